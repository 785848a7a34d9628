"""Every drawing tool, vertices typed and pasted, shapes taken; the drafts' list and layers: by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.in_qgis import run

SCENARIOS = Path(__file__).parent / "scenarios"


@pytest.mark.parametrize("version", ["v1", "v2", "v6"])
@pytest.mark.parametrize(
    ("scenario", "said"), [("draw_tools.py", "DRAWN IN EVERY WAY"), ("drafts_list.py", "DRAFTS LISTED")]
)
def test_drawing_and_drafts(scenario: str, said: str, version: str, profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIOS / scenario, profile=profile, arguments=[str(tmp_path), version])
    assert result.returncode == 0, result.output
    assert said in result.output
