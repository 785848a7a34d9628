"""Where the rings of a polygon cross or touch themselves and one another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely

# Beyond this many meetings the places are a sample; nobody looks at them one by one.
MOST_PAIRS = 20_000


class Crossings(NamedTuple):
    """Places (n, 2) in metres, to the millimetre, where ring edges meet that should not.

    crossing: whether any two edges cross in the middle of both. sample: whether there are more places.
    """

    places: np.ndarray
    crossing: bool
    sample: bool


def crossings(rings: list[np.ndarray]) -> Crossings:
    """The places where closed rings, given as (n, 2) without repeated positions, meet.

    An edge and the next one of its ring share a corner, which does not count, unless they run back over
    each other. Edges that run along each other count once, at the middle of what they share.
    """
    starts, ends, following = _edges(rings)
    if not len(starts):
        return Crossings(np.empty((0, 2)), False, False)
    edges = shapely.linestrings(np.stack([starts, ends], axis=1))
    first, second = shapely.STRtree(edges).query(edges, predicate="intersects")
    pairs = first < second
    first, second = first[pairs], second[pairs]
    sample = len(first) > MOST_PAIRS
    first, second = first[:MOST_PAIRS], second[:MOST_PAIRS]
    shared = shapely.intersection(edges[first], edges[second])
    along = shapely.get_dimensions(shared) == 1
    neighbours = (following[first] == second) | (following[second] == first)
    counted = (along | ~neighbours) & ~shapely.is_empty(shared)
    places = _middles(shared[counted], along[counted])
    corners = np.concatenate([starts, ends]).reshape(2, -1, 2)
    crossing = _in_the_middle(places, corners, first[counted], second[counted]) & ~along[counted]
    return Crossings(np.unique(np.round(places, 3), axis=0), bool(crossing.any()), sample)


def _edges(rings: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Starts and ends of all edges, and for each the number of the next edge of its ring."""
    rings = [ring for ring in rings if len(ring) > 1]
    if not rings:
        return np.empty((0, 2)), np.empty((0, 2)), np.empty(0, dtype=int)
    following, before = [], 0
    for ring in rings:
        count = len(ring) - 1
        following.append(before + (np.arange(count) + 1) % count)
        before += count
    return (
        np.concatenate([ring[:-1] for ring in rings]),
        np.concatenate([ring[1:] for ring in rings]),
        np.concatenate(following),
    )


def _middles(shared: np.ndarray, along: np.ndarray) -> np.ndarray:
    points = shared.copy()
    points[along] = shapely.line_interpolate_point(shared[along], 0.5, normalized=True)
    return shapely.get_coordinates(points)


def _in_the_middle(
    places: np.ndarray, corners: np.ndarray, first: np.ndarray, second: np.ndarray
) -> np.ndarray:
    result = np.ones(len(places), dtype=bool)
    for edge in (first, second):
        for end in corners:
            # An edge's own end is met exactly; anything nearer than this is the same place when written.
            result &= np.hypot(*(places - end[edge]).T) > 0.0005
    return result
