"""Profiles for the desktop tests: fresh ones, with the plugin installed from its package."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.install import throw_away_profile
from scripts.package import make_package


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plugin's package, made once a test run."""
    return make_package(tmp_path_factory.mktemp("package") / "works_extents.zip")


@pytest.fixture
def profile(tmp_path: Path, package: Path) -> Path:
    """A throw-away QGIS profile for `scripts.in_qgis.run`."""
    return throw_away_profile(tmp_path / "qgis", package=package)
