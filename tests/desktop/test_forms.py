"""The form of a submission, its files, its summary and receipt, and the page for the file: by keyboard and mouse."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "forms.py"


def test_forms(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path), "v2"])
    assert result.returncode == 0, result.output
    assert "FORMS FILLED IN" in result.output
