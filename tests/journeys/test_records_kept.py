"""Sequencing, what can be done at any stage: comments and read marks, files, history, polling, exports."""

from __future__ import annotations

import secrets
from datetime import date, datetime, time, timedelta, timezone

import pytest

from plugin.streetmanager.event_requests import PermitSearchRequest
from plugin.streetmanager.export_service.permit_filters import PermitCSVExportRequest
from plugin.streetmanager.files import LARGEST_FILE, FileTooLarge, FileToSend
from plugin.streetmanager.updates import Watch, updates_after, updates_between
from plugin.streetmanager.waiting import NotReady, fetch_csv, fetch_file
from plugin.streetmanager.work_service.comment_records import CommentCreateRequest, CommentReadRequest
from plugin.streetmanager.work_service.file_records import AddFileToWorkRequest

from .people import START, TODAY, WATER, Cast, listed, not_in_this_version, refused


def test_comments_written_and_marked_as_read(cast: Cast) -> None:
    """Add a comment: a contractor writes one and an internal one, the authority reads and marks it."""
    work, _ = cast.apply()
    overrun = CommentCreateRequest(detail="Too long", topic="OVERRUN")
    refused(400, cast.promoter.work.post_comment, work, overrun, fields=("topic",))
    ask = CommentCreateRequest(detail="We begin at nine", topic="GENERAL")
    refused(401, cast.gas.work.post_comment, work, ask)
    cast.contractor.work.post_comment(work, ask)
    inside = CommentCreateRequest(detail="Bring the key", topic="GENERAL", is_internal=True)
    cast.contractor.work.post_comment(work, inside)
    ours = listed(cast.contractor.reporting.get_comments, work, swa_code=WATER)
    assert {row.detail for row in ours} == {"We begin at nine", "Bring the key"}
    (seen,) = listed(cast.authority.reporting.get_comments, work, is_not_read=True)
    assert (seen.detail, seen.is_read) == ("We begin at nine", False)
    number = seen.comment_reference_number
    cast.authority.work.mark_comment_as_read(work, number, CommentReadRequest())
    assert listed(cast.authority.reporting.get_comments, work, is_not_read=True) == []
    (seen,) = listed(cast.authority.reporting.get_comments, work, is_read=True)
    assert seen.is_read and seen.read_by == "authority@practice.example"
    events = cast.events(work, by=cast.contractor)
    assert (events.count("comment_submitted"), events.count("internal_comment_submitted")) == (1, 1)
    if cast.v6:
        assert cast.authority.work.get_comment(work, number).detail == "We begin at nine"
    else:
        not_in_this_version(cast.authority.work.get_comment, work, number)


def test_files_uploaded_put_on_a_work_and_deleted(cast: Cast) -> None:
    """File upload: a contractor uploads one for the promoter, it is put on a work, fetched; another is deleted."""
    content = secrets.token_bytes(4000)
    seen: list[tuple[int, int]] = []
    sent = FileToSend("plan é.pdf", content)
    made = cast.contractor.work.upload_file(sent, WATER, lambda gone, whole: seen.append((gone, whole)))
    number = made.file_id
    assert number is not None and made.name == "plan é.pdf"
    assert seen and seen[-1][0] == seen[-1][1] > len(content)
    refused(401, cast.contractor.work.upload_file, sent, "ZZ04")
    large = FileToSend("large.pdf", bytes(LARGEST_FILE + 1))
    with pytest.raises(FileTooLarge):
        cast.promoter.work.upload_file(large)
    work, _ = cast.apply()
    put = AddFileToWorkRequest(file_ids=[number])
    cast.promoter.work.add_file_to_work(work, put)
    assert [file.name for file in cast.work(work).files] == ["plan é.pdf"]
    refused(400, cast.promoter.work.add_file_to_work, work, put, fields=("file_ids",))
    assert fetch_file(cast.authority, number) == content
    refused(409, cast.promoter.work.delete_file, number)
    other = cast.file()
    refused(401, cast.gas.work.delete_file, other)
    cast.contractor.work.delete_file(other)
    refused(404, cast.promoter.work.get_file, other)
    with pytest.raises(NotReady):
        fetch_file(cast.promoter, other, longest=0)
    assert cast.events(work)[0] == "file_uploaded"


