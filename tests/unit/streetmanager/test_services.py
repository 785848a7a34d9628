"""The four services over real HTTP: addresses, parameters and bodies of each version, and what is read."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import PRODUCTION, SANDBOX, custom, is_this_machine, practice
from plugin.streetmanager.errors import (
    Cancelled,
    Conflict,
    CutShort,
    Invalid,
    NotFound,
    NotJson,
    TooManyResults,
)
from plugin.streetmanager.records import NotComplete
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import WorkCreateRequest
from plugin.streetmanager.work_service.comment_records import CommentCreateRequest

from .filled_in import filled_in
from .small_servers import SILENCE, Call, Reply, SmallServer, serving

EVERY = list(Version)
BOX = (469000.0, 309000.5, 470000.0, 310000.0)


@contextmanager
def asking(version: Version, answer: Callable[[Call], Reply]) -> Iterator[tuple[StreetManager, SmallServer]]:
    def behaviour(call: Call) -> Reply:
        if call.path.endswith("/work/authenticate"):
            return Reply(body={"idToken": "id-1", "accessToken": "a", "organisationReference": "ZZ01"})
        return answer(call)

    with serving(behaviour) as server:
        quick = Connection(timeout_read=5, backoff=0.01)
        session = Session(practice(server.address), version, "ada@example.org", "rainy-day", quick)
        yield StreetManager(session), server


def replying(body: Any, status: int = 200) -> Callable[[Call], Reply]:
    return lambda call: Reply(status, body)


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


def test_a_whole_history_is_one_list_or_its_pages() -> None:
    events = [{"event": f"event_{number}", "update_id": number} for number in range(3)]

    def page(call: Call) -> Reply:
        first = int(call.query["offset"])
        here = events[first : first + 2]
        return Reply(body={"pagination": {"total_rows": 3, "has_next_page": first == 0}, "rows": here})

    with asking(Version.V1, replying(events)) as (service, server):
        assert [one.update_id for one in service.work.whole_history("ZA1")] == [0, 1, 2]
        assert len(server.calls) == 2 and server.calls[-1].query == {}
    for version in (Version.V2, Version.V6):
        with asking(version, page) as (service, server):
            assert [one.event for one in service.work.whole_history("ZA1")] == [
                one["event"] for one in events
            ]
            assert [call.query["offset"] for call in server.calls[1:]] == ["0", "2"]


def test_a_comment_answers_its_reference_from_the_second_version_on() -> None:
    request = CommentCreateRequest(detail="Seen", topic="GENERAL")
    with asking(Version.V1, lambda call: Reply(201, b"")) as (service, server):
        assert service.work.post_comment("ZA1", request) is None
        assert server.calls[-1].json == {"detail": "Seen", "topic": "GENERAL"}
    with asking(Version.V2, replying({"comment_reference_number": "C-1"}, 201)) as (service, _):
        answer = service.work.post_comment("ZA1", request)
    assert answer is not None and answer.comment_reference_number == "C-1"


def test_a_change_request_is_read_by_its_older_and_its_newer_names() -> None:
    whole = {"work_reference_number": "ZA1", "permit_reference_number": "ZA1-01", "excavation": True}
    older = {"permit_alteration_reference_number": "ZA1-01-CR-01", "original": whole, "proposed": whole}
    newer = {
        "change_request_reference_number": "ZA1-01-CR-01",
        "current": whole,
        "proposed": {"excavation": False, "permit_coordinates": {"type": "Point", "coordinates": [1, 2]}},
    }
    for answer, opened in ((older, True), (newer, False)):
        with asking(Version.V6, replying(answer)) as (service, _):
            found = service.work.get_permit_alteration("ZA1", "ZA1-01", "ZA1-01-CR-01")
        assert found.reference == "ZA1-01-CR-01"
        assert found.before is not None and found.before.excavation is True
        assert found.proposed is not None and found.proposed.excavation is opened


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


def street(usrn: int) -> dict[str, Any]:
    return {"usrn": float(usrn), "street_descriptor": f"STREET {usrn}"}


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


@pytest.mark.parametrize("version", EVERY)
def test_a_work_is_created(version: Version) -> None:
    references = {"work_reference_number": "ZA00112345678", "permit_reference_number": "ZA00112345678-01"}
    request = WorkCreateRequest(**filled_in(version))
    with asking(version, replying(references, 201)) as (service, server):
        made = service.work.create_work(request)
        call = server.calls[-1]
    assert made.permit_reference_number == "ZA00112345678-01"
    assert (call.method, call.path) == ("POST", f"/{version}/work/works")
    assert call.json == request.to_wire(version)


def test_a_work_that_is_refused_names_its_fields() -> None:
    refusal = {"message": "Invalid", "error": {"details": [{"field": "usrn", "message": "no such street"}]}}
    request = WorkCreateRequest(**filled_in(Version.V2))
    with asking(Version.V2, replying(refusal, 400)) as (service, _), pytest.raises(Invalid) as caught:
        service.work.create_work(request)
    assert caught.value.fields == {"usrn": "no such street"}
    assert not caught.value.may_have_acted


def test_a_reference_that_is_taken() -> None:
    request = WorkCreateRequest(**filled_in(Version.V2))
    with asking(Version.V2, replying({"message": "Conflict"}, 409)) as (service, _), pytest.raises(Conflict):
        service.work.create_work(request)


@pytest.mark.parametrize("body", [b"<html>welcome</html>", b'{"unheard": "of"}', b""])
def test_a_created_work_without_references_may_exist(body: bytes) -> None:
    request = WorkCreateRequest(**filled_in(Version.V2))
    with asking(Version.V2, lambda call: Reply(201, body)) as (service, server):
        with pytest.raises(NotJson) as caught:
            service.work.create_work(request)
        assert sum(call.path.endswith("/works") for call in server.calls) == 1
    assert caught.value.may_have_acted


@pytest.mark.parametrize("version", EVERY)
def test_category_is_asked_for_by_the_name_of_its_version(version: Version) -> None:
    answer = {"work_category": "minor", "is_early_start": False, "duration": {"working_days": 3.0}}
    with asking(version, replying(answer)) as (service, server):
        category = service.work.get_permit_category(
            "planned", date(2026, 12, 7), date(2026, 12, 9), False, work_reference_number="ZA1"
        )
        query = server.calls[-1].query
    assert (category.work_category, category.duration.working_days) == ("minor", 3)
    reference = "workReferenceNumber" if version is Version.V6 else "work_reference_number"
    assert query == {
        "work_type": "planned",
        "proposed_start_date": "2026-12-07T00:00:00.000Z",
        "proposed_end_date": "2026-12-09T00:00:00.000Z",
        "is_ttro_required": "false",
        reference: "ZA1",
    }


@pytest.mark.parametrize("version", EVERY)
def test_a_permit_and_a_work(version: Version) -> None:
    def answer(call: Call) -> Reply:
        record: dict[str, Any] = {"work_reference_number": "Z/1"}
        if "permits" in call.path:
            return Reply(body={**record, "permit_reference_number": "Z/1-01", "usrn": 99900001.0})
        return Reply(body={**record, "active_permit": {"permit_reference_number": "Z/1-01", **record}})

    with asking(version, answer) as (service, server):
        assert service.work.get_permit("Z/1", "Z/1-01").usrn == 99900001
        assert server.calls[-1].path == f"/{version}/work/works/Z%2F1/permits/Z%2F1-01"
        work = service.work.get_work("Z/1")
        assert server.calls[-1].path == f"/{version}/work/works/Z%2F1"
    assert work.active_permit is not None
    assert work.active_permit.permit_reference_number == "Z/1-01"


def test_party() -> None:
    def answer(call: Call) -> Reply:
        if call.path.endswith("/workstreams"):
            return Reply(body=[{"prefix": "001", "name": "Mains", "status": "active"}, {"name": "odd"}])
        if "/users/" in call.path:
            return Reply(body={"organisation_reference": "ZZ03", "contracts": [{"name": "Made-up Water"}]})
        return Reply(body={"name": "Made-up Water", "prefix": "ZA", "organisation_type": "PROMOTER"})

    with asking(Version.V2, answer) as (service, server):
        user = service.party.get_user("a+b@example.org", "ZZ01")
        assert server.calls[-1].path == "/v2/party/users/a%2Bb@example.org"
        assert server.calls[-1].query == {"swaCode": "ZZ01"}
        assert [contract.name for contract in user.contracts] == ["Made-up Water"]
        assert service.party.get_organisation("ZZ01").prefix == "ZA"
        assert [one.prefix for one in service.party.get_workstreams("ZZ01")] == ["001"]
        assert server.calls[-1].path == "/v2/party/organisations/ZZ01/workstreams"


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


def test_environments() -> None:
    assert SANDBOX.address == "https://api.sandbox.manage-roadworks.service.gov.uk"
    assert not SANDBOX.live
    assert PRODUCTION.live
    assert PRODUCTION.default_version is Version.V6
    assert practice("http://127.0.0.1:4711/").address == "http://127.0.0.1:4711"
    assert practice("http://127.0.0.1:4711").default_version is Version.V2
    assert custom(" https://example.org/ ").address == "https://example.org"
    assert custom("http://[::1]:80").address == "http://[::1]:80"
    assert custom("http://localhost:1").key == "custom"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "http://example.org",
        "http://127.0.0.1.example.org",
        "ftp://127.0.0.1",
        "https://",
        "https://example.org:port",
        "https://" + "me:rain" + "@example.org",
        "https://example.org?x=1",
    ],
)
def test_addresses_that_will_not_do(address: str) -> None:
    with pytest.raises(ValueError, match=r"[A-Z].*\.$"):
        custom(address)


def test_practice_is_on_this_machine() -> None:
    with pytest.raises(ValueError, match="this computer"):
        practice("https://example.org")
    assert is_this_machine("127.0.0.1")
    assert not is_this_machine("10.0.0.1")
    assert not is_this_machine(None)
