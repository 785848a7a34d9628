"""Extents made from a few clicks and typed measures: rectangles, lines with a width, parallels.

Places are (easting, northing) in EPSG:27700, metres; bearings are degrees clockwise from grid north. What comes
out is GeoJSON-like, as `geojson.write` writes it: millimetres, right-handed, valid.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from . import geojson
from .ring_repairs import untangle

Place = Sequence[float]
Mapping = dict[str, Any]

# Two clicks nearer than this are one place: no direction can be read from them.
SAME_PLACE = 0.001
NARROWEST = 0.05
WIDEST = 500.0
# A corner sharper than 60 degrees is cut off rather than drawn out to a spike.
MITRE_LIMIT = 2.0


class NotConstructible(Exception):
    """Nothing can be made of these places and measures; str() is a sentence for the user."""


def distance(start: Place, end: Place) -> float:
    """Metres on the grid between two places."""
    return math.hypot(end[0] - start[0], end[1] - start[1])


def bearing(start: Place, end: Place) -> float:
    """Degrees clockwise from grid north, 0 to 360 (not included), from one place to another."""
    degrees = math.degrees(math.atan2(end[0] - start[0], end[1] - start[1])) % 360.0
    return 0.0 if degrees >= 360.0 else degrees


def onto_bearing(start: Place, towards: Place, degrees: float) -> tuple[float, float]:
    """The place nearest to `towards` on the line through `start` that has this bearing, ahead or behind."""
    east, north = _direction(degrees)
    along = (towards[0] - start[0]) * east + (towards[1] - start[1]) * north
    return (start[0] + along * east, start[1] + along * north)


def _direction(degrees: float) -> tuple[float, float]:
    # A right angle has a cosine of 6e-17, which would be millimetres nowhere but in comparisons.
    turned = math.radians(degrees % 360.0)
    return round(math.sin(turned), 15), round(math.cos(turned), 15)


def aside(start: Place, end: Place, place: Place) -> float:
    """Metres by which a place lies beside the line from start to end: positive left of it, negative right."""
    length = distance(start, end)
    if length < SAME_PLACE:
        return 0.0
    across = (end[0] - start[0]) * (place[1] - start[1]) - (end[1] - start[1]) * (place[0] - start[0])
    return across / length


def rectangle(start: Place, end: Place, width: float) -> Mapping:
    """The rectangle on one side from start to end, `width` metres deep: to the left, or if negative to the right.

    NotConstructible where the places are one, or the width is nothing or beyond 500 m.
    """
    length = _apart(start, end)
    _wide(abs(width))
    left = (-(end[1] - start[1]) / length * width, (end[0] - start[0]) / length * width)
    far = [(place[0] + left[0], place[1] + left[1]) for place in (end, start)]
    return _written({"type": "Polygon", "coordinates": [[list(start), list(end), *far, list(start)]]})


def corridor(vertices: Sequence[Place], width: float) -> Mapping:
    """A line with a width: the polygon of half the width to each side, with flat ends.

    The bands of its stretches with their corners filled: other than GEOS's own buffer, which smooths bends away
    and goes wrong where a stretch is shorter than the width. Where the line comes back to itself there may be a
    hole. NotConstructible where the line has no length, or the width is below 5 cm or beyond 500 m.
    """
    _wide(width, NARROWEST)
    places = shapely.get_coordinates(_line(vertices))
    along = np.diff(places, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None]
    left = np.column_stack([-along[:, 1], along[:, 0]]) * (width / 2)
    bands = np.stack([places[:-1] + left, places[1:] + left, places[1:] - left, places[:-1] - left], axis=1)
    pieces = list(shapely.polygons(bands))
    pieces += [
        corner
        for place, before, after in zip(places[1:-1], left, left[1:])
        for corner in _corner(place, before, after)
    ]
    band = shapely.union_all(np.asarray(pieces, dtype=object), grid_size=0.001)
    parts = [part for part in shapely.get_parts(band) if shapely.area(part) > 0]
    if len(parts) != 1:
        raise NotConstructible("A line like this cannot be given this width. Draw it with fewer turns.")
    return _written(dict(shapely.geometry.mapping(parts[0])))


def _corner(place: np.ndarray, before: np.ndarray, after: np.ndarray) -> list[shapely.Geometry]:
    """What is missing on the outside of a bend, between the bands before and after it."""
    turn = float(before[0] * after[1] - before[1] * after[0])
    if turn == 0.0:
        return []
    # A turn to the left opens a gap on the right.
    outside = -1.0 if turn > 0 else 1.0
    one, other = place + outside * before, place + outside * after
    middle = outside * (before + after)
    half = float(np.hypot(*before))
    # The tip stands half the width away, divided by the cosine of half the turn.
    cosine = float(np.hypot(*middle)) / 2 / half
    if cosine * MITRE_LIMIT < 1.0:
        return [shapely.polygons([place, one, other])]
    tip = place + middle / 2 / cosine**2
    return [shapely.polygons([place, one, tip, other])]


def parallel(vertices: Sequence[Place], metres: float) -> Mapping:
    """The line beside another, in the same direction: `metres` to its left, or if negative to its right.

    Of a line with bends sharper than the distance the longest run that has a parallel. NotConstructible where
    there is none.
    """
    line = _line(vertices)
    if abs(metres) > WIDEST:
        raise NotConstructible(f"The distance from the street goes up to {WIDEST:.0f} m.")
    if abs(metres) < SAME_PLACE:
        return _written(dict(shapely.geometry.mapping(line)))
    beside = _beside(line, metres)
    near = shapely.buffer(line, abs(metres) - SAME_PLACE, quad_segs=64)
    # Inside a sharp bend the parallels of its two stretches cross, and go on too near to the line.
    kept = (
        beside
        if shapely.is_simple(beside) and not _enters(beside, near)
        else shapely.difference(beside, near)
    )
    merged = shapely.line_merge(kept) if shapely.get_num_geometries(kept) > 1 else kept
    parts = [part for part in shapely.get_parts(merged) if shapely.length(part) >= SAME_PLACE]
    if not parts:
        raise NotConstructible("The line turns too sharply for this distance. Choose a smaller one.")
    longest = max(parts, key=shapely.length)
    ends = shapely.get_coordinates(longest)[[0, -1]]
    first, last = (shapely.line_locate_point(line, shapely.points(place)) for place in ends)
    return _written(dict(shapely.geometry.mapping(longest if first <= last else shapely.reverse(longest))))


def _enters(line: shapely.Geometry, area: shapely.Geometry) -> bool:
    return float(shapely.length(shapely.intersection(line, area))) > SAME_PLACE


def _beside(line: shapely.Geometry, metres: float) -> shapely.Geometry:
    """The parallels of all stretches, joined on the bends' bisectors: exact, where GEOS's offset curve is near.

    A sharp bend is turned in several steps, so that its outside stays no farther away than a sixth more.
    """
    places = shapely.get_coordinates(line)
    stretches = np.diff(places, axis=0)
    ways = [math.atan2(north, east) for east, north in stretches]
    lengths = np.hypot(stretches[:, 0], stretches[:, 1])
    turned: list[tuple[float, float]] = [_aside_of(places[0], ways[0], metres)]
    for at, place in enumerate(places[1:-1]):
        before, after = ways[at], ways[at + 1]
        turn = (after - before + math.pi) % (2 * math.pi) - math.pi
        # Only the outside of a bend can be cut into steps: inside there is one place for both stretches.
        inside = turn * metres > 0
        steps = 1 if inside else max(1, math.ceil(abs(turn) / math.radians(60)))
        half = turn / steps / 2
        if inside and abs(metres * math.tan(half)) > min(lengths[at], lengths[at + 1]):
            # That place lies beyond a stretch's end: the parallels run on, and what comes too near is cut off.
            turned += [_aside_of(place, before, metres), _aside_of(place, after, metres)]
            continue
        turned += [
            _aside_of(place, before + (2 * step + 1) * half, metres / math.cos(half)) for step in range(steps)
        ]
    return shapely.linestrings([*turned, _aside_of(places[-1], ways[-1], metres)])


def _aside_of(place: Place, way: float, metres: float) -> tuple[float, float]:
    """Metres to the left of a place, going a way (radians anticlockwise from east)."""
    return (float(place[0]) - math.sin(way) * metres, float(place[1]) + math.cos(way) * metres)


def _apart(start: Place, end: Place) -> float:
    length = distance(start, end)
    if not math.isfinite(length) or length < SAME_PLACE:
        raise NotConstructible("The two places are one. Click two different places.")
    return length


def _wide(width: float, least: float = SAME_PLACE) -> None:
    if not math.isfinite(width) or not least <= width <= WIDEST:
        raise NotConstructible(f"Give a width between {NARROWEST * 100:.0f} cm and {WIDEST:.0f} m.")


def _line(vertices: Sequence[Place]) -> shapely.Geometry:
    places = np.asarray([vertex[:2] for vertex in vertices], dtype=float).reshape(-1, 2)
    if not np.isfinite(places).all():
        raise NotConstructible("A position of the line is not a place. Draw it again.")
    places = geojson.without_repeats(geojson.to_the_millimetre(places))
    if len(places) < 2:
        raise NotConstructible("The line has no length. Give at least two different places.")
    return shapely.linestrings(places)


def _written(shape: Mapping) -> Mapping:
    try:
        return geojson.write(shape)
    except geojson.NotWritable as error:
        # Rounded to the millimetre, a hole or a bend may come to touch itself.
        mended = untangle(shape).geometry
        try:
            return geojson.write(mended)
        except geojson.NotWritable:
            raise NotConstructible(str(error)) from error
