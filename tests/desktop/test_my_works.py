"""One's own works in the real qgis program: the lists, the daily map, what is new."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "my_works.py"


def test_every_control_of_my_works(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path)])
    assert result.returncode == 0, result.output
    assert "MY WORKS DONE" in result.output
