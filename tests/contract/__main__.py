"""`make contract`: how the client, and the practice service, stand to the definitions; build/contract.json."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from plugin.practice.server import PracticeServer
from plugin.streetmanager.versions import Version

from .definitions import AT_HAND, NOT_AT_HAND, REPOSITORY
from .missing import missing
from .practice_calls import EVERY, Caller, Heard, exercise
from .whole import Found, run

_HEADINGS = ("defined", "implemented", "requests", "responses", "violations")


def main() -> int:
    """Print it and write it; 1 where something is missing or violated."""
    if not AT_HAND:
        print(NOT_AT_HAND)
        return 1 if os.environ.get("CI") == "true" else 0
    found = {version: run(version) for version in Version}
    for version, heard in _practice().items():
        print(f"{version}   the practice service answered {heard.calls} calls; {len(heard.wrong)} faults")
        found[version].violations += [f"practice service: {line}" for line in heard.wrong]
    print("     " + "".join(heading.rjust(13) for heading in _HEADINGS))
    for version, one in found.items():
        counts = (one.defined, one.implemented, one.requests, one.responses, len(one.violations))
        print(f"{version}   " + "".join(str(count).rjust(13) for count in counts))
    lacking = [
        f"{version} {one.service}.{one.name} is missing" for version in Version for one in missing(version)
    ]
    for line in (*lacking, *(line for one in found.values() for line in one.violations)):
        print(line)
    _write(found)
    return 1 if lacking or any(one.violations for one in found.values()) else 0


def _practice() -> dict[Version, Heard]:
    whole = {version: Heard() for version in Version}
    with TemporaryDirectory() as folder, PracticeServer(Path(folder), cap=100_000) as server:
        callers = {version: Caller(server.address, version).sign_in() for version in Version}
        for version, service in EVERY:
            heard = exercise(callers[version], service)
            whole[version].calls += heard.calls
            whole[version].wrong += heard.wrong
    return whole


def _write(found: dict[Version, Found]) -> None:
    folder = REPOSITORY / "build"
    folder.mkdir(exist_ok=True)
    counted = {
        version.value: {**asdict(one), "violations": len(one.violations)} for version, one in found.items()
    }
    (folder / "contract.json").write_text(json.dumps(counted, indent=2) + "\n", encoding="utf-8")
    print("Written to build/contract.json.")


if __name__ == "__main__":
    sys.exit(main())
