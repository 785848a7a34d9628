"""A library hidden, in the real program: a message in plain words, and no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "library_hidden.py"


@pytest.mark.parametrize("library", ["pydantic", "holidays"])
def test_a_hidden_library_is_named_with_its_fix(library: str, profile: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[library], hide=[library])
    assert result.returncode == 0, result.output
    assert f"MISSING ['{library}']" in result.output
    assert f"{library} is not there; the plugin needs" in result.output
    assert "Traceback" not in result.output


def test_with_all_libraries_there_is_nothing_to_say(profile: Path) -> None:
    result = run(SCENARIO, profile=profile)
    assert result.returncode == 0, result.output
    assert "MISSING []" in result.output
