"""The ways in which an answer is lost, for every kind, and what a person does about it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from plugin.submission.draft_failures import DraftSent
from plugin.submission.drafts import DraftStore
from plugin.submission.kinds import kind_of
from plugin.submission.outbox import Outbox, Submitted, Unknown

from .ground import TIME_OUT, Ground, repeats_safely
from .tally import Tally
from .trial import Trial


@dataclass(frozen=True)
class Fault:
    """One way. manners: how the service behaves then. acts: whether it carries out what was sent.

    hasty: it is a matter of time.
    """

    words: str
    manners: Mapping[str, Any]
    acts: bool
    hasty: bool = False


DROPPED_AFTER = Fault("dropped after acting", {"drop_after_acting": True}, True)
DROPPED_BEFORE = Fault("dropped before acting", {"drop_before_acting": True}, False)
LATE_ANSWER = Fault("answered late", {"answer_late": 2 * TIME_OUT}, True, hasty=True)
SLOW = Fault("acts twice as slowly as the time-out", {"acting_takes": 2 * TIME_OUT}, True, hasty=True)
CUT = Fault("answer cut short", {"cut_answers": True}, True)
GATEWAY = Fault("a gateway's 504 after acting", {"status_after_acting": 504}, True)
DOWN = Fault("the service answers 503 to everything", {"fault_status": 503}, False)
FAULTS = (DROPPED_AFTER, DROPPED_BEFORE, LATE_ANSWER, SLOW, CUT, GATEWAY, DOWN)


def lose(ground: Ground, key: str, fault: Fault) -> Tally:
    """Submit something, lose the answer, ask too early and then in time, send again where it never came."""
    trial = Trial(ground, key, fault.words)
    with ground.behaving(fault.manners):
        outcome = trial.send(fault.hasty)
    # An answer that says nothing cannot be cut.
    trial.whole = fault is CUT and isinstance(outcome, Submitted)
    trial.expect(trial.whole or not isinstance(outcome, Submitted), "an answer that was lost was read")
    trial.not_sent_twice()
    trial.ask()  # while the service may still be at work on it
    ground.quiet()
    trial.expect(trial.acts() == int(fault.acts), f"the service carried it out {trial.acts()} times")
    return trial.finish()


def lost_again(ground: Ground, key: str) -> Tally:
    """It never came, it is sent again, and that answer is lost as well; the first question goes unanswered too."""
    trial = Trial(ground, key, "lost again and again")
    with ground.behaving(DROPPED_BEFORE.manners):
        trial.send()
    with ground.behaving({"fault_status": 503}):
        trial.expect(isinstance(trial.ask(), Unknown), "a question without an answer settled it")
    trial.wait()
    with ground.behaving(DROPPED_AFTER.manners):
        trial.expect(isinstance(trial.resend(), Unknown), "the second lost answer was read")
    ground.quiet()
    return trial.finish()


def late_first(ground: Ground, key: str) -> Tally:
    """The first one is carried out only when it has been sent again: what protects it is the service's 409.

    For what has a reference of ours, and for changes, which may come twice; the others wait ten minutes.
    """
    trial = Trial(ground, key, "the first one comes after the second")
    with ground.behaving({"acting_takes": 2 * TIME_OUT}):
        trial.send(hasty=True)
    trial.wait()
    trial.resend()
    ground.quiet()
    return trial.finish()


def two_windows(ground: Ground, key: str) -> Tally:
    """It never came, and two windows send it again at the same moment."""
    trial = Trial(ground, key, "two windows send it again at once")
    with ground.behaving(DROPPED_BEFORE.manners):
        trial.send()
    trial.wait()
    together = threading.Barrier(2)

    def press(outbox: Outbox, service: Any) -> None:
        together.wait(timeout=10)
        try:
            outbox.resend(trial.desk.store.get(trial.draft.id), service)
        except DraftSent:
            return

    other = DraftStore(trial.desk.store.path)
    windows = [trial.desk.outbox, Outbox(other, trial.desk.now)]
    threads = [threading.Thread(target=press, args=(one, trial.service.fork())) for one in windows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    ground.quiet()
    other.close()
    return trial.finish()


def wrong_person(ground: Ground, key: str) -> Tally:
    """It was taken, a person says that it was not, and sends it again."""
    trial = Trial(ground, key, "a person says wrongly that it was not taken")
    with ground.behaving(DROPPED_AFTER.manners):
        trial.send()
    ready = trial.desk.outbox.person_says(trial.desk.store.get(trial.draft.id), False)
    trial.expect(ready.state == "ready", f"the draft is {ready.state}")
    outcome = trial.desk.outbox.send(ready, trial.request, trial.service)
    trial.expect(isinstance(outcome, Submitted) or repeats_safely(trial.kind), f"it came to {outcome}")
    return trial.finish()


def courses(ground: Ground, key: str) -> list[Callable[[], Tally]]:
    """Everything that is tried with a kind."""
    kind = kind_of(key)
    found: list[Callable[[], Tally]] = [lambda fault=fault: lose(ground, key, fault) for fault in FAULTS]
    found += [
        lambda: lost_again(ground, key),
        lambda: two_windows(ground, key),
        lambda: wrong_person(ground, key),
    ]
    if kind.own_field or repeats_safely(kind):
        found.append(lambda: late_first(ground, key))
    return found
