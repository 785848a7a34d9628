"""What is asked for: an area in National Grid metres and days, or a reference."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Box:
    """A rectangle in EPSG:27700 metres, its borders part of it. ValueError unless finite and in order."""

    min_easting: float
    min_northing: float
    max_easting: float
    max_northing: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(side) for side in self.as_tuple()):
            raise ValueError("The area to search has a side that is not a number.")
        if self.width < 0 or self.height < 0:
            raise ValueError("The area to search ends before it begins.")

    @property
    def width(self) -> float:
        """Metres from west to east."""
        return self.max_easting - self.min_easting

    @property
    def height(self) -> float:
        """Metres from south to north."""
        return self.max_northing - self.min_northing

    def as_tuple(self) -> tuple[float, float, float, float]:
        """West, south, east, north, in the order that the service takes."""
        return self.min_easting, self.min_northing, self.max_easting, self.max_northing

    def quarters(self) -> tuple[Box, Box, Box, Box]:
        """Its south-western, north-western, south-eastern and north-eastern quarters."""
        west, east = self._halved_across()
        return (*west._halved_up(), *east._halved_up())

    def pieces(self, smallest: float) -> tuple[Box, ...]:
        """Its quarters; its halves where only one side may be halved; nothing where neither may.

        A side may be halved if the halves are not shorter than `smallest` metres.
        """
        across, up = self.width / 2 >= smallest, self.height / 2 >= smallest
        if across and up:
            return self.quarters()
        if across:
            return self._halved_across()
        return self._halved_up() if up else ()

    def covers(self, bounds: tuple[float, float, float, float], slack: float = 0.0) -> bool:
        """Whether a rectangle (west, south, east, north) lies in this one, or at most `slack` metres out."""
        west, south, east, north = bounds
        return (
            self.min_easting - slack <= west
            and self.min_northing - slack <= south
            and self.max_easting + slack >= east
            and self.max_northing + slack >= north
        )

    def _halved_across(self) -> tuple[Box, Box]:
        middle = self.min_easting + self.width / 2
        return (
            Box(self.min_easting, self.min_northing, middle, self.max_northing),
            Box(middle, self.min_northing, self.max_easting, self.max_northing),
        )

    def _halved_up(self) -> tuple[Box, Box]:
        middle = self.min_northing + self.height / 2
        return (
            Box(self.min_easting, self.min_northing, self.max_easting, middle),
            Box(self.min_easting, middle, self.max_easting, self.max_northing),
        )


# Eastings and northings that England lies in, where something is looked for by its reference alone.
ENGLAND = Box(80_000, 5_000, 656_000, 658_000)


@dataclass(frozen=True)
class SearchRequest:
    """Records in an area on any of the days from start to end, both included; None is an open end.

    outline: a polygon as a GeoJSON-like mapping in EPSG:27700, or None; where given, only records that
    touch or overlap it are kept. reference: where given, only the record of this reference is asked for.
    ValueError if the dates are the wrong way round.
    """

    area: Box
    start: date | None
    end: date | None
    outline: Mapping[str, Any] | None = None
    reference: str = ""

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError("The search ends before it begins. Choose an end date after the start date.")

    @classmethod
    def by_reference(cls, reference: str) -> SearchRequest:
        """Look for a reference, wherever in England and whenever it is."""
        return cls(ENGLAND, None, None, reference=reference)
