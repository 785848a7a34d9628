"""Once and only once: whatever is lost, no application goes out twice and no answer is invented."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from plugin.streetmanager.errors import (
    AccessRestricted,
    Invalid,
    NoConnection,
    NotFound,
    ServiceFault,
    SignInFailed,
    TimedOut,
)
from plugin.streetmanager.versions import Version
from plugin.submission import attempts
from plugin.submission.drafts import Draft, DraftSent, DraftsError, DraftStore
from plugin.submission.outbox import AlreadySent, OtherEnvironment, Outbox, Refused, Submitted, Unknown
from plugin.submission.permit_application import Applicant, request_from
from tests.unit.submission.service_stand_in import answers, stand_in, timed_out

ROOT = Path(__file__).resolve().parents[3]
APPLICANT = Applicant("ZZ01", "ZA", "planner@practice.example", "A. Planner")
START = datetime(2031, 5, 1, 9, 0, tzinfo=timezone.utc)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


class Desk:
    """A store with a draft that is ready to go, its outbox, and a service."""

    def __init__(self, folder: Path, version: Version = Version.V2) -> None:
        self.store = DraftStore(folder / "drafts.gpkg")
        self.clock = Clock()
        self.outbox = Outbox(self.store, self.clock)
        self.service = stand_in(version)
        self.version = version
        self.draft = self.new_draft()
        self.request = self.request_for(self.draft)

    def new_draft(self, **given) -> Draft:
        draft = self.store.new("permit_application", "LineString", "practice", self.version.value)
        self.store.set_vertices(draft.id, [(470000, 310000), (470020, 310000)], True)
        draft.values = answers(**given)
        return self.store.keep(draft)

    def request_for(self, draft: Draft):
        return request_from(draft, APPLICANT, self.version, now=START)

    def send(self):
        return self.outbox.send(self.draft, self.request, self.service)

    def lose_the_answer(self, error: Exception | None = None) -> Unknown:
        self.service.work.after = error or timed_out()
        outcome = self.send()
        self.service.work.after = None
        assert isinstance(outcome, Unknown)
        return outcome

    def lose_the_request(self) -> None:
        self.service.work.before = timed_out()
        assert isinstance(self.send(), Unknown)
        self.service.work.before = None

    @property
    def kept(self) -> Draft:
        return self.store.get(self.draft.id)

    @property
    def reference(self) -> str:
        return self.request.work_reference_number


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def test_what_is_taken_is_submitted_and_has_a_receipt(desk):
    outcome = desk.send()
    assert isinstance(outcome, Submitted)
    assert outcome.receipt.permit_reference_number == f"{desk.reference}-01"
    assert outcome.receipt.category == "standard"
    assert (desk.kept.state, desk.kept.work_reference_number) == ("submitted", desk.reference)
    assert desk.kept.permit_reference_number == f"{desk.reference}-01"
    assert desk.outbox.receipt(desk.draft.id) == outcome.receipt


def test_what_was_sent_is_kept_word_for_word(desk):
    desk.send()
    (attempt,) = desk.outbox.attempts(desk.draft.id)
    assert attempt.body == desk.service.work.sent[0]
    assert (attempt.sent, attempt.version, attempt.environment) == (START, "v2", "practice")


def test_the_attempt_is_on_disk_before_anything_goes_out(desk):
    seen = {}
    create = desk.service.work.create_work

    def look_then_create(request):
        other = sqlite3.connect(desk.store.path)
        seen["draft"] = other.execute("SELECT state, work_reference_number FROM drafts").fetchone()
        seen["attempt"] = other.execute("SELECT state, body FROM attempts").fetchone()
        other.close()
        return create(request)

    desk.service.work.create_work = look_then_create
    desk.send()
    assert seen["draft"] == ("sending", desk.reference)
    assert seen["attempt"][0] == "sending" and desk.reference in seen["attempt"][1]


def test_nothing_goes_out_if_the_attempt_cannot_be_written(desk, monkeypatch):
    def full(*given, **more):
        raise DraftsError("The disk is full.")

    monkeypatch.setattr(attempts, "begin", full)
    with pytest.raises(DraftsError):
        desk.send()
    assert desk.service.work.sent == [] and desk.kept.state == "draft"


def test_what_was_taken_is_said_even_if_it_cannot_be_kept(desk, monkeypatch):
    def full(*given, **more):
        raise DraftsError("The disk is full.")

    monkeypatch.setattr(attempts, "end", full)
    outcome = desk.send()
    assert isinstance(outcome, Submitted) and "could not be kept" in outcome.receipt.words[-1]
    monkeypatch.undo()
    assert desk.kept.state == "sending"
    again = Outbox(DraftStore(desk.store.path), desk.clock)
    assert isinstance(again.settle(desk.draft, desk.service), Submitted)
    assert len(desk.service.work.sent) == 1


@pytest.mark.parametrize("end", ["submitted", "unknown"])
def test_what_was_sent_is_not_sent_again(desk, end):
    if end == "unknown":
        desk.service.work.after = timed_out()
    desk.send()
    assert desk.kept.state == end
    with pytest.raises(AlreadySent):
        desk.send()
    assert len(desk.service.work.sent) == 1


def test_many_at_once_send_it_once(desk):
    windows = [Outbox(DraftStore(desk.store.path)) for _ in range(4)]
    barrier, outcomes, create = threading.Barrier(8), [], desk.service.work.create_work

    def slow(request):
        threading.Event().wait(0.2)
        return create(request)

    desk.service.work.create_work = slow

    def go(outbox: Outbox) -> None:
        barrier.wait(30)
        try:
            outcomes.append(type(outbox.send(desk.draft, desk.request, desk.service)))
        except AlreadySent:
            outcomes.append(AlreadySent)

    threads = [threading.Thread(target=go, args=(window,)) for window in windows * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcome.__name__ for outcome in outcomes) == ["AlreadySent"] * 7 + ["Submitted"]
    assert len(desk.service.work.sent) == 1


def test_a_refusal_names_the_fields_and_loses_nothing(desk):
    desk.service.work.before = Invalid("Not accepted.", status=400, fields={"secondary_contact": "Too short"})
    outcome = desk.send()
    assert isinstance(outcome, Refused) and outcome.answered
    assert outcome.fields == {"secondary_contact": "Too short"} and outcome.words == "Not accepted."
    assert desk.kept.state == "refused" and "Not accepted." in desk.kept.message
    assert desk.kept.values == desk.draft.values and desk.kept.vertices == desk.draft.vertices


def test_what_was_refused_can_be_changed_and_sent_again(desk):
    desk.service.work.before = Invalid(status=400)
    desk.send()
    desk.service.work.before = None
    draft = desk.kept
    draft.values["description_of_work"] = "Renew two water mains"
    request = desk.request_for(desk.store.keep(draft))
    assert request.work_reference_number == desk.reference
    assert isinstance(desk.outbox.send(draft, request, desk.service), Submitted)
    assert desk.service.work.sent[-1]["description_of_work"] == "Renew two water mains"


@pytest.mark.parametrize("error", [NoConnection(), SignInFailed(status=401), NotFound(status=404)])
def test_what_never_arrived_is_ready_to_be_sent(desk, error):
    desk.service.work.before = error
    outcome = desk.send()
    assert isinstance(outcome, Refused) and not outcome.answered
    assert desk.kept.state == "ready"
    desk.service.work.before = None
    assert isinstance(desk.send(), Submitted)


def test_a_reference_that_is_taken_is_said_at_its_field_and_another_one_is_made(desk):
    desk.service.work.works[desk.reference.casefold()] = {**answers(), "promoter_swa_code": "ZZ02"}
    outcome = desk.send()
    assert isinstance(outcome, Refused) and "taken" in outcome.fields["work_reference_number"]
    assert desk.kept.state == "refused" and desk.kept.work_reference_number is None
    request = desk.request_for(desk.kept)
    assert request.work_reference_number != desk.reference
    assert isinstance(desk.outbox.send(desk.kept, request, desk.service), Submitted)


@pytest.mark.parametrize(
    "error", [timed_out(), ServiceFault(status=503, may_have_acted=True), RuntimeError("a bug")]
)
def test_a_lost_answer_is_unknown_and_says_what_to_do(desk, error):
    outcome = desk.lose_the_answer(error)
    assert desk.reference in outcome.words and not outcome.may_resend
    assert desk.kept.state == "unknown" and desk.kept.work_reference_number == desk.reference


def test_settling_finds_what_arrived(desk):
    desk.lose_the_answer()
    outcome = desk.outbox.settle(desk.draft, desk.service)
    assert isinstance(outcome, Submitted) and outcome.receipt.category == "standard"
    assert desk.kept.state == "submitted" and len(desk.service.work.sent) == 1
    assert desk.outbox.settle(desk.draft, desk.service) is None


def test_settling_asks_nothing_where_nothing_is_unknown(desk):
    desk.service.work.reading = AssertionError("asked")
    assert desk.outbox.settle(desk.draft, desk.service) is None


def test_not_found_is_not_yet_for_two_minutes_and_then_may_be_resent(desk):
    desk.lose_the_request()
    for seconds, may_resend in ((0, False), (119, False), (120, True)):
        desk.clock.now = START + timedelta(seconds=seconds)
        outcome = desk.outbox.settle(desk.draft, desk.service)
        assert isinstance(outcome, Unknown) and outcome.may_resend is may_resend
    assert desk.kept.state == "unknown"
    (attempt,) = desk.outbox.attempts(desk.draft.id)
    assert attempt.not_found == desk.clock.now


def test_resending_too_soon_sends_nothing(desk):
    desk.lose_the_request()
    outcome = desk.outbox.resend(desk.draft, desk.service)
    assert isinstance(outcome, Unknown) and len(desk.service.work.sent) == 1


def test_resending_sends_the_same_with_the_same_reference(desk):
    desk.lose_the_request()
    desk.clock.now += timedelta(minutes=3)
    outcome = desk.outbox.resend(desk.draft, desk.service)
    assert isinstance(outcome, Submitted)
    first, second = desk.service.work.sent
    assert first == second and len(desk.service.work.works) == 1


def test_resending_what_was_found_meanwhile_sends_nothing(desk):
    desk.lose_the_answer()
    desk.clock.now += timedelta(minutes=3)
    assert isinstance(desk.outbox.resend(desk.draft, desk.service), Submitted)
    assert len(desk.service.work.sent) == 1


def test_a_late_first_one_makes_the_second_a_conflict_which_is_ours(desk):
    desk.lose_the_request()
    desk.clock.now += timedelta(minutes=3)
    create = desk.service.work.create_work

    def arrives_in_between(request):
        desk.service.work.works[desk.reference.casefold()] = request.to_wire(desk.version)
        return create(request)

    desk.service.work.create_work = arrives_in_between
    outcome = desk.outbox.resend(desk.draft, desk.service)
    assert isinstance(outcome, Submitted) and desk.kept.state == "submitted"


@pytest.mark.parametrize(
    "other",
    [
        {"promoter_swa_code": "ZZ02"},
        {"usrn": 99900002},
        {"proposed_start_date": "2031-06-03T00:00:00.000Z"},
        {"proposed_end_date": "2031-06-07T00:00:00.000Z"},
    ],
)
def test_works_that_differ_are_somebody_elses(desk, other):
    desk.lose_the_request()
    body = desk.service.work.sent[0]
    desk.service.work.works[desk.reference.casefold()] = {**body, **other}
    outcome = desk.outbox.settle(desk.draft, desk.service)
    assert isinstance(outcome, Refused) and "work_reference_number" in outcome.fields
    assert desk.kept.state == "refused" and desk.kept.work_reference_number is None


def test_capitals_padding_and_summer_time_are_no_difference(tmp_path):
    desk = Desk(tmp_path)
    desk.lose_the_request()
    body = desk.service.work.sent[0]
    desk.service.work.works[desk.reference.casefold()] = {
        **body,
        "work_reference_number": desk.reference.lower(),
        "promoter_swa_code": "zz01",
        "proposed_start_date": "2031-06-01T23:00:00.000Z",
    }
    assert isinstance(desk.outbox.settle(desk.draft, desk.service), Submitted)


def test_not_visible_is_neither_free_nor_taken(desk):
    desk.lose_the_request()
    desk.service.work.reading = AccessRestricted(status=401)
    desk.clock.now += timedelta(hours=1)
    outcome = desk.outbox.resend(desk.draft, desk.service)
    assert isinstance(outcome, Unknown) and not outcome.may_resend
    assert "does not mean that it is free" in outcome.words
    assert desk.kept.state == "unknown" and len(desk.service.work.sent) == 1


def test_works_that_are_not_shown_are_told_by_their_permit(desk):
    desk.lose_the_answer()
    desk.service.work.reading = AccessRestricted(status=401)
    assert isinstance(desk.outbox.settle(desk.draft, desk.service), Submitted)


def test_works_without_a_permit_to_be_seen_stay_unknown(desk):
    desk.lose_the_answer()
    desk.service.work.reading_permits = AccessRestricted(status=401)
    outcome = desk.outbox.settle(desk.draft, desk.service)
    assert isinstance(outcome, Unknown) and desk.kept.state == "unknown"


@pytest.mark.parametrize("error", [NoConnection("No way there."), TimedOut("Too late.")])
def test_a_question_that_fails_settles_nothing(desk, error):
    desk.lose_the_answer()
    desk.service.work.reading = error
    outcome = desk.outbox.settle(desk.draft, desk.service)
    assert isinstance(outcome, Unknown) and error.words in outcome.words
    desk.service.work.reading = None
    desk.service.work.reading_permits = error
    assert isinstance(desk.outbox.settle(desk.draft, desk.service), Unknown)
    assert desk.kept.state == "unknown"


def test_a_receipt_does_not_wait_for_the_permit(desk):
    desk.service.work.reading_permits = TimedOut()
    outcome = desk.send()
    assert isinstance(outcome, Submitted) and outcome.receipt.category == ""
    assert desk.kept.state == "submitted"


def test_a_draft_goes_only_where_it_is_for(desk):
    production = stand_in(key="production")
    with pytest.raises(OtherEnvironment, match="practice"):
        desk.outbox.send(desk.draft, desk.request, production)
    assert production.work.sent == []
    desk.lose_the_request()
    desk.clock.now += timedelta(hours=1)
    for ask in (desk.outbox.settle, desk.outbox.resend):
        with pytest.raises(OtherEnvironment):
            ask(desk.draft, production)


def test_two_services_of_ones_own_are_not_taken_for_one(tmp_path):
    desk = Desk(tmp_path)
    draft = desk.kept
    draft.environment = "custom"
    desk.draft = desk.store.keep(draft)
    desk.service = stand_in(key="custom", address="https://one.example")
    desk.lose_the_request()
    with pytest.raises(OtherEnvironment):
        desk.outbox.settle(desk.draft, stand_in(key="custom", address="https://two.example"))


def test_the_same_again_goes_by_the_same_version(desk):
    desk.lose_the_request()
    desk.clock.now += timedelta(hours=1)
    newer = stand_in(Version.V6)
    assert isinstance(desk.outbox.settle(desk.draft, newer), Unknown)
    with pytest.raises(OtherEnvironment, match="v2"):
        desk.outbox.resend(desk.draft, newer)
    assert newer.work.sent == []


def test_a_person_can_say_that_it_was_taken(desk):
    desk.lose_the_answer()
    said = desk.outbox.person_says(desk.draft, True, f"{desk.reference}-01")
    assert said.state == "submitted" and said.permit_reference_number == f"{desk.reference}-01"
    with pytest.raises(DraftSent):
        desk.outbox.person_says(desk.draft, False)


def test_a_person_can_say_that_it_was_not_and_it_still_cannot_be_made_twice(desk):
    desk.lose_the_answer()
    said = desk.outbox.person_says(desk.draft, False)
    assert said.state == "ready"
    request = desk.request_for(said)
    assert request.work_reference_number == desk.reference
    # The person was wrong: it is a 409, and the works are ours.
    assert isinstance(desk.outbox.send(said, request, desk.service), Submitted)
    assert len(desk.service.work.works) == 1


def test_a_draft_without_a_reference_is_not_sent(desk):
    desk.request.work_reference_number = None
    with pytest.raises(ValueError, match="reference"):
        desk.send()
    assert desk.service.work.sent == [] and desk.kept.state == "draft"


def test_a_deleted_draft_is_not_sent(desk):
    desk.store.delete(desk.draft.id)
    with pytest.raises(DraftsError):
        desk.send()
    assert desk.service.work.sent == []


KILLED = """
import os, sys
sys.path.insert(0, sys.argv[3])
from plugin.submission.drafts import DraftStore
from plugin.submission.outbox import Outbox
from plugin.submission.permit_application import Applicant, request_from
from tests.unit.submission.service_stand_in import stand_in
from datetime import datetime, timezone
store = DraftStore(sys.argv[1])
draft = store.get(sys.argv[2])
service = stand_in()
now = datetime(2031, 5, 1, tzinfo=timezone.utc)
request = request_from(draft, Applicant("ZZ01", "ZA"), service.version, now=now)
def stop(_request):
    print(request.work_reference_number, flush=True)
    {how}
