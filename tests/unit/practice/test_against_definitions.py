"""What the practice service answers has the very shape that the real one defines, in every version."""

from __future__ import annotations

from typing import Any

import pytest

from plugin.practice.server import PracticeServer

from .applications import application
from .caller import Caller, box
from .definitions import faults, folder, records

VERSIONS = ("v1", "v2", "v6")


def _check(version: str, service: str, record: str, value: Any) -> None:
    assert faults(version, service, {"$ref": record}, value, record) == []


@pytest.fixture(params=VERSIONS)
def caller(request: pytest.FixtureRequest, service: PracticeServer) -> Caller:
    """A planner in each version."""
    folder()
    return Caller(service.address, request.param).sign_in()


def test_the_check_finds_what_is_wrong() -> None:
    good = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}}
    found = faults(
        "v1", "geojson", {"$ref": "WorkFeature"}, {**good, "properties": {"work_category": "huge", "x": 1}}
    )
    assert ".properties.work_category: 'huge' is not among the choices" in found
    assert ".properties.x: not defined" in found
    assert ".properties.permit_status: missing" in found
    assert faults("v2", "geojson", {"$ref": "WorkFeature"}, good)[0] == ".geometry.type_string: missing"


def test_sign_in(caller: Caller) -> None:
    _check(caller.version, "work", "AuthenticationResponse", caller.tokens)
    refreshed = caller.post("party/refresh", {"refresh_token": caller.tokens["refreshToken"]}).json()
    _check(caller.version, "party", "TokenRefreshResponse", refreshed)


def test_one_work_in_five(caller: Caller, start: Any) -> None:
    everything = Caller(start(cap=100_000).address, caller.version).sign_in()
    answer = everything.get("geojson/works", **box(468000, 308000, 472000, 312000)).json()
    assert len(answer["features"]) == 3000
    answer["features"] = answer["features"][::5]
    _check(caller.version, "geojson", "WorkResponse", answer)


def test_values_that_came_later(start: Any) -> None:
    server = start(cap=100_000)
    area = box(468000, 308000, 472000, 312000)
    found = {
        version: Caller(server.address, version).sign_in().get("geojson/works", **area).json()["features"]
        for version in VERSIONS
    }
    seen = {
        version: {
            (
                f["properties"]["traffic_management_type"],
                f["properties"].get("traffic_management_type_string"),
            )
            for f in features
        }
        for version, features in found.items()
    }
    assert ("upcoming_enum", "Temporary obstruction 15 minute delay") in seen["v2"]
    assert ("temp_obstruction_15_minute_delay", "Temporary obstruction 15 minute delay") in seen["v6"]
    assert {string for _, string in seen["v1"]} == {None}
    statuses = {
        (f["properties"]["permit_status"], f["properties"]["permit_status_string"]) for f in found["v6"]
    }
    assert ("upcoming_enum", "Under assessment") in statuses


def test_streets(caller: Caller, service: PracticeServer) -> None:
    summaries = caller.get("lookup/nsg/search", query="market rehearsal").json()
    assert len(summaries) > 200
    # The old streets come in every kind; of those that grew, one in four will do.
    old = [summary for summary in summaries if summary["usrn"] < 99_900_050]
    for summary in old + summaries[::4]:
        _check(caller.version, "lookup", "StreetSummaryResponse", summary)
        street = caller.get(f"lookup/nsg/streets/{summary['usrn']}").json()
        _check(caller.version, "lookup", "StreetResponse", street)


def test_people_and_organisations(caller: Caller) -> None:
    version = caller.version
    _check(version, "party", "UserResponse", caller.get("party/users/planner@practice.example").json())
    for summary in caller.get("party/organisations").json():
        _check(version, "party", "OrganisationSummaryResponse", summary)
        whole = caller.get(f"party/organisations/{summary['organisation_reference']}").json()
        _check(version, "party", "OrganisationResponse", whole)
    streams = caller.get("party/organisations/ZZ01/workstreams").json()
    assert [stream["prefix"] for stream in streams] == ["001", "002", "003"]
    for stream in streams:
        _check(version, "party", "WorkstreamResponse", stream)
    contractor = Caller(caller.address, version).sign_in("contractor")
    user = contractor.get("party/users/contractor@practice.example", swaCode="ZZ02").json()
    _check(version, "party", "UserResponse", user)
    assert [contract["organisation_reference"] for contract in user["contracts"]] == ["ZZ01", "ZZ02"]
    assert len(user["workstreams"]) == 3


