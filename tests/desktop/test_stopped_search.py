"""Stopping a search acts at once, keeps what was found, and leaves the way free for the next."""

from __future__ import annotations

from pathlib import Path

from plugin.practice.server import PracticeServer
from scripts.in_qgis import run
from tests.desktop.front import Front

SCENARIO = Path(__file__).parent / "scenarios" / "stopped_search.py"


def test_a_search_stops_at_once_and_keeps_what_it_found(profile: Path, tmp_path: Path) -> None:
    with (
        PracticeServer(tmp_path / "practice") as practice,
        Front(practice.address, silent=["/geojson/"]) as front,
    ):
        given = [front.address, str(tmp_path / "pictures")]
        result = run(SCENARIO, profile=profile, arguments=given)
    assert result.returncode == 0, result.output
    assert "ALL STOPPED" in result.output
