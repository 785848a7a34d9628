"""Is the body of a call what the operation takes? First by its definition, then by the business rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from ..streetmanager.operations import operations_of
from ..streetmanager.problems import problems
from ..streetmanager.versions import Version
from .categories import day_of
from .create_work import geometry_fault
from .refusals import invalid
from .shapes import Member, closed_list, members

# No number of the service is larger, and a computer can still count them one by one.
LARGEST = 1e15
_PLAIN: dict[str, tuple[tuple[type, ...], str]] = {
    "": ((str,), "must be text"),
    "number": ((int, float), "must be a number"),
    "yes": ((bool,), "must be true or false"),
}
# What a geometry may be, where not all three kinds are taken.
_KINDS = {
    "section_58_coordinates": ("LineString", "Polygon"),
    "material_classification_coordinates": ("Point",),
    "ancillary_info_coordinates": ("Point",),
}


def faults(service: str, record: str, body: Any, version: str, where: str = "") -> dict[str, str]:
    """Field -> what is wrong with it, by the definition alone."""
    if not isinstance(body, Mapping):
        return {where.rstrip(".") or "body": "must be a JSON object"}
    known = members(service, record, version)
    found = {f"{where}{name}": "is not a field of the request" for name in body if name not in known}
    for name, member in known.items():
        value = body.get(name)
        if value is None:
            if member.needed:
                found[f"{where}{name}"] = f"{name} is required"
            continue
        found.update(_of_value(service, member, member.kind, value, version, f"{where}{name}"))
    return found


def _of_value(
    service: str, member: Member, kind: str, value: Any, version: str, where: str
) -> dict[str, str]:
    if kind.startswith("["):
        if not isinstance(value, list):
            return {where: "must be a list"}
        found: dict[str, str] = {}
        for place, one in enumerate(value):
            found.update(_of_value(service, member, kind[1:-1], one, version, f"{where}.{place}"))
        return found
    if kind[:1].isupper():
        return faults(service, kind, value, version, f"{where}.")
    words = _wrong(service, member, kind, value, version)
    return {where: words} if words else {}


def _wrong(service: str, member: Member, kind: str, value: Any, version: str) -> str:
    if kind.startswith("="):
        allowed = closed_list(service, kind[1:], version)
        odd = isinstance(value, bool) or value not in allowed
        return "must be one of " + ", ".join(map(str, allowed)) if odd else ""
    if kind == "moment":
        return "" if is_moment(value) else "must be a date and time in ISO 8601"
    if kind == "any":
        return _of_geometry(member.name, value)
    types, words = _PLAIN[kind]
    if kind == "number" and isinstance(value, (int, float)) and not abs(value) <= LARGEST:
        return words
    return "" if isinstance(value, types) and (kind == "yes" or not isinstance(value, bool)) else words


def is_moment(value: Any) -> bool:
    """Whether a value is a date, or a date and a time, in ISO 8601."""
    if not isinstance(value, str):
        return False
    try:
        day_of(value)
    except ValueError:
        return False
    return True


def _of_geometry(name: str, value: Any) -> str:
    if not name.endswith("_coordinates"):
        return ""
    kinds = _KINDS.get(name)
    if kinds and isinstance(value, Mapping) and value.get("type") not in kinds:
        return "must be a " + " or ".join(kinds)
    return geometry_fault(value) or ""


@lru_cache(maxsize=8)
def _models(version: Version) -> dict[tuple[str, str], type[BaseModel]]:
    """(method, path without names) -> the client's own record of a request, beside which its rules stand."""
    found: dict[tuple[str, str], type[BaseModel]] = {}
    for operation in operations_of(version):
        if operation.request is not None:
            path = f"{operation.service}/{operation.path_in(version).strip('/')}"
            found[operation.method, re.sub(r"\{\w+\}", "{}", path)] = operation.request
    return found


def check(call: tuple[str, str], record: str, body: Any, version: str, now: datetime) -> None:
    """Raise Refusal 400 that names every field at fault. call: (method, path with {} for what varies)."""
    wrong = faults(call[1].split("/")[0], record, body, version)
    if not wrong:
        model = _models(Version(version)).get(call)
        if model is not None:
            found = problems(model, body, Version(version), now)
            wrong = {problem.field: problem.words for problem in found}
    if wrong:
        raise invalid(wrong)
