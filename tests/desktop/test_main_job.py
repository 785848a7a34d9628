"""The main job in the real qgis program: the same way through in every version of the service."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.in_qgis import run
from scripts.package import TOP

SCENARIO = Path(__file__).parent / "scenarios" / "main_job.py"
PLANNER, CONTRACTOR = "0", "1"


@pytest.mark.parametrize(("version", "account"), [("v1", PLANNER), ("v2", CONTRACTOR), ("v6", PLANNER)])
def test_the_way_from_a_search_to_a_receipt(
    version: str, account: str, profile: Path, tmp_path: Path
) -> None:
    result = run(SCENARIO, profile=profile, arguments=[version, account, str(tmp_path)])
    assert result.returncode == 0, result.output
    assert f"WAY DONE {version}" in result.output


def test_the_demo_shows_what_it_says() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "scripts.demo"],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    figures = json.loads((TOP / "build" / "demo" / "demo.json").read_text(encoding="utf-8"))
    assert figures["works_found"] == figures["works_held"] == 3000
    assert figures["duplicates"] == 0
    assert figures["calls"] > 30
    assert figures["findings"] == ["Crosses itself at 1 place."]
    assert figures["found_again"] is True
    assert figures["permit_reference_number"] == figures["work_reference_number"] + "-01"
    assert figures["clicked_vs_submitted_mm"] < 1
    assert figures["clicked_vs_submitted_webmap_mm"] < 1
    for name in ("search.png", "finding.png", "form.png", "receipt.png", "works.gpkg"):
        assert (TOP / "build" / "demo" / name).stat().st_size > 10_000
