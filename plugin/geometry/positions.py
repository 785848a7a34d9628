"""What is drawn, as kinds, parts and bare positions, out of any mapping that means to be GeoJSON.

The one place that looks into `coordinates`. It never raises and never judges: a position that cannot be
read becomes one that is not finite, a type that is not known is guessed from how deep the numbers lie, and
every such thing is named among the oddities, so that the reader can survive it and the rules can tell it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

# How many brackets stand around a single number.
DEPTHS = {"Point": 1, "LineString": 2, "Polygon": 3}
MULTIPLE = {"MultiPoint": "Point", "MultiLineString": "LineString", "MultiPolygon": "Polygon"}
KINDS = {name.lower(): name for name in (*DEPTHS, *MULTIPLE, "GeometryCollection")}

# A collection in a collection, or a bracket in a bracket, farther down than this is rubbish.
DEEPEST = 12

NO_SHAPE = "there is no shape"
UNKNOWN_TYPE = "the type of shape is not known"
TOO_DEEP = "the positions are nested too deep"
TOO_SHALLOW = "the positions are not nested deep enough"
UNREADABLE_POSITION = "a position cannot be read"
QUOTED = "a number stands in quotation marks"
HEIGHTS = "positions have a third coordinate"
COLLECTION = "it is a collection of shapes"


@dataclass(frozen=True)
class Part:
    """One part: kind is Point, LineString or Polygon; rings are arrays of (n, 2) positions as given.

    A point has one ring of one position, a line one ring, a polygon its outline and then its holes.
    Positions that could not be read are nan.
    """

    kind: str
    rings: tuple[np.ndarray, ...]


@dataclass(frozen=True)
class Drawn:
    """The parts of a shape, and what was odd about how it was written."""

    kind: str | None
    parts: tuple[Part, ...] = ()
    oddities: tuple[str, ...] = ()

    @property
    def positions(self) -> np.ndarray:
        """All positions of all parts, (n, 2)."""
        rings = [ring for part in self.parts for ring in part.rings]
        return np.concatenate(rings) if rings else np.empty((0, 2))


def drawn(geometry: Any) -> Drawn:
    """What a GeoJSON-like geometry (or a feature with one) holds. Never raises."""
    oddities: dict[str, None] = {}
    kind, parts = _geometry(geometry, oddities, DEEPEST)
    return Drawn(kind, tuple(parts), tuple(oddities))


def mapping(parts: Sequence[Part]) -> dict[str, Any] | None:
    """The GeoJSON-like geometry of parts, positions as they are; None where there are none."""
    if not parts:
        return None
    kinds = {part.kind for part in parts}
    if len(kinds) > 1:
        return {"type": "GeometryCollection", "geometries": [mapping([part]) for part in parts]}
    kind, coordinates = parts[0].kind, [_coordinates(part) for part in parts]
    if len(parts) == 1:
        return {"type": kind, "coordinates": coordinates[0]}
    return {"type": f"Multi{kind}", "coordinates": coordinates}


def _coordinates(part: Part) -> Any:
    rings = [ring.tolist() for ring in part.rings]
    if part.kind == "Polygon":
        return rings
    return rings[0] if part.kind == "LineString" else rings[0][0]


def _geometry(geometry: Any, oddities: dict[str, None], deeper: int) -> tuple[str | None, list[Part]]:
    if isinstance(geometry, Mapping) and isinstance(geometry.get("geometry"), Mapping):
        geometry = geometry["geometry"]
    if not isinstance(geometry, Mapping):
        oddities[NO_SHAPE] = None
        return None, []
    kind = _kind(geometry)
    if kind == "GeometryCollection":
        return _collection(geometry, oddities, deeper)
    coordinates = _plain(geometry.get("coordinates"))
    if not isinstance(coordinates, (list, tuple)):
        oddities[NO_SHAPE] = None
        return kind, []
    if kind is None:
        oddities[UNKNOWN_TYPE] = None
        kind = _guessed(coordinates)
    return kind, _parts(kind, coordinates, oddities)


def _kind(geometry: Mapping) -> str | None:
    # A service that answers in an older version than its own puts the truth beside the type.
    for key in ("type", "type_string"):
        named = geometry.get(key)
        if isinstance(named, str) and named.lower() in KINDS:
            return KINDS[named.lower()]
    return None


def _guessed(coordinates: Any) -> str:
    kinds = {1: "Point", 2: "LineString", 3: "Polygon"}
    return kinds.get(_depth(coordinates), "MultiPolygon")


def _collection(geometry: Mapping, oddities: dict[str, None], deeper: int) -> tuple[str | None, list[Part]]:
    oddities[COLLECTION] = None
    members = geometry.get("geometries")
    if deeper == 0 or not isinstance(members, (list, tuple)):
        oddities[NO_SHAPE] = None
        return "GeometryCollection", []
    parts: list[Part] = []
    for member in members:
        parts.extend(_geometry(member, oddities, deeper - 1)[1])
    return "GeometryCollection", parts


def _parts(kind: str, coordinates: Any, oddities: dict[str, None]) -> list[Part]:
    single = MULTIPLE.get(kind, kind)
    expected = DEPTHS[single] + (kind in MULTIPLE)
    found = _depth(coordinates)
    if found == 0:
        return []
    while found > expected and len(coordinates) == 1:
        oddities[TOO_DEEP] = None
        coordinates, found = _plain(coordinates[0]), found - 1
    if found > expected:
        oddities[TOO_DEEP] = None
        expected += 1
    while found < expected:
        oddities[TOO_SHALLOW] = None
        coordinates, found = [coordinates], found + 1
    if expected == DEPTHS[single]:
        return [_part(single, coordinates, oddities)]
    return [_part(single, _plain(member), oddities) for member in coordinates]


def _part(kind: str, coordinates: Any, oddities: dict[str, None]) -> Part:
    if kind == "Point":
        return Part(kind, (_ring([coordinates], oddities),))
    if kind == "LineString":
        return Part(kind, (_ring(coordinates, oddities),))
    return Part(kind, tuple(_ring(_plain(ring), oddities) for ring in _sequence(coordinates, oddities)))


def _ring(positions: Any, oddities: dict[str, None]) -> np.ndarray:
    positions = _sequence(positions, oddities)
    if not positions:
        return np.empty((0, 2))
    whole = _array(positions)
    if whole is not None:
        return whole
    return np.array([_position(position, oddities) for position in positions], dtype=float)


def _array(positions: Any) -> np.ndarray | None:
    """The usual case at once: nothing but pairs of numbers."""
    for position in positions:
        if not isinstance(position, (list, tuple)) or len(position) != 2:
            return None
        if type(position[0]) not in (float, int) or type(position[1]) not in (float, int):
            return None
    try:
        return np.array(positions, dtype=float)
    except OverflowError:
        return None


def _position(position: Any, oddities: dict[str, None]) -> tuple[float, float]:
    position = _plain(position)
    if not isinstance(position, (list, tuple)) or len(position) < 2:
        oddities[UNREADABLE_POSITION] = None
        return np.nan, np.nan
    if len(position) > 2:
        oddities[HEIGHTS] = None
    return _number(position[0], oddities), _number(position[1], oddities)


def _number(value: Any, oddities: dict[str, None]) -> float:
    if isinstance(value, str):
        oddities[QUOTED] = None
    elif isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        oddities[UNREADABLE_POSITION] = None
        return np.nan
    try:
        return float(value)
    except OverflowError:
        return np.inf
    except (TypeError, ValueError):
        oddities[UNREADABLE_POSITION] = None
        return np.nan


def _sequence(value: Any, oddities: dict[str, None]) -> Any:
    if isinstance(value, (list, tuple)):
        return value
    oddities[UNREADABLE_POSITION] = None
    # One position of which nothing is known stands for what could not be read: it must not vanish.
    return [None]


def _depth(value: Any) -> int:
    """How many brackets stand around the first number; 0 where there is nothing in them at all."""
    depth = 0
    value = _plain(value)
    while isinstance(value, (list, tuple)):
        if not value:
            return 0
        if depth == DEEPEST:
            return depth
        depth += 1
        value = _plain(next((v for v in value if isinstance(v, (list, tuple)) and v), value[0]))
    return depth


def _plain(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) else value
