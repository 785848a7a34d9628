"""Reporting: change requests."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import date, datetime

from ..operations import Asked, operation
from ..service import Service
from ..versions import Version
from .alteration_rows import AlterationDurationChallengeReportingResponse, AlterationReportingResponse


class Alterations(Service):
    """Change requests."""

    @operation(
        "GET",
        "alterations",
        queries={
            **dict.fromkeys(
                (
                    "status_update_date_from",
                    "status_update_date_to",
                    "organisation",
                    "street_descriptor",
                    "usrn",
                    "permit_alteration_reference_number",
                    "include_total_count",
                ),
                Asked(since=Version.V6),
            ),
            "query": Asked(until=Version.V2),
        },
    )
    def get_alterations(
        self,
        *,
        alteration_status: list[str] | None = None,
        alteration_type: list[str] | None = None,
        work_status: list[str] | None = None,
        work_category: list[str] | None = None,
        lane_rental_assessment_outcome: list[str] | None = None,
        start_date_created: date | datetime | None = None,
        end_date_created: date | datetime | None = None,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        is_traffic_sensitive: bool | None = None,
        is_high_impact_traffic_management: bool | None = None,
        is_duration_extension: bool | None = None,
        is_early_start: bool | None = None,
        is_deemed: bool | None = None,
        lane_rental_charges_not_agreed: bool | None = None,
        lane_rental_charges_potentially_apply: bool | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        status_update_date_from: date | datetime | None = None,
        status_update_date_to: date | datetime | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        permit_alteration_reference_number: str | None = None,
        include_total_count: bool | None = None,
        query: str | None = None,
    ) -> AlterationReportingResponse:
        """List change requests, a page at a time."""

    @operation("GET", "alterations/duration-challenges", since=Version.V6)
    def get_alteration_duration_challenges(
        self,
        *,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        swa_code: str | None = None,
        organisation: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        duration_challenge_review_status: list[str] | None = None,
        duration_challenge_non_acceptance_response_status: list[str] | None = None,
        work_status: list[str] | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        permit_alteration_reference_number: str | None = None,
        include_total_count: bool | None = None,
    ) -> AlterationDurationChallengeReportingResponse:
        """List change requests whose duration was challenged, a page at a time."""
