"""The GeoJSON service: what lies in a box."""

from __future__ import annotations

from datetime import date
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
        the works overlap. Raises TooManyResults where there are more than the service gives at once.
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
                end_date=in_query(end),
                work_reference_number=work_reference_number,
            )
        )
