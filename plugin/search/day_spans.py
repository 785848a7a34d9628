"""Spans of days that officers often search for."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import Optional

# From a day to a day, both included; None is an open end.
Span = tuple[Optional[date], Optional[date]]

# The service's own map shows today and the 14 days after it.
USUAL_DAYS_AHEAD = 14

_SPANS: dict[str, Callable[[date, int], Span]] = {
    "days_ahead": lambda today, ahead: (today, today + timedelta(days=ahead)),
    "this_week": lambda today, ahead: _week_of(today),
    "next_28_days": lambda today, ahead: (today, today + timedelta(days=27)),
    "next_3_months": lambda today, ahead: (today, _months_after(today, 3)),
    "last_4_weeks": lambda today, ahead: (today - timedelta(days=27), today),
    "any_time": lambda today, ahead: (None, None),
}
NAMED = tuple(_SPANS)


def span(name: str, today: date, days_ahead: int = USUAL_DAYS_AHEAD) -> Span:
    """The days that a name of NAMED means today. days_ahead: for "days_ahead", how many after today.

    Weeks are from Monday to Sunday; 28 days, or 4 weeks, have today among them. KeyError for another name.
    """
    return _SPANS[name](today, days_ahead)


def _week_of(today: date) -> Span:
    monday = today - timedelta(days=today.weekday())
    return monday, monday + timedelta(days=6)


def _months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
