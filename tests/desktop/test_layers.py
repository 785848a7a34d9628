"""Layers of every kind found, their themes and actions, a search kept and refreshed, in the real qgis program."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "layers.py"


def test_layers_of_every_kind_in_every_version(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path), "v2", "v6", "v1"])
    assert result.returncode == 0, result.output
    assert "LAYERS DONE v2 v6 v1" in result.output
