"""What a table shows of each kind of record: its columns in words, those to begin with, and their headings."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import cache
from typing import TYPE_CHECKING, Any

from ...layers import kind_fields
from ...search.sheet import Say, Sheet
from ..words import short_day, tr

if TYPE_CHECKING:
    from ...search.result import SearchResult

WORKS = kind_fields.WORKS
MY_WORKS = kind_fields.MY_WORKS
# The kinds whose records belong to a work.
ON_A_WORK = (WORKS, "forward_plans", MY_WORKS)
# The columns shown to begin with, and how wide (pixels). The others can be picked.
SHOWN_FIRST: dict[str, dict[str, int]] = {
    WORKS: {
        "work_reference_number": 128,
        "promoter_organisation": 104,
        "street": 110,
        "start_date": 82,
        "end_date": 82,
        "traffic_management_type": 150,
        "permit_status": 90,
        "work_category": 110,
    },
    "activities": {
        "activity_reference_number": 128,
        "activity_type": 90,
        "activity_name": 120,
        "street_name": 110,
        "start_date": 82,
        "end_date": 82,
        "cancelled": 70,
    },
    "forward_plans": {
        "forward_plan_reference_number": 128,
        "promoter_organisation": 104,
        "street": 110,
        "start_date": 82,
        "end_date": 82,
        "forward_plan_status": 80,
        "description_of_work": 160,
    },
    "section_58s": {
        "section_58_reference_number": 128,
        "section_58_status": 80,
        "street_name": 110,
        "start_date": 82,
        "end_date": 82,
        "restriction_duration": 90,
        "restriction_extent": 100,
        "organisation_name": 110,
    },
    "hs2_act_limits": {"phase": 100},
    MY_WORKS: {
        "work_reference_number": 120,
        "standing": 142,
        "street": 110,
        "start_date": 82,
        "end_date": 82,
        "deadline_date": 82,
        "today": 96,
        "traffic_management_type": 150,
        "promoter_organisation": 104,
        "permit_status": 90,
        "work_category": 110,
    },
}
OTHER_WIDTH = 110
# The columns that can be filtered by what they say.
FILTERED_BY: dict[str, tuple[str, ...]] = {
    WORKS: (
        "work_category",
        "permit_status",
        "traffic_management_type",
        "promoter_organisation",
        "highway_authority",
        "industry_sector",
    ),
    "activities": ("activity_type", "cancelled"),
    "forward_plans": ("forward_plan_status", "promoter_organisation"),
    "section_58s": ("section_58_status", "restriction_extent", "restriction_duration", "organisation_name"),
    "hs2_act_limits": ("phase",),
    MY_WORKS: (
        "standing",
        "today",
        "permit_status",
        "work_status",
        "work_category",
        "traffic_management_type",
        "promoter_organisation",
        "street",
    ),
}
SORTED_FIRST = "start_date"


def kind_words(kind: str) -> str:
    """What records of a kind are called: "Forward plans"."""
    return {
        WORKS: tr("Works"),
        "activities": tr("Activities"),
        "forward_plans": tr("Forward plans"),
        "section_58s": tr("Section 58s"),
        "hs2_act_limits": tr("HS2 limits"),
        MY_WORKS: tr("My works"),
    }.get(kind, kind)


def sheet_of(kind: str, result: SearchResult) -> Sheet:
    """The columns of what was found of a kind, in words: those shown to begin with first."""
    columns: dict[str, Say] = {}
    there = {column.name: column for column in kind_fields.present(kind, result.version, result.attributes)}
    first = [name for name in SHOWN_FIRST.get(kind, ()) if name in there]
    for name in [*first, *(name for name in there if name not in first)]:
        columns[name] = _choice_of(there[name]) if there[name].choice else say
    return Sheet(result.attributes, len(result), columns)


@cache
def heading(kind: str, name: str) -> str:
    """The heading of a column."""
    columns = kind_fields.COLUMNS.get(kind, ())
    return next((tr(column.heading) for column in columns if column.name == name), name)


def _choice_of(column: kind_fields.Column) -> Say:
    return lambda value, string: kind_fields.words(column, value, string) or ""


def say(value: Any, string: Any = None) -> str:
    """Anything but a code: dates as dates, yes and no, lists with commas between."""
    if isinstance(value, datetime):
        return _day(value)
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, list):
        return ", ".join(say(one) for one in value if one is not None)
    return str(value)


# Every cell of a table asks, and the UK's clocks change on the hour: a day's words are worked out once an hour.
_days: dict[tuple[int, int, int, int], str] = {}


def _day(value: datetime) -> str:
    if value.tzinfo is not timezone.utc:
        return short_day(value)
    hour = (value.year, value.month, value.day, value.hour)
    words = _days.get(hour)
    if words is None:
        words = _days[hour] = short_day(value)
    return words
