"""Inspections by the authority: made, scheduled, withdrawn, answered (BR 10)."""

from __future__ import annotations

from typing import Any

from ..books import Work, keep, keep_part, note, one_of, own_work, part, refuse_unless
from ..calls import Call
from ..categories import at_midnight, day_of
from ..operation import AUTHORITIES, EVERYONE, serves
from ..permit_facts import files_of, people
from ..refusals import invalid
from .files import take_files
from .non_compliances import follow

WORK = "work/works/<work>"
INSPECTION = f"{WORK}/inspections/<inspection>"
FAILED = {"failed", "failed_low", "failed_high", "non_compliant_with_conditions"}
EVENTS = {
    "passed": "inspection_passed",
    "unable_to_complete_inspection": "inspection_unable_to_carry_out",
    "further_inspections_required": "inspection_further_required",
    "agreed_site_compliance": "inspection_agreed_site_compliance",
    "non_compliant_with_conditions": "inspection_non_compliant_with_conditions",
    "works_stopped": "inspection_works_stopped",
    "works_stopped_apparatus_remaining": "inspection_works_stopped_apparatus_remaining",
    "works_in_progress": "inspection_works_in_progress",
    "works_in_progress_no_carriageway_incursion": "inspection_works_in_progress_no_carriageway_incursion",
}


@serves(
    "POST",
    f"{WORK}/inspections",
    by=AUTHORITIES,
    asks="InspectionCreateRequest",
    gives="InspectionCreateResponse",
    status=201,
)
def create(call: Call, body: dict[str, Any], work: str) -> dict[str, Any]:
    """What an inspector found."""
    found = own_work(call, work)
    refuse_unless(found.status != "cancelled", "Work is cancelled")
    return add_inspection(call, found, body)


def add_inspection(call: Call, work: Work, body: dict[str, Any]) -> dict[str, Any]:
    """A further inspection of a work, and what follows from it."""
    _complete(body)
    take_files(call, body.get("file_ids"))
    number = len(call.ledger.of_work("inspection", work.reference)) + 1
    reference = f"{work.reference}-I{number}"
    record = {
        **body,
        "inspection_reference_number": reference,
        "work_reference_number": work.reference,
        "date_created": call.now,
        "date_modified": call.now,
        "inspection_status": "recorded",
        "is_auto_accepted": False,
        "auto_acceptance_due_date": None,
    }
    record["non_compliance_reference_number"] = follow(call, work, record)
    _schedule(call, work, body)
    keep_part(call, work, "inspection", reference, record)
    outcome = body["inspection_outcome"]
    note(
        call,
        work,
        EVENTS.get(outcome, "inspection_failed"),
        "inspection",
        reference,
        "Inspection",
        f"Inspection: {outcome.replace('_', ' ')}",
    )
    return record


def _complete(body: dict[str, Any]) -> None:
    """The definitions do not say that a failure needs its reasons; somebody has to mend what failed."""
    failed = FAILED - {"non_compliant_with_conditions"}
    looked_at = body["inspection_type"] in {"live_site", "reinstatement"}
    if body["inspection_outcome"] in failed and looked_at and not body.get("failure_reason_details"):
        raise invalid({"failure_reason_details": "failure_reason_details is required"})


def _schedule(call: Call, work: Work, body: dict[str, Any]) -> None:
    """A re-inspection that the request asks for; otherwise the one that was waited for is done."""
    call.ledger.remove("scheduled_inspection", work.reference)
    if not body.get("reinspection_date"):
        return
    record = {
        "work_reference_number": work.reference,
        "inspection_start_date": body.get("reinspection_date_time") or body["reinspection_date"],
        "inspection_type": body.get("reinspection_type") or body["inspection_type"],
        "inspection_category": body.get("reinspection_category") or body.get("inspection_category"),
        "inspection_status": "scheduled",
        "reinspection_date_time": body.get("reinspection_date_time"),
        "date_created": call.now,
        "date_modified": call.now,
    }
    call.ledger.keep("scheduled_inspection", work.reference, record, work.reference)
    note(call, work, "scheduled_inspection_created", "scheduled_inspection", work.reference, "Inspection due")


@serves("GET", INSPECTION, gives="InspectionResponse")
def read(call: Call, body: dict[str, Any], work: str, inspection: str) -> dict[str, Any]:
    """One inspection."""
    found = own_work(call, work)
    record = part(call, found, "inspection", inspection, "Inspection")
    reasons = [_reason(call, found, one) for one in record.get("failure_reason_details") or []]
    return {
        **record,
        **people(found.record),
        "failure_reason_details": reasons or None,
        "files": files_of(call, record.get("file_ids")),
    }