def test_permits_and_works(caller: Caller, start: Any) -> None:
    version = caller.version
    mine = Caller(start(cap=100_000).address, version).sign_in()
    features = mine.get("geojson/works", **box(469900, 309900, 470100, 310100)).json()["features"]
    assert len(features) > 100
    for feature in features[::4]:
        facts = feature["properties"]
        reference, permit = facts["work_reference_number"], facts["permit_reference_number"]
        answer = mine.get(f"work/works/{reference}/permits/{permit}").json()
        _check(version, "work", "PermitResponse", answer)
        assert answer["promoter_swa_code"] == facts["promoter_swa_code"]
        if facts["promoter_swa_code"] == "ZZ01":
            _check(version, "work", "WorkResponse", mine.get(f"work/works/{reference}").json())


def test_a_full_application(start: Any, caller: Caller) -> None:
    version = caller.version
    mine = Caller(start().address, version).sign_in()
    asd = {"street_special_desig_code": 2, "special_desig_start_time": 800, "special_desig_end_time": 1830}
    sent = application(
        version,
        permit_asds=[asd],
        permit_conditions=[{"condition": "NCT02a", "comment": "Nights"}],
        internal_user_name="Ann",
        internal_user_identifier="ann-1",
    )
    created = mine.post("work/works", sent)
    assert created.status_code == 201, created.text
    _check(version, "work", "WorkCreateResponse", created.json())
    reference = created.json()["work_reference_number"]
    permit = mine.get(f"work/works/{reference}/permits/{reference}-01").json()
    _check(version, "work", "PermitResponse", permit)
    whole = mine.get(f"work/works/{reference}").json()
    _check(version, "work", "WorkResponse", whole)
    assert whole["history"][0]["internal_user_name"] == "Ann"
    assert permit["works_coordinates"] == sent["works_coordinates"]
    assert permit["street_name"] == "HIGH STREET"
    assert permit["permit_asds"][0]["special_desig_end_time"] == 1830


def test_category(caller: Caller) -> None:
    answer = caller.get(
        "work/permits/category",
        work_type="planned",
        proposed_start_date="2027-01-11T00:00:00Z",
        proposed_end_date="2027-01-13T00:00:00Z",
        is_ttro_required="false",
    )
    _check(caller.version, "work", "WorkCategoryResponse", answer.json())


@pytest.mark.parametrize("version", VERSIONS)
def test_every_required_field_is_asked_for(version: str, service: PracticeServer) -> None:
    """Leaving out any one field that the definitions require is a 400 that names it."""
    required = records(version, "work")["WorkCreateRequest"]["required"]
    planner = Caller(service.address, version).sign_in()
    assert len(required) > 15
    for name in required:
        answer = planner.post("work/works", application(version, **{name: None}))
        assert answer.status_code == 400, name
        assert name in answer.json()["error"]["fields"], name


@pytest.mark.parametrize("version", VERSIONS)
def test_every_longest_text_is_held_to(version: str, service: PracticeServer) -> None:
    """A text one longer than the definitions allow is a 400 that names it, wherever it counts at all."""
    planner = Caller(service.address, version).sign_in()
    checked = 0
    for name, field in records(version, "work")["WorkCreateRequest"]["properties"].items():
        limit = _longest(field.get("description", ""))
        if limit is None or name in {
            "hs2_highway_emails",
            "hs2_additional_usrns",
            "pre_approval_details",
            "pre_approval_authoriser",
            "early_start_reason",
        }:
            continue
        answer = planner.post(
            "work/works", application(version, **_shown(name, version), **{name: "x" * (limit + 1)})
        )
        assert answer.status_code == 400, name
        assert name in answer.json()["error"]["fields"], (name, answer.text)
        checked += 1
    assert checked > 14


def _longest(description: str) -> int | None:
    for line in description.splitlines():
        words = line.split()
        if words[:2] == ["Max", "length"] and words[3] == "characters":
            return int(words[2])
    return None


def _shown(name: str, version: str) -> dict[str, Any]:
    """The answers by which a field comes to count."""
    if name.startswith("emergency_contact"):
        return {"traffic_management_type": "two_way_signals"}
    if name == "can_collaborate_on_work_additional_details":
        return {"others_can_collaborate_on_work": True, "reason_for_non_collaboration": None}
    if name.startswith(("collaborat", "primary_promoter")):
        return {
            "collaborative_working": True,
            "others_can_collaborate_on_work": None,
            "reason_for_non_collaboration": None,
            **({"is_primary_promoter": True} if version == "v6" else {}),
        }
    return {}
