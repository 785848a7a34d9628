"""The harness itself: a failure anywhere in qgis fails the run, and a run that hangs ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.in_qgis import TIMED_OUT, run


def write(folder: Path, text: str) -> Path:
    file = folder / "scenario.py"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_scenario_knows_its_file_its_arguments_and_the_plugin(tmp_path: Path, profile: Path) -> None:
    scenario = write(
        tmp_path,
        "import desk, sys\n"
        "print('GIVEN', arguments, __file__)\n"
        "print('PLUGIN', type(desk.the_plugin()).__name__)\n"
        "print('TITLE', iface.mainWindow().windowTitle() != '')\n"
        "print('PATH', any('.venv' in part for part in sys.path))\n",
    )
    result = run(scenario, profile=profile, arguments=["one", "two words"])
    assert result.returncode == 0, result.output
    assert f"GIVEN ['one', 'two words'] {scenario}" in result.output
    assert "PLUGIN WorksExtentsPlugin" in result.output
    assert "TITLE True" in result.output
    assert "PATH False" in result.output


@pytest.mark.parametrize(
    "lines",
    [
        "raise ValueError('seen')\n",
        "import desk\n"
        "from qgis.PyQt.QtCore import QTimer\n"
        "def slot(): raise ValueError('seen')\n"
        "QTimer.singleShot(0, slot)\n"
        "desk.wait(100)\n",
        "import threading\n"
        "def work(): raise ValueError('seen')\n"
        "thread = threading.Thread(target=work); thread.start(); thread.join()\n",
    ],
    ids=["in the scenario", "in a slot", "in a thread"],
)
def test_an_exception_fails_the_run(lines: str, tmp_path: Path, profile: Path) -> None:
    result = run(write(tmp_path, lines), profile=profile)
    assert result.returncode == 1
    assert "ValueError: seen" in result.output


def test_a_scenario_that_hangs_ends_with_the_stacks(tmp_path: Path, profile: Path) -> None:
    scenario = write(tmp_path, "import time\ntime.sleep(600)\n")
    # On a busy machine QGIS may not have come to the scenario in the shorter time.
    for timeout in (12, 90):
        result = run(scenario, profile=profile, timeout=timeout)
        assert result.returncode == TIMED_OUT
        assert result.seconds < 600
        if "scenario.py" in result.output:
            break
    assert "scenario.py" in result.output


def test_a_crash_fails_the_run(tmp_path: Path, profile: Path) -> None:
    result = run(write(tmp_path, "import os\nos.kill(os.getpid(), 11)\n"), profile=profile)
    assert result.returncode not in (0, 1, TIMED_OUT)


def test_a_plugin_that_cannot_be_loaded_fails_the_run(tmp_path: Path, profile: Path) -> None:
    plugin = profile / "python" / "plugins" / "works_extents" / "plugin" / "plugin.py"
    plugin.write_text("raise ValueError('broken')\n", encoding="utf-8")
    result = run(write(tmp_path, "print('went on')\n"), profile=profile)
    assert result.returncode == 1
    assert "ValueError: broken" in result.output
    assert "went on" in result.output
