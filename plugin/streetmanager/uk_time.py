"""UK local time without a time zone database, which Python on Windows does not bring.

Street Manager's own time is UTC; people, notice periods and "today" are in UK local time.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

_HOUR = timedelta(hours=1)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=timezone.utc)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def uk_offset(moment: datetime) -> timedelta:
    """How far UK clocks are ahead of UTC at an aware moment: an hour in summer, else nothing.

    Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on that of October
    (Summer Time Order 2002).
    """
    utc = moment.astimezone(timezone.utc)
    in_summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return _HOUR if in_summer else timedelta(0)


def uk_local(moment: datetime) -> datetime:
    """An aware moment as UK clocks show it, aware."""
    return moment.astimezone(timezone(uk_offset(moment)))


def uk_day(moment: datetime) -> date:
    """The day it is in the UK at a moment; a naive moment is taken for UK local time."""
    return moment.date() if moment.tzinfo is None else uk_local(moment).date()


def utc_from_uk(local: datetime) -> datetime:
    """The aware UTC moment of a naive UK local time; an aware one is only converted.

    Of the hour that comes twice in October, the first is meant.
    """
    if local.tzinfo is not None:
        return local.astimezone(timezone.utc)
    as_summer = (local - _HOUR).replace(tzinfo=timezone.utc)
    return as_summer if uk_offset(as_summer) else local.replace(tzinfo=timezone.utc)
