"""Reporting: inspections, those to be made again, non-compliances, and how many are to be made."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import date, datetime

from ..operations import AUTHORITIES, Asked, operation
from ..service import Service
from ..versions import Version
from .inspection_rows import (
    InspectionReportingResponse,
    NonComplianceReportingResponse,
    PbiSampleGenerationJobsReportingResponse,
    PbiSampleInspectionReportingResponse,
    PbiSampleInspectionTargetReportingResponse,
    ReinspectionReportingResponse,
    SampleInspectionReportingResponse,
    SampleInspectionTargetReportingResponse,
)
from .other_rows import FileSummaryReportingResponse


class Inspections(Service):
    """Inspections, those to be made again, non-compliances, and how many are to be made."""

    @operation(
        "GET",
        "inspections",
        queries={
            **dict.fromkeys(
                ("inspection_type", "inspection_outcome", "start_date_created", "end_date_created"),
                Asked(since=Version.V2),
            ),
            **dict.fromkeys(
                (
                    "organisation",
                    "street_descriptor",
                    "usrn",
                    "work_reference_number",
                    "inspection_category",
                    "promoter_outcome_status",
                    "ha_outcome_status",
                    "is_auto_accepted",
                    "include_total_count",
                ),
                Asked(since=Version.V6),
            ),
            "inspection_response_type": Asked(until=Version.V2),
            "query": Asked(since=Version.V2, until=Version.V2),
        },
    )
    def get_inspections(
        self,
        *,
        start_date: date | datetime | None = None,
        end_date: date | datetime | None = None,
        inspection_type: list[str] | None = None,
        inspection_outcome: list[str] | None = None,
        start_date_created: date | datetime | None = None,
        end_date_created: date | datetime | None = None,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        work_reference_number: str | None = None,
        inspection_category: list[str] | None = None,
        promoter_outcome_status: list[str] | None = None,
        ha_outcome_status: list[str] | None = None,
        is_auto_accepted: bool | None = None,
        include_total_count: bool | None = None,
        inspection_response_type: list[str] | None = None,
        query: str | None = None,
    ) -> InspectionReportingResponse:
        """List inspections, a page at a time."""

    @operation(
        "GET",
        "inspections/files",
        since=Version.V6,
        queries={"inspection_reference_number": Asked(needed=Version.V1)},
    )
    def get_inspection_files(
        self,
        inspection_reference_number: str,
        *,
        file_type: list[str] | None = None,
    ) -> FileSummaryReportingResponse:
        """List the files of an inspection."""

    @operation("GET", "reinspections", since=Version.V6)
    def get_reinspections(
        self,
        *,
        start_date: date | datetime | None = None,
        end_date: date | datetime | None = None,
        inspection_type: list[str] | None = None,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        work_reference_number: str | None = None,
        inspection_category: list[str] | None = None,
        include_total_count: bool | None = None,
    ) -> ReinspectionReportingResponse:
        """List inspections that are to be made again, a page at a time."""

    @operation("GET", "non-compliances", since=Version.V6)
    def get_non_compliances(
        self,
        *,
        non_compliance_date_created_from: date | datetime | None = None,
        non_compliance_date_created_to: date | datetime | None = None,
        non_compliance_reference_number: str | None = None,
        non_compliance_status: list[str] | None = None,
        ha_response_status: list[str] | None = None,
        promoter_response_status: list[str] | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        offset: int | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        most_recent_inspection_type: list[str] | None = None,
        most_recent_inspection_outcome: list[str] | None = None,
        most_recent_inspection_promoter_response_status: list[str] | None = None,
        most_recent_inspection_ha_response_status: list[str] | None = None,
        include_total_count: bool | None = None,
    ) -> NonComplianceReportingResponse:
        """List non-compliances, a page at a time."""

    @operation("GET", "pbi-sample-generation-jobs", since=Version.V6)
    def get_pbi_sample_generation_jobs(
        self,
        *,
        offset: int | None = None,
        include_total_count: bool | None = None,
    ) -> PbiSampleGenerationJobsReportingResponse:
        """List the runs that drew the inspections to be made."""

    @operation("GET", "pbi-sample-inspection-targets", since=Version.V6)
    def get_pbi_sample_inspection_targets(
        self,
        *,
        offset: int | None = None,
        quarter_start_date: date | datetime | None = None,
        sort_column: str | None = None,
        sort_direction: str | None = None,
        include_total_count: bool | None = None,
    ) -> PbiSampleInspectionTargetReportingResponse:
        """List targets for inspections drawn by performance, a page at a time."""

    @operation("GET", "pbi-sample-inspections", since=Version.V6)
    def get_pbi_sample_inspections(
        self,
        *,
        offset: int | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        sort_direction: str | None = None,
        organisation: str | None = None,
        street_descriptor: str | None = None,
        usrn: str | None = None,
        work_reference_number: str | None = None,
        sample_expiry_date_from: date | datetime | None = None,
        sample_expiry_date_to: date | datetime | None = None,
        sort_column: str | None = None,
        include_total_count: bool | None = None,
    ) -> PbiSampleInspectionReportingResponse:
        """List inspections drawn by performance, a page at a time."""

    @operation("GET", "sample-inspection-targets", by=AUTHORITIES, since=Version.V2, until=Version.V2)
    def get_sample_inspection_targets(
        self,
        *,
        offset: int | None = None,
    ) -> SampleInspectionTargetReportingResponse:
        """List targets for sample inspections, a page at a time."""

    @operation("GET", "sample-inspections", by=AUTHORITIES, since=Version.V2, until=Version.V2)
    def get_sample_inspections(
        self,
        *,
        offset: int | None = None,
        swa_code: str | None = None,
        geographical_area_reference_number: list[str] | None = None,
        query: str | None = None,
        sort_direction: str | None = None,
    ) -> SampleInspectionReportingResponse:
        """List sample inspections, a page at a time."""
