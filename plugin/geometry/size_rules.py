"""Rules about how long and how large a shape is, for what it is of."""

from __future__ import annotations

import math
from collections.abc import Iterator

import shapely

from .measurements import measure
from .outline_repairs import USUAL_WIDTH
from .remark import Remark, metres, places_of, square_metres
from .subject import Subject
from .submission_kinds import kind_of

LONGEST = 1000.0
LARGEST = 10_000.0
OF_THE_STREET = 1.2
# A point says too little of an excavation longer than this, and of a reinstatement larger than this; metres.
LONG_EXCAVATION = 10.0


def too_long(subject: Subject) -> Iterator[Remark]:
    """Works are at most a kilometre long, and hardly longer than their street."""
    street = subject.street
    whole = float(shapely.length(street)) if street is not None else 0.0
    most = min(LONGEST, max(OF_THE_STREET * whole, 1.0)) if whole else LONGEST
    long = _longer_than(subject, most)
    if long is None:
        return
    if long > LONGEST:
        yield Remark(
            f"It is {metres(long)} long. A permit rarely covers more than 1 km: check that it is right."
        )
        return
    name = subject.context.street_name or "the chosen street"
    yield Remark(
        f"It is {metres(long)} long, and {name} is only {metres(whole)}. Check that it is on one street."
    )


def too_large(subject: Subject) -> Iterator[Remark]:
    """Works take up at most a hectare."""
    shape = subject.sound
    if shape is None or _may_be_large(subject):
        return
    area = float(shapely.area(shape))
    if area > LARGEST:
        yield Remark(
            f"It takes up {square_metres(area)}. Works rarely take up more than 1 ha: check that it is right."
        )


def point_for_much(subject: Subject) -> Iterator[Remark]:
    """A road closure and a long excavation have a length, which a point has not."""
    context = subject.context
    if not subject.parts or any(part.kind != "Point" for part in subject.parts):
        return
    place = places_of(subject.positions[:1])
    if context.traffic_management == "road_closure":
        yield Remark("A point does not show which stretch is closed. Draw a line or a polygon.", place)
    if (context.excavation_length or 0.0) > LONG_EXCAVATION:
        yield Remark(
            f"A point does not show an excavation of {metres(context.excavation_length or 0.0)}. Draw a line or a "
            "polygon.",
            place,
        )


def no_width(subject: Subject) -> Iterator[Remark]:
    """A line shows where works go, and not how wide they are."""
    if not subject.context.measures or subject.sound is None or len(subject.parts) != 1:
        return
    if subject.parts[0].kind == "LineString":
        yield Remark(
            "A line does not show how wide the works are. Give it a width to make a polygon of it.",
            repair="line_to_corridor",
            measure=USUAL_WIDTH,
        )


def measures(subject: Subject) -> Iterator[Remark]:
    """How long and large it is, and where its middle lies."""
    shape = subject.sound if subject.context.measures else None
    if shape is None:
        return
    centre = shapely.get_coordinates(shapely.centroid(shape))
    middle = f"Its middle is at {centre[0][0]:.1f}, {centre[0][1]:.1f}."
    found = measure(subject.geometry)
    if found is None:
        yield Remark(middle, places_of(centre))
        return
    words = [f"{metres(found.length)} long." if found.area is None else f"{square_metres(found.area)},"]
    if found.area is not None:
        words.append(f"{metres(found.length)} around.")
    if found.long is not None:
        words.append(f"Its largest dimension is {metres(found.long)}.")
    yield Remark(" ".join([*words, middle]), places_of(centre))


def _longer_than(subject: Subject, most: float) -> float | None:
    """How long it is, where that is more than so many metres."""
    shape = subject.sound
    if shape is None or _may_be_large(subject):
        return None
    if shapely.get_dimensions(shape) == 2:
        west, south, east, north = shapely.bounds(shape)
        # The rectangle around it takes long to find, and is no longer than this.
        if math.hypot(east - west, north - south) <= most:
            return None
    found = measure(subject.geometry)
    long = None if found is None else found.length if found.area is None else found.long
    return long if long is not None and long > most else None


def _may_be_large(subject: Subject) -> bool:
    return kind_of(subject.context.kind).may_be_large or subject.context.work_type == "hs2_highway_works"
