"""Dates and times as people type them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from plugin.submission.typed_dates import typed_day, typed_moment

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("5/12", date(2026, 12, 5)),
        ("5.12.", None),
        ("5 12", date(2026, 12, 5)),
        ("20/11", date(2027, 11, 20)),
        ("21/11", TODAY),
        ("5/12/27", date(2027, 12, 5)),
        ("05/12/2026", date(2026, 12, 5)),
        ("2026-12-05", date(2026, 12, 5)),
        ("5 dec", date(2026, 12, 5)),
        ("5th of December 2026", date(2026, 12, 5)),
        ("5dec", date(2026, 12, 5)),
        ("1 sept", date(2027, 9, 1)),
        ("Sat, 5 December", date(2026, 12, 5)),
        ("29/2", date(2028, 2, 29)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 22)),
        ("mon", date(2026, 11, 23)),
        ("sat", TODAY),
        ("next mon", date(2026, 11, 23)),
        ("next sat", date(2026, 11, 28)),
        ("last friday", date(2026, 11, 13)),
        ("+10", date(2026, 12, 1)),
        ("in 3 days", date(2026, 11, 24)),
        ("+2w", date(2026, 12, 5)),
        ("2 weeks", date(2026, 12, 5)),
        ("+1m", date(2026, 12, 21)),
        ("+5wd", date(2026, 11, 27)),
        ("-1", date(2026, 11, 20)),
        ("", None),
        ("10", None),
        ("31/2", None),
        ("5/13", None),
        ("soon", None),
        ("ma", None),
        ("4 j", None),
        ("+9999 months", date(2860, 2, 21)),
        ("99999 days", None),
    ],
)
def test_a_day_as_it_is_typed(text: str, meant: date | None) -> None:
    assert typed_day(text, TODAY) == meant


def test_a_day_that_has_been_is_the_last_of_its_name() -> None:
    assert typed_day("5/12", TODAY, past=True) == date(2025, 12, 5)
    assert typed_day("20 nov", TODAY, past=True) == date(2026, 11, 20)
    assert typed_day("mon", TODAY, past=True) == date(2026, 11, 16)


def test_a_month_from_the_31st_ends_with_its_month() -> None:
    assert typed_day("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert typed_day("+1m", date(2027, 12, 31)) == date(2028, 1, 31)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("5/12 9:30", datetime(2026, 12, 5, 9, 30)),
        ("05/12/2026 0930", datetime(2026, 12, 5, 9, 30)),
        ("mon 9am", datetime(2026, 11, 23, 9)),
        ("tomorrow at 4 pm", datetime(2026, 11, 22, 16)),
        ("5 dec 12am", datetime(2026, 12, 5, 0)),
        ("17:00", datetime(2026, 11, 21, 17)),
        ("noon", datetime(2026, 11, 21, 12)),
        ("5/12", None),
        ("25:00", None),
        ("13pm", None),
        ("9:75", None),
        ("", None),
    ],
)
def test_a_time_as_it_is_typed(text: str, meant: datetime | None) -> None:
    assert typed_moment(text, TODAY) == meant


def test_a_time_alone_is_on_the_day_it_belongs_to() -> None:
    assert typed_moment("9:30", TODAY, day=date(2027, 1, 4)) == datetime(2027, 1, 4, 9, 30)
