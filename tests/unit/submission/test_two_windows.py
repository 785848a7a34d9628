"""Two windows ask about the same lost answer at once, and a person who was wrong: still nothing is made twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugin.streetmanager.errors import NoConnection, SignInFailed
from plugin.streetmanager.session import Session
from plugin.submission import outbox as outboxes
from plugin.submission.drafts import DraftStore
from plugin.submission.lost_answers import Held, Listed
from plugin.submission.outbox import AlreadySent, Outbox, Refused, Submitted, Unknown
from tests.unit.submission.desk import Desk
from tests.unit.submission.service_stand_in import timed_out


class Lists:
    """Submissions without a reference of ours: what the service holds, one more with every sending."""

    def __init__(self) -> None:
        self.held: list[dict[str, Any]] = []
        self.acts = True
        self.answers = True

    def list(self, concerning: Any, body: Any, service: Any) -> list[Held]:
        return [
            Held({"permit_reference_number": f"P-{number}"}, {"usrn": one["usrn"]})
            for number, one in enumerate(self.held, 1)
        ]

    def send(self, service: Any, concerning: Any, request: Any) -> Any:
        if self.acts:
            self.held.append(request.to_wire(service.version))
        if not self.answers:
            raise timed_out()
        return SimpleNamespace()


@pytest.fixture
def lists(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Lists:
    """The desk's kind, but without a reference of ours."""
    found = Lists()
    kind = outboxes.kind_of("permit_application")
    plain = SimpleNamespace(
        **{name: getattr(kind, name) for name in ("key", "words", "reference", "request", "references_in")},
        lost=Listed("permit_reference_number", found.list),
        own_field="",
        send=found.send,
        tell=lambda references, service: outboxes.Told(),
    )
    monkeypatch.setattr(outboxes, "kind_of", lambda key: plain)
    return found


def another_window(desk: Desk) -> Outbox:
    return Outbox(DraftStore(Path(desk.store.path)), desk.clock)


def lose(desk: Desk, lists: Lists, *, acts: bool) -> None:
    lists.acts, lists.answers = acts, False
    assert isinstance(desk.send(), Unknown)
    lists.acts, lists.answers = True, True
    desk.clock.now += timedelta(minutes=11)


def test_what_another_window_sent_again_meanwhile_is_not_sent_a_third_time(desk: Desk, lists: Lists) -> None:
    lose(desk, lists, acts=False)
    other, plain = another_window(desk), lists.list

    def look(concerning: Any, body: Any, service: Any) -> list[Held]:
        seen = plain(concerning, body, service)
        kind.lost = Listed("permit_reference_number", plain)
        lists.answers = False
        desk.outbox.resend(desk.kept, desk.service)  # taken, and the answer is lost again
        lists.answers = True
        return seen

    kind = outboxes.kind_of("")
    kind.lost = Listed("permit_reference_number", look)
    with pytest.raises(AlreadySent):
        other.resend(desk.kept, desk.service)
    assert len(lists.held) == 1
    assert isinstance(other.settle(desk.kept, desk.service), Submitted)


def test_a_slow_question_does_not_undo_what_another_window_found(desk: Desk, lists: Lists) -> None:
    lose(desk, lists, acts=True)
    other, plain = another_window(desk), lists.list

    def look(concerning: Any, body: Any, service: Any) -> list[Held]:
        kind.lost = Listed("permit_reference_number", plain)
        assert isinstance(desk.outbox.settle(desk.kept, desk.service), Submitted)
        raise NoConnection()

    kind = outboxes.kind_of("")
    kind.lost = Listed("permit_reference_number", look)
    other.settle(desk.kept, desk.service)
    assert desk.kept.state == "submitted"
    receipt = other.receipt(desk.draft.id)
    assert receipt is not None and receipt.permit_reference_number == "P-1"


