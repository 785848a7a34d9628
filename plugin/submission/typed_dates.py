"""Dates and times as people type them: 5/12, next mon, 3 dec, tomorrow, +10, 24/11 9:30."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NEAR = {"today": 0, "tod": 0, "now": 0, "tomorrow": 1, "tom": 1, "yesterday": -1}
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]*(?:of )?([a-z]{3,9})\.?(?:[ ,.-]*(\d{4}|\d{2}))?")
_AWAY = re.compile(r"(?:in )?([+-]?)\s*(\d{1,4})\s*(d|days?|w|wks?|weeks?|m|months?|wd|working days?)?")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?")
# A week begins on a Monday: "next mon" is the one in the week to come, "mon" the first that comes.
_WEEK = 7


def typed_day(text: str, today: date, past: bool = False) -> date | None:
    """The day that somebody means who typed this today, or None where it is no day.

    A day without a year is the next one of its name; where past, the last one. "+10" is ten days from today,
    "+2w" two weeks, "+1m" a month, "+5wd" five days from Monday to Friday.
    """
    words = " ".join(text.strip().casefold().replace(",", " ").split())
    if not words:
        return None
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    weekday = _weekday(words, today, past)
    return weekday or _away(words, today) or _written(words, today, past)


def typed_moment(text: str, today: date, past: bool = False, day: date | None = None) -> datetime | None:
    """The naive UK local time that is meant, or None where it is none.

    A time alone is on `day`, or today; a day alone is no time, and None.
    """
    words = " ".join(text.strip().casefold().replace(",", " ").split())
    if not words:
        return None
    alone = _clock(words)
    if alone is not None:
        return datetime.combine(day or today, alone)
    parts = words.split(" ")
    for cut in (len(parts) - 1, len(parts) - 2):
        if cut < 1:
            continue
        clock = _clock(" ".join(parts[cut:]).removeprefix("at "))
        found = typed_day(" ".join(parts[:cut]).removesuffix(" at"), today, past)
        if clock is not None and found is not None:
            return datetime.combine(found, clock)
    return None


def _weekday(words: str, today: date, past: bool) -> date | None:
    lead, _, name = words.rpartition(" ")
    found = [place for place, whole in enumerate(_WEEKDAYS) if len(name) >= 2 and whole.startswith(name)]
    if len(found) != 1 or lead not in ("", "next", "this", "last", "on"):
        return None
    monday = today - timedelta(days=today.weekday())
    if lead in ("next", "last"):
        return monday + timedelta(days=found[0] + (_WEEK if lead == "next" else -_WEEK))
    if past:
        return today - timedelta(days=(today.weekday() - found[0]) % _WEEK)
    return today + timedelta(days=(found[0] - today.weekday()) % _WEEK)


def _away(words: str, today: date) -> date | None:
    found = _AWAY.fullmatch(words)
    if not found or not (found[1] or found[3] or words.startswith("in ")):
        return None
    number = int(found[2]) * (-1 if found[1] == "-" else 1)
    unit = (found[3] or "d")[:2].strip()
    try:
        if unit in ("wd", "wo"):
            return _working(today, number)
        if unit.startswith("m"):
            return _months(today, number)
        return today + timedelta(days=number * (_WEEK if unit.startswith("w") else 1))
    except (OverflowError, ValueError):
        return None


def _working(today: date, number: int) -> date:
    """So many days on from Monday to Friday; which of them are holidays is for the service to say."""
    step = timedelta(days=1 if number >= 0 else -1)
    day = today
    for _ in range(abs(number)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day


def _months(today: date, number: int) -> date:
    month = today.month - 1 + number
    year, month = today.year + month // 12, month % 12 + 1
    for day in range(today.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, min(today.day, 28))


def _written(words: str, today: date, past: bool) -> date | None:
    iso = _ISO.fullmatch(words)
    if iso:
        return _dated(int(iso[1]), int(iso[2]), int(iso[3]))
    for weekday in _WEEKDAYS:  # "mon 5 dec": the number counts
        if words.split(" ")[0] in (weekday, weekday[:3], weekday[:4]) and " " in words:
            words = words.split(" ", 1)[1]
            break
    numbers = _NUMBERS.fullmatch(words)
    if numbers:
        return _in_year(int(numbers[1]), int(numbers[2]), numbers[3], today, past)
    named = _NAMED.fullmatch(words)
    if named:
        months = [place for place, name in enumerate(_MONTHS, 1) if name.startswith(named[2])]
        if named[2] == "sept":
            months = [9]
        return _in_year(int(named[1]), months[0], named[3], today, past) if len(months) == 1 else None
    return None


def _in_year(day: int, month: int, year: str | None, today: date, past: bool) -> date | None:
    if year:
        return _dated(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    for one in years:  # 29 February may be years away
        found = _dated(one, month, day)
        if found is not None and (found <= today if past else found >= today):
            return found
    return None


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(words: str) -> time | None:
    if words in ("noon", "midday"):
        return time(12)
    found = _TIME.fullmatch(words)
    if not found or not (found[2] or found[3]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
