"""The GeoJSON service: what lies in a box."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import date, datetime, time, timezone
from typing import Any

from .answers import collection_from
from .choices import Choice, Choices
from .geojson_records import (
    ActivityCollection,
    ActLimitsCollection,
    AncillaryInformationCollection,
    ForwardPlanCollection,
    MaterialClassificationCollection,
    Section58Collection,
    WorkCollection,
)
from .operations import Asked, declared, operation
from .service import Service
from .versions import Version

Box = tuple[float, float, float, float]

SIDES = {
    "min_easting": "minEasting",
    "min_northing": "minNorthing",
    "max_easting": "maxEasting",
    "max_northing": "maxNorthing",
}
BOX = {name: Asked(wire=wire, needed=Version.V1) for name, wire in SIDES.items()}
OPEN_BOX = {name: Asked(wire=wire) for name, wire in SIDES.items()}
ACT_LIMIT_PHASES = Choices(Choice("phase_1", "Phase 1"), Choice("phase_2a", "Phase 2a"))


class GeoJson(Service):
    """Spatial data by bounding box, as FeatureCollections in EPSG:27700.

    The operations take the sides of the box one by one, in metres, and read records. Those with short names
    take a box (min_easting, min_northing, max_easting, max_northing) and give plain data. start, end: the days
    that what is asked for overlaps, to the end of the last one; None is open. Every one raises TooManyResults
    where there is more than the service gives at once, and AccessRestricted or Forbidden where the account
    may not see it.
    """

    name = "geojson"

    @operation("GET", "works", queries=BOX)
    def get_works_intersect_bounding_box(
        self,
        min_easting: float,
        min_northing: float,
        max_easting: float,
        max_northing: float,
        start_date: date | datetime | None = None,
        end_date: date | datetime | None = None,
        work_reference_number: str | None = None,
    ) -> WorkCollection:
        """Find the works in a box, or in it the permits of one work."""

    @operation("GET", "activities", queries=BOX)
    def get_activities_intersecting_bounds(
        self,
        min_easting: float,
        min_northing: float,
        max_easting: float,
        max_northing: float,
        start_date: date | datetime | None = None,
        end_date: date | datetime | None = None,
    ) -> ActivityCollection:
        """Find the activities in a box: skips, scaffolds, events and others that are no works."""

    @operation("GET", "forward-plans", queries=BOX)
    def get_forward_plans_intersect_bounding_box(
        self,
        min_easting: float,
        min_northing: float,
        max_easting: float,
        max_northing: float,
        start_date: date | datetime | None = None,
        end_date: date | datetime | None = None,
        forward_plan_reference_number: str | None = None,
    ) -> ForwardPlanCollection:
        """Find the forward plans in a box, or in it the one of a reference."""

    @operation("GET", "section-58s", queries=BOX, since=Version.V6)
    def get_section58s_intersect_bounding_box(
        self,
        min_easting: float,
        min_northing: float,
        max_easting: float,
        max_northing: float,
        start_date: date | datetime | None = None,
        end_date: date | datetime | None = None,
        section_58_reference_number: str | None = None,
    ) -> Section58Collection:
        """Find the section 58 restrictions in a box, or in it the one of a reference."""

    @operation("GET", "ancillary-informations", queries=BOX, since=Version.V6)
    def get_ancillary_information_intersect_bounding_box(
        self,
        min_easting: float,
        min_northing: float,
        max_easting: float,
        max_northing: float,
        start_date: date | datetime | None = None,
        end_date: date | datetime | None = None,
        ancillary_info_reference_number: str | None = None,
    ) -> AncillaryInformationCollection:
        """Find the ancillary informations in a box, or in it the one of a reference."""

    @operation(
        "GET",
        "hs2-act-limits",
        queries={**BOX, "phase": Asked(since=Version.V6, needed=Version.V6, choices=ACT_LIMIT_PHASES)},
    )
    def get_hs2_act_limits_intersecting_bounds(
        self,
        min_easting: float,
        min_northing: float,
        max_easting: float,
        max_northing: float,
        phase: str | None = None,
    ) -> ActLimitsCollection:
        """Find the limits of the HS2 Acts in a box, in version 6 of one phase."""

    @operation("GET", "material-classifications", queries=OPEN_BOX, since=Version.V6)
    def get_material_classifications_intersect_bounding_box(
        self,
        min_easting: float | None = None,
        min_northing: float | None = None,
        max_easting: float | None = None,
        max_northing: float | None = None,
        sample_date_from: date | datetime | None = None,
        sample_date_to: date | datetime | None = None,
        usrn: int | None = None,
        classification: str | None = None,
    ) -> MaterialClassificationCollection:
        """Find the material classifications in a box, or of a street."""

    def get_works(
        self,
        box: Box,
        start: date | None = None,
        end: date | None = None,
        work_reference_number: str | None = None,
    ) -> dict[str, Any]:
        """The works in a box, or in it the permits of one work."""
        return self._in(
            "get_works_intersect_bounding_box", box, start, end, work_reference_number=work_reference_number
        )

    def get_activities(self, box: Box, start: date | None = None, end: date | None = None) -> dict[str, Any]:
        """The activities in a box: skips, scaffolds, events and others that are no works."""
        return self._in("get_activities_intersecting_bounds", box, start, end)

    def get_forward_plans(
        self,
        box: Box,
        start: date | None = None,
        end: date | None = None,
        forward_plan_reference_number: str | None = None,
    ) -> dict[str, Any]:
        """The forward plans in a box, or in it the one of a reference."""
        return self._in(
            "get_forward_plans_intersect_bounding_box",
            box,
            start,
            end,
            forward_plan_reference_number=forward_plan_reference_number,
        )

    def get_hs2_act_limits(self, box: Box, phase: str | None = None) -> dict[str, Any]:
        """The limits of the HS2 Acts in a box. phase: "phase_1" or "phase_2a", which v6 must be told."""
        return self._in("get_hs2_act_limits_intersecting_bounds", box, phase=phase)

    def get_section_58s(
        self,
        box: Box,
        start: date | None = None,
        end: date | None = None,
        section_58_reference_number: str | None = None,
    ) -> dict[str, Any]:
        """The section 58 restrictions in a box, or in it the one of a reference. From v6 on."""
        return self._in(
            "get_section58s_intersect_bounding_box",
            box,
            start,
            end,
            section_58_reference_number=section_58_reference_number,
        )

    def _in(
        self, name: str, box: Box, start: date | None = None, end: date | None = None, **more: str | None
    ) -> dict[str, Any]:
        asked: dict[str, Any] = {**dict(zip(SIDES, map(float, box))), **more}
        if start is not None:
            asked["start_date"] = start
        if end is not None:
            asked["end_date"] = _end_of(end)
        return collection_from(self.answer_to(declared(type(self), name), asked))


def _end_of(day: date) -> datetime:
    """The last moment of a day: a service that compares moments would otherwise leave out works of that day."""
    return datetime.combine(day, time(23, 59, 59, 999_000), timezone.utc)
