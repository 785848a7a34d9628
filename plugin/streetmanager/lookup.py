"""The Lookup service: streets of the National Street Gazetteer by point, by USRN and by text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .answers import record_from, records_from
from .errors import NotFound
from .lookup_records import Street, StreetSummary
from .service import Service, in_path
from .versions import Version

POINTS_IN_A_CALL = 10


class Lookup(Service):
    """Streets, with who assesses works on them and what special designations they have."""

    name = "lookup"

    def get_streets(self, points: Sequence[tuple[float, float]]) -> list[Street]:
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
            return records_from(self._get("nsg/streets", easting=easting, northing=northing), Street)
        except NotFound:
            return []

    def _at_any(self, points: list[tuple[float, float]]) -> list[Street]:
        body = {"coordinates": [{"easting": easting, "northing": northing} for easting, northing in points]}
        try:
            return records_from(self._post("nsg/streets/search", body), Street)
        except NotFound:
            return []

    def get_street(self, usrn: int) -> Street:
        """The street with a USRN. Raises NotFound where there is none, or none that may be worked on."""
        return record_from(self._get(f"nsg/streets/{in_path(int(usrn))}"), Street)

    def search(self, text: str) -> list[StreetSummary]:
        """Streets whose name, locality, town or administrative area holds a text; none for a blank one."""
        if not text.strip():
            return []
        try:
            return records_from(self._get("nsg/search", query=text.strip()), StreetSummary)
        except NotFound:
            return []
