"""How long, how large and which way round a shape is, in metres on the National Grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from .constructions import bearing, distance
from .geojson import read


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
    with np.errstate(all="ignore"):
        box = shapely.oriented_envelope(shape)
    corners = [tuple(place) for place in shapely.get_coordinates(box).tolist()]
    if len(corners) == 2:
        return distance(*corners), 0.0, bearing(*corners) % 180.0
    if len(corners) < 4:
        return None, None, None
    sides = sorted(zip(corners[:2], corners[1:3]), key=lambda side: -distance(*side))
    return distance(*sides[0]), distance(*sides[1]), bearing(*sides[0]) % 180.0


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
