"""Joins the parts of a shape that touch into one, where that gives one right shape."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from shapely.errors import ShapelyError

from . import geojson
from .subject import Subject
from .untangling import GRID


class Joined(NamedTuple):
    """One shape (GeoJSON-like), and how far, at most, a corner lies from the parts' outlines, in metres."""

    geometry: dict[str, Any]
    moved: float


def joined(subject: Subject) -> Joined | None:
    """The parts as one polygon or one line; None where they do not come together, or are one. Never raises."""
    kinds = {part.kind for part in subject.parts}
    if not np.isfinite(subject.positions).all():
        return None
    if len(subject.parts) < 2 or kinds not in ({"Polygon"}, {"LineString"}) or subject.tangled_polygons:
        return None
    if not all(ring.has_size for ring in subject.rings):
        return None
    if not all(len(part.rings[0]) for part in subject.parts):
        return None
    try:
        with np.errstate(all="ignore"):
            return _joined(subject, kinds == {"Polygon"})
    except (ShapelyError, ValueError, geojson.NotWritable):
        return None


def _joined(subject: Subject, are_polygons: bool) -> Joined | None:
    parts = []
    for part in subject.parts:
        rings = [ring.corners for ring in subject.rings_of(part)]
        if are_polygons:
            parts.append(
                shapely.polygons(
                    shapely.linearrings(rings[0]), holes=[shapely.linearrings(r) for r in rings[1:]] or None
                )
            )
        else:
            parts.append(shapely.linestrings(rings[0]))
    if are_polygons:
        one = shapely.union_all(parts, grid_size=GRID)
    else:
        one = shapely.line_merge(shapely.multilinestrings(parts))
    if shapely.get_num_geometries(one) != 1:
        return None
    one = shapely.get_geometry(one, 0)
    if shapely.get_dimensions(one) != (2 if are_polygons else 1) or not shapely.is_valid(one):
        return None
    written = geojson.write(one)
    old = shapely.union_all([shapely.boundary(part) if are_polygons else part for part in parts])
    corners = shapely.points(shapely.get_coordinates(geojson.read(written).geometry))
    return Joined(written, float(shapely.distance(corners, old).max()))
