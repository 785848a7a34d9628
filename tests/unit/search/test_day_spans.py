"""Named spans of days."""

from __future__ import annotations

from datetime import date

import pytest

from plugin.search.day_spans import NAMED, span


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("days_ahead", date(2026, 11, 25), date(2026, 12, 9)),
        ("this_week", date(2026, 11, 23), date(2026, 11, 29)),
        ("next_28_days", date(2026, 11, 25), date(2026, 12, 22)),
        ("next_3_months", date(2026, 11, 25), date(2027, 2, 25)),
        ("last_4_weeks", date(2026, 10, 29), date(2026, 11, 25)),
        ("any_time", None, None),
    ],
)
def test_what_a_name_means_on_a_wednesday(name, start, end):
    assert span(name, date(2026, 11, 25)) == (start, end)


def test_there_is_nothing_unnamed():
    assert len(NAMED) == 6
    with pytest.raises(KeyError):
        span("yesterday", date(2026, 11, 25))


def test_a_week_begins_on_monday_and_holds_sunday():
    assert span("this_week", date(2026, 11, 23))[0] == date(2026, 11, 23)
    assert span("this_week", date(2026, 11, 29)) == (date(2026, 11, 23), date(2026, 11, 29))


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_three_months_end_on_a_day_that_exists(today, end):
    assert span("next_3_months", today) == (today, end)


def test_the_days_ahead_are_as_many_as_are_set():
    assert span("days_ahead", date(2026, 11, 25), 3) == (date(2026, 11, 25), date(2026, 11, 28))
