"""The Lookup service: streets of the National Street Gazetteer by point, by USRN and by text."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from collections.abc import Iterable, Sequence

from .errors import NotFound
from .lookup_records import Street, StreetSummary
from .lookup_requests import Coordinates, StreetsRequest
from .operations import Asked, operation
from .service import Service
from .versions import Version

POINTS_IN_A_CALL = 10


class Lookup(Service):
    """Streets, with who assesses works on them and what special designations they have."""

    name = "lookup"

    @operation(
        "GET",
        "nsg/streets",
        until=Version.V2,
        queries={"easting": Asked(needed=Version.V1), "northing": Asked(needed=Version.V1)},
    )
    def get_streets(self, easting: float, northing: float) -> list[Street]:
        """Find the streets within 25 m of a point, in EPSG:27700. NotFound where there is none."""

    @operation("POST", "nsg/streets/search", since=Version.V6, reads=True)
    def get_streets_at(self, request: StreetsRequest) -> list[Street]:
        """Find the streets within 25 m of any of up to ten points. NotFound where there is none."""

    @operation("GET", "nsg/streets/{usrn}")
    def get_streets_by_usrn(self, usrn: int) -> Street:
        """Find the street with a USRN. Raises NotFound where there is none, or none that may be worked on."""

    @operation("GET", "nsg/search", queries={"query": Asked(needed=Version.V1)})
    def get_streets_by_query(self, query: str) -> list[StreetSummary]:
        """Find streets by a text in name, locality, town or administrative area. NotFound where there is none."""

    def streets_near(self, points: Sequence[tuple[float, float]]) -> list[Street]:
        """The streets within 25 m of any of the points, each once, in the order in which they are found.

        points: (easting, northing) in metres, EPSG:27700. v1 and v2 ask point by point, v6 ten at a time.
        """
        unique = list(dict.fromkeys((round(float(e), 3), round(float(n), 3)) for e, n in points))
        found: dict[int, Street] = {}
        for street in self._near(unique):
            found.setdefault(street.usrn, street)
        return list(found.values())

    def _near(self, points: list[tuple[float, float]]) -> Iterable[Street]:
        if self.version < Version.V6:
            for easting, northing in points:
                yield from self._at(easting, northing)
            return
        for begin in range(0, len(points), POINTS_IN_A_CALL):
            yield from self._at_any(points[begin : begin + POINTS_IN_A_CALL])

    def _at(self, easting: float, northing: float) -> list[Street]:
        try:
            return self.get_streets(easting, northing)
        except NotFound:
            return []

    def _at_any(self, points: list[tuple[float, float]]) -> list[Street]:
        coordinates = [Coordinates(easting=easting, northing=northing) for easting, northing in points]
        try:
            return self.get_streets_at(StreetsRequest(coordinates=coordinates))
        except NotFound:
            return []

    def get_street(self, usrn: int) -> Street:
        """The street with a USRN, however it is written. Raises NotFound as `get_streets_by_usrn`."""
        return self.get_streets_by_usrn(int(usrn))

    def search(self, text: str) -> list[StreetSummary]:
        """Streets whose name, locality, town or administrative area holds a text; none for a blank one."""
        if not text.strip():
            return []
        try:
            return self.get_streets_by_query(text.strip())
        except NotFound:
            return []
