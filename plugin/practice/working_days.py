"""Working days in England: neither weekends nor bank holidays (Banking and Financial Dealings Act 1971)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year that fall on a weekday, with those that stand for others."""
    # It reads every country of the world, which takes about a second: not before it is needed.
    import holidays

    every = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return frozenset(day for day in every if day.weekday() < 5)


def is_working_day(day: date) -> bool:
    """Whether people work on this day."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days(start: date, end: date) -> int:
    """How many working days lie from start to end, both included."""
    return sum(is_working_day(start + timedelta(days=n)) for n in range((end - start).days + 1))


def after_working_days(day: date, count: int) -> date:
    """The day on which this many working days after `day` have gone."""
    while count > 0:
        day += DAY
        count -= is_working_day(day)
    return day
