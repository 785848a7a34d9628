"""The process is killed in the middle of a sketch and of a form: started again, nothing is lost."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

from scripts.in_qgis import run

SCENARIOS = Path(__file__).parent / "scenarios"


def test_a_crash_loses_neither_vertices_nor_answers(profile: Path) -> None:
    kept = []
    for under_way in ("sketch", "form"):
        killed = run(SCENARIOS / "before_crash.py", profile=profile, arguments=[under_way])
        assert killed.returncode not in (0, 1), killed.output
        drawn = re.search(r"DRAWN (.*)", killed.output)
        assert drawn, killed.output
        kept.append(json.dumps(ast.literal_eval(drawn[1])))
    result = run(SCENARIOS / "after_crash.py", profile=profile, arguments=kept)
    assert result.returncode == 0, result.output
    assert "GONE ON" in result.output
    assert re.search(r"SUBMITTED ZA001CRASH1", result.output), result.output
