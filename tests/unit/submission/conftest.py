"""What the tests of submissions start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugin.submission.drafts import DraftStore
from tests.unit.submission.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "a folder" / "drafts.gpkg")
