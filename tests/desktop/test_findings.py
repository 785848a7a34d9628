"""What is wrong with an extent is seen, mended and confirmed by mouse and keyboard, in every version."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "findings.py"


@pytest.mark.parametrize("version", ["v2", "v6"])
def test_findings(version: str, profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path), version])
    assert result.returncode == 0, result.output
    assert "FOUND AND MENDED" in result.output
