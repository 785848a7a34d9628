"""Rules about the shape in itself: that there is one, its type, its parts, its rings."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from . import arcs
from .joining import joined
from .positions import HEIGHTS, UNKNOWN_TYPE, drawn
from .remark import Remark, counted, places_of
from .subject import Ring, Subject, TangledPolygon
from .submission_kinds import kind_of

NAMES = {"Point": "a point", "LineString": "a line", "Polygon": "a polygon"}

_HOLE_REASONS = (
    ("Hole lies outside", "A hole lies outside the polygon."),
    ("Holes are nested", "A hole lies inside another hole."),
    ("Nested holes", "A hole lies inside another hole."),
    ("Interior is disconnected", "Holes cut the polygon into separate pieces."),
)


def nothing_drawn(subject: Subject) -> Iterator[Remark]:
    """There must be at least one position."""
    if not subject.parts:
        yield Remark("Nothing is drawn yet. Draw a point, a line or a polygon.")


def curves(subject: Subject) -> Iterator[Remark]:
    """A shape is made of straight stretches."""
    if not arcs.is_curved(subject.geometry):
        return
    made = arcs.straightened(subject.geometry)
    advice = "Draw it again." if made is None else "Make them straight, within a centimetre."
    yield Remark(
        f"It has curves, and Street Manager takes straight stretches only. {advice}",
        places_of(drawn(subject.geometry if made is None else made[0]).positions[:1]),
        None if made is None else "straighten",
    )


def unknown_type(subject: Subject) -> Iterator[Remark]:
    """The type must be one that GeoJSON knows."""
    if UNKNOWN_TYPE in subject.drawn.oddities:
        yield Remark(
            "The type of this shape is not known. Draw it as a point, a line or a polygon.",
            places_of(subject.positions[:1]),
        )


def type_not_allowed(subject: Subject) -> Iterator[Remark]:
    """The kind of submission says which types it takes."""
    of_kind = kind_of(subject.context.kind).types
    allowed = tuple(kind for kind in subject.context.types_allowed if kind in of_kind)
    kinds = list(dict.fromkeys(part.kind for part in subject.parts if part.kind not in allowed))
    if kinds:
        yield Remark(
            f"This takes {_one_of(allowed)}, and {NAMES[kinds[0]]} is drawn. Draw it again as "
            f"{_one_of(allowed)}.",
            places_of(subject.positions[:1]),
        )


def several_parts(subject: Subject) -> Iterator[Remark]:
    """A submission has one shape of one part; a few kinds take several points."""
    if _several_points_are_taken(subject):
        return
    if len(subject.parts) > 1:
        touch = joined(subject) is not None
        advice = "They touch: join them." if touch else "Keep one part, and submit the others on their own."
        firsts = np.array([subject.rings_of(part)[0].positions[0] for part in subject.parts])
        yield Remark(
            f"It has {counted(len(subject.parts), 'part')}, and Street Manager takes one. {advice}",
            places_of(firsts),
            "join_parts" if touch else "keep_largest",
        )


def too_few(subject: Subject) -> Iterator[Remark]:
    """A line has two points or more, a polygon three corners or more."""
    for part in subject.parts:
        # A polygon may lack its outline and still have a hole.
        if part.kind == "Polygon" and not len(part.rings[0]):
            yield Remark("The polygon has a hole but no outline. Draw its outline.", ())
    for ring in subject.rings:
        if ring.part.kind == "LineString" and len(ring.positions) < 2:
            yield Remark(
                "A line needs at least two points, and it has 1. Go on drawing.", places_of(ring.positions)
            )
        if ring.part.kind == "Polygon" and ring.distinct < 3:
            yield _too_few_corners(ring)


def not_closed(subject: Subject) -> Iterator[Remark]:
    """A polygon's ring ends where it began."""
    rings = [ring for ring in subject.rings if ring.part.kind == "Polygon" and ring.distinct > 2]
    for ring in rings:
        if not ring.is_closed:
            yield Remark(
                f"The {_ring_name(ring)} is not closed. Finish it where it began.",
                places_of(ring.positions[[0, -1]]),
                "close",
            )


