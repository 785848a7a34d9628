"""What is not there yet: `python -m tests.contract.missing [service] [word of a path or name]`."""

from __future__ import annotations

import sys

from plugin.streetmanager.operations import Operation, operations_of
from plugin.streetmanager.versions import Version

from .definitions import AT_HAND, NOT_AT_HAND, Defined, bare, defined


def ours(version: Version) -> dict[tuple[str, str, str], Operation]:
    """The client's operations in a version, by service, method and bare path."""
    return {(one.service, one.method, bare(one.path_in(version))): one for one in operations_of(version)}


def missing(version: Version) -> list[Defined]:
    """The operations that a version defines and the client does not have."""
    there = ours(version)
    return [one for one in defined(version) if one.key not in there]


def too_many(version: Version) -> list[Operation]:
    """The client's operations that a version does not define."""
    there = {one.key for one in defined(version)}
    return [one for key, one in ours(version).items() if key not in there]


def _line(one: Defined, versions: list[Version]) -> str:
    told = " ".join(map(str, versions)).ljust(9)
    asked = f"  ?{', '.join(item.name for item in one.parameters)}" if one.parameters else ""
    body = f"  <- {one.body}" if one.body else "  <- file" if one.uploads else ""
    answer = f"  -> {one.answer}" if one.answer else ""
    return f"{told}{one.service}.{one.name}  {one.method} {one.path}{asked}{body}{answer}"


def main(words: list[str]) -> None:
    """Print it."""
    if not AT_HAND:
        raise SystemExit(NOT_AT_HAND)
    from .whole import run

    seen: dict[tuple[str, str, str, str, str], list[Version]] = {}
    kept: dict[tuple[str, str, str, str, str], Defined] = {}
    for version in Version:
        for one in missing(version):
            if all(word in f"{one.service} {one.name} {one.path}" for word in words):
                key = (*one.key, one.body, one.answer)
                seen.setdefault(key, []).append(version)
                kept[key] = one
    for key, one in kept.items():
        print(_line(one, seen[key]))
    for version in Version:
        found = run(
            version, lambda one: all(word in f"{one.service} {one.name} {one.path}" for word in words)
        )
        for line in found.violations:
            print(line)
        print(f"{version}: {found.implemented} of {found.defined}, {len(found.violations)} violations")


if __name__ == "__main__":
    main(sys.argv[1:])
