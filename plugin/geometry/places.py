"""A place as people write it: a grid reference, an easting and a northing, or degrees; and the way back.

Degrees are taken as ETRS89 (in Great Britain within a metre of WGS84, which a telephone shows) and carried
over exactly, by OSTN15.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from . import national_grid
from .grid_letters import GREATEST_EASTING, GREATEST_NORTHING, grid_reference, square_of

GRID_REFERENCE = "grid reference"
METRES = "easting and northing"
DEGREES = "degrees"

EXPECTED = (
    "Type a grid reference (TQ 30034 80381), an easting and a northing (530034, 180381), or a latitude and a "
    "longitude (51.5081, -0.1281)."
)
DECIMALS = 5
LONGEST = 100
MOST_FIGURES = 10


class Place(NamedTuple):
    """A place in metres (EPSG:27700). side: 0, or the side of the square of which it is the south-western corner."""

    easting: float
    northing: float
    how: str
    side: float = 0.0


class PlaceWords(NamedTuple):
    """One place written in three ways; the first is "" outside the lettered squares."""

    grid_reference: str
    metres: str
    degrees: str


class PlaceRefused(Exception):
    """A text that is no place; str() says what was wrong and what is expected."""


_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_LETTERED = re.compile(r"([A-Z]{2})[\s,]*((?:[\d.][\s,]*)*)")
_PART = re.compile(rf"([NSEW])?\s*({_NUMBER})((?:[\s:°'\"]+\d+(?:\.\d+)?)*)[\s°'\"M]*([NSEW])?")
_SIGNS = str.maketrans(
    {"º": "°", "˚": "°", "′": "'", "’": "'", "‘": "'", "″": '"', "”": '"', "“": '"', "−": "-", "–": "-"}
)
_LONG_WORDS = (
    (r"\bEASTINGS?\b:?", "E"),
    (r"\bNORTHINGS?\b:?", "N"),
    (r"\b(LAT(ITUDE)?|LON(G(ITUDE)?)?)\b:?", ""),
    ("''", '"'),
    # Commas within both numbers part thousands.
    (r"^(\d{1,3}),(\d{3})[\s,;]+(\d{1,4}),(\d{3})$", r"\1\2 \3\4"),
    (r"[()=]", " "),
)
_MARKS = re.compile(r"[NSEW°'\"]")


def parse(text: str) -> Place:
    """The place that a text names. Raises PlaceRefused, with what was expected."""
    plain = _plain(text) if len(text) <= LONGEST else ""
    if not plain:
        raise PlaceRefused(EXPECTED)
    lettered = _LETTERED.fullmatch(plain)
    if lettered:
        return _from_letters(lettered[1], lettered[2].replace(",", " "))
    first, second = _two_parts(plain)
    if first.is_degrees or second.is_degrees or max(abs(first.value), abs(second.value)) <= 180:
        return _from_degrees(first, second)
    return _from_metres(first, second)


def words_of(easting: float, northing: float) -> PlaceWords:
    """A place (EPSG:27700, metres) as grid reference, easting and northing, and degrees (latitude first)."""
    lon, lat = national_grid.to_etrs89(easting, northing)
    known = math.isfinite(lon) and math.isfinite(lat)
    on_earth = math.isfinite(easting) and math.isfinite(northing)
    return PlaceWords(
        grid_reference(easting, northing),
        f"{easting:.1f}, {northing:.1f}" if on_earth else "",
        f"{lat:.{DECIMALS}f}, {lon:.{DECIMALS}f}" if known else "",
    )


class _Part(NamedTuple):
    value: float
    letter: str
    is_degrees: bool


def _plain(text: str) -> str:
    plain = text.translate(_SIGNS).upper()
    for pattern, short in _LONG_WORDS:
        plain = re.sub(pattern, short, plain)
    return plain.strip(" \t,;")


def _from_letters(letters: str, figures: str) -> Place:
    groups = figures.split()
    if len(groups) == 1 and "." not in groups[0]:
        half = len(groups[0]) // 2
        groups = [groups[0][:half], groups[0][half:]]
    if len(groups) not in (0, 2):
        raise PlaceRefused(
            f"The figures of a grid reference come in two groups, as in TQ 30034 80381. {EXPECTED}"
        )
    east, north = (_figures(group) for group in groups or ["", ""])
    if len(east) != len(north):
        raise PlaceRefused(
            "A grid reference has as many figures for the easting as for the northing, as in TQ 300 803. "
            f"{EXPECTED}"
        )
    square = square_of(letters, east, north)
    if square is None:
        raise PlaceRefused(f"The National Grid has no square {letters}. {EXPECTED}")
    return Place(square.easting, square.northing, GRID_REFERENCE, square.side)


def _figures(group: str) -> str:
    """Digits only: "30034.5" says metres, then tenths of them."""
    whole, point, tenths = group.partition(".")
    if point and (len(whole) != 5 or not tenths.isdigit()):
        raise PlaceRefused(f"“{group}” is no figure of a grid reference. {EXPECTED}")
    if len(whole + tenths) > MOST_FIGURES:
        raise PlaceRefused(f"“{group}” has more figures than a grid reference. {EXPECTED}")
    return whole + tenths


def _two_parts(plain: str) -> tuple[_Part, _Part]:
    if not _MARKS.search(plain):
        numbers = re.split(r"[\s,;]+", plain)
        if len(numbers) == 2 and all(re.fullmatch(_NUMBER + "M?", number) for number in numbers):
            first, second = (float(number.rstrip("M")) for number in numbers)
            return _Part(first, "", False), _Part(second, "", False)
        raise PlaceRefused(EXPECTED)
    for left, right in _splits(plain):
        one, two = _part(left), _part(right)
        if one is not None and two is not None:
            return one, two
    raise PlaceRefused(EXPECTED)


def _splits(plain: str) -> list[tuple[str, str]]:
    """The ways to part a text in two, most likely first: at a comma, behind or before a letter, at a space."""
    places = [match.span() for match in re.finditer(r"\s*[,;]\s*", plain)]
    places += [(match.end(), match.end()) for match in re.finditer(r"[NSEW]", plain)]
    places += [(match.start(), match.start()) for match in re.finditer(r"[NSEW]", plain)]
    places += [match.span() for match in re.finditer(r"\s+", plain)]
    parts = [(plain[:end].strip(), plain[start:].strip()) for end, start in places]
    return [(first, second) for first, second in parts if first and second]


def _part(text: str) -> _Part | None:
    match = _PART.fullmatch(text)
    if not match:
        return None
    before, number, rest, after = match.groups()
    if before and after:
        return None
    finer = [float(figure) for figure in re.findall(r"\d+(?:\.\d+)?", rest)]
    if len(finer) > 2 or any(figure >= 60 for figure in finer):
        return None
    value = abs(float(number)) + sum(figure / 60 ** (n + 1) for n, figure in enumerate(finer))
    letter = before or after or ""
    negative = number.startswith("-") or letter in ("S", "W")
    is_degrees = bool(finer) or bool(re.search("[°'\"]", text)) or letter in ("S", "W")
    return _Part(-value if negative else value, letter, is_degrees)


def _from_metres(first: _Part, second: _Part) -> Place:
    if first.letter == "N" or second.letter == "E":
        first, second = second, first
    if "N" in first.letter or "E" in second.letter:
        raise PlaceRefused(EXPECTED)
    if not (0 <= first.value <= GREATEST_EASTING and 0 <= second.value <= GREATEST_NORTHING):
        raise PlaceRefused(
            "This is outside the National Grid: eastings go from 0 to 700000, northings from 0 to 1300000. "
            f"{EXPECTED}"
        )
    return Place(first.value, second.value, METRES)


def _from_degrees(first: _Part, second: _Part) -> Place:
    latitude, longitude = _latitude_and_longitude(first, second)
    easting, northing = national_grid.from_etrs89(longitude, latitude)
    if not (0 <= easting <= GREATEST_EASTING and 0 <= northing <= GREATEST_NORTHING):
        raise PlaceRefused(
            f"Latitude {latitude:g}, longitude {longitude:g} is not in Great Britain. {EXPECTED}"
        )
    return Place(float(easting), float(northing), DEGREES)


def _latitude_and_longitude(first: _Part, second: _Part) -> tuple[float, float]:
    """In Great Britain a latitude is never a longitude: where no letter says which is which, the size does."""
    up = ("N", "S")
    if first.letter and second.letter and (first.letter in up) == (second.letter in up):
        raise PlaceRefused(f"A place needs one latitude (N) and one longitude (E or W). {EXPECTED}")
    named = first.letter in up or (second.letter and second.letter not in up)
    swapped = second.letter in up or (first.letter and first.letter not in up)
    if swapped or (not named and abs(first.value) < 45 <= abs(second.value)):
        first, second = second, first
    if abs(first.value) > 90 or abs(second.value) > 180:
        raise PlaceRefused(f"A latitude is at most 90 degrees, and a longitude at most 180. {EXPECTED}")
    return first.value, second.value
