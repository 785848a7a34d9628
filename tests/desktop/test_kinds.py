"""Every kind of record, every way of saying when, and references, in the real program and in every version."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "kinds.py"


def test_every_kind_is_searched_for_by_mouse_and_keyboard(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path / "pictures")])
    assert result.returncode == 0, result.output
    assert "ALL KINDS DONE" in result.output
