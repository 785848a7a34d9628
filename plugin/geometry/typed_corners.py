"""An area as people type it: two corners of a rectangle, or all the corners of a polygon, each a place of its own."""

from __future__ import annotations

import re

import shapely

from .places import Place, PlaceRefused, parse

RECTANGLE_EXPECTED = (
    "Type two corners that face each other, as TQ 300 803 to TQ 310 815, or 530000, 180300 to 531000, 181500; or one "
    "grid square, as TQ 30 80."
)
POLYGON_EXPECTED = (
    "Type three corners or more with semicolons between them, as TQ 300 803; TQ 310 803; TQ 305 815, or "
    "530000, 180300; 531000, 180300; 530500, 181500."
)
LONGEST = 10_000
# Metres, and square metres: what is less is a slip of the keyboard.
NARROWEST = 1.0

_BETWEEN = re.compile(r"\s*(?:;|\||\n|→|\bto\b|\band\b|\s[-–—]\s)\s*", re.I)
_LETTERED = re.compile(r"[A-Z]{2}[\s,]*\d[\d\s.]*", re.I)
_NUMBER = r"\d+(?:\.\d+)?"
_NUMBERS = re.compile(rf"{_NUMBER}(?:(?:\s*,\s*|\s+){_NUMBER})*")


class AreaNotTyped(Exception):
    """A text that is no area; str() says what was wrong and what is expected."""


Sides = tuple[float, float, float, float]


def rectangle(text: str) -> Sides:
    """West, south, east, north (EPSG:27700, metres) of the rectangle that two corners make, or one grid square.

    A grid reference names a square: all of it is in the rectangle. Raises AreaNotTyped.
    """
    corners = _corners(text, RECTANGLE_EXPECTED)
    if len(corners) > 2:
        raise AreaNotTyped(f"That is {len(corners)} corners, and a rectangle has two. {RECTANGLE_EXPECTED}")
    if len(corners) == 1 and corners[0].side < NARROWEST:
        raise AreaNotTyped(f"That is one place only. {RECTANGLE_EXPECTED}")
    west, south = min(one.easting for one in corners), min(one.northing for one in corners)
    east = max(one.easting + one.side for one in corners)
    north = max(one.northing + one.side for one in corners)
    if min(east - west, north - south) < NARROWEST:
        raise AreaNotTyped(
            f"Both corners lie in one line, with nothing between them to search. {RECTANGLE_EXPECTED}"
        )
    return west, south, east, north


def polygon(text: str) -> list[tuple[float, float]]:
    """The corners (EPSG:27700, metres) of the polygon that a text names; the first is not there again at the end.

    Of the square that a grid reference names the middle is taken. Raises AreaNotTyped.
    """
    corners = [_middle(place) for place in _corners(text, POLYGON_EXPECTED)]
    if len(corners) > 1 and corners[-1] == corners[0]:
        corners.pop()
    if len(corners) < 3:
        told = "one corner" if len(corners) == 1 else f"{len(corners)} corners"
        raise AreaNotTyped(f"That is {told}, and a polygon has three at least. {POLYGON_EXPECTED}")
    if shapely.area(shapely.make_valid(shapely.Polygon(corners))) < NARROWEST:
        raise AreaNotTyped(
            f"The corners lie in one line, with nothing between them to search. {POLYGON_EXPECTED}"
        )
    return corners


def _middle(place: Place) -> tuple[float, float]:
    half = place.side / 2 if place.side > NARROWEST else 0.0
    return place.easting + half, place.northing + half


def _corners(text: str, expected: str) -> list[Place]:
    parts = _parts(text) if len(text) <= LONGEST else []
    if not parts:
        raise AreaNotTyped(expected)
    return [_place(part, expected) for part in parts]


def _parts(text: str) -> list[str]:
    """The text of each corner. Grid references, and plain numbers two by two, need nothing between them."""
    parts = [part.strip(" \t,") for part in _BETWEEN.split(text)]
    parts = [part for part in parts if part]
    if len(parts) != 1:
        return parts
    (whole,) = parts
    lettered = _LETTERED.findall(whole)
    if len(lettered) > 1 and not _LETTERED.sub("", whole).strip(" \t,"):
        return [one.strip() for one in lettered]
    numbers = re.findall(_NUMBER, whole)
    if len(numbers) > 2 and len(numbers) % 2 == 0 and _NUMBERS.fullmatch(whole):
        return [", ".join(pair) for pair in zip(numbers[::2], numbers[1::2])]
    return parts


def _place(part: str, expected: str) -> Place:
    try:
        return parse(part)
    except PlaceRefused as refused:
        short = part if len(part) <= 40 else f"{part[:37]}…"
        raise AreaNotTyped(f"“{short}” is no place. {expected}") from refused