def test_history_of_a_work(cast: Cast) -> None:
    """Viewing works and permits: everything that happened to a work, with who did it, and only for those concerned."""
    work, permit = cast.started(cast.contractor)
    history = list(cast.promoter.work.whole_history(work))
    assert [one.event for one in history] == [
        "work_start_logged",
        "permit_granted",
        "permit_submitted",
        "planned_works_record_created",
    ]
    assert [one.username for one in history][:2] == [
        "contractor@practice.example",
        "authority@practice.example",
    ]
    assert history[1].object_reference == permit
    moments = [one.action_date for one in history if one.action_date]
    assert moments == sorted(moments, reverse=True)
    assert [one.event for one in cast.authority.work.whole_history(work)] == [one.event for one in history]
    refused(401, cast.gas.work.get_work_history, work)
    refused(404, cast.promoter.work.get_work_history, "ZA00100000000")


def test_history_says_which_person_acted(cast: Cast) -> None:
    """Viewing works and permits: who acted is filled in out of the session, and stands in the history."""
    session = cast.promoter.session
    session.internal_user_identifier, session.internal_user_name = "17", "Ada Byron"
    try:
        work, _ = cast.granted()
        cast.promoter.work.update_actual_start_date(work, START)
    finally:
        session.internal_user_identifier = session.internal_user_name = ""
    latest = next(cast.authority.work.whole_history(work))
    assert (latest.event, latest.internal_user_identifier) == ("work_start_logged", "17")
    assert latest.internal_user_name == "Ada Byron"


def _moment(time_of_day: time) -> datetime:
    return datetime.combine(TODAY, time_of_day, timezone.utc)


def _now() -> datetime:
    """The moment that the practice service takes it to be."""
    return _moment(datetime.now(timezone.utc).time())


def test_polling_by_time_and_by_update(cast: Cast) -> None:
    """Polling: what happened to works since a moment, and after an update; one's own left out if wished."""
    since, until = _moment(time()), _moment(time()) + timedelta(days=1)
    watch = Watch(cast.promoter, since)
    watch.look(_now())
    work, _ = cast.granted(cast.contractor)
    told = [one for one in watch.look(_now()) if one.work_reference_number == work]
    assert [one.event_type for one in told] == [
        "planned_works_record_created",
        "permit_submitted",
        "permit_granted",
    ]
    assert [one for one in watch.look(_now()) if one.work_reference_number == work] == []
    theirs = updates_between(cast.promoter, since, until, exclude_events_from="ZZ03")
    assert [one.event_type for one in theirs if one.work_reference_number == work] == ["permit_granted"]
    for_water = updates_between(cast.contractor, since, until, swa_code=WATER)
    assert len([one for one in for_water if one.work_reference_number == work]) == 3
    first = told[0].update_id
    assert first is not None
    if not cast.has_v2:
        not_in_this_version(lambda: list(updates_after(cast.promoter, first)))
        return
    after = [one for one in updates_after(cast.promoter, first) if one.work_reference_number == work]
    assert [one.event_type for one in after] == ["permit_submitted", "permit_granted"]
    assert list(updates_after(cast.promoter, (told[-1].update_id or 0) + 1_000_000)) == []


def test_reports_permits_by_reference_and_by_status(cast: Cast) -> None:
    """Viewing works and permits: permits in short by the works' references, and lists by status for each side."""
    work, permit = cast.apply(cast.contractor)
    ask = PermitSearchRequest(work_reference_numbers=[work, "ZZ000"])
    if cast.v6:
        found = cast.contractor.event.get_permit_summaries(ask).rows
        assert cast.promoter.work.get_earliest_permit(work).permit_reference_number == permit
    else:
        found = cast.contractor.reporting.get_permit_summaries(ask)
        not_in_this_version(cast.promoter.event.get_permit_summaries, ask)
    assert [one.permit_reference_number for one in found] == [permit]
    submitted = {"status": ["submitted"], "sort_column": "date_created"}
    assert listed(cast.authority.reporting.get_permits, work, **submitted)
    assert listed(cast.promoter.reporting.get_permits, work, **submitted)
    assert not listed(cast.gas.reporting.get_permits, work, **submitted)
    here = cast.gas.geojson.get_works(
        (470059.0, 309879.0, 470065.0, 309887.0), TODAY, date(2026, 11, 27), work
    )
    assert len(here["features"]) == 1


def test_exports_asked_for_and_fetched(cast: Cast) -> None:
    """Exports: a contractor asks for a CSV file of the promoter's permits, waits, and fetches it."""
    ask = PermitCSVExportRequest(status=["granted"], swa_code=WATER)
    told: list[str] = []
    text = fetch_csv(cast.contractor, cast.contractor.export.generate_permits_csv, ask, told=told.append)
    lines = text.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("work_reference_number,permit_reference_number")
    assert len(lines) > 20
    refused(404, cast.promoter.export.get_csv, 999999)
