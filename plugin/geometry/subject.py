"""A shape under examination: what the rules ask about it, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import shapely

from . import geojson
from .context import StreetHere
from .crossings import Crossings, crossings
from .findings import Context
from .positions import Drawn, Part, drawn
from .street_shares import NEAR, shares
from .untangling import Untangled, untangled

Places = tuple[tuple[float, float], ...]

# No work in England lies this near the grid's false origin, so numbers this small are degrees.
GREATEST_DEGREES = 180.0


@dataclass
class Ring:
    """One ring or line as it will be written. positions: (n, 2) to the millimetre, as drawn."""

    part: Part
    number: int
    positions: np.ndarray

    @cached_property
    def is_closed(self) -> bool:
        """Whether it ends where it begins."""
        return len(self.positions) > 1 and bool((self.positions[0] == self.positions[-1]).all())

    @cached_property
    def corners(self) -> np.ndarray:
        """Its positions without repeats, (n, 2); of a polygon's ring, closed."""
        corners = geojson.without_repeats(self.positions)
        if self.part.kind != "Polygon" or not len(corners) or (corners[0] == corners[-1]).all():
            return corners
        return np.concatenate([corners, corners[:1]])

    @cached_property
    def distinct(self) -> int:
        """How many different places there are."""
        return len(np.unique(self.positions, axis=0))

    @cached_property
    def has_size(self) -> bool:
        """Whether it has an area, or as a line a length, at all."""
        if self.part.kind != "Polygon":
            return self.distinct > 1
        from_first = self.corners - self.corners[0]
        return self.distinct > 2 and np.linalg.matrix_rank(from_first, tol=1e-9) > 1


class StreetUnder(NamedTuple):
    """A street that the shape lies on, the share of it that does (0 to 1), and the street's line."""

    street: StreetHere
    share: float
    line: shapely.Geometry


class Subject:
    """A shape and its context, for the rules. The mapping may be anything at all."""

    def __init__(self, geometry: Any, context: Context) -> None:
        self.geometry = geometry
        self.context = context

    @cached_property
    def drawn(self) -> Drawn:
        """The mapping's parts and positions, as far as they can be read."""
        return drawn(self.geometry)

    @cached_property
    def shape(self) -> shapely.Geometry | None:
        """What can be read of it as one shape, however wrong; None where there is none."""
        return geojson.read(self.geometry).geometry

    @cached_property
    def sound(self) -> shapely.Geometry | None:
        """The shape where it is one that can be measured: of a wrong one nothing sensible can be said."""
        shape = self.shape
        return (
            shape if shape is not None and shapely.is_valid(shape) and not shapely.is_empty(shape) else None
        )

    @cached_property
    def street(self) -> shapely.Geometry | None:
        """The chosen street's line."""
        return street_line(self.context.street)

    @cached_property
    def streets_under(self) -> list[StreetUnder]:
        """The streets whose line the shape comes within 12 m of, the largest share first."""
        shape = self.sound
        if not self.context.streets or shape is None:
            return []
        placed = [(street, street_line(street.line)) for street in self.context.streets]
        near = [
            (street, line)
            for street, line in placed
            if line is not None and shapely.distance(shape, line) <= NEAR
        ]
        found = shares(shape, [line for _, line in near])
        under = [StreetUnder(street, share, line) for (street, line), share in zip(near, found)]
        return sorted(under, key=lambda one: -one.share)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts that have any position."""
        return tuple(part for part in self.drawn.parts if any(len(ring) for ring in part.rings))

    @cached_property
    def rings(self) -> list[Ring]:
        """All rings and lines that have any position."""
        return [
            Ring(part, number, geojson.to_the_millimetre(ring))
            for part in self.parts
            for number, ring in enumerate(part.rings)
            if len(ring)
        ]

    def rings_of(self, part: Part) -> list[Ring]:
        """The rings of one of its parts."""
        return [ring for ring in self.rings if ring.part is part]

    @cached_property
    def positions(self) -> np.ndarray:
        """All positions to the millimetre, (n, 2)."""
        return np.concatenate([ring.positions for ring in self.rings]) if self.rings else np.empty((0, 2))

    @cached_property
    def is_in_degrees(self) -> bool:
        """Whether its positions look like degrees: none is as large as an easting or a northing."""
        given = self.drawn.positions
        return bool(len(given) and (np.abs(given) <= GREATEST_DEGREES).all())

    @cached_property
    def tangled_polygons(self) -> list[TangledPolygon]:
        """The polygons with an area that the service could not take as they are drawn."""
        if not np.isfinite(self.positions).all():
            return []
        polygons = [TangledPolygon(self.rings_of(part)) for part in self.parts if part.kind == "Polygon"]
        return [polygon for polygon in polygons if polygon.is_wrong]


class TangledPolygon:
    """A polygon that may cross itself, or whose holes may lie where they cannot."""

    def __init__(self, rings: list[Ring]) -> None:
        self._sound = bool(rings) and rings[0].has_size and all(len(ring.corners) > 3 for ring in rings)
        self.rings = [ring.corners for ring in rings]

    @cached_property
    def is_wrong(self) -> bool:
        """Whether it crosses itself, or its holes lie where they cannot."""
        # What is too small to be a polygon at all is another rule's business.
        return self._sound and self.reason != "Valid Geometry"

    @cached_property
    def reason(self) -> str:
        """What GEOS finds wrong with it; "Valid Geometry" where nothing is."""
        whole = [shapely.linearrings(ring) for ring in self.rings]
        return str(shapely.is_valid_reason(shapely.polygons(whole[0], holes=whole[1:] or None)))

    @cached_property
    def crossings(self) -> Crossings:
        """Where its rings cross themselves and one another."""
        return crossings(self.rings)

    @cached_property
    def untangled(self) -> Untangled:
        """What it could be made without crossings."""
        return untangled(self.rings)


def street_line(street: Mapping[str, Any] | None) -> shapely.Geometry | None:
    """The street's line as a shape, or None where it cannot be read."""
    shape = geojson.read(street).geometry
    return None if shape is None or shapely.is_empty(shape) else shape
