"""Closed lists by which exports are narrowed down."""

from __future__ import annotations

from ..choices import Choice, Choices, listed
from ..versions import Version

PERMIT_STATUSES = Choices(
    Choice("submitted", "Submitted"),
    Choice("granted", "Granted"),
    Choice("permit_modification_request", "Permit modification request"),
    Choice("refused", "Refused"),
    Choice("closed", "Closed"),
    Choice("cancelled", "Cancelled"),
    Choice("revoked", "Revoked"),
    Choice("progressed", "Progressed"),
    Choice("under_assessment", "Under assessment", since=Version.V6),
)

WORK_STATUSES = listed(
    [
        ("planned", "Planned"),
        ("in_progress", "In progress"),
        ("completed", "Completed"),
        ("cancelled", "Cancelled"),
        ("unattributable", "Unattributable"),
        ("historical", "Historical"),
        ("non_notifiable", "Non notifiable"),
        ("section_81", "Section 81"),
    ]
)

WORK_CATEGORIES = listed(
    [
        ("minor", "Minor"),
        ("standard", "Standard"),
        ("major", "Major"),
        ("immediate_urgent", "Immediate, urgent"),
        ("immediate_emergency", "Immediate, emergency"),
        ("paa", "Advance authorisation (PAA)"),
        ("hs2_highway", "HS2 highway works"),
    ]
)

LANE_RENTAL_OUTCOMES = listed(
    [
        ("chargeable", "Chargeable"),
        ("potentially_chargeable", "Potentially chargeable"),
        ("charges_waived", "Charges waived"),
        ("exempt", "Exempt"),
        ("charges_not_applicable", "Charges not applicable"),
    ]
)

FILE_PREFIXES = listed(
    [
        ("PA", "PA, permits"),
        ("WR", "WR, works"),
        ("PAA", "PAA, advance authorisations"),
    ]
)

PENALTY_STATUSES = listed(
    [
        ("issued", "Issued"),
        ("accepted", "Accepted"),
        ("paid", "Paid"),
        ("paid_discounted", "Paid discounted"),
        ("disputed", "Disputed"),
        ("withdrawn", "Withdrawn"),
    ]
)

OFFENCES = listed(
    [
        ("offence_code_05", "Code 05"),
        ("offence_code_06", "Code 06"),
        ("offence_code_08", "Code 08"),
        ("offence_code_09", "Code 09"),
    ]
)

INSPECTION_RESPONSES = listed(
    [
        ("inspection", "Inspection"),
        ("reinspection", "Reinspection"),
    ]
)

INSPECTION_TYPES = Choices(
    Choice("live_site", "Live site"),
    Choice("reinstatement", "Reinstatement"),
    Choice("non_compliance_follow_up", "Non compliance follow up"),
    Choice("section_81", "Section 81"),
    Choice("investigatory_works", "Investigatory works", since=Version.V6),
)

INSPECTION_OUTCOMES = Choices(
    Choice("passed", "Passed"),
    Choice("unable_to_complete_inspection", "Unable to complete inspection"),
    Choice("failed_low", "Failed low"),
    Choice("failed_high", "Failed high"),
    Choice("further_inspections_required", "Further inspections required"),
    Choice("agreed_site_compliance", "Agreed site compliance"),
    Choice("non_compliant_with_conditions", "Non compliant with conditions"),
    Choice("works_stopped_apparatus_remaining", "Works stopped apparatus remaining"),
    Choice("works_in_progress_no_carriageway_incursion", "Works in progress no carriageway incursion"),
    Choice("works_in_progress", "Works in progress"),
    Choice("works_stopped", "Works stopped"),
    Choice("failed", "Failed", since=Version.V6),
)

INSPECTION_CATEGORIES = listed(
    [
        ("a", "A"),
        ("b", "B"),
        ("c", "C"),
        ("third_party", "Third party"),
        ("routine", "Routine"),
        ("joint_site_visit", "Joint site visit"),
        ("follow_up", "Follow up"),
        ("follow_up_completion", "Follow up completion"),
        ("site_occupancy", "Site occupancy"),
        ("conditions", "Conditions"),
        ("core_sample", "Core sample"),
        ("skid_resistance", "Skid resistance"),
        ("texture_depth", "Texture depth"),
        ("surface_regularity", "Surface regularity"),
        ("trial_hole", "Trial hole"),
    ]
)

FORWARD_PLAN_STATUSES = listed(
    [
        ("raised", "Raised"),
        ("cancelled", "Cancelled"),
        ("progressed", "Progressed"),
    ]
)

CHANGE_REQUEST_STATUSES = listed(
    [
        ("submitted", "Submitted"),
        ("granted", "Granted"),
        ("granted_with_duration_challenge", "Granted with duration challenge"),
        ("refused", "Refused"),
        ("deemed", "Deemed"),
        ("cancelled", "Cancelled"),
        ("revoked", "Revoked"),
        ("auto_applied", "Auto applied"),
    ]
)

