"""How long, how large and which way round a shape is, in metres on the National Grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from .constructions import bearing, distance
from .geojson import read

# Sides of a hull that are tried in one go: a hull of thousands must not take gigabytes.
SIDES_AT_ONCE = 256


@dataclass(frozen=True)
class Measures:
    """length: of a line; of a polygon the way around it, holes too. area: square metres, None but of polygons.

    long, wide: sides of the smallest rectangle around it, whatever its angle; bearing: of its long side, degrees
    clockwise from grid north, 0 to 180. None where a shape has no such thing.
    """

    length: float
    area: float | None = None
    long: float | None = None
    wide: float | None = None
    bearing: float | None = None


def measure(geometry: Mapping[str, Any] | None) -> Measures | None:
    """The measures of a GeoJSON-like shape in EPSG:27700; None of a point, or where there is no shape."""
    shape = read(geometry).geometry
    if shape is None or shapely.get_dimensions(shape) < 1 or not shapely.length(shape) > 0:
        return None
    long, wide, way = _around(shape)
    if shapely.get_dimensions(shape) == 1:
        return Measures(float(shapely.length(shape)), None, long, wide, way)
    return Measures(float(shapely.length(shape)), float(shapely.area(shape)), long, wide, way)


def _around(shape: shapely.Geometry) -> tuple[float | None, float | None, float | None]:
    """Long side, wide side and bearing of the smallest rectangle: one side of it lies on one of the hull's.

    In numpy: shapely's own looks at one side after the other.
    """
    with np.errstate(all="ignore"):
        corners = shapely.get_coordinates(shapely.convex_hull(shape))
    if len(corners) == 2:
        ends = corners.tolist()
        return distance(*ends), 0.0, bearing(*ends) % 180.0
    if len(corners) < 4:
        return None, None, None
    places = corners[:-1] - corners[0]
    sides = np.diff(corners, axis=0)
    lengths = np.hypot(*sides.T)
    ways = sides[lengths > 0] / lengths[lengths > 0][:, None]
    best = (np.inf, 0.0, 0.0, (0.0, 0.0))
    for first in range(0, len(ways), SIDES_AT_ONCE):
        some = ways[first : first + SIDES_AT_ONCE]
        along = np.ptp(places @ some.T, axis=0)
        across = np.ptp(places @ np.column_stack([-some[:, 1], some[:, 0]]).T, axis=0)
        at = int((along * across).argmin())
        found = float(along[at] * across[at])
        if found < best[0]:
            east, north = some[at].tolist()
            best = (found, float(along[at]), float(across[at]), (east, north))
    _, along_side, across_side, (east, north) = best
    if across_side > along_side:
        along_side, across_side, (east, north) = across_side, along_side, (-north, east)
    return along_side, across_side, bearing((0.0, 0.0), (east, north)) % 180.0


def path_length(vertices: Sequence[Sequence[float]]) -> float:
    """Metres along vertices (easting, northing) in their order."""
    return sum(distance(start, end) for start, end in zip(vertices, vertices[1:]))


def ring_area(vertices: Sequence[Sequence[float]]) -> float:
    """Square metres inside a ring of vertices, left unclosed, that does not cross itself."""
    if len(vertices) < 3:
        return 0.0
    ring = np.asarray([vertex[:2] for vertex in vertices], dtype=float)
    # Far from the origin the products would lose the millimetres.
    east, north = (ring - ring[0]).T
    return float(abs(np.dot(east, np.roll(north, -1)) - np.dot(north, np.roll(east, -1))) / 2)