def test_what_was_found_of_the_first_sending_outlives_the_second(desk: Desk, lists: Lists) -> None:
    lose(desk, lists, acts=False)
    (first,) = desk.outbox.attempts(desk.draft.id)
    other = another_window(desk)

    def deliver(service: Any, concerning: Any, request: Any) -> Any:
        # The first one arrives at last, the other window sees it, and the answer of the second is lost.
        lists.send(service, concerning, request)
        other._compare(first, service)
        raise timed_out()

    outboxes.kind_of("").send = deliver
    desk.outbox.resend(desk.kept, desk.service)
    assert desk.kept.state == "submitted"


def test_a_question_about_the_first_sending_does_not_free_the_second(desk: Desk, lists: Lists) -> None:
    lose(desk, lists, acts=False)
    other, plain = another_window(desk), lists.list
    states: list[str] = []

    def deliver(service: Any, concerning: Any, request: Any) -> Any:
        # While the second is on its way, the other window hears that the first never came.
        kind.lost = Listed("permit_reference_number", plain)
        other._compare(first, service)
        states.append(desk.kept.state)
        return lists.send(service, concerning, request)

    (first,) = desk.outbox.attempts(desk.draft.id)
    kind = outboxes.kind_of("")
    kind.send = deliver
    assert isinstance(desk.outbox.resend(desk.kept, desk.service), Submitted)
    assert states == ["sending"] and desk.kept.state == "submitted" and len(lists.held) == 1


def test_a_person_who_was_wrong_makes_no_second_one(desk: Desk, lists: Lists) -> None:
    lose(desk, lists, acts=True)
    said = desk.outbox.person_says(desk.draft, False)
    assert said.state == "ready"
    outcome = desk.outbox.send(said, desk.request_for(said), desk.service)
    assert isinstance(outcome, Submitted) and len(lists.held) == 1
    assert desk.kept.state == "submitted" and outcome.receipt.permit_reference_number == "P-1"


def test_what_was_changed_after_a_persons_word_is_said_not_to_be_in_it(desk: Desk, lists: Lists) -> None:
    lose(desk, lists, acts=True)
    said = desk.outbox.person_says(desk.draft, False)
    said.values["description_of_work"] = "Renew two water mains"
    outcome = desk.outbox.send(desk.store.keep(said), desk.request_for(said), desk.service)
    assert isinstance(outcome, Submitted) and len(lists.held) == 1
    assert "what was sent at first" in outcome.receipt.words[-1]


def test_a_person_who_was_right_has_it_sent(desk: Desk, lists: Lists) -> None:
    lose(desk, lists, acts=False)
    said = desk.outbox.person_says(desk.draft, False)
    assert isinstance(desk.outbox.send(said, desk.request_for(said), desk.service), Submitted)
    assert len(lists.held) == 1


def test_where_nobody_can_be_asked_after_a_persons_word_nothing_is_sent(desk: Desk, lists: Lists) -> None:
    lose(desk, lists, acts=True)
    said = desk.outbox.person_says(desk.draft, False)

    def unreachable(concerning: Any, body: Any, service: Any) -> list[Held]:
        raise NoConnection()

    outboxes.kind_of("").lost = Listed("permit_reference_number", unreachable)
    outcome = desk.outbox.send(said, desk.request_for(said), desk.service)
    assert isinstance(outcome, Refused) and not outcome.answered
    assert desk.kept.state == "ready" and len(lists.held) == 1


def test_a_sign_in_that_got_lost_has_carried_out_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from plugin.streetmanager.environments import practice
    from plugin.streetmanager.versions import Version

    session = Session(practice("http://127.0.0.1:1"), Version.V2, "a@practice.example", "anything")

    class Line:
        cancelled = False

        def send(self, *args: Any, **more: Any) -> bytes:
            raise timed_out()

    with pytest.raises(type(timed_out())) as told:
        session.call(Line(), "POST", "work", "works", body={})  # type: ignore[arg-type]
    assert not told.value.may_have_acted
    assert not SignInFailed().may_have_acted
