"""Which ground, in which days, has been asked about, and what of a new question is left to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import shapely

# Square metres, metres: what is smaller or thinner than this is left over by rounding.
LEAST_AREA = 1.0
ROUNDING = 0.01
# More pieces than this cost more calls than asking for everything again.
MOST_PIECES = 4
ALWAYS = (date.min, date.max)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Ground:
    """An area (a shapely polygon, EPSG:27700) on the days from first to last, both included."""

    area: Any
    first: date
    last: date

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the area, in metres; never less than zero."""
        west, south, east, north = shapely.bounds(self.area).tolist()
        return max(west, 0.0), max(south, 0.0), east, north

    @property
    def is_box(self) -> bool:
        """Whether its area is the whole of its box."""
        return bool(
            shapely.area(shapely.box(*shapely.bounds(self.area))) - shapely.area(self.area) < ROUNDING
        )


def left_to_ask(need: Ground, asked: Iterable[Ground], spare: float = 0.0) -> list[Ground]:
    """The pieces of what is needed that have not been asked about; none where all of it has.

    spare: metres around the need that are asked for with it, so that the next small change of a shape needs
    nothing new.
    """
    before = list(asked)
    if not _without(need, before):
        return []
    wide = need if not spare else replace(need, area=_grown(need.area, spare))
    pieces = _without(wide, before)
    return pieces if len(pieces) <= MOST_PIECES else [wide]


def _grown(area: Any, spare: float) -> Any:
    return shapely.buffer(area, spare, join_style="mitre", quad_segs=4)


def _without(need: Ground, asked: list[Ground]) -> list[Ground]:
    left = [need]
    for one in asked:
        left = [piece for ground in left for piece in _minus(ground, one)]
    return left


def _minus(ground: Ground, asked: Ground) -> Iterator[Ground]:
    if ground.last < asked.first or asked.last < ground.first:
        yield ground
        return
    common = _common(ground.area, asked.area)
    if not _matters(common):
        yield ground
        return
    for area in _around(ground.area, asked.area):
        yield replace(ground, area=area)
    if ground.first < asked.first:
        yield Ground(common, ground.first, asked.first - _DAY)
    if asked.last < ground.last:
        yield Ground(common, asked.last + _DAY, ground.last)


def _around(area: Any, hole: Any) -> Iterator[Any]:
    """The area without the hole; where that is a box, cut along its sides, so that the pieces have small boxes."""
    if not Ground(hole, *ALWAYS).is_box:
        yield from _polygons(shapely.difference(area, hole))
        return
    west, south, east, north = shapely.bounds(area)
    left, low, right, high = shapely.bounds(hole)
    sides = (
        (west, south, min(left, east), north),
        (max(right, west), south, east, north),
        (max(left, west), south, min(right, east), min(low, north)),
        (max(left, west), max(high, south), min(right, east), north),
    )
    for x_min, y_min, x_max, y_max in sides:
        if x_min < x_max and y_min < y_max:
            yield from _polygons(_common(area, shapely.box(x_min, y_min, x_max, y_max)))


def _common(one: Any, other: Any) -> Any:
    # GEOS sets the processor's flag for invalid numbers where a touch is too slight to matter.
    with np.errstate(invalid="ignore"):
        return shapely.intersection(one, other)


def _polygons(shape: Any) -> Iterator[Any]:
    for part in shapely.get_parts(shape):
        if _matters(part):
            yield part


def _matters(shape: Any) -> bool:
    if shapely.area(shape) < LEAST_AREA:
        return False
    return not shapely.is_empty(shapely.buffer(shape, -ROUNDING))
