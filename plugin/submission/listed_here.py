"""What the service shows on the map where something was drawn, however much there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import shapely

from ..geometry import geojson
from ..streetmanager.errors import TooManyResults
from ..streetmanager.written_values import day_of

Box = tuple[float, float, float, float]

# A shape comes back rounded; a box around it by so much holds it all.
MARGIN = 1.0
# Smaller than this a box is not cut any more.
SMALLEST = 5.0


def listed_here(
    ask: Callable[..., Mapping[str, Any]],
    shape: Any,
    name: str,
    start: Any = None,
    end: Any = None,
    **more: Any,
) -> list[str]:
    """The references (`name`, in each feature's properties) of what touches a shape (EPSG:27700), without repeats.

    ask: an operation of the GeoJSON service that takes a box and days. A box with more than the service gives at
    once is quartered. TooManyResults where even a smallest one holds more.
    """
    drawn = geojson.read(shape).geometry
    if drawn is None:
        return []
    west, south, east, north = shapely.bounds(drawn)
    box = (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    days = {"start": day_of(start), "end": day_of(end)} if start is not None else {}
    found = _features(lambda part: ask(part, **days, **more), box)
    references = (str(one["properties"].get(name) or "") for one in found if one.get("properties"))
    return [one for one in dict.fromkeys(references) if one]


def _features(ask: Callable[[Box], Mapping[str, Any]], box: Box) -> Iterator[Mapping[str, Any]]:
    try:
        yield from ask(box)["features"]
    except TooManyResults:
        if max(box[2] - box[0], box[3] - box[1]) < SMALLEST:
            raise
        for part in _quarters(box):
            yield from _features(ask, part)


def _quarters(box: Box) -> list[Box]:
    west, south, east, north = box
    middle, centre = (west + east) / 2, (south + north) / 2
    return [
        (west, south, middle, centre),
        (middle, south, east, centre),
        (west, centre, middle, north),
        (middle, centre, east, north),
    ]
