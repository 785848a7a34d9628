"""The client's declarations and records beside the definitions: fields, lists, lengths, roles, answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugin.streetmanager.choices import choices_of
from plugin.streetmanager.fields import fields_in, is_list, record_of
from plugin.streetmanager.operations import Operation
from plugin.streetmanager.records import Writing
from plugin.streetmanager.versions import Version

from .definitions import SAME_IN_V6, Defined, schema, schemas
from .definitions import defined as all_defined

# v6 calls its search of several points by the name that the search of one had.
_CALLED_OTHERWISE = {("lookup", "POST", "nsg/streets/search"): {"get_streets_at"}}
_LENGTH = re.compile(r"Max(?:imum)? length (?:of )?(\d+)", re.IGNORECASE)
_ITEMS = re.compile(r"Array max length (\d+)|between \d+ and (\d+) values", re.IGNORECASE)


def differences(one: Operation, wanted: Defined) -> Iterator[str]:
    """What an operation's declaration says otherwise than its definition."""
    if wanted.roles is not None and one.roles != wanted.roles - {"Admin"}:
        yield f"by {sorted(one.roles)}, defined for {sorted(wanted.roles - {'Admin'})}"
    if one.name not in _names(wanted.key):
        yield f"is called {one.name}, defined as {wanted.name}"
    if one.signed != wanted.signed:
        yield "signed otherwise than defined"
    yield from _of_answer(one, wanted)
    if bool(wanted.body) != (one.request is not None):
        yield f"the body is {wanted.body or 'none'}"
    if wanted.body and one.request is not None:
        allowed = {wanted.body, SAME_IN_V6.get(wanted.body, "")}
        newest = schema(Version.V6, wanted.service, one.request.__name__)
        if one.request.__name__ not in allowed and newest is None:
            yield f"the body's record is called {one.request.__name__}, not {wanted.body}"
        if wanted.body_needed != one.request_needed:
            yield "the body is needed" if wanted.body_needed else "the body is not needed"
        yield from of_record(one.request, wanted.version, wanted.service, wanted.body)


def _names(key: tuple[str, str, str]) -> set[str]:
    """What any version calls an operation, which has one name here; and where v6 took a name for another one."""
    called = {other.name for version in Version for other in all_defined(version) if other.key == key}
    return called | _CALLED_OTHERWISE.get(key, set())


def _of_answer(one: Operation, wanted: Defined) -> Iterator[str]:
    kind = {"": "nothing", "file": "file"}.get(wanted.answer, "record")
    if wanted.answer.startswith("["):
        kind = "records"
    if kind == "records" and one.reply.model is not None and "rows" in one.reply.model.model_fields:
        return
    if one.reply.kind != kind and not (kind == "nothing" and one.reply.optional):
        yield f"answers {wanted.answer or 'nothing'}, and is read as {one.reply.kind}"


def of_record(model: type[Writing], version: Version, service: str, name: str) -> Iterator[str]:
    """What a request's record says otherwise than a schema."""
    every = schemas(version, service)
    defined = schema(version, service, name)
    if defined is None:
        yield f"{name} is not defined"
        return
    ours = fields_in(model, version)
    there: Mapping[str, Any] = defined.get("properties", {})
    for field in there.keys() - ours.keys():
        yield f"{name}.{field} is missing"
    for field in ours.keys() - there.keys():
        yield f"{name}.{field} is not defined"
    must = set(defined.get("required", []))
    for field in ours.keys() & there.keys():
        if (field in must) != ours[field].needed:
            yield f"{name}.{field}: {'needed' if field in must else 'not needed'}"
        for said in _of_field(model, field, there[field], every, version, service):
            yield f"{name}.{field}: {said}"


def _of_field(
    model: type[Writing],
    field: str,
    part: Mapping[str, Any],
    every: Mapping[str, Any],
    version: Version,
    service: str,
) -> Iterator[str]:
    about = fields_in(model, version)[field]
    plain, many = _plain(part)
    if many != is_list(model, field):
        yield "a list" if many else "no list"
    named = str(plain.get("$ref", "")).rsplit("/", 1)[-1]
    target = every.get(named, plain)
    listed = target.get("enum")
    offered = choices_of(model, field, version)
    said = str(part.get("description", ""))
    values = {choice.value for choice in offered or ()}
    # What stands for values to come is in one list of v6 that requests have too; nobody can mean it.
    if listed and values != (_set_to(said, listed) or set(listed)) - {"upcoming_enum"}:
        yield f"its list is {sorted(map(str, listed))}"
    if not listed and offered is not None and target.get("type") not in ("string", "number", "integer", None):
        yield "has no closed list"
    stated = _ITEMS.search(said) if many else _LENGTH.search(said)
    if stated and about.limit != int(next(filter(None, stated.groups()))):
        yield f"longest {about.limit}, stated {stated[0]!r}"
    if "properties" in target and not named.startswith("GeoJSON"):
        inner = record_of(model, field)
        if inner is None or not issubclass(inner, Writing):
            yield f"is a record {named}"
        else:
            yield from of_record(inner, version, service, named)


def _set_to(said: str, listed: Sequence[Any]) -> set[Any]:
    """The values of a list that a description says a request can only have; none where it does not say."""
    found = re.search(r"[Cc]an only be set to ([^\n]+)", said)
    words = re.findall(r"\w+", found[1]) if found else []
    # One description has permit_modification_requested for permit_modification_request.
    return {one for one in listed if one in words or f"{one}ed" in words}


def _plain(part: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """A part without null, and whether it is a list (then what it is a list of)."""
    for inner in part.get("anyOf", ()):
        if inner.get("type") != "null":
            return _plain(inner)
    if part.get("type") == "array":
        return _plain(part.get("items", {}))[0], True
    return part, False
