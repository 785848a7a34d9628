"""Makes one right polygon out of rings that cross, touch or lie over each other, and keeps all their area.

What the outline goes round, however often, is inside; so a loop over itself stays filled, where the usual
even-odd reading would tear a hole. Parts that only touch at a point are joined there by a narrow bridge,
since the service takes one part and nothing that was drawn should be lost.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely
from shapely.errors import ShapelyError

# Coordinates are written to the millimetre, so everything is worked out on that grid.
GRID = 0.001
BRIDGE = 0.1
TOUCHING = 2 * GRID


class Untangled(NamedTuple):
    """One valid polygon on the millimetre grid, or None where no area is left of it.

    bridges: how many were needed. left_out: the square metres of parts that could not be joined.
    moved: how far, at most, a corner now lies from what was drawn, or a drawn corner out of what is left,
    in metres.
    """

    polygon: shapely.Geometry | None
    bridges: int = 0
    left_out: float = 0.0
    moved: float = 0.0


def untangled(rings: list[np.ndarray]) -> Untangled:
    """Untangle the outline and the holes of a polygon: closed rings of finite metres, (n, 2). Never raises."""
    try:
        with np.errstate(all="ignore"):
            return _untangled(rings)
    except (ShapelyError, ValueError):
        return Untangled(None)


def _untangled(rings: list[np.ndarray]) -> Untangled:
    area = _inside(rings[0])
    holes = [hole for hole in map(_inside, rings[1:]) if not shapely.is_empty(hole)]
    if holes:
        area = shapely.difference(area, shapely.union_all(holes, grid_size=GRID), grid_size=GRID)
    parts = _polygons(area)
    if not len(parts):
        return Untangled(None)
    bridges = _bridges(parts, rings[0])
    joined = _polygons(shapely.union_all([*parts, *bridges], grid_size=GRID)) if len(bridges) else parts
    largest = joined[int(np.argmax(shapely.area(joined)))]
    if not shapely.is_valid(largest):
        return Untangled(None)
    return Untangled(
        polygon=largest,
        bridges=len(bridges),
        left_out=float(shapely.area(joined).sum() - shapely.area(largest)),
        moved=_moved(rings, largest),
    )


def _moved(rings: list[np.ndarray], polygon: shapely.Geometry) -> float:
    drawn = shapely.union_all([shapely.linestrings(ring) for ring in rings if len(ring) > 1])
    corners = shapely.points(shapely.get_coordinates(polygon))
    before = shapely.points(rings[0])
    return float(max(shapely.distance(corners, drawn).max(), shapely.distance(before, polygon).max()))


def _inside(ring: np.ndarray) -> shapely.Geometry:
    """All that a closed ring goes round at least once."""
    if len(ring) < 4:
        return shapely.Polygon()
    faces = shapely.get_parts(shapely.polygonize(_noded(ring)))
    if not len(faces):
        return shapely.Polygon()
    within = shapely.get_coordinates(shapely.point_on_surface(faces))
    kept = faces[[_windings(place, ring) != 0 for place in within]]
    return shapely.union_all(kept, grid_size=GRID)


def _noded(ring: np.ndarray) -> np.ndarray:
    """The edges of a ring, cut wherever they meet."""
    return shapely.get_parts(shapely.union_all([shapely.linestrings(ring)], grid_size=GRID))


def _windings(place: np.ndarray, ring: np.ndarray) -> int:
    """How often a closed ring goes round a place, anticlockwise less clockwise."""
    x, y = (ring - place).T
    x0, y0, x1, y1 = x[:-1], y[:-1], x[1:], y[1:]
    left = x0 * y1 - x1 * y0
    return int(((y0 <= 0) & (y1 > 0) & (left > 0)).sum() - ((y0 > 0) & (y1 <= 0) & (left < 0)).sum())


def _polygons(area: shapely.Geometry) -> np.ndarray:
    parts = shapely.get_parts(area)
    return parts[(shapely.get_type_id(parts) == 3) & (shapely.area(parts) > 0)]


def _bridges(parts: np.ndarray, outline: np.ndarray) -> list[shapely.Geometry]:
    if len(parts) < 2:
        return []
    return [*_over_points(parts), *_over_lines(parts, outline)]


def _over_points(parts: np.ndarray) -> list[shapely.Geometry]:
    first, second = shapely.STRtree(parts).query(shapely.buffer(parts, TOUCHING), predicate="intersects")
    pairs = first < second
    links = shapely.shortest_line(parts[first[pairs]], parts[second[pairs]])
    # Three parts that meet at one point are three pairs, but one bridge.
    return list(shapely.get_parts(shapely.union_all(shapely.buffer(links, BRIDGE / 2, quad_segs=2))))


def _over_lines(parts: np.ndarray, outline: np.ndarray) -> list[shapely.Geometry]:
    """Where the outline runs to and fro on one line from part to part, the line becomes a narrow strip."""
    edges = _noded(outline)
    middles = shapely.line_interpolate_point(edges, 0.5, normalized=True)
    outside = edges[shapely.distance(middles, shapely.union_all(parts)) > TOUCHING]
    if not len(outside):
        return []
    strips = shapely.get_parts(shapely.union_all(shapely.buffer(outside, BRIDGE / 2, quad_segs=2)))
    return [strip for strip in strips if shapely.intersects(strip, parts).sum() > 1]
