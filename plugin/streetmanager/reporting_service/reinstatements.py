"""Reporting: reinstatements, those that expire, and their files."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import date, datetime

from ..operations import Asked, operation
from ..service import Service
from ..versions import Version
from .other_rows import FileSummaryReportingResponse
from .reinstatement_rows import ReinstatementReportingResponse


class Reinstatements(Service):
    """Reinstatements, those that expire, and their files."""

    @operation(
        "GET",
        "reinstatements",
        queries={
            **dict.fromkeys(
                (
                    "organisation",
                    "street_descriptor",
                    "usrn",
                    "work_reference_number",
                    "work_reference_number_exact",
                    "include_total_count",
                ),
                Asked(since=Version.V6),
            ),
            "query": Asked(until=Version.V2),
        },
    )
    def get_reinstatements(
        self,
        *,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        status: list[str] | None = None,
        offset: int | None = None,
        swa_code: str | None = None,
        latest_reinstatements_only: bool | None = None,
        registration_date_from: date | datetime | None = None,
        registration_date_to: date | datetime | None = None,
        end_date_from: date | datetime | None = None,
        end_date_to: date | datetime | None = None,
        geographical_area_reference_number: list[str] | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        work_reference_number: str | None = None,
        work_reference_number_exact: str | None = None,
        include_total_count: bool | None = None,
        query: str | None = None,
    ) -> ReinstatementReportingResponse:
        """List reinstatements, a page at a time."""

    @operation("GET", "reinstatements/expiring-interims", since=Version.V6)
    def get_expiring_interim_reinstatements(
        self,
        *,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        offset: int | None = None,
        swa_code: str | None = None,
        registration_date_from: date | datetime | None = None,
        registration_date_to: date | datetime | None = None,
        end_date_from: date | datetime | None = None,
        end_date_to: date | datetime | None = None,
        geographical_area_reference_number: list[str] | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        work_reference_number: str | None = None,
        work_reference_number_exact: str | None = None,
        include_total_count: bool | None = None,
    ) -> ReinstatementReportingResponse:
        """List interim reinstatements that are soon to be made permanent, a page at a time."""

    @operation(
        "GET",
        "reinstatements/files",
        since=Version.V6,
        queries={"reinstatement_reference_number": Asked(needed=Version.V1)},
    )
    def get_reinstatement_files(
        self,
        reinstatement_reference_number: str,
        *,
        file_type: list[str] | None = None,
    ) -> FileSummaryReportingResponse:
        """List the files of a reinstatement."""
