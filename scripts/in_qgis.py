"""Runs a Python scenario inside the real `qgis` program, and tells how it went.

A scenario is a plain Python file. It runs on QGIS's main thread when the window is fully up,
with `iface` and `arguments` as globals and `import desk` for waiting, clicking and pictures.
It fails by raising, whether in the file itself or in any slot, thread or task.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess  # nosec B404 - runs qgis, from a list, without a shell
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.package import TOP

QGIS_SIDE = TOP / "scripts" / "qgis_side"
SCREEN = "-screen 0 1600x1000x24 -nolisten tcp"
TIMED_OUT = 124
# Leaves QGIS time to dump its stacks and end by itself before it is killed.
GRACE = 30
# They would put the development libraries in front, and hide that one is missing.
NOT_PASSED_ON = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PROJ_DATA", "PROJ_LIB", "PYTHONSTARTUP")


@dataclass(frozen=True)
class Result:
    """How a run ended: 0 is well, 124 is a time-out, anything else a failure or a crash."""

    returncode: int
    output: str
    seconds: float


def run(
    scenario: Path,
    *,
    profile: Path,
    env: Mapping[str, str] | None = None,
    timeout: int = 400,
    arguments: Sequence[str] = (),
    hide: Sequence[str] = (),
    echo: bool = False,
) -> Result:
    """Run `scenario` in qgis with `profile` (see scripts.install.throw_away_profile).

    `timeout` is in seconds; when it is over, the stacks of all threads are in the output.
    `hide` names Python packages that shall look as if they were not installed.
    `echo` shows the output as it comes.
    """
    task = {
        "scenario": str(scenario.resolve()),
        "arguments": list(arguments),
        "timeout": timeout,
        "hide": list(hide),
    }
    environment = {**_clean_environment(), **(env or {}), "WORKS_EXTENTS_SCENARIO": json.dumps(task)}
    environment["PYQGIS_STARTUP"] = str(QGIS_SIDE / "startup.py")
    command = [*qgis_command(profile), "--code", str(QGIS_SIDE / "bootstrap.py")]
    return _supervise(command, environment, timeout + GRACE, echo)


def open_for_a_person(profile: Path, env: Mapping[str, str] | None = None) -> int:
    """Open qgis with `profile` and wait until the person closes it."""
    environment = {**_clean_environment(), **(env or {})}
    return subprocess.call(qgis_command(profile), env=environment)  # nosec B603


def qgis_command(profile: Path) -> list[str]:
    """The command that starts qgis with `profile`, under xvfb-run where there is no display."""
    if profile.parent.name != "profiles":
        raise ValueError(f"QGIS looks for a profile in a folder named profiles, not at {profile}")
    qgis = shutil.which("qgis", path=_path())
    if qgis is None:
        raise FileNotFoundError("There is no program named qgis here: run make setup.")
    command = [qgis, "--noversioncheck", "--nologo", "--profiles-path", str(profile.parent.parent)]
    command += ["--profile", profile.name]
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return command
    # Two runs that begin their search for a free screen at the same number can take the same one.
    first = f"--server-num={100 + os.getpid() % 20000}"
    return ["xvfb-run", "--auto-servernum", first, "--server-args", SCREEN, *command]


def _path() -> str:
    # The Python inside qgis takes its prefix from the first python3 on the PATH.
    return os.pathsep.join(["/usr/bin", "/bin", os.environ.get("PATH", "")])


def _clean_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    return {
        **kept,
        "PATH": _path(),
        "LC_ALL": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }


def _supervise(command: list[str], environment: dict[str, str], longest: int, echo: bool) -> Result:
    started = time.monotonic()
    process = subprocess.Popen(  # nosec B603
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    lines: list[str] = []
    reader = threading.Thread(target=_read, args=(process, lines, echo), daemon=True)
    reader.start()
    killed = False
    try:
        returncode = process.wait(timeout=longest)
    except subprocess.TimeoutExpired:
        killed = True
        os.killpg(process.pid, signal.SIGKILL)
        returncode = process.wait(timeout=GRACE)
    reader.join(timeout=GRACE)
    output = "".join(lines)
    if killed or "Timeout (" in output:
        returncode = TIMED_OUT
    return Result(returncode, output, time.monotonic() - started)


def _read(process: subprocess.Popen[str], lines: list[str], echo: bool) -> None:
    if process.stdout is None:
        return
    for line in process.stdout:
        lines.append(line)
        if echo:
            sys.stdout.write(line)
            sys.stdout.flush()
