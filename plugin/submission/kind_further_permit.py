"""A further permit on a work (POST works/{work}/permits): to come back, after a refusal, out of a PAA or a plan."""

from __future__ import annotations

from typing import Any

from ..streetmanager.permit_records import PermitResponse, PermitSummary
from ..streetmanager.uk_time import uk_day
from ..streetmanager.work import Work
from ..streetmanager.work_records import WorkResponse
from ..streetmanager.work_service.forward_plan_replies import ForwardPlanResponse
from ..streetmanager.work_service.further_permit_records import PermitCreateRequest
from .kind import HangsOn, Kind, References
from .lost_answers import Facts, Held, Listed
from .originals import PLACE_STAYS, Candidate, NothingToHangOn, Original
from .receipt import permit_told
from .recorded_answers import recorded_answers
from .street_values import padded
from .work_on_record import dates_words, status_words, work_of, work_words

# What says that it is the same application as the one that was sent.
SAME = (
    *("proposed_start_date", "proposed_end_date", "work_type", "activity_type"),
    *("description_of_work", "works_location_description", "traffic_management_type"),
)
_OPEN = ("submitted", "under_assessment", "permit_modification_request", "granted")
_REFUSED = (
    "The last permit was refused, and after a refusal the place cannot be another one. "
    "Take the shape away again: the works stay where they are."
)


def find(reference: str, service: Any) -> list[Candidate]:
    """The work of a reference. NothingToHangOn where it has a permit that goes on."""
    work = work_of(reference, service)
    why_not = _why_not(work)
    if why_not:
        raise NothingToHangOn(why_not)
    return [Candidate({"work_reference_number": work.work_reference_number}, work_words(work))]


def _why_not(work: WorkResponse) -> str:
    permit = _last(work)
    if permit is None or permit.permit_status not in _OPEN:
        return ""
    if permit.work_category == "paa" and permit.permit_status == "granted":
        return ""
    status = status_words(permit.permit_status, permit.permit_status_string)
    return (
        f"The work has a permit already, {permit.permit_reference_number} ({status}). "
        "Change that one, or wait until it has come to its end."
    )


def _last(work: WorkResponse) -> PermitSummary | None:
    if work.active_permit is not None:
        return work.active_permit
    return max(work.permits, key=lambda one: one.permit_reference_number, default=None)


def read(references: References, service: Any) -> Original:
    """The last permit of the work, or its forward plan, as a further permit begins from it."""
    work = service.work.get_work(references["work_reference_number"])
    last = _last(work)
    if last is not None:
        permit = service.work.get_permit(work.work_reference_number, last.permit_reference_number)
        return _after_permit(references, work, permit, service)
    if work.forward_plan is not None:
        plan = service.work.get_forward_plan(
            work.work_reference_number, work.forward_plan.forward_plan_reference_number
        )
        return _after_plan(references, work, plan, service)
    return Original(references, (work_words(work),), work.works_coordinates, _of_work(work), work.usrn)


def _of_work(work: WorkResponse) -> dict[str, Any]:
    promoter, prefix = work.promoter_swa_code, work.workstream_prefix
    found = {"promoter_swa_code": padded(promoter) or None, "workstream_prefix": prefix}
    return {name: value for name, value in found.items() if value}


def _after_permit(references: References, work: Any, permit: PermitResponse, service: Any) -> Original:
    answers = {**_of_work(work), **recorded_answers(permit, PermitCreateRequest, service.version)}
    told = [work_words(work), _standing(permit)]
    if permit.permit_status == "refused":
        answers[PLACE_STAYS] = _REFUSED
        told.append("After a refusal the place cannot be another one, so nothing is drawn.")
    geometry = permit.works_coordinates or work.works_coordinates
    return Original(references, tuple(told), geometry, answers, work.usrn)


def _standing(permit: PermitResponse) -> str:
    reference = permit.permit_reference_number
    if permit.work_category == "paa":
        return f"This progresses its authorisation {reference} (PAA) to a permit."
    status = status_words(permit.permit_status, permit.permit_status_string)
    dates = dates_words(permit.proposed_start_date, permit.proposed_end_date)
    return f"Its last permit is {reference}: {status}, {dates}. Give the dates of the new one."


def _after_plan(references: References, work: Any, plan: ForwardPlanResponse, service: Any) -> Original:
    answers = {
        **_of_work(work),
        **recorded_answers(plan, PermitCreateRequest, service.version),
        **plan_as_permit(plan),
    }
    dates = dates_words(plan.start_date, plan.end_date)
    told = (
        f"This progresses its forward plan {plan.forward_plan_reference_number} ({dates}) to an application."
    )
    return Original(
        references,
        (work_words(work), told),
        plan.works_coordinates or work.works_coordinates,
        answers,
        work.usrn,
    )


def plan_as_permit(plan: ForwardPlanResponse) -> dict[str, Any]:
    """What a plan says under other names than an application."""
    found = {
        "work_type": "planned",
        "application_type": "permit",
        "proposed_start_date": uk_day(plan.start_date) if plan.start_date else None,
        "proposed_end_date": uk_day(plan.end_date) if plan.end_date else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def listed(references: References, body: Facts, service: Any) -> list[Held]:
    """The permits of the work."""
    work = service.work.get_work(references["work_reference_number"])
    return [Held({"permit_reference_number": permit.permit_reference_number}) for permit in work.permits]


def facts(concerning: References, references: References, service: Any) -> Facts:
    """What a permit says that was sent, too."""
    permit = service.work.get_permit(
        concerning["work_reference_number"], references["permit_reference_number"]
    )
    return {name: getattr(permit, name) for name in SAME}


FURTHER_PERMIT = Kind(
    key="further_permit",
    words="Further permit on a work",
    begin="Apply for a further permit",
    help="On works that are known already: to progress a PAA or a forward plan, to come back, after a refusal.",
    service=Work,
    operation="create_permit",
    reference="permit_reference_number",
    lost=Listed("permit_reference_number", listed, facts),
    tell=permit_told,
    hangs_on=HangsOn("Reference of the work, its PAA or its plan", find, read),
)
