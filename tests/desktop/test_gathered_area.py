"""A geographical area in the real program: gathered, edited, saved, submitted, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.in_qgis import run

SCENARIOS = Path(__file__).parent / "scenarios"


@pytest.mark.parametrize("version", ["v2", "v6"])
def test_a_geographical_area(version: str, profile: Path, tmp_path: Path) -> None:
    scenario = SCENARIOS / "gathered_area.py"
    result = run(scenario, profile=profile, arguments=[str(tmp_path), version])
    assert result.returncode == 0, result.output
    assert "AREA GATHERED" in result.output
