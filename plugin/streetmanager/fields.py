"""What a field of a request is, said once: label, help, place on the form, versions, and when it counts.

The form, the outbox and the practice service all read it from here. An `About` stands in `Annotated[...]`
on each field of a request's model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any, Protocol, Union, get_args, get_origin

from pydantic import BaseModel

from .choices import Choices
from .versions import Version, spoken

# Those of every form, in the order in which a form has them, with the heading of each.
SECTION_TITLES = {
    "works": "The works",
    "site": "The reinstatement",
    "inspection": "The inspection",
    "findings": "What was found",
    "offence": "The offence",
    "notice": "The notice",
    "answer": "The answer",
    "change": "The change",
    "comment": "The comment",
    "charges": "Charges",
    "place": "The place",
    "dates": "Dates",
    "traffic": "Traffic and pedestrians",
    "people": "People",
    "collaboration": "Working together",
    "again": "Next inspection",
    "more": "More",
}
SHAPES = ("Point", "LineString", "Polygon")


class Condition(Protocol):
    """Something that holds, or does not, for the values of a form. Plain data, compared by value."""

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether it holds. A field without a value fulfils nothing."""


@dataclass(frozen=True)
class When:
    """Holds where a field has one of the given values."""

    name: str
    values: tuple[Any, ...]

    def __init__(self, name: str, *values: Any) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "values", values)

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether the field has one of the values; 1 is not taken for True."""
        found = values.get(self.name)
        return any(found == wanted and type(found) is type(wanted) for wanted in self.values)


@dataclass(frozen=True)
class AllOf:
    """Holds where every one of its conditions does."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        object.__setattr__(self, "conditions", conditions)

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether all hold."""
        return all(condition.holds(values) for condition in self.conditions)


@dataclass(frozen=True)
class AnyOf:
    """Holds where at least one of its conditions does."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        object.__setattr__(self, "conditions", conditions)

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether one holds."""
        return any(condition.holds(values) for condition in self.conditions)


@dataclass(frozen=True)
class Not:
    """Holds where its condition does not."""

    condition: Condition

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether the condition fails."""
        return not self.condition.holds(values)


@dataclass(frozen=True)
class Among:
    """Holds where the list in a field has one of the given values in it."""

    name: str
    values: tuple[Any, ...]

    def __init__(self, name: str, *values: Any) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "values", values)

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether one of the values is in the list."""
        found = values.get(self.name)
        return isinstance(found, (list, tuple)) and any(wanted in found for wanted in self.values)


@dataclass(frozen=True)
class Filled:
    """Holds where a field says something."""

    name: str

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether the field has a value that is not blank; no is a value."""
        return not is_blank(values.get(self.name))


@dataclass(frozen=True)
class MoreThan:
    """Holds where the number in a field is greater than a limit."""

    name: str
    limit: float

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether there is a number and it is greater."""
        found = values.get(self.name)
        return isinstance(found, (int, float)) and not isinstance(found, bool) and found > self.limit


@dataclass(frozen=True)
class Never:
    """Holds for no values: a field that the service knows but that the form does not offer."""

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Always False."""
        return False


@dataclass(frozen=True)
class About:
    """What a field is, in words and as data.

    section: a key of SECTION_TITLES. since, until: the first and last version that know the field.
    needed: required in every such version; needed_when: required where the condition holds.
    shown_when: offered (and sent) only where the condition holds; None is always.
    longest: characters for text, items for a list; by version, or one number for all.
    ask: what to do where it is missing, one sentence. least, most: bounds of a number, which has up to
    `decimals` digits after the point. choices: its closed list. shapes: what a geometry may be.
    spelt: how text is spelt, a key of spellings.SPELLINGS.
    time: "past", "to_today" or "from_today", where a date or a moment has to lie as seen from now.
    same_day_as, after: the name of another field, whose day it shares, or which it comes after.
    source: specification or business rule that says so.
    later: what differs from a version on, as changes to this record.
    """

    label: str
    help: str
    section: str
    since: Version | None = None
    until: Version | None = None
    needed: bool = False
    needed_when: Condition | None = None
    shown_when: Condition | None = None
    longest: int | Mapping[Version, int] | None = None
    source: str = ""
    ask: str = ""
    least: float | None = None
    most: float | None = None
    decimals: int = 0
    choices: Choices | None = None
    unique: bool = False
    kind: str = ""
    shapes: tuple[str, ...] = SHAPES
    spelt: str = ""
    time: str = ""
    same_day_as: str = ""
    after: str = ""
    later: Mapping[Version, Mapping[str, Any]] = field(default_factory=dict)

    def known_to(self, version: Version) -> bool:
        """Whether a version has the field."""
        return spoken(version, self.since, self.until)

    def says(self, words: str) -> str:
        """A sentence about the field, begun with its label: the words come after a colon or a question."""
        if self.label.endswith("?"):
            return f"{self.label} {words[:1].upper()}{words[1:]}"
        return f"{self.label}: {words}"

    @property
    def limit(self) -> int | None:
        """`longest` as one number, once the version is settled; None where there is no limit."""
        return self.longest if isinstance(self.longest, int) else None

    def in_version(self, version: Version) -> About:
        """The same with the differences of a version worked in: `longest` is then a number or None."""
        changes: dict[str, Any] = {}
        for start in sorted(self.later):
            if start <= version:
                changes.update(self.later[start])
        if isinstance(self.longest, Mapping):
            reached = [start for start in sorted(self.longest) if start <= version]
            changes.setdefault("longest", self.longest[reached[-1]] if reached else None)
        return replace(self, later={}, **changes)


