"""Applying for a permit: what is taken in, what is refused, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from plugin.practice.create_work import geometry_fault
from plugin.practice.server import PracticeServer

from .applications import TRENCH, application
from .caller import Caller, box

Start = Callable[..., PracticeServer]
RESTRICTED = {"message": "Access restricted", "error": {"status": 401}}
EARLY: dict[str, Any] = {
    "proposed_start_date": "2026-11-26T00:00:00.000Z",
    "proposed_end_date": "2026-11-26T00:00:00.000Z",
}


def _fields(answer: Any) -> set[str]:
    assert answer.status_code == 400, answer.text
    return set(answer.json()["error"]["fields"])


@pytest.mark.parametrize("version", ["v1", "v2", "v6"])
def test_what_was_submitted_is_on_the_map_at_once(start: Start, version: str) -> None:
    server = start()
    planner = Caller(server.address, version).sign_in()
    held = server.works_held()
    created = planner.post("work/works", application(version))
    assert created.status_code == 201
    reference = created.json()["work_reference_number"]
    assert re.fullmatch(r"ZA001\d{8}", reference)
    assert created.json()["permit_reference_number"] == f"{reference}-01"
    found = planner.get(
        "geojson/works", **box(470_059, 309_879, 470_065, 309_887), work_reference_number=reference
    )
    (feature,) = found.json()["features"]
    assert feature["geometry"]["coordinates"] == TRENCH["coordinates"]
    assert feature["properties"]["work_category"] == "minor"
    assert feature["properties"]["permit_status"] == "submitted"
    assert feature["properties"]["start_date"] == "2027-01-11T00:00:00.000Z"
    assert server.works_held() == held + 1


def test_our_own_reference_once_and_whatever_its_case(start: Start) -> None:
    planner = Caller(start().address).sign_in()
    sent = application(work_reference_number="ZA001-Job_42")
    assert planner.post("work/works", sent).json()["permit_reference_number"] == "ZA001-Job_42-01"
    again = planner.post("work/works", application(work_reference_number="za001-JOB_42"))
    assert again.status_code == 409 and again.json()["error"] == {"status": 409}
    assert planner.get("work/works/za001-job_42").json()["work_reference_number"] == "ZA001-Job_42"
    assert planner.get("work/works/ZA001-JOB_43").status_code == 404
    assert planner.get("work/works/ZA001-Job_42/permits/ZA001-Job_42-02").status_code == 404


def test_a_refused_application_leaves_nothing(start: Start) -> None:
    server = start()
    planner = Caller(server.address).sign_in()
    refused = planner.post("work/works", application(work_reference_number="ZA00100000042", usrn=12))
    assert "usrn" in _fields(refused)
    assert planner.post("work/works", application(work_reference_number="ZA00100000042")).status_code == 201


def test_who_may_apply_for_whom(start: Start) -> None:
    address = start().address
    authority, planner, contractor = (
        Caller(address).sign_in(who) for who in ("authority", "planner", "contractor")
    )
    assert authority.post("work/works", application()).json() == RESTRICTED
    assert planner.post("work/works", application(promoter_swa_code="ZZ02")).json() == RESTRICTED
    assert contractor.post("work/works", application(promoter_swa_code="ZZ02")).status_code == 201
    assert contractor.post("work/works", application(promoter_swa_code="ZZ04")).json() == RESTRICTED
    assert planner.post("work/works", application(workstream_prefix="003")).json() == RESTRICTED


def test_a_workstream_is_found_where_none_is_named(start: Start) -> None:
    planner = Caller(start().address).sign_in()
    created = planner.post("work/works", application(workstream_prefix=None)).json()
    assert created["work_reference_number"].startswith("ZA001")
    assert "workstream_prefix" in _fields(planner.post("work/works", application(workstream_prefix="777")))
    assert "workstream_prefix" in _fields(planner.post("work/works", application(workstream_prefix="000")))


def test_who_may_read_the_whole_work(start: Start) -> None:
    address = start().address
    planner = Caller(address).sign_in()
    reference = planner.post("work/works", application()).json()["work_reference_number"]
    for who, may in (
        ("planner", True),
        ("contractor", True),
        ("authority", True),
        ("gas", False),
        ("trunk", False),
    ):
        caller = Caller(address).sign_in(who)
        whole = caller.get(f"work/works/{reference}")
        assert whole.status_code == 200 if may else whole.json() == RESTRICTED, who
        assert caller.get(f"work/works/{reference}/permits/{reference}-01").status_code == 200, who


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"usrn": 99_999_999}, "usrn"),
        ({"usrn": "99900003"}, "usrn"),
        ({"highway_authority_swa_code": "ZZ11"}, "highway_authority_swa_code"),
        ({"promoter_swa_code": "ZZ99"}, "promoter_swa_code"),
        ({"proposed_end_date": "2027-01-10T00:00:00.000Z"}, "proposed_end_date"),
        ({"proposed_end_date": "2032-01-12T00:00:00.000Z"}, "proposed_end_date"),
        ({"proposed_start_date": "soon"}, "proposed_start_date"),
        ({"traffic_management_type": "temp_obstruction_15_minute_delay"}, "traffic_management_type"),
        ({"location_types": ["moon"]}, "location_types"),
        ({"excavation": "yes"}, "excavation"),
        ({"is_ttro_required": None}, "is_ttro_required"),
        ({"work_type": "immediate"}, "immediate_risk"),
        ({"collaborative_working": True}, "collaboration_type"),
        ({"work_reference_number": "ZA001 1"}, "work_reference_number"),
        ({"close_footpath": "no"}, "close_footpath"),
        ({"made_up_field": 1}, "made_up_field"),
        ({"permit_asds": [{"special_desig_start_time": 2}]}, "permit_asds.0.street_special_desig_code"),
        (EARLY, "early_start_pre_approval"),
    ],
)
def test_what_is_wrong_is_named(planner: Caller, changes: dict[str, Any], field: str) -> None:
    assert field in _fields(planner.post("work/works", application(**changes)))


def test_several_faults_are_named_at_once(planner: Caller) -> None:
    sent = application(description_of_work=None, works_coordinates=None, usrn=12)
    assert _fields(planner.post("work/works", sent)) >= {"description_of_work", "works_coordinates", "usrn"}


@pytest.mark.parametrize("body", [[], "text", 4, None])
def test_a_body_that_is_no_record(planner: Caller, body: Any) -> None:
    assert _fields(planner.post("work/works", body)) == {"body"}


def test_an_early_start_needs_a_reason_or_leave(start: Start) -> None:
    planner = Caller(start().address).sign_in()
    reason: dict[str, Any] = {"early_start_pre_approval": False, "early_start_reason": "Leak"}
    created = planner.post("work/works", application(**EARLY, **reason)).json()
    reference = created["work_reference_number"]
    permit = planner.get(f"work/works/{reference}/permits/{reference}-01").json()
    assert permit["is_early_start"] is True and permit["early_start_reason"] == "Leak"


def test_a_traffic_order_makes_it_a_paa(start: Start) -> None:
    planner = Caller(start().address).sign_in()
    created = planner.post(
        "work/works",
        application(
            is_ttro_required=True,
            traffic_management_type="road_closure",
            proposed_start_date="2027-04-12T00:00:00.000Z",
            proposed_end_date="2027-04-13T00:00:00.000Z",
        ),
    ).json()
    reference = created["work_reference_number"]
    assert planner.get(f"work/works/{reference}").json()["active_permit"]["work_category"] == "paa"


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [470000, 310000]},
        {"type": "Point", "coordinates": [1, 1, 5]},
        {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
        {
            "type": "Polygon",
            "coordinates": [[[0, 0], [9, 9], [0, 9], [9, 0]]],
        },  # crosses, open, far away: all taken
    ],
)
def test_shapes_that_the_service_takes(geometry: dict[str, Any]) -> None:
    assert geometry_fault(geometry) is None


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        [],
        {"type": "Point"},
        {"type": "MultiPoint", "coordinates": [[1, 2]]},
        {"type": "Point", "coordinates": [1]},
        {"type": "Point", "coordinates": [-1, 2]},
        {"type": "Point", "coordinates": ["1", "2"]},
        {"type": "Point", "coordinates": [True, 2]},
        {"type": "Point", "coordinates": [float("nan"), 2]},
        {"type": "LineString", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": [[1, 2], [3, 4]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Point", "coordinates": [1, 2], "crs": {}},
    ],
)
def test_shapes_that_it_refuses(geometry: Any) -> None:
    assert geometry_fault(geometry)


def test_a_crossing_polygon_is_taken_and_found_again(start: Start) -> None:
    planner = Caller(start().address).sign_in()
    bow = {
        "type": "Polygon",
        "coordinates": [
            [[470060, 309880], [470064, 309886], [470064, 309880], [470060, 309886], [470060, 309880]]
        ],
    }
    reference = planner.post("work/works", application(works_coordinates=bow)).json()["work_reference_number"]
    found = planner.get(
        "geojson/works", **box(470_059, 309_879, 470_065, 309_887), work_reference_number=reference
    )
    assert found.json()["features"][0]["geometry"]["coordinates"] == bow["coordinates"]


@pytest.mark.parametrize(
    ("version", "name"), [("v2", "work_reference_number"), ("v6", "workReferenceNumber")]
)
def test_the_category_of_a_work_that_is_a_paa_already(start: Start, version: str, name: str) -> None:
    planner = Caller(start().address, version).sign_in()
    dates = {
        "proposed_start_date": "2027-04-12T00:00:00.000Z",
        "proposed_end_date": "2027-05-12T00:00:00.000Z",
    }
    reference = planner.post("work/works", application(version, **dates)).json()["work_reference_number"]
    asked = {"work_type": "planned", "is_ttro_required": "false", **dates}
    assert planner.get("work/permits/category", **asked).json()["work_category"] == "paa"
    assert (
        planner.get("work/permits/category", **asked, **{name: reference}).json()["work_category"] == "major"
    )


def test_category_and_notice(planner: Caller) -> None:
    answer = planner.get(
        "work/permits/category", work_type="planned", **EARLY, is_ttro_required="false"
    ).json()
    assert answer["work_category"] == "minor" and answer["is_early_start"] is True
    assert answer["duration"] == {"calendar_days": 1, "working_days": 1}
    urgent = planner.get(
        "work/permits/category", work_type="immediate", **EARLY, immediate_risk="true"
    ).json()
    assert (urgent["work_category"], urgent["is_early_start"]) == ("immediate_emergency", False)
    assert _fields(planner.get("work/permits/category")) == {
        "work_type",
        "proposed_start_date",
        "proposed_end_date",
    }
    assert _fields(planner.get("work/permits/category", work_type="later", **EARLY)) == {"work_type"}