def _reason(call: Call, work: Work, reason: dict[str, Any]) -> dict[str, Any]:
    wanted = [str(int(number)) for number in reason.get("site_numbers") or ()]
    wanted += list(reason.get("site_reference_numbers") or ())
    sites = [
        {
            "site_number": site["site_number"],
            "site_reference_number": site["site_reference_number"],
            "site_description": site["reinstatements"][-1]["location_description"],
        }
        for site in call.ledger.of_work("site", work.reference)
        if str(site["site_number"]) in wanted or site["site_reference_number"] in wanted
    ]
    return {**reason, "sites": sites}


@serves("PUT", f"{INSPECTION}/withdraw", by=AUTHORITIES, asks="InspectionWithdrawRequest", versions="26")
def withdraw(call: Call, body: dict[str, Any], work: str, inspection: str) -> None:
    """An inspection that should not have been recorded."""
    found = own_work(call, work)
    record = part(call, found, "inspection", inspection, "Inspection")
    refuse_unless(record["inspection_status"] == "recorded", "Inspection is withdrawn already")
    record["inspection_reason_for_withdrawal"] = body["reason_for_withdrawal"]
    record["withdrawal_details"] = body["withdrawal_details"]
    record.update({"inspection_status": "withdrawn", "date_modified": call.now})
    keep_part(call, found, "inspection", inspection, record)
    note(call, found, "inspection_withdrawn", "inspection", inspection, "Inspection withdrawn")


PROMOTERS_ANSWERS = {
    "inspection_outcome_accepted",
    "inspection_outcome_disputed",
    "joint_site_meeting_needed",
}
AUTHORITYS_ANSWERS = {
    "inspection_outcome_promoter_accepts_failed_inspection",
    "reviewing_dispute",
    "no_agreement",
}


@serves("PUT", f"{INSPECTION}/status", by=EVERYONE, asks="InspectionOutcomeStatusRequest", versions="6")
def answer_outcome(call: Call, body: dict[str, Any], work: str, inspection: str) -> None:
    """The promoter accepts or disputes what was found; the authority answers that."""
    found = own_work(call, work)
    record = part(call, found, "inspection", inspection, "Inspection")
    refuse_unless(record["inspection_status"] == "recorded", "Inspection is withdrawn")
    status = body["inspection_response_type"]
    authority = call.account.role == "HighwayAuthority"
    one_of("inspection_response_type", status, sorted(AUTHORITYS_ANSWERS if authority else PROMOTERS_ANSWERS))
    who = "ha" if authority else "promoter"
    record[f"{who}_response_status"] = status
    record[f"{who}_response_status_change_date"] = call.now
    record[f"{who}_response_details"] = body.get("inspection_response_reason")
    record["date_modified"] = call.now
    keep_part(call, found, "inspection", inspection, record)
    note(call, found, "inspection_outcome_updated", "inspection", inspection, "Inspection outcome answered")


@serves("DELETE", INSPECTION, by=AUTHORITIES, versions="6")
def delete(call: Call, body: dict[str, Any], work: str, inspection: str) -> None:
    """One's own inspection, recorded by mistake."""
    found = own_work(call, work)
    record = part(call, found, "inspection", inspection, "Inspection")
    refuse_unless(not record.get("promoter_response_status"), "Inspection was answered already")
    call.ledger.remove("inspection", inspection)
    keep(call, found)
    note(call, found, "inspection_deleted", "inspection", inspection, "Inspection deleted")


@serves(
    "POST",
    f"{WORK}/scheduled-inspections",
    by=AUTHORITIES,
    asks="ScheduledInspectionCreateRequest",
    status=201,
)
def schedule(call: Call, body: dict[str, Any], work: str) -> None:
    """An inspection that is to be made; one at a time."""
    found = own_work(call, work)
    if day_of(body["scheduled_inspection_date"]) < call.room.now().date():
        raise invalid({"scheduled_inspection_date": "must not be in the past"})
    named = {
        "inspection_type": body["scheduled_inspection_type"],
        "inspection_category": body.get("scheduled_inspection_category"),
        "reinspection_date": at_midnight(day_of(body["scheduled_inspection_date"])),
        "reinspection_date_time": body.get("scheduled_inspection_date_time"),
    }
    _schedule(call, found, named)
    keep(call, found)


@serves("DELETE", f"{WORK}/scheduled-inspections", by=AUTHORITIES)
def unschedule(call: Call, body: dict[str, Any], work: str) -> None:
    """It is not to be made after all."""
    found = own_work(call, work)
    refuse_unless(
        call.ledger.remove("scheduled_inspection", found.reference), "Scheduled inspection not found", 404
    )
    keep(call, found)
    note(
        call,
        found,
        "scheduled_inspection_cancelled",
        "scheduled_inspection",
        found.reference,
        "Scheduled inspection cancelled",
    )
