"""Repairs of rings and lines: closing, leaving out what stands twice, untangling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from . import geojson
from .positions import Part, mapping
from .remark import counted
from .repaired import NOTHING_DONE, Repaired, area_words, rings_by_part
from .untangling import BRIDGE, Untangled, untangled


def close(geometry: Mapping[str, Any] | None) -> Repaired:
    """Ends every ring of a polygon where it began."""
    count = 0
    parts = []
    for part, rings in rings_by_part(geometry):
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
    for part, rings in rings_by_part(geometry):
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
    for part, rings in rings_by_part(geometry):
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
        words.append(f"Left out {area_words(left_out)} that could not be joined.")
    return " ".join(words)
