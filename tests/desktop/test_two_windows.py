"""Two windows of QGIS at once on one profile: they do not spoil each other's drafts."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.in_qgis import run

SCENARIO = Path(__file__).parent / "scenarios" / "two_windows.py"


def test_two_windows_on_one_drafts_file(profile: Path, tmp_path: Path) -> None:
    folder = tmp_path / "between"
    folder.mkdir()
    with ThreadPoolExecutor() as pool:
        first = pool.submit(run, SCENARIO, profile=profile, arguments=["one", str(folder)])
        # Two that start at the very same moment, QGIS takes for one that has crashed.
        while not (folder / "drawn").exists() and not first.done():
            time.sleep(0.2)
        assert (folder / "drawn").exists(), first.result().output
        second = pool.submit(run, SCENARIO, profile=profile, arguments=["two", str(folder)])
        results = [first.result(), second.result()]
    for result in results:
        assert result.returncode == 0, result.output
    assert "WINDOW one DONE" in results[0].output and "WINDOW two DONE" in results[1].output
