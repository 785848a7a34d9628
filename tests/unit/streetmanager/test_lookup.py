"""Streets, over real HTTP: point by point or ten at a time, by USRN and by text."""

from __future__ import annotations

import pytest

from plugin.streetmanager.errors import NotFound
from plugin.streetmanager.versions import Version

from .service_calls import EVERY, asking, replying, street
from .small_servers import Call, Reply


@pytest.mark.parametrize("version", [Version.V1, Version.V2])
def test_streets_point_by_point(version: Version) -> None:
    def answer(call: Call) -> Reply:
        easting = float(call.query["easting"])
        if easting == 3:
            return Reply(404, {"message": "Not found"})
        return Reply(
            body=[street(99900001), street(99900001 + int(easting)), {"street_descriptor": "NO USRN"}]
        )

    with asking(version, answer) as (service, server):
        found = service.lookup.streets_near([(1.0, 5.0), (2.0, 5.0), (3.0, 5.0), (1.0, 5.0)])
        calls = server.calls[1:]
    assert [one.usrn for one in found] == [99900001, 99900002, 99900003]
    assert [(call.method, call.path) for call in calls] == [("GET", f"/{version}/lookup/nsg/streets")] * 3
    assert calls[0].query == {"easting": "1", "northing": "5"}


def test_streets_ten_points_at_a_time() -> None:
    def answer(call: Call) -> Reply:
        points = call.json["coordinates"]
        return Reply(body=[street(99900000 + len(points)), street(99900010)])

    points = [(float(place // 2), 5.0) for place in range(24)]
    with asking(Version.V6, answer) as (service, server):
        found = service.lookup.streets_near(points)
        calls = server.calls[1:]
    assert [one.usrn for one in found] == [99900010, 99900002]
    assert [(call.method, call.path) for call in calls] == [("POST", "/v6/lookup/nsg/streets/search")] * 2
    assert [len(call.json["coordinates"]) for call in calls] == [10, 2]
    assert calls[0].json["coordinates"][1] == {"easting": 1.0, "northing": 5.0}


def test_no_streets_and_no_points() -> None:
    with asking(Version.V6, replying({}, 404)) as (service, server):
        assert service.lookup.streets_near([(1, 2)]) == []
        assert service.lookup.streets_near([]) == []
        assert len(server.calls) == 2


@pytest.mark.parametrize("version", EVERY)
def test_a_street_by_usrn_and_by_text(version: Version) -> None:
    def answer(call: Call) -> Reply:
        if call.path.endswith("/99900001"):
            return Reply(body=street(99900001))
        return Reply(body=[street(99900002)]) if call.path.endswith("/search") else Reply(404, {})

    with asking(version, answer) as (service, server):
        assert service.lookup.get_street(99900001).street_descriptor == "STREET 99900001"
        assert server.calls[-1].path == f"/{version}/lookup/nsg/streets/99900001"
        with pytest.raises(NotFound):
            service.lookup.get_street(99900009)
        assert [one.usrn for one in service.lookup.search(" high & dry ")] == [99900002]
        assert server.calls[-1].path == f"/{version}/lookup/nsg/search"
        assert server.calls[-1].query == {"query": "high & dry"}
        asked = len(server.calls)
        assert service.lookup.search("  ") == []
        assert len(server.calls) == asked
