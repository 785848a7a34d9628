"""Algorithms in the real program, from the toolbox and the locator; and without a window, by qgis_process."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "processing_toolbox.py"
# Debian's own script in front of it hands options over that only qgis knows.
PROGRAMS = ("qgis_process.bin", "qgis_process")
PATH = "/usr/bin:/bin"
# Seconds.
LONGEST = 300


def test_toolbox_and_locator(profile: Path, tmp_path: Path) -> None:
    result = run(SCENARIO, profile=profile, arguments=[str(tmp_path)])
    assert result.returncode == 0, result.output
    assert "TOOLBOX AND LOCATOR" in result.output


def qgis_process(profile: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run QGIS's program for algorithms in a profile, without a window."""
    program = next(filter(None, (shutil.which(name, path=PATH) for name in PROGRAMS)), None)
    if program is None:
        pytest.skip("this QGIS has no qgis_process")
    environment = {
        "PATH": PATH,
        "HOME": str(profile.parent),
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(profile.parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
    }
    return subprocess.run(
        [program, *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )


def test_qgis_process_lists_them_searches_and_says_what_is_missing(profile: Path, tmp_path: Path) -> None:
    listed = qgis_process(profile, "list")
    assert listed.returncode == 0, listed.stderr
    names = (
        "search_works",
        "check_extents",
        "exact_national_grid",
        "streets_under_extents",
        "split_by_street",
    )
    for name in names:
        assert f"worksextents:{name}" in listed.stdout, listed.stdout[-2000:] + listed.stderr
    file = tmp_path / "works.gpkg"
    where = "EXTENT=469950,470050,309950,310050 [EPSG:27700]"
    searched = qgis_process(profile, "run", "worksextents:search_works", "--", where, f"OUTPUT={file}")
    assert searched.returncode == 0, searched.stdout + searched.stderr
    assert "COMPLETE:\ttrue" in searched.stdout and "practice service" in searched.stdout
    with sqlite3.connect(file) as database:
        (number,) = database.execute("select count(*) from works_points").fetchone()
    assert number
    exact = tmp_path / "degrees.geojson"
    given = (f"INPUT={file}|layername=works_points", "TARGET_CRS=EPSG:4258", f"OUTPUT={exact}")
    carried = qgis_process(profile, "run", "worksextents:exact_national_grid", "--", *given)
    assert carried.returncode == 0 and "ACCURACY:\t0.001" in carried.stdout, carried.stdout + carried.stderr
    assert exact.is_file()
    nowhere = qgis_process(profile, "run", "worksextents:search_works", "--", f"OUTPUT={file}")
    assert nowhere.returncode != 0 and "Say where to search" in nowhere.stdout + nowhere.stderr
