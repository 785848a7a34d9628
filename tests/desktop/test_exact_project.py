"""A web-map project made exact and undone, and streets of the user's own gazetteer, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

from scripts.in_qgis import run

SCENARIOS = Path(__file__).parent / "scenarios"


def test_a_project_made_exact_and_undone(profile: Path, tmp_path: Path) -> None:
    result = run(
        SCENARIOS / "exact_project.py",
        profile=profile,
        arguments=[str(tmp_path), str(tmp_path / "kept.qgz")],
    )
    assert result.returncode == 0, result.output
    assert "EXACT AND UNDONE" in result.output


def test_streets_of_the_user_s_own_gazetteer(profile: Path, tmp_path: Path) -> None:
    result = run(
        SCENARIOS / "own_gazetteer.py",
        profile=profile,
        arguments=[str(tmp_path), str(tmp_path / "gazetteer.gpkg")],
    )
    assert result.returncode == 0, result.output
    assert "OWN GAZETTEER ASKED FIRST" in result.output
