"""The ready-made lists of one's own works: what each asks of the Reporting service, and which of the answers it keeps.

What is asked is no narrower than what is kept, so that a service that counts days or statuses a little otherwise loses
nothing. Days are UK days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ..streetmanager.uk_time import uk_day
from ..streetmanager.versions import Version

Row = Mapping[str, Any]
Asked = dict[str, Any]

OPEN = ("planned", "in_progress")
AWAITING = frozenset({"submitted", "under_assessment"})
OVER = frozenset({"refused", "closed", "cancelled", "revoked", "progressed"})
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkList:
    """One list. asks: the questions (arguments of `reporting.get_permits`) of a version on a day.

    keeps: whether a row of an answer, by its own names, belongs to it on a day. sorted_by: the column that it is shown
    by at first, the first row first.
    """

    key: str
    asks: Callable[[Version, date], list[Asked]]
    keeps: Callable[[Row, date], bool]
    sorted_by: str = "start_date"


def list_of(key: str) -> WorkList:
    """The list of a key. KeyError where there is none."""
    return {one.key: one for one in LISTS}[key]


def status_of(row: Row) -> str:
    """A permit's status; one that an older version does not know is read from the words beside it."""
    status = str(row.get("status") or "")
    if status == "upcoming_enum":
        return str(row.get("status_string") or "").strip().lower().replace(" ", "_")
    return status


def standing(row: Row, today: date) -> str:
    """How a permit stands, in one code: what somebody who runs works wants to see first.

    Overrunning: work goes on after its last proposed day. Assessments are due by the deadline that the service gives.
    """
    status, work = status_of(row), row.get("work_status")
    if work == "in_progress":
        end = _day(row, "proposed_end_date")
        return "overrunning" if end is not None and end < today else "in_progress"
    if status in AWAITING:
        return _due(_day(row, "deadline_date"), today)
    if work not in (*OPEN, None) or status in OVER - {"refused"}:
        return "ended"
    return {
        "permit_modification_request": "changes_asked_for",
        "granted": "granted",
        "refused": "refused",
    }.get(status, "not_known")


def _due(deadline: date | None, today: date) -> str:
    if deadline is None or deadline > today:
        return "awaiting_assessment"
    return "assessment_due_today" if deadline == today else "assessment_overdue"


def on_the_day(row: Row, today: date) -> str | None:
    """What works mean for this day: None where they mean nothing for it.

    Planned works whose days have come are either to begin, late, or may not begin: their permit is not granted.
    """
    start, end = _day(row, "proposed_start_date"), _day(row, "proposed_end_date")
    if row.get("work_status") == "in_progress":
        if end is not None and end < today:
            return "overrunning"
        return "ends_today" if end == today else "under_way"
    if row.get("work_status") != "planned" or start is None or end is None or not start <= today <= end:
        return None
    status = status_of(row)
    if status in OVER:
        return None
    if status != "granted":
        return "not_granted"
    return "starts_today" if start == today else "not_begun"


def _day(row: Row, name: str) -> date | None:
    value = row.get(name)
    return uk_day(value) if isinstance(value, datetime) else None


def _week(today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    return monday, monday + 6 * _DAY


def _awaiting_asks(version: Version, today: date) -> list[Asked]:
    by_deadline = {"sort_column": "deadline_date", "sort_direction": "asc"}
    if version < Version.V6:
        # They do not know "under assessment", so they cannot be asked for it: it is among all that is open.
        return [{"status": ["submitted"], **by_deadline}, {"work_status": list(OPEN), **by_deadline}]
    return [{"status": sorted(AWAITING), **by_deadline}]


def _this_week_asks(version: Version, today: date) -> list[Asked]:
    monday, sunday = _week(today)
    return [
        {
            **_active(*OPEN, sort="start_date"),
            "work_start_date_from": monday - _DAY,
            "work_start_date_to": sunday + _DAY,
        }
    ]


def _starts_this_week(row: Row, today: date) -> bool:
    monday, sunday = _week(today)
    start = _day(row, "proposed_start_date")
    in_time = start is not None and monday <= start <= sunday
    return in_time and row.get("work_status") in OPEN and status_of(row) not in OVER


def _today_asks(version: Version, today: date) -> list[Asked]:
    planned = {"work_start_date_to": today + _DAY, "work_end_date_from": today - _DAY}
    return [_active("in_progress"), {**_active("planned"), **planned}]


def _active(*work_status: str, sort: str = "end_date") -> Asked:
    return {
        "work_status": list(work_status),
        "active_permit_only": True,
        "sort_column": sort,
        "sort_direction": "asc",
    }


LISTS = (
    WorkList(
        "awaiting",
        _awaiting_asks,
        lambda row, today: status_of(row) in AWAITING,
        "deadline_date",
    ),
    WorkList(
        "changes",
        lambda version, today: [{"status": ["permit_modification_request"]}],
        lambda row, today: status_of(row) == "permit_modification_request",
    ),
    WorkList("this_week", _this_week_asks, _starts_this_week),
    WorkList(
        "in_progress",
        lambda version, today: [_active("in_progress")],
        lambda row, today: row.get("work_status") == "in_progress",
        "end_date",
    ),
    WorkList(
        "overrunning",
        lambda version, today: [{**_active("in_progress"), "work_end_date_to": today}],
        lambda row, today: standing(row, today) == "overrunning",
        "end_date",
    ),
    WorkList("today", _today_asks, lambda row, today: on_the_day(row, today) is not None),
    WorkList(
        "open",
        lambda version, today: [_active(*OPEN, sort="start_date")],
        lambda row, today: row.get("work_status") in OPEN,
    ),
    WorkList(
        "everything",
        lambda version, today: [{"sort_column": "date_created", "sort_direction": "asc"}],
        lambda row, today: True,
    ),
)
