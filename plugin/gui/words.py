"""Text on screen, ready to be translated."""

from __future__ import annotations

from datetime import date, datetime, timezone

from qgis.PyQt.QtCore import QCoreApplication

from ..streetmanager.uk_time import uk_local


def tr(text: str) -> str:
    """The text in the language of this QGIS; British English where there is no translation."""
    return QCoreApplication.translate("WorksExtents", text)


def day(value: date) -> str:
    """A date as officers write it: 5 December 2026."""
    return f"{value.day} {value:%B %Y}"


def short_day(value: datetime) -> str:
    """The UK date of a moment: 05/12/2026."""
    return f"{uk_local(value):%d/%m/%Y}"


def moment_words(value: datetime) -> str:
    """The UK date of a moment, with the time of day where it has one: 05/12/2026, or 05/12/2026 08:30.

    The service writes a day as its midnight in UTC, which in summer is 01:00 in the UK.
    """
    has_time = all(
        (seen.hour, seen.minute) != (0, 0) for seen in (value.astimezone(timezone.utc), uk_local(value))
    )
    return f"{uk_local(value):%d/%m/%Y %H:%M}" if has_time else short_day(value)


def clock(value: datetime) -> str:
    """A time of day on the UK's clock: 14:05:12."""
    return f"{uk_local(value):%H:%M:%S}"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 work, 3,012 works."""
    return f"{number:,} {one if number == 1 else many}"
