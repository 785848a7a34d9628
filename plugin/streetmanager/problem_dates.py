"""Where a date or a time has to lie: as seen from now, and as seen from another field of the request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from .fields import About
from .problem_rules import Facts, Problem
from .written_values import today_in_uk


def date_problems(name: str, fields: Mapping[str, About], facts: Facts) -> Iterator[Problem]:
    """What is wrong with when a field says: `time`, `same_day_as` and `after` of its About."""
    field = fields[name]
    day = _day(name, field, facts)
    if day is None:
        return
    words = _from_now(name, field, day, facts) or _from_another(name, fields, day, facts)
    if words:
        yield Problem(name, field.says(words), field.source)


def _day(name: str, field: About, facts: Facts) -> date | None:
    if field.kind == "date":
        return facts.day(name)
    moment = facts.moment(name) if field.kind == "date_time" else None
    return today_in_uk(moment) if moment else None


def _from_now(name: str, field: About, day: date, facts: Facts) -> str:
    moment = facts.moment(name)
    if field.time == "past" and field.kind == "date_time" and moment and moment > facts.now:
        return "enter a date and a time that have passed."
    if field.time in ("past", "to_today") and day > facts.today:
        return "enter today or an earlier date."
    if field.time == "from_today" and day < facts.today:
        return "enter today or a later date."
    return ""


def _from_another(name: str, fields: Mapping[str, About], day: date, facts: Facts) -> str:
    field = fields[name]
    same = fields.get(field.same_day_as)
    if same and _day(field.same_day_as, same, facts) not in (None, day):
        return f"enter a time on the day that you gave as “{same.label}”."
    earlier = fields.get(field.after)
    if earlier is None:
        return ""
    this, other = facts.moment(name), facts.moment(field.after)
    if this and other and this <= other:
        return f"enter a date and a time after “{earlier.label}”."
    return ""
