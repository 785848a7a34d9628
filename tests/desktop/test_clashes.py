"""Other works around an extent, in the real program and in every version."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "clashes.py"


def test_clashes_are_asked_for_listed_and_shown(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path / "pictures")])
    assert result.returncode == 0, result.output
    assert "ALL CLASHES DONE" in result.output
