"""On which streets a drawn extent lies: asked of Lookup, which knows the streets within 25 m of a point."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from ..geometry.geojson import read
from ..geometry.street_shares import NEAR, places_along, places_inside, shares

# Lookup answers with the streets this near to a point (Lookup, "streets within 25 m").
LOOKUP_REACH = 25.0
# Answers are remembered by squares of this side, and a square is asked for at its middle.
CELL = 10.0
STEP = 25.0
# Version 6 takes ten points in a call, the others one, so points in a batch cost ten calls at most.
POINTS_IN_A_BATCH = 10
MOST_POINTS = 60

Point = tuple[float, float]
Cell = tuple[int, int]
# Cells that were asked for, and the streets that Lookup gave there.
Known = dict[Cell, tuple[Any, ...]]


@dataclass(frozen=True)
class Candidate:
    """A street on which the extent may lie.

    distance: metres from the extent to the street's line (to its centre point where it has no line, None
    where it has neither). overlap: metres of a line, square metres of a polygon, that lie within 12 m of the
    street's line; for a point 1.0 or 0.0. share: the part of the extent (0 to 1) that is nearer to this
    street than to any other; the shares of all candidates add up to 1.
    """

    street: Any
    distance: float | None
    overlap: float
    share: float


@dataclass(frozen=True)
class StreetMatch:
    """The candidates, best first; how many points Lookup was asked about this time.

    complete is False where the extent is so long or large that points were left out: streets may be missing.
    """

    candidates: list[Candidate]
    asked: int
    complete: bool = True


def points_along(geometry: Any, step: float = STEP) -> list[Point]:
    """The fewest points to ask Lookup about: (easting, northing) in EPSG:27700, middles of 10 m squares.

    Every place of the extent, the inside of a polygon too, is within about step / 2 of one of them, so none
    is more than a step from the next. An extent of two vertices or fewer counts for what it is so far.
    """
    shape = _whole(geometry)
    return [] if shape is None else [_middle(cell) for cell in _fewest(_samples(shape), step / 2, {})]


def squares_of(geometry: Any) -> dict[Cell, Point]:
    """The 10 m squares whose streets a match looks at, and their middles: all that are near to the extent."""
    shape = _whole(geometry)
    samples = [] if shape is None else _samples(shape)
    return {cell: _middle(cell) for sample in samples for cell in _cells_within(sample, STEP / 2)}


def match(
    service: Any, geometry: Any, known: MutableMapping[Cell, tuple[Any, ...]] | None = None
) -> StreetMatch:
    """The streets on which an extent (a GeoJSON-like mapping, EPSG:27700) lies, best first.

    known: what earlier calls were told. Keep one dictionary as long as the same service is used: it is added
    to, so that a vertex more asks for what is new only. Raises what the service's calls raise, and keeps in
    `known` what had come by then.
    """
    known = {} if known is None else known
    shape = _whole(geometry)
    if shape is None:
        return StreetMatch([], 0)
    samples = _samples(shape)
    cells = _fewest(samples, STEP / 2, known)
    chosen = _spread(cells, MOST_POINTS)
    for first in range(0, len(chosen), POINTS_IN_A_BATCH):
        batch = chosen[first : first + POINTS_IN_A_BATCH]
        _remember(service.lookup.streets_near([_middle(cell) for cell in batch]), batch, known)
    streets = _streets_around(samples, known)
    return StreetMatch(_ranked(shape, streets), len(chosen), len(chosen) == len(cells))


def among(geometry: Any, streets: Iterable[Any]) -> StreetMatch:
    """As `match`, but among streets that are at hand: those within Lookup's reach of the extent; nothing is asked."""
    shape = _whole(geometry)
    if shape is None:
        return StreetMatch([], 0)
    held = [(street, _line(street)) for street in streets]
    near = [
        street for street, line in held if line is not None and shapely.distance(shape, line) <= LOOKUP_REACH
    ]
    return StreetMatch(_ranked(shape, near), 0)


def with_street(found: StreetMatch, street: Any, geometry: Any) -> StreetMatch:
    """The match with a street that somebody named, however far it is; the shares are shared out anew."""
    if street.usrn in [candidate.street.usrn for candidate in found.candidates]:
        return found
    shape = _whole(geometry)
    if shape is None:
        return found
    streets = [*(candidate.street for candidate in found.candidates), street]
    return StreetMatch(_ranked(shape, streets), found.asked, found.complete)


