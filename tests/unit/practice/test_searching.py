"""Works in a box: the cap, dates, what intersects, and streets by place and text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

import pytest
import shapely

from plugin.practice.server import PracticeServer
from plugin.practice.work_shapes import place_of

from .caller import Caller, box

Start = Callable[..., PracticeServer]
TOWN = (468_000.0, 308_000.0, 472_000.0, 312_000.0)
FORTNIGHT = {"start_date": "2026-11-25T00:00:00.000Z", "end_date": "2026-12-09T00:00:00.000Z"}


def test_too_many_is_a_403_that_asks_to_refine(planner: Caller) -> None:
    answer = planner.get("geojson/works", **box(*TOWN), **FORTNIGHT)
    assert answer.status_code == 403
    assert "refine" in answer.json()["message"] and answer.json()["error"] == {"status": 403}


def test_the_cap_is_met_exactly(start: Start) -> None:
    server = start()
    planner = Caller(server.address).sign_in()
    area = (470_050.0, 309_800.0, 470_120.0, 309_900.0)
    held = server.works_held(area)
    server.manners.cap = held
    assert len(planner.get("geojson/works", **box(*area)).json()["features"]) == held > 5
    server.manners.cap = held - 1
    assert planner.get("geojson/works", **box(*area)).status_code == 403


@pytest.mark.parametrize("version", ["v1", "v2", "v6"])
def test_quartering_finds_every_work(service: PracticeServer, version: str) -> None:
    planner = Caller(service.address, version).sign_in()
    found: set[str] = set()
    calls = 0
    waiting = [(TOWN, date(2026, 11, 25), date(2026, 12, 9))]
    while waiting:
        area, first, last = waiting.pop()
        answer = planner.get(
            "geojson/works", **box(*area), start_date=f"{first}T00:00:00Z", end_date=f"{last}T00:00:00Z"
        )
        calls += 1
        if answer.status_code == 200:
            found |= {f["properties"]["work_reference_number"] for f in answer.json()["features"]}
            continue
        west, south, east, north = area
        if east - west > 10:
            middle, centre = (west + east) / 2, (south + north) / 2
            waiting += [
                (part, first, last)
                for part in (
                    (west, south, middle, centre),
                    (middle, south, east, centre),
                    (west, centre, middle, north),
                    (middle, centre, east, north),
                )
            ]
        else:
            half = first + (last - first) / 2
            assert half > first
            waiting += [(area, first, half), (area, half, last)]
    assert len(found) == service.works_held(TOWN, date(2026, 11, 25), date(2026, 12, 9)) > 600
    assert calls < 300


def test_a_hundred_works_in_under_ten_milliseconds(planner: Caller, service: PracticeServer) -> None:
    half = 20.0
    while service.works_held((470_060 - half, 309_800 - half, 470_060 + half, 309_800 + half)) < 90:
        half += 2
    area = box(470_060 - half, 309_800 - half, 470_060 + half, 309_800 + half)
    count = len(planner.get("geojson/works", **area).json()["features"])
    assert 90 <= count <= 100
    taken = []
    for _ in range(15):
        began = perf_counter()
        planner.get("geojson/works", **area)
        taken.append(perf_counter() - began)
    # Another test run on the same two cores may slow one call, not the middle one of fifteen.
    assert median(answered.seconds for answered in service.answered[-15:]) < 0.1
    assert median(taken) < 0.050


def test_only_what_intersects_the_box_itself(planner: Caller, start: Start) -> None:
    server = start(cap=10_000)
    everything = Caller(server.address).sign_in().get("geojson/works", **box(*TOWN)).json()["features"]
    area = shapely.box(469_800, 309_700, 469_900, 309_760)
    expected = {
        f["properties"]["work_reference_number"]
        for f in everything
        if place_of(f["geometry"]).intersects(area)
    }
    by_bounds = {
        f["properties"]["work_reference_number"]
        for f in everything
        if shapely.box(*place_of(f["geometry"]).bounds).intersects(area)
    }
    answer = planner.get("geojson/works", **box(*area.bounds)).json()["features"]
    assert {f["properties"]["work_reference_number"] for f in answer} == expected
    assert expected and expected <= by_bounds


def test_works_overlap_the_days_asked_for(planner: Caller, service: PracticeServer) -> None:
    area = (470_000.0, 310_200.0, 470_300.0, 310_400.0)
    day = planner.get(
        "geojson/works", **box(*area), start_date="2026-11-27T00:00:00Z", end_date="2026-11-27T00:00:00Z"
    )
    features = day.json()["features"]
    assert features
    for feature in features:
        facts = feature["properties"]
        assert facts["start_date"][:10] <= "2026-11-27" <= facts["end_date"][:10]
    assert len(features) == service.works_held(area, date(2026, 11, 27), date(2026, 11, 27))
    before = service.works_held(area, None, date(2026, 11, 26))
    after = service.works_held(area, date(2026, 11, 28), None)
    everything = service.works_held(area)
    assert before < everything and after < everything and before + after + len(features) >= everything


def test_one_work_by_its_reference(planner: Caller) -> None:
    some = planner.get("geojson/works", **box(470_050, 309_800, 470_120, 309_900)).json()["features"][0]
    reference = some["properties"]["work_reference_number"]
    answer = planner.get("geojson/works", **box(*TOWN), work_reference_number=reference.lower()).json()
    assert answer["features"] == [some]
    assert (
        planner.get("geojson/works", **box(1, 1, 2, 2), work_reference_number=reference).json()["features"]
        == []
    )


@pytest.mark.parametrize(
    ("params", "fields"),
    [
        ({}, {"minEasting", "minNorthing", "maxEasting", "maxNorthing"}),
        ({**box(1, 2, 3, 4), "maxEasting": "east"}, {"maxEasting"}),
        ({**box(1, 2, 3, 4), "minNorthing": "nan"}, {"minNorthing"}),
        (box(3, 2, 1, 4), {"minEasting"}),
        ({**box(1, 2, 3, 4), "start_date": "soon"}, {"start_date"}),
        ({**box(1, 2, 3, 4), "start_date": "2026-12-02", "end_date": "2026-12-01"}, {"end_date"}),
    ],
)
def test_wrong_parameters_are_named(planner: Caller, params: dict[str, object], fields: set[str]) -> None:
    answer = planner.get("geojson/works", **params)
    assert answer.status_code == 400
    assert set(answer.json()["error"]["fields"]) == fields


def test_some_shapes_are_written_carelessly(start: Start) -> None:
    planner = Caller(start(cap=10_000).address).sign_in()
    shapes = [f["geometry"] for f in planner.get("geojson/works", **box(*TOWN)).json()["features"]]
    rings = [shape["coordinates"][0] for shape in shapes if shape["type"] == "Polygon"]
    assert 0 < sum(ring[0] != ring[-1] for ring in rings) < 40
    lines = [shape["coordinates"] for shape in shapes if shape["type"] == "LineString"]
    assert 0 < sum({len(position) for position in line} == {2, 3} for line in lines) < 20


def test_streets_within_25_metres_of_a_point(planner: Caller) -> None:
    cross = planner.get("lookup/nsg/streets", easting=470_050, northing=309_966).json()
    assert {street["street_descriptor"] for street in cross} >= {"MARKET PLACE", "HIGH STREET"}
    assert planner.get("lookup/nsg/streets", easting=469_400, northing=309_400).status_code == 404
    assert planner.get("lookup/nsg/streets", easting="x").status_code == 400
    line = shapely.LineString(cross[0]["street_line"]["coordinates"][0])
    beside = line.parallel_offset(24.5, "left").interpolate(0.5, normalized=True)
    near = planner.get("lookup/nsg/streets", easting=beside.x, northing=beside.y).json()
    assert all(shapely.LineString(s["street_line"]["coordinates"][0]).distance(beside) <= 25 for s in near)


def test_streets_near_several_points_at_once(service: PracticeServer) -> None:
    planner = Caller(service.address, "v6").sign_in()
    points = [{"easting": 470_050, "northing": 309_966}, {"easting": 470_060, "northing": 309_820}]
    found = planner.post("lookup/nsg/streets/search", {"coordinates": points}).json()
    usrns = [street["usrn"] for street in found]
    assert len(set(usrns)) == len(usrns) and 99_900_003 in usrns
    for wrong in (
        [],
        points + points,
        [{"easting": 1, "northing": n} for n in range(11)],
        [{"easting": "1"}],
        "x",
    ):
        answer = planner.post("lookup/nsg/streets/search", {"coordinates": wrong})
        assert answer.status_code == 400 and "coordinates" in answer.json()["error"]["fields"]
    nowhere = planner.post("lookup/nsg/streets/search", {"coordinates": [{"easting": 1, "northing": 1}]})
    assert nowhere.status_code == 404


def test_streets_by_usrn_and_by_text(planner: Caller) -> None:
    assert planner.get("lookup/nsg/streets/99900003").json()["street_descriptor"] == "HIGH STREET"
    assert planner.get("lookup/nsg/streets/99999999").status_code == 404
    assert planner.get("lookup/nsg/streets/high").status_code == 400
    assert [
        s["usrn"] for s in planner.get("lookup/nsg/search", query="high street, market rehearsal").json()
    ] == [99_900_003]
    assert planner.get("lookup/nsg/search", query="atlantis").json() == []
    assert planner.get("lookup/nsg/search").status_code == 400


def test_who_assesses_is_not_who_owns_the_gazetteer(planner: Caller) -> None:
    bypass = planner.get("lookup/nsg/search", query="rehearsal bypass").json()[0]["usrn"]
    street = planner.get(f"lookup/nsg/streets/{bypass}").json()
    assert street["authority_swa_code"] == "ZZ10"
    assert [who["swa_code"] for who in street["primary_notice_authorities"]] == ["ZZ11"]
