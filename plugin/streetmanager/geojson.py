"""The GeoJSON service: what lies in a box."""

from __future__ import annotations

from datetime import date, datetime, time, timezone
from typing import Any

from .answers import collection_from
from .service import Service, in_query

Box = tuple[float, float, float, float]


class GeoJson(Service):
    """Spatial data by bounding box, as FeatureCollections in EPSG:27700, as plain data.

    box: (min_easting, min_northing, max_easting, max_northing) in metres. start, end: the days that what is
    asked for overlaps, to the end of the last one; None is open. Every one raises TooManyResults where there
    is more than the service gives at once, and AccessRestricted or Forbidden where the account may not see it.
    """

    name = "geojson"

    def get_works(
        self,
        box: Box,
        start: date | None = None,
        end: date | None = None,
        work_reference_number: str | None = None,
    ) -> dict[str, Any]:
        """The works in a box, or in it the permits of one work."""
        return self._in("works", box, start, end, work_reference_number=work_reference_number)

    def get_activities(self, box: Box, start: date | None = None, end: date | None = None) -> dict[str, Any]:
        """The activities in a box: skips, scaffolds, events and others that are no works."""
        return self._in("activities", box, start, end)

    def get_forward_plans(
        self,
        box: Box,
        start: date | None = None,
        end: date | None = None,
        forward_plan_reference_number: str | None = None,
    ) -> dict[str, Any]:
        """The forward plans in a box, or in it the one of a reference."""
        return self._in(
            "forward-plans", box, start, end, forward_plan_reference_number=forward_plan_reference_number
        )

    def get_hs2_act_limits(self, box: Box, phase: str | None = None) -> dict[str, Any]:
        """The limits of the HS2 Acts in a box. phase: "phase_1" or "phase_2a", which v6 must be told."""
        return self._in("hs2-act-limits", box, phase=phase)

    def get_section_58s(
        self,
        box: Box,
        start: date | None = None,
        end: date | None = None,
        section_58_reference_number: str | None = None,
    ) -> dict[str, Any]:
        """The section 58 restrictions in a box, or in it the one of a reference. From v6 on."""
        return self._in(
            "section-58s", box, start, end, section_58_reference_number=section_58_reference_number
        )

    def _in(
        self, path: str, box: Box, start: date | None = None, end: date | None = None, **more: str | None
    ) -> dict[str, Any]:
        min_easting, min_northing, max_easting, max_northing = map(float, box)
        return collection_from(
            self._get(
                path,
                minEasting=min_easting,
                minNorthing=min_northing,
                maxEasting=max_easting,
                maxNorthing=max_northing,
                start_date=in_query(start),
                end_date=in_query(_end_of(end)),
                **more,
            )
        )


def _end_of(day: date | None) -> datetime | None:
    """The last moment of a day: a service that compares moments would otherwise leave out works of that day."""
    return None if day is None else datetime.combine(day, time(23, 59, 59, 999_000), timezone.utc)