def _whole(geometry: Any) -> Any:
    shape = read(geometry).geometry
    if shape is None or shapely.is_empty(shape):
        return None
    if shapely.is_valid(shape):
        return shape
    parts = shapely.get_parts(shapely.make_valid(shape))
    # A ring that crosses itself may leave lines over beside its areas.
    dimensions = shapely.get_dimensions(parts)
    whole = shapely.union_all(parts[dimensions == dimensions.max()]) if len(parts) else None
    return shapely.points(shapely.get_coordinates(shape)[0]) if whole is None else whole


def _samples(shape: Any) -> list[Point]:
    """Places of the shape, in order, dense enough for squares of 10 m."""
    outline = shapely.boundary(shape) if shapely.get_dimensions(shape) == 2 else shape
    places = places_along(outline, CELL / 2)
    if shapely.get_dimensions(shape) == 2:
        places += places_inside(shape, CELL)
    return places


def _cell(place: Point) -> Cell:
    return math.floor(place[0] / CELL), math.floor(place[1] / CELL)


def _middle(cell: Cell) -> Point:
    return (cell[0] + 0.5) * CELL, (cell[1] + 0.5) * CELL


def _cells_within(place: Point, reach: float) -> list[Cell]:
    column, row = _cell(place)
    around = math.ceil(reach / CELL)
    near = range(-around, around + 1)
    cells = [(column + right, row + up) for right in near for up in near]
    return [cell for cell in cells if math.dist(_middle(cell), place) <= reach]


def _fewest(samples: Sequence[Point], reach: float, known: Mapping[Cell, Any]) -> list[Cell]:
    """Cells so that each sample is within reach of one of them, or of a known one.

    From the first sample on, each time the cell that covers most of what is left: along a line that is best.
    """
    reach = max(reach, CELL)
    within = [_cells_within(sample, reach) for sample in samples]
    left = {place for place, cells in enumerate(within) if not any(cell in known for cell in cells)}
    covers: dict[Cell, set[int]] = {}
    for place in left:
        for cell in within[place]:
            covers.setdefault(cell, set()).add(place)
    chosen: list[Cell] = []
    for place in range(len(samples)):
        if place not in left:
            continue
        # The second key keeps the choice the same every time.
        best = max(within[place], key=lambda cell: (len(covers[cell] & left), cell))
        chosen.append(best)
        left -= covers[best]
    return chosen


def _spread(cells: list[Cell], most: int) -> list[Cell]:
    if len(cells) <= most:
        return cells
    return [cells[round(place)] for place in np.linspace(0, len(cells) - 1, most).tolist()]


def _remember(
    streets: Iterable[Any], cells: Iterable[Cell], known: MutableMapping[Cell, tuple[Any, ...]]
) -> None:
    """Note for each cell the streets that its middle is near to: ten points come back as one answer."""
    found = [(street, _line(street)) for street in streets]
    for cell in cells:
        middle = shapely.points(_middle(cell))
        known[cell] = tuple(
            street
            for street, line in found
            # A street without a line cannot be told apart, and Lookup may measure a little differently.
            if line is None or shapely.distance(line, middle) <= LOOKUP_REACH + 1.0
        )


def _streets_around(samples: Sequence[Point], known: Mapping[Cell, tuple[Any, ...]]) -> list[Any]:
    cells = {cell for sample in samples for cell in _cells_within(sample, STEP / 2) if cell in known}
    by_usrn = {street.usrn: street for cell in sorted(cells) for street in known[cell]}
    return list(by_usrn.values())


def _line(street: Any) -> Any:
    line = read(street.street_line).geometry if street.street_line else None
    if line is not None:
        return line
    return read(street.street_centre_point).geometry if street.street_centre_point else None


def _ranked(shape: Any, streets: Sequence[Any]) -> list[Candidate]:
    lines = [_line(street) for street in streets]
    candidates = [
        Candidate(
            street,
            None if line is None else float(shapely.distance(shape, line)),
            _overlap(shape, line),
            share,
        )
        for street, line, share in zip(streets, lines, shares(shape, lines))
    ]
    return sorted(
        candidates,
        key=lambda found: (
            -found.share,
            math.inf if found.distance is None else found.distance,
            found.street.usrn,
        ),
    )


def _overlap(shape: Any, line: Any) -> float:
    if line is None or shapely.get_dimensions(line) == 0:
        return 0.0
    dimensions = shapely.get_dimensions(shape)
    if dimensions == 0:
        return 1.0 if shapely.distance(shape, line) <= NEAR else 0.0
    # GEOS sets the processor's flag for invalid numbers where a touch is too slight to matter.
    with np.errstate(invalid="ignore"):
        on_it = shapely.intersection(shape, shapely.buffer(line, NEAR))
    return float(shapely.area(on_it) if dimensions == 2 else shapely.length(on_it))
