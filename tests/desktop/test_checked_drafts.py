"""Drafts in every state in the real program: filtered, checked several in one go, on the map, and for whom each is."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIOS = Path(__file__).parent / "scenarios"


def test_drafts_in_every_state(profile: Path, tmp_path: Path) -> None:
    scenario = SCENARIOS / "checked_drafts.py"
    result = run(scenario, profile=profile, arguments=[str(tmp_path), "v2"])
    assert result.returncode == 0, result.output
    assert "DRAFTS CHECKED" in result.output
