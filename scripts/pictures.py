"""Takes a picture of each dock in each state worth seeing, in the real QGIS program: build/pictures.

Three runs: as usual, in QGIS's dark theme, and on a screen of twice the density.
"""

from __future__ import annotations

import shutil
import sys

from scripts.in_qgis import run
from scripts.install import throw_away_profile
from scripts.package import TOP, make_package

OUTPUT = TOP / "build" / "pictures"
PROFILES = TOP / "build" / "pictures-profile"
SCENARIO = TOP / "scripts" / "qgis_side" / "pictures.py"
RUNS: tuple[tuple[str, dict[str, str]], ...] = (
    ("usual", {}),
    ("dark", {}),
    ("dense", {"QT_SCALE_FACTOR": "2", "QT_AUTO_SCREEN_SCALE_FACTOR": "0"}),
)


def main() -> int:
    """Take all pictures; the number of runs that failed is the exit status."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    package = make_package(TOP / "build" / "works_extents.zip")
    failed = 0
    for name, environment in RUNS:
        profile = throw_away_profile(PROFILES, package=package)
        arguments = [str(OUTPUT), name]
        result = run(SCENARIO, profile=profile, env=environment, timeout=240, arguments=arguments)
        failed += bool(result.returncode)
        if result.returncode:
            print(result.output)
    taken = sorted(path.name for path in OUTPUT.glob("*.png"))
    print(f"{len(taken)} pictures in build/pictures: {', '.join(taken)}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
