"""A work's record: by whatever reference, whole for those concerned, and what is not shown is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from plugin.practice.server import PracticeServer
from plugin.search import record_parts, work_record
from plugin.search.record_parts import Part, comments_of, shapes_of
from plugin.streetmanager.errors import NotFound, ServiceFault
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.comment_records import CommentCreateRequest
from plugin.streetmanager.work_service.comment_replies import CommentResponse
from tests.unit.submission.works_at_hand import signed_in

VERSIONS = pytest.mark.parametrize("version", list(Version), ids=lambda version: version.value)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("practice")) as running:
        yield running


def of(server: PracticeServer, kind: str, promoter: str = "ZA", **wanted: Any) -> dict[str, Any]:
    """A made-up record of a kind, on one of a promoter's works."""
    return next(
        held
        for held in server._store.ledger.all(kind)
        if held["work_reference_number"].startswith(promoter)
        and all(held.get(name) == value for name, value in wanted.items())
    )


def kinds_of(record: work_record.WorkRecord) -> Counter[str]:
    return Counter(part.kind for part in record.walk())


@VERSIONS
def test_all_that_is_on_record_of_a_work(server: PracticeServer, version: Version) -> None:
    """First what the work lists, then its sites and permits in full, with the places of all."""
    service = signed_in(server, version)
    held = of(server, "site")
    told: list[work_record.WorkRecord] = []
    record = work_record.read(service, held["work_reference_number"], told.append)
    assert [one.complete for one in told] == [False] and record.complete and record.untold == ()
    found = kinds_of(record)
    assert found["site"] == 1 and found["reinstatement"] == len(held["reinstatements"])
    assert not told[0].of_kind("reinstatement") and record.work.work_status
    for part in record.of_kind("reinstatement"):
        assert [name for name, _ in shapes_of(part)][0] == "reinstatement_coordinates"
    assert len({part.key for part in record.walk()}) == sum(found.values())
    [site] = record.of_kind("site")
    assert set(site.references) == {"work_reference_number", "site"}
    assert site.reference == ("1" if version < Version.V6 else held["site_reference_number"])
    assert all(part.full for part in record.of_kind("permit"))


@VERSIONS
def test_any_reference_leads_to_its_work(server: PracticeServer, version: Version) -> None:
    service = signed_in(server, version)
    held = of(server, "site")
    work, permit = held["work_reference_number"], held["permit_reference_number"]
    for typed in (
        f" {permit.lower()} ",
        held["site_reference_number"],
        held["reinstatements"][0]["reinstatement_reference_number"],
    ):
        record = work_record.read(service, typed)
        assert record.reference == work and record.asked_for == typed.strip()
    assert work_record.read(service, work.lower()).asked_for == ""
    found = work_record.read(service, permit).find(permit.lower())
    assert found is not None and found.kind == "permit"
    with pytest.raises(work_record.NoSuchWork) as told:
        work_record.read(service, "ZZ-NOT-THERE")
    assert "ZZ-NOT-THERE" in told.value.words and told.value.next_step


@VERSIONS
def test_of_somebody_elses_work_the_permits_are_shown_and_it_is_said(
    server: PracticeServer, version: Version
) -> None:
    service = signed_in(server, version)
    theirs = of(server, "site", "ZG")
    for typed in (theirs["work_reference_number"], theirs["permit_reference_number"]):
        record = work_record.read(service, typed)
        assert record.work is None and set(kinds_of(record)) <= {"permit", "change", "ancillary"}
        assert "only" in record.untold[0] and record.active_permit is not None
    hidden = of(server, "forward_plan", "ZG")["work_reference_number"]
    with pytest.raises(work_record.NotShown) as told:
        work_record.read(service, hidden)
    assert hidden in told.value.words


@VERSIONS
def test_the_authority_sees_what_the_promoter_sees(server: PracticeServer, version: Version) -> None:
    work = of(server, "site")["work_reference_number"]
    both = [work_record.read(signed_in(server, version, who), work) for who in ("planner", "authority")]
    assert kinds_of(both[0]) == kinds_of(both[1])


@VERSIONS
def test_every_kind_of_part_is_read_in_full(server: PracticeServer, version: Version) -> None:
    """What a list says in short is read when it is looked at, where the version can say more."""
    service = signed_in(server, version)
    looked_at = set()
    for kind in ("inspection", "fpn", "alteration", "forward_plan", "section_81", "private_street_notice"):
        record = work_record.read(service, of(server, kind)["work_reference_number"])
        for part in record.walk():
            if part.readable(version):
                full = work_record.read_part(service, record, part)
                assert full.full and full.key == part.key and not full.readable(version)
                assert record.with_part(full).find(part.reference).record == full.record  # type: ignore[union-attr]
                looked_at.add(part.kind)
            elif part.full:
                looked_at.add(part.kind)
    assert {"inspection", "fpn", "change", "forward_plan", "section_81", "permit"} <= looked_at
    assert ("private_street_notice" in looked_at) == (version >= Version.V6)


@VERSIONS
def test_comments_are_found_in_every_version(server: PracticeServer, version: Version) -> None:
    """v1 and v2 tell of them in the history only."""
    service, authority = (signed_in(server, version, who) for who in ("planner", "authority"))
    work = of(server, "site", "ZA")["work_reference_number"]
    words = f"Keep the footway open, {version.value}"
    authority.work.post_comment(work, CommentCreateRequest(topic="GENERAL", detail=words))
    record = work_record.read(service, work)
    latest = record.of_kind("comment")[0]
    assert latest.record.detail == words and latest.reference and latest.record.is_read is False
    events, whole = work_record.history(service, work)
    assert whole and len(events) >= len(record.events)
    longer = record.with_history(events)
    assert longer.whole_history and latest.reference in {one.reference for one in longer.of_kind("comment")}


def test_what_does_not_come_is_said_and_the_rest_stays(server: PracticeServer) -> None:
    service = signed_in(server, Version.V6)
    work = of(server, "site")["work_reference_number"]

    def fails(*references: str) -> None:
        raise ServiceFault()

    service.work.get_site = fails
    record = work_record.read(service, work)
    assert record.complete and record.of_kind("site") and not record.of_kind("reinstatement")
    assert len(record.untold) == 1 and record.of_kind("site")[0].reference in record.untold[0]

    def hidden(*references: str) -> None:
        raise NotFound()

    service.work.get_site = hidden
    assert "does not show" in work_record.read(service, work).untold[0]


def test_parts_without_references_are_told_apart() -> None:
    own = {"work_reference_number": "ZA1"}
    parts = [Part("reinstatement", own, None, number=number) for number in (1, 2)]
    assert parts[0].key != parts[1].key and parts[0].reference == ""


def test_the_latest_comment_comes_first() -> None:
    class Event:
        event, object_reference, details, username = "comment_submitted", "C1", "first", "a@b.example"
        action_date = None

    listed = [CommentResponse(comment_reference_number="C2", date_created="2026-11-20T10:00:00Z")]
    found = comments_of(listed, [Event()])
    assert [one.comment_reference_number for one in found] == ["C2", "C1"]
    assert found[1].is_internal is False


def test_a_file_on_two_records_is_there_once() -> None:
    class File:
        file_id, name = 7, "plan.pdf"

    class Record:
        files = [File(), File()]

    own = {"work_reference_number": "ZA1"}
    found = record_parts.files_of([Part("work", own, Record()), Part("permit", own, Record())])
    assert [one.reference for one in found] == ["7"]
