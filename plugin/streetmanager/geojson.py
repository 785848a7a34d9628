"""The GeoJSON service: what lies in a box."""

from __future__ import annotations

from datetime import date, datetime, time, timezone
from typing import Any

from .answers import collection_from
from .service import Service, in_query


class GeoJson(Service):
    """Spatial data by bounding box, in EPSG:27700."""

    name = "geojson"

    def get_works(
        self,
        box: tuple[float, float, float, float],
        start: date | None = None,
        end: date | None = None,
        work_reference_number: str | None = None,
    ) -> dict[str, Any]:
        """The works in a box as a FeatureCollection in EPSG:27700, as plain data.

        box: (min_easting, min_northing, max_easting, max_northing) in metres. start, end: the days that
        the works overlap, to the end of the last one. Raises TooManyResults where there are more than the
        service gives at once.
        """
        min_easting, min_northing, max_easting, max_northing = map(float, box)
        return collection_from(
            self._get(
                "works",
                minEasting=min_easting,
                minNorthing=min_northing,
                maxEasting=max_easting,
                maxNorthing=max_northing,
                start_date=in_query(start),
                end_date=in_query(_end_of(end)),
                work_reference_number=work_reference_number,
            )
        )


def _end_of(day: date | None) -> datetime | None:
    """The last moment of a day: a service that compares moments would otherwise leave out works of that day."""
    return None if day is None else datetime.combine(day, time(23, 59, 59, 999_000), timezone.utc)
