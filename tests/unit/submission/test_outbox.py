"""Once and only once: what is sent is written down first, and never goes out twice."""

from __future__ import annotations

import sqlite3
import threading
from datetime import timedelta

import pytest

from plugin.streetmanager.errors import (
    Invalid,
    NoConnection,
    NotFound,
    SignInFailed,
    TimedOut,
)
from plugin.submission import attempts
from plugin.submission.draft_failures import DraftsError
from plugin.submission.drafts import DraftStore
from plugin.submission.outbox import AlreadySent, OtherEnvironment, Outbox, Refused, Submitted
from tests.unit.submission.desk import START
from tests.unit.submission.service_stand_in import answers, stand_in, timed_out


def test_what_is_taken_is_submitted_and_has_a_receipt(desk):
    outcome = desk.send()
    assert isinstance(outcome, Submitted)
    assert outcome.receipt.permit_reference_number == f"{desk.reference}-01"
    assert outcome.receipt.category == "standard"
    assert (desk.kept.state, desk.kept.work_reference_number) == ("submitted", desk.reference)
    assert desk.kept.reference == f"{desk.reference}-01"
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
    barrier, create = threading.Barrier(8), desk.service.work.create_work
    outcomes: list[str] = []

    def slow(request):
        threading.Event().wait(0.2)
        return create(request)

    desk.service.work.create_work = slow

    def go(outbox: Outbox) -> None:
        barrier.wait(30)
        try:
            outcomes.append(type(outbox.send(desk.draft, desk.request, desk.service)).__name__)
        except AlreadySent:
            outcomes.append("AlreadySent")

    threads = [threading.Thread(target=go, args=(window,)) for window in windows * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["AlreadySent"] * 7 + ["Submitted"]
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


def test_attempt_and_answer_are_on_the_disk_itself_before_anybody_goes_on(desk):
    said: list[str] = []
    with desk.store.reading() as connection:
        connection.set_trace_callback(said.append)
    desk.send()
    writes = [
        (place, line)
        for place, line in enumerate(said)
        if line.startswith(("INSERT INTO attempts", "UPDATE attempts SET state"))
    ]
    assert len(writes) == 3
    for place, _ in writes:
        modes = [line for line in said[:place] if line.startswith("PRAGMA synchronous")]
        assert modes[-1] == "PRAGMA synchronous = FULL"
    assert [line for line in said if line.startswith("PRAGMA sync")][-1] == "PRAGMA synchronous = NORMAL"
