"""Reporting: permits, works and what is due on them."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import date, datetime

from ..operations import Asked, operation
from ..service import Service
from ..versions import Version
from .other_rows import FileSummaryReportingResponse
from .permit_rows import (
    PermitDurationChallengeReportingResponse,
    PermitReportingResponse,
    ReinstatementsDueReportingResponse,
    WorkSearchReportingResponse,
)


class Permits(Service):
    """Permits, works and what is due on them."""

    @operation(
        "GET",
        "permits",
        queries={
            **dict.fromkeys(
                (
                    "is_duration_challenged",
                    "organisation",
                    "street_descriptor",
                    "usrn",
                    "permit_reference_number",
                    "work_reference_number",
                    "include_total_count",
                    "reasonable_period_end_date_from",
                    "reasonable_period_end_date_to",
                ),
                Asked(since=Version.V6),
            ),
            "query": Asked(until=Version.V2),
        },
    )
    def get_permits(
        self,
        *,
        status: list[str] | None = None,
        work_status: list[str] | None = None,
        work_category: list[str] | None = None,
        lane_rental_assessment_outcome: list[str] | None = None,
        active_permit_only: bool | None = None,
        start_date: date | datetime | None = None,
        end_date: date | datetime | None = None,
        work_start_date_from: date | datetime | None = None,
        work_start_date_to: date | datetime | None = None,
        work_end_date_from: date | datetime | None = None,
        work_end_date_to: date | datetime | None = None,
        start_date_created: date | datetime | None = None,
        end_date_created: date | datetime | None = None,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        is_traffic_sensitive: bool | None = None,
        is_high_impact_traffic_management: bool | None = None,
        has_no_final_registration: bool | None = None,
        has_excavation: bool | None = None,
        is_early_start: bool | None = None,
        is_deemed: bool | None = None,
        lane_rental_charges_not_agreed: bool | None = None,
        lane_rental_charges_potentially_apply: bool | None = None,
        swa_code: str | None = None,
        ever_modification_requested: bool | None = None,
        hs2_works_only: bool | None = None,
        consultation_works_only: bool | None = None,
        consent_works_only: bool | None = None,
        unacknowledged_by_ha_only: bool | None = None,
        geographical_area_reference_number: list[str] | None = None,
        is_duration_challenged: bool | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        permit_reference_number: str | None = None,
        work_reference_number: str | None = None,
        include_total_count: bool | None = None,
        reasonable_period_end_date_from: date | datetime | None = None,
        reasonable_period_end_date_to: date | datetime | None = None,
        query: str | None = None,
    ) -> PermitReportingResponse:
        """List permits with their geometry, a page at a time and without the cap of a search by area."""

    @operation("GET", "permits/duration-challenges", since=Version.V6)
    def get_permit_duration_challenges(
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
        permit_reference_number: str | None = None,
        include_total_count: bool | None = None,
    ) -> PermitDurationChallengeReportingResponse:
        """List permits whose duration was challenged, a page at a time."""

    @operation(
        "GET",
        "permits/files",
        since=Version.V6,
        queries={"permit_reference_number": Asked(needed=Version.V1)},
    )
    def get_permit_files(
        self,
        permit_reference_number: str,
        *,
        file_type: list[str] | None = None,
    ) -> FileSummaryReportingResponse:
        """List the files of a permit."""

    @operation("GET", "interested-party-permits", since=Version.V6)
    def get_interested_party_permits(
        self,
        *,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        street_descriptor: str | None = None,
        permit_reference_number: str | None = None,
        work_reference_number: str | None = None,
        work_start_date_from: date | datetime | None = None,
        work_start_date_to: date | datetime | None = None,
        work_end_date_from: date | datetime | None = None,
        work_end_date_to: date | datetime | None = None,
        start_date_created: date | datetime | None = None,
        end_date_created: date | datetime | None = None,
        work_status: list[str] | None = None,
        work_category: list[str] | None = None,
        is_high_impact_traffic_management: bool | None = None,
        usrn: str | None = None,
        promoter_organisation_name: str | None = None,
        ha_organisation_name: str | None = None,
        include_total_count: bool | None = None,
    ) -> PermitReportingResponse:
        """List permits on streets in which one has an interest, a page at a time."""

    @operation("GET", "permits/reinstatements-due", since=Version.V6)
    def get_reinstatements_due(
        self,
        *,
        swa_code: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        organisation: str | None = None,
        work_reference_number: str | None = None,
        work_end_date_from: date | datetime | None = None,
        work_end_date_to: date | datetime | None = None,
        registration_due_date_from: date | datetime | None = None,
        registration_due_date_to: date | datetime | None = None,
        include_total_count: bool | None = None,
    ) -> ReinstatementsDueReportingResponse:
        """List works whose reinstatement is to be registered."""

    @operation("GET", "works", since=Version.V6)
    def get_works(
        self,
        *,
        work_reference_number: str | None = None,
        swa_code: str | None = None,
    ) -> WorkSearchReportingResponse:
        """Find works by their reference."""

    @operation(
        "GET", "works/files", since=Version.V6, queries={"work_reference_number": Asked(needed=Version.V1)}
    )
    def get_work_files(
        self,
        work_reference_number: str,
        *,
        file_type: list[str] | None = None,
    ) -> FileSummaryReportingResponse:
        """List the files of works."""
