"""What is wrong with the values of a form, before anything is sent: in plain words, beside the field."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from .choices import choices_of
from .fields import About, fields_in, is_blank, record_of, shown_fields
from .problem_dates import date_problems
from .problem_rules import Facts, Problem
from .rule_book import RULES
from .spellings import misspelt
from .versions import Version
from .written_values import day_of, moment_of

__all__ = ["Problem", "problems"]


def problems(
    model: type[BaseModel],
    values: Mapping[str, Any],
    version: Version,
    now: datetime,
    early_start: bool | None = None,
    *,
    strict: bool = False,
) -> list[Problem]:
    """What is wrong with values for a request model in a version. An empty list means: it can be sent.

    values: field name -> value; dates as date, datetime or ISO text; blank ones count as missing, hidden
    ones do not count. now: an aware moment. early_start: what the service says of the dates, None if unknown.
    strict: also names fields that the version does not know. Never raises.
    """
    context = dict(values)
    given = "is_early_start" in context
    if early_start is None and given:
        early_start = context["is_early_start"] is True
    if early_start is None:
        early_start = any(not is_blank(values.get(name)) for name in EARLY_ANSWERS) or None
    context["is_early_start"] = early_start
    known = fields_in(model, version)
    shown = shown_fields(model, context, version)
    seen = {name: context[name] for name in shown if name in context}
    counted = {**{name: value for name, value in context.items() if name not in known}, **seen}
    found = [problem for name in shown for problem in _of_field(model, name, known[name], counted, version)]
    if strict:
        found += _unknown(values, known)
    already = {problem.field for problem in found}
    facts = Facts(counted, version, now)
    found += [problem for name in shown for problem in date_problems(name, known, facts)]
    for rule in RULES.get(model.__name__, ()):
        found += [problem for problem in rule(facts) if problem.field not in already]
    order = {name: place for place, name in enumerate(known)}
    return sorted(found, key=lambda problem: order.get(problem.field.split(".")[0], len(order)))


# What is asked only of an early start.
EARLY_ANSWERS = (
    "early_start_pre_approval",
    "pre_approval_details",
    "pre_approval_authoriser",
    "early_start_reason",
)


def _unknown(values: Mapping[str, Any], known: Mapping[str, About]) -> list[Problem]:
    return [
        Problem(name, f"This version of Street Manager has no field {name}. Leave it out.", "specification")
        for name in values
        if name not in known and name != "is_early_start"
    ]


def _of_field(
    model: type[BaseModel], name: str, field: About, values: Mapping[str, Any], version: Version
) -> Iterator[Problem]:
    value = values.get(name)
    if is_blank(value):
        required = field.needed or (field.needed_when is not None and field.needed_when.holds(values))
        if required:
            yield Problem(name, field.ask or f"Fill in {field.label}.", field.source)
        return
    if field.kind == "records":
        yield from _of_records(model, name, field, value, version)
        return
    words = _TYPES[field.kind](field, value, choices_of(model, name, version) or ())
    if words:
        yield Problem(name, words, field.source)


def _of_records(
    model: type[BaseModel], name: str, field: About, value: Any, version: Version
) -> Iterator[Problem]:
    inner = record_of(model, name)
    if inner is None or not isinstance(value, Sequence) or isinstance(value, str):
        yield Problem(name, field.says("give a list."), field.source)
        return
    rows = [row.model_dump() if isinstance(row, BaseModel) else row for row in value]
    for place, row in enumerate(rows):
        if not isinstance(row, Mapping):
            words = field.says(f"number {place + 1} is not a record.")
            yield Problem(f"{name}.{place}", words, field.source)
            continue
        for member, about in fields_in(inner, version).items():
            for problem in _of_field(inner, member, about, row, version):
                where = f"{field.label}, number {place + 1}"
                yield Problem(f"{name}.{place}.{member}", f"{where}: {problem.words}", problem.source)
    if field.unique and _repeats(rows):
        yield Problem(name, field.says("one is there twice. Remove it."), field.source)


def _repeats(items: Sequence[Any]) -> bool:
    return any(item in items[:place] for place, item in enumerate(items))


def _text(field: About, value: Any, _choices: Any) -> str:
    if not isinstance(value, str):
        return field.says("enter text.")
    if field.limit and len(value.strip()) > field.limit:
        return (
            f"{field.label} is {len(value.strip())} characters long. "
            f"Shorten it to at most {field.limit} characters."
        )
    return misspelt(value.strip(), field)


def _yes_no(field: About, value: Any, _choices: Any) -> str:
    return "" if isinstance(value, bool) else field.says("answer yes or no.")


def _number(field: About, value: Any, _choices: Any) -> str:
    number = "a number with up to " + _DIGITS[field.decimals] if field.decimals else "a whole number"
    known = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    if not known or value != round(value, field.decimals):
        return field.says(f"enter {number}.")
    if field.least is not None and value < field.least or field.most is not None and value > field.most:
        return field.says(f"enter {number.split(' with')[0]} {_range(field)}.")
    return ""


_DIGITS = {1: "one digit after the point", 2: "two digits after the point"}


def _range(field: About) -> str:
    if field.least is None:
        return f"up to {field.most}"
    return f"of {field.least} or more" if field.most is None else f"from {field.least} to {field.most}"


def _date(field: About, value: Any, _choices: Any) -> str:
    return "" if isinstance(day_of(value), date) else field.says("enter a date, such as 24 11 2026.")


def _date_time(field: About, value: Any, _choices: Any) -> str:
    if isinstance(moment_of(value), datetime):
        return ""
    return field.says("enter a date and a time, such as 24 11 2026 09:30.")


def _choice(field: About, value: Any, choices: Any) -> str:
    if not isinstance(value, bool) and any(choice.value == value for choice in choices):
        return ""
    return field.says("choose one of the list.")


def _choices(field: About, value: Any, choices: Any) -> str:
    if not isinstance(value, (list, tuple)):
        return field.says("choose from the list.")
    known = [choice.value for choice in choices]
    if any(item not in known for item in value):
        return field.says("choose only what is in the list.")
    if field.limit and len(value) > field.limit:
        return field.says(f"there are {len(value)}. Keep at most {field.limit}.")
    return field.says("one is chosen twice. Remove it.") if _repeats(value) else ""


def _items(field: About, value: Any, one: Callable[[Any], str]) -> str:
    if not isinstance(value, (list, tuple)):
        return field.says("give a list.")
    if field.limit and len(value) > field.limit:
        return field.says(f"there are {len(value)}. Keep at most {field.limit}.")
    wrong = next((words for words in map(one, value) if words), "")
    return wrong or (field.says("one is there twice. Remove it.") if _repeats(value) else "")


def _texts(field: About, value: Any, _choices: Any) -> str:
    def one(item: Any) -> str:
        if not isinstance(item, str):
            return field.says("enter text.")
        return misspelt(item, field) or (
            field.says(f"{item} is longer than 100 characters.") if len(item) > 100 else ""
        )

    return _items(field, value, one)


def _numbers(field: About, value: Any, _choices: Any) -> str:
    return _items(field, value, lambda item: _number(field, item, ()))


_DRAWN = {"Point": "a point", "LineString": "a line", "Polygon": "a polygon"}


def _geometry(field: About, value: Any, _choices: Any) -> str:
    if isinstance(value, Mapping) and value.get("type") in field.shapes and value.get("coordinates"):
        return ""
    words = [_DRAWN[shape] for shape in field.shapes]
    listed = " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return field.says(f"draw {listed} on the map.")


def _geometries(field: About, value: Any, _choices: Any) -> str:
    return _items(field, value, lambda item: _geometry(field, item, ()))


_TYPES: dict[str, Callable[[About, Any, Any], str]] = {
    "text": _text,
    "yes_no": _yes_no,
    "number": _number,
    "date": _date,
    "date_time": _date_time,
    "choice": _choice,
    "choices": _choices,
    "texts": _texts,
    "numbers": _numbers,
    "geometry": _geometry,
    "geometries": _geometries,
}
