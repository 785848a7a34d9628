"""By what an export is narrowed down: every filter, stated once for all requests that have it."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Any, Optional

from ..fields import About
from ..records import Writing
from ..versions import Version

_DATES = ("date", "created")

# Name: label, and help where the label does not say it all.
LABELS = {
    "swa_code": (
        "Promoter",
        "The SWA code of the promoter for whom a contractor acts. Contractors must say it.",
    ),
    "query": ("Text", "A part of a reference, a street or a name."),
    "geographical_area_reference_number": (
        "Geographical areas",
        "The references of areas that your organisation has made.",
    ),
    "latest_reinstatements_only": ("Only the latest reinstatements?", ""),
    "registration_date_from": ("Registered from", ""),
    "registration_date_to": ("Registered until", ""),
    "end_date_from": ("Ends from", ""),
    "end_date_to": ("Ends until", ""),
    "start_date_from": ("Starts from", ""),
    "start_date_to": ("Starts until", ""),
    "start_date": ("From", ""),
    "end_date": ("Until", ""),
    "work_start_date_from": ("Works start from", ""),
    "work_start_date_to": ("Works start until", ""),
    "work_end_date_from": ("Works end from", ""),
    "work_end_date_to": ("Works end until", ""),
    "start_date_created": ("Made from", "When the record was made."),
    "end_date_created": ("Made until", "When the record was made."),
    "date_created_from": ("Made from", "When the record was made."),
    "date_created_to": ("Made until", "When the record was made."),
    "active_permit_only": ("Only the active permit of each work?", ""),
    "csv_export_prefix": ("Name of the file begins with", ""),
    "is_traffic_sensitive": ("Only on traffic-sensitive streets?", ""),
    "is_high_impact_traffic_management": ("Only with high-impact traffic management?", ""),
    "has_no_final_registration": ("Only without a final registration?", ""),
    "has_excavation": ("Only with an excavation?", ""),
    "is_early_start": ("Only early starts?", ""),
    "is_deemed": ("Only what was deemed?", ""),
    "lane_rental_charges_not_agreed": ("Only where lane rental charges are not agreed?", ""),
    "lane_rental_charges_potentially_apply": ("Only where lane rental may be charged?", ""),
    "ever_modification_requested": ("Only where a modification was ever requested?", ""),
    "hs2_works_only": ("Only HS2 works?", ""),
    "consultation_works_only": ("Only HS2 consultations?", ""),
    "consent_works_only": ("Only HS2 consents?", ""),
    "unacknowledged_by_ha_only": ("Only what the authority has not acknowledged?", ""),
    "is_duration_challenged": ("Only with a challenged duration?", ""),
    "is_duration_extension": ("Only extensions?", ""),
    "status": ("Status", ""),
    "severity": ("Severity", ""),
    "type": ("Kind", ""),
    "work_status": ("Status of the works", ""),
    "work_category": ("Category of the works", ""),
    "lane_rental_assessment_outcome": ("Lane rental assessment", ""),
    "inspection_response_type": ("Inspection or reinspection", ""),
    "forward_plan_status": ("Status", ""),
    "proposed_start_date": ("Planned from", ""),
    "proposed_end_date": ("Planned until", ""),
    "alteration_status": ("Status", ""),
    "alteration_type": ("Kind of change", ""),
    "topic": ("Topic", ""),
    "is_internal": ("Only internal ones?", ""),
    "is_read": ("Only those that were read?", ""),
    "is_not_read": ("Only those not yet read?", ""),
    "is_incoming": ("Only those that came in?", ""),
    "is_outgoing": ("Only those that went out?", ""),
    "offence_code": ("Offence", ""),
    "status_changed_date_from": ("Status changed from", ""),
    "status_changed_date_to": ("Status changed until", ""),
    "status_update_date_from": ("Status changed from", ""),
    "status_update_date_to": ("Status changed until", ""),
    "inspection_type": ("Kind of inspection", ""),
    "inspection_outcome": ("Outcome", ""),
    "inspection_category": ("Category of inspection", ""),
    "street_descriptor": ("Street", "A part of its name."),
    "usrn": ("USRN", ""),
    "export_description": ("Description", "What you call the export, to find it again."),
    "organisation": ("Organisation", "A part of its name."),
    "work_reference_number": ("Work reference", ""),
    "author_email_address": ("Author", "Their email address."),
    "fee_report_format": ("What the files hold", ""),
    "swa_code_filter": ("Only this organisation", "Its SWA code."),
    "forward_plan_reference_number": ("Forward plan reference", ""),
    "promoter_outcome_status": ("The promoter's answer", ""),
    "ha_outcome_status": ("The authority's answer", ""),
    "is_auto_accepted": ("Only those accepted by lapse of time?", ""),
    "permit_reference_number": ("Permit reference", ""),
    "promoter_organisation_name": ("Promoter", "A part of its name."),
    "ha_organisation_name": ("Highway authority", "A part of its name."),
    "material_classification_classification": ("Classification", ""),
    "material_classification_reference_number": ("Reference", ""),
    "sample_date_from": ("Sampled from", ""),
    "sample_date_to": ("Sampled until", ""),
    "non_compliance_reference_number": ("Reference", ""),
    "non_compliance_status": ("Status", ""),
    "ha_response_status": ("The authority's answer", ""),
    "promoter_response_status": ("The promoter's answer", ""),
    "non_compliance_date_created_from": ("Made from", ""),
    "non_compliance_date_created_to": ("Made until", ""),
    "most_recent_inspection_type": ("Kind of the last inspection", ""),
    "most_recent_inspection_outcome": ("Outcome of the last inspection", ""),
    "most_recent_inspection_promoter_response_status": ("The promoter's answer to the last inspection", ""),
    "most_recent_inspection_ha_response_status": ("The authority's answer to the last inspection", ""),
    "date_from": ("From", ""),
    "date_to": ("Until", ""),
    "sample_expiry_date_from": ("Expires from", ""),
    "sample_expiry_date_to": ("Expires until", ""),
    "permit_alteration_reference_number": ("Change request reference", ""),
    "reasonable_period_end_date_from": ("Reasonable period ends from", ""),
    "reasonable_period_end_date_to": ("Reasonable period ends until", ""),
    "private_street_reference_number": ("Reference", ""),
    "private_street_status": ("Status", ""),
    "registration_due_date_from": ("Registration due from", ""),
    "registration_due_date_to": ("Registration due until", ""),
    "section_58_status": ("Status", ""),
    "section_58_reference_number": ("Reference", ""),
    "section_74_ha_status": ("Status", ""),
    "section_74_reference_number": ("Reference", ""),
    "issue_date_from": ("Issued from", ""),
    "issue_date_to": ("Issued until", ""),
    "section_81_reference_number": ("Reference", ""),
}


def narrowed(name: str, **more: Any) -> About:
    """What a filter is. `more` is what differs in one request: since, until, needed, choices, longest."""
    label, help_text = LABELS[name]
    section = "dates" if any(word in name for word in _DATES) else "works"
    ask = f"{label}: this is needed." if more.get("needed") else ""
    return About(label, help_text, section, source="Data export", **{"ask": ask, **more})


class InArea(Writing):
    """By where, for whom, and under which description: nearly every export has these."""

    geographical_area_reference_number: Annotated[
        Optional[list[str]], narrowed("geographical_area_reference_number", unique=True)
    ] = None
    street_descriptor: Annotated[
        Optional[str], narrowed("street_descriptor", since=Version.V6, longest=100)
    ] = None
    usrn: Annotated[Optional[str], narrowed("usrn", since=Version.V6, longest=100)] = None
    swa_code: Annotated[Optional[str], narrowed("swa_code")] = None
    export_description: Annotated[
        Optional[str], narrowed("export_description", since=Version.V6, longest=50)
    ] = None


class OfOrganisation(InArea):
    """By an organisation's name, too."""

    organisation: Annotated[Optional[str], narrowed("organisation", since=Version.V6, longest=100)] = None
