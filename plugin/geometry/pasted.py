"""Shapes out of a text: WKT, GeoJSON, notifications of the open data, tables of coordinates; any number of them.

What the numbers are, degrees or National Grid metres, is told apart by what they are and said. Everything comes
out as GeoJSON-like geometries in EPSG:27700 metres, converted exactly (OSTN15), as it was given otherwise: the
rules judge it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from . import arcs, mistaken_crs
from .degrees import in_metres
from .packed_shapes import PackedShapes, PastedShape
from .pasted_json import of_json
from .pasted_shape import EXPECTED, Given, NotPasted
from .pasted_tables import rows_of
from .pasted_wkt import NotWkt, is_wkt, wkt
from .positions import drawn
from .repaired import Repaired
from .repairs import repair

METRES = "National Grid metres"
DEGREES = "degrees, longitude first"
LATITUDE_FIRST = "degrees, latitude first"
WEB_MERCATOR = "Web Mercator metres"
UNKNOWN = "numbers that are neither degrees nor on the National Grid"

# What an EWKT names, and a GeoJSON's crs.
METRES_CODES = frozenset({27700})
DEGREES_CODES = frozenset({4326, 4258, 4937, 84})
WEB_CODES = frozenset({3857, 900913, 3785})

# After so many shapes whoever waits for Python's lock, QGIS's window say, has a turn, of so many seconds at least.
A_TURN, BREATH = 25, 0.0005

# Nobody pastes more than this, and a slip of the clipboard must not stop QGIS.
MOST_CHARACTERS = 20_000_000

__all__ = [
    "Given",
    "NotPasted",
    "PackedShapes",
    "Pasted",
    "PastedShape",
    "given_in",
    "shapes_of",
    "told_apart",
]


@dataclass(frozen=True)
class Pasted:
    """The shapes of a text, in its order, and what was left out or taken for granted, in words."""

    shapes: Sequence[PastedShape]
    words: str
    left_out: int = 0


def shapes_of(text: str, most: int = MOST_CHARACTERS) -> Pasted:
    """The shapes that a text of so many characters at most holds. Raises NotPasted with a sentence for none."""
    if len(text) > most:
        raise NotPasted("That is too much text. Open it in QGIS as a layer, and take what is selected.")
    return told_apart(given_in(text))


def given_in(text: str) -> Iterator[Given]:
    """The geometries as they stand in a text. Raises NotPasted."""
    plain = text.strip().lstrip("\ufeff").strip()
    if not plain:
        raise NotPasted(f"There is nothing to paste. {EXPECTED}")
    try:
        yield from _given(plain)
    except NotWkt as error:
        raise NotPasted(f"{error} {EXPECTED}") from error


def _given(plain: str) -> Iterator[Given]:
    if plain[0] in "{[":
        yield from of_json(plain)
    elif is_wkt(plain):
        yield from (Given(geometry, code) for geometry, code in wkt(plain))
    else:
        yield from rows_of(plain)


def told_apart(given: Iterable[Given]) -> Pasted:
    """Geometries as they stand somewhere, on the National Grid; what they were is told by their numbers.

    Raises NotPasted where none of them has a place, or one names a CRS that is not read here.
    """
    shapes = PackedShapes()
    was: dict[str, None] = {}
    left_out = 0
    curved = False
    why = ""
    for number, bent in enumerate(given):
        if number % A_TURN == 0:
            time.sleep(BREATH)
        try:
            one = _without_arcs(bent)
        except NotWkt as error:
            why, left_out = str(error), left_out + 1
            continue
        curved = curved or one.curved
        shape = _on_the_grid(one)
        if shape is None:
            left_out += 1
        else:
            shapes.append(shape)
            was[shape.was] = None
    if not shapes:
        raise NotPasted(f"{why or 'There is no shape with a place in the text.'} {EXPECTED}")
    words = _words(len(shapes), list(was), left_out)
    if curved:
        words += " Arcs were made straight stretches, within 1 cm of them."
    return Pasted(shapes, words, left_out)


def _without_arcs(given: Given) -> Given:
    """A shape with straight stretches for arcs; within a centimetre, in degrees too."""
    if not arcs.is_curved(given.geometry):
        return given
    rough = arcs.straightened(given.geometry, 1e9)
    if rough is None:
        raise NotWkt("The arcs of the shape cannot be read. Make straight stretches of them first.")
    in_degrees = given.code not in METRES_CODES and (np.abs(drawn(rough[0]).positions) <= 180).all()
    made = arcs.straightened(given.geometry, arcs.WITHIN_DEGREES if in_degrees else arcs.WITHIN)
    return given if made is None else replace(given, geometry=made[0], curved=True)


def _on_the_grid(given: Given) -> PastedShape | None:
    positions = drawn(given.geometry).positions
    if not len(positions):
        return None
    was = _what(positions, given.code)
    turned = _turned(given.geometry, was)
    return PastedShape(turned, was, given.name, given.columns, given.kind)


def _what(positions: np.ndarray, code: int | None) -> str:
    """What the numbers are: as the text says where that can be, otherwise by their size."""
    if not np.isfinite(positions).all():
        return UNKNOWN
    if (np.abs(positions) <= 180).all() and code not in METRES_CODES:
        if in_metres(positions) is None:
            return UNKNOWN
        longitude_first = (np.abs(positions[:, 0]) < 45).all()
        return DEGREES if longitude_first else LATITUDE_FIRST
    if code not in METRES_CODES and mistaken_crs.from_web_mercator(positions) is not None:
        return WEB_MERCATOR
    if code is not None and code not in METRES_CODES | DEGREES_CODES | WEB_CODES:
        raise NotPasted(
            f"The text says EPSG:{code}, which is not read here. Open it in QGIS as a layer, and take what is selected."
        )
    return METRES


def _turned(geometry: Mapping[str, Any], was: str) -> Mapping[str, Any]:
    names = {DEGREES: "from_degrees", LATITUDE_FIRST: "from_degrees", WEB_MERCATOR: "from_web_mercator"}
    if was not in names:
        return geometry
    done: Repaired = repair(names[was], geometry)
    return done.geometry or geometry


def _words(number: int, kinds: list[str], left_out: int) -> str:
    words = f"{number:,} {'shape' if number == 1 else 'shapes'}, given in {' and '.join(kinds)}."
    if any(kind not in (METRES, UNKNOWN) for kind in kinds):
        words += " Converted exactly to the National Grid."
    if left_out:
        words += f" {left_out:,} without a place left out."
    return words
