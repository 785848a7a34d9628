"""Grid references: the lettered squares of the National Grid and the figures within them.

Ordnance Survey, "The National Grid": squares of 500 km and in them squares of 100 km have a letter each, A to Z
without I, from north-west to south-east; the figures that follow are the easting and the northing within the
100 km square, as many of the one as of the other, and name the south-western corner of a square that is as
large as their last figure.
"""

from __future__ import annotations

import math
from string import ascii_uppercase
from typing import NamedTuple

# All but I.
LETTERS = ascii_uppercase.replace("I", "")
# The letters begin 1,000 km west and 500 km south of the grid's own origin.
WEST, SOUTH = 1_000_000, 500_000
SQUARE = 100_000
GREATEST_EASTING = 700_000
GREATEST_NORTHING = 1_300_000


class Square(NamedTuple):
    """The south-western corner of a square and its side, all metres (EPSG:27700)."""

    easting: float
    northing: float
    side: float


def square_of(letters: str, east_figures: str, north_figures: str) -> Square | None:
    """The square that a grid reference names; None where its letters are no square of the National Grid.

    letters: two capitals. The figures: digits, as many of each (none at all names the 100 km square).
    """
    if len(letters) != 2 or any(letter not in LETTERS for letter in letters):
        return None
    large, small = (LETTERS.index(letter) for letter in letters)
    east = (large % 5) * 5 + small % 5
    north = (4 - large // 5) * 5 + 4 - small // 5
    side = SQUARE / 10 ** len(east_figures)
    easting = east * SQUARE - WEST + int(east_figures or 0) * SQUARE / 10 ** len(east_figures)
    northing = north * SQUARE - SOUTH + int(north_figures or 0) * SQUARE / 10 ** len(north_figures)
    if not on_grid(easting, northing):
        return None
    return Square(easting, northing, side)


def grid_reference(easting: float, northing: float) -> str:
    """The square metre that holds a position, such as "TQ 30034 80381"; "" outside the lettered squares."""
    if not on_grid(easting, northing):
        return ""
    east, north = math.floor(easting), math.floor(northing)
    across, up = (east + WEST) // SQUARE, (north + SOUTH) // SQUARE
    large = LETTERS[(4 - up // 5) * 5 + across // 5]
    small = LETTERS[(4 - up % 5) * 5 + across % 5]
    return f"{large}{small} {east % SQUARE:05d} {north % SQUARE:05d}"


def on_grid(easting: float, northing: float) -> bool:
    """Whether a position in metres lies in one of the lettered squares."""
    return 0 <= easting < GREATEST_EASTING and 0 <= northing < GREATEST_NORTHING
