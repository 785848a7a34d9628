"""Forward plans: large works that a promoter says it will do one day (BR 3.3)."""

from __future__ import annotations

from typing import Any

from ..books import Work, keep, keep_part, new_work, note, own_work, part, refuse_unless
from ..calls import Call
from ..categories import day_of
from ..operation import PROMOTERS, serves
from ..permit_facts import people
from ..refusals import invalid
from ..spread import spread

PLAN = "work/works/<work>/forward-plans/<plan>"


@serves(
    "POST",
    "work/forward-plans",
    by=PROMOTERS,
    asks="ForwardPlanCreateRequest",
    gives="ForwardPlanCreateResponse",
    status=201,
)
def create(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """A plan makes a work, which has no permit yet."""
    own = {
        **new_work(call, body),
        "works_location_description": body["works_location_description"],
        "description_of_work": body["description_of_work"],
        "works_coordinates": body["works_coordinates"],
    }
    reference = own["work_reference_number"]
    plan = {
        **body,
        **own,
        "hs2_works_type": body.get("hs2_work_type"),
        "forward_plan_reference_number": f"{reference}-FP1",
        "forward_plan_status": "raised",
    }
    work = Work({**own, "work_status": "planned"}, body["works_coordinates"], False)
    _keep(call, work, plan)
    note(call, work, "planned_works_record_created", "work", reference, "Work created")
    note(
        call,
        work,
        "forward_plan_submitted",
        "forward_plan",
        plan["forward_plan_reference_number"],
        "Forward plan submitted",
    )
    return plan


def _keep(call: Call, work: Work, plan: dict[str, Any]) -> None:
    keep_part(call, work, "forward_plan", plan["forward_plan_reference_number"], plan)
    call.room.store.records.keep(spread("forward-plans", plan))


@serves("GET", PLAN, gives="ForwardPlanResponse")
def read(call: Call, body: dict[str, Any], work: str, plan: str) -> dict[str, Any]:
    """One plan."""
    found = part(call, own_work(call, work), "forward_plan", plan, "Forward plan")
    return {**found, **people(found)}


@serves("PUT", PLAN, by=PROMOTERS, asks="ForwardPlanUpdateRequest")
def update(call: Call, body: dict[str, Any], work: str, plan: str) -> None:
    """Other dates, another place, other words."""
    found = own_work(call, work)
    record = part(call, found, "forward_plan", plan, "Forward plan")
    refuse_unless(record["forward_plan_status"] == "raised", "Forward plan is no longer open")
    if day_of(body["start_date"]) < call.room.now().date():
        raise invalid({"start_date": "must not be in the past"})
    record.update(body)
    found.geometry = body["works_coordinates"]
    names = ("works_location_description", "description_of_work")
    found.record.update({name: body[name] for name in names})
    _keep(call, found, record)
    note(call, found, "forward_plan_edited", "forward_plan", plan, "Forward plan edited")


@serves("PUT", f"{PLAN}/cancel", by=PROMOTERS, asks="ForwardPlanCancelRequest")
def cancel(call: Call, body: dict[str, Any], work: str, plan: str) -> None:
    """A plan that comes to nothing; its work too, if it has no permit."""
    found = own_work(call, work)
    record = part(call, found, "forward_plan", plan, "Forward plan")
    refuse_unless(record["forward_plan_status"] == "raised", "Forward plan is no longer open")
    record.update({"forward_plan_status": "cancelled", "cancelled_reason": body["cancelled_reason"]})
    if not found.has_permit:
        found.record["work_status"] = "cancelled"
    _keep(call, found, record)
    keep(call, found)
    note(
        call,
        found,
        "forward_plan_cancelled",
        "forward_plan",
        plan,
        "Forward plan cancelled",
        body["cancelled_reason"],
    )
