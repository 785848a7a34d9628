"""Every request of the client, made from its record and its declaration, sent, and held against the definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any

from pydantic import BaseModel

from plugin.streetmanager.choices import choices_of
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.fields import About, fields_in, is_list, record_of
from plugin.streetmanager.files import FileToSend
from plugin.streetmanager.operations import Operation
from plugin.streetmanager.versions import Version

from .definitions import Defined, Parameter
from .recording import Came, Recorder, decoded
from .schemas_checked import faults

MANNERS = ("required only", "all fields", "at the limits", "at the least")
_DAY = date(2026, 11, 24)
_MOMENT = datetime(2026, 11, 24, 9, 30, tzinfo=timezone.utc)
_POINT = {"type": "Point", "coordinates": [470000.5, 310000.25]}
_LONG = 3000
_MANY = 5
_KINDS = {
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "integer": re.compile(r"-?\d+"),
    "boolean": re.compile("true|false"),
    "date-time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"),
}
_TYPES: dict[str, Any] = {"bool": True, "int": 17, "float": 470000.5, "datetime": _MOMENT, "date": _DAY}


def filled(model: type[BaseModel], version: Version, manner: str) -> dict[str, Any]:
    """Values for a request's record: its required fields, or all of them, plain or at their limits."""
    known = fields_in(model, version)
    must = {name: one for name, one in known.items() if one.needed or model.model_fields[name].is_required()}
    made = {name: _value(model, name, one, version, manner) for name, one in must.items()}
    if manner == "required only":
        needed = (name for name, one in known.items() if one.needed_when and one.needed_when.holds(made))
        return made | {name: _value(model, name, known[name], version, manner) for name in needed}
    return {name: _value(model, name, one, version, manner) for name, one in known.items()}


def _value(model: type[BaseModel], name: str, one: About, version: Version, manner: str) -> Any:
    inner = record_of(model, name)
    if inner is not None:
        if not is_list(model, name):
            return filled(inner, version, manner)
        return [filled(inner, version, manner) for _ in range(_count(one, manner))]
    listed = [choice.value for choice in choices_of(model, name, version) or ()]
    if one.kind == "choice":
        return listed[-1 if manner == "at the limits" else 0]
    if one.kind == "choices":
        return listed if manner == "at the limits" else listed[:1]
    if one.kind in ("texts", "numbers", "geometries"):
        single = replace(one, longest=None)
        return [_single(name, single, one.kind[:-1], manner) for _ in range(_count(one, manner))]
    return _single(name, one, one.kind, manner)


def _count(one: About, manner: str) -> int:
    return (one.limit or _MANY) if manner == "at the limits" else 1


def _single(name: str, one: About, kind: str, manner: str) -> Any:
    if kind in ("geometry", "geometrie"):
        return dict(_POINT)
    if kind == "number":
        bound = one.most if manner == "at the limits" else one.least
        return bound if bound is not None and manner != "all fields" else (one.least or 0) + 1
    if kind == "text":
        if "email" in name.lower():
            return "ada@example.org"
        return (
            "é" * (one.limit or _LONG)
            if manner == "at the limits" and not one.spelt
            else "12345"[: one.limit]
        )
    return {"yes_no": True, "date": _DAY, "date_time": _MOMENT}[kind]


def arguments_for(one: Operation, wanted: Defined, manner: str) -> dict[str, Any]:
    """Arguments for an operation: those that it cannot do without, or all."""
    version = wanted.version
    there = {item.name: item for item in wanted.parameters}
    made: dict[str, Any] = {}
    for name in one.arguments:
        if name == "request" and one.request is not None:
            if one.request_needed or manner != "required only":
                made[name] = one.request(**filled(one.request, version, manner))
        elif name == "file":
            made[name] = FileToSend("plan é.pdf", b"%PDF-1.4 \x00\xff")
        elif name in one.in_path:
            kind = one.query_type(name)
            made[name] = _TYPES.get(kind, f"Z/{name[:3]} 1é")
        elif name in one.queries:
            asked = one.queries[name]
            if asked.needed_in(version) or (manner != "required only" and asked.known_to(version)):
                made[name] = _query_value(one, name, there.get(asked.name_in(version, name)))
    return made


def _query_value(one: Operation, name: str, wanted: Parameter | None) -> Any:
    kind = one.query_type(name)
    listed = list(wanted.values) if wanted else []
    if kind.startswith("list["):
        if wanted is not None and not wanted.many:
            return listed[:1]
        return listed[:2] or [_TYPES.get(kind[5:-1], f"{name} {place} &") for place in (1, 2)]
    if listed:
        return listed[-1]
    return next((value for word, value in _TYPES.items() if word in re.findall(r"\w+", kind)), f"{name} & é")


def send(client: StreetManager, recorder: Recorder, one: Operation, given: Mapping[str, Any]) -> Any:
    """Carry out an operation of the client with arguments; what the method returns. The recorder has the call."""
    recorder.last = None
    return getattr(getattr(client, one.service), one.name)(**given)


def wrong_with(
    came: Came, one: Operation, wanted: Defined, given: dict[str, Any], manner: str
) -> Iterator[str]:
    """What is wrong with a call that came in."""
    version = wanted.version
    steps = iter([str(given[name]) for name in re.findall(r"\{(\w+)\}", one.path_in(version))])
    path = [next(steps) if step == "{}" else step for step in wanted.path.split("/")]
    if came.method != wanted.method or decoded(came.path) != [version.value, wanted.service, *path]:
        yield f"{came.method} {came.path} was called"
    if came.signed != wanted.signed:
        yield "has a token" if came.signed else "has no token"
    yield from _wrong_query(came, wanted, manner)
    if wanted.body:
        if came.body is not None or wanted.body_needed:
            yield from faults(came.body, version, wanted.service, wanted.body)
    elif came.body is not None:
        yield "has a body, and none is defined"
    if wanted.uploads != ("file" in came.form):
        yield "is no upload" if wanted.uploads else "is an upload"
    if wanted.uploads and came.form.get("file") != given["file"].content():
        yield "the file came in spoilt"


def _wrong_query(came: Came, wanted: Defined, manner: str) -> Iterator[str]:
    asked = {**came.query, **{name: [text] for name, text in came.form.items() if name != "file"}}
    there = {item.name: item for item in wanted.parameters}
    for name in asked.keys() - there.keys():
        yield f"asks {name}, which is not defined"
    for name, item in there.items():
        if name not in asked:
            if item.needed or manner != "required only":
                yield f"does not ask {name}"
            continue
        if item.in_form != (name in came.form):
            yield f"{name} stands in the wrong place"
        if not item.many and len(asked[name]) > 1:
            yield f"{name} is there {len(asked[name])} times"
        for text in asked[name]:
            spelt = _KINDS.get(item.kind)
            if (item.values and text not in map(str, item.values)) or (spelt and not spelt.fullmatch(text)):
                yield f"{name}={text!r} is no {item.kind}"
