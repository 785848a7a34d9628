"""Every kind of submission, by a planner and by an authority's officer, in the real program and in every version."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "every_kind.py"
PLANNER, OFFICER = "0", "2"


@pytest.mark.parametrize("version", ["v1", "v2", "v6"])
@pytest.mark.parametrize("account", [PLANNER, OFFICER], ids=["planner", "officer"])
def test_every_kind_is_submitted(version: str, account: str, profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path), version, account])
    assert result.returncode == 0, result.output
    assert "EVERY KIND SUBMITTED" in result.output
