"""Tables of places: CSV or tab-separated, of eastings and northings, degrees, grid references, or WKT in a column.

Without a heading each line is one place. Street Manager's own files (registered reinstatements among them) are
told by the name of the column that holds the place.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from . import places
from .pasted_shape import EXPECTED, NAMES, PLACES, Given, NotPasted
from .pasted_wkt import NotWkt, coordinate_list, is_wkt

_PAIRS = (
    ({"easting", "e", "x", "eastings", "bng_e", "os_easting", "x_coordinate", "xcoord"},
     {"northing", "n", "y", "northings", "bng_n", "os_northing", "y_coordinate", "ycoord"}),
    ({"longitude", "lon", "long", "lng"}, {"latitude", "lat"}),
)  # fmt: skip
_REFERENCES = {"grid_reference", "gridref", "grid_ref", "ngr", "os_grid_ref", "os_grid_reference"}
_WKT = {"wkt", "geometry", "geom", "wkt_geom", "the_geom", "shape", "coordinates", *PLACES}
_NAMES = ("name", "title", "reference", "id", "description", *NAMES, "reinstatement_reference_number")
_NUMBER = re.compile(r"\s*[+-]?\d+(?:\.\d+)?\s*")
# A cell of a file of reinstatements may hold a long line.
_LARGEST_CELL = 5_000_000


def rows_of(text: str) -> Iterator[Given]:
    """One shape a row; a row without a readable place counts as one without. Raises NotPasted."""
    rows = (row for row in _rows(text) if any(cell.strip() for cell in row))
    first = next(rows, None)
    if first is None:
        raise NotPasted(f"There is nothing to paste. {EXPECTED}")
    heading = [_plain(cell) for cell in first]
    columns = _columns(heading)
    if columns is None:
        yield from _without_heading([first, *rows])
        return
    name = next((heading.index(name) for name in _NAMES if name in heading), None)
    kinds = {at: PLACES.get(heading[at], "") for at in columns if at >= 0}
    beside = [(at, cell.strip()) for at, cell in enumerate(first) if at not in columns and cell.strip()]
    for row in rows:
        label = row[name].strip() if name is not None and name < len(row) else ""
        held = {words: row[at].strip() for at, words in beside if at < len(row)}
        for given, at in _of_row(row, columns, label):
            kind = kinds.get(at, "")
            # Street Manager writes metres; other people's columns may hold anything.
            yield replace(given, columns=held, kind=kind, code=27700 if kind else given.code)


def _rows(text: str) -> Iterator[list[str]]:
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text), delimiter=_separator(text.split("\n", 1)[0].strip()))
        # One by one: thousands of lists at a time are more for Python's garbage collector to look through.
        yield from reader
    except csv.Error as error:
        raise NotPasted(f"The table cannot be read. {EXPECTED}") from error
    finally:
        csv.field_size_limit(before)


def _separator(heading: str) -> str:
    if _plain(heading) in _WKT:
        # QGIS copies features without attributes as one column, and the commas belong to the shapes.
        return "\t"
    likeliest = max("\t;,|", key=heading.count)
    return likeliest if likeliest in heading else ","


def _plain(cell: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", cell.strip().lower()).strip("_")


def _columns(heading: Sequence[str]) -> tuple[int, ...] | None:
    """The numbers of the columns that hold the place: one, or two; with several of the first kind all of them."""
    shapes = tuple(at for at, name in enumerate(heading) if name in _WKT)
    if shapes:
        return shapes
    for firsts, seconds in _PAIRS:
        first = next((at for at, name in enumerate(heading) if name in firsts), None)
        second = next((at for at, name in enumerate(heading) if name in seconds), None)
        if first is not None and second is not None:
            return -1, first, second
    return next(((at,) for at, name in enumerate(heading) if name in _REFERENCES), None)


def _of_row(row: Sequence[str], columns: tuple[int, ...], label: str) -> Iterator[tuple[Given, int]]:
    """What a row gives, each with the number of the column that it came from."""
    if columns[0] == -1:
        cells = [row[at].strip() if at < len(row) else "" for at in columns[1:]]
        yield _pair(cells[0], cells[1], label), -1
        return
    filled = [at for at in columns if at < len(row) and row[at].strip()]
    if not filled:
        yield Given({}, None, label), -1
    for at in filled:
        yield from ((given, at) for given in _cell(row[at].strip(), label))


def _cell(cell: str, label: str) -> Iterator[Given]:
    if is_wkt(cell) or re.match(r"(multi)?(point|line|linestring|polygon)\s*:", cell, re.I):
        try:
            yield from (Given(geometry, None, label) for geometry in coordinate_list(cell))
        except NotWkt:
            yield Given({}, None, label)
        return
    yield _place(cell, label)


def _pair(first: str, second: str, label: str) -> Given:
    if not (_NUMBER.fullmatch(first) and _NUMBER.fullmatch(second)):
        return Given({}, None, label)
    return Given({"type": "Point", "coordinates": [float(first), float(second)]}, None, label)


def _without_heading(rows: Sequence[Sequence[str]]) -> Iterator[Given]:
    """Each line is one place: two numbers, or a grid reference, or whatever a person types for a place."""
    found = [_line(row) for row in rows]
    if not any(one.geometry for one in found):
        raise NotPasted(f"“{_short(','.join(rows[0]))}” is no place. {EXPECTED}")
    yield from found


def _line(row: Sequence[str]) -> Given:
    cells = [cell.strip() for cell in row if cell.strip()]
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
    if len(numbers) == 2:
        label = " ".join(cell for cell in cells if cell not in numbers)
        return _pair(numbers[0], numbers[1], label)
    for cell in cells:
        if is_wkt(cell):
            return next(_cell(cell, ""))
    return _place(", ".join(cells), "")


def _place(text: str, label: str) -> Given:
    try:
        place = places.parse(text)
    except places.PlaceRefused:
        return Given({}, None, label)
    # A grid reference names a square by its corner; of a large one the middle is nearest to what is meant.
    middle = place.side / 2 if place.side > 1 else 0.0
    point = {"type": "Point", "coordinates": [place.easting + middle, place.northing + middle]}
    return Given(point, 27700, label)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}…"
