"""Makes a shape's outline simpler, all its rings together, and only where what comes out is still right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import shapely

from . import smoothing
from .positions import Part
from .subject import Ring, Subject


class Tidied(NamedTuple):
    """The parts as they are now; how many vertices went; how far, at most, the outline moved, in metres.

    tolerance: the one that a thinning needed.
    """

    parts: list[Part]
    left_out: int
    moved: float
    tolerance: float = 0.0


def without_spikes(subject: Subject) -> Tidied | None:
    """Without spikes; None where there are none, or where without them no right shape would be left."""
    return _tidied(subject, smoothing.without_spikes, lambda r: bool(len(smoothing.spikes(r, _closed(r)))))


def without_close(subject: Subject) -> Tidied | None:
    """Without vertices nearer than a centimetre to the one before; None as above."""
    return _tidied(subject, smoothing.without_close, lambda r: bool(len(smoothing.close_together(r))))


def thinned_out(subject: Subject, tolerance: float | None = None) -> Tidied | None:
    """With fewer vertices, none left out farther from the new outline than tolerance (metres).

    Without a tolerance the smallest that leaves no more than 500. None where nothing goes, or, without a
    tolerance, half a metre is not enough.
    """
    if tolerance is not None:
        return _thinned(subject, tolerance)
    for tried in smoothing.TOLERANCES:
        found = _thinned(subject, tried)
        if found is not None and vertices(found.parts) <= smoothing.MOST_VERTICES:
            return found
    return None


def vertices(parts: Sequence[Part]) -> int:
    """How many vertices, the end that repeats a ring's beginning not counted."""
    return sum(
        len(ring) - (part.kind == "Polygon" and _closed(ring)) for part in parts for ring in part.rings
    )


def _thinned(subject: Subject, tolerance: float) -> Tidied | None:
    found = _tidied(
        subject, lambda ring, closed: smoothing.thinned(ring, closed, tolerance), lambda ring: False
    )
    return None if found is None else found._replace(tolerance=tolerance)


def _tidied(subject: Subject, change: smoothing.Change, still: Callable[[np.ndarray], bool]) -> Tidied | None:
    if not _is_right(subject):
        return None
    parts, left_out, moved = [], 0, 0.0
    for part in subject.parts:
        if part.kind == "Point":
            parts.append(part)
            continue
        rings = []
        for ring in subject.rings_of(part):
            changed = change(ring.corners, part.kind == "Polygon")
            if len(changed) < (4 if part.kind == "Polygon" else 2):
                return None
            left_out += len(ring.corners) - len(changed)
            moved = max(moved, smoothing.largest_move(ring.corners, changed))
            rings.append(changed)
        parts.append(replace(part, rings=tuple(rings)))
    if left_out <= 0 or any(still(ring) for part in parts for ring in part.rings if part.kind != "Point"):
        return None
    return Tidied(parts, left_out, moved) if all(map(_is_sound, parts)) else None


def _is_right(subject: Subject) -> bool:
    return (
        bool(np.isfinite(subject.positions).all())
        and not subject.tangled_polygons
        and all(ring.has_size for ring in subject.rings if ring.part.kind != "Point")
        and all(part.kind == "Point" or len(part.rings[0]) for part in subject.parts)
    )


def _is_sound(part: Part) -> bool:
    if part.kind == "Point":
        return True
    if part.kind == "LineString":
        return Ring(part, 0, part.rings[0]).has_size
    whole = [shapely.linearrings(ring) for ring in part.rings]
    return bool(shapely.is_valid(shapely.polygons(whole[0], holes=whole[1:] or None)))


def _closed(ring: np.ndarray) -> bool:
    return len(ring) > 3 and bool((ring[0] == ring[-1]).all())
