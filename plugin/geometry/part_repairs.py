"""Repairs of shapes of several parts: keeping one, joining those that touch, leaving out the same point twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from . import geojson
from .findings import Context
from .joining import joined
from .positions import Part, mapping
from .remark import counted
from .repaired import NOTHING_DONE, Repaired, area_words, distance_words, nothing_done, rings_by_part
from .subject import Subject


def keep_largest(geometry: Mapping[str, Any] | None) -> Repaired:
    """Keeps one part: the polygon of the largest area, else the longest line, else the first point."""
    parts = [part for part, _ in rings_by_part(geometry)]
    if len(parts) < 2:
        return Repaired(geometry, NOTHING_DONE)
    sizes = [_size(part) for part in parts]
    largest = max(range(len(parts)), key=lambda number: (sizes[number], -number))
    rest = [size for number, size in enumerate(sizes) if number != largest]
    return Repaired(
        mapping([parts[largest]]),
        f"Kept the largest of {len(parts)} parts. Left out: {_left_out(rest)}.",
    )


def join_parts(geometry: Mapping[str, Any] | None) -> Repaired:
    """Makes parts that touch or overlap one: polygons one polygon, lines one line."""
    subject = Subject(geometry, Context())
    found = joined(subject)
    if found is None:
        return nothing_done(geometry)
    words = f"Joined {counted(len(subject.parts), 'part')} into one. Nothing moved by more than"
    return Repaired(found.geometry, f"{words} {distance_words(max(found.moved, 0.0001))}.", found.moved)


def drop_same_points(geometry: Mapping[str, Any] | None) -> Repaired:
    """Leaves out points that stand where another does, to the millimetre."""
    parts = [part for part, _ in rings_by_part(geometry)]
    if any(part.kind != "Point" for part in parts):
        return nothing_done(geometry)
    firsts: dict[tuple[float, ...], Part] = {}
    for part in parts:
        firsts.setdefault(tuple(geojson.to_the_millimetre(part.rings[0])[0].tolist()), part)
    left_out = len(parts) - len(firsts)
    if not left_out:
        return nothing_done(geometry)
    return Repaired(
        mapping(list(firsts.values())), f"Left out {counted(left_out, 'point')} that stood twice."
    )


def _size(part: Part) -> tuple[int, float]:
    """Its dimension, and its area in square metres or length in metres."""
    shape = geojson.read(mapping([part])).geometry
    if shape is None:
        return -1, 0.0
    dimension = int(shapely.get_dimensions(shape))
    size = float((np.zeros_like, shapely.length, shapely.area)[dimension](shape)) if dimension else 0.0
    return dimension, size if np.isfinite(size) else 0.0


def _left_out(sizes: list[tuple[int, float]]) -> str:
    areas = [size for dimension, size in sizes if dimension == 2]
    lengths = [size for dimension, size in sizes if dimension == 1]
    points = sum(dimension < 1 for dimension, _ in sizes)
    said = []
    if areas:
        said.append(f"{counted(len(areas), 'polygon')} of {area_words(sum(areas))}")
    if lengths:
        said.append(f"{counted(len(lengths), 'line')} of {sum(lengths):,.1f} m")
    if points:
        said.append(counted(points, "point"))
    return ", ".join(said)
