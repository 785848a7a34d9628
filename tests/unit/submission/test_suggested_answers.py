"""What the place of an extent says already is in the form, for HS2 alone, and only where nobody has answered."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from plugin.geometry.context import Context
from plugin.submission.draft import Draft
from plugin.submission.suggested_answers import suggested_answers

E, N = 470_000.0, 310_000.0
NOW = datetime(2031, 5, 1, tzinfo=timezone.utc)
HS2 = {"promoter_swa_code": "7374"}


def draft() -> Draft:
    made = Draft("a" * 32, "permit_application", "Mains", "LineString", "practice", "v2", NOW, NOW)
    made.vertices, made.finished = [(E - 8, N), (E + 8, N)], True
    return made


def limits(west, east):
    ring = [[E + west, N - 5], [E + east, N - 5], [E + east, N + 5], [E + west, N + 5], [E + west, N - 5]]
    return {"type": "Polygon", "coordinates": [ring]}


BOTH = Context(hs2_limits=(limits(-10, 0), limits(0, 10)))


def test_within_the_limits_parts_taken_together():
    assert suggested_answers(draft(), BOTH, HS2) == {"hs2_in_act_limits": True}


@pytest.mark.parametrize(
    ("context", "values"),
    [
        (BOTH, {"promoter_swa_code": "0010"}),
        (BOTH, {**HS2, "hs2_in_act_limits": False}),
        (Context(hs2_limits=(limits(-10, 0),)), HS2),
        (Context(), HS2),
    ],
)
def test_otherwise_the_person_says(context, values):
    assert suggested_answers(draft(), context, values) == {}


def test_nothing_drawn():
    empty = draft()
    empty.vertices = []
    assert suggested_answers(empty, BOTH, HS2) == {}
