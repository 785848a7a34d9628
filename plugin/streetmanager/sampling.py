"""The Sampling service, from version 6 on: which of the works are inspected as a sample."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import date, datetime

from .operations import AUTHORITIES, Asked, operation
from .sampling_records import (
    AnnualInspectionUnitsResponse,
    SampleInspectionQuotaResponse,
    SampleInspectionTargetCreateResponse,
    SampleInspectionTargetResponse,
)
from .sampling_requests import (
    GenerateSampleInspectionsRequest,
    SampleInspectionStartQuarterRequest,
    SampleInspectionTargetCreateRequest,
    SampleInspectionTargetUpdateRequest,
)
from .service import Service
from .versions import Version

_TARGET = "sample-inspection-targets/{sample_inspection_target_reference_number}"


class Sampling(Service):
    """Targets, quarters and the drawing of inspections."""

    name = "sampling"

    @operation("POST", "sample-inspection-targets", by=AUTHORITIES, since=Version.V6)
    def create_sample_inspection_target(
        self, request: SampleInspectionTargetCreateRequest
    ) -> SampleInspectionTargetCreateResponse:
        """Set a target for a promoter's works."""

    @operation("GET", _TARGET, by=AUTHORITIES, since=Version.V6)
    def get_sample_inspection_target(
        self, sample_inspection_target_reference_number: str
    ) -> SampleInspectionTargetResponse:
        """Read a target, and how far it was met."""

    @operation("PUT", _TARGET, by=AUTHORITIES, since=Version.V6)
    def update_sample_inspection_target(
        self, sample_inspection_target_reference_number: str, request: SampleInspectionTargetUpdateRequest
    ) -> None:
        """Change a target."""

    @operation("DELETE", _TARGET, by=AUTHORITIES, since=Version.V6)
    def delete_sample_inspection_target(self, sample_inspection_target_reference_number: str) -> None:
        """Delete a target."""

    @operation("POST", "sample-inspections", by=AUTHORITIES, since=Version.V6)
    def generate_sample_inspections(self, request: GenerateSampleInspectionsRequest) -> None:
        """Draw inspections."""

    @operation("POST", "sample-inspections/start-quarter", by=AUTHORITIES, since=Version.V6)
    def start_quarter(self, request: SampleInspectionStartQuarterRequest) -> None:
        """Begin a quarter."""

    @operation("POST", "sample-inspections/end-quarter", by=AUTHORITIES, since=Version.V6)
    def end_quarter(self) -> None:
        """End the quarter."""

    @operation("POST", "sample-inspections/revert-end-quarter", by=AUTHORITIES, since=Version.V6)
    def revert_end_quarter(self) -> None:
        """Take back the quarter's end."""

    @operation(
        "GET",
        "previous-annual-inspection-units",
        by=AUTHORITIES,
        since=Version.V6,
        queries={"promoter_org_ref": Asked(needed=Version.V6)},
    )
    def get_previous_annual_inspection_units(
        self, promoter_org_ref: str, financial_year_start_date: date | datetime | None = None
    ) -> AnnualInspectionUnitsResponse:
        """Read a promoter's inspection units of the last years."""

    @operation(
        "GET",
        "sample-inspection-quota",
        by=AUTHORITIES,
        since=Version.V6,
        queries={
            "inspection_units": Asked(needed=Version.V6),
            "inspection_rate": Asked(needed=Version.V6),
        },
    )
    def get_sample_inspection_quota(
        self, inspection_units: list[float], inspection_rate: float
    ) -> SampleInspectionQuotaResponse:
        """Ask how many inspections may be made in a quarter, by the units of the years and the rate."""