def _plain_type(annotation: Any) -> Any:
    if get_origin(annotation) is Annotated:
        return _plain_type(get_args(annotation)[0])
    if get_origin(annotation) is Union:
        rest = [part for part in get_args(annotation) if part is not type(None)]
        return _plain_type(rest[0])
    return annotation


def record_of(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The record of which a field is a list, or None where it is no such list."""
    plain = _plain_type(model.model_fields[name].annotation)
    inner = _plain_type(get_args(plain)[0]) if get_origin(plain) is list else plain
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def is_list(model: type[BaseModel], name: str) -> bool:
    """Whether a field takes a list."""
    return get_origin(_plain_type(model.model_fields[name].annotation)) is list


def _kind(model: type[BaseModel], name: str, found: About) -> str:
    if record_of(model, name):
        return "records"
    plain = _plain_type(model.model_fields[name].annotation)
    if found.choices:
        return "choices" if is_list(model, name) else "choice"
    if is_list(model, name):
        one = _plain_type(get_args(plain)[0])
        return {int: "numbers", str: "texts"}.get(one, "geometries")
    kinds = {bool: "yes_no", datetime: "date_time", date: "date", int: "number", float: "number"}
    if plain in kinds:
        return kinds[plain]
    return "text" if plain is str else "geometry"


def about(model: type[BaseModel], name: str, version: Version | None = None) -> About:
    """What a field is; with a version, as it is in that version. KeyError where the model has no such field.

    `kind` is one of text, number, yes_no, date, date_time, choice, choices, texts, numbers,
    records, geometry, geometries.
    """
    for note in model.model_fields[name].metadata:
        if isinstance(note, About):
            whole = replace(note, kind=_kind(model, name, note))
            return whole.in_version(version) if version else whole
    raise KeyError(name)


@lru_cache(maxsize=1024)
def _fields_in(model: type[BaseModel], version: Version) -> tuple[tuple[str, About], ...]:
    every = ((name, about(model, name)) for name in model.model_fields)
    return tuple((name, found.in_version(version)) for name, found in every if found.known_to(version))


def fields_in(model: type[BaseModel], version: Version) -> dict[str, About]:
    """The fields that a version knows, in the model's order, each as it is in that version."""
    return dict(_fields_in(model, version))


def is_blank(value: Any) -> bool:
    """Whether a value says nothing: None, empty text, an empty list."""
    return value is None or value in ("", [], (), {}) or (isinstance(value, str) and not value.strip())


def shown_fields(model: type[BaseModel], values: Mapping[str, Any], version: Version) -> list[str]:
    """The fields that the form offers for these values, in order.

    A condition counts only what is itself shown, so that an answer left behind in a hidden field
    does not bring up others.
    """
    known = fields_in(model, version)
    shown = list(known)
    while True:
        counted = {name: value for name, value in values.items() if name in shown or name not in known}
        kept = [name for name in shown if _is_shown(known[name], counted)]
        if kept == shown:
            return shown
        shown = kept


def _is_shown(found: About, values: Mapping[str, Any]) -> bool:
    return found.shown_when is None or found.shown_when.holds(values)


def relevant_values(model: type[BaseModel], values: Mapping[str, Any], version: Version) -> dict[str, Any]:
    """Of the values of a form, those to send: known to the version, shown, and not blank."""
    shown = shown_fields(model, values, version)
    return {name: values[name] for name in shown if name in values and not is_blank(values[name])}
