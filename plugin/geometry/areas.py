"""Areas to search: the surroundings of shapes, of a square, of a box, in metres (EPSG:27700)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely

from .geojson import read

# A point and a line have no area; works that touch them lie within this of them, in metres.
TOUCHING = 0.05
# How many pieces each side of a box is cut into before it is carried over to another CRS.
PIECES = 32
# A picture of an area on a screen shows no more than this part of its size.
COARSE = 1 / 2000


def area_around(shapes: Iterable[shapely.Geometry | None], distance: float = 0.0) -> dict[str, Any] | None:
    """Everything within a distance (metres) of any of the shapes, as a Polygon or MultiPolygon; None for nothing.

    At a distance of nothing, polygons are taken as they are, and points and lines with what touches them.
    """
    known = [shape for shape in shapes if shape is not None and not shape.is_empty]
    if not known:
        return None
    parts = shapely.make_valid(np.array(known, dtype=object))
    flat = shapely.get_dimensions(parts) < 2
    parts[flat] = shapely.buffer(parts[flat], max(distance, TOUCHING))
    if distance > 0:
        parts[~flat] = shapely.buffer(parts[~flat], distance)
    whole = read(shapely.geometry.mapping(shapely.union_all(parts))).geometry
    if whole is None or whole.is_empty:
        return None
    return dict(shapely.geometry.mapping(whole))


def area_around_geometry(geometry: Mapping[str, Any] | None, distance: float) -> dict[str, Any] | None:
    """Everything within a distance of a GeoJSON-like geometry; None where it has no position."""
    return area_around([read(geometry).geometry], distance)


def area_around_square(easting: float, northing: float, side: float, distance: float) -> dict[str, Any]:
    """Everything within a distance of a square (by its south-western corner), or of a point where it has no side."""
    square = shapely.box(easting, northing, easting + side, northing + side) if side else None
    found = area_around([square or shapely.Point(easting, northing)], distance)
    return found or {}


def bounds(geometry: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """West, south, east, north of a geometry; nan where it has no position."""
    shape = read(geometry).geometry
    west, south, east, north = shapely.bounds(shape).tolist()
    return west, south, east, north


def box_polygon(box: tuple[float, float, float, float]) -> dict[str, Any]:
    """A box (west, south, east, north) as a Polygon."""
    return dict(shapely.geometry.mapping(shapely.box(*box)))


def box_border(box: tuple[float, float, float, float]) -> np.ndarray:
    """Positions along the border of a box (west, south, east, north), close enough to carry it to another CRS."""
    west, south, east, north = box
    across, up = np.linspace(west, east, PIECES), np.linspace(south, north, PIECES)
    same = np.ones(PIECES)
    sides = ((across, south * same), (across, north * same), (west * same, up), (east * same, up))
    return np.concatenate([np.column_stack(side) for side in sides])


def coarse(geometry: Mapping[str, Any]) -> bytes:
    """An area as WKB, with no more vertices than can be seen when all of it is on the screen."""
    shape = read(geometry).geometry
    if shape is None:
        return b""
    west, south, east, north = shapely.bounds(shape).tolist()
    return bytes(shapely.to_wkb(shapely.simplify(shape, COARSE * max(east - west, north - south))))


def hectares(geometry: Mapping[str, Any]) -> float:
    """The area of a geometry in hectares."""
    shape = read(geometry).geometry
    return 0.0 if shape is None else float(shapely.area(shape)) / 10_000
