"""Comments, files, polling, lists and exports: in every version."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import Any

import pytest

from plugin.practice.server import PracticeServer

from .caller import Caller
from .journeys import TODAY, Sides, done, refused, shape


def test_comments_and_read_marks(sides: Sides) -> None:
    work, _ = sides.apply()
    path = f"work/works/{work}/comments"
    refused(sides.promoter.post(path, {"detail": "Too long", "topic": "OVERRUN"}), 400, "topic")
    refused(sides.gas.post(path, {"detail": "May I?", "topic": "GENERAL"}), 401)
    made = sides.promoter.post(path, {"detail": "We begin at nine", "topic": "GENERAL"})
    sides.made(made, "work", "CommentCreateResponse")
    sides.promoter.post(path, {"detail": "Bring the key", "topic": "GENERAL", "is_internal": True})
    listed = shape(sides, sides.promoter.get("reporting/comments"), "reporting", "CommentReportingResponse")
    mine = [row for row in listed["rows"] if row["work_reference_number"] == work]
    assert {row["detail"] for row in mine} == {"We begin at nine", "Bring the key"}
    seen = sides.authority.get("reporting/comments", is_not_read="true").json()["rows"]
    (one,) = [row for row in seen if row["work_reference_number"] == work]
    assert one["detail"] == "We begin at nine" and one["is_read"] is False
    comment = one["comment_reference_number"]
    sides.made(sides.authority.put(f"{path}/{comment}/read", {}), "work", "")
    again = sides.authority.get("reporting/comments", is_read="true").json()["rows"]
    (one,) = [row for row in again if row["work_reference_number"] == work]
    assert one["read_by"] == "authority@practice.example"
    if sides.is_v6:
        assert sides.read(f"{path}/{comment}", "CommentResponse")["detail"] == "We begin at nine"
    assert sides.events(work).count("internal_comment_submitted") == 1


def test_files(sides: Sides) -> None:
    content = secrets.token_bytes(300)
    made = sides.promoter.upload("work/files", "plan.pdf", content)
    number = sides.made(made, "work", "FileSummaryResponse")["file_id"]
    got = sides.authority.get(f"work/files/{number}")
    assert got.content == content and "plan.pdf" in got.headers["Content-Disposition"]
    refused(sides.gas.delete(f"work/files/{number}"), 401)
    work, permit = sides.apply()
    sides.made(sides.promoter.post(f"work/works/{work}/files", {"file_ids": [number]}), "work", "")
    assert [file["name"] for file in sides.work(work)["files"]] == ["plan.pdf"]
    refused(sides.promoter.post(f"work/works/{work}/files", {"file_ids": [number]}), 400, "file_ids")
    refused(sides.promoter.delete(f"work/files/{number}"), 409)
    other = sides.file()
    done(sides.promoter.delete(f"work/files/{other}"))
    refused(sides.promoter.get(f"work/files/{other}"), 404)
    refused(sides.promoter.upload("work/files", "large.pdf", b"x" * (10 * 1024 * 1024 + 1)), 400, "file")
    refused(sides.promoter.post("work/files", {}), 400, "file")
    if sides.is_v6:
        rows = sides.promoter.get("reporting/works/files", work_reference_number=work).json()["rows"]
        assert rows == [{"file_id": number, "name": "plan.pdf"}]


def test_polling_by_time_and_by_number(sides: Sides) -> None:
    path = "event/works/updates" if sides.is_v6 else "reporting/works/updates"
    answer = "WorkUpdateResponse" if sides.is_v6 else "[WorkUpdateResponse]"

    def poll(**asked: Any) -> list[Any]:
        got = shape(sides, sides.promoter.get(path, **asked), path.split("/")[0], answer)
        return list(got["rows"] if sides.is_v6 else got)

    since = "2026-11-25T00:00:00.000Z"
    before = max((row["update_id"] for row in poll(start_date=since)), default=0)
    work, _ = sides.granted()
    fresh = [row for row in poll(start_date=since) if row["update_id"] > before]
    mine = [row for row in fresh if row["work_reference_number"] == work]
    assert [row["event_type"] for row in mine] == [
        "planned_works_record_created",
        "permit_submitted",
        "permit_granted",
    ]
    others = poll(start_date=since, exclude_events_from="ZZ01")
    assert {row["event_type"] for row in others if row["work_reference_number"] == work} == {"permit_granted"}
    if sides.version == "v1":
        return
    after = poll(update_id=mine[0]["update_id"])
    assert [row["event_type"] for row in after if row["work_reference_number"] == work] == [
        "permit_submitted",
        "permit_granted",
    ]
    if sides.is_v6:
        first = sides.promoter.get(path, update_id=before, page_size=1).json()
        then = sides.promoter.get(path, update_id=first["next_update"], page_size=1).json()
        assert then["rows"][0]["update_id"] > first["rows"][0]["update_id"]
        assert poll(update_id=mine[-1]["update_id"] + 1_000_000) == []


def test_pages_and_their_ceiling(sides: Sides) -> None:
    seen: list[str] = []
    while True:
        page = sides.authority.get("reporting/permits", offset=len(seen), sort_column="date_created").json()
        seen += [row["permit_reference_number"] for row in page["rows"]]
        if len(seen) >= 75:
            break
    assert len(set(seen)) == len(seen) == 75
    assert page["pagination"] == {"total_rows": 501, "has_next_page": True}
    last = sides.authority.get("reporting/permits", offset=100_000).json()
    assert last["rows"] == [] and last["pagination"]["has_next_page"] is False


def test_a_filter_and_an_order(sides: Sides) -> None:
    got = sides.authority.get(
        "reporting/permits",
        status=["refused", "revoked"],
        work_category="minor",
        work_start_date_from="2026-06-01T00:00:00Z",
        sort_column="start_date",
        sort_direction="asc",
    ).json()
    rows = got["rows"]
    assert rows and {row["status"] for row in rows} <= {"refused", "revoked"}
    assert {row["work_category"] for row in rows} == {"minor"}
    days = [row["proposed_start_date"] for row in rows]
    assert days == sorted(days) and days[0] >= "2026-06-01"
    refused(sides.promoter.get("reporting/permits", swa_code="ZZ02"), 401)
    refused(sides.promoter.get("reporting/permits", status="sleeping"), 400, "status")
    areas = shape(
        sides,
        sides.authority.get("reporting/geographical-areas"),
        "reporting",
        "[GeographicalAreaResponse]",
    )
    centre = next(one for one in areas if one["area_name"] == "Town centre")
    reference = centre["geographical_area_reference_number"]
    inside = sides.authority.get("reporting/permits", geographical_area_reference_number=reference).json()
    usrns = {row["usrn"] for row in inside["rows"]}
    assert 1 <= len(usrns) <= centre["number_of_usrns"]


def test_an_export(sides: Sides) -> None:
    path = "export/permits/csv"
    made = shape(sides, sides.promoter.post(path, {"status": ["granted"]}), "export", "CSVExportResponse")
    listed = shape(
        sides, sides.promoter.get("reporting/csv-exports"), "reporting", "CSVExportReportingResponse"
    )
    row = next(row for row in listed["rows"] if row["csv_export_id"] == made["csv_id"])
    assert row["csv_export_status"] == "ready"
    text = sides.promoter.get(f"export/csv/{made['csv_id']}")
    assert text.headers["Content-Type"].startswith("text/csv")
    lines = text.text.splitlines()
    assert lines[0].startswith("work_reference_number,permit_reference_number")
    assert len(lines) > 50 and all(",granted," in line for line in lines[1:])
    refused(sides.gas.get(f"export/csv/{made['csv_id']}"), 401)
    refused(sides.promoter.get("export/csv/999999"), 404)
    if not sides.is_v6:
        everything = Caller(sides.promoter.address, sides.version).sign_in("export")
        day = everything.get("export/activity-data", csvExportDate=f"{TODAY}T00:00:00Z")
        assert day.status_code == 200 and "activity_reference_number" in day.text


def test_useful_questions(sides: Sides) -> None:
    got = sides.promoter.get(
        "work/duration", startDate="2026-12-21T00:00:00Z", endDate="2026-12-31T00:00:00Z"
    )
    assert shape(sides, got, "work", "DurationCalculationResponse") == {
        "calendar_days": 11,
        "working_days": 7,
    }
    work, permit = sides.apply()
    service = "event" if sides.is_v6 else "reporting"
    found = sides.promoter.post(f"{service}/permits/search", {"work_reference_numbers": [work, "ZZ000"]})
    answer = "PermitSearchReportingResponse" if sides.is_v6 else "[PermitSummaryResponse]"
    told = shape(sides, found, service, answer)
    rows = told["rows"] if sides.is_v6 else told
    assert [row["permit_reference_number"] for row in rows] == [permit]
    if sides.is_v6:
        earliest = sides.promoter.get(f"work/works/{work}/earliest-permit")
        shape(sides, earliest, "work", "PermitSummaryResponse")
        shape(sides, sides.promoter.get("work/fee-matrix/ZZ10"), "work", "FeeMatrixResponse")
        done(sides.authority.put(f"work/works/{work}/permits/{permit}/under-assessment"))
        assert sides.permit(work, permit)["permit_status"] == "under_assessment"
        older = Caller(sides.promoter.address, "v2").sign_in()
        status = older.get(f"work/works/{work}/permits/{permit}").json()
        assert (status["permit_status"], status["permit_status_string"]) == (
            "upcoming_enum",
            "Under assessment",
        )


def test_what_was_done_is_there_after_a_restart(start: Any) -> None:
    server: PracticeServer = start()
    version = "v2"
    people = [Caller(server.address, version).sign_in(who) for who in ("planner", "gas", "authority")]
    work, permit = Sides(version, *people).granted()
    made_up = people[0].get("reporting/permits", work_status="in_progress").json()["rows"][0]
    reference = made_up["work_reference_number"]
    people[0].post(f"work/works/{reference}/comments", {"detail": "Still there?", "topic": "GENERAL"})
    server.stop()
    later = start(today=date.fromisoformat(TODAY) + timedelta(days=21))
    again = Caller(later.address, version).sign_in()
    assert again.get(f"work/works/{work}/permits/{permit}").json()["permit_status"] == "granted"
    history = again.get(f"work/works/{reference}/history").json()["rows"]
    assert "comment_submitted" in [row["event"] for row in history]
    assert len([row for row in history if row["event"] == "permit_submitted"]) == 1


@pytest.mark.parametrize("scan", [60.0, 0.0])
def test_a_file_is_given_out_once_it_is_scanned(start: Any, scan: float) -> None:
    planner = Caller(start(scan_takes=scan, export_takes=scan).address).sign_in()
    number = planner.upload("work/files", "a.pdf", b"abc").json()["file_id"]
    got = planner.get(f"work/files/{number}")
    assert (got.status_code, got.content) == ((204, b"") if scan else (200, b"abc"))
    made = planner.post("export/comments/csv", {}).json()["csv_id"]
    states = {row["csv_export_status"] for row in planner.get("reporting/csv-exports").json()["rows"]}
    assert states == {"in_progress" if scan else "ready"}
    assert planner.get(f"export/csv/{made}").status_code == (404 if scan else 200)
