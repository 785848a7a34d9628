"""The tables of a search in the real qgis program, with every version of the service."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "table.py"


def test_every_control_of_the_tables(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path)])
    assert result.returncode == 0, result.output
    assert "TABLE DONE" in result.output
