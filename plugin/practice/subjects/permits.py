"""Permits: reading one, a further one on a work, cancelling, and the useful small questions about dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel

from ...streetmanager.problems import problems
from ...streetmanager.uk_time import uk_day
from ...streetmanager.work_service.further_permit_records import PermitCreateRequest
from ..books import (
    OF_THE_WORK,
    Work,
    find_permit,
    find_work,
    keep,
    keep_permit,
    note,
    one_of,
    own_work,
    permits_of,
    refuse_unless,
)
from ..calls import Call
from ..categories import at_midnight, at_moment, category, day_of, deadline, is_early_start, validity_end
from ..operation import PROMOTERS, serves
from ..permit_facts import permit_facts, work_facts
from ..refusals import invalid, not_found
from ..working_days import working_days
from .files import take_files

WITHOUT_LEAVE = {"refused", "cancelled", "revoked", "closed"}
OPEN = {"submitted", "under_assessment", "permit_modification_request", "granted"}


@serves("GET", "work/works/<work>/permits/<permit>", gives="PermitResponse")
def read_permit(call: Call, body: dict[str, Any], work: str, permit: str) -> dict[str, Any]:
    """Anyone signed in may."""
    found = find_work(call, work)
    return permit_facts(call, found, find_permit(call, found, permit))


@serves("GET", "work/works/<work>", gives="WorkResponse")
def read_work(call: Call, body: dict[str, Any], work: str) -> dict[str, Any]:
    """Only those concerned may."""
    return work_facts(call, own_work(call, work))


@serves("GET", "work/works/<work>/earliest-permit", gives="PermitSummaryResponse", versions="6")
def earliest(call: Call, body: dict[str, Any], work: str) -> dict[str, Any]:
    """The first permit of a work."""
    permits = permits_of(call, find_work(call, work))
    if not permits:
        raise not_found("Permit")
    return permits[0]


@serves(
    "POST",
    "work/works/<work>/permits",
    by=PROMOTERS,
    asks="PermitCreateRequest",
    gives="PermitCreateResponse",
    status=201,
)
def further_permit(call: Call, body: dict[str, Any], work: str) -> dict[str, Any]:
    """After a granted PAA, a refusal or a finished phase, or for a plan that has no permit yet."""
    found = own_work(call, work)
    start, end = day_of(body["proposed_start_date"]), day_of(body["proposed_end_date"])
    if found.has_permit:
        _may_go_on(found, body)
    earlier = permits_of(call, found)
    kind = _category_of(body, start, end)
    if earlier and earlier[-1]["work_category"] == "paa" and kind == "paa":
        kind = "major"
    early_start_is_answered(
        call, PermitCreateRequest, body, is_early_start(kind, uk_day(call.room.now()), start)
    )
    number = len(earlier) + 1
    if earlier:
        last = found.record
        number = int(last["permit_reference_number"].rsplit("-", 1)[-1]) + 1
        if last["work_category"] == "paa" and last["permit_status"] == "granted":
            last["permit_status"] = "progressed"
        kept = {**last, "works_coordinates": found.geometry}
        call.ledger.keep("permit", last["permit_reference_number"], kept, found.reference)
    reference = f"{found.reference}-{number:02d}"
    take_files(call, body.get("file_ids"))
    given = {name: value for name, value in body.items() if name != "works_coordinates"}
    record = {
        **{name: found.record[name] for name in OF_THE_WORK if name in found.record},
        **given,
        **fresh_permit(call, kind, start, end),
        "workstream_prefix": found.record["workstream_prefix"],
        "permit_reference_number": reference,
        "work_status": "planned",
    }
    _put(call, found, Work(record, body.get("works_coordinates") or found.geometry, True))
    paa = kind == "paa"
    note(
        call,
        found,
        "paa_submitted" if paa else "permit_submitted",
        "paa" if paa else "permit",
        reference,
        "Application",
        "Application submitted",
    )
    return {"permit_reference_number": reference}


def early_start_is_answered(call: Call, model: type[BaseModel], body: dict[str, Any], early: bool) -> None:
    """Refusal 400 where a start is early and nothing is said of it; what is asked then stands beside the fields."""
    found = problems(model, body, call.spoken, call.room.now(), early_start=early)
    if found:
        raise invalid({problem.field: problem.words for problem in found})


def fresh_permit(call: Call, kind: str, start: date, end: date) -> dict[str, Any]:
    """What the service itself says of a permit that was just applied for."""
    now = call.room.now()
    return {
        "work_category": kind,
        "permit_status": "submitted",
        "is_early_start": is_early_start(kind, uk_day(now), start),
        "date_created": call.now,
        "status_changed_date": call.now,
        "deadline_date": at_moment(deadline(kind, now)),
        "validity_period_end_date": at_midnight(validity_end(kind, end)),
        "reasonable_period_end_date": at_midnight(end),
    }


def _put(call: Call, before: Work, after: Work) -> None:
    if before.has_permit:
        keep(call, after)
        return
    call.ledger.remove("work", before.reference)
    call.room.store.submit(after.made)
    plans = call.ledger.of_work("forward_plan", before.reference)
    for plan in plans:
        if plan["forward_plan_status"] == "raised":
            plan["forward_plan_status"] = "progressed"
            call.ledger.keep("forward_plan", plan["forward_plan_reference_number"], plan, before.reference)
    call.ledger.hold(before.reference)


def _may_go_on(work: Work, body: dict[str, Any]) -> None:
    status, kind = work.record["permit_status"], work.record["work_category"]
    ready = status in WITHOUT_LEAVE or (kind == "paa" and status == "granted")
    refuse_unless(ready, "Work already has an active permit")
    moved = body.get("works_coordinates") not in (None, work.geometry)
    if status == "refused" and moved:
        raise invalid({"works_coordinates": "cannot be changed after a refusal (BR 3.4.11)"})


def _category_of(body: dict[str, Any], start: date, end: date) -> str:
    ttro, risk = bool(body.get("is_ttro_required")), bool(body.get("immediate_risk"))
    return category(str(body.get("work_type")), start, end, ttro, risk)


@serves("PUT", "work/works/<work>/permits/<permit>/status", by=PROMOTERS, asks="PermitStatusUpdateRequest")
def cancel_permit(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """A promoter can only cancel, before the works start (BR 3.4.9)."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    one_of("permit_status", body["permit_status"], ["cancelled"])
    refuse_unless(record["permit_status"] in OPEN, "Permit cannot be cancelled in its current status")
    refuse_unless(found.status == "planned", "Permit cannot be cancelled once work has started")
    reasons = ("permit_cancellation_reason", "permit_cancellation_reason_other")
    record.update({name: body[name] for name in reasons if name in body})
    record.update({"permit_status": "cancelled", "status_changed_date": call.now})
    if record is found.record:
        record["work_status"] = "cancelled"
    keep_permit(call, found, record)
    paa = record["work_category"] == "paa"
    details = body.get("additional_comments") or "Permit cancelled"
    note(
        call,
        found,
        "paa_cancelled" if paa else "permit_cancelled",
        "paa" if paa else "permit",
        record["permit_reference_number"],
        "Permit cancelled",
        details,
    )


@serves("GET", "work/duration", gives="DurationCalculationResponse")
def duration(call: Call, body: dict[str, Any]) -> dict[str, int]:
    """How many days from a day to a day."""
    missing = {name: f"{name} is required" for name in ("startDate", "endDate") if name not in call.asked}
    if missing:
        raise invalid(missing)
    start, end = day_of(call.asked["startDate"]), day_of(call.asked["endDate"])
    if end < start:
        raise invalid({"endDate": "must be on or after startDate"})
    return {"calendar_days": (end - start).days + 1, "working_days": working_days(start, end)}
