"""Every paged list by its address, with what its queries mean."""

from __future__ import annotations

from . import report_rows as rows
from .reports import Report

_CREATED = {("start_date_created", "end_date_created"): "date_created"}
_PROPOSED = {
    ("work_start_date_from", "work_start_date_to"): "proposed_start_date",
    ("work_end_date_from", "work_end_date_to"): "proposed_end_date",
}
_PERMIT_SORTS = {"start_date": "proposed_start_date", "end_date": "proposed_end_date"}
_PERMIT_ALIKE = {
    "active_permit_only": "is_active_permit",
    "has_no_final_registration": "has_no_final_reinstatement",
    "has_excavation": "excavation_carried_out",
    "hs2_works_only": "hs2_in_act_limits",
    "consultation_works_only": "hs2_is_consultation",
    "consent_works_only": "hs2_is_consent",
    "unacknowledged_by_ha_only": "hs2_unacknowledged",
}
_STATUS_CHANGED = {("status_changed_date_from", "status_changed_date_to"): "status_changed_date"}
_SITES = {
    ("registration_date_from", "registration_date_to"): "registration_date",
    ("end_date_from", "end_date_to"): "end_date",
}

REPORTS: dict[str, Report] = {
    "permits": Report(
        "PermitReportingResponse",
        rows.permits,
        {
            **_CREATED,
            **_PROPOSED,
            ("start_date", "end_date"): "status_changed_date",
            ("reasonable_period_end_date_from", "reasonable_period_end_date_to"): (
                "reasonable_period_end_date"
            ),
        },
        _PERMIT_ALIKE,
        sorts=_PERMIT_SORTS,
    ),
    "permits/duration-challenges": Report(
        "PermitDurationChallengeReportingResponse",
        rows.challenged_permits,
        order="assessment_status_changed_date",
    ),
    "permits/reinstatements-due": Report(
        "ReinstatementsDueReportingResponse",
        rows.reinstatements_due,
        {
            ("work_end_date_from", "work_end_date_to"): "work_stopped_date",
            ("registration_due_date_from", "registration_due_date_to"): "registration_due_date",
        },
        order="registration_due_date",
    ),
    "interested-party-permits": Report(
        "PermitReportingResponse", rows.interested, {**_CREATED, **_PROPOSED}, sorts=_PERMIT_SORTS
    ),
    "alterations": Report(
        "AlterationReportingResponse",
        rows.alterations,
        {**_CREATED, ("status_update_date_from", "status_update_date_to"): "status_changed_date"},
    ),
    "alterations/duration-challenges": Report(
        "AlterationDurationChallengeReportingResponse",
        rows.challenged_alterations,
        order="status_changed_date",
    ),
    "comments": Report(
        "CommentReportingResponse",
        rows.comments,
        {("date_created_from", "date_created_to"): "date_created"},
    ),
    "fixed-penalty-notices": Report(
        "FPNReportingResponse",
        rows.notices,
        {**_STATUS_CHANGED, ("start_date", "end_date"): "issue_date"},
        order="issue_date_time",
    ),
    "forward-plans": Report(
        "ForwardPlanReportingResponse",
        rows.forward_plans,
        {**_PROPOSED, ("proposed_start_date", "proposed_end_date"): "date_created"},
    ),
    "inspections": Report(
        "InspectionReportingResponse",
        rows.inspections,
        {**_CREATED, ("start_date", "end_date"): "inspection_date"},
        {
            "promoter_outcome_status": "promoter_response_status",
            "ha_outcome_status": "ha_response_status",
        },
        order="inspection_date",
    ),
    "reinspections": Report(
        "ReinspectionReportingResponse",
        rows.reinspections,
        {**_CREATED, ("start_date", "end_date"): "inspection_date"},
        order="inspection_date",
    ),
    "reinstatements": Report(
        "ReinstatementReportingResponse", rows.reinstatements, _SITES, order="registration_date"
    ),
    "reinstatements/expiring-interims": Report(
        "ReinstatementReportingResponse", rows.expiring, _SITES, order="end_date"
    ),
    "non-compliances": Report(
        "NonComplianceReportingResponse",
        rows.non_compliances,
        {("non_compliance_date_created_from", "non_compliance_date_created_to"): "date_created"},
        {
            "ha_response_status": "latest_ha_response_status",
            "promoter_response_status": "latest_promoter_response_status",
        },
    ),
    "section-81s": Report(
        "Section81ReportingResponse",
        rows.section_81s,
        {**_STATUS_CHANGED, ("issue_date_from", "issue_date_to"): "issue_date"},
        {"severity": "section_81_severity", "type": "section_81_type", "status": "section_81_status"},
    ),
    "section-74s": Report(
        "Section74ReportingResponse",
        rows.section_74s,
        {
            ("issue_date_from", "issue_date_to"): "issue_date",
            ("date_created_from", "date_created_to"): "date_created",
        },
    ),
    "section-58s": Report(
        "Section58ReportingResponse",
        rows.section_58s,
        {("start_date_from", "start_date_to"): "start_date"},
    ),
    "private-street-notices": Report(
        "PrivateStreetReportingResponse",
        rows.private_streets,
        {
            ("start_date_from", "start_date_to"): "start_date",
            ("end_date_from", "end_date_to"): "end_date",
            ("date_created_from", "date_created_to"): "date_created",
        },
    ),
    "activities": Report("ActivityReportingResponse", rows.activities),
    "material-classifications": Report(
        "MaterialClassificationReportingResponse",
        rows.materials,
        {
            ("date_sample_taken_from", "date_sample_taken_to"): "sample_date",
            ("sample_date_from", "sample_date_to"): "sample_date",
            ("date_created_from", "date_created_to"): "date_created",
        },
    ),
    "csv-exports": Report("CSVExportReportingResponse", rows.exports),
    "pbi-sample-inspections": Report(
        "PbiSampleInspectionReportingResponse",
        rows.samples,
        {("sample_expiry_date_from", "sample_expiry_date_to"): "sample_expiry_date"},
        order="sample_expiry_date",
    ),
    "pbi-sample-inspection-targets": Report("PbiSampleInspectionTargetReportingResponse", rows.targets),
    "pbi-sample-generation-jobs": Report("PbiSampleGenerationJobsReportingResponse", rows.jobs),
    "sample-inspections": Report("SampleInspectionReportingResponse", rows.samples, order="expiry_date"),
    "sample-inspection-targets": Report("SampleInspectionTargetReportingResponse", rows.targets),
}
FILES_OF = {
    "fixed-penalty-notices": ("fpn", "fpn_reference_number"),
    "inspections": ("inspection", "inspection_reference_number"),
    "permits": ("permit", "permit_reference_number"),
    "private-street-notices": ("private_street_notice", "private_street_reference_number"),
    "reinstatements": ("reinstatement", "reinstatement_reference_number"),
    "section-74s": ("section_74", "section_74_reference_number"),
    "section-81s": ("section_81", "section_81_reference_number"),
    "works": ("file_on_work", "work_reference_number"),
}
EXPORTS = {
    "comments": "CommentCSVExportRequest",
    "reinstatements/expiring-interims": "ExpiringInterimReinstatementCSVExportRequest",
    "forward-plans": "ForwardPlanCSVExportRequest",
    "fixed-penalty-notices": "FPNCSVExportRequest",
    "inspections": "InspectionCSVExportRequest",
    "interested-party-permits": "InterestedPartyPermitsCSVExportRequest",
    "material-classifications": "MaterialClassificationCSVExportRequest",
    "non-compliances": "NonComplianceCSVExportRequest",
    "pbi-sample-inspection-targets": "PbiSampleInspectionTargetCSVExportRequest",
    "pbi-sample-inspections": "PbiSampleInspectionsDueCSVExportRequest",
    "alterations": "PermitAlterationCSVExportRequest",
    "permits": "PermitCSVExportRequest",
    "private-street-notices": "PrivateStreetCSVExportRequest",
    "reinspections": "ReinspectionCSVExportRequest",
    "reinstatements": "ReinstatementCSVExportRequest",
    "permits/reinstatements-due": "ReinstatementsDueCSVExportRequest",
    "section-58s": "Section58CSVExportRequest",
    "section-74s": "Section74CSVExportRequest",
    "section-81s": "Section81CSVExportRequest",
}
# Where an export's address is not that of its list.
EXPORTED_AS = {"pbi-sample-inspections": "pbi-sample-inspections-due"}
BEFORE_V6 = {
    "comments",
    "forward-plans",
    "fixed-penalty-notices",
    "inspections",
    "alterations",
    "permits",
    "reinstatements",
    "section-81s",
}
LISTED_BEFORE_V6 = BEFORE_V6 | {"csv-exports"}
ONLY_V2 = {"sample-inspections", "sample-inspection-targets"}
BY = {
    "sample-inspections": ("HighwayAuthority",),
    "sample-inspection-targets": ("HighwayAuthority", "Admin"),
    "pbi-sample-inspection-targets": ("HighwayAuthority", "Admin"),
    "pbi-sample-generation-jobs": ("HighwayAuthority", "Admin"),
}
