"""The streets of the practice town, found by place, by USRN and by text."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from .town import AREA, TOWN, Street

REACH = 25.0


class Gazetteer:
    """Looks streets up the way Lookup does."""

    def __init__(self, streets: Sequence[Street]) -> None:
        self._streets = streets
        self._by_usrn = {street.usrn: street for street in streets}
        self._tree = shapely.STRtree([shapely.LineString(street.line) for street in streets])

    def street(self, usrn: int) -> Street | None:
        """The street of a USRN."""
        return self._by_usrn.get(usrn)

    def near(self, easting: float, northing: float) -> list[Street]:
        """The streets within 25 m of a point, the nearest first."""
        point = shapely.Point(easting, northing)
        found = self._tree.query(point, predicate="dwithin", distance=REACH)
        return [
            self._streets[n]
            for n in sorted(found, key=lambda n: (point.distance(self._tree.geometries[n]), n))
        ]

    def search(self, text: str) -> list[Street]:
        """The streets whose descriptor, town or area holds all the words, in the order of their names."""
        wanted = text.upper().replace(",", " ").split()
        return sorted(
            (
                street
                for street in self._streets
                if wanted and all(word in f"{street.name} {TOWN} {AREA}" for word in wanted)
            ),
            key=lambda street: street.name,
        )
