"""Special designations of the made-up streets: some for the whole road, some with a shape of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy

from .curves import Line, corridor, length, piece, places

PROTECTED, SENSITIVE, DIFFICULT, ENVIRONMENT, STRUCTURE, EVENT, CROSSING = 1, 2, 3, 9, 10, 18, 20
EVERY_DAY, WEEKDAYS, SPECIAL = 1, 2, 16


@dataclass(frozen=True)
class Designation:
    """One special designation. Times are four-figure clock numbers (730 is half past seven), dates ISO days."""

    code: int
    description: str
    place: str | None = None
    periodicity: int | None = None
    start_time: int | None = None
    end_time: int | None = None
    start_date: str | None = None
    shape: dict[str, Any] | None = None

    @property
    def whole_road(self) -> bool:
        """Whether it holds for the whole street."""
        return self.shape is None


def _rounded(line: Line) -> list[list[float]]:
    return numpy.round(line, 2).tolist()


def _stretch(line: Line, start: float, end: float) -> dict[str, Any]:
    total = length(line)
    return {"type": "LineString", "coordinates": _rounded(piece(line, start * total, end * total))}


def _area(line: Line, start: float, end: float, half_width: float) -> dict[str, Any]:
    total = length(line)
    ring = corridor(piece(line, start * total, end * total), -half_width, half_width)
    return {"type": "Polygon", "coordinates": [_rounded(ring)]}


def _spot(line: Line, share: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": _rounded(places(line, [share * length(line)]))[0]}


def _peaks(line: Line, whole: bool) -> list[Designation]:
    """Traffic-sensitive in the two peaks of a weekday."""
    shape = None if whole else _stretch(line, 0.0, 0.6)
    place = None if whole else "FROM THE RING ROAD END FOR 60 PER CENT OF ITS LENGTH"
    return [
        Designation(SENSITIVE, "MORNING PEAK", place, WEEKDAYS, 730, 930, "2015-04-01", shape),
        Designation(SENSITIVE, "EVENING PEAK", place, WEEKDAYS, 1600, 1830, "2015-04-01", shape),
    ]


def _by_kind(kind: str, line: Line) -> list[Designation]:
    if kind in {"high", "market"}:
        return [Designation(SENSITIVE, "SHOPPING HOURS", None, EVERY_DAY, 800, 1830, "2015-04-01")]
    if kind == "ring":
        return _peaks(line, whole=True)
    if kind == "radial":
        return _peaks(line, whole=False)
    if kind == "bypass":
        return [
            Designation(SENSITIVE, "TRUNK ROAD", None, EVERY_DAY, 600, 2000, "2010-01-01"),
            Designation(PROTECTED, "NO APPARATUS WITHOUT CONSENT", None, None, None, None, "2010-01-01"),
        ]
    return []


def _by_name(name: str, line: Line) -> list[Designation]:
    if name == "MARKET PLACE":
        return [
            Designation(EVENT, "MARKET ON WEDNESDAYS AND SATURDAYS", None, SPECIAL, 500, 1700, "2001-01-01"),
            Designation(
                ENVIRONMENT, "YORK STONE SETTS", "AROUND THE CROSS", shape=_area(line, 0.02, 0.3, 6.0)
            ),
        ]
    if name in {"CAUSEWAY", "BRIDGE STREET"}:
        return [
            Designation(
                DIFFICULT, "RIVER BRIDGE", "30 M EITHER SIDE OF THE BRIDGE", shape=_area(line, 0.4, 0.5, 7.0)
            )
        ]
    if name in {"MINSTER YARD", "FRIARS LANE"}:
        return [
            Designation(
                ENVIRONMENT, "BURIAL GROUND ALONGSIDE", "NORTH SIDE", shape=_area(line, 0.1, 0.8, 5.0)
            )
        ]
    if name in {"HIGH STREET", "SHEEP STREET", "NORTHGATE ROAD", "PARKWAY"}:
        return [Designation(CROSSING, "PELICAN CROSSING", "OUTSIDE THE BANK", shape=_spot(line, 0.5))]
    if name == "STATION ROAD":
        return [Designation(STRUCTURE, "RETAINING WALL", "STATION END", shape=_stretch(line, 0.8, 1.0))]
    return []


def designations(name: str, kind: str, usrn: int, line: Line) -> tuple[Designation, ...]:
    """The special designations of one street."""
    found = _by_kind(kind, line) + _by_name(name, line)
    if kind == "works" and usrn % 2:
        found.append(Designation(DIFFICULT, "HIGH PRESSURE MAIN", "VERGE", shape=_area(line, 0.2, 0.9, 3.0)))
    return tuple(found)
