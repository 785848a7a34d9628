"""Days and moments as a form, a kept draft or a request's body holds them."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from typing import Any

from .uk_time import uk_day, utc_from_uk

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?\s*(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)


def _parsed(text: str) -> datetime | None:
    found = _ISO.fullmatch(text.strip())
    if not found:
        return None
    day, clock, fraction, zone = found.groups()
    offset = "" if not zone else "+0000" if zone in "zZ" else zone.replace(":", "")
    whole = f"{day}T{clock or '00:00'}" + ("" if clock and clock.count(":") == 2 else ":00")
    # strptime, because fromisoformat takes neither Z nor milliseconds before Python 3.11.
    pattern = "%Y-%m-%dT%H:%M:%S" + ("%z" if offset else "")
    try:
        moment = datetime.strptime(whole + offset, pattern)
    except ValueError:
        return None
    return moment.replace(microsecond=int((fraction or "0")[:6].ljust(6, "0")))


def day_of(value: Any) -> date | None:
    """The day that a value names: a date, a datetime's own day, or ISO text's; None where it names none.

    The service writes days as midnight UTC, so the day is the one that is written, in no other zone.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    moment = _parsed(value) if isinstance(value, str) else None
    return moment.date() if moment else None


def moment_of(value: Any) -> datetime | None:
    """The aware UTC moment that a value names, or None; without a zone it is UK local time."""
    if isinstance(value, str):
        value = _parsed(value)
    return utc_from_uk(value).astimezone(timezone.utc) if isinstance(value, datetime) else None


def today_in_uk(now: datetime) -> date:
    """The day it is in the UK."""
    return uk_day(now)
