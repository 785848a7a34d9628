"""Reporting: fixed penalty notices, sections 58, 74 and 81, private street notices."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import date, datetime

from ..operations import Asked, operation
from ..service import Service
from ..versions import Version
from .notice_rows import (
    FPNReportingResponse,
    PrivateStreetReportingResponse,
    Section58ReportingResponse,
    Section74ReportingResponse,
    Section81ReportingResponse,
)
from .other_rows import FileSummaryReportingResponse


class Notices(Service):
    """Fixed penalty notices, sections 58, 74 and 81, private street notices."""

    @operation(
        "GET",
        "fixed-penalty-notices",
        queries={
            **dict.fromkeys(
                (
                    "offence_code",
                    "status_changed_date_from",
                    "status_changed_date_to",
                    "sort_column",
                    "sort_direction",
                ),
                Asked(since=Version.V2),
            ),
            **dict.fromkeys(
                ("organisation", "street_descriptor", "usrn", "work_reference_number", "include_total_count"),
                Asked(since=Version.V6),
            ),
        },
    )
    def get_fpns(
        self,
        *,
        status: list[str] | None = None,
        start_date: date | datetime | None = None,
        end_date: date | datetime | None = None,
        offset: int | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        offence_code: list[str] | None = None,
        status_changed_date_from: date | datetime | None = None,
        status_changed_date_to: date | datetime | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        work_reference_number: str | None = None,
        include_total_count: bool | None = None,
    ) -> FPNReportingResponse:
        """List fixed penalty notices, a page at a time."""

    @operation(
        "GET",
        "fixed-penalty-notices/files",
        since=Version.V6,
        queries={"fpn_reference_number": Asked(needed=Version.V1)},
    )
    def get_fpn_files(
        self,
        fpn_reference_number: str,
        *,
        file_type: list[str] | None = None,
    ) -> FileSummaryReportingResponse:
        """List the files of a fixed penalty notice."""

    @operation("GET", "section-58s", since=Version.V6)
    def get_section58s(
        self,
        *,
        ha_organisation_name: str | None = None,
        start_date_from: date | datetime | None = None,
        start_date_to: date | datetime | None = None,
        section_58_status: list[str] | None = None,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        section_58_reference_number: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        include_total_count: bool | None = None,
    ) -> Section58ReportingResponse:
        """List section 58 restrictions, a page at a time."""

    @operation("GET", "section-74s", since=Version.V6)
    def get_section74s(
        self,
        *,
        section_74_ha_status: list[str] | None = None,
        issue_date_from: date | datetime | None = None,
        issue_date_to: date | datetime | None = None,
        swa_code: str | None = None,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        section_74_reference_number: str | None = None,
        include_total_count: bool | None = None,
    ) -> Section74ReportingResponse:
        """List section 74 charges, a page at a time."""

    @operation(
        "GET",
        "section-74s/files",
        since=Version.V6,
        queries={"section_74_reference_number": Asked(needed=Version.V1)},
    )
    def get_section74_files(
        self,
        section_74_reference_number: str,
        *,
        file_type: list[str] | None = None,
    ) -> FileSummaryReportingResponse:
        """List the files of a section 74 charge."""

    @operation(
        "GET",
        "section-81s",
        queries={
            **dict.fromkeys(
                (
                    "issue_date_from",
                    "issue_date_to",
                    "status_changed_date_from",
                    "status_changed_date_to",
                    "organisation",
                    "section_81_type",
                    "street_descriptor",
                    "usrn",
                    "section_81_reference_number",
                    "include_total_count",
                ),
                Asked(since=Version.V6),
            ),
            "query": Asked(until=Version.V2),
        },
    )
    def get_section81s(
        self,
        *,
        section_81_status: list[str] | None = None,
        section_81_severity: list[str] | None = None,
        issue_date_from: date | datetime | None = None,
        issue_date_to: date | datetime | None = None,
        status_changed_date_from: date | datetime | None = None,
        status_changed_date_to: date | datetime | None = None,
        swa_code: str | None = None,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        organisation: str | None = None,
        section_81_type: list[str] | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        section_81_reference_number: str | None = None,
        include_total_count: bool | None = None,
        query: str | None = None,
    ) -> Section81ReportingResponse:
        """List section 81 notices, a page at a time."""

    @operation(
        "GET",
        "section-81s/files",
        since=Version.V6,
        queries={"section_81_reference_number": Asked(needed=Version.V1)},
    )
    def get_section81_files(
        self,
        section_81_reference_number: str,
        *,
        file_type: list[str] | None = None,
    ) -> FileSummaryReportingResponse:
        """List the files of a section 81 notice."""

    @operation("GET", "private-street-notices", since=Version.V6)
    def get_private_streets(
        self,
        *,
        offset: int | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        sort_direction: str | None = None,
        sort_column: str | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        private_street_reference_number: str | None = None,
        start_date_from: date | datetime | None = None,
        start_date_to: date | datetime | None = None,
        end_date_from: date | datetime | None = None,
        end_date_to: date | datetime | None = None,
        date_created_from: date | datetime | None = None,
        date_created_to: date | datetime | None = None,
        private_street_status: list[str] | None = None,
        include_total_count: bool | None = None,
    ) -> PrivateStreetReportingResponse:
        """List private street notices, a page at a time."""

    @operation(
        "GET",
        "private-street-notices/files",
        since=Version.V6,
        queries={"private_street_reference_number": Asked(needed=Version.V1)},
    )
    def get_private_street_files(
        self,
        private_street_reference_number: str,
        *,
        file_type: list[str] | None = None,
    ) -> FileSummaryReportingResponse:
        """List the files of a private street notice."""
