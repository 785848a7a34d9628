"""Extents pasted, imported, dropped, begun from records of files, and split by street: by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "other_ways.py"


def test_other_ways(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path), "v2"])
    assert result.returncode == 0, result.output
    assert "CAME IN OTHER WAYS" in result.output
