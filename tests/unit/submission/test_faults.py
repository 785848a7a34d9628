"""A slice of `make faults`, and that it counts what goes wrong: nothing it says is true if it cannot fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugin.practice.server import PracticeServer
from plugin.streetmanager.versions import Version
from plugin.submission import attempts
from plugin.submission.drafts import DraftStore
from plugin.submission.lost_answers import Found
from plugin.submission.outbox import Outbox
from tests.faults.ground import Ground
from tests.faults.killing import Killing
from tests.faults.losing import DROPPED_AFTER, DROPPED_BEFORE, courses, lose
from tests.faults.nursery import Nursery
from tests.faults.steps import STEPS
from tests.faults.tally import together
from tests.faults.trial import Trial

# One of each manner of settling: by our reference, by what is listed, by what has changed.
KINDS = {Version.V6: ("permit_application", "change_request"), Version.V2: ("forward_plan_update",)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("practice"), cap=100_000) as running:
        yield running


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as running:
        yield running


@pytest.fixture(params=list(KINDS), ids=[version.value for version in KINDS])
def ground(server: PracticeServer, tmp_path: Path, request: pytest.FixtureRequest) -> Ground:
    return Ground(server, request.param, tmp_path)


def test_lost_answers_lose_and_double_nothing(ground: Ground) -> None:
    tally = together(course() for key in KINDS[ground.version] for course in courses(ground, key))
    assert tally.well, tally.wrong
    assert tally.dropped >= 10 and tally.unknown == tally.settled >= 9


def test_killed_processes_lose_and_double_nothing(ground: Ground, nursery: Nursery) -> None:
    killing = Killing(ground, nursery)
    tally = together(killing.at_step(key, step) for key in KINDS[ground.version] for step in STEPS[1::2])
    assert tally.well, tally.wrong
    kinds = len(KINDS[ground.version])
    assert tally.kills == 7 * kinds and tally.unknown == tally.settled == 4 * kinds


def test_a_process_killed_between_any_two_lines_loses_and_doubles_nothing(
    server: PracticeServer, tmp_path: Path, nursery: Nursery
) -> None:
    killing = Killing(Ground(server, Version.V2, tmp_path), nursery)
    tallies = [killing.at_every_line("permit_application", act, 150) for act in ("send", "resend")]
    tally = together(one for found in tallies for one in found)
    assert tally.well and tally.kills >= 4, tally.wrong


@pytest.fixture
def plain(server: PracticeServer, tmp_path: Path) -> Ground:
    return Ground(server, Version.V2, tmp_path)


def test_what_is_sent_twice_is_counted(plain: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = Trial(plain, "section_81", "sent blindly again")
    with plain.behaving(DROPPED_AFTER.manners):
        trial.send()
    monkeypatch.setattr(type(trial.kind.lost), "look_up", lambda *given: Found("nothing"))
    trial.wait()
    trial.resend()
    tally = trial.finish()
    assert tally.doubled == 1 and not tally.well and tally.settled == 0 < tally.unknown


def test_what_never_arrives_in_the_end_is_counted(plain: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        type(Trial(plain, "section_81", "").kind.lost), "look_up", lambda *given: Found("ours")
    )
    tally = lose(plain, "section_81", DROPPED_BEFORE)
    assert tally.undone == 1 and tally.doubled == 0 and not tally.well


def test_what_is_lost_of_a_draft_is_counted(plain: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    end = attempts.end

    def and_forget(store: DraftStore, attempt: Any, *given: Any, **more: Any) -> None:
        end(store, attempt, *given, **more)
        with store.writing() as connection:
            connection.execute("UPDATE drafts SET usrn = 99900001 WHERE id = ?", (attempt.draft_id,))

    plain.usual("permit_application")
    monkeypatch.setattr(attempts, "end", and_forget)
    tally = lose(plain, "permit_application", DROPPED_AFTER)
    assert tally.drafts_lost == 1 and not tally.well


def test_what_stays_on_its_way_for_ever_is_told(
    plain: Ground, nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Outbox, "recover", lambda self: [])
    tally = Killing(plain, nursery).at_step("permit_application", STEPS[3])
    assert not tally.well and "on its way for ever" in tally.wrong[0]
