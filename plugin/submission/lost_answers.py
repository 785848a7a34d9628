"""What became of something whose answer was lost: does the service hold it, and is it ours?

Two ways. Where the request carries a work reference of ours, the service is asked for that. Where it carries
none, the service is asked what it lists for the place, before the sending and after it: what is new and says
what we sent is ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

import shapely

from ..geometry import geojson
from ..streetmanager.errors import AccessRestricted, NotFound
from ..streetmanager.fields import is_blank
from ..streetmanager.written_values import moment_of
from .street_values import padded

Facts = Mapping[str, Any]

# A service that stores a day as midnight UK time gives it back an hour off in summer.
_SAME_DAY = timedelta(hours=1)
# Shapes come back rounded, or with another vertex to begin with.
_SAME_SHAPE = 0.5


@dataclass(frozen=True)
class Held:
    """Something that the service holds. facts: by the names of the request's fields; None is "not shown".

    known_as: what tells it from others like it, where it has no reference.
    """

    references: Mapping[str, str]
    facts: Facts = field(default_factory=dict)
    known_as: str = ""


@dataclass(frozen=True)
class Found:
    """verdict: "ours", "theirs" (the reference is somebody else's), "cannot say" with words, or "nothing"."""

    verdict: str
    references: Mapping[str, str] = field(default_factory=dict)
    words: str = ""


class LostAnswer(Protocol):
    """A way of finding out. settling: "not found" sooner than this after sending may only mean "not yet".

    protected: a second sending of the same is refused by the service itself, and makes no second record.
    """

    settling: timedelta
    protected: bool

    def before(self, concerning: Mapping[str, str], body: Facts, service: Any) -> list[str] | None:
        """What is listed before the sending, to be kept with the attempt; None where that does not matter."""

    def look_up(
        self,
        concerning: Mapping[str, str],
        sent: Sequence[Facts],
        known_before: Sequence[str] | None,
        service: Any,
    ) -> Found:
        """What the service holds now. StreetManagerError where it cannot be asked."""


class OwnReference:
    """For requests with a reference that we chose (BR 3.1), so that a second sending of it is a 409.

    name: the field that carries it. read: a reference and the service → what is held under it; NotFound, or
    AccessRestricted where the account is not shown whether it exists: not to be shown is not to be free.
    """

    settling = timedelta(minutes=2)
    protected = True

    def __init__(self, read: Callable[[str, Any], Held], name: str = "work_reference_number") -> None:
        self._read = read
        self._name = name

    def before(self, concerning: Mapping[str, str], body: Facts, service: Any) -> list[str] | None:
        """Nothing: the reference is enough."""
        return None

    def look_up(
        self,
        concerning: Mapping[str, str],
        sent: Sequence[Facts],
        known_before: Sequence[str] | None,
        service: Any,
    ) -> Found:
        """What is held under the reference of the bodies that were sent."""
        reference = str(sent[-1][self._name])
        try:
            held = self._read(reference, service)
        except NotFound:
            return Found("nothing")
        except AccessRestricted:
            words = (
                f"Street Manager does not show your account whether {reference} exists, "
                "which does not mean that it is free."
            )
            return Found("cannot say", {"work_reference_number": reference}, words)
        verdicts = [_verdict(held.facts, body) for body in sent]
        verdict = next((name for name in ("ours", "cannot say") if name in verdicts), "theirs")
        words = f"Street Manager has works as {reference}, but does not show enough of them to tell whose they are."
        return Found(verdict, held.references, words if verdict == "cannot say" else "")


class Listed:
    """For requests without a reference of ours. lists: what the service shows for the record and the place.

    key: the name of the reference by which one is told from another. read: one of them in full, where the list
    does not say enough to know it by.
    """

    settling = timedelta(minutes=10)
    protected = False

    def __init__(
        self,
        key: str,
        lists: Callable[[Mapping[str, str], Facts, Any], list[Held]],
        read: Callable[[Mapping[str, str], Mapping[str, str], Any], Facts] | None = None,
    ) -> None:
        self.key = key
        self._lists = lists
        self._read = read

    def _name(self, held: Held) -> str:
        return held.known_as or held.references[self.key]

    def before(self, concerning: Mapping[str, str], body: Facts, service: Any) -> list[str] | None:
        """The references that are listed now. StreetManagerError where it cannot be asked: then nothing is sent."""
        try:
            return [self._name(held) for held in self._lists(concerning, body, service)]
        except NotFound:
            return []

    def look_up(
        self,
        concerning: Mapping[str, str],
        sent: Sequence[Facts],
        known_before: Sequence[str] | None,
        service: Any,
    ) -> Found:
        """What is listed now and was not before: ours, if it says what was sent."""
        known = set(known_before or ())
        try:
            listed = self._lists(concerning, sent[-1], service)
        except NotFound:
            listed = []
        new = [held for held in listed if self._name(held) not in known]
        if self._read is not None:
            new = [replace(held, facts=self._read(concerning, held.references, service)) for held in new]
        for wanted in ("ours", "cannot say"):
            for held in new:
                if any(_verdict(held.facts, body) == wanted for body in sent):
                    words = f"Street Manager has {self._name(held)}, which may be what was sent."
                    return Found(wanted, held.references, words if wanted == "cannot say" else "")
        return Found("nothing")


class Changed:
    """For a PUT on a record that exists: it is ours if the record now says what was sent, and may be repeated."""

    settling = timedelta(minutes=2)
    protected = True

    def __init__(self, read: Callable[[Mapping[str, str], Any], Facts]) -> None:
        self._read = read

    def before(self, concerning: Mapping[str, str], body: Facts, service: Any) -> list[str] | None:
        """Nothing: sending the same again changes nothing more."""
        return None

    def look_up(
        self,
        concerning: Mapping[str, str],
        sent: Sequence[Facts],
        known_before: Sequence[str] | None,
        service: Any,
    ) -> Found:
        """Whether the record says what was sent last."""
        facts = self._read(concerning, service)
        return Found("ours" if _verdict(facts, sent[-1]) == "ours" else "nothing", dict(concerning))


class Became(Changed):
    """For a PUT that takes a record into a state: it is ours if the record is in it.

    read: the references → whether it is.
    """

    def __init__(self, read: Callable[[Mapping[str, str], Any], bool]) -> None:
        super().__init__(lambda concerning, service: {})
        self._is_so = read

    def look_up(
        self,
        concerning: Mapping[str, str],
        sent: Sequence[Facts],
        known_before: Sequence[str] | None,
        service: Any,
    ) -> Found:
        """Whether the record is in the state."""
        return Found("ours" if self._is_so(concerning, service) else "nothing", dict(concerning))


def _verdict(facts: Facts, body: Facts) -> str:
    # Of what is neither sent nor held there is nothing to compare.
    telling = {
        name: held for name, held in facts.items() if not (is_blank(held) and is_blank(body.get(name)))
    }
    equal = [_equal(name, held, body.get(name)) for name, held in telling.items()]
    if False in equal:
        return "theirs"
    return "cannot say" if None in equal or not equal else "ours"


def _equal(name: str, held: Any, sent: Any) -> bool | None:
    """Whether a fact is what was sent; None where it is not shown."""
    if held is None:
        return None
    if sent is None:
        return False
    if isinstance(held, datetime) or (name.endswith("_date") and moment_of(held)):
        return _same_day(moment_of(held), moment_of(sent))
    if isinstance(held, Mapping):
        return _same_shape(held, sent)
    if isinstance(held, (list, tuple)):
        return sorted(map(str, held)) == sorted(map(str, sent)) if isinstance(sent, (list, tuple)) else False
    if name.endswith("swa_code"):
        return padded(held).casefold() == padded(sent).casefold()
    if isinstance(sent, (int, float)) and not isinstance(sent, bool):
        return str(held).strip() != "" and float(held) == float(sent)
    return str(held).strip().casefold() == str(sent).strip().casefold()


def _same_day(held: datetime | None, sent: datetime | None) -> bool | None:
    if held is None or sent is None:
        return None
    return abs(held - sent) <= _SAME_DAY


def _same_shape(held: Mapping[str, Any], sent: Any) -> bool | None:
    ours, theirs = geojson.read(sent).geometry, geojson.read(held).geometry
    if ours is None or theirs is None:
        return None
    if ours.geom_type != theirs.geom_type:
        return False
    return bool(shapely.hausdorff_distance(ours, theirs) <= _SAME_SHAPE)
