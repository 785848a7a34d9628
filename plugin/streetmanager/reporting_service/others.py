"""Reporting: activities, forward plans, comments, exports, areas, material classifications and workstreams."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import date, datetime

from ..operations import AUTHORITIES, PLANNERS_AND_AUTHORITIES, Asked, operation
from ..service import Service
from ..versions import Version
from .other_rows import (
    ActivityReportingResponse,
    CommentReportingResponse,
    CSVExportReportingResponse,
    ForwardPlanReportingResponse,
    GeographicalAreaResponse,
    MaterialClassificationReportingResponse,
    WorkstreamReportingResponse,
)


class Others(Service):
    """Activities, forward plans, comments, exports, areas, material classifications and workstreams."""

    @operation("GET", "activities", since=Version.V6)
    def get_activities(
        self,
        *,
        ha_organisation_name: str | None = None,
        activity_activity_type: list[str] | None = None,
        offset: int | None = None,
        query: str | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        include_total_count: bool | None = None,
    ) -> ActivityReportingResponse:
        """List activities, a page at a time."""

    @operation(
        "GET",
        "forward-plans",
        queries={
            **dict.fromkeys(
                (
                    "organisation",
                    "street_descriptor",
                    "usrn",
                    "forward_plan_reference_number",
                    "include_total_count",
                ),
                Asked(since=Version.V6),
            ),
            "query": Asked(until=Version.V2),
        },
    )
    def get_forward_plans(
        self,
        *,
        forward_plan_status: list[str] | None = None,
        proposed_start_date: date | datetime | None = None,
        proposed_end_date: date | datetime | None = None,
        work_start_date_from: date | datetime | None = None,
        work_start_date_to: date | datetime | None = None,
        work_end_date_from: date | datetime | None = None,
        work_end_date_to: date | datetime | None = None,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        forward_plan_reference_number: str | None = None,
        include_total_count: bool | None = None,
        query: str | None = None,
    ) -> ForwardPlanReportingResponse:
        """List forward plans, a page at a time."""

    @operation(
        "GET",
        "comments",
        queries={
            **dict.fromkeys(
                (
                    "work_reference_number",
                    "author_email_address",
                    "is_incoming",
                    "is_outgoing",
                    "include_total_count",
                ),
                Asked(since=Version.V6),
            )
        },
    )
    def get_comments(
        self,
        *,
        offset: int | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        date_created_from: date | datetime | None = None,
        date_created_to: date | datetime | None = None,
        topic: list[str] | None = None,
        is_internal: bool | None = None,
        is_read: bool | None = None,
        is_not_read: bool | None = None,
        work_reference_number: str | None = None,
        author_email_address: str | None = None,
        is_incoming: bool | None = None,
        is_outgoing: bool | None = None,
        include_total_count: bool | None = None,
    ) -> CommentReportingResponse:
        """List comments, a page at a time."""

    @operation("GET", "csv-exports", queries={"include_total_count": Asked(since=Version.V6)})
    def get_csv_exports(
        self,
        *,
        offset: int | None = None,
        swa_code: str | None = None,
        include_total_count: bool | None = None,
    ) -> CSVExportReportingResponse:
        """List the CSV exports that were asked for, and how far they are."""

    @operation("GET", "geographical-areas", by=AUTHORITIES)
    def get_geographical_areas(
        self,
    ) -> list[GeographicalAreaResponse]:
        """List the geographical areas of an authority."""

    @operation("GET", "material-classifications", since=Version.V6)
    def get_material_classifications(
        self,
        *,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        offset: int | None = None,
        sort_direction: str | None = None,
        material_classification_reference_number: str | None = None,
        material_classification_classification: str | None = None,
        date_sample_taken_from: date | datetime | None = None,
        date_sample_taken_to: date | datetime | None = None,
        date_created_from: date | datetime | None = None,
        date_created_to: date | datetime | None = None,
        include_total_count: bool | None = None,
    ) -> MaterialClassificationReportingResponse:
        """List material classifications, a page at a time."""

    @operation(
        "GET",
        "workstreams",
        by=PLANNERS_AND_AUTHORITIES,
        queries={"include_total_count": Asked(since=Version.V6)},
    )
    def get_workstreams(
        self,
        *,
        status: list[str] | None = None,
        offset: int | None = None,
        include_total_count: bool | None = None,
    ) -> WorkstreamReportingResponse:
        """List one's own workstreams, a page at a time."""
