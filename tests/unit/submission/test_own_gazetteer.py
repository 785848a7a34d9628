"""Streets of the user's own layer asked first: fewer calls, the same answer, nothing missed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import shapely

from plugin.geometry.geojson import read
from plugin.streetmanager.errors import NotFound
from plugin.streetmanager.lookup_records import Street
from plugin.submission.own_gazetteer import OwnStreet, match_with_own
from plugin.submission.street_match import match

E, N = 470_000.0, 310_000.0


def street(usrn: int, *vertices: tuple[float, float]) -> Street:
    line = {"type": "MultiLineString", "coordinates": [[[E + x, N + y] for x, y in vertices]]}
    return Street(usrn=usrn, street_descriptor=f"STREET {usrn}", street_line=line)


HIGH_STREET = street(99900001, (-200, 0), (200, 0))
LONG_LANE = street(99900002, (50, 0), (50, 300))
FAR_ROAD = street(99900003, (-200, 200), (0, 200))
ALL = (HIGH_STREET, LONG_LANE, FAR_ROAD)


class Lookup:
    """Answers like the service, and counts."""

    def __init__(self) -> None:
        self.points: list[Any] = []
        self.usrns: list[int] = []

    def streets_near(self, points: list[tuple[float, float]]) -> list[Street]:
        self.points.extend(points)
        middles = shapely.multipoints(points)
        return [one for one in ALL if shapely.distance(read(one.street_line).geometry, middles) <= 25]

    def get_street(self, usrn: int) -> Street:
        self.usrns.append(usrn)
        found = next((one for one in ALL if one.usrn == usrn), None)
        if found is None:
            raise NotFound("There is none.")
        return found


@pytest.fixture
def service() -> SimpleNamespace:
    return SimpleNamespace(lookup=Lookup())


def own(*streets: Street) -> list[OwnStreet]:
    return [OwnStreet(one.usrn, read(one.street_line).geometry) for one in streets]


def line(*vertices: tuple[float, float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [[E + x, N + y] for x, y in vertices]}


ALONG = line((-150, 3), (-30, 3))
AROUND_THE_CORNER = line((0, 2), (48, 2), (48, 60))
CROSSROADS = {"type": "Point", "coordinates": [E + 49, N + 4]}


@pytest.mark.parametrize("geometry", [ALONG, AROUND_THE_CORNER, CROSSROADS])
def test_the_answer_is_that_of_street_manager_alone(service: Any, geometry: Any) -> None:
    alone = match(SimpleNamespace(lookup=Lookup()), geometry)
    found = match_with_own(service, geometry, {}, own(*ALL), {})
    mattering = [one for one in alone.candidates if one.share > 0 or one.distance <= 12]
    assert found.candidates == mattering and found.complete
    assert service.lookup.points == []
    assert sorted(service.lookup.usrns) == sorted(one.street.usrn for one in mattering)
    assert found.asked == len(mattering)


def test_details_are_asked_for_once_while_the_shape_grows(service: Any) -> None:
    details: dict[int, Any] = {}
    known: dict[Any, Any] = {}
    match_with_own(service, line((0, 2), (20, 2)), known, own(*ALL), details)
    found = match_with_own(service, AROUND_THE_CORNER, known, own(*ALL), details)
    assert service.lookup.usrns == [99900001, 99900002] and found.asked == 1
    assert {one.street.usrn for one in found.candidates} == {99900001, 99900002}


def test_where_the_own_layer_knows_no_street_the_service_is_asked_about_points(service: Any) -> None:
    found = match_with_own(service, AROUND_THE_CORNER, {}, own(HIGH_STREET), {})
    assert {one.street.usrn for one in found.candidates} == {99900001, 99900002}
    assert service.lookup.usrns == [99900001] and service.lookup.points
    # Only about what is more than 25 m from every street that is known.
    assert all(northing > N + 20 for _, northing in service.lookup.points)


def test_without_any_street_of_its_own_it_is_as_without_a_layer(service: Any) -> None:
    alone = match(SimpleNamespace(lookup=Lookup()), ALONG)
    assert match_with_own(service, ALONG, {}, [], {}) == alone


def test_a_street_that_street_manager_does_not_know_is_left_out(service: Any) -> None:
    strange = OwnStreet(99900009, shapely.linestrings([(E - 200, N + 6), (E + 200, N + 6)]))
    details: dict[int, Any] = {}
    found = match_with_own(service, ALONG, {}, [*own(*ALL), strange], details)
    assert [one.street.usrn for one in found.candidates] == [99900001]
    assert details[99900009] is None
    match_with_own(service, ALONG, {}, [*own(*ALL), strange], details)
    assert service.lookup.usrns.count(99900009) == 1


def test_a_street_without_a_line_has_the_own_one(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    without = HIGH_STREET.model_copy(update={"street_line": None})
    monkeypatch.setattr(service.lookup, "get_street", lambda usrn: without)
    found = match_with_own(service, ALONG, {}, own(HIGH_STREET), {})
    assert found.candidates[0].distance == pytest.approx(3)


def test_what_came_before_a_failure_is_kept(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    details: dict[int, Any] = {}
    real = service.lookup.get_street

    def fails_at_the_second(usrn: int) -> Street:
        if details:
            raise ConnectionError
        return real(usrn)

    monkeypatch.setattr(service.lookup, "get_street", fails_at_the_second)
    with pytest.raises(ConnectionError):
        match_with_own(service, AROUND_THE_CORNER, {}, own(*ALL), details)
    assert len(details) == 1


@pytest.mark.parametrize("geometry", [None, {"type": "Polygon", "coordinates": []}])
def test_of_nothing_nothing_is_asked(service: Any, geometry: Any) -> None:
    assert match_with_own(service, geometry, {}, own(*ALL), {}).candidates == []
    assert service.lookup.usrns == service.lookup.points == []
