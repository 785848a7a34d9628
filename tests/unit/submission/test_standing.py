"""Where a draft stands: what the outbox says of what was sent, and how far the others have come."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from plugin.geometry.findings import STOPS, WARNS, Finding
from plugin.streetmanager.problems import Problem
from plugin.submission.draft import Draft
from plugin.submission.drafts import DraftStore
from plugin.submission.standing import (
    DRAFT,
    HAS_FINDINGS,
    READY,
    STANDINGS,
    UNFINISHED,
    Checked,
    Checks,
    answers_missing,
    is_whole,
    standing,
)
from tests.unit.submission.desk import APPLICANT, START
from tests.unit.submission.service_stand_in import answers

SQUARE = [(470000.0, 310000.0), (470010.0, 310000.0), (470010.0, 310010.0), (470000.0, 310010.0)]
STOPPED = Checked(findings=(Finding("crosses_itself", STOPS, "Crosses itself at 1 place.", (), None),))
WARNED = Checked(findings=(Finding("far", WARNS, "31 m from LONG LANE.", (), None),))
MISSING = Checked(problems=(Problem("excavation", "Say whether the ground will be opened.", ""),))


def drawn(store: DraftStore, finished: bool = True, kind: str = "permit_application") -> Draft:
    draft = store.new(kind, "Polygon", "practice", "v2")
    store.set_vertices(draft.id, SQUARE if finished else SQUARE[:2], finished)
    return store.get(draft.id)


def in_state(store: DraftStore, state: str) -> Draft:
    draft = drawn(store)
    with store.writing() as connection:
        connection.execute("UPDATE drafts SET state = ? WHERE id = ?", (state, draft.id))
    return store.get(draft.id)


@pytest.mark.parametrize(
    ("checked", "stands"),
    [
        (None, DRAFT),
        (STOPPED, HAS_FINDINGS),
        (MISSING, DRAFT),
        (WARNED, READY),
        (Checked(), READY),
        (Checked(outstanding=1), DRAFT),
        (Checked(STOPPED.findings, MISSING.problems), HAS_FINDINGS),
    ],
)
def test_how_far_a_draft_has_come_that_was_never_sent(store, checked, stands):
    assert standing(drawn(store), checked) == stands
    assert standing(drawn(store, finished=False), checked) == UNFINISHED


@pytest.mark.parametrize("state", ["sending", "submitted", "unknown", "refused"])
def test_of_what_was_sent_the_outbox_has_the_word(store, state):
    assert standing(in_state(store, state), STOPPED) == state
    assert state in STANDINGS


def test_what_takes_no_drawing_is_whole_without_one(store):
    area = store.new("geographical_area", "Polygon", "practice", "v2")
    assert is_whole(area) and standing(area) == DRAFT
    assert not is_whole(store.new("activity", "Polygon", "practice", "v2"))


def test_answers_count_and_the_shape_and_the_sign_in_do_not(store):
    draft = drawn(store)
    assert "description_of_work" in {problem.field for problem in answers_missing(draft, START)}
    draft.values = answers()
    draft = store.keep(draft)
    assert answers_missing(draft, START) == []
    assert answers_missing(draft, START, APPLICANT) == []
    draft.values = answers(promoter_swa_code=None, description_of_work="")
    assert [problem.field for problem in answers_missing(draft, START)] == ["description_of_work"]


def test_a_draft_of_a_kind_that_is_not_known_is_let_be(store):
    draft = store.new("of_the_future", "Polygon", "practice", "v2")
    assert answers_missing(draft, START) == [] and standing(draft) == UNFINISHED


def test_what_is_known_counts_for_the_draft_as_it_was_then(store):
    known, draft = Checks(), drawn(store)
    assert known.of(draft) is None and known.standing(draft) == DRAFT
    known.take(draft, Checked(around=True))
    known.take(draft, STOPPED)
    assert known.of(draft) == Checked(around=True), "what rests on the service's answers is not put aside"
    known.take(draft, Checked(STOPPED.findings, around=True))
    assert known.standing(draft) == HAS_FINDINGS
    store.set_vertices(draft.id, SQUARE[:3], True)
    changed = store.get(draft.id)
    changed.changed = datetime.now(timezone.utc)
    assert known.of(changed) is None
