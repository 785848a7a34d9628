"""Sequencing, Forward plans; activities; geographical areas: what is announced, and an authority's own."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from plugin.streetmanager.work_service.activity_records import (
    ActivityCancelRequest,
    ActivityCreateRequest,
    ActivityUpdateRequest,
)
from plugin.streetmanager.work_service.forward_plan_records import (
    ForwardPlanCancelRequest,
    ForwardPlanCreateRequest,
    ForwardPlanUpdateRequest,
)
from plugin.streetmanager.work_service.geographical_areas import area_file

from .people import COUNTY, HIGH_STREET, IN_GOOD_TIME, START, TRENCH, WATER, Cast, listed, refused

HERE = (470059.0, 309879.0, 470065.0, 309887.0)
BEGIN, END = date(2027, 9, 6), date(2027, 12, 3)
PLAN: dict[str, Any] = {
    "works_coordinates": TRENCH,
    "start_date": BEGIN,
    "end_date": END,
    "description_of_work": "Renew the trunk main",
    "works_location_description": "All of it",
}


def plan(**changes: Any) -> ForwardPlanCreateRequest:
    """A forward plan of the promoter."""
    values = {
        **PLAN,
        "promoter_swa_code": WATER,
        "highway_authority_swa_code": COUNTY,
        "usrn": HIGH_STREET,
        "workstream_prefix": "001",
    }
    return ForwardPlanCreateRequest(**{**values, **changes})


def test_plans_submitted_updated_and_cancelled(cast: Cast) -> None:
    """Forward plans: a contractor submits one for the promoter; it is updated and cancelled."""
    past = plan(start_date=date(2026, 1, 5))
    refused(400, cast.promoter.work.create_forward_plan, past, fields=("start_date",))
    refused(401, cast.authority.work.create_forward_plan, plan())
    refused(401, cast.gas.work.create_forward_plan, plan())
    made = cast.contractor.work.create_forward_plan(plan())
    where = (made.work_reference_number, made.forward_plan_reference_number)
    told = cast.promoter.work.get_forward_plan(*where)
    assert told.forward_plan_status == "raised"
    assert told.start_date and told.start_date.date() == BEGIN
    assert cast.work(where[0]).work_status == "planned"
    shown = cast.gas.geojson.get_forward_plans(HERE, BEGIN, END, where[1])
    assert len(shown["features"]) == 1
    (row,) = listed(cast.contractor.reporting.get_forward_plans, where[0], swa_code=WATER)
    assert row.forward_plan_status == "raised"
    shorter = ForwardPlanUpdateRequest(
        **{**PLAN, "description_of_work": "Half", "end_date": date(2027, 11, 1)}
    )
    refused(401, cast.gas.work.update_forward_plan, *where, shorter)
    cast.contractor.work.update_forward_plan(*where, shorter)
    told = cast.promoter.work.get_forward_plan(*where)
    assert told.description_of_work == "Half"
    assert told.end_date and told.end_date.date() == date(2027, 11, 1)
    refused(409, cast.promoter.work.update_actual_start_date, where[0], START)
    no = ForwardPlanCancelRequest(cancelled_reason="No money")
    cast.promoter.work.cancel_forward_plan(*where, no)
    assert cast.promoter.work.get_forward_plan(*where).forward_plan_status == "cancelled"
    assert cast.work(where[0]).work_status == "cancelled"
    refused(409, cast.promoter.work.cancel_forward_plan, *where, no)
    refused(409, cast.promoter.work.update_forward_plan, *where, shorter)


def test_plans_progressed(cast: Cast) -> None:
    """Forward plans: one goes on to a provisional advance authorisation, and that to a permit."""
    made = cast.promoter.work.create_forward_plan(plan())
    work, reference = made.work_reference_number, made.forward_plan_reference_number
    dates = {**IN_GOOD_TIME, "proposed_start_date": BEGIN, "proposed_end_date": END}
    paa = cast.promoter.work.create_permit(work, cast.further(**dates)).permit_reference_number
    assert cast.permit(work, paa).work_category == "paa"
    assert cast.permit(work, paa).works_coordinates == TRENCH
    assert cast.promoter.work.get_forward_plan(work, reference).forward_plan_status == "progressed"
    refused(
        409,
        cast.promoter.work.cancel_forward_plan,
        work,
        reference,
        ForwardPlanCancelRequest(cancelled_reason="x"),
    )
    cast.grant(work, paa)
    permit = cast.promoter.work.create_permit(work, cast.further(**dates)).permit_reference_number
    cast.grant(work, permit)
    assert cast.states(work, permit) == ("planned", "granted")
    assert cast.permit(work, paa).permit_status == "progressed"


ACTIVITY: dict[str, Any] = {
    "activity_name": "Skip",
    "activity_activity_type": "skips",
    "start_date": date(2026, 12, 1),
    "end_date": date(2026, 12, 3),
    "location_types": ["carriageway"],
    "activity_location_description": "Outside number 4",
    "traffic_management_type": "no_carriageway_incursion",
    "collaborative_working": False,
}


def test_activities_added_updated_and_cancelled(cast: Cast) -> None:
    """Activities: an authority adds one, everybody sees it; it is updated in its place and cancelled."""
    create = ActivityCreateRequest(**ACTIVITY, usrn=HIGH_STREET, activity_coordinates=TRENCH)
    refused(401, cast.promoter.work.create_activity, create)
    refused(401, cast.contractor.work.create_activity, create)
    reference = cast.authority.work.create_activity(create).activity_reference_number
    told = cast.promoter.work.get_activity(reference)
    assert told.activity_name == "Skip" and told.activity_coordinates == TRENCH
    assert _shown(cast, reference)["activity_name"] == "Skip"
    large = ActivityUpdateRequest(**{**ACTIVITY, "activity_name": "Large skip"})
    refused(401, cast.promoter.work.update_activity, reference, large)
    cast.authority.work.update_activity(reference, large)
    told = cast.contractor.work.get_activity(reference)
    assert told.activity_name == "Large skip" and told.activity_coordinates == TRENCH
    assert not _shown(cast, reference)["cancelled"]
    no = ActivityCancelRequest(cancellation_reason="Not needed")
    cast.authority.work.cancel_activity(reference, no)
    assert _shown(cast, reference)["cancelled"]
    refused(409, cast.authority.work.cancel_activity, reference, no)
    refused(409, cast.authority.work.update_activity, reference, large)


def _shown(cast: Cast, reference: str) -> dict[str, Any]:
    got = cast.gas.geojson.get_activities(HERE, date(2026, 12, 1), date(2026, 12, 3))
    every = [feature["properties"] for feature in got["features"]]
    (found,) = [one for one in every if one["activity_reference_number"] == reference]
    return dict(found)


def test_areas_made_and_changed(cast: Cast) -> None:
    """Geographical areas: an authority makes one out of USRNs, lists works in it, and replaces its streets."""
    name = f"North {secrets.token_hex(3)}"
    file = area_file(name, [HIGH_STREET, 99900001])
    refused(401, cast.promoter.work.create_geographical_area, file, *_person(cast))
    refused(401, cast.contractor.work.create_geographical_area, file, *_person(cast))
    ours = cast.authority
    made = ours.work.create_geographical_area(file, *_person(cast))
    area = made.geographical_area_reference_number
    refused(409, ours.work.create_geographical_area, file, *_person(cast))
    assert _usrns(cast, area) == 2
    work, _ = cast.apply()
    inside = {"geographical_area_reference_number": [area], "sort_column": "date_created"}
    assert listed(ours.reporting.get_permits, work, **inside)
    ours.work.update_geographical_area(area, area_file(name, [99900001]), *_person(cast))
    assert _usrns(cast, area) == 1
    assert not listed(ours.reporting.get_permits, work, **inside)


def _person(cast: Cast) -> tuple[str, ...]:
    return ("17", "Harry Way") if cast.has_v2 else ()


def _usrns(cast: Cast, area: str | None) -> int | None:
    every = cast.authority.reporting.get_geographical_areas()
    (found,) = [one for one in every if one.geographical_area_reference_number == area]
    return found.number_of_usrns