service.work.create_work = stop
Outbox(store).send(draft, request, service)
"""


def child(desk: Desk, how: str) -> subprocess.Popen:
    script = KILLED.replace("{how}", how)
    return subprocess.Popen(
        [sys.executable, "-c", script, str(desk.store.path), desk.draft.id, str(ROOT)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ,
    )


def test_a_process_that_is_killed_between_attempt_and_answer_leaves_it_unknown(desk):
    killed = child(desk, "os._exit(9)")
    said, _ = killed.communicate(timeout=60)
    assert killed.returncode == 9
    assert desk.kept.state == "sending"
    again = Outbox(DraftStore(desk.store.path), desk.clock)
    found = desk.kept
    assert found.state == "unknown" and found.work_reference_number == said.strip()
    assert "nobody knows whether it arrived" in found.message
    with pytest.raises(AlreadySent):
        again.send(found, desk.request, desk.service)
    assert [attempt.body["usrn"] for attempt in again.attempts(found.id)] == [99900001]
    assert [path.name for path in desk.store.path.parent.glob("*-sending-*")] == []


def test_another_window_that_is_still_sending_is_not_taken_for_a_dead_one(desk):
    sending = child(desk, "sys.stdin.readline(); os._exit(9)")
    try:
        assert sending.stdout is not None and sending.stdin is not None
        sending.stdout.readline()
        assert Outbox(DraftStore(desk.store.path)).recover() == []
        assert desk.kept.state == "sending"
        with pytest.raises(AlreadySent):
            desk.send()
        with pytest.raises(DraftSent):
            desk.store.delete(desk.draft.id)
    finally:
        sending.communicate("\n", timeout=60)
    assert Outbox(DraftStore(desk.store.path)).recover() == []
    assert desk.kept.state == "unknown"


def test_a_window_that_sends_is_not_taken_for_a_dead_one_by_itself(desk):
    states = []
    create = desk.service.work.create_work

    def open_another(request):
        Outbox(DraftStore(desk.store.path))
        states.append(desk.kept.state)
        return create(request)

    desk.service.work.create_work = open_another
    assert isinstance(desk.send(), Submitted) and states == ["sending"]


def test_no_file_is_left_beside_the_drafts(desk):
    desk.send()
    names = {path.name for path in desk.store.path.parent.iterdir()}
    assert names <= {"drafts.gpkg", "drafts.gpkg-wal", "drafts.gpkg-shm"}
