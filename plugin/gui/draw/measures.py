"""How long, how large and which way round, in words: while drawing and afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...geometry import sketches
from ...geometry.constructions import NotConstructible, bearing, distance
from ...geometry.measurements import measure, path_length, ring_area
from ..words import count, tr

Vertex = Sequence[float]
APART = " · "


def shape_words(geometry: Mapping[str, Any] | None) -> str:
    """The measures of a whole shape (EPSG:27700) in words; nothing where there is none."""
    if geometry is None:
        return ""
    if geometry["type"] == "Point":
        return place_words(geometry["coordinates"])
    if geometry["type"] == "MultiPoint":
        return count(len(geometry["coordinates"]), tr("point"), tr("points"))
    told = measure(geometry)
    if told is None:
        return ""
    if told.area is None:
        return tr("{length:,.2f} m long").format(length=told.length)
    words = [tr("{area:,.1f} m²").format(area=told.area)]
    if told.long is not None and told.wide is not None and told.bearing is not None:
        # What fills the smallest rectangle around it is one, and has a length and a width of its own.
        full = told.long * told.wide - told.area <= 0.001 * told.area + 0.01
        sides = tr("{long:,.2f} × {wide:,.2f} m") if full else tr("within {long:,.2f} × {wide:,.2f} m")
        words.append(sides.format(long=told.long, wide=told.wide))
        words.append(bearing_words(told.bearing))
    words.append(tr("{length:,.2f} m around").format(length=told.length))
    return APART.join(words)


def sketch_words(shape_type: str, vertices: Sequence[Vertex], cursor: Vertex | None) -> str:
    """The measures of what is being drawn, with the mouse as its next vertex."""
    path = [*vertices, cursor] if cursor is not None else list(vertices)
    if shape_type == "Point" or len(path) < 2:
        return place_words(path[-1]) if path else ""
    words = [stretch_words(path[-2], path[-1])]
    if len(path) > 2:
        words.append(tr("{length:,.2f} m in all").format(length=path_length(path)))
    if shape_type == "Polygon" and len(path) > 2:
        words.append(tr("{area:,.1f} m²").format(area=ring_area(path)))
    return APART.join(words)


def construction_words(
    construction: Mapping[str, Any], vertices: Sequence[Vertex], geometry: Mapping[str, Any] | None
) -> str:
    """The measures of what is being constructed: of the stretch drawn last, and of the shape, once there is one."""
    if len(vertices) < 2:
        return place_words(vertices[-1]) if vertices else ""
    words = []
    if construction["tool"] == sketches.CORRIDOR or (
        construction["tool"] == sketches.RECTANGLE and geometry is None
    ):
        base = vertices[-2:] if construction["tool"] == sketches.CORRIDOR else vertices[:2]
        words.append(stretch_words(*base))
    elif construction["tool"] == sketches.PARALLEL and sketches.by_mouse(construction) and len(vertices) > 2:
        words.append(_beside_words(construction, vertices))
    if geometry is not None:
        words.append(shape_words(geometry))
    return APART.join(part for part in words if part)


def _beside_words(construction: Mapping[str, Any], vertices: Sequence[Vertex]) -> str:
    try:
        metres = sketches.beside(sketches.run_of(construction, vertices), vertices[2])
    except NotConstructible:
        return ""
    side = tr("left") if metres >= 0 else tr("right")
    return tr("{metres:,.2f} m to the {side}").format(metres=abs(metres), side=side)


def stretch_words(start: Vertex, end: Vertex) -> str:
    """A stretch of line: 12.35 m at 045.0°."""
    return tr("{length:,.2f} m {way}").format(
        length=distance(start, end), way=bearing_words(bearing(start, end))
    )


def bearing_words(degrees: float) -> str:
    """A bearing as surveyors write it: three figures before the point."""
    return tr("at {degrees:05.1f}°").format(degrees=degrees)


def place_words(place: Vertex) -> str:
    """An easting and a northing to the centimetre."""
    return f"{place[0]:,.2f}, {place[1]:,.2f}"
