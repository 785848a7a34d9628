"""JSON against the definitions: strictly, with the allowances that are agreed and no others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import jsonschema

from plugin.streetmanager.versions import Version

from .definitions import SAME_IN_V6, schema, schemas

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_FORMATS = jsonschema.FormatChecker(formats=())


@_FORMATS.checks("date-time")
def _is_a_moment(value: Any) -> bool:
    return not isinstance(value, str) or _MOMENT.fullmatch(value) is not None


def _plain(part: Any) -> Any:
    """A part of Swagger 2.0 as JSON Schema: x-nullable said as a type."""
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, Mapping):
        return part
    made = {
        name: {key: _plain(value) for key, value in member.items()}
        if name == "properties"
        else _plain(member)
        for name, member in part.items()
        if name not in ("x-nullable", "description", "title", "default")
    }
    return {"anyOf": [made, {"type": "null"}]} if part.get("x-nullable") else made


@cache
def _every(version: Version, service: str) -> dict[str, Any]:
    every: dict[str, Any] = _plain(schemas(version, service))
    for name, part in every.items():
        if name.startswith("GeoJSON") and "coordinates" in part.get("properties", {}):
            # Declared as objects; they are numbers or arrays of them (an allowance).
            part["properties"]["coordinates"] = {"type": "array"}
    for new in SAME_IN_V6.items():
        every.setdefault(new[0], every.get(new[1], {}))
    return every


@cache
def _validator(version: Version, service: str, name: str) -> Any:
    whole = {"$ref": f"#/definitions/{name}", "definitions": _every(version, service)}
    return jsonschema.Draft7Validator(whole, format_checker=_FORMATS)


def faults(value: Any, version: Version, service: str, name: str) -> list[str]:
    """Where a value does not agree with a schema; `[Name]` is a list of it. An empty list means it does."""
    if name.startswith("["):
        if not isinstance(value, list):
            return ["is no list"]
        return [found for item in value for found in faults(item, version, service, name.strip("[]"))]
    if schema(version, service, name) is None:
        return [f"{name} is not defined"]
    return [
        f"{'.'.join(map(str, error.absolute_path)) or name}: {error.message[:160]}"
        for error in _validator(version, service, name).iter_errors(value)
    ]
