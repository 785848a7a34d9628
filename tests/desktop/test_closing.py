"""Closing QGIS in the middle of a search and of an edit: no question, no waiting, nothing lost."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from plugin.practice.server import PracticeServer
from plugin.submission.drafts import DraftStore
from scripts.in_qgis import run
from tests.desktop.front import Front

SCENARIO = Path(__file__).parent / "scenarios" / "closing.py"
# Seconds. Whoever waited for the search would wait a minute, its time-out; how long a busy machine takes is no finding.
LONGEST = 45.0


@pytest.mark.parametrize("way", ["exit", "window"])
def test_qgis_closes_at_once_and_asks_nothing(way: str, profile: Path, tmp_path: Path) -> None:
    with (
        PracticeServer(tmp_path / "practice") as practice,
        Front(practice.address, silent=["/geojson/"]) as front,
    ):
        result = run(SCENARIO, profile=profile, arguments=[front.address, way])
        ended = time.time()
    assert result.returncode == 0, result.output
    assert "FAILURE" not in result.output, result.output
    assert "DIALOG" not in result.output, result.output
    closing = re.search(r"CLOSING ([\d.]+)", result.output)
    assert closing, result.output
    # Taken after xvfb has gone too, so QGIS itself was faster.
    assert ended - float(closing[1]) < LONGEST, result.output
    kept = re.search(r"KEPT (.*)", result.output)
    assert kept, result.output
    store = DraftStore(profile / "works_extents" / "drafts.gpkg")
    assert [str(draft.geometry()) for draft in store.all()] == [kept[1]]
    store.close()
