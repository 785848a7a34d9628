"""GeoJSON in National Grid metres (EPSG:27700): read whatever comes, write only what is right.

The service declares its shapes as points, lines and polygons and holds, in real data, unclosed rings, third
coordinates on some vertices only and nine decimals. So reading survives everything and says what was odd;
writing gives two dimensions, closed right-handed rings, one part, millimetres, and refuses the rest.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from shapely.errors import ShapelyError

from .positions import UNKNOWN_TYPE, Drawn, Part, drawn

# The lettered squares of the National Grid end here.
GREATEST_EASTING = 700_000.0
GREATEST_NORTHING = 1_300_000.0
DECIMALS = 3

NOT_FINITE = "a position is not finite"
NOT_CLOSED = "a ring is not closed"
TOO_FEW = "there are too few positions for its type"
SEVERAL_PARTS = "it has several parts"
FROM_FALLBACK = "the centre point stands for the shape"


class ReadShape(NamedTuple):
    """A shape as read: a shapely geometry of two dimensions, or None, and what was odd about it."""

    geometry: shapely.Geometry | None
    oddities: tuple[str, ...]


class NotWritable(Exception):
    """A shape that must not be sent; str() is a sentence for the user."""


def read(geometry: Any, fallback: Any = None) -> ReadShape:
    """The shape of a GeoJSON-like geometry in metres (EPSG:27700). Never raises.

    Unclosed rings are closed, third coordinates left out, brackets put right, positions that are not finite
    left out; of a collection the parts of the highest dimension are taken. A polygon that crosses itself
    comes back as it is. Where nothing is left, `fallback` (a geometry too, such as a work's centre point)
    stands in. `oddities` names every one of these in words.
    """
    held = drawn(geometry)
    oddities = dict.fromkeys(held.oddities)
    shape = _shape(held, oddities)
    if shape is None and fallback is not None:
        shape = _shape(drawn(fallback), {})
        if shape is not None:
            oddities[FROM_FALLBACK] = None
    return ReadShape(shape, tuple(oddities))


def write(geometry: Any) -> dict[str, Any]:
    """The strict GeoJSON of a shape (a GeoJSON-like mapping or a shapely geometry) in EPSG:27700 metres.

    A Point, LineString or Polygon of one part, two-dimensional, to the millimetre, rings closed, the outline
    anticlockwise and holes clockwise (RFC 7946, 3.1.6), no position repeated in a row, no `crs`. Raises
    NotWritable with a sentence where that is not possible without guessing what was meant.
    """
    if isinstance(geometry, shapely.Geometry):
        geometry = _mapping(geometry)
    part = _one_part(drawn(geometry))
    rings = tuple(to_the_millimetre(ring) for ring in part.rings)
    _refuse_bad_places(rings)
    if part.kind == "Point":
        return {"type": "Point", "coordinates": _pairs(rings[0])[0]}
    if part.kind == "LineString":
        return {"type": "LineString", "coordinates": _pairs(_line(rings[0]))}
    return {"type": "Polygon", "coordinates": [_pairs(ring) for ring in _right_handed(rings)]}


def _shape(held: Drawn, oddities: dict[str, None]) -> shapely.Geometry | None:
    shapes = [shape for part in held.parts for shape in [_of_part(part, oddities)] if shape is not None]
    if not shapes:
        return None
    if len(shapes) == 1:
        return shapes[0]
    highest = max(shapely.get_dimensions(shapes))
    shapes = [shape for shape in shapes if shapely.get_dimensions(shape) == highest]
    oddities[SEVERAL_PARTS] = None
    if len(shapes) == 1:
        return shapes[0]
    together = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)[highest]
    return together(shapes)


def _of_part(part: Part, oddities: dict[str, None]) -> shapely.Geometry | None:
    rings = [_finite(ring, oddities) for ring in part.rings]
    if not rings or not len(rings[0]):
        if any(len(ring) for ring in rings):
            oddities[TOO_FEW] = None
        return None
    try:
        if part.kind == "Point":
            return shapely.points(rings[0][0])
        if part.kind == "LineString":
            return _line_or_less(rings[0], oddities)
        return _polygon_or_less(rings, oddities)
    except (ShapelyError, ValueError):
        oddities[TOO_FEW] = None
        return None


def _finite(ring: np.ndarray, oddities: dict[str, None]) -> np.ndarray:
    good = np.isfinite(ring).all(axis=1)
    if good.all():
        return ring
    oddities[NOT_FINITE] = None
    return ring[good]


def _line_or_less(positions: np.ndarray, oddities: dict[str, None]) -> shapely.Geometry:
    if len(positions) > 1:
        return shapely.linestrings(positions)
    oddities[TOO_FEW] = None
    return shapely.points(positions[0])


def _polygon_or_less(rings: list[np.ndarray], oddities: dict[str, None]) -> shapely.Geometry:
    outline = _closed(rings[0], oddities)
    if len(outline) < 4:
        oddities[TOO_FEW] = None
        return _line_or_less(rings[0], oddities)
    holes = [_closed(ring, oddities) for ring in rings[1:]]
    whole = [shapely.linearrings(ring) for ring in holes if len(ring) >= 4]
    if len(whole) < len(holes):
        oddities[TOO_FEW] = None
    return shapely.polygons(shapely.linearrings(outline), holes=whole or None)


def _closed(ring: np.ndarray, oddities: dict[str, None]) -> np.ndarray:
    if len(ring) > 1 and (ring[0] == ring[-1]).all():
        return ring
    oddities[NOT_CLOSED] = None
    return np.concatenate([ring, ring[:1]])


def _mapping(geometry: shapely.Geometry) -> Any:
    if shapely.is_empty(geometry):
        return None
    return shapely.geometry.mapping(shapely.force_2d(geometry))


def _one_part(held: Drawn) -> Part:
    parts = [part for part in held.parts if any(len(ring) for ring in part.rings)]
    if not parts:
        raise NotWritable("There is no shape to send. Draw one first.")
    if len(parts) > 1:
        raise NotWritable(
            f"The shape has {len(parts)} parts, and Street Manager takes one. Keep one of them."
        )
    if UNKNOWN_TYPE in held.oddities:
        raise NotWritable("The type of the shape is not known. Draw a point, a line or a polygon.")
    return parts[0]


def to_the_millimetre(ring: np.ndarray) -> np.ndarray:
    """Positions (n, 2) as they are written."""
    # Adding zero turns minus zero, which would be written as such, into zero.
    with np.errstate(all="ignore"):
        return np.round(ring, DECIMALS) + 0.0


def _refuse_bad_places(rings: tuple[np.ndarray, ...]) -> None:
    places = np.concatenate(rings)
    if not np.isfinite(places).all():
        raise NotWritable("The shape has a position that is not a place. Draw it again.")
    inside = (places >= 0).all() and (places <= (GREATEST_EASTING, GREATEST_NORTHING)).all()
    if not inside:
        raise NotWritable("The shape lies outside the National Grid. Check its coordinate reference system.")


def without_repeats(positions: np.ndarray) -> np.ndarray:
    """Positions (n, 2) without those that equal the one before."""
    if len(positions) < 2:
        return positions
    kept = np.ones(len(positions), dtype=bool)
    kept[1:] = (positions[1:] != positions[:-1]).any(axis=1)
    return positions[kept]


def _line(positions: np.ndarray) -> np.ndarray:
    positions = without_repeats(positions)
    if len(positions) < 2:
        raise NotWritable("The line has no length. Draw at least two different points.")
    return positions


def _right_handed(rings: tuple[np.ndarray, ...]) -> list[np.ndarray]:
    closed = [without_repeats(_closed(ring, {})) for ring in rings if len(ring)]
    if not len(rings[0]) or any(len(ring) < 4 for ring in closed):
        raise NotWritable("The polygon has no area. Draw at least three different corners.")
    whole = [shapely.linearrings(ring) for ring in closed]
    with np.errstate(all="ignore"):
        is_valid = shapely.is_valid(shapely.polygons(whole[0], holes=whole[1:] or None))
    if not is_valid:
        raise NotWritable("The polygon crosses or touches itself. Untangle it first.")
    left_turning = [bool(turns) for turns in shapely.is_ccw(whole)]
    wanted = [True] + [False] * (len(closed) - 1)
    return [ring if turns == wish else ring[::-1] for ring, turns, wish in zip(closed, left_turning, wanted)]


def _pairs(positions: np.ndarray) -> list[list[float]]:
    return [[float(e), float(n)] for e, n in positions]
