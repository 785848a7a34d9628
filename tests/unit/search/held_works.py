"""A stand-in for the service: it holds works in memory and refuses what is too much for one answer."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from types import SimpleNamespace

import numpy as np
import shapely

from plugin.streetmanager.errors import Cancelled, TooManyResults

TODAY = date(2026, 11, 21)
TOWN = (470_000.0, 310_000.0, 472_000.0, 312_000.0)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def work(number: int, shape: shapely.Geometry, start: date, end: date) -> dict:
    centre = shapely.centroid(shape)
    return {
        "type": "Feature",
        "geometry": shapely.geometry.mapping(shape),
        "properties": {
            "work_reference_number": f"ZA001{number:08}",
            "permit_reference_number": f"ZA001{number:08}-01",
            "start_date": f"{start}T00:00:00.000Z",
            "end_date": f"{end}T00:00:00.000Z",
            "work_centre_point": {"type": "Point", "coordinates": [centre.x, centre.y]},
        },
    }


def reference(feature: dict) -> str:
    return feature["properties"]["permit_reference_number"]


class HeldWorks:
    """Answers boxes and days; `rule` is intersects, within or centre; counts what it is asked."""

    def __init__(self, works, cap=100, rule="intersects"):
        self.works = list(works)
        self.cap, self.rule = cap, rule
        self.asked: list[tuple] = []
        self.fail: dict[int, Exception] = {}
        shapes = np.array([shapely.geometry.shape(w["geometry"]) for w in self.works])
        self._tree = shapely.STRtree(shapely.centroid(shapes) if rule == "centre" else shapes)
        self._days = np.array(
            [[w["properties"][key][:10] for key in ("start_date", "end_date")] for w in self.works],
            dtype="datetime64[D]",
        ).reshape(-1, 2)

    def get_works(self, box, start, end):
        self.asked.append((box, start, end))
        failure = self.fail.pop(len(self.asked), None)
        if failure is not None:
            raise failure
        predicate = "contains_properly" if self.rule == "within" else "intersects"
        rows = self._tree.query(shapely.box(*box), predicate=predicate)
        dates = self._days[rows]
        first, last = start or date.min, end or date.max
        rows = rows[(dates[:, 0] <= np.datetime64(last)) & (dates[:, 1] >= np.datetime64(first))]
        if len(rows) > self.cap:
            raise TooManyResults()
        return {"type": "FeatureCollection", "features": [self.works[row] for row in rows]}


def service(held: HeldWorks) -> SimpleNamespace:
    return SimpleNamespace(
        geojson=held, environment=SimpleNamespace(name="Held works"), version=SimpleNamespace(value="v2")
    )


def cancelled() -> Cancelled:
    return Cancelled()


@functools.cache
def town(
    seed: int, number: int, area: tuple[float, float, float, float] = TOWN, first: int = 0
) -> list[dict]:
    """Points, lines and polygons, thick in the centre, some on one spot, over some weeks."""
    random = np.random.default_rng(seed)
    west, south, east, north = area
    middle = np.array([(west + east) / 2, (south + north) / 2])
    works = []
    for i in range(number):
        place = middle + random.normal(0, 300, 2) if i % 2 else random.uniform((west, south), (east, north))
        place = np.clip(place, (west, south), (east, north))
        if i % 40 == 0:
            place = middle
        begun = int(random.integers(-20, 20))
        works.append(
            work(first + i, _shape(random, i, place), day(begun), day(begun + int(random.integers(0, 10))))
        )
    return works


def _shape(random: np.random.Generator, i: int, place: np.ndarray) -> shapely.Geometry:
    if i % 3 == 0:
        return shapely.Point(place)
    if i % 3 == 1:
        return shapely.LineString([place, place + random.normal(0, 40, 2), place + random.normal(0, 40, 2)])
    return shapely.Point(place).buffer(float(random.uniform(1, 20)), quad_segs=2)
