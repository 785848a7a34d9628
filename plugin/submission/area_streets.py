"""The streets under an area, gathered for a geographical area: asked of Lookup by points that cover the area.

Lookup knows the streets within 25 m of a point, so that points of a net of triangles, whose circles of 25 m leave no
place of the area out, find every street that runs through it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from ..geometry.geojson import read
from ..geometry.street_shares import NEAR
from ..streetmanager.errors import NotFound
from ..streetmanager.versions import Version
from .own_gazetteer import OwnStreet
from .street_match import LOOKUP_REACH

Point = tuple[float, float]

# Metres: a little less than Lookup's own, which may measure by other lines than it shows.
REACH = LOOKUP_REACH - 0.5
# Ten points at a time: one call in version 6, ten before. More calls than this take a quarter of an hour: three
# square kilometres' worth, in version 6 thirty. A larger area is better gathered from one's own gazetteer.
POINTS_IN_A_CALL = 10
MOST_CALLS = 2_000
# How much of a street has to lie in the area for it to count.
ANY, HALF, WHOLE = 0.0, 0.5, 0.999


class AreaTooLarge(ValueError):  # noqa: N818 -- named for what happened, as its kind are
    """So many points are too many questions. Its text says what to do, for the user."""


@dataclass(frozen=True)
class AreaStreet:
    """A street of a list. line: shapely, EPSG:27700, None where it is not known.

    share: the part of its length that lies in the area, 0 to 1; None where nobody has looked. known: False where the
    gazetteer has no street of this number; None where it was not asked.
    """

    usrn: int
    name: str = ""
    town: str = ""
    line: Any = None
    share: float | None = None
    known: bool | None = None

    @property
    def words(self) -> str:
        """Its name and town."""
        return ", ".join(part for part in (self.name, self.town) if part)


@dataclass(frozen=True)
class AreaProgress:
    """How far gathering is: points asked about, of how many; streets found so far that count."""

    asked: int
    points: int
    found: int


def area_of(geometries: Iterable[Mapping[str, Any] | None]) -> Any:
    """One area (shapely, EPSG:27700) of shapes: polygons as they are, lines and points with 12 m around them.

    None where there is nothing.
    """
    shapes = []
    for geometry in geometries:
        shape = read(geometry).geometry
        if shape is None or shapely.is_empty(shape):
            continue
        valid = shape if shapely.is_valid(shape) else shapely.make_valid(shape)
        shapes.append(valid if shapely.get_dimensions(valid) == 2 else shapely.buffer(valid, NEAR))
    return shapely.union_all(shapes) if shapes else None


def points_over(area: Any) -> list[Point]:
    """The places to ask Lookup about: every place of the area is within 25 m of one of them. Row by row."""
    west, south, east, north = shapely.bounds(area).tolist()
    across, up = REACH * math.sqrt(3), REACH * 1.5
    rows = math.ceil((north - south + 2 * REACH) / up) + 1
    columns = math.ceil((east - west + 2 * REACH) / across) + 1
    if rows * columns > 20 * MOST_CALLS * POINTS_IN_A_CALL:
        raise AreaTooLarge(too_large_words(rows * columns))
    row, column = np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij")
    eastings = west - REACH + (column + (row % 2) / 2) * across
    northings = south - REACH + row * up
    places = shapely.points(eastings.ravel(), northings.ravel())
    shapely.prepare(area)
    near = shapely.distance(area, places) <= REACH
    coordinates = shapely.get_coordinates(places[near])
    return [(max(easting, 0.0), max(northing, 0.0)) for easting, northing in coordinates.round(1).tolist()]


def too_large_words(calls: int) -> str:
    """Why so many questions are not asked, and what to do."""
    return (
        f"The area is so large that {calls:,} questions would have to be asked; {MOST_CALLS:,} are the most. "
        "Name your own gazetteer in the options, which needs no questions, or gather the area in parts: streets "
        "that are in the list already stay."
    )


class AreaSweep:
    """Gathers the streets of one area. `run` asks, `streets` says at any time what was found."""

    def __init__(self, service: Any, area: Any, least: float = ANY) -> None:
        """area: shapely, EPSG:27700. least: the share of a street that has to lie in it. AreaTooLarge."""
        self._service = service
        self._area = area
        self._least = least
        self._points = points_over(area)
        at_once = POINTS_IN_A_CALL if Version(service.version) >= Version.V6 else 1
        calls = math.ceil(len(self._points) / at_once)
        if calls > MOST_CALLS:
            raise AreaTooLarge(too_large_words(calls))
        self._seen: set[int] = set()
        self._found: dict[int, AreaStreet] = {}
        self.complete = not self._points

    def run(self) -> Iterator[AreaProgress]:
        """Ask, ten points at a time; yields after each ten. What the service's calls raise is raised."""
        for first in range(0, len(self._points), POINTS_IN_A_CALL):
            batch = self._points[first : first + POINTS_IN_A_CALL]
            self._take(self._service.lookup.streets_near(batch))
            yield AreaProgress(first + len(batch), len(self._points), len(self._found))
        self.complete = True

    def _take(self, streets: Iterable[Any]) -> None:
        for street in streets:
            if street.usrn in self._seen:
                continue
            self._seen.add(street.usrn)
            told = street_told(street)
            share = share_in(self._area, told.line)
            if counts(share, self._least):
                self._found[told.usrn] = AreaStreet(told.usrn, told.name, told.town, told.line, share, True)

    def streets(self) -> list[AreaStreet]:
        """What was found so far, by USRN."""
        return [self._found[usrn] for usrn in sorted(self._found)]


def street_told(street: Any) -> AreaStreet:
    """A street as Lookup tells it (lookup_records.Street)."""
    line = read(street.street_line, street.street_centre_point).geometry
    return AreaStreet(street.usrn, street.street_descriptor, street.town, line, None, True)


def share_in(area: Any, line: Any) -> float | None:
    """The part of a line, 0 to 1, that lies in an area; of a point 1 or 0; None where it touches it at no place."""
    if line is None or not shapely.intersects(area, line):
        return None
    length = shapely.length(line)
    if length == 0:
        return 1.0
    # GEOS sets the processor's flag for invalid numbers where a touch is too slight to matter.
    with np.errstate(invalid="ignore"):
        return min(1.0, float(shapely.length(shapely.intersection(area, line)) / length))


def counts(share: float | None, least: float) -> bool:
    """Whether so much of a street is enough for it to be one of the area's."""
    return share is not None and share >= least


def streets_of_own(
    own: Sequence[OwnStreet], area: Any, least: float, names: Mapping[int, str] | None = None
) -> list[AreaStreet]:
    """The streets of the user's own gazetteer that run through an area, by USRN. names: where it has them."""
    found = []
    for street in own:
        share = share_in(area, street.line)
        if counts(share, least):
            name = (names or {}).get(street.usrn, "") or street.name
            found.append(AreaStreet(street.usrn, name, "", street.line, share))
    return sorted(found, key=lambda street: street.usrn)


def look_up(
    service: Any, usrns: Sequence[int], told: Callable[[int], None] = lambda done: None
) -> list[AreaStreet]:
    """What the gazetteer says of each USRN; those it does not have are marked. told: after each, how many are done.

    What the service's calls raise is raised.
    """
    found = []
    for number, usrn in enumerate(usrns, 1):
        try:
            found.append(street_told(service.lookup.get_street(usrn)))
        except NotFound:
            found.append(AreaStreet(usrn, known=False))
        told(number)
    return found
