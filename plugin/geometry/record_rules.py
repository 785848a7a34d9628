"""Rules about what is on record where the shape lies: other works, restrictions, designations, HS2 limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import shapely

from . import geojson
from .context import Context, Geometry, KnownWork, Restriction
from .remark import MOST_PLACES, Remark, places_of
from .subject import Subject
from .submission_kinds import kind_of

if TYPE_CHECKING:
    from .clashes import Clash, Opportunity

# Designations and restrictions are drawn by hand along a street: so near is in them.
NEAR_RECORD = 12.0
# The same works are hardly submitted with dates farther apart than this.
LIKELY_SAME = timedelta(days=7)
LIVE_PERMITS = frozenset({"submitted", "granted", "permit_modification_request"})
LIVE_WORKS = frozenset({"planned", "in_progress"})
# More of one kind than this are told in one sentence: there is a list of them.
MOST_SAID = 3


def likely_duplicate(subject: Subject) -> Iterator[Remark]:
    """Works are submitted once: same promoter, overlapping shapes, dates within a week, another reference."""
    shape = subject.sound
    if shape is None:
        return
    alike = [work for work in subject.context.works if _may_be_same(work, subject.context)]
    placed = [(work.reference, _valid(work.geometry)) for work in alike]
    same = [(name, other) for name, other in placed if other is not None and shapely.intersects(shape, other)]
    for name, other in same[:MOST_SAID]:
        yield Remark(
            f"This may be {name} again: the same promoter, the same place and nearly the same dates.",
            _nearest(shape, other),
        )


def section_58(subject: Subject) -> Iterator[Remark]:
    """A section 58 restriction in force keeps works out of a street that was lately resurfaced."""
    yield from _restricted(subject, "in_force", "is in force here")


def section_58_proposed(subject: Subject) -> Iterator[Remark]:
    """A section 58 restriction that is proposed may come into force before the works start."""
    yield from _restricted(subject, "proposed", "is proposed here")


def not_known(subject: Subject) -> Iterator[Remark]:
    """What could not be asked for is not known, and not taken for none."""
    for words in subject.context.not_known:
        yield Remark(words)


def clash(subject: Subject) -> Iterator[Remark]:
    """Works do not get in the way of others at the same time."""
    if subject.context.clashes_known is False and not subject.context.not_known:
        yield Remark(
            "Whether other works get in the way is not fully known: not all of them could be asked for."
        )
    yield from _told(subject.context.clashes, "other works get in the way")


def opportunity(subject: Subject) -> Iterator[Remark]:
    """Excavations on one street at about one time may be done together."""
    yield from _told(subject.context.opportunities, "works could be done together with these")


def designations(subject: Subject) -> Iterator[Remark]:
    """The special designations that it touches; choosing one is the user's own declaration."""
    shape = subject.sound
    for found in subject.context.designations if shape is not None else ():
        line = _valid(found.geometry)
        here = line is not None and shapely.distance(shape, line) <= NEAR_RECORD
        if not here and not found.whole_street:
            continue
        when = f" ({found.when})" if found.when else ""
        where = "on the whole street" if not here else "here"
        yield Remark(
            f"{found.words} {where}{when}. If it applies to these works, choose it in the form.",
            _nearest(shape, line) if here and line is not None else (),
        )


def hs2_limits(subject: Subject) -> Iterator[Remark]:
    """Inside the limits of the HS2 Acts other rules apply."""
    shape = subject.sound
    for limits in subject.context.hs2_limits if shape is not None else ():
        area = _valid(limits)
        if area is not None and shapely.intersects(area, shape):
            how = "All of it lies" if shapely.covers(area, shape) else "Part of it lies"
            yield Remark(f"{how} inside the limits of an HS2 Act.", _nearest(shape, area))
            return


def _told(found: Sequence[Clash | Opportunity], are: str) -> Iterator[Remark]:
    """Each for itself where they are few; otherwise how many they are, and the first of them."""
    if len(found) <= MOST_SAID:
        yield from (Remark(one.words, one.places) for one in found)
        return
    places = tuple(place for one in found for place in one.places)
    yield Remark(f"{len(found):,} {are}. The first: {found[0].words}", places[:MOST_PLACES])


def _restricted(subject: Subject, status: str, words: str) -> Iterator[Remark]:
    shape = subject.sound
    if shape is None or kind_of(subject.context.kind) is kind_of("section_58"):
        return
    for found in subject.context.restrictions:
        where = _valid(found.geometry)
        if found.status != status or where is None or not _covers(found, subject.context):
            continue
        if shapely.distance(shape, where) <= NEAR_RECORD:
            until = f", until {_day(found.end)}" if found.end else ""
            yield Remark(f"Section 58 restriction {found.reference} {words}{until}.", _nearest(shape, where))


def _covers(found: Restriction, context: Context) -> bool:
    """Whether it covers the dates and, of planned works, the kind of place. What is not known is covered."""
    if context.start and found.end and context.start > found.end:
        return False
    if context.end and found.start and context.end < found.start:
        return False
    if context.work_type != "planned" or not context.location_types or not found.location_types:
        return True
    return bool(set(context.location_types) & set(found.location_types))


def _may_be_same(work: KnownWork, context: Context) -> bool:
    if not context.promoter or work.promoter != context.promoter:
        return False
    if work.reference.upper() == context.work_reference.upper():
        return False
    if work.permit_status and work.permit_status not in LIVE_PERMITS:
        return False
    if work.work_status and work.work_status not in LIVE_WORKS:
        return False
    return _within_a_week(context.start, work.start) and _within_a_week(context.end, work.end)


def _within_a_week(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= LIKELY_SAME


def _valid(geometry: Geometry | None) -> shapely.Geometry | None:
    shape = geojson.read(geometry).geometry if geometry else None
    return shape if shape is None or shapely.is_valid(shape) else shapely.make_valid(shape)


def _nearest(shape: shapely.Geometry, other: shapely.Geometry) -> tuple[tuple[float, float], ...]:
    return places_of(shapely.get_coordinates(shapely.shortest_line(shape, other))[:1])


def _day(day: date) -> str:
    return f"{day:%d %B %Y}".lstrip("0")
