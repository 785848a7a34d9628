"""Reloading and unloading in the middle of everything: nothing stays behind, and nothing drawn is lost."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "reload.py"


def test_nothing_stays_behind_and_nothing_is_lost(profile: Path) -> None:
    result = run(SCENARIO, profile=profile)
    assert result.returncode == 0, result.output
    assert "RELOADED 3" in result.output
    assert "UNLOADED" in result.output
    assert "FAILURE" not in result.output
    assert "wrapped C/C++ object" not in result.output
