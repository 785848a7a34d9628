"""Working days in England: neither weekends nor bank holidays (Banking and Financial Dealings Act 1971)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)

# Proclaimed for one year alone: days added, and usual ones that were moved away.
EXTRA = {
    2020: {date(2020, 5, 8)},
    2022: {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)},
    2023: {date(2023, 5, 8)},
}
MOVED = {2020: {date(2020, 5, 4)}, 2022: {date(2022, 5, 30)}}


def easter_sunday(year: int) -> date:
    """Easter Sunday by the Gregorian rule (the anonymous computus)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def _in_place_of(days: list[date]) -> set[date]:
    """The days themselves, or the next weekday that is free where they fall on a weekend."""
    taken: set[date] = set()
    for day in days:
        free = day
        while free.weekday() > 4 or free in taken or (free != day and free in days):
            free += DAY
        taken.add(free)
    return taken


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year, with substitute days."""
    easter = easter_sunday(year)
    days = {
        easter - 2 * DAY,
        easter + DAY,
        _first_monday(year, 5),
        _last_monday(year, 5),
        _last_monday(year, 8),
    }
    days |= _in_place_of([date(year, 1, 1)]) | _in_place_of([date(year, 12, 25), date(year, 12, 26)])
    return frozenset((days - MOVED.get(year, set())) | EXTRA.get(year, set()))


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
