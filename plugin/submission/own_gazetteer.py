"""The user's own gazetteer asked first: Street Manager then need only tell the details of the streets that matter."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from ..geometry.geojson import read
from ..geometry.street_shares import NEAR, shares
from ..streetmanager.errors import NotFound
from .street_match import LOOKUP_REACH, Cell, Known, StreetMatch, match, squares_of

# Of the streets under a large extent, those with the largest shares are asked for.
MOST_STREETS = 40

# What Street Manager said of a USRN; None where it knows no such street.
Details = dict[int, Any]


@dataclass(frozen=True)
class OwnStreet:
    """A street of the user's own layer: its USRN, its line (shapely, EPSG:27700), and its name where there is one."""

    usrn: int
    line: Any
    name: str = ""


def match_with_own(
    service: Any, geometry: Any, known: Known, own: Sequence[OwnStreet], details: Details
) -> StreetMatch:
    """As street_match.match, with streets of the user's own layer in place of questions about points.

    Street Manager is asked for each street of `own` that the extent lies on, once (kept in `details`), and by
    points only where none of them is within 25 m. Its own line of a street is what counts, where it has one.
    Raises what the service's calls raise; what came by then is kept.
    """
    near = _that_matter(geometry, own)
    asked = 0
    for street in near:
        if street.usrn not in details:
            details[street.usrn] = _details(service, street)
            asked += 1
    squares = _squares(geometry, own, near, details)
    found = match(service, geometry, ChainMap(known, squares))
    return StreetMatch(found.candidates, found.asked + asked, found.complete)


def _that_matter(geometry: Any, own: Sequence[OwnStreet]) -> list[OwnStreet]:
    """Those that some of the extent is nearest to, or that it lies on; the largest shares first."""
    shape = read(geometry).geometry
    if shape is None or shapely.is_empty(shape):
        return []
    close = [street for street in own if shapely.distance(street.line, shape) <= LOOKUP_REACH]
    parts = shares(shape, [street.line for street in close])
    ranked = sorted(zip(parts, close), key=lambda found: (-found[0], found[1].usrn))
    return [street for share, street in ranked if share > 0 or shapely.distance(street.line, shape) <= NEAR][
        :MOST_STREETS
    ]


def _details(service: Any, street: OwnStreet) -> Any:
    try:
        told = service.lookup.get_street(street.usrn)
    except NotFound:
        return None
    if told.street_line:
        return told
    return told.model_copy(update={"street_line": shapely.geometry.mapping(street.line)})


def _squares(
    geometry: Any, own: Sequence[OwnStreet], near: Sequence[OwnStreet], details: Mapping[int, Any]
) -> dict[Cell, tuple[Any, ...]]:
    """The squares about which the own layer answers, and the streets there."""
    squares = squares_of(geometry)
    if not own or not squares:
        return {}
    cells = list(squares)
    middles = shapely.points([squares[cell] for cell in cells])
    answered = shapely.distance(shapely.union_all([street.line for street in own]), middles) <= LOOKUP_REACH
    found: dict[Cell, list[Any]] = {cell: [] for cell, known in zip(cells, answered.tolist()) if known}
    for street in near:
        told = details[street.usrn]
        if told is None:
            continue
        # The extent may lie on a street whose line is a little farther from the square's middle.
        there = shapely.distance(street.line, middles) <= LOOKUP_REACH + NEAR
        for cell, is_there in zip(cells, there.tolist()):
            if is_there and cell in found:
                found[cell].append(told)
    return {cell: tuple(streets) for cell, streets in found.items()}
