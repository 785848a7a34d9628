"""The main job, start to end, in the real QGIS program, from the package that is published.

Prints what it does, and leaves pictures, the works found and its figures in build/demo.
"""

from __future__ import annotations

import shutil
import sys

from scripts.in_qgis import run
from scripts.install import throw_away_profile
from scripts.package import TOP

OUTPUT = TOP / "build" / "demo"
PROFILES = TOP / "build" / "demo-profile"
SCENARIO = TOP / "scripts" / "qgis_side" / "demo.py"
# What QGIS and Qt say of themselves on a machine without a desktop.
NOT_OURS = ("QStandardPaths", "DeprecationWarning", "Problem with GRASS", "Problem with SAGA")


def main() -> int:
    """Make the package, install it into a profile of its own, and go the way in QGIS."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    profile = throw_away_profile(PROFILES)
    print("The plugin is packaged and installed; QGIS starts.", flush=True)
    result = run(SCENARIO, profile=profile, timeout=300, arguments=[str(OUTPUT)])
    lines = [line for line in result.output.splitlines() if not any(word in line for word in NOT_OURS)]
    print("\n".join(lines))
    if result.returncode:
        print(f"The demo failed ({result.returncode}).")
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
