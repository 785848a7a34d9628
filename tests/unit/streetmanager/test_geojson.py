"""What lies in a box, over real HTTP: addresses and parameters of each version, and what is read."""

from __future__ import annotations

import threading
import time
from datetime import date

import pytest

from plugin.streetmanager.errors import Cancelled, CutShort, NotJson, TooManyResults
from plugin.streetmanager.records import NotComplete
from plugin.streetmanager.versions import Version

from .service_calls import BOX, EVERY, asking, replying, street
from .small_servers import SILENCE, Call, Reply


@pytest.mark.parametrize("version", EVERY)
def test_works_in_a_box(version: Version) -> None:
    collection = {"type": "FeatureCollection", "features": [{"type": "Feature", "of_tomorrow": [1]}]}
    with asking(version, replying(collection)) as (service, server):
        found = service.geojson.get_works(BOX, date(2026, 11, 21), date(2026, 12, 5))
        call = server.calls[-1]
    assert found == collection
    assert call.path == f"/{version}/geojson/works"
    assert call.headers["token"] == "id-1"
    assert call.query == {
        "minEasting": "469000",
        "minNorthing": "309000.5",
        "maxEasting": "470000",
        "maxNorthing": "310000",
        "start_date": "2026-11-21T00:00:00.000Z",
        "end_date": "2026-12-05T23:59:59.999Z",
    }


@pytest.mark.parametrize(
    ("method", "path", "reference"),
    [
        ("get_activities", "activities", ""),
        ("get_forward_plans", "forward-plans", "forward_plan_reference_number"),
        ("get_section_58s", "section-58s", "section_58_reference_number"),
    ],
)
def test_other_records_in_a_box(method: str, path: str, reference: str) -> None:
    named = {reference: "ZA1"} if reference else {}
    with asking(Version.V6, replying({"type": "FeatureCollection", "features": []})) as (service, server):
        getattr(service.geojson, method)(BOX, date(2026, 11, 21), None, **named)
        call = server.calls[-1]
    assert call.path == f"/v6/geojson/{path}"
    sides = {
        "minEasting": "469000",
        "minNorthing": "309000.5",
        "maxEasting": "470000",
        "maxNorthing": "310000",
    }
    assert call.query == {**sides, "start_date": "2026-11-21T00:00:00.000Z", **named}


def test_hs2_limits_have_no_days_but_a_phase_in_the_newest() -> None:
    empty = replying({"type": "FeatureCollection", "features": []})
    with asking(Version.V6, empty) as (service, server):
        service.geojson.get_hs2_act_limits(BOX, "phase_2a")
        newest = server.calls[-1]
        with pytest.raises(NotComplete):
            service.geojson.get_hs2_act_limits(BOX)
    with asking(Version.V2, empty) as (service, server):
        service.geojson.get_hs2_act_limits(BOX)
        older = server.calls[-1]
    assert newest.path == "/v6/geojson/hs2-act-limits" and newest.query["phase"] == "phase_2a"
    assert len(newest.query) == 5 and len(older.query) == 4


def test_an_activity_keeps_what_is_not_known_of_it() -> None:
    with asking(Version.V2, replying({"activity_reference_number": "ZR/1", "of_tomorrow": 1})) as (
        service,
        server,
    ):
        found = service.work.get_activity("ZR/1")
        assert found.model_dump(exclude_unset=True) == {"activity_reference_number": "ZR/1", "of_tomorrow": 1}
        assert server.calls[-1].path == "/v2/work/activity/ZR%2F1"
    with asking(Version.V2, replying(["no", "object"])) as (service, _), pytest.raises(NotJson):
        service.work.get_activity("ZR1")


def test_a_box_of_too_many_is_asked_once() -> None:
    refusal = replying({"message": "More than 100 results. Refine the area."}, 403)
    with asking(Version.V2, refusal) as (service, server):
        with pytest.raises(TooManyResults):
            service.geojson.get_works(BOX)
        assert len(server.calls) == 2


@pytest.mark.parametrize("body", [b"<html>", b"", b"[]", b'{"features": null}', b'"x"', b"\xff"])
def test_no_collection_is_not_json(body: bytes) -> None:
    with asking(Version.V2, lambda call: Reply(body=body)) as (service, _), pytest.raises(NotJson):
        service.geojson.get_works(BOX)


def test_text_that_ends_too_early_is_cut_short() -> None:
    with (
        asking(Version.V2, lambda call: Reply(body=b'{"features": [')) as (service, _),
        pytest.raises(CutShort),
    ):
        service.geojson.get_works(BOX)


def test_one_tasks_cancel_leaves_the_other_alone() -> None:
    def answer(call: Call) -> Reply:
        return SILENCE if "geojson" in call.path else Reply(body=[street(99900001)])

    with asking(Version.V2, answer) as (service, server):
        service.lookup.search("x")
        searching, drawing = service.fork(), service.fork()
        caught: list[BaseException] = []

        def search() -> None:
            try:
                searching.geojson.get_works(BOX)
            except Cancelled as error:
                caught.append(error)

        thread = threading.Thread(target=search)
        thread.start()
        while len(server.calls) < 3:
            time.sleep(0.01)
        searching.cancel()
        thread.join(5)
        assert len(caught) == 1
        assert searching.cancelled
        assert len(drawing.lookup.search("x")) == 1
        assert sum(call.path.endswith("authenticate") for call in server.calls) == 1
