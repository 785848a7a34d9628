"""A work's whole record, read by any of its references: as much of it as the account may see, and what it may not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from ..streetmanager.errors import AccessRestricted, Cancelled, Forbidden, NotFound, StreetManagerError
from . import record_parts
from .record_parts import CHANGE, COMMENT, FORWARD_PLAN, PERMIT, PRIVATE_STREET, SECTION_81, SITE, Part

# Those that are read in full at once, because their shapes stand on the map; all others when they are looked at.
AT_ONCE = (PERMIT, FORWARD_PLAN, SECTION_81, PRIVATE_STREET, SITE, CHANGE)
# A work with more permits than this has them read when they are looked at.
MOST_PERMITS = 30
MOST_EVENTS = 1_000
# What a reference of a permit, a site, a comment … adds to its work's, one step after the other.
_LAST_STEP = re.compile(r"-[A-Za-z0-9]{1,8}$")
MOST_STEPS = 3

ONLY_CONCERNED = (
    "Street Manager shows the whole record to the work's promoter, the promoter's contractors and its highway "
    "authority only. This is what anybody may see: its permits."
)
NOT_TOLD = "Street Manager does not show your account {what}."
NOT_CAME = "{what} could not be read. {why}"


class NoSuchWork(LookupError):
    """Nothing is known under a reference. `words` and `next_step` say so."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.words = f"Street Manager knows no work, and no permit, as {reference}."
        self.next_step = "Check how the reference is written."


