"""Mends what the rules find, where what was meant can be told, and says what it did.

Every repair works on GeoJSON-like geometries in EPSG:27700 metres, and leaves a shape that it cannot mend as
it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError

from . import geojson
from .degrees import in_metres
from .findings import Context
from .positions import Part, drawn, mapping
from .remark import counted
from .subject import Ring, Subject
from .untangling import BRIDGE, Untangled, untangled

NOTHING_DONE = "Nothing could be repaired."


@dataclass(frozen=True)
class Repaired:
    """The shape after a repair.

    words: what was done, and what was lost by it. moved: how far in metres, at most, a point of the outline
    lies from where it was; 0.0 where nothing moved on the ground.
    """

    geometry: Mapping[str, Any] | None
    words: str
    moved: float = 0.0


def repair(name: str, geometry: Mapping[str, Any] | None) -> Repaired:
    """Apply the repair that a finding names; afterwards the rule that named it finds nothing.

    name: close, drop_repeated, untangle, keep_largest or from_degrees; ValueError for any other. Never
    raises for a shape: what cannot be mended comes back as it is, and the words say so.
    """
    if name not in REPAIRS:
        raise ValueError(f"There is no repair called {name}.")
    try:
        with np.errstate(all="ignore"):
            return REPAIRS[name](geometry)
    except (ShapelyError, ValueError):
        return Repaired(geometry, NOTHING_DONE)


def close(geometry: Mapping[str, Any] | None) -> Repaired:
    """Ends every ring of a polygon where it began."""
    count = 0
    parts = []
    for part, rings in _rings_by_part(geometry):
        is_open = [ring.part.kind == "Polygon" and ring.distinct > 2 and not ring.is_closed for ring in rings]
        count += sum(is_open)
        parts.append(
            _with_rings(
                part,
                [
                    np.concatenate([given, given[:1]]) if opened else given
                    for given, opened in zip(_given(part), is_open)
                ],
            )
        )
    if not count:
        return Repaired(geometry, NOTHING_DONE)
    return Repaired(mapping(parts), "Closed: it now ends where it began.")


def drop_repeated(geometry: Mapping[str, Any] | None) -> Repaired:
    """Leaves out positions that are, to the millimetre, the one before."""
    count, moved, parts = 0, 0.0, []
    for part, rings in _rings_by_part(geometry):
        kept = []
        for given, ring in zip(_given(part), rings):
            again = np.zeros(len(given), dtype=bool)
            if part.kind != "Point":
                again[1:] = (ring.positions[1:] == ring.positions[:-1]).all(axis=1)
            count += int(again.sum())
            steps = np.hypot(*np.diff(given, axis=0).T)[again[1:]]
            moved = max(moved, float(steps.max(initial=0.0)))
            kept.append(given[~again])
        parts.append(_with_rings(part, kept))
    if not count:
        return Repaired(geometry, NOTHING_DONE)
    return Repaired(mapping(parts), f"Left out {counted(count, 'repeated point')}.", moved)


def untangle(geometry: Mapping[str, Any] | None) -> Repaired:
    """Makes polygons that cross or touch themselves into polygons that do not, keeping all their area.

    Parts that touch only at a point are joined there by a bridge 10 cm wide; where some cannot be joined the
    largest is kept, and the words say how much is left out.
    """
    parts, done = [], []
    for part, rings in _rings_by_part(geometry):
        corners = [ring.corners for ring in rings if len(ring.corners) > 3]
        mended = untangled(corners) if part.kind == "Polygon" and corners else Untangled(None)
        if mended.polygon is None:
            parts.append(part)
            continue
        done.append(mended)
        parts.append(replace(part, rings=_rings_of(mended.polygon)))
    if not done:
        return Repaired(geometry, NOTHING_DONE)
    return Repaired(mapping(parts), _untangled_words(done), max(mended.moved for mended in done))


def keep_largest(geometry: Mapping[str, Any] | None) -> Repaired:
    """Keeps one part: the polygon of the largest area, else the longest line, else the first point."""
    parts = [part for part, _ in _rings_by_part(geometry)]
    if len(parts) < 2:
        return Repaired(geometry, NOTHING_DONE)
    sizes = [_size(part) for part in parts]
    largest = max(range(len(parts)), key=lambda number: (sizes[number], -number))
    rest = [size for number, size in enumerate(sizes) if number != largest]
    return Repaired(
        mapping([parts[largest]]),
        f"Kept the largest of {len(parts)} parts. Left out: {_left_out(rest)}.",
    )


def from_degrees(geometry: Mapping[str, Any] | None) -> Repaired:
    """Turns longitudes and latitudes (ETRS89, as good as WGS84 here; either order) into metres, exactly."""
    parts = drawn(geometry).parts
    positions = drawn(geometry).positions
    metres = in_metres(positions) if len(positions) else None
    if metres is None or not Subject(geometry, Context()).is_in_degrees:
        return Repaired(geometry, NOTHING_DONE)
    lengths = [len(ring) for part in parts for ring in part.rings]
    rings = iter(np.split(geojson.to_the_millimetre(metres), np.cumsum(lengths)[:-1]))
    turned = [replace(part, rings=tuple(next(rings) for _ in part.rings)) for part in parts]
    return Repaired(mapping(turned), "Turned from degrees into National Grid metres.")


REPAIRS: dict[str, Callable[[Mapping[str, Any] | None], Repaired]] = {
    "close": close,
    "drop_repeated": drop_repeated,
    "untangle": untangle,
    "keep_largest": keep_largest,
    "from_degrees": from_degrees,
}


def _rings_by_part(geometry: Any) -> list[tuple[Part, list[Ring]]]:
    subject = Subject(geometry, Context())
    return [(part, subject.rings_of(part)) for part in subject.parts]


def _given(part: Part) -> list[np.ndarray]:
    return [ring for ring in part.rings if len(ring)]


def _with_rings(part: Part, rings: list[np.ndarray]) -> Part:
    """The part with these in place of its rings that are not empty."""
    remaining = iter(rings)
    return replace(part, rings=tuple(next(remaining) if len(ring) else ring for ring in part.rings))


def _rings_of(polygon: shapely.Geometry) -> tuple[np.ndarray, ...]:
    rings = [shapely.get_exterior_ring(polygon), *polygon.interiors]
    return tuple(geojson.to_the_millimetre(shapely.get_coordinates(ring)) for ring in rings)


def _untangled_words(done: list[Untangled]) -> str:
    bridges = sum(mended.bridges for mended in done)
    left_out = sum(mended.left_out for mended in done)
    words = ["Untangled: it is now a polygon that does not cross itself."]
    if bridges:
        words.append(
            f"Joined at {counted(bridges, 'place')} by a bridge {BRIDGE * 100:.0f} cm wide, so that it is one."
        )
    if left_out:
        words.append(f"Left out {_area(left_out)} that could not be joined.")
    return " ".join(words)


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
        said.append(f"{counted(len(areas), 'polygon')} of {_area(sum(areas))}")
    if lengths:
        said.append(f"{counted(len(lengths), 'line')} of {sum(lengths):,.1f} m")
    if points:
        said.append(counted(points, "point"))
    return ", ".join(said)


def _area(square_metres: float) -> str:
    return "less than 0.1 m²" if square_metres < 0.1 else f"{square_metres:,.1f} m²"