CHANGE_REQUEST_TYPES = listed(
    [
        ("PROMOTER_IMPOSED_CHANGE", "Imposed change, answered by the promoter"),
        ("PROMOTER_CHANGE_REQUEST", "Promoter's change request"),
        ("HA_CHANGE_REQUEST", "Authority's change request"),
        ("HA_IMPOSED_CHANGE", "Change imposed by the authority"),
        ("WORK_EXTENSION", "Extension of the works"),
        ("DURATION_CHALLENGE", "Duration challenge"),
        ("MODIFIED_PERMIT", "Modified application"),
    ]
)

COMMENT_TOPICS = Choices(
    Choice("GENERAL", "General"),
    Choice("SECTION_74", "Section 74"),
    Choice("INSPECTION", "Inspection"),
    Choice("FPN", "Fixed penalty notice"),
    Choice("OVERRUN", "Overrun"),
    Choice("FORWARD_PLAN", "Forward plan"),
    Choice("CHANGE_REQUEST", "Change request"),
    Choice("IMPOSED_VARIATION", "Imposed change"),
    Choice("DURATION_CHALLENGE", "Duration challenge"),
    Choice("SECTION_81", "Section 81"),
    Choice("UNATTRIBUTED_WORKS", "Unattributed works", since=Version.V6),
)

REINSTATEMENT_STATUSES = listed(
    [
        ("interim", "Interim"),
        ("permanent", "Permanent"),
    ]
)

SECTION_81_STATUSES = Choices(
    Choice("issued", "Issued"),
    Choice("acknowledged", "Acknowledged"),
    Choice("accepted", "Accepted"),
    Choice("accepted_fixed", "Accepted fixed"),
    Choice("rejected", "Rejected"),
    Choice("resolved_by_ha", "Resolved by the authority"),
    Choice("cancelled", "Cancelled"),
    Choice("reassigned", "Reassigned", since=Version.V6),
)

SECTION_81_SEVERITIES = listed(
    [
        ("high", "High"),
        ("low", "Low"),
    ]
)

SECTION_81_TYPES = listed(
    [
        ("tee_valve_access_covers", "Tee valve access covers"),
        ("cabinet", "Cabinet"),
        ("marker_post", "Marker post"),
        ("pole_post", "Pole post"),
        (
            "overhead_cables_broken_low_encroaching_onto_highway",
            "Overhead cables broken low encroaching onto highway",
        ),
        ("other", "Other"),
        ("unattributed_works_live_site", "Unattributed works live site"),
        ("unattributed_works_completed", "Unattributed works completed"),
    ]
)

FEE_REPORTS = listed(
    [
        ("all_orgs_one_csv", "All organisations in one file"),
        ("single_org_one_csv", "One organisation in one file"),
        ("all_orgs_multiple_csvs", "All organisations, a file each"),
    ]
)

AUTHORITY_ANSWERS = listed(
    [
        ("inspection_outcome_promoter_accepts_failed_inspection", "Promoter accepts the failed inspection"),
        ("reviewing_dispute", "Reviewing dispute"),
        ("no_agreement", "No agreement"),
        ("inspection_withdrawn", "Inspection withdrawn"),
        ("no_response", "No response"),
    ]
)

PROMOTER_ANSWERS = listed(
    [
        ("inspection_outcome_accepted", "Accepted"),
        ("inspection_outcome_disputed", "Disputed"),
        ("joint_site_meeting_needed", "Joint site meeting needed"),
        (
            "inspection_outcome_promoter_disagrees_with_ha_acceptance_on_behalf",
            "Promoter disagrees with the authority's acceptance",
        ),
        ("no_response", "No response"),
    ]
)

NON_COMPLIANCE_STATUSES = listed(
    [
        ("issued", "Issued"),
        ("withdrawn", "Withdrawn"),
        ("resolved", "Resolved"),
    ]
)

NON_COMPLIANCE_ANSWERS = listed(
    [
        ("issued", "Issued"),
        ("withdrawn", "Withdrawn"),
        ("works_completed_and_passed", "Works completed and passed"),
        ("joint_site_meeting_suggested", "Joint site meeting suggested"),
        ("will_attend_joint_site_meeting", "Will attend joint site meeting"),
        ("works_complete_ready_for_inspection", "Works complete ready for inspection"),
        ("joint_site_meeting_not_needed", "Joint site meeting not needed"),
        ("accept_suggestion", "Accept suggestion"),
        ("no_response", "No response"),
    ]
)

PRIVATE_STREET_STATUSES = listed(
    [
        ("cancelled", "Cancelled"),
        ("issued", "Issued"),
    ]
)

SECTION_58_STATUSES = listed(
    [
        ("proposed", "Proposed"),
        ("in_force", "In force"),
        ("cancelled", "Cancelled"),
        ("closed", "Closed"),
    ]
)

SECTION_74_STATUSES = listed(
    [
        ("warning_issued", "Warning issued"),
        ("charges_ended", "Charges ended"),
        ("warning_disputed", "Warning disputed"),
        ("withdrawn", "Withdrawn"),
        ("draft_invoice_issued", "Draft invoice issued"),
        ("resolved", "Resolved"),
    ]
)

CLASSIFICATIONS = listed(
    [
        ("hazardous", "Hazardous"),
        ("non_hazardous", "Non hazardous"),
    ]
)
