"""Activities, forward plans, section 58s and HS2 limits of the practice town, in every version's shape."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import shapely

from plugin.practice.server import PracticeServer

from .caller import Caller, box
from .conftest import TODAY
from .definitions import faults, folder

VERSIONS = ("v1", "v2", "v6")
EVERYWHERE = box(466_000, 306_000, 474_000, 314_000)
COLLECTIONS = {
    "activities": "ActivityResponse",
    "forward-plans": "ForwardPlanResponse",
    "section-58s": "Section58Response",
}
REFERENCES = {
    "activities": "activity_reference_number",
    "forward-plans": "forward_plan_reference_number",
    "section-58s": "section_58_reference_number",
}
Start = Callable[..., PracticeServer]


@pytest.fixture()
def generous(start: Start) -> PracticeServer:
    """A service that gives everything in one answer."""
    return start(cap=100_000)


def found(caller: Caller, path: str, **asked: Any) -> list[dict[str, Any]]:
    answer = caller.get(f"geojson/{path}", **{**EVERYWHERE, **asked})
    assert answer.status_code == 200, answer.text
    features: list[dict[str, Any]] = answer.json()["features"]
    return features


def collections_of(version: str) -> list[str]:
    return [path for path in COLLECTIONS if version == "v6" or path != "section-58s"]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_feature_has_the_shape_that_is_defined(version: str, generous: PracticeServer) -> None:
    folder()
    planner = Caller(generous.address, version).sign_in()
    for path in collections_of(version):
        answer = planner.get(f"geojson/{path}", **EVERYWHERE).json()
        assert faults(version, "geojson", {"$ref": COLLECTIONS[path]}, answer, path) == []
    railway = Caller(generous.address, version).sign_in("highspeed")
    phase = {"phase": "phase_1"} if version == "v6" else {}
    limits = railway.get("geojson/hs2-act-limits", **EVERYWHERE, **phase).json()
    assert faults(version, "geojson", {"$ref": "Hs2ActLimitsResponse"}, limits, "limits") == []
    assert limits["features"]


@pytest.mark.parametrize("version", VERSIONS)
def test_there_are_many_of_each_and_each_only_once(version: str, generous: PracticeServer) -> None:
    planner = Caller(generous.address, version).sign_in()
    for path in collections_of(version):
        references = [f["properties"][REFERENCES[path]] for f in found(planner, path)]
        assert len(references) > 40
        assert len(set(references)) == len(references)
    kinds = {f["properties"]["activity_type"] for f in found(planner, "activities")}
    assert kinds >= {"skips", "scaffolding", "event", "section50", "hoarding", "compound", "other"}
    assert ("section58" in kinds) == (version != "v6")


def test_shapes_of_every_kind_near_the_town(generous: PracticeServer) -> None:
    planner = Caller(generous.address, "v6").sign_in()
    town = shapely.box(468_700, 308_700, 471_300, 311_300)
    for path, kinds in (
        ("activities", {"Point", "LineString", "Polygon"}),
        ("forward-plans", {"Point", "LineString", "Polygon"}),
        ("section-58s", {"Polygon"}),
    ):
        shapes = [shapely.geometry.shape(f["geometry"]) for f in found(planner, path)]
        assert {shape.geom_type for shape in shapes} >= kinds
        assert all(shape.is_valid and town.contains(shape) for shape in shapes)
        if path == "section-58s":  # by the definitions, a line or a polygon
            assert {shape.geom_type for shape in shapes} <= {"LineString", "Polygon"}


def test_section_58s_are_proposed_and_in_force(generous: PracticeServer) -> None:
    planner = Caller(generous.address, "v6").sign_in()
    for one in (f["properties"] for f in found(planner, "section-58s")):
        start, end = date.fromisoformat(one["start_date"][:10]), date.fromisoformat(one["end_date"][:10])
        status = one["section_58_status"]
        assert status != "proposed" or start > TODAY
        assert status != "in_force" or start <= TODAY <= end + timedelta(days=7)
    statuses = [f["properties"]["section_58_status"] for f in found(planner, "section-58s")]
    assert statuses.count("proposed") > 5 and statuses.count("in_force") > 15


def test_only_what_lies_in_the_box_on_the_days(generous: PracticeServer) -> None:
    planner = Caller(generous.address).sign_in()
    area = (469_800, 309_800, 470_200, 310_200)
    start, end = TODAY, TODAY + timedelta(days=7)
    asked = {**box(*area), "start_date": f"{start}", "end_date": f"{end}"}
    for path in collections_of("v2"):
        expected = {
            f["properties"][REFERENCES[path]]
            for f in found(planner, path)
            if shapely.geometry.shape(f["geometry"]).intersects(shapely.box(*area))
            and f["properties"]["start_date"][:10] <= f"{end}"
            and f["properties"]["end_date"][:10] >= f"{start}"
        }
        got = [f["properties"][REFERENCES[path]] for f in found(planner, path, **asked)]
        assert sorted(got) == sorted(expected)
        assert expected


def test_the_cap_holds_for_them_too(planner: Caller) -> None:
    refused = planner.get("geojson/activities", **EVERYWHERE)
    assert refused.status_code == 403 and "100 results" in refused.json()["message"]


@pytest.mark.parametrize("path", ["forward-plans", "section-58s"])
def test_one_by_its_reference(path: str, generous: PracticeServer) -> None:
    planner = Caller(generous.address, "v6").sign_in()
    name = REFERENCES[path]
    reference = found(planner, path)[3]["properties"][name]
    one = found(planner, path, **{name: reference.lower()})
    assert [f["properties"][name] for f in one] == [reference]
    assert found(planner, path, **{name: "ZZ999"}) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_an_activity_in_full(version: str, generous: PracticeServer) -> None:
    folder()
    planner = Caller(generous.address, version).sign_in()
    for one in found(planner, "activities")[::9]:
        answer = planner.get(f"work/activity/{one['properties']['activity_reference_number']}")
        assert answer.status_code == 200
        assert faults(version, "work", {"$ref": "ActivityResponse"}, answer.json(), "activity") == []
        assert answer.json()["activity_coordinates"]["coordinates"] == one["geometry"]["coordinates"]
    assert planner.get("work/activity/ZRACT99999999x").status_code == 404


@pytest.mark.parametrize("version", VERSIONS)
def test_hs2_limits_are_for_the_railway_and_the_authorities(version: str, service: PracticeServer) -> None:
    phase = {"phase": "phase_2a"} if version == "v6" else {}
    for name, status in (
        ("planner", 401),
        ("contractor", 401),
        ("highspeed", 200),
        ("authority", 200),
        ("trunk", 200),
    ):
        answer = (
            Caller(service.address, version)
            .sign_in(name)
            .get("geojson/hs2-act-limits", **EVERYWHERE, **phase)
        )
        assert answer.status_code == status, name
    assert (
        "Access restricted"
        in Caller(service.address, version)
        .sign_in()
        .get("geojson/hs2-act-limits", **EVERYWHERE, **phase)
        .text
    )


def test_the_phases_of_hs2_are_asked_for_one_by_one_in_v6(service: PracticeServer) -> None:
    railway = Caller(service.address, "v6").sign_in("highspeed")
    assert railway.get("geojson/hs2-act-limits", **EVERYWHERE).status_code == 400
    assert railway.get("geojson/hs2-act-limits", **EVERYWHERE, phase="phase_9").status_code == 400
    parts = {phase: len(found(railway, "hs2-act-limits", phase=phase)) for phase in ("phase_1", "phase_2a")}
    assert min(parts.values()) > 1
    older = Caller(service.address, "v2").sign_in("highspeed")
    assert len(found(older, "hs2-act-limits")) == sum(parts.values())


def test_they_stay_the_same_and_move_on_by_whole_weeks(start: Start) -> None:
    before = Caller(start(cap=100_000).address, "v6").sign_in()
    first = {path: found(before, path) for path in COLLECTIONS}
    after = Caller(start(cap=100_000, today=TODAY + timedelta(days=14)).address, "v6").sign_in()
    for path, features in first.items():
        moved = found(after, path)
        assert [f["geometry"] for f in moved] == [f["geometry"] for f in features]
        days = {
            (
                date.fromisoformat(new["properties"]["start_date"][:10])
                - date.fromisoformat(old["properties"]["start_date"][:10])
            ).days
            for new, old in zip(moved, features)
        }
        assert days == {14}


def test_a_town_of_an_older_edition_is_furnished_anew(start: Start) -> None:
    server = start(cap=100_000)
    store = server._store
    assert store is not None
    with store._lock:
        store._connection.execute("delete from records")
        store._connection.execute("update facts set value = '1' where name = 'edition'")
    again = start(cap=100_000)
    assert len(found(Caller(again.address).sign_in(), "activities")) > 200
