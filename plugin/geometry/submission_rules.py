"""Rules that come of what is submitted: traffic management, reinstatements and the extent they belong to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from . import geojson
from .remark import Remark, counted, metres, places_of
from .subject import Subject
from .submission_kinds import kind_of

# A reinstatement longer or wider than this needs a second set of coordinates.
NEEDS_SECOND = 10.0
# Extents are drawn by hand: so far outside is still inside.
OUTSIDE = 0.5


def second_geometry(subject: Subject) -> Iterator[Remark]:
    """An excavation's reinstatement over 10 m long or wide has a second shape."""
    context = subject.context
    sizes = [size for size in (context.reinstatement_length, context.reinstatement_width) if size is not None]
    if context.second_geometry is False and sizes and max(sizes) > NEEDS_SECOND:
        yield Remark(
            f"A reinstatement of {metres(max(sizes))} needs a second shape, because it is over 10 m. Draw it too."
        )


def too_many_points(subject: Subject) -> Iterator[Remark]:
    """Where several points are taken, there are no more of them than that, and no two are the same."""
    kind = kind_of(subject.context.kind)
    if kind.most_points < 2 or any(part.kind != "Point" for part in subject.parts):
        return
    number = len(subject.parts)
    if number > kind.most_points:
        yield Remark(
            f"{kind.words} takes up to {kind.most_points} points, and there are {number}. Leave some out.",
            places_of(subject.positions[kind.most_points :]),
        )
    places, counts = np.unique(subject.positions, axis=0, return_counts=True)
    again = places[counts > 1]
    if len(again):
        yield Remark(
            f"{counted(len(again), 'place')} {'has' if len(again) == 1 else 'have'} more than one point, and each "
            "has to be different.",
            places_of(again),
            "drop_same_points",
        )


def closure_without_order(subject: Subject) -> Iterator[Remark]:
    """A road is closed by a temporary traffic regulation order."""
    context = subject.context
    if context.traffic_management == "road_closure" and context.is_ttro_required is False:
        yield Remark(
            "The road is to be closed, and no temporary traffic regulation order (TTRO) is asked for. Check which "
            "is right."
        )


def outside_works(subject: Subject) -> Iterator[Remark]:
    """A reinstatement lies within the extent of its work."""
    if subject.context.work_extent is None:
        return
    work = geojson.read(subject.context.work_extent).geometry
    shape = subject.sound
    if work is None or shape is None or not shapely.is_valid(work):
        return
    # A work that is a point or a line shows where it is, not how wide.
    reach = OUTSIDE if shapely.get_dimensions(work) == 2 else NEEDS_SECOND
    outside = shapely.difference(shape, shapely.buffer(work, reach))
    if shapely.is_empty(outside):
        return
    away = shapely.points(shapely.get_coordinates(outside))
    distances = shapely.distance(away, work)
    farthest = int(distances.argmax())
    yield Remark(
        f"It reaches {metres(float(distances[farthest]))} outside the extent of its work.",
        places_of(shapely.get_coordinates(away[farthest])),
    )