def repeated(subject: Subject) -> Iterator[Remark]:
    """No position stands twice in a row."""
    again = [
        ring.positions[1:][(ring.positions[1:] == ring.positions[:-1]).all(axis=1)]
        for ring in subject.rings
        if ring.part.kind != "Point"
    ]
    places = np.concatenate(again) if again else np.empty((0, 2))
    if len(places):
        yield Remark(
            f"{counted(len(places), 'point')} {'repeats' if len(places) == 1 else 'repeat'} the one before. "
            "It will be sent without.",
            places_of(np.unique(places, axis=0)),
            "drop_repeated",
        )


def no_size(subject: Subject) -> Iterator[Remark]:
    """A line has a length and a polygon an area."""
    for ring in subject.rings:
        if ring.has_size:
            continue
        if ring.part.kind == "LineString" and len(ring.positions) > 1:
            yield Remark(
                "The line has no length: all its points are in one place.", places_of(ring.positions[:1])
            )
        if ring.part.kind == "Polygon" and ring.distinct > 2:
            yield Remark(
                f"The {_ring_name(ring)} has no area: all its corners lie on one line.",
                places_of(ring.positions[[0, -1]]),
            )
    for polygon in subject.tangled_polygons:
        if polygon.untangled.polygon is None:
            yield Remark(
                "The polygon has no area: its sides, or its holes, lie on one another and leave nothing.",
                places_of(polygon.rings[0][:1]),
            )


def crosses_itself(subject: Subject) -> Iterator[Remark]:
    """A polygon's rings neither cross nor touch themselves or one another."""
    for polygon in _to_untangle(subject):
        if not _is_about_holes(polygon):
            yield Remark(_crossing_words(polygon), places_of(polygon.crossings.places), "untangle")


def hole_misplaced(subject: Subject) -> Iterator[Remark]:
    """A hole lies inside its polygon, outside other holes, and does not cut it in two."""
    for polygon in _to_untangle(subject):
        if _is_about_holes(polygon):
            words = next((w for start, w in _HOLE_REASONS if polygon.reason.startswith(start)), "")
            yield Remark(
                words or "Its holes do not lie as they must.",
                places_of(np.array([ring[0] for ring in polygon.rings[1:]])),
                "untangle",
            )


def heights(subject: Subject) -> Iterator[Remark]:
    """A shape has two dimensions."""
    if HEIGHTS in subject.drawn.oddities:
        yield Remark(
            "Its points have a height, which Street Manager does not take. It will be sent without.",
            (),
            "strip_heights",
        )


def _several_points_are_taken(subject: Subject) -> bool:
    several = kind_of(subject.context.kind).most_points > 1
    return several and all(part.kind == "Point" for part in subject.parts)


def _to_untangle(subject: Subject) -> list[TangledPolygon]:
    # Of one that has no area there is nothing to untangle; that is what the user needs to hear.
    return [polygon for polygon in subject.tangled_polygons if polygon.untangled.polygon is not None]


def _too_few_corners(ring: Ring) -> Remark:
    number = f"it has {ring.distinct}"
    if ring.number:
        return Remark(f"A hole needs at least three corners, and {number}.", places_of(ring.positions))
    return Remark(
        f"A polygon needs at least three corners, and {number}. Go on drawing.", places_of(ring.positions)
    )


def _ring_name(ring: Ring) -> str:
    return "hole" if ring.number else "polygon"


def _is_about_holes(polygon: TangledPolygon) -> bool:
    return len(polygon.rings) > 1 and not len(polygon.crossings.places)


def _crossing_words(polygon: TangledPolygon) -> str:
    number = len(polygon.crossings.places)
    if not number:
        return "Touches or crosses itself."
    places = counted(number, "place")
    if polygon.crossings.sample:
        places = f"{number:,} places or more"
    return f"{'Crosses' if polygon.crossings.crossing else 'Touches or crosses'} itself at {places}."


def _one_of(kinds: tuple[str, ...]) -> str:
    names = [NAMES.get(kind, kind) for kind in kinds]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
