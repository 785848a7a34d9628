"""Vertices as people type and paste them: one on a line, out of a spreadsheet, an e-mail or a survey's report."""

from __future__ import annotations

import re
from typing import NamedTuple

from .places import Place, PlaceRefused, parse

# A grid reference with fewer figures names a square, and a vertex is a place.
COARSEST = 1.0
MOST = 10_000
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
# A number or a name of the point before its easting stays below this.
_GREATEST_NUMBER_OF_A_POINT = 10_000


class Typed(NamedTuple):
    """vertices: (easting, northing), EPSG:27700 metres. refused: a sentence for each line that is none."""

    vertices: list[tuple[float, float]]
    refused: list[str]


def read(text: str) -> Typed:
    """The vertices of a text, one a line, as `places.parse` takes them; in columns a point's number may stand
    before the easting and a height behind the northing. A first line of headings is passed over.
    """
    vertices: list[tuple[float, float]] = []
    refused: list[str] = []
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip(" \t,;")]
    for number, line in lines[:MOST]:
        try:
            vertices.append(_vertex(line))
        except PlaceRefused as error:
            if vertices or refused or any(letter.isdigit() for letter in line):
                refused.append(str(error) if len(lines) == 1 else f"Line {number}: {error}")
    if len(lines) > MOST:
        refused.append(f"Only the first {MOST:,} lines were read.")
    return Typed(vertices, refused)


def _vertex(line: str) -> tuple[float, float]:
    place = _place(line)
    if place.side > COARSEST:
        raise PlaceRefused(
            f"{line.strip()} is a square of {place.side:,.0f} m. Give a vertex to the metre or finer."
        )
    return (place.easting, place.northing)


def _place(line: str) -> Place:
    columns = [column.strip(" \"'") for column in re.split(r"\s*[\t;,]\s*|\s+", line.strip())]
    found = [column for column in columns if column]
    numbers = [column for column in found if _NUMBER.fullmatch(column)]
    if len(numbers) < 2 or len(found) - len(numbers) > 1 or numbers != found[len(found) - len(numbers) :]:
        return parse(line)
    named = len(found) > len(numbers)
    # A point's number before the easting, where there are two large numbers after it.
    if not named and len(numbers) > 2 and float(numbers[0]) < _GREATEST_NUMBER_OF_A_POINT:
        numbers, named = numbers[1:], True
    if len(numbers) > 3 or (named and float(numbers[0]) < _GREATEST_NUMBER_OF_A_POINT):
        return parse(line)
    if len(found) < len(columns) and float(numbers[0]) < _GREATEST_NUMBER_OF_A_POINT:
        raise PlaceRefused("A coordinate is missing: give an easting and a northing.")
    return parse(f"{numbers[0]}, {numbers[1]}")
