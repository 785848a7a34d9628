"""What is done to a work on record: in every version, once and only once, whatever becomes of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from plugin.practice.server import PracticeServer
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.files import FileToSend
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.comment_records import CommentCreateRequest
from plugin.streetmanager.work_service.progress_records import WorkStartUpdateRequest
from plugin.streetmanager.work_service.site_records import SiteCreateRequest
from plugin.submission import action_kinds as kinds
from plugin.submission import work_actions
from plugin.submission.drafts import DraftStore
from plugin.submission.kind import Kind
from plugin.submission.outbox import AlreadySent, Outbox, Refused, Submitted, Unknown
from plugin.submission.work_actions import ACTIONS, Concerned, action_of, is_own_comment
from tests.unit.submission.works_at_hand import TODAY, TRENCH, granted, signed_in

VERSIONS = list(Version)
MIDNIGHT = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=timezone.utc)
WHY = {"revert_reason": "It was the wrong street"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("practice"), today=TODAY) as running:
        yield running


@pytest.fixture(autouse=True)
def good_manners(server: PracticeServer) -> Iterator[None]:
    yield
    server.manners.drop_after_acting = server.manners.drop_before_acting = False
    server.manners.fault_status = None


class Site:
    """Somebody on site: the promoter's client, the authority's, an outbox, a clock."""

    def __init__(self, server: PracticeServer, version: Version, folder: Path) -> None:
        self.server, self.version = server, version
        self.promoter = signed_in(server, version)
        self.authority = signed_in(server, version, "authority")
        self.store = DraftStore(folder / "actions.gpkg")
        self.now = datetime(2026, 11, 25, 12, tzinfo=timezone.utc)
        self.outbox = Outbox(self.store, lambda: self.now)
        self.way = ""

    def send(self, kind: Kind, values: dict[str, Any], *references: str) -> Any:
        """Do it: plainly, or with its answer or itself lost first, and settled."""
        concerning = dict(zip(kind.concerning, references))
        draft = self.store.new(
            kind.key, "Point", "practice", self.version.value, kind.words, concerning=concerning
        )
        request = kind.request.model_validate(values)
        self.server.manners.drop_after_acting = self.way == "after"
        self.server.manners.drop_before_acting = self.way == "before"
        outcome = self.outbox.send(draft, request, self.promoter)
        self.server.manners.drop_after_acting = self.server.manners.drop_before_acting = False
        if not self.way:
            return outcome
        assert isinstance(outcome, Unknown), (kind.key, outcome)
        with pytest.raises(AlreadySent):
            self.outbox.send(self.store.get(draft.id), request, self.promoter)
        outcome = self.outbox.settle(draft, self.promoter)
        if self.way == "before":
            assert isinstance(outcome, Unknown) and not outcome.may_resend, (kind.key, outcome)
            self.now += timedelta(minutes=11)
            outcome = self.outbox.resend(draft, self.promoter)
        return outcome

    def done(self, kind: Kind, values: dict[str, Any], *references: str) -> None:
        outcome = self.send(kind, values, *references)
        assert isinstance(outcome, Submitted), (kind.key, outcome)

    def work(self, reference: str) -> Any:
        return self.promoter.work.get_work(reference)


@pytest.fixture(params=VERSIONS, ids=lambda version: version.value)
def site(request: pytest.FixtureRequest, server: PracticeServer, tmp_path: Path) -> Site:
    return Site(server, request.param, tmp_path)


@pytest.mark.parametrize("way", ["", "after", "before"], ids=["answered", "answer lost", "never came"])
def test_a_day_on_site(site: Site, way: str) -> None:
    """Started, taken back, started, commented on, stopped, taken back, stopped: each is there once."""
    site.way = way
    work, permit = granted(site.promoter, site.authority)
    start = {"actual_start_date": MIDNIGHT}
    site.done(kinds.WORK_START, start, work)
    assert site.work(work).work_status == "in_progress"
    site.done(kinds.WORK_START_REVERT, WHY, work)
    assert site.work(work).work_status == "planned"
    site.done(kinds.WORK_START, start, work)
    if site.version >= Version.V6:
        now = {"current_traffic_management_type": "no_carriageway_incursion"}
        site.done(kinds.CURRENT_TRAFFIC, now, work, permit)
        read = site.promoter.work.get_permit(work, permit)
        assert read.current_traffic_management_type == now["current_traffic_management_type"]
    if site.version >= Version.V2:
        site.done(kinds.EXCAVATION, {"excavation_carried_out": True}, work)
    site.done(kinds.COMMENT, {"topic": "GENERAL", "detail": "The barriers are moved on Monday"}, work)
    file = site.promoter.work.upload_file(FileToSend("plan.txt", b"a plan")).file_id
    site.done(kinds.WORK_FILES, {"file_ids": [file]}, work)
    site.done(kinds.WORK_STOP, {"actual_stop_date": MIDNIGHT + timedelta(seconds=1)}, work)
    site.done(kinds.WORK_STOP_REVERT, WHY, work)
    site.done(kinds.WORK_STOP, {"actual_stop_date": MIDNIGHT + timedelta(seconds=1)}, work)
    held = site.work(work)
    assert held.work_status == "completed" and [one.file_id for one in held.files] == [file]
    events = [event.event for event in site.promoter.work.whole_history(work)]
    for event, times in (
        ("work_start_logged", 2),
        ("work_start_reverted", 1),
        ("work_stop_logged", 2),
        ("work_stop_reverted", 1),
        ("comment_submitted", 1),
        ("file_uploaded", 1),
    ):
        assert events.count(event) == times, (event, events)


@pytest.mark.parametrize("way", ["", "after", "before"], ids=["answered", "answer lost", "never came"])
def test_what_is_said_of_sites_and_of_permits(site: Site, way: str) -> None:
    """The last site, units, a subsumed site, a permit that is cancelled, a comment that was read."""
    site.way = way
    work, permit = granted(site.promoter, site.authority)
    if site.version >= Version.V6:
        comment = site.authority.work.post_comment(
            work, CommentCreateRequest(topic="GENERAL", detail="Keep the footway open")
        )
        reference = comment.comment_reference_number
    else:
        site.authority.work.post_comment(
            work, CommentCreateRequest(topic="GENERAL", detail="Keep the footway open")
        )
        reference = next(site.promoter.work.whole_history(work)).object_reference
    site.done(kinds.COMMENT_READING, {}, work, reference)
    site.promoter.work.update_actual_start_date(work, WorkStartUpdateRequest(actual_start_date=MIDNIGHT))
    made = site.promoter.work.create_site(
        work,
        SiteCreateRequest(
            reinstatement_type="excavation",
            reinstatement_status="interim",
            reinstatement_date=TODAY,
            reinstatement_coordinates=TRENCH,
            location_description="Outside number 4",
            location_types=["footway"],
            reinstatement_evidence=False,
            depth=0.8,
            length=2.0,
            width=1.0,
            final_reinstatement=False,
            inspection_units=1,
        ),
    )
    site.done(kinds.FINAL_REINSTATEMENT, {"final_reinstatement": True}, work)
    assert site.work(work).active_permit.final_reinstatement is True
    if site.version < Version.V6:
        site.done(kinds.INSPECTION_UNITS, {"inspection_units": 4}, work)
        assert site.work(work).inspection_units == 4
    else:
        site.done(kinds.SUBSUMING, {"subsume_reason": "Dug up again"}, work, made.site_reference_number)
        assert site.work(work).sites[0].is_subsumed
    other, its_permit = granted(site.promoter, site.authority)
    site.done(kinds.PERMIT_CANCELLING, {"permit_status": "cancelled"}, other, its_permit)
    assert site.promoter.work.get_permit(other, its_permit).permit_status == "cancelled"


@pytest.mark.parametrize("way", ["", "after", "before"], ids=["answered", "answer lost", "never came"])
def test_what_the_town_holds_is_cancelled_and_removed(
    server: PracticeServer, tmp_path: Path, way: str
) -> None:
    """A forward plan, a private street notice, ancillary information: of v6, which has them all."""
    site = Site(server, Version.V6, tmp_path)
    site.way = way
    ledger = server._store.ledger

    def one(kind: str, **wanted: str) -> dict[str, Any]:
        return next(
            held
            for held in ledger.all(kind)
            if held["work_reference_number"].startswith("ZA")
            and all(held.get(name) == value for name, value in wanted.items())
        )

    plan = one("forward_plan", forward_plan_status="raised")
    references = plan["work_reference_number"], plan["forward_plan_reference_number"]
    site.done(kinds.PLAN_CANCELLING, {"cancelled_reason": "No money"}, *references)
    assert site.promoter.work.get_forward_plan(*references).forward_plan_status == "cancelled"
    if way:  # the town has two of them
        notice = one("private_street_notice", private_street_status="issued")
        references = notice["work_reference_number"], notice["private_street_reference_number"]
        site.done(kinds.NOTICE_CANCELLING, {"cancellation_reason": "No money"}, *references)
        held = site.promoter.work.get_private_street_notice(*references)
        assert held.private_street_status == "cancelled"
    added = one("ancillary", ancillary_info_status="added")
    names = ("work_reference_number", "permit_reference_number", "ancillary_info_reference_number")
    references = tuple(added[name] for name in names)
    site.done(kinds.ANCILLARY_REMOVING, {"ancillary_info_removal_reason": "Gone"}, *references)
    assert site.promoter.work.get_ancillary_info(*references).date_removed


def test_a_refusal_is_told_and_nothing_is_pending(site: Site) -> None:
    work, _ = granted(site.promoter, site.authority)
    outcome = site.send(kinds.WORK_STOP, {"actual_stop_date": MIDNIGHT}, work)
    assert isinstance(outcome, Refused) and "not in progress" in f"{outcome.words} {outcome.next_step}"


def test_every_action_is_offered_to_those_who_may(server: PracticeServer) -> None:
    """By role and version, as the client declares its operations."""
    planner, authority = frozenset({"Planner"}), frozenset({"HighwayAuthority", "Admin"})
    assert {action.key for action in ACTIONS} == set(kinds.ACTION_KINDS)
    on_work = {action.key for action in work_actions.offered(Version.V1, planner, "work")}
    assert "inspection_units" in on_work and "excavation_carried_out" not in on_work
    on_work = {action.key for action in work_actions.offered(Version.V6, planner, "work")}
    assert "inspection_units" not in on_work and "excavation_carried_out" in on_work
    theirs = {action.key for action in work_actions.offered(Version.V6, authority, "work")}
    assert theirs == {"work_stop", "comment", "work_files"}
    assert not work_actions.offered(Version.V6, frozenset({"DataExport"}), "work")


def _concerned(service: StreetManager, work: str, record: Any = None) -> Concerned:
    held = service.work.get_work(work)
    return Concerned(held, record or held, "ZZ01", frozenset({"Planner"}), "planner@practice.example")


def test_what_cannot_be_done_now_says_why(site: Site) -> None:
    work, permit = granted(site.promoter, site.authority)

    def why_not(key: str, record: Any = None) -> str:
        return action_of(key).why_not(_concerned(site.promoter, work, record))

    read = site.promoter.work.get_permit(work, permit)
    assert why_not("work_start") == "" and why_not("permit_cancelling", read) == ""
    assert "planned" in why_not("work_stop") and "planned" in why_not("work_stop_revert")
    assert "No site" in why_not("inspection_units") and "No excavation" in why_not("final_reinstatement")
    site.promoter.work.update_actual_start_date(work, WorkStartUpdateRequest(actual_start_date=MIDNIGHT))
    assert "in progress" in why_not("work_start") and why_not("work_stop") == ""
    assert why_not("work_start_revert") == "" and why_not("excavation_carried_out") == ""
    assert "in progress" in why_not("permit_cancelling", read)
    authority = Concerned(site.work(work), None, "ZZ10", frozenset({"HighwayAuthority", "Admin"}))
    assert "promoter logs it" in action_of("work_stop").why_not(authority)
    for action in ACTIONS:
        assert action.means.endswith(".")


def test_a_paa_is_not_started(server: PracticeServer, tmp_path: Path) -> None:
    site = Site(server, Version.V2, tmp_path)
    work, _ = granted(
        site.promoter,
        site.authority,
        proposed_start_date=TODAY + timedelta(days=100),
        proposed_end_date=TODAY + timedelta(days=130),
        is_ttro_required=True,
    )
    assert "PAA" in action_of("work_start").why_not(_concerned(site.promoter, work))


def test_a_comment_of_ones_own_is_known_by_its_organisation_or_its_author() -> None:
    class Comment:
        author_organisation_ref: str | None = "0010"
        author_email_address = "A@b.example"

    assert is_own_comment(Comment(), "10", "") and not is_own_comment(Comment(), "11", "a@b.example")
    Comment.author_organisation_ref = None
    assert is_own_comment(Comment(), "11", "a@b.example") and not is_own_comment(Comment(), "11", "")
