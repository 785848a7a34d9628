"""Text on screen, ready to be translated."""

from __future__ import annotations

from datetime import date, datetime

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


def clock(value: datetime) -> str:
    """A time of day on the UK's clock: 14:05:12."""
    return f"{uk_local(value):%H:%M:%S}"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 work, 3,012 works."""
    return f"{number:,} {one if number == 1 else many}"