class NotShown(LookupError):
    """There is such a work, and nothing of it is for this account. `words` and `next_step` say so."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.words = f"Street Manager shows your account nothing of {reference}, not even whether it exists."
        self.next_step = (
            "A work without a permit is shown only to its promoter, the promoter's contractors and its highway "
            "authority. Ask one of them."
        )


@dataclass(frozen=True)
class WorkRecord:
    """What is known of a work. work: WorkResponse, or None where it is not for this account.

    asked_for: the reference that was typed, where it is that of a permit or another part. events: its history, the
    latest first, as far as it was read; whole_history: whether that is all. untold: what is not shown to this
    account or did not come, in sentences. complete: whether everything has been read that there is.
    """

    reference: str
    work: Any = None
    parts: tuple[Part, ...] = ()
    asked_for: str = ""
    events: tuple[Any, ...] = ()
    whole_history: bool = False
    untold: tuple[str, ...] = ()
    complete: bool = False
    version: str = ""
    environment: str = ""
    files: tuple[Part, ...] = field(default=())

    def of_kind(self, kind: str) -> list[Part]:
        """Its parts of a kind, wherever they belong."""
        return [part for part in self.walk() if part.kind == kind]

    def walk(self) -> Iterator[Part]:
        """All of its parts, and its files."""
        for part in self.parts:
            yield from part.walk()
        yield from self.files

    def find(self, reference: str) -> Part | None:
        """The part with a reference of its own, however it is written."""
        wanted = reference.casefold()
        return next((part for part in self.walk() if part.reference.casefold() == wanted), None)

    def with_part(self, read: Part) -> WorkRecord:
        """The record with a part that was read in full, in the place of the part in short."""
        parts = tuple(_replaced(part, read) for part in self.parts)
        return replace(self, parts=parts, files=tuple(record_parts.files_of(parts)))

    def with_history(self, events: Sequence[Any]) -> WorkRecord:
        """The record with all of its history that was read, and the comments that it tells of."""
        parts = self.parts
        if self.work is not None:
            comments = record_parts.comments_of(self.work.latest_comments, events)
            told = record_parts.comment_parts(self.reference, comments)
            parts = (*(part for part in parts if part.kind != COMMENT), *told)
        return replace(self, parts=parts, events=tuple(events), whole_history=True)

    @property
    def active_permit(self) -> Any:
        """The permit that counts now: the active one, else the latest; None where there is none."""
        if self.work is not None and self.work.active_permit is not None:
            return self.work.active_permit
        permits = [part.record for part in self.parts if part.kind == PERMIT]
        return permits[-1] if permits else None


def read(service: Any, typed: str, told: Callable[[WorkRecord], None] = lambda record: None) -> WorkRecord:
    """The record of a work by its reference, or by that of a permit, a site, a notice … of it.

    told: called with what is known already, while the rest is being read. NoSuchWork, NotShown;
    StreetManagerError where not even the work could be asked for. What fails after that is in `untold`.
    """
    typed = typed.strip()
    record = _begin(service, typed)
    record = replace(
        record,
        asked_for="" if typed.casefold() == record.reference.casefold() else typed,
        version=service.version.value,
        environment=service.environment.key,
    )
    told(record)
    return _rest(service, record)


def read_part(service: Any, record: WorkRecord, part: Part) -> Part:
    """A part of a record in full. StreetManagerError."""
    return record_parts.read_in_full(part, service)


def history(service: Any, reference: str) -> tuple[list[Any], bool]:
    """What happened to a work, the latest first, MOST_EVENTS at most, and whether that is all."""
    found = list(islice(service.work.whole_history(reference), MOST_EVENTS + 1))
    return found[:MOST_EVENTS], len(found) <= MOST_EVENTS


def _begin(service: Any, typed: str) -> WorkRecord:
    """The work that a reference belongs to: as it stands, and with its last steps taken off."""
    reference, hidden = typed, ""
    for _ in range(MOST_STEPS + 1):
        try:
            found = _work(service, reference, typed)
        except NotShown:
            found, hidden = None, hidden or reference
        if found is not None:
            return found
        shorter = _LAST_STEP.sub("", reference)
        if shorter == reference or not shorter:
            break
        reference = shorter
    raise NotShown(hidden) if hidden else NoSuchWork(typed)


def _work(service: Any, reference: str, typed: str) -> WorkRecord | None:
    try:
        work = service.work.get_work(reference)
    except NotFound:
        return None
    except (AccessRestricted, Forbidden):
        permits = _permits(service, reference, typed)
        if not permits:
            raise NotShown(reference) from None
        name = permits[0].work_reference_number
        parts = tuple(record_parts.parts_of_permits(name, permits))
        return WorkRecord(
            name, None, parts, untold=(ONLY_CONCERNED,), files=tuple(record_parts.files_of(parts))
        )
    parts = tuple(record_parts.parts_of_work(work))
    return WorkRecord(
        work.work_reference_number,
        work,
        parts,
        events=tuple(work.history),
        files=tuple(record_parts.files_of(parts)),
    )


def _permits(service: Any, reference: str, typed: str) -> list[Any]:
    """The permits of somebody else's work, which anybody signed in may read: the first, the next … (BR 3.1)."""
    found: dict[str, Any] = {}
    asked = [f"{reference}-{number:02d}" for number in range(1, MOST_PERMITS + 1)]
    for name in asked:
        try:
            permit = service.work.get_permit(reference, name)
        except (NotFound, AccessRestricted, Forbidden):
            break
        found[permit.permit_reference_number] = permit
    if typed != reference and typed not in found and typed.casefold().startswith(f"{reference}-".casefold()):
        try:
            permit = service.work.get_permit(reference, typed)
        except (NotFound, AccessRestricted, Forbidden):
            return list(found.values())
        found[permit.permit_reference_number] = permit
    return list(found.values())


def _rest(service: Any, record: WorkRecord) -> WorkRecord:
    """The parts that have shapes, in full; what is not shown, or does not come, is said."""
    untold = list(record.untold)
    parts = [_filled(service, part, untold) for part in record.parts]
    return replace(
        record,
        parts=tuple(parts),
        files=tuple(record_parts.files_of(parts)),
        untold=tuple(dict.fromkeys(untold)),
        complete=True,
    )


def _filled(service: Any, part: Part, untold: list[str]) -> Part:
    found = part
    if part.kind in AT_ONCE and part.readable(service.version):
        try:
            found = record_parts.read_in_full(part, service)
        except Cancelled:
            raise
        except (AccessRestricted, Forbidden, NotFound):
            untold.append(NOT_TOLD.format(what=part.reference))
        except StreetManagerError as error:
            untold.append(NOT_CAME.format(what=part.reference, why=str(error)))
    return replace(found, parts=[_filled(service, one, untold) for one in found.parts])


def _replaced(part: Part, read_: Part) -> Part:
    if part.key == read_.key:
        return read_
    return replace(part, parts=[_replaced(one, read_) for one in part.parts])
