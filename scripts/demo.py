"""The main job, start to end, in the real QGIS program, from the package that is published; then every other kind.

Prints what it does, and leaves pictures, the works found and its figures in build/demo, and a picture of every
kind of submission's drawing, form, summary and receipt in build/demo/kinds.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from scripts.in_qgis import run
from scripts.install import throw_away_profile
from scripts.package import TOP

OUTPUT = TOP / "build" / "demo"
PROFILES = TOP / "build" / "demo-profile"
SCENARIO = TOP / "scripts" / "qgis_side" / "demo.py"
EVERY_KIND = TOP / "tests" / "desktop" / "scenarios" / "every_kind.py"
ACCOUNTS = {"0": "a planner", "2": "a highway authority's officer"}
NEWEST = "v6"
# What QGIS and Qt say of themselves on a machine without a desktop.
NOT_OURS = ("QStandardPaths", "DeprecationWarning", "Problem with GRASS", "Problem with SAGA")


def main() -> int:
    """Make the package, install it into profiles of their own, and go the ways in QGIS."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    (OUTPUT / "kinds").mkdir(parents=True)
    print("The plugin is packaged and installed; QGIS starts.", flush=True)
    failed = _go(SCENARIO, [str(OUTPUT)])
    for account, who in ACCOUNTS.items():
        if not failed:
            print(f"Every kind that {who} may submit, in {NEWEST}:", flush=True)
            failed = _go(EVERY_KIND, [str(OUTPUT / "kinds"), NEWEST, account])
    return failed


def _go(scenario: Path, arguments: list[str]) -> int:
    result = run(scenario, profile=throw_away_profile(PROFILES), timeout=300, arguments=arguments)
    lines = [line for line in result.output.splitlines() if not any(word in line for word in NOT_OURS)]
    print("\n".join(lines), flush=True)
    if result.returncode:
        print(f"The demo failed ({result.returncode}).")
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
