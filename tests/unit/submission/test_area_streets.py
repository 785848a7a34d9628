"""Streets gathered under an area: none is missed, none counted twice, and no more is asked than is needed."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as some

from plugin.practice.server import SEED, PracticeServer
from plugin.practice.town import Street, build_town
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version
from plugin.submission.area_streets import (
    ANY,
    HALF,
    REACH,
    WHOLE,
    AreaStreet,
    AreaSweep,
    AreaTooLarge,
    area_of,
    look_up,
    points_over,
    streets_of_own,
)
from plugin.submission.own_gazetteer import OwnStreet

AREAS = {
    "a quarter of the town": shapely.box(469_800, 309_850, 470_150, 310_250),
    "a triangle": shapely.Polygon([(469_700, 310_000), (470_300, 309_900), (470_000, 310_300)]),
    "a sliver": shapely.Polygon([(469_800, 310_000), (470_200, 310_020), (470_200, 310_021)]),
}


def town_streets() -> tuple[Street, ...]:
    return build_town(SEED)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("practice")) as running:
        yield running


def signed_in(server: PracticeServer, version: Version) -> Any:
    session = Session(practice(server.address), version, "authority@practice.example", "any", Connection())
    session.sign_in()
    return StreetManager(session)


def under(area: Any) -> dict[int, float]:
    """USRN and share of every street of the town that runs through an area, by looking at each."""
    found = {}
    for street in town_streets():
        line = shapely.LineString(street.line)
        if shapely.intersects(area, line):
            found[street.usrn] = shapely.length(shapely.intersection(area, line)) / shapely.length(line)
    return found


@pytest.mark.parametrize("version", [Version.V1, Version.V6])
@pytest.mark.parametrize("name", AREAS)
def test_every_street_under_an_area_is_found_and_no_other(server, version, name):
    area = AREAS[name]
    sweep = AreaSweep(signed_in(server, version), area)
    steps = list(sweep.run())
    held = under(area)
    found = sweep.streets()
    assert [street.usrn for street in found] == sorted(held) and found
    for street in found:
        assert street.share == pytest.approx(held[street.usrn], abs=0.01)
        assert street.known and street.name and street.town and street.line is not None
    assert sweep.complete and steps[-1].asked == steps[-1].points and steps[-1].found == len(found)


def test_only_streets_with_enough_of_them_inside_count(server):
    area = AREAS["a quarter of the town"]
    held, service = under(area), signed_in(server, Version.V6)
    for least in (ANY, HALF, WHOLE):
        sweep = AreaSweep(service, area, least)
        for _ in sweep.run():
            pass
        assert {street.usrn for street in sweep.streets()} == {
            usrn for usrn, share in held.items() if share >= least
        }


def test_what_was_found_before_somebody_stopped_is_there(server):
    sweep = AreaSweep(signed_in(server, Version.V6), AREAS["a quarter of the town"])
    next(iter(sweep.run()))
    assert not sweep.complete
    assert {street.usrn for street in sweep.streets()} <= set(under(AREAS["a quarter of the town"]))


def test_no_more_is_asked_than_the_area_needs():
    area = shapely.box(470_000, 310_000, 471_000, 311_000)
    assert len(points_over(area)) < 1.2 * area.area / 1559  # the hexagon that a point stands for
    with pytest.raises(AreaTooLarge):
        points_over(shapely.box(0, 0, 600_000, 600_000))


def test_as_much_is_asked_as_a_person_waits_for_and_ten_times_as_much_ten_at_a_time():
    town = shapely.box(470_000, 310_000, 472_000, 312_000)
    with pytest.raises(AreaTooLarge, match="gazetteer"):
        AreaSweep(SimpleNamespace(version=Version.V2), town)
    assert not AreaSweep(SimpleNamespace(version=Version.V6), town).complete
    with pytest.raises(AreaTooLarge, match="questions"):
        AreaSweep(SimpleNamespace(version=Version.V6), shapely.box(470_000, 310_000, 480_000, 320_000))


@settings(deadline=None, max_examples=60)
@given(
    some.lists(
        some.tuples(some.integers(0, 400), some.integers(0, 400)), min_size=3, max_size=8, unique=True
    ),
    some.floats(0, 1),
    some.floats(0, 1),
)
def test_every_place_of_an_area_is_within_reach_of_a_point(vertices, across, up):
    area = shapely.MultiPoint(vertices).convex_hull.buffer(0.5)
    points = shapely.MultiPoint(points_over(area))
    west, south, east, north = area.bounds
    place = shapely.Point(west + across * (east - west), south + up * (north - south))
    if area.covers(place) and place.x > 0 and place.y > 0:
        assert points.distance(place) <= REACH + 0.2


def test_lines_and_points_stand_for_what_is_around_them():
    line = {"type": "LineString", "coordinates": [[0, 0], [100, 0]]}
    square = {"type": "Polygon", "coordinates": [[[500, 0], [510, 0], [510, 10], [500, 10], [500, 0]]]}
    bow = {"type": "Polygon", "coordinates": [[[0, 500], [10, 510], [10, 500], [0, 510], [0, 500]]]}
    area = area_of([line, square, bow, None])
    assert area.covers(shapely.Point(50, 11)) and not area.covers(shapely.Point(50, 13))
    assert area.covers(shapely.Point(505, 5)) and not area.covers(shapely.Point(511, 5))
    assert area_of([None, {"type": "Point", "coordinates": []}]) is None


def test_ones_own_gazetteer_needs_no_questions():
    area = shapely.box(0, 0, 100, 100)
    own = [
        OwnStreet(8400002, shapely.MultiLineString([[(50, 50), (50, 250)]])),
        OwnStreet(8400001, shapely.MultiLineString([[(10, 10), (20, 20)]])),
        OwnStreet(8400003, shapely.MultiLineString([[(200, 0), (200, 50)]])),
    ]
    found = streets_of_own(own, area, ANY, {8400001: "HIGH STREET"})
    assert [(street.usrn, street.name, street.share) for street in found] == [
        (8400001, "HIGH STREET", 1.0),
        (8400002, "", 0.25),
    ]
    assert [street.usrn for street in streets_of_own(own, area, HALF)] == [8400001]


def test_typed_usrns_are_looked_up_and_those_that_do_not_exist_are_marked(server):
    told: list[int] = []
    service = signed_in(server, Version.V2)
    first = town_streets()[0]
    found = look_up(service, [first.usrn, 8400001], told.append)
    assert (found[0].usrn, found[0].name, found[0].known) == (first.usrn, first.name, True)
    assert found[0].line is not None and found[0].share is None
    assert found[1] == AreaStreet(8400001, known=False) and told == [1, 2]


def test_a_street_in_words():
    assert AreaStreet(1, "HIGH STREET", "ELY").words == "HIGH STREET, ELY" and AreaStreet(1).words == ""
