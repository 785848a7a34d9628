"""Where works lie: trenches, lines and points along a street, to one side of it, as GeoJSON in EPSG:27700."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy
import shapely

from .curves import Line, corridor, piece, places, sideways
from .dice import Dice
from .town import Street

HALF_WIDTH = {"bypass": 5.5, "ring": 4.2, "radial": 3.8, "market": 4.5, "high": 3.6, "lane": 2.2, "core": 2.2}


@dataclass(frozen=True)
class Spot:
    """A place on a street where somebody digs: metres along it, and metres to its left (right if negative)."""

    street: Street
    along: float
    offset: float
    footway: bool


def half_width(street: Street) -> float:
    """Metres from the middle of the street to the kerb."""
    return HALF_WIDTH.get(street.kind, 2.75)


def spot_on(street: Street, dice: Dice) -> Spot:
    """A likely place to dig: in a footway more often than in the carriageway."""
    kerb = half_width(street)
    footway = street.kind != "bypass" and dice.chance(0.55)
    offset = dice.between(kerb + 0.5, kerb + 1.5) if footway else dice.between(0.4, kerb - 0.5)
    side = dice.one_of((-1, 1))
    return Spot(street, dice.between(3.0, street.metres - 3.0), side * offset, footway)


def _positions(line: Line, decimals: int = 2) -> list[list[float]]:
    return numpy.round(line, decimals).tolist()


def point_at(spot: Spot) -> dict[str, Any]:
    """The spot itself."""
    street = sideways(piece(spot.street.line, spot.along - 1.0, spot.along + 1.0), spot.offset)
    return {"type": "Point", "coordinates": _positions(places(street, [1.0]))[0]}


def _run(spot: Spot, metres: float) -> Line:
    total = spot.street.metres
    start = max(0.5, min(spot.along - metres / 2, total - 0.5 - metres))
    return piece(spot.street.line, start, min(total - 0.5, start + metres))


def line_at(spot: Spot, metres: float) -> dict[str, Any]:
    """A run of pipe or cable beside the middle of the street."""
    return {"type": "LineString", "coordinates": _positions(sideways(_run(spot, metres), spot.offset))}


def trench_at(spot: Spot, metres: float, width: float) -> dict[str, Any]:
    """A trench of this length and width; a point where the street bends too sharply for one."""
    ring = corridor(_run(spot, metres), spot.offset - width / 2, spot.offset + width / 2)
    return _polygon(ring) or point_at(spot)


def _polygon(ring: Line) -> dict[str, Any] | None:
    rounded = numpy.round(ring, 2)
    if not shapely.is_valid(shapely.polygons(rounded)):
        return None
    return {"type": "Polygon", "coordinates": [rounded.tolist()]}


def resurfaced_at(spot: Spot, dice: Dice) -> dict[str, Any]:
    """The whole carriageway over some length."""
    metres = min(spot.street.metres - 2.0, dice.between(25, 110))
    return carriageway_at(spot, metres) or point_at(spot)


def carriageway_at(spot: Spot, metres: float) -> dict[str, Any] | None:
    """The carriageway from kerb to kerb over this length; None where the street bends too sharply for it."""
    kerb = half_width(spot.street)
    return _polygon(corridor(_run(spot, metres), -kerb, kerb))


def shape_at(spot: Spot, dice: Dice, large: bool) -> dict[str, Any]:
    """Some shape of works at this spot."""
    kind = dice.weighted([("trench", 0.45), ("pit", 0.15), ("line", 0.22), ("point", 0.18)])
    room = spot.street.metres - 2.0
    if kind == "trench":
        metres = dice.between(20, 110) if large else dice.between(4, 34)
        return trench_at(spot, min(room, metres), dice.between(0.5, 1.3))
    if kind == "pit":
        return trench_at(spot, min(room, dice.between(1.2, 4.0)), dice.between(1.0, 2.4))
    if kind == "line":
        return line_at(spot, min(room, dice.between(40, 260) if large else dice.between(8, 60)))
    return point_at(spot)


def as_others_write(geometry: dict[str, Any], oddity: str) -> dict[str, Any]:
    """The same shape as careless programs write it; a reader has to cope."""
    if geometry["type"] == "Polygon" and oddity == "open ring":
        return {"type": "Polygon", "coordinates": [geometry["coordinates"][0][:-1]]}
    if geometry["type"] == "LineString" and oddity == "some heights":
        line = [
            [*position, 12.5] if n % 2 else position for n, position in enumerate(geometry["coordinates"])
        ]
        return {"type": "LineString", "coordinates": line}
    if geometry["type"] == "Point" and oddity == "many decimals":
        return {"type": "Point", "coordinates": [part + 0.000123457 for part in geometry["coordinates"]]}
    return geometry


def place_of(geometry: dict[str, Any]) -> shapely.Geometry:
    """The shapely shape of a submitted geometry, whatever its state: rings closed, heights dropped, made valid."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return shapely.Point(coordinates[:2])
    if kind == "LineString":
        flat = [position[:2] for position in coordinates]
        return shapely.LineString(flat) if len(flat) > 1 else shapely.Point(flat[0])
    rings = [[position[:2] for position in ring] for ring in coordinates]
    if len(rings[0]) < 3:
        return shapely.MultiPoint(rings[0])
    shape = shapely.Polygon(rings[0], [ring for ring in rings[1:] if len(ring) > 2])
    return shape if shape.is_valid else shapely.make_valid(shape)
