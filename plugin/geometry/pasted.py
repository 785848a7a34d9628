"""Shapes out of a text: WKT, GeoJSON, notifications of the open data, tables of coordinates; any number of them.

What the numbers are, degrees or National Grid metres, is told apart by what they are and said. Everything comes
out as GeoJSON-like geometries in EPSG:27700 metres, converted exactly (OSTN15), as it was given otherwise: the
rules judge it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import arcs, mistaken_crs
from .degrees import in_metres
from .pasted_shape import EXPECTED, NAMES, PLACES, Given, NotPasted
from .pasted_tables import rows_of
from .pasted_wkt import NotWkt, coordinate_list, is_wkt, wkt
from .positions import KINDS, drawn
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

# Nobody pastes more than this, and a slip of the clipboard must not stop QGIS.
MOST_CHARACTERS = 20_000_000

__all__ = ["NotPasted", "Pasted", "PastedShape", "shapes_of"]


@dataclass(frozen=True)
class PastedShape:
    """One shape: a GeoJSON-like geometry in EPSG:27700, what its numbers were, and what it is called, or ""."""

    geometry: Mapping[str, Any]
    was: str
    name: str = ""


@dataclass(frozen=True)
class Pasted:
    """The shapes of a text, in its order, and what was left out or taken for granted, in words."""

    shapes: tuple[PastedShape, ...]
    words: str


def shapes_of(text: str) -> Pasted:
    """The shapes that a text holds. Raises NotPasted with a sentence where it holds none."""
    if len(text) > MOST_CHARACTERS:
        raise NotPasted("That is too much to paste. Open it in QGIS as a layer, and take what is selected.")
    plain = text.strip().lstrip("\ufeff").strip()
    if not plain:
        raise NotPasted(f"There is nothing to paste. {EXPECTED}")
    try:
        return _gathered(list(_given(plain)))
    except NotWkt as error:
        raise NotPasted(f"{error} {EXPECTED}") from error


def _given(plain: str) -> Iterator[Given]:
    if plain[0] in "{[":
        yield from _of_json(_json(plain))
    elif is_wkt(plain):
        yield from (_without_arcs(Given(geometry, code)) for geometry, code in wkt(plain))
    else:
        yield from rows_of(plain)


def _gathered(given: list[Given]) -> Pasted:
    shapes = []
    left_out = 0
    for one in given:
        shape = _on_the_grid(one)
        if shape is None:
            left_out += 1
        else:
            shapes.append(shape)
    if not shapes:
        raise NotPasted(f"There is no shape with a place in the text. {EXPECTED}")
    words = _words(shapes, left_out)
    if any(one.curved for one in given):
        words += " Arcs were made straight stretches, within 1 cm of them."
    return Pasted(tuple(shapes), words)


def _without_arcs(given: Given) -> Given:
    """A shape with straight stretches for arcs; within a centimetre, in degrees too."""
    if not arcs.is_curved(given.geometry):
        return given
    rough = arcs.straightened(given.geometry, 1e9)
    if rough is None:
        raise NotWkt("The arcs of the shape cannot be read. Make straight stretches of them first.")
    in_degrees = given.code not in METRES_CODES and (np.abs(drawn(rough[0]).positions) <= 180).all()
    made = arcs.straightened(given.geometry, arcs.WITHIN_DEGREES if in_degrees else arcs.WITHIN)
    return given if made is None else Given(made[0], given.code, given.name, True)


def _on_the_grid(given: Given) -> PastedShape | None:
    positions = drawn(given.geometry).positions
    if not len(positions):
        return None
    was = _what(positions, given.code)
    turned = _turned(given.geometry, was)
    return PastedShape(turned, was, given.name)


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


def _words(shapes: list[PastedShape], left_out: int) -> str:
    number = len(shapes)
    kinds = list(dict.fromkeys(shape.was for shape in shapes))
    words = f"{number:,} {'shape' if number == 1 else 'shapes'}, given in {' and '.join(kinds)}."
    if any(kind not in (METRES, UNKNOWN) for kind in kinds):
        words += " Converted exactly to the National Grid."
    if left_out:
        words += f" {left_out:,} without a place left out."
    return words


def _json(plain: str) -> Any:
    try:
        return json.loads(plain)
    except (ValueError, RecursionError):
        return _json_lines(plain)


def _json_lines(plain: str) -> Any:
    """Notifications are often kept one a line."""
    try:
        return [json.loads(line) for line in plain.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise NotPasted(f"This looks like JSON, and cannot be read as such. {EXPECTED}") from error


def _of_json(value: Any, code: int | None = None, name: str = "", deeper: int = 8) -> Iterator[Given]:
    if deeper == 0:
        return
    if isinstance(value, list):
        for member in value:
            yield from _of_json(member, code, name, deeper - 1)
        return
    if not isinstance(value, dict):
        return
    code = _crs(value) or code
    kind = value.get("type")
    if isinstance(kind, str) and kind.lower() in KINDS:
        yield Given(value, code, name)
    elif isinstance(value.get("features"), list):
        yield from _of_json(value["features"], code, name, deeper - 1)
    elif isinstance(value.get("geometry"), dict):
        yield from _of_json(value["geometry"], code, _name(value.get("properties"), name), deeper - 1)
    else:
        yield from _of_notification(value, code, name, deeper)


def _of_notification(value: dict[str, Any], code: int | None, name: str, deeper: int) -> Iterator[Given]:
    """A message of the open data: what it is about stands in object_data, and the place in there as a text."""
    held = _name(value, name)
    for place in PLACES:
        found = value.get(place)
        if isinstance(found, str) and found.strip():
            yield from (Given(geometry, 27700, held) for geometry in coordinate_list(found))
        elif isinstance(found, dict):
            yield from _of_json(found, 27700, held, deeper - 1)
    # Some subscribers keep the message as the text that it came as.
    for wrapper in ("object_data", "Message", "message", "body"):
        inside = value.get(wrapper)
        if isinstance(inside, str) and inside.lstrip().startswith("{"):
            inside = _json(inside)
        if isinstance(inside, dict):
            yield from _of_json(inside, code, held, deeper - 1)


def _name(properties: Any, otherwise: str) -> str:
    if not isinstance(properties, dict):
        return otherwise
    found = (properties.get(name) for name in NAMES)
    return next((name for name in found if isinstance(name, str) and name), otherwise)


def _crs(value: Mapping[str, Any]) -> int | None:
    """The EPSG code that an old-fashioned crs member names."""
    crs = value.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    named = properties.get("name") if isinstance(properties, dict) else None
    digits = named.rpartition(":")[2] if isinstance(named, str) else ""
    if digits.upper() == "CRS84":
        return 84
    return int(digits) if digits.isdigit() and len(digits) < 7 else None
