"""The Export service: CSV files, which are asked for, made meanwhile, and then fetched (`csv_exports.fetch`)."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import date, datetime

from .export_records import CSVExportResponse
from .export_service.inspection_filters import (
    InspectionCSVExportRequest,
    NonComplianceCSVExportRequest,
    PbiSampleInspectionsDueCSVExportRequest,
    PbiSampleInspectionTargetCSVExportRequest,
    ReinspectionCSVExportRequest,
)
from .export_service.notice_filters import (
    CommentCSVExportRequest,
    FPNCSVExportRequest,
    PrivateStreetCSVExportRequest,
    Section58CSVExportRequest,
    Section74CSVExportRequest,
    Section81CSVExportRequest,
)
from .export_service.permit_filters import (
    FeesCSVExportRequest,
    ForwardPlanCSVExportRequest,
    InterestedPartyPermitsCSVExportRequest,
    PermitAlterationCSVExportRequest,
    PermitCSVExportRequest,
)
from .export_service.reinstatement_filters import (
    ExpiringInterimReinstatementCSVExportRequest,
    MaterialClassificationCSVExportRequest,
    ReinstatementCSVExportRequest,
    ReinstatementsDueCSVExportRequest,
)
from .operations import DATA_EXPORT, Asked, operation
from .service import Service
from .versions import Version


class Export(Service):
    """CSV files of what an organisation has."""

    name = "export"

    @operation("POST", "section-81s/csv")
    def generate_section81_csv(self, request: Section81CSVExportRequest | None = None) -> CSVExportResponse:
        """Ask for a CSV file of section 81 notices."""

    @operation("POST", "reinstatements/csv")
    def generate_reinstatements_csv(
        self, request: ReinstatementCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of reinstatements."""

    @operation("POST", "fixed-penalty-notices/csv")
    def generate_fpns_csv(self, request: FPNCSVExportRequest | None = None) -> CSVExportResponse:
        """Ask for a CSV file of fixed penalty notices."""

    @operation("POST", "fees/csv")
    def generate_fees_csv(self, request: FeesCSVExportRequest | None = None) -> CSVExportResponse:
        """Ask for a CSV file of fees."""

    @operation("POST", "permits/csv")
    def generate_permits_csv(self, request: PermitCSVExportRequest | None = None) -> CSVExportResponse:
        """Ask for a CSV file of permits."""

    @operation("POST", "inspections/csv")
    def generate_inspection_csv(self, request: InspectionCSVExportRequest | None = None) -> CSVExportResponse:
        """Ask for a CSV file of inspections."""

    @operation("POST", "forward-plans/csv")
    def generate_forward_plans_csv(
        self, request: ForwardPlanCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of forward plans."""

    @operation("POST", "alterations/csv")
    def generate_permit_alterations_csv(
        self, request: PermitAlterationCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of change requests."""

    @operation("POST", "comments/csv")
    def generate_comments_csv(self, request: CommentCSVExportRequest | None = None) -> CSVExportResponse:
        """Ask for a CSV file of comments."""

    @operation("POST", "reinstatements/expiring-interims/csv", since=Version.V6)
    def generate_expiring_interim_reinstatements_csv(
        self, request: ExpiringInterimReinstatementCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of interim reinstatements that are soon to be made permanent."""

    @operation("POST", "interested-party-permits/csv", since=Version.V6)
    def generate_interested_party_permits(
        self, request: InterestedPartyPermitsCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of permits on streets in which one has an interest."""

    @operation("POST", "material-classifications/csv", since=Version.V6)
    def generate_material_classification_csv(
        self, request: MaterialClassificationCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of material classifications."""

    @operation("POST", "non-compliances/csv", since=Version.V6)
    def generate_non_compliances_csv(
        self, request: NonComplianceCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of non-compliances."""

    @operation("POST", "pbi-sample-inspection-targets/csv", since=Version.V6)
    def generate_pbi_sample_inspection_targets_csv(
        self, request: PbiSampleInspectionTargetCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of targets for inspections drawn by performance."""

    @operation("POST", "pbi-sample-inspections-due/csv", since=Version.V6)
    def generate_pbi_sample_inspections_due_csv(
        self, request: PbiSampleInspectionsDueCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of inspections drawn by performance that are due."""

    @operation("POST", "private-street-notices/csv", since=Version.V6)
    def generate_private_street_notices_csv(
        self, request: PrivateStreetCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of private street notices."""

    @operation("POST", "reinspections/csv", since=Version.V6)
    def generate_reinspection_csv(
        self, request: ReinspectionCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of inspections that are to be made again."""

    @operation("POST", "permits/reinstatements-due/csv", since=Version.V6)
    def generate_reinstatements_due_csv(
        self, request: ReinstatementsDueCSVExportRequest | None = None
    ) -> CSVExportResponse:
        """Ask for a CSV file of works whose reinstatement is to be registered."""

    @operation("POST", "section-58s/csv", since=Version.V6)
    def generate_section58_csv(self, request: Section58CSVExportRequest | None = None) -> CSVExportResponse:
        """Ask for a CSV file of section 58 restrictions."""

    @operation("POST", "section-74s/csv", since=Version.V6)
    def generate_section74_csv(self, request: Section74CSVExportRequest | None = None) -> CSVExportResponse:
        """Ask for a CSV file of section 74 charges."""

    @operation("GET", "csv/{csv_id}")
    def get_csv(self, csv_id: int) -> bytes:
        """Fetch a CSV file that was asked for, once it is made."""

    @operation(
        "GET",
        "work-data",
        by=DATA_EXPORT,
        until=Version.V1,
        queries={"csv_export_date": Asked(wire="csvExportDate")},
    )
    def get_work_data_csv(self, csv_export_date: date | datetime | None = None) -> bytes:
        """Fetch every work of a day as CSV, for accounts that export data."""

    @operation(
        "GET",
        "activity-data",
        by=DATA_EXPORT,
        until=Version.V2,
        queries={"csv_export_date": Asked(wire="csvExportDate")},
    )
    def get_activity_data_csv(self, csv_export_date: date | datetime | None = None) -> bytes:
        """Fetch every activity of a day as CSV, for accounts that export data."""
