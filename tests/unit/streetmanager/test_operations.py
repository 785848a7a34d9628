"""Operations as data, and what carrying them out sends; lists, files, exports and updates that take their time."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from plugin.streetmanager.errors import NotInThisVersion
from plugin.streetmanager.export_service.permit_filters import PermitCSVExportRequest
from plugin.streetmanager.fields import SECTION_TITLES, fields_in
from plugin.streetmanager.files import LARGEST_FILE, FileTooLarge, FileToSend
from plugin.streetmanager.operations import PLANNERS, declared, operations_of
from plugin.streetmanager.paging import pages, rows
from plugin.streetmanager.party import Party
from plugin.streetmanager.party_requests import WorkstreamCreateRequest
from plugin.streetmanager.problems import problems
from plugin.streetmanager.records import NotComplete
from plugin.streetmanager.updates import Watch, updates_after, updates_between
from plugin.streetmanager.versions import Version
from plugin.streetmanager.waiting import ExportFailed, NotReady, fetch_csv, fetch_file

from .service_calls import asking, replying
from .small_servers import Call, Reply

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)
STREAM = WorkstreamCreateRequest(prefix="004", name="Meters")


def test_an_operation_is_data() -> None:
    found = declared(Party, "create_workstream")
    assert (found.method, found.path) == ("POST", "organisations/{organisation_reference}/workstreams")
    assert found.request is WorkstreamCreateRequest
    assert found.request_needed
    assert found.reply.kind == "record"
    assert found.roles == PLANNERS
    assert found.words.startswith("Make a workstream.")
    assert len({(one.service, one.name) for one in operations_of()}) == len(operations_of())
    sampling = [one for one in operations_of(Version.V2) if one.service == "sampling"]
    assert sampling == []


def test_what_a_version_has_not_is_not_sent() -> None:
    with asking(Version.V2, replying([])) as (service, server):
        for ask in (
            lambda: service.event.get_works_updates(),
            lambda: service.reporting.get_permits(usrn="99900001"),
            lambda: service.export.get_work_data_csv(),
        ):
            with pytest.raises(NotInThisVersion) as raised:
                ask()
            assert "version v2" in str(raised.value)
        assert server.calls == []


def test_what_is_needed_and_not_given_is_not_sent() -> None:
    with asking(Version.V6, replying({})) as (service, server):
        with pytest.raises(NotComplete, match="phase"):
            service.geojson.get_hs2_act_limits_intersecting_bounds(1, 2, 3, 4)
        assert server.calls == []


def test_lists_dates_and_answers_in_a_query() -> None:
    with asking(Version.V2, replying({"rows": []})) as (service, server):
        service.reporting.get_permits(
            status=["granted", "refused"], is_deemed=False, start_date=date(2026, 11, 24), end_date=NOON
        )
        target = server.calls[-1].target
    assert "status=granted&status=refused" in target
    assert "is_deemed=false" in target
    assert "start_date=2026-11-24T00%3A00%3A00.000Z" in target
    assert "end_date=2026-11-24T12%3A00%3A00.000Z" in target


@pytest.mark.parametrize(("version", "longest"), [(Version.V2, 50), (Version.V6, 100)])
def test_who_acts_goes_with_it(version: Version, longest: int) -> None:
    with asking(version, replying({"prefix": "004"})) as (service, server):
        service.session.internal_user_name = "A" * 120
        service.session.internal_user_identifier = "staff-7"
        service.party.create_workstream("ZZ01", STREAM)
        first = server.calls[-1].json
        own = STREAM.model_copy(update={"internal_user_name": "Ada"})
        service.party.create_workstream("ZZ01", own)
        second = server.calls[-1].json
    assert first["internal_user_name"] == "A" * longest
    assert first["internal_user_identifier"] == "staff-7"
    assert second["internal_user_name"] == "Ada"
    assert STREAM.internal_user_name is None


def test_nobody_acts_where_the_version_has_no_such_field() -> None:
    with asking(Version.V1, replying({"prefix": "004"})) as (service, server):
        service.session.internal_user_name = "Ada"
        service.party.create_workstream("ZZ01", STREAM)
        assert "internal_user_name" not in server.calls[-1].json


def test_a_write_goes_once() -> None:
    with asking(Version.V2, replying({}, 503)) as (service, server):
        with pytest.raises(Exception, match="Street Manager"):
            service.party.create_workstream("ZZ01", STREAM)
        assert [call.method for call in server.calls[1:]] == ["POST"]


def paged(total: int, size: int = 2) -> Any:
    def answer(call: Call) -> Reply:
        offset = int(call.query["offset"])
        found = [
            {"comment_reference_number": f"C{place}"} for place in range(offset, min(offset + size, total))
        ]
        more = offset + size < total
        return Reply(body={"pagination": {"total_rows": 501, "has_next_page": more}, "rows": found})

    return answer


def test_pages_and_rows() -> None:
    with asking(Version.V2, paged(5)) as (service, server):
        found = list(pages(service.reporting.get_comments, swa_code="ZZ01"))
        assert [len(page.rows) for page in found] == [2, 2, 1]
        assert [call.query["offset"] for call in server.calls[1:]] == ["0", "2", "4"]
        assert all(call.query["swa_code"] == "ZZ01" for call in server.calls[1:])
        assert found[0].at_ceiling
        assert found[0].total_in_words == "more than 500"
        assert [row.comment_reference_number for row in rows(service.reporting.get_comments, offset=3)] == [
            "C3",
            "C4",
        ]


def test_a_list_without_end_ends_where_it_has_no_rows() -> None:
    body = {"pagination": {"total_rows": 7, "has_next_page": True}, "rows": []}
    with asking(Version.V2, replying(body)) as (service, _):
        found = list(pages(service.reporting.get_comments))
    assert len(found) == 1
    assert found[0].total_in_words == "7"


def test_an_upload_and_its_progress() -> None:
    content = bytes(range(256)) * 800
    with asking(Version.V2, replying({"file_id": 7, "name": "a.pdf"})) as (service, server):
        told: list[tuple[int, int]] = []
        file = service.work.upload_file(
            FileToSend("a.pdf", content), "ZZ01", progress=lambda gone, whole: told.append((gone, whole))
        )
        call = server.calls[-1]
    assert file.file_id == 7
    assert call.query == {"swaCode": "ZZ01"}
    assert content in call.body
    assert b'filename="a.pdf"' in call.body
    assert int(call.headers["content-length"]) == len(call.body)
    assert [gone for gone, _ in told] == sorted(gone for gone, _ in told)
    assert len(told) > 2
    assert told[-1] == (len(call.body), len(call.body))


def test_a_file_that_is_too_large_is_not_sent(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"x" * (LARGEST_FILE + 1))
    with asking(Version.V2, replying({})) as (service, server):
        with pytest.raises(FileTooLarge, match=r"plan\.pdf is 10\.0 MB"):
            service.work.upload_file(FileToSend.at(path))
        assert server.calls == []


def test_a_file_is_waited_for_until_it_was_scanned() -> None:
    answers = [Reply(404, {"message": "no"}), Reply(204, b""), Reply(200, b"%PDF")]
    told: list[str] = []
    with asking(Version.V2, lambda call: answers.pop(0)) as (service, _):
        assert fetch_file(service, 7, told=told.append, between=0.0) == b"%PDF"
    assert len(told) == 2
    with asking(Version.V2, replying(b"", 204)) as (service, server):
        with pytest.raises(NotReady, match="virus"):
            fetch_file(service, 7, longest=0)
        assert len(server.calls) == 2


def exporting(*states: str) -> Any:
    left = list(states)

    def answer(call: Call) -> Reply:
        if call.method == "POST":
            return Reply(body={"csv_id": 31})
        if call.path.endswith("/csv/31"):
            return Reply(body=b"a,b\r\n1,2\r\n")
        state = left.pop(0) if len(left) > 1 else left[0]
        row = {"csv_export_id": 31, "csv_export_status": state}
        return Reply(body={"pagination": {"has_next_page": False}, "rows": [row]})

    return answer


def test_a_csv_file_is_asked_for_waited_for_and_fetched() -> None:
    with asking(Version.V2, exporting("queued", "in_progress", "ready")) as (service, server):
        request = PermitCSVExportRequest(swa_code="ZZ01", start_date=NOON)
        content = fetch_csv(service, service.export.generate_permits_csv, request, between=0.0)
        asked = [call for call in server.calls if call.method == "POST" and "csv" in call.path]
        listed = [call for call in server.calls if call.path.endswith("csv-exports")]
    assert content == b"a,b\r\n1,2\r\n"
    assert len(asked) == 1
    assert asked[0].json["start_date"] == "2026-11-24T12:00:00.000Z"
    assert [call.query["swa_code"] for call in listed] == ["ZZ01"] * 3
    with asking(Version.V2, exporting("failed")) as (service, _), pytest.raises(ExportFailed):
        fetch_csv(service, service.export.generate_comments_csv)
    with asking(Version.V2, exporting("queued")) as (service, _), pytest.raises(NotReady, match="31"):
        fetch_csv(service, service.export.generate_comments_csv, longest=0)


def event(number: int, minutes: int = 0) -> dict[str, Any]:
    moment = NOON + timedelta(minutes=minutes)
    return {
        "update_id": number,
        "update_date_time": moment.isoformat(),
        "work_reference_number": f"W{number}",
    }


def test_updates_of_version_2_come_a_lot_at_a_time() -> None:
    def answer(call: Call) -> Reply:
        after = int(float(call.query["update_id"]))
        return Reply(body=[event(number) for number in range(after + 1, min(after + 3, 8))])

    with asking(Version.V2, answer) as (service, _):
        assert [one.update_id for one in updates_after(service, 2)] == [3, 4, 5, 6, 7]
    with asking(Version.V1, answer) as (service, _), pytest.raises(NotInThisVersion):
        list(updates_after(service, 2))


def test_updates_of_version_6_say_where_they_go_on() -> None:
    def answer(call: Call) -> Reply:
        begin = int(call.query.get("update_id", 1))
        last = begin + 2 > 5
        return Reply(
            body={"rows": [event(begin), event(begin + 1)], "next_update": None if last else begin + 2}
        )

    with asking(Version.V6, answer) as (service, server):
        found = list(updates_between(service, NOON, NOON + timedelta(hours=1), swa_code="ZZ01"))
        queries = [call.query for call in server.calls[1:]]
    assert [one.update_id for one in found] == [1, 2, 3, 4, 5, 6]
    assert queries[0]["start_date"] == "2026-11-24T12:00:00.000Z"
    assert [query.get("update_id") for query in queries] == [None, "3", "5"]
    assert all(query["swa_code"] == "ZZ01" for query in queries)


def test_a_watch_by_time_tells_all_once() -> None:
    happened = [event(1, -9), event(2, 1)]

    def answer(call: Call) -> Reply:
        return Reply(
            body=[one for one in happened if one["update_date_time"] >= call.query["start_date"][:19]]
        )

    with asking(Version.V1, answer) as (service, _):
        watch = Watch(service, NOON)
        assert [one.update_id for one in watch.look(NOON + timedelta(minutes=5))] == [2]
        # Written late: its time lies before the last look.
        happened.extend([event(3, 4), event(4, 6)])
        assert [one.update_id for one in watch.look(NOON + timedelta(minutes=7))] == [3, 4]
        assert watch.look(NOON + timedelta(minutes=8)) == []
    assert watch.last == 4


def test_a_watch_goes_on_from_the_last_update() -> None:
    with asking(
        Version.V2, lambda call: Reply(body=[event(8)] if call.query["update_id"] == "7" else [])
    ) as (
        service,
        server,
    ):
        watch = Watch(service, NOON, last=7)
        assert [one.update_id for one in watch.look()] == [8]
        assert watch.look() == []
        assert [call.query["update_id"] for call in server.calls[1:]] == ["7", "8", "8"]


REQUESTS = sorted({one.request for one in operations_of() if one.request}, key=lambda model: model.__name__)


@pytest.mark.parametrize("version", Version)
def test_every_request_says_what_is_missing_in_words(version: Version) -> None:
    for model in REQUESTS:
        known = fields_in(model, version)
        missing = {problem.field: problem.words for problem in problems(model, {}, version, NOON)}
        needed = {name for name, field in known.items() if field.needed and field.shown_when is None}
        assert needed <= set(missing), model.__name__
        for name, words in missing.items():
            assert words.endswith((".", "?")), (model.__name__, name, words)
        for name, field in known.items():
            assert field.label, (model.__name__, name)
            assert field.section in SECTION_TITLES, (model.__name__, name)
            assert field.source, (model.__name__, name)
            assert field.ask or not field.needed, (model.__name__, name)
