"""The run of a street's line between two clicks, over as many pieces as the line is cut into."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely.ops import substring

from .constructions import SAME_PLACE, NotConstructible

Place = tuple[float, float]
# A click this much nearer to another piece may still be meant for the one that the other click is on.
AS_GOOD_AS = 0.5
# Farther from every line than this, a click is not meant for any.
REACH = 50.0


def lines_of(shapes: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """The single lines of these shapes, of two dimensions; what is no line is left out."""
    parts = [
        part for shape in shapes if shape is not None for part in shapely.get_parts(shapely.force_2d(shape))
    ]
    return [
        part
        for part in parts
        if shapely.get_type_id(part) == shapely.GeometryType.LINESTRING and shapely.length(part) >= SAME_PLACE
    ]


def nearest(lines: Sequence[shapely.Geometry], place: Place) -> tuple[int, float]:
    """Which of the lines is nearest to a place, and how far in metres. NotConstructible where there are none."""
    if not len(lines):
        raise NotConstructible("There is no street's line here.")
    away = shapely.distance(np.asarray(lines, dtype=object), shapely.points(place))
    index = int(np.argmin(away))
    return index, float(away[index])


def run_between(lines: Sequence[shapely.Geometry], start: Place, end: Place) -> list[Place]:
    """The way along lines (EPSG:27700) from the place of them nearest to start to that nearest to end.

    On one line where both clicks are as good as on it; otherwise the shortest way over lines that meet.
    NotConstructible where a click is more than 50 m from every line, or the lines do not meet.
    """
    far = max(nearest(lines, place)[1] for place in (start, end))
    if far > REACH:
        raise NotConstructible(f"The click is {far:.0f} m from the street's line. Click nearer to it.")
    one = _one_line(lines, start, end)
    run = _part(one, start, end) if one is not None else _over_several(lines, start, end)
    places = [(float(e), float(n)) for e, n in shapely.get_coordinates(run)]
    if len(places) < 2 or shapely.length(run) < SAME_PLACE:
        raise NotConstructible("The two places are one. Click two different places along the street.")
    return places


def _one_line(lines: Sequence[shapely.Geometry], start: Place, end: Place) -> shapely.Geometry | None:
    array = np.asarray(lines, dtype=object)
    from_start = shapely.distance(array, shapely.points(start))
    from_end = shapely.distance(array, shapely.points(end))
    good = (from_start <= from_start.min() + AS_GOOD_AS) & (from_end <= from_end.min() + AS_GOOD_AS)
    if not good.any():
        return None
    return lines[int(np.argmin(np.where(good, from_start + from_end, np.inf)))]


def _part(line: shapely.Geometry, start: Place, end: Place) -> shapely.Geometry:
    first, last = (float(shapely.line_locate_point(line, shapely.points(place))) for place in (start, end))
    return substring(line, first, last)


def _over_several(lines: Sequence[shapely.Geometry], start: Place, end: Place) -> shapely.Geometry:
    edges = _edges(lines)
    first, last = _cut_at(edges, start), _cut_at(edges, end)
    return shapely.linestrings(list(_way(edges, first, last)))


def _edges(lines: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """The lines cut where they meet, to the millimetre, so that their ends can be compared."""
    return lines_of([shapely.union_all(np.asarray(lines, dtype=object), grid_size=0.001)])


def _cut_at(edges: list[shapely.Geometry], place: Place) -> Place:
    """Cut the nearest of the edges where it is nearest to a place, and say where that is."""
    index, _ = nearest(edges, place)
    line = edges.pop(index)
    at = float(shapely.line_locate_point(line, shapely.points(place)))
    pieces = lines_of([substring(line, 0.0, at), substring(line, at, shapely.length(line))])
    edges.extend(pieces or [line])
    ends = [end for piece in pieces or [line] for end in shapely.get_coordinates(piece)[[0, -1]]]
    cut = shapely.get_coordinates(shapely.line_interpolate_point(line, at))[0]
    return _key(min(ends, key=lambda end: float(np.hypot(*(end - cut)))))


def _key(place: Sequence[float]) -> Place:
    return (round(float(place[0]), 3), round(float(place[1]), 3))


def _way(edges: Sequence[shapely.Geometry], first: Place, last: Place) -> Iterator[Place]:
    """The vertices of the shortest way from one node to another."""
    meeting: dict[Place, list[tuple[Place, float, np.ndarray]]] = {}
    for edge in edges:
        places = shapely.get_coordinates(edge)
        one, other, length = _key(places[0]), _key(places[-1]), float(shapely.length(edge))
        meeting.setdefault(one, []).append((other, length, places))
        meeting.setdefault(other, []).append((one, length, places[::-1]))
    came_by: dict[Place, tuple[Place, np.ndarray]] = {}
    best = {first: 0.0}
    waiting = [(0.0, first)]
    while waiting:
        so_far, node = heapq.heappop(waiting)
        if node == last:
            break
        for other, length, places in meeting.get(node, []):
            if so_far + length < best.get(other, np.inf):
                best[other] = so_far + length
                came_by[other] = (node, places)
                heapq.heappush(waiting, (so_far + length, other))
    if last != first and last not in came_by:
        raise NotConstructible(
            "The two clicks are on streets whose lines do not meet. Click along one street."
        )
    steps = []
    node = last
    while node != first:
        node, places = came_by[node]
        steps.append(places)
    for step in reversed(steps):
        yield from ((float(e), float(n)) for e, n in step)
