"""The service's own definitions, where they are to hand, and a check of plain data against them."""

from __future__ import annotations

import json
import os
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def folder() -> Path:
    """Where the definitions lie; skips the test without them, or fails it under CI=true."""
    root = Path(__file__).resolve().parents[3]
    found = Path(os.environ.get("STREET_MANAGER_SPEC") or root.parent / "shared" / "spec")
    if (found / "v2" / "work.json").is_file():
        return found
    words = "The service's definitions are not in ../shared/spec nor where STREET_MANAGER_SPEC points."
    if os.environ.get("CI") == "true":
        pytest.fail(words)
    pytest.skip(words)


@cache
def _document(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def records(version: str, service: str) -> dict[str, Any]:
    """The records of a service by name."""
    found: dict[str, Any] = _document(folder() / version / f"{service}.json")["definitions"]
    return found


def faults(version: str, service: str, schema: dict[str, Any], value: Any, where: str = "") -> list[str]:
    """Where a value departs from a schema: missing, unknown, of another type, not among the choices.

    The one allowance: `coordinates` may hold numbers and nested lists, and so may bare geometries.
    """
    if "$ref" in schema:
        schema = records(version, service)[schema["$ref"].rsplit("/", 1)[-1]]
    if "anyOf" in schema:
        tried = [faults(version, service, each, value, where) for each in schema["anyOf"]]
        return [] if [] in tried else min(tried, key=len)
    for each in schema.get("allOf", ()):
        return faults(version, service, each, value, where)
    if value is None and (schema.get("x-nullable") or schema.get("type") == "null"):
        return []
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is not among the choices"]
    if "type" not in schema or where.endswith(".coordinates"):
        return []
    if not _is_a(schema["type"], value):
        return [f"{where}: {value!r} is no {schema['type']}"]
    if schema.get("format") == "date-time":
        return _moment(where, value)
    if schema["type"] == "array":
        parts = enumerate(value) if "items" in schema else ()
        return [
            fault
            for n, part in parts
            for fault in faults(version, service, schema["items"], part, f"{where}[{n}]")
        ]
    return _members(version, service, schema, value, where) if schema["type"] == "object" else []


def _is_a(kind: str, value: Any) -> bool:
    return isinstance(value, TYPES[kind]) and not (isinstance(value, bool) and kind != "boolean")


def _moment(where: str, value: str) -> list[str]:
    try:
        aware = datetime.fromisoformat(value.replace("Z", "+00:00")).tzinfo is not None
    except ValueError:
        aware = False
    return [] if aware else [f"{where}: {value!r} is no moment with a zone"]


def _members(
    version: str, service: str, schema: dict[str, Any], value: dict[str, Any], where: str
) -> list[str]:
    known = schema.get("properties")
    if known is None:
        return []
    found = [f"{where}.{name}: missing" for name in schema.get("required", ()) if name not in value]
    found += [f"{where}.{name}: not defined" for name in value if name not in known]
    for name, part in value.items():
        if name in known:
            found += faults(version, service, known[name], part, f"{where}.{name}")
    return found
