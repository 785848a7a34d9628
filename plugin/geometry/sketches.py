"""What a sketch becomes a shape by: the tool, its typed measures, and what they make of the places clicked.

A construction is plain data that is kept with the draft: {"tool": "rectangle", "width": 2.0, "side": "left",
"angle": None}. A measure that is None is given by the mouse, with one click more. Places are (easting, northing),
EPSG:27700 metres.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import shapely

from .constructions import (
    NotConstructible,
    aside,
    corridor,
    onto_bearing,
    parallel,
    rectangle,
)
from .street_runs import lines_of, run_between

Place = Sequence[float]
Construction = Mapping[str, Any]

RECTANGLE = "rectangle"
CORRIDOR = "corridor"
PARALLEL = "parallel"
POINTS = "points"
LEFT, RIGHT, BOTH = "left", "right", "both"
# More points than this no kind of submission takes.
MOST_POINTS = 10
# Nearer to its base than this, the mouse gives a rectangle no width.
THINNEST = 0.01


def becomes(construction: Construction) -> str:
    """The GeoJSON type of what is made: a parallel without a width stays a line."""
    if construction["tool"] == POINTS:
        return "MultiPoint"
    return "LineString" if construction["tool"] == PARALLEL and not construction.get("width") else "Polygon"


def fewest(construction: Construction) -> int:
    """How many places have to be clicked before there is a shape."""
    if construction["tool"] == POINTS:
        return 1
    if construction["tool"] == CORRIDOR:
        return 2
    return 3 if by_mouse(construction) else 2


def most(construction: Construction) -> int | None:
    """After how many places the shape is whole by itself; None where the person says."""
    if construction["tool"] == POINTS:
        return MOST_POINTS
    return None if construction["tool"] == CORRIDOR else fewest(construction)


def by_mouse(construction: Construction) -> bool:
    """Whether a last click gives the width or the distance, or the side."""
    measure = "width" if construction["tool"] == RECTANGLE else "distance"
    return construction.get(measure) is None or construction.get("side") is None


def placed(construction: Construction, vertices: Sequence[Place], place: Place) -> tuple[float, float]:
    """Where the next place really comes to lie: a rectangle's second corner on the typed angle."""
    angle = construction.get("angle")
    if construction["tool"] == RECTANGLE and angle is not None and len(vertices) == 1:
        return onto_bearing(vertices[0], place, float(angle))
    return (float(place[0]), float(place[1]))


def shape_of(construction: Construction, vertices: Sequence[Place]) -> dict[str, Any]:
    """The shape that these places make. NotConstructible with a sentence where they make none, or none yet."""
    if len(vertices) < fewest(construction):
        raise NotConstructible("There are too few places yet. Click on.")
    if construction["tool"] == POINTS:
        return {"type": "MultiPoint", "coordinates": [[float(e), float(n)] for e, n in vertices]}
    if construction["tool"] == CORRIDOR:
        return corridor(vertices, float(construction["width"]))
    if construction["tool"] == RECTANGLE:
        return _rectangle(construction, vertices)
    return _parallel(construction, vertices)


def _rectangle(construction: Construction, vertices: Sequence[Place]) -> dict[str, Any]:
    start, end = vertices[0], vertices[1]
    shown = aside(start, end, vertices[2]) if by_mouse(construction) else 0.0
    width, side = construction.get("width"), construction.get("side")
    if width is None and abs(shown) < THINNEST:
        raise NotConstructible("The rectangle has no width. Click beside its first side.")
    if side == BOTH:
        return corridor([start, end], 2 * abs(shown) if width is None else float(width))
    return rectangle(start, end, _signed(width, side, shown))


def _parallel(construction: Construction, vertices: Sequence[Place]) -> dict[str, Any]:
    run = run_of(construction, vertices)
    shown = beside(run, vertices[2]) if by_mouse(construction) else 0.0
    line = parallel(run, _signed(construction.get("distance"), construction.get("side"), shown))
    width = construction.get("width")
    return corridor(line["coordinates"], float(width)) if width else line


def run_of(construction: Construction, vertices: Sequence[Place]) -> list[tuple[float, float]]:
    """The run of the street's line (`lines` of the construction) between the first two clicks. NotConstructible."""
    held = lines_of([shapely.linestrings(line) for line in construction.get("lines") or ()])
    if not held:
        raise NotConstructible("No street's line is known here yet. Click on a street.")
    first, second = ((float(place[0]), float(place[1])) for place in vertices[:2])
    return run_between(held, first, second)


def beside(run: Sequence[Place], place: Place) -> float:
    """Metres from a run of line to a place: positive left of it, in its direction, negative right."""
    point = shapely.points(place[:2])
    stretches = list(zip(run, run[1:]))
    away = [float(shapely.distance(shapely.linestrings(stretch), point)) for stretch in stretches]
    nearest = min(range(len(stretches)), key=lambda index: away[index])
    # At a bend two stretches are equally near: the one that the place is more beside decides the side.
    equal = [stretch for stretch, metres in zip(stretches, away) if metres <= away[nearest] + 1e-9]
    lean = max((aside(*stretch, place) for stretch in equal), key=abs)
    return away[nearest] if lean >= 0 else -away[nearest]


def _signed(measure: float | None, side: str | None, shown: float) -> float:
    """A measure with its side as a sign: what is not typed comes from where the mouse was."""
    size = abs(shown) if measure is None else float(measure)
    if side is None:
        return size if shown >= 0 else -size
    return size if side == LEFT else -size
