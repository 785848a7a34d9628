"""Both directions of every operation of a version, and what is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.operations import Operation
from plugin.streetmanager.versions import Version

from .definitions import Defined, defined
from .examples import examples
from .missing import ours, too_many
from .models_compared import differences
from .reading_back import lost
from .recording import Recorder, recording
from .requests_made import MANNERS, arguments_for, send, wrong_with

_FILE = b"%PDF-1.4 \x00\xfe a file"


@dataclass
class Found:
    """What a version's run gave. Counted are operations; violations have a line each."""

    defined: int = 0
    implemented: int = 0
    requests: int = 0
    responses: int = 0
    violations: list[str] = field(default_factory=list)


def run(version: Version, wanted: Callable[[Defined], bool] = lambda one: True) -> Found:
    """Exercise every operation of a version that is wanted, as requests and as responses."""
    found = Found()
    there = ours(version)
    with recording(version) as (client, recorder):
        for one in filter(wanted, defined(version)):
            found.defined += 1
            our = there.get(one.key)
            if our is None:
                continue
            found.implemented += 1
            where = f"{version} {one.service}.{our.name}"
            asked, asking = _requests(client, recorder, our, one)
            read, reading = _responses(client, recorder, our, one)
            found.requests += asked
            found.responses += read
            found.violations += [f"{where}: {line}" for line in (*differences(our, one), *asking, *reading)]
    found.violations = list(dict.fromkeys(found.violations))
    found.violations += [
        f"{version} {extra.service}.{extra.name} is not defined: {extra.method} {extra.path}"
        for extra in too_many(version)
    ]
    return found


def _requests(
    client: StreetManager, recorder: Recorder, our: Operation, one: Defined
) -> tuple[bool, list[str]]:
    """Whether a call came in for every manner of filling in the request, and what is wrong with them."""
    example = next((value for _, value in examples(one.version, one.service, one.answer)), None)
    recorder.answer = _FILE if one.answer == "file" else example
    came, wrong = 0, []
    for manner in MANNERS:
        try:
            given = arguments_for(our, one, manner)
            send(client, recorder, our, given)
        except Exception as error:
            wrong.append(f"request, {manner}: {type(error).__name__}: {str(error)[:300]}")
            continue
        if recorder.last is not None:
            came += 1
            wrong += [
                f"request, {manner}: {line}" for line in wrong_with(recorder.last, our, one, given, manner)
            ]
    return came == len(MANNERS), wrong


def _responses(
    client: StreetManager, recorder: Recorder, our: Operation, one: Defined
) -> tuple[bool, list[str]]:
    """Whether every example of the answer was read, and what was lost of them."""
    wrong = []
    for manner, example in _answers(one):
        recorder.answer = example
        try:
            read = send(client, recorder, our, arguments_for(our, one, "required only"))
        except Exception as error:
            wrong.append(f"response {manner}: {type(error).__name__}: {str(error)[:300]}")
            return False, wrong
        if isinstance(example, bytes) or example is None:
            wrong += [] if read == example else [f"response {manner}: was read as {read!r:.60}"]
        else:
            wrong += [f"response {manner}: {line}" for line in lost(example, read)]
    return True, wrong


def _answers(one: Defined) -> Iterator[tuple[str, Any]]:
    if one.answer == "file":
        yield "a file", _FILE
    elif not one.answer:
        yield "nothing", None
    else:
        yield from examples(one.version, one.service, one.answer)
