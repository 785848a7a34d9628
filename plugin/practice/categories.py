"""What category works fall into, and what notice and time follow from it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from ..streetmanager.uk_time import uk_day, uk_local, utc_from_uk
from .working_days import after_working_days, is_working_day, working_days

PAA_NOTICE = 84
NOTICE = {"major": 10, "standard": 10, "minor": 3}
VALIDITY = {"paa": 5, "major": 5, "standard": 5, "minor": 2}
RESPONSE = {
    "major": 5,
    "standard": 5,
    "minor": 2,
    "immediate_urgent": 2,
    "immediate_emergency": 2,
    "hs2_highway": 5,
}
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<clock>\d\d:\d\d)(?::(?P<seconds>\d\d)(?:\.(?P<fraction>\d+))?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?$"
)
LAST_CALL = time(16, 30)


def category(work_type: str, start: date, end: date, ttro: bool, immediate_risk: bool) -> str:
    """The category that the service derives; nobody chooses it (BR 3.4.3).

    Planned: a PAA with a traffic order or over 10 working days, minor up to 3, otherwise standard.
    """
    if work_type == "hs2_highway_works":
        return "hs2_highway"
    if work_type == "immediate":
        return "immediate_emergency" if immediate_risk else "immediate_urgent"
    duration = working_days(start, end)
    if ttro or duration > 10:
        return "paa"
    return "minor" if duration <= 3 else "standard"


def is_early_start(work_category: str, applied: date, start: date) -> bool:
    """Whether there is less notice than the rules ask for; the day of application counts (BR 3.4.6)."""
    if work_category == "paa":
        return (start - applied).days < PAA_NOTICE
    if work_category not in NOTICE:
        return False
    return working_days(applied, start - timedelta(days=1)) < NOTICE[work_category]


def validity_end(work_category: str, end: date) -> date:
    """The last day on which the permit holds: some working days of grace, none for immediate works."""
    return after_working_days(end, VALIDITY.get(work_category, 0))


def deadline(work_category: str, applied: datetime) -> datetime:
    """When the authority must have answered: what comes after 16:30 UK time counts from the next working day."""
    local = uk_local(applied)
    day = local.date()
    if local.time() > LAST_CALL or not is_working_day(day):
        day = after_working_days(day, 1)
    last = (
        day + timedelta(days=28)
        if work_category == "paa"
        else after_working_days(day, RESPONSE[work_category])
    )
    return utc_from_uk(datetime.combine(last, time(23, 59, 59)))


def at_midnight(day: date) -> str:
    """A day as the service writes it."""
    return f"{day.isoformat()}T00:00:00.000Z"


def day_of(moment: str) -> date:
    """The UK day of an ISO 8601 moment, or of a day alone. Raises ValueError for anything else."""
    found = moment_of(moment)
    try:
        return uk_day(found) if found.tzinfo else found.date()
    except OverflowError:
        raise ValueError(moment) from None


def moment_of(moment: str) -> datetime:
    """An ISO 8601 moment, or the midnight of a day alone; naive where no zone is given. Raises ValueError."""
    # Older Pythons read no other fractions than of three or six digits, and no zone without its colon.
    found = _MOMENT.match(moment.strip().upper())
    if found is None:
        raise ValueError(moment)
    parts = found.groupdict(default="")
    fraction = f"{parts['fraction'][:6]:0<6}"
    zone = parts["zone"].replace("Z", "+00:00")
    zone = f"{zone[:3]}:{zone[-2:]}" if zone else ""
    clock = parts["clock"] or "00:00"
    seconds = parts["seconds"] or "00"
    return datetime.fromisoformat(f"{parts['day']}T{clock}:{seconds}.{fraction}{zone}")


def in_utc(moment: datetime) -> datetime:
    """A moment with a zone: UTC where it has none."""
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def at_moment(moment: datetime) -> str:
    """A moment as the service writes it: UTC, milliseconds."""
    return moment.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
