"""Non-compliances (v6): what a failed inspection opens, and how the two sides come to an end of it."""

from __future__ import annotations

from typing import Any

from ..books import (
    Work,
    find_permit,
    keep_part,
    keep_permit,
    note,
    own_work,
    part,
    permits_of,
    refuse_unless,
)
from ..calls import Call
from ..operation import EVERYONE, PROMOTERS, serves
from ..permit_facts import inspection_summary, people
from ..refusals import invalid

WORK = "work/works/<work>"
OPENED_BY = {"failed", "failed_low", "failed_high", "non_compliant_with_conditions"}
OVER = {"passed", "agreed_site_compliance"}
ENDED = {"withdrawn": "withdrawn", "works_completed_and_passed": "resolved"}
AUTHORITYS = set(ENDED)
JOINT = ("joint_site_meeting_suggested", "will_attend_joint_site_meeting", "accept_suggestion")


def follow(call: Call, work: Work, inspection: dict[str, Any]) -> str | None:
    """What an inspection means for the non-compliance of a work: it opens one, goes on with it, or ends it."""
    every = call.ledger.of_work("non_compliance", work.reference)
    named = inspection.get("non_compliance_reference_number")
    still_open = [one for one in every if one["non_compliance_status"] == "issued"]
    fitting = [one for one in still_open if named in (None, one["non_compliance_reference_number"])]
    if named and not fitting:
        raise invalid({"non_compliance_reference_number": "is not an open non-compliance of the work"})
    open_one = fitting[0] if fitting else None
    outcome = inspection["inspection_outcome"]
    if open_one is None and outcome not in OPENED_BY:
        return None
    record = open_one or _opened(call, work, len(every) + 1)
    reference = str(record["non_compliance_reference_number"])
    record["inspections"].append(inspection["inspection_reference_number"])
    if outcome in OVER:
        record["non_compliance_status"] = "resolved"
    call.ledger.keep("non_compliance", reference, record, work.reference)
    return reference


def _opened(call: Call, work: Work, number: int) -> dict[str, Any]:
    return {
        "non_compliance_reference_number": f"{work.reference}-NC{number}",
        "work_reference_number": work.reference,
        "date_created": call.now,
        "non_compliance_status": "issued",
        "ha_response_status": "issued",
        "ha_response_update_date": call.now,
        "inspections": [],
    }


@serves("GET", f"{WORK}/non-compliances/<non_compliance>", gives="NonComplianceResponse", versions="6")
def read(call: Call, body: dict[str, Any], work: str, non_compliance: str) -> dict[str, Any]:
    """It, its inspections and the permits to put it right."""
    found = own_work(call, work)
    record = part(call, found, "non_compliance", non_compliance, "Non-compliance")
    named = (call.ledger.get("inspection", reference) for reference in record["inspections"])
    inspections = [{**one, **people(found.record)} for one in named if one is not None]
    reference = record["non_compliance_reference_number"]
    linked = [one for one in permits_of(call, found) if one.get("linked_non_compliance") == reference]
    return {
        **record,
        "latest_inspection": inspections[-1] if inspections else {"date_created": record["date_created"]},
        "linked_inspections": [inspection_summary(one) for one in inspections],
        "linked_permits": linked,
    }


@serves(
    "PUT",
    f"{WORK}/non-compliances/<non_compliance>/status",
    by=EVERYONE,
    asks="NonComplianceResponseStatusRequest",
    versions="6",
)
def answer(call: Call, body: dict[str, Any], work: str, non_compliance: str) -> None:
    """Either side says what it will do; the authority ends it."""
    found = own_work(call, work)
    record = part(call, found, "non_compliance", non_compliance, "Non-compliance")
    refuse_unless(record["non_compliance_status"] == "issued", "Non-compliance is no longer open")
    status = body["non_compliance_response_status"]
    authority = call.account.role == "HighwayAuthority"
    if status == "issued" or (status in AUTHORITYS and not authority):
        raise invalid({"non_compliance_response_status": "cannot be set by you"})
    who = "ha" if authority else "promoter"
    record[f"{who}_response_status"] = status
    record[f"{who}_response_update_date"] = call.now
    record[f"{who}_response_additional_details"] = body.get("response_details")
    record[f"{who}_response_jsm_date"] = body.get("jsm_suggested_date")
    if status == "joint_site_meeting_suggested":
        record["jsm_requested_by"] = call.account.organisation.name
        record["jsm_suggested_time"] = body["jsm_suggested_date"]
    if status in JOINT:
        agreed = status != "joint_site_meeting_suggested"
        record["jsm_status"] = "date_and_time_agreed" if agreed else "awaiting_agreement"
    if status == "joint_site_meeting_not_needed":
        record["jsm_status"] = "jsm_not_needed"
    record["non_compliance_status"] = ENDED.get(status, "issued")
    keep_part(call, found, "non_compliance", non_compliance, record)
    note(call, found, f"non_compliance_{status}", "non_compliance", non_compliance, "Non-compliance")


@serves(
    "PUT",
    f"{WORK}/permits/<permit>/link-non-compliance",
    by=PROMOTERS,
    asks="PermitNonComplianceLinkRequest",
    versions="6",
)
def link(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """A permit to put it right."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    reference = body["non_compliance_reference_number"]
    part(call, found, "non_compliance", reference, "Non-compliance")
    refuse_unless(not record.get("linked_non_compliance"), "Permit is linked to a non-compliance already")
    record["linked_non_compliance"] = reference
    keep_permit(call, found, record)
    note(
        call,
        found,
        "non_compliance_linked_to_permit",
        "permit",
        record["permit_reference_number"],
        "Linked to a non-compliance",
    )
