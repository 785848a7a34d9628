"""Changes to a permit: asked for, imposed, an extension of works that go on, the answer to a modification request."""

from __future__ import annotations

from typing import Any

from ...streetmanager.problems import EARLY_ANSWERS
from ...streetmanager.uk_time import uk_day
from ...streetmanager.work_service.change_request_records import ChangeRequestCreateRequest
from ..books import Work, find_permit, keep_permit, note, one_of, own_work, part, refuse_unless
from ..calls import Call
from ..categories import at_midnight, at_moment, day_of, deadline, is_early_start, validity_end
from ..operation import AUTHORITIES, EVERYONE, serves
from ..permit_facts import changed, permit_facts, spans
from ..refusals import invalid
from .files import take_files
from .permits import early_start_is_answered

PERMIT = "work/works/<work>/permits/<permit>"
ALTERATION = f"{PERMIT}/alterations/<alteration>"
REASON = ("permit_alteration_reason", "change_request_reason")
NOT_EDITABLE = {"internal_user_identifier", "internal_user_name", "works_coordinates", *REASON}
CHANGEABLE = {"submitted", "granted", "permit_modification_request"}


def _event(call: Call, name: str) -> str:
    return name.replace("alteration_", "change_request_", 1) if call.version == "v6" else name


@serves(
    "POST",
    f"{PERMIT}/alterations",
    by=EVERYONE,
    asks="PermitAlterationCreateRequest ChangeRequestCreateRequest",
    gives="PermitAlterationCreateResponse ChangeRequestCreateResponse",
    status=201,
)
def ask_for_change(call: Call, body: dict[str, Any], work: str, permit: str) -> dict[str, Any]:
    """A promoter's change request or extension waits for the authority; an authority's own is applied (BR 4)."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    _may_change(call, found, record)
    take_files(call, body.get("file_ids"))
    kind = _kind(call, found, record, body)
    given = {name: value for name, value in body.items() if name not in NOT_EDITABLE}
    if kind == "HA_IMPOSED_CHANGE":
        given = {"permit_conditions": body.get("permit_conditions") or []}
    else:
        _weigh_start(call, record, given, body)
    return _submit(call, found, record, kind, given, body)


def _weigh_start(call: Call, permit: dict[str, Any], given: dict[str, Any], body: dict[str, Any]) -> None:
    """A start that moves is weighed anew: what is asked of an early one is answered, now or with the permit before."""
    start = day_of(given.get("proposed_start_date") or permit["proposed_start_date"])
    if start == day_of(permit["proposed_start_date"]):
        return
    early = is_early_start(permit["work_category"], uk_day(call.room.now()), start)
    before = {name: permit[name] for name in EARLY_ANSWERS if permit.get(name) is not None}
    early_start_is_answered(call, ChangeRequestCreateRequest, {**before, **body}, early)
    given["is_early_start"] = early


@serves(
    "POST",
    f"{PERMIT}/alterations/impose",
    by=AUTHORITIES,
    asks="ChangeRequestImposeChangeRequest",
    gives="ChangeRequestImposeChangeResponse",
    status=201,
    versions="6",
)
def impose(call: Call, body: dict[str, Any], work: str, permit: str) -> dict[str, Any]:
    """Other conditions, by the authority."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    _may_change(call, found, record)
    given = {"permit_conditions": body.get("permit_conditions") or []}
    return _submit(call, found, record, "HA_IMPOSED_CHANGE", given, body)


def _may_change(call: Call, work: Work, permit: dict[str, Any]) -> None:
    refuse_unless(permit["work_category"] != "paa", "A PAA cannot be changed")
    active = permit is work.record and work.status in {"planned", "in_progress"}
    refuse_unless(
        active and permit["permit_status"] in CHANGEABLE, "Permit cannot be changed in its current status"
    )
    mine = call.ledger.of_work("alteration", work.reference)
    waiting = any(one["alteration_status"] == "submitted" for one in mine)
    refuse_unless(not waiting, "A change request is already waiting to be assessed")


def _kind(call: Call, work: Work, permit: dict[str, Any], body: dict[str, Any]) -> str:
    if call.account.role == "HighwayAuthority":
        return "HA_IMPOSED_CHANGE"
    if permit["permit_status"] == "permit_modification_request":
        return "MODIFIED_PERMIT"
    end = body.get("proposed_end_date")
    longer = end is not None and day_of(end) > day_of(permit["proposed_end_date"])
    return "WORK_EXTENSION" if work.status == "in_progress" and longer else "PROMOTER_CHANGE_REQUEST"


