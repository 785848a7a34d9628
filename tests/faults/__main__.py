"""`make faults`: answers lost and processes killed, without QGIS and in it; build/faults.json."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from plugin.practice.server import PracticeServer
from plugin.streetmanager.versions import Version
from scripts.install import throw_away_profile
from scripts.package import make_package

from .in_qgis import InQgis
from .points import ROOT
from .tally import Tally, together

RESULT = ROOT / "build" / "faults.json"
LONGEST = 900
FIGURES = {
    "kills": "processes killed between the click and the receipt",
    "dropped": "answers lost in another way: dropped, late, cut short, never acted upon",
    "drafts_lost": "drafts of which anything was missing afterwards",
    "doubled": "submissions that the service carried out more than once",
    "undone": "submissions that came to nothing in the end",
    "unknown": "outcomes that were left unknown",
    "settled": "of these settled rightly: taken, or sent again because it never came",
}


def main() -> int:
    """Try everything, on as many cores as there are; print and write what came of it. 1 where it is not well."""
    began = time.monotonic()
    versions = [
        lambda version=version: without_qgis(version) for version in (Version.V6, Version.V2, Version.V1)
    ]
    errands: list[Callable[[], Tally]] = [in_qgis, *versions]
    # One runs mostly in qgis, which waits much; the others, one after the other, take a core each.
    with ThreadPoolExecutor(max_workers=3) as pool:
        tally = together(pool.map(lambda errand: errand(), errands))
    _show(tally)
    seconds = round(time.monotonic() - began, 1)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({**tally.as_json(), "seconds": seconds}, indent=2) + "\n", encoding="utf-8")
    print(f"{seconds:.0f} seconds. Written: {RESULT.relative_to(ROOT)}")
    return 0 if tally.well else 1


def without_qgis(version: Version) -> Tally:
    """Every kind of a version, in a process of its own."""
    command = [sys.executable, "-m", "tests.faults.plain", version.value]
    result = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=LONGEST, check=False
    )
    if result.returncode:
        return Tally(wrong=[f"The faults of {version.value} ended with {result.returncode}."])
    return Tally.from_json(json.loads(result.stdout))


def in_qgis() -> Tally:
    """A permit application in the real program."""
    with tempfile.TemporaryDirectory() as folder:
        package = make_package(Path(folder) / "works_extents.zip")
        profile = throw_away_profile(Path(folder) / "qgis", package=package)
        with PracticeServer(Path(folder) / "town") as server:
            tally = InQgis(profile, server, Path(folder)).carry_out()
    print(f"QGIS was killed {tally.kills} times.", file=sys.stderr, flush=True)
    return tally


def _show(tally: Tally) -> None:
    print("How often each was tried:")
    for fault, number in tally.by_fault.items():
        print(f"  {number:5}  {fault}")
    print(f"  {sum(tally.by_kind.values()):5}  in all, of {len(tally.by_kind)} kinds of submission")
    for name, words in FIGURES.items():
        print(f"{name:12}{getattr(tally, name):6}  {words}")
    for words in tally.wrong:
        print(f"WRONG  {words}")


if __name__ == "__main__":
    sys.exit(main())
