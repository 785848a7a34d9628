"""Where to search, places and streets: every control, in the real qgis program."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.in_qgis import run

SCENARIOS = Path(__file__).parent / "scenarios"


@pytest.mark.parametrize("version", ["v1", "v2", "v6"])
def test_every_way_of_saying_where(version: str, profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIOS / "areas.py", profile=profile, arguments=[str(tmp_path), version])
    assert result.returncode == 0, result.output
    assert "AREAS DONE" in result.output


def test_streets_in_every_version(profile: Path, tmp_path: Path) -> None:
    arguments = [str(tmp_path), str(tmp_path / "town.qgz")]
    result = run(SCENARIOS / "streets.py", profile=profile, arguments=arguments)
    assert result.returncode == 0, result.output
    for version in ("v1", "v2", "v6"):
        assert f"STREETS {version}" in result.output
    assert "STREETS DONE" in result.output


@pytest.mark.parametrize("version", ["v1", "v6"])
def test_being_told_what_is_new_in_an_area(version: str, profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIOS / "area_news.py", profile=profile, arguments=[str(tmp_path), version])
    assert result.returncode == 0, result.output
    assert "AREA NEWS DONE" in result.output
