"""Refused, mended, sent again; the answer lost and asked for: each application is held once, nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "troubled_submission.py"


def test_what_goes_wrong_with_a_submission_is_mended(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path / "pictures")])
    assert result.returncode == 0, result.output
    assert "SETTLED" in result.output
