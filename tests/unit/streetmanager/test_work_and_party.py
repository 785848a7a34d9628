"""Works and parties, over real HTTP: addresses, parameters and bodies of each version, and what is read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plugin.streetmanager.errors import Conflict, Invalid, NotJson
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import WorkCreateRequest
from plugin.streetmanager.work_service.comment_records import CommentCreateRequest

from .filled_in import filled_in
from .service_calls import EVERY, asking, replying
from .small_servers import Call, Reply


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
