"""Corners that nobody meant: spikes, corners on top of each other, and far more of them than the shape needs.

Rings and lines are (n, 2) metres; closed ones end where they began. What comes out keeps to the millimetre grid.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import shapely

from . import geojson

# A corner sharper than this goes out and comes back: degrees.
SHARPEST = 5.0
CLOSEST = 0.01
_TANGENT = math.tan(math.radians(SHARPEST))
MOST_VERTICES = 500
# Tried one after the other until few enough vertices are left; metres.
TOLERANCES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)

Change = Callable[[np.ndarray, bool], np.ndarray]


def spikes(ring: np.ndarray, closed: bool) -> np.ndarray:
    """Numbers of the vertices at which a line turns back on itself, within 5 degrees."""
    places = ring[:-1] if closed else ring
    if len(places) < 3:
        return np.empty(0, dtype=int)
    before, after = np.roll(places, 1, axis=0) - places, np.roll(places, -1, axis=0) - places
    across = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    along = (before * after).sum(axis=1)
    # Where two corners are one both are nothing, and there is no angle.
    sharp = (along > 0) & (np.abs(across) < along * _TANGENT)
    if not closed:
        sharp[[0, -1]] = False
    return np.flatnonzero(sharp)


def without_spikes(ring: np.ndarray, closed: bool) -> np.ndarray:
    """The ring without them, one at a time, since a spike's foot may be the next."""
    places = geojson.without_repeats(ring[:-1] if closed else ring)
    least = 3 if closed else 2
    while len(places) > least:
        whole = _ended(places, closed)
        found = spikes(whole, closed)
        if not len(found):
            break
        places = geojson.without_repeats(np.delete(places, found[0], axis=0))
        if closed and len(places) > 1 and (places[0] == places[-1]).all():
            places = places[:-1]
    return _ended(places, closed)


def close_together(ring: np.ndarray) -> np.ndarray:
    """Numbers of the vertices that are nearer than a centimetre to the one before, and not the same place."""
    steps = np.hypot(*np.diff(ring, axis=0).T)
    return np.flatnonzero((steps > 0) & (steps < CLOSEST)) + 1


def without_close(ring: np.ndarray, closed: bool) -> np.ndarray:
    """The ring without vertices nearer than a centimetre to the last one kept; its ends stay."""
    kept = [ring[0]]
    for place in ring[1:-1]:
        if np.hypot(*(place - kept[-1])) >= CLOSEST:
            kept.append(place)
    while len(kept) > 1 and np.hypot(*(ring[-1] - kept[-1])) < CLOSEST:
        kept.pop()
    return np.array([*kept, ring[-1]])


def thinned(ring: np.ndarray, closed: bool, tolerance: float) -> np.ndarray:
    """The ring with as few of its vertices as keep every one left out within tolerance metres of it."""
    line = shapely.linearrings(ring) if closed else shapely.linestrings(ring)
    return np.asarray(shapely.get_coordinates(shapely.simplify(line, tolerance, preserve_topology=True)))


def largest_move(before: np.ndarray, after: np.ndarray) -> float:
    """How far, at most, a vertex of before lies from after, or one of after from before, in metres."""
    old, new = shapely.linestrings(before), shapely.linestrings(after)
    return float(
        max(
            shapely.distance(shapely.points(before), new).max(),
            shapely.distance(shapely.points(after), old).max(),
        )
    )


def _ended(places: np.ndarray, closed: bool) -> np.ndarray:
    return np.concatenate([places, places[:1]]) if closed else places
