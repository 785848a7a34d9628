"""What the service says for an application, in words: its category, and the street's special designations."""

from __future__ import annotations

from typing import Any

from ...streetmanager.uk_time import uk_day
from ...submission import street_values
from ..words import day, tr


def category_words(told: Any, early: bool) -> str:
    """What the service makes of the dates: category, duration, until when the permit would be valid."""
    name = told.work_category_string or str(told.work_category or "").replace("_", " ")
    if told.work_category == "paa":
        name = tr("PAA (provisional advance authorisation, for major works)")
    parts = [tr("Category: {name}").format(name=name)]
    length = getattr(told.duration, "working_days", None) if told.duration else None
    if length is not None:
        parts.append(tr("{days} working days").format(days=length))
    if told.validity_period_end_date:
        parts.append(tr("valid until {day}").format(day=day(uk_day(told.validity_period_end_date))))
    words = ", ".join(parts) + "."
    if early:
        words += " " + tr("It is an early start: there is less notice than this category needs.")
    return words


def suggestion_words(one: street_values.Designation) -> str:
    """A special designation in words, and whether it is suggested: declaring it is for the person."""
    words = designation_words(one)
    if one.applies == "here":
        return tr("{words} — suggested: the extent lies in it").format(words=words)
    if one.applies == "whole street":
        return tr("{words} — suggested: it holds wherever on the street the extent lies").format(words=words)
    return words


def designation_words(one: street_values.Designation) -> str:
    """A special designation: what, where, when, and whether the shape lies in it."""
    place = {
        "here": tr("here"),
        "whole street": tr("whole street"),
        "elsewhere": tr("elsewhere on the street"),
    }
    details = ", ".join(part for part in (one.where, one.when, place.get(one.applies, "")) if part)
    return f"{one.words} ({details})" if details else one.words
