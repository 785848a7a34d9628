"""Forward plans: announced (POST forward-plans) and changed (PUT). A further permit progresses them (BR 3.3)."""

from __future__ import annotations

from typing import Any

from ..streetmanager.work import Work
from ..streetmanager.work_service.forward_plan_records import ForwardPlanUpdateRequest
from ..streetmanager.work_service.forward_plan_replies import ForwardPlanResponse
from .kind import Circumstances, HangsOn, Kind, References, Told
from .lost_answers import Changed, Facts, Held, OwnReference
from .originals import Candidate, NothingToHangOn, Original
from .permit_application import starting_values
from .recorded_answers import next_working_week, recorded_answers
from .work_on_record import dates_words, status_words, work_of, work_words

REFERENCE = "forward_plan_reference_number"
# Major works that are announced with less than three months to go may as well be applied for (BR 3.4).
DAYS_AHEAD = 91
_NOT_A_PERMIT = (
    "A forward plan is no permit and asks for none. "
    "When the works come near, progress it with a further permit."
)


def begins_with(circumstances: Circumstances) -> dict[str, Any]:
    """Promoter and workstream as for an application; a week a good three months ahead, to be changed."""
    told = circumstances
    values = starting_values(told.organisation, told.user, told.workstreams, told.today)
    start, end = next_working_week(told.today, DAYS_AHEAD)
    return {**values, "start_date": start, "end_date": end}


def _plan(references: References, service: Any) -> ForwardPlanResponse:
    found: ForwardPlanResponse = service.work.get_forward_plan(
        references["work_reference_number"], references[REFERENCE]
    )
    return found


def held(reference: str, service: Any) -> Held:
    """The plan under a work reference of ours."""
    work = service.work.get_work(reference)
    facts: dict[str, Any] = {"promoter_swa_code": work.promoter_swa_code, "usrn": work.usrn}
    references = {"work_reference_number": work.work_reference_number}
    if work.forward_plan is None:
        # It is somebody's work, but no plan: so it is not ours.
        return Held(references, {**facts, "start_date": False})
    references[REFERENCE] = work.forward_plan.forward_plan_reference_number
    plan = _plan(references, service)
    return Held(references, {**facts, "start_date": plan.start_date, "end_date": plan.end_date})


def told(references: References, service: Any) -> Told:
    """What a plan is worth."""
    return Told("", (_NOT_A_PERMIT,))


def find(reference: str, service: Any) -> list[Candidate]:
    """The plan of the work of a reference, while it is raised."""
    work = work_of(reference, service)
    plan = work.forward_plan
    if plan is None:
        raise NothingToHangOn("This work has no forward plan.")
    status = status_words(plan.forward_plan_status, plan.forward_plan_status_string)
    if plan.forward_plan_status != "raised":
        raise NothingToHangOn(f"The forward plan of this work is {status}, and can no longer be changed.")
    references = {
        "work_reference_number": work.work_reference_number,
        REFERENCE: plan.forward_plan_reference_number,
    }
    dates = dates_words(plan.start_date, plan.end_date)
    return [Candidate(references, f"{plan.forward_plan_reference_number} · {work_words(work)} · {dates}")]


def read(references: References, service: Any) -> Original:
    """The plan, with every field that can be changed."""
    plan = _plan(references, service)
    answers = recorded_answers(plan, ForwardPlanUpdateRequest, service.version)
    where = ", ".join(part for part in (plan.street_name, plan.town) if part)
    words = f"{plan.forward_plan_reference_number} · {dates_words(plan.start_date, plan.end_date)}"
    return Original(
        references,
        tuple(part for part in (words, where, "What it says now is lost when it is changed.") if part),
        plan.works_coordinates,
        answers,
        plan.usrn,
    )


def says(references: References, service: Any) -> Facts:
    """What the plan says now, by the names of its update."""
    plan = _plan(references, service)
    names = (
        "description_of_work",
        "works_location_description",
        "works_coordinates",
        "start_date",
        "end_date",
    )
    return {
        **{name: getattr(plan, name) for name in names},
        "additional_info": plan.additional_info,
        "project_reference_number": plan.project_reference_number,
        "traffic_management_type": plan.traffic_management_type,
    }


FORWARD_PLAN = Kind(
    key="forward_plan",
    words="Forward plan",
    begin="Announce a forward plan",
    help="To announce major works long before they are applied for. It creates the work.",
    service=Work,
    operation="create_forward_plan",
    reference=REFERENCE,
    lost=OwnReference(held),
    tell=told,
    begins_with=begins_with,
)

FORWARD_PLAN_UPDATE = Kind(
    key="forward_plan_update",
    words="Changed forward plan",
    begin="Change a forward plan",
    help="Other dates, another place, other words, while the plan is raised.",
    service=Work,
    operation="update_forward_plan",
    changes=True,
    reference=REFERENCE,
    lost=Changed(says),
    tell=told,
    hangs_on=HangsOn("Reference of the plan or its work", find, read),
)
