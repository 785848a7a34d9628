"""Drawing and editing by mouse in the real program: kept at once, taken back by either undo, exact where snapped."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "editing.py"


def test_what_is_edited_is_kept_and_can_be_taken_back(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path / "pictures")])
    assert result.returncode == 0, result.output
    for step in ("EDITED", "ANOTHER PROJECT", "SNAPPED EXACTLY"):
        assert step in result.output
