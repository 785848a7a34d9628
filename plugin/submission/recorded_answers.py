"""The answers that a record on file gives for a request: what it says, by the request's own names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import BaseModel

from ..streetmanager.choices import choices_of
from ..streetmanager.fields import About, fields_in, is_blank, record_of
from ..streetmanager.uk_time import uk_day, uk_local
from ..streetmanager.versions import Version

# What is drawn, who acts, and which files go with it are not taken over.
_NOT_TAKEN = frozenset({"internal_user_identifier", "internal_user_name", "file_ids"})
_SHAPES = ("geometry", "geometries")


def recorded_answers(
    record: BaseModel, model: type[BaseModel], version: Version, without: Iterable[str] = ()
) -> dict[str, Any]:
    """What `record` (a reply) says for the fields of `model` (a request), as a form holds it.

    Days become dates, moments UK local time. A choice that the version does not know is left out, because it
    could not be sent. without: further names to leave out.
    """
    left_out = {*_NOT_TAKEN, *without}
    found = {
        name: _answer(model, name, about, getattr(record, name, None), version)
        for name, about in fields_in(model, version).items()
        if name not in left_out and about.kind not in _SHAPES
    }
    return {name: value for name, value in found.items() if not is_blank(value)}


def _answer(model: type[BaseModel], name: str, about: About, value: Any, version: Version) -> Any:
    if is_blank(value):
        return None
    if about.kind == "records":
        inner = record_of(model, name)
        rows = value if isinstance(value, list) else [value]
        found = [recorded_answers(row, inner, version) for row in rows] if inner is not None else []
        whole = [row for row in found if inner is not None and _is_whole(row, inner, version)]
        return whole if isinstance(value, list) else next(iter(whole), None)
    if about.kind in ("choice", "choices"):
        known = [choice.value for choice in choices_of(model, name, version) or ()]
        if isinstance(value, list):
            return [one for one in value if one in known]
        return value if value in known else None
    return _plain(about.kind, value)


def _is_whole(row: Mapping[str, Any], model: type[BaseModel], version: Version) -> bool:
    return all(name in row for name, about in fields_in(model, version).items() if about.needed)


def _plain(kind: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return uk_day(value) if kind == "date" else uk_local(value).replace(tzinfo=None)
    if kind == "number" and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def next_working_week(today: date, days_ahead: int) -> tuple[date, date]:
    """A proposal for dates: Monday to Friday, at least so many days ahead."""
    start = today + timedelta(days=days_ahead)
    start += timedelta(days=-start.weekday() % 7)
    return start, start + timedelta(days=4)