def _submit(
    call: Call,
    work: Work,
    permit: dict[str, Any],
    kind: str,
    given: dict[str, Any],
    body: dict[str, Any],
) -> dict[str, Any]:
    number = len(call.ledger.of_work("alteration", work.reference)) + 1
    reference = f"{permit['permit_reference_number']}-CR{number}"
    waits = kind not in {"HA_IMPOSED_CHANGE", "MODIFIED_PERMIT"}
    original = {name: value for name, value in permit.items() if name != "works_coordinates"}
    record = {
        "permit_alteration_reference_number": reference,
        "permit_reference_number": permit["permit_reference_number"],
        "work_reference_number": work.reference,
        "date_created": call.now,
        "deadline_date": at_moment(deadline(permit["work_category"], call.room.now())),
        "status_changed_date": call.now,
        "alteration_status": "submitted" if waits else "auto_applied",
        "alteration_type": kind,
        "permit_alteration_reason": next((body[name] for name in REASON if name in body), ""),
        "permit_status": permit["permit_status"],
        "original_permit": original,
        "original_coordinates": work.geometry,
        "change": given,
        "new_coordinates": body.get("works_coordinates"),
    }
    _in_order(permit, given)
    call.ledger.keep("alteration", reference, record, work.reference)
    note(call, work, _event(call, "alteration_submitted"), "change_request", reference, "Change request")
    if not waits:
        _apply(work, permit, record)
        if kind == "MODIFIED_PERMIT":
            permit["permit_status"] = "submitted"
            permit["deadline_date"] = record["deadline_date"]
        note(
            call, work, _event(call, "alteration_applied_auto"), "change_request", reference, "Change request"
        )
    keep_permit(call, work, permit)
    return {
        "permit_alteration_reference_number": reference,
        "change_request_reference_number": reference,
    }


def _in_order(permit: dict[str, Any], given: dict[str, Any]) -> None:
    merged = {**permit, **given}
    if day_of(merged["proposed_end_date"]) < day_of(merged["proposed_start_date"]):
        raise invalid({"proposed_end_date": "must be on or after proposed_start_date"})


def _apply(work: Work, permit: dict[str, Any], record: dict[str, Any]) -> None:
    """The permit becomes what the change says; the place too, where it says one."""
    permit.update(record["change"])
    if record["new_coordinates"]:
        work.geometry = record["new_coordinates"]
    end = day_of(permit["proposed_end_date"])
    permit["validity_period_end_date"] = at_midnight(validity_end(permit["work_category"], end))
    if "proposed_end_date" in record["change"]:
        permit["reasonable_period_end_date"] = permit["proposed_end_date"]


@serves(
    "PUT",
    f"{ALTERATION}/status",
    by=AUTHORITIES,
    asks="PermitAlterationStatusUpdateRequest",
)
def answer_change(call: Call, body: dict[str, Any], work: str, permit: str, alteration: str) -> None:
    """Grant, refuse, or grant with a challenge of the duration (BR 4.7)."""
    found = own_work(call, work)
    active = find_permit(call, found, permit)
    record = part(call, found, "alteration", alteration, "Permit alteration")
    status = body["alteration_status"]
    one_of("alteration_status", status, ["granted", "refused", "granted_with_duration_challenge"])
    refuse_unless(record["alteration_status"] == "submitted", "Change request is not waiting to be assessed")
    if status == "granted_with_duration_challenge":
        _in_between(body, active, record)
    names = ("assessment_comments", "assessment_discount")
    record.update({name: body[name] for name in names if name in body})
    record.update({"alteration_status": status, "status_changed_date": call.now})
    if status != "refused":
        _apply(found, active, record)
    if status == "granted_with_duration_challenge":
        active["reasonable_period_end_date"] = body["reasonable_period_end_date"]
        active["is_duration_challenged"] = True
    call.ledger.keep("alteration", alteration, record, found.reference)
    keep_permit(call, found, active)
    topic = "Change request " + status.replace("_", " ")
    note(call, found, _event(call, f"alteration_{status}"), "change_request", alteration, topic)


def _in_between(body: dict[str, Any], permit: dict[str, Any], record: dict[str, Any]) -> None:
    end = day_of(body["reasonable_period_end_date"])
    latest = day_of(record["change"].get("proposed_end_date", permit["proposed_end_date"]))
    if not day_of(permit["proposed_end_date"]) <= end < latest:
        between = "must lie between the old and the new proposed end date"
        raise invalid({"reasonable_period_end_date": between})


