"""Lines as arrays of positions (n, 2) in metres: smooth ones, pieces of them, places along them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy

Line = numpy.ndarray


def smooth(knots: Sequence[tuple[float, float]], step: float = 9.0, closed: bool = False) -> Line:
    """A Catmull-Rom curve through the knots with a vertex about every `step` metres."""
    points = numpy.asarray(knots, dtype=float)
    if closed:
        points = numpy.vstack([points[-1], points, points[0], points[1]])
    else:
        points = numpy.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    pieces = []
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:]):
        count = max(1, int(numpy.hypot(*(end - start)) // step))
        t = (numpy.arange(count) / count)[:, None]
        pieces.append(
            0.5
            * (
                2 * start
                + (end - before) * t
                + (2 * before - 5 * start + 4 * end - after) * t**2
                + (3 * start - before - 3 * end + after) * t**3
            )
        )
    pieces.append(points[-2][None, :])
    return numpy.vstack(pieces)


def straight(knots: Sequence[tuple[float, float]]) -> Line:
    """The knots themselves, as an array."""
    return numpy.asarray(knots, dtype=float)


def distances(line: Line) -> numpy.ndarray:
    """How far along the line each vertex lies, in metres."""
    steps = numpy.hypot(*numpy.diff(line, axis=0).T)
    return numpy.concatenate([[0.0], numpy.cumsum(steps)])


def length(line: Line) -> float:
    """Metres from end to end."""
    return float(distances(line)[-1])


def places(line: Line, along: Sequence[float] | numpy.ndarray) -> Line:
    """The positions at these distances along the line."""
    at = distances(line)
    return numpy.column_stack([numpy.interp(along, at, line[:, 0]), numpy.interp(along, at, line[:, 1])])


def heading(line: Line, along: float) -> tuple[float, float]:
    """The unit vector in which the line runs at a distance along it."""
    total = length(line)
    low, high = places(line, [max(0.0, along - 2.0), min(total, along + 2.0)])
    run = high - low
    size = float(numpy.hypot(*run)) or 1.0
    return float(run[0] / size), float(run[1] / size)


def piece(line: Line, start: float, end: float) -> Line:
    """The part of the line between two distances, with the vertices in between."""
    at = distances(line)
    within = (at > start + 0.05) & (at < end - 0.05)
    ends = places(line, [start, end])
    return numpy.vstack([ends[:1], line[within], ends[1:]])


def sideways(line: Line, offset: float) -> Line:
    """The line moved to its left by `offset` metres (to the right if negative), vertex by vertex."""
    runs = numpy.diff(line, axis=0)
    runs = runs / numpy.maximum(numpy.hypot(*runs.T), 1e-9)[:, None]
    mitres = numpy.vstack([runs[:1], runs[:-1] + runs[1:], runs[-1:]])
    mitres = mitres / numpy.maximum(numpy.hypot(*mitres.T), 1e-9)[:, None]
    return line + offset * numpy.column_stack([-mitres[:, 1], mitres[:, 0]])


def corridor(line: Line, left: float, right: float) -> Line:
    """The closed ring between the line moved by `left` and by `right` metres."""
    ring = numpy.vstack([sideways(line, left), sideways(line, right)[::-1]])
    return numpy.vstack([ring, ring[:1]])
