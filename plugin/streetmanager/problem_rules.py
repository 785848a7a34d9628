"""Rules that tie fields of a request to one another, to the clock, or to a form of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .application_place import HS2_PROMOTER
from .fields import is_blank
from .versions import Version
from .written_values import day_of, moment_of, today_in_uk

_LONGEST_YEARS = 5


@dataclass(frozen=True)
class Problem:
    """Something wrong with a field (`name`, or `name.0.member` inside a list), in words, and who says so."""

    field: str
    words: str
    source: str = ""


@dataclass(frozen=True)
class Facts:
    """What a rule looks at: the values that count, the version, and an aware moment."""

    values: Mapping[str, Any]
    version: Version
    now: datetime

    def day(self, name: str) -> date | None:
        """The day in a field, if it holds one."""
        return day_of(self.values.get(name))

    def moment(self, name: str) -> datetime | None:
        """The moment in a field, aware and in UTC, if it holds one."""
        return moment_of(self.values.get(name))

    @property
    def today(self) -> date:
        """The day it is in the UK."""
        return today_in_uk(self.now)


Rule = Callable[[Facts], Iterator[Problem]]


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of a leap day, the day before."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def dates_in_order(facts: Facts) -> Iterator[Problem]:
    """The end is not before the start, by day and by time."""
    start, end = facts.day("proposed_start_date"), facts.day("proposed_end_date")
    if start and end and end < start:
        yield Problem(
            "proposed_end_date",
            "The end date is before the start date. Enter an end date on or after it.",
            "WorkCreateRequest.proposed_end_date",
        )
    begun, ended = facts.moment("proposed_start_time"), facts.moment("proposed_end_time")
    if begun and ended and ended <= begun:
        yield Problem(
            "proposed_end_time",
            "The end time is not after the start time. Enter a later one.",
            "WorkCreateRequest.proposed_end_time",
        )


def not_too_long(facts: Facts) -> Iterator[Problem]:
    """Planned works last at most five years."""
    start, end = facts.day("proposed_start_date"), facts.day("proposed_end_date")
    if facts.values.get("work_type") != "planned" or not start or not end:
        return
    if end > years_after(start, _LONGEST_YEARS):
        yield Problem(
            "proposed_end_date",
            "Planned works can last at most five years. Enter an earlier end date.",
            "WorkCreateRequest.proposed_end_date",
        )


def past_dates_have_times(facts: Facts) -> Iterator[Problem]:
    """A date that has passed needs the time as well."""
    for end, words in (
        ("start", "The start date has passed. Enter the time at which the works started as well."),
        ("end", "The end date has passed. Enter the time at which the works ended as well."),
    ):
        day = facts.day(f"proposed_{end}_date")
        if day and day < facts.today and facts.values.get(f"proposed_{end}_time") in (None, ""):
            name = f"proposed_{end}_time"
            yield Problem(name, words, f"WorkCreateRequest.{name}")


def hs2_works_are_hs2s(facts: Facts) -> Iterator[Problem]:
    """HS2 highway works are for the HS2 promoter only, and its consultation date is not in the past."""
    if facts.values.get("work_type") == "hs2_highway_works" and (
        facts.values.get("promoter_swa_code") != HS2_PROMOTER
    ):
        yield Problem(
            "work_type",
            "HS2 highway works are for the promoter HS2 only. Choose planned or immediate.",
            "WorkCreateRequest.hs2_in_act_limits",
        )
    wanted = facts.day("hs2_consultation_requested_response_date")
    if wanted and wanted < facts.today:
        yield Problem(
            "hs2_consultation_requested_response_date",
            "The date for an answer has passed. Enter today or a later date.",
            "WorkCreateRequest.hs2_consultation_requested_response_date",
        )


def contact_can_be_reached(facts: Facts) -> Iterator[Problem]:
    """The contact for sharing works has an email address or a telephone number (v6)."""
    name, ways = (
        "collaboration_contact_name",
        ("collaboration_contact_email", "collaboration_contact_phone_number"),
    )
    if is_blank(facts.values.get(name)) or any(not is_blank(facts.values.get(way)) for way in ways):
        return
    words = "Enter an email address or a telephone number of the contact for sharing the works."
    yield Problem(ways[0], words, "Clash and collaboration, v6")


RULES: dict[str, tuple[Rule, ...]] = {
    "WorkCreateRequest": (
        dates_in_order,
        not_too_long,
        past_dates_have_times,
        hs2_works_are_hs2s,
        contact_can_be_reached,
    ),
}
