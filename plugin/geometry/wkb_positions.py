"""The positions in well-known binary, read and written where they stand: heights, measures and parts stay as they are.

For any type that is written as positions and counts of them (ISO 13249-3; OGC's older codes for heights too): points,
lines, arcs, polygons, their collections, in either byte order.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

_POINT, _POLYGON, _TRIANGLE = 1, 3, 17
# Lines and arcs: a count, and so many positions.
_RUNS = frozenset({2, 8, 13})
_OLD_HEIGHT, _OLD_MEASURE, _OLD_SRID = 0x80000000, 0x40000000, 0x20000000


class NotWkb(ValueError):
    """The bytes end too early, or are of a type that is not known."""


@dataclass(frozen=True)
class _Run:
    """So many positions from a byte on, of so many numbers each."""

    start: int
    count: int
    size: int
    order: str


def positions(shapes: Sequence[bytes]) -> np.ndarray:
    """All positions of some shapes, x and y, (n, 2), in the order in which they are written. Raises NotWkb."""
    found = [_numbers(shape, run)[:, :2] for shape in shapes for run in _runs(shape)]
    return np.concatenate(found).astype(float) if found else np.empty((0, 2))


def counts(shapes: Sequence[bytes]) -> list[int]:
    """How many positions each of some shapes has. Raises NotWkb."""
    return [sum(run.count for run in _runs(shape)) for shape in shapes]


def with_positions(shapes: Sequence[bytes], moved: np.ndarray) -> list[bytes]:
    """The same shapes with other positions, (n, 2), as `positions` gave them; all else is as it was.

    Raises NotWkb, also where there are more or fewer of them.
    """
    made: list[bytes] = []
    used = 0
    for shape in shapes:
        copy = bytearray(shape)
        for run in _runs(shape):
            numbers = _numbers(copy, run)
            if used + run.count > len(moved):
                raise NotWkb("There are fewer positions than the shapes have.")
            numbers[:, :2] = moved[used : used + run.count]
            used += run.count
            del numbers
        made.append(bytes(copy))
    if used != len(moved):
        raise NotWkb("There are more positions than the shapes have.")
    return made


def _numbers(shape: bytes | bytearray, run: _Run) -> np.ndarray:
    held = np.frombuffer(shape, dtype=f"{run.order}f8", count=run.count * run.size, offset=run.start)
    return held.reshape(run.count, run.size)


def _runs(shape: bytes) -> Iterator[_Run]:
    runs: list[_Run] = []
    try:
        _walk(shape, 0, runs)
    except (struct.error, IndexError) as error:
        raise NotWkb("The shape ends too early.") from error
    yield from (run for run in runs if run.count)


def _walk(shape: bytes, at: int, runs: list[_Run]) -> int:
    """Note the runs of the shape that begins at a byte; where it ends."""
    order = "<" if shape[at] else ">"
    (code,) = struct.unpack_from(f"{order}I", shape, at + 1)
    at += 5
    if code & _OLD_SRID:
        at += 4
    kind, dimensions = (code & 0x0FFFFFFF) % 1000, (code & 0x0FFFFFFF) // 1000
    size = 2 + (1, 1, 2)[dimensions - 1] if dimensions else 2
    size += bool(code & _OLD_HEIGHT) + bool(code & _OLD_MEASURE)
    if kind == _POINT:
        return _run(shape, at, 1, size, order, runs)
    (count,) = struct.unpack_from(f"{order}I", shape, at)
    at += 4
    if kind in _RUNS:
        return _run(shape, at, count, size, order, runs)
    for _ in range(count):
        if kind in (_POLYGON, _TRIANGLE):
            (in_ring,) = struct.unpack_from(f"{order}I", shape, at)
            at = _run(shape, at + 4, in_ring, size, order, runs)
        else:
            at = _walk(shape, at, runs)
    return at


def _run(shape: bytes, at: int, count: int, size: int, order: str, runs: list[_Run]) -> int:
    end = at + 8 * size * count
    if end > len(shape):
        raise IndexError(at)
    runs.append(_Run(at, count, size, order))
    return end
