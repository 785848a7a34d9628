"""A work's whole record in the real program: read, on the map, everything that is done on site, lost answers."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "record.py"


def test_a_works_record_is_read_and_worked_on(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path / "pictures")])
    assert result.returncode == 0, result.output
    for told in ("READ", "REFUSED", "SETTLED", "PENDING", "HISTORY", "SUBMIT", "RECORD DONE"):
        assert told in result.output, result.output