@serves("GET", ALTERATION, gives="PermitAlterationResponse")
def read_change(call: Call, body: dict[str, Any], work: str, permit: str, alteration: str) -> dict[str, Any]:
    """The permit as it was and as it is to be."""
    found = own_work(call, work)
    record = part(call, found, "alteration", alteration, "Permit alteration")
    before = Work(record["original_permit"], record["original_coordinates"], True)
    after = Work({**before.record, **record["change"]}, record["new_coordinates"] or before.geometry, True)
    proposed = permit_facts(call, after, after.record)
    return {
        **changed(record),
        "original": permit_facts(call, before, before.record),
        "current": permit_facts(call, before, before.record),
        "proposed": {**proposed, **spans(after.record)},
    }


REVIEWS = {"duration_challenge_accepted": "accepted", "duration_challenge_not_accepted": "not_accepted"}


@serves(
    "PUT",
    f"{PERMIT}/duration-challenge-review",
    by=("Planner", "Contractor"),
    asks="PermitDurationChallengeReviewRequest",
    versions="6",
)
def review(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """The promoter accepts a shorter reasonable period, or does not."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    _review(call, body, record)
    keep_permit(call, found, record)
    _noted(call, found, "permit", REVIEWS[body["review_status"]], record["permit_reference_number"])


@serves(
    "PUT",
    f"{ALTERATION}/duration-challenge-review",
    by=("Planner", "Contractor"),
    asks="PermitAlterationDurationChallengeReviewRequest",
    versions="6",
)
def review_of_change(call: Call, body: dict[str, Any], work: str, permit: str, alteration: str) -> None:
    """The same of a change request that was granted with a challenge."""
    found = own_work(call, work)
    record = part(call, found, "alteration", alteration, "Permit alteration")
    _review(call, body, record)
    call.ledger.keep("alteration", alteration, record, found.reference)
    _noted(call, found, "change_request", REVIEWS[body["review_status"]], alteration)


def _review(call: Call, body: dict[str, Any], record: dict[str, Any]) -> None:
    challenged = (
        record.get("is_duration_challenged")
        or record.get("alteration_status") == "granted_with_duration_challenge"
    )
    refuse_unless(bool(challenged), "The duration was not challenged")
    refuse_unless(not record.get("duration_challenge_review_status"), "The challenge was reviewed already")
    refused = body["review_status"] == "duration_challenge_not_accepted"
    record["duration_challenge_review_status"] = body["review_status"]
    record["duration_challenge_reason_for_non_acceptance"] = body.get("reason_for_non_acceptance")
    record["duration_challenge_review_update_date"] = call.now
    record["duration_challenge_follow_up_review_complete"] = not refused


@serves(
    "PUT",
    f"{PERMIT}/duration-challenge-non-acceptance-response",
    by=AUTHORITIES,
    asks="PermitDurationChallengeNonAcceptanceResponseRequest",
    versions="6",
)
def respond(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """The authority's last word on the reasonable period."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    _respond(call, body, record, record)
    keep_permit(call, found, record)
    _noted(call, found, "permit", "non_acceptance_response", record["permit_reference_number"])


@serves(
    "PUT",
    f"{ALTERATION}/duration-challenge-non-acceptance-response",
    by=AUTHORITIES,
    asks="PermitAlterationDurationChallengeNonAcceptanceResponseRequest",
    versions="6",
)
def respond_to_change(call: Call, body: dict[str, Any], work: str, permit: str, alteration: str) -> None:
    """The same of a change request."""
    found = own_work(call, work)
    active = find_permit(call, found, permit)
    record = part(call, found, "alteration", alteration, "Permit alteration")
    _respond(call, body, record, active)
    call.ledger.keep("alteration", alteration, record, found.reference)
    keep_permit(call, found, active)
    _noted(call, found, "change_request", "non_acceptance_response", alteration)


def _respond(call: Call, body: dict[str, Any], record: dict[str, Any], permit: dict[str, Any]) -> None:
    not_accepted = record.get("duration_challenge_review_status") == "duration_challenge_not_accepted"
    refuse_unless(not_accepted, "The promoter has not refused the challenge")
    status, new = body["non_acceptance_response_status"], body.get("new_reasonable_period_end_date")
    start = "duration_challenge_non_acceptance_response_"
    record[f"{start}status"] = status
    record[f"{start}details"] = body["non_acceptance_response_details"]
    record[f"{start}update_date"] = call.now
    record[f"{start}old_reasonable_period_end_date"] = permit.get("reasonable_period_end_date")
    record[f"{start}new_reasonable_period_end_date"] = new
    record["duration_challenge_follow_up_review_complete"] = True
    if new is not None:
        permit["reasonable_period_end_date"] = at_midnight(day_of(new))


def _noted(call: Call, work: Work, kind: str, what: str, reference: str) -> None:
    note(call, work, f"{kind}_duration_challenge_{what}", kind, reference, "Duration challenge")
