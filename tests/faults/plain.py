"""The faults without QGIS: in one version, against a practice service of its own."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugin.practice.server import PracticeServer
from plugin.streetmanager.versions import Version

from .ground import Ground, kinds_in
from .killing import Killing
from .losing import courses
from .nursery import Nursery
from .tally import Tally, together

# The manner of settling decides what happens at a line: by our reference, by what is listed, by what has changed.
LINES = {"permit_application": 23, "change_request": 59, "forward_plan_update": 59}
ACTS = ("send", "settle", "resend")


@dataclass
class Plan:
    """What is tried. lines: kinds whose processes are killed at one line of so many."""

    version: Version
    keys: tuple[str, ...]
    lines: dict[str, int]
    steps: bool = True
    losses: bool = True


def whole(version: Version) -> Plan:
    """Everything in a version; lines in one of them, because they are the same in all."""
    return Plan(version, tuple(kinds_in(version)), LINES if version is Version.V2 else {})


def carry_out(plan: Plan) -> Tally:
    """Try it all, on a practice service of its own."""
    with tempfile.TemporaryDirectory() as folder:
        town, desks = Path(folder) / "town", Path(folder) / "desks"
        # More than a hundred drafts are drawn at one place here.
        with PracticeServer(town, cap=100_000) as server, Nursery() as nursery:
            ground = Ground(server, plan.version, desks)
            return together(_tried(plan, ground, Killing(ground, nursery)))


def _tried(plan: Plan, ground: Ground, killing: Killing) -> Iterable[Tally]:
    for key in plan.keys:
        if plan.losses:
            for course in courses(ground, key):
                yield course()
        if plan.steps:
            yield from killing.at_every_step(key)
        print(f"{plan.version} {key}", file=sys.stderr, flush=True)
    for key, every in plan.lines.items():
        for act in ACTS:
            yield from killing.at_every_line(key, act, every)


def main() -> int:
    """Try everything in the version that is named, and print the tally as JSON."""
    tally = carry_out(whole(Version(sys.argv[1])))
    print(json.dumps(tally.as_json()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
