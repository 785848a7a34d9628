"""The service's own definitions as plain data: every operation of a version, and the schemas it names.

They lie where STREET_MANAGER_SPEC points, or in ../shared/spec beside the repository.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from plugin.streetmanager.versions import Version

from .v6_answers import ANSWERS

REPOSITORY = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("STREET_MANAGER_SPEC", str(REPOSITORY.parent / "shared" / "spec")))
SERVICES = ("work", "geojson", "lookup", "party", "reporting", "export", "event", "sampling")
AT_HAND = all((FOLDER / version.value / "work.json").is_file() for version in Version)
NOT_AT_HAND = f"The service's definitions are not at {FOLDER}; set STREET_MANAGER_SPEC to their folder."

_BRACES = re.compile(r"\{\w+\}")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

# Of a change request v6 has the records under the name that it gave the thing, and the paths of before.
SAME_IN_V6 = {
    "PermitAlterationCreateRequest": "ChangeRequestCreateRequest",
    "PermitAlterationCreateResponse": "ChangeRequestCreateResponse",
    "ImposeChangeRequest": "ChangeRequestImposeChangeRequest",
    "ImposeChangeResponse": "ChangeRequestImposeChangeResponse",
}
# What the form of an upload holds besides the file; v1 and v2 have the first two in the address.
_V6_PART = r"(\w+\*?): ([^,]+)"
_UNSIGNED_IN_V6 = ("/authenticate", "/refresh", "/logout", "/forgot-password", "/reset-password")
_FORM_IN_V6 = ("internalUserIdentifier", "internalUserName", "geographicalAreaReferenceNumber")


@dataclass(frozen=True)
class Parameter:
    """A query parameter or a member of an upload's form. kind: string, number, integer, boolean, date-time."""

    name: str
    kind: str
    needed: bool = False
    many: bool = False
    values: tuple[Any, ...] = ()
    in_form: bool = False


@dataclass(frozen=True)
class Defined:
    """An operation as it is defined. `path` has {} for each of its parameters.

    body: the schema's name, or "". answer: a schema's name, that in brackets for a list, "file", or "".
    roles: None where it needs no token, or where the definitions do not say (v6).
    """

    version: Version
    service: str
    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: str = ""
    body_needed: bool = False
    answer: str = ""
    uploads: bool = False
    signed: bool = True
    roles: frozenset[str] | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What an operation of the client is found by."""
        return self.service, self.method, self.path


def bare(path: str) -> str:
    """A path without its parameters' names."""
    return _BRACES.sub("{}", path.lstrip("/"))


def snake(name: str) -> str:
    """An operationId as a method is named: GetFPNs is get_fpns, CreateSection81 is create_section81."""
    return _HUMP.sub("_", re.sub(r"([A-Z]{2,})s\b|([A-Z]{2,})s(?=[A-Z])", _plural, name)).lower()


def _plural(found: re.Match[str]) -> str:
    word = found[1] or found[2]
    return word[0] + word[1:].lower() + "s"


@cache
def document(version: Version, service: str) -> dict[str, Any]:
    """One file of the definitions; empty where the version has no such service."""
    file = FOLDER / version.value / f"{service}.json"
    if not file.is_file():
        return {}
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def schemas(version: Version, service: str) -> dict[str, Any]:
    """The schemas of a service by their names."""
    found: dict[str, Any] = document(version, service).get("definitions", {})
    return found


def schema(version: Version, service: str, name: str) -> dict[str, Any] | None:
    """One schema; under v6's own name where the path still speaks of the old one. None where there is none."""
    every = schemas(version, service)
    return every.get(name) or every.get(SAME_IN_V6.get(name, ""))


@cache
def defined(version: Version) -> tuple[Defined, ...]:
    """Every operation of a version."""
    return tuple(_of_v6() if version is Version.V6 else _of_swagger(version))


def _of_swagger(version: Version) -> Iterator[Defined]:
    for service in SERVICES:
        for path, methods in document(version, service).get("paths", {}).items():
            for method, one in methods.items():
                yield _swagger_operation(version, service, path, method.upper(), one)


def _swagger_operation(
    version: Version, service: str, path: str, method: str, one: Mapping[str, Any]
) -> Defined:
    every = one.get("parameters", [])
    body = next((item for item in every if item["in"] == "body"), None)
    roles = {role for rule in one.get("security", []) for role in rule.get("token", [])}
    # A description may name one more: highway authorities stop works that nobody owns up to.
    said = re.search(r"following roles: ([\w, ]+)", one.get("description", ""))
    roles |= set(said[1].split(", ")) if said else set()
    return Defined(
        version,
        service,
        snake(one["operationId"]),
        method,
        bare(path),
        tuple(_swagger_parameter(version, service, item) for item in every if item["in"] == "query"),
        _named(body["schema"]) if body else "",
        bool(body and body.get("required")),
        _swagger_answer(one),
        any(item["in"] == "formData" for item in every),
        bool(one.get("security")),
        frozenset(roles) if roles else None,
    )


def _swagger_parameter(version: Version, service: str, item: Mapping[str, Any]) -> Parameter:
    many = item["type"] == "array"
    plain = item["items"] if many else item
    if "$ref" in plain:
        plain = schemas(version, service).get(_named(plain), {})
    kind = "date-time" if str(plain.get("format", "")).startswith("date") else plain.get("type", "string")
    return Parameter(
        item["name"], kind, bool(item.get("required")), many, tuple(plain.get("enum", item.get("enum", ())))
    )


def _swagger_answer(one: Mapping[str, Any]) -> str:
    good = next(answer for status, answer in sorted(one["responses"].items()) if status.startswith("2"))
    found = good.get("schema")
    if not found:
        files = "content" in good or "text/csv" in one.get("produces", ())
        return "file" if files else ""
    if found.get("type") == "file":
        return "file"
    if "$ref" in found:
        # Some have a type and items besides, which a reference overrules.
        return _named(found)
    return f"[{_named(found['items'])}]" if found.get("type") == "array" else _named(found)


def _named(found: Mapping[str, Any]) -> str:
    return str(found.get("$ref", "")).rsplit("/", 1)[-1]


def _of_v6() -> Iterator[Defined]:
    service = ""
    for line in (FOLDER / "v6" / "operations.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            service = line[3:].strip()
        found = re.fullmatch(r"- (GET|POST|PUT|DELETE) (\S+)(?: \((.*)\))?", line.strip())
        if found:
            yield _v6_operation(service, found[1], found[2], found[3] or "")


def _v6_operation(service: str, method: str, path: str, said: str) -> Defined:
    parts = [(name.rstrip("*"), kind, name.endswith("*")) for name, kind in re.findall(_V6_PART, said)]
    in_path = re.findall(r"\{(\w+)\}", path)
    body = next((part for part in parts if part[0] == "body"), ("", "", False))
    uploads = any(name == "file" for name, _, _ in parts)
    asked = [
        ("geographicalAreaReferenceNumber" if name.endswith("number2") else name, kind, needed)
        for name, kind, needed in parts
        if name not in ("body", "file", *in_path)
    ]
    name, answer = ANSWERS[service][f"{method} /{bare(path)}"]
    return Defined(
        Version.V6,
        service,
        name,
        method,
        bare(path),
        tuple(_v6_parameter(service, *part, uploads) for part in asked),
        body[1],
        body[2],
        answer,
        uploads,
        path not in _UNSIGNED_IN_V6,
    )


def _v6_parameter(service: str, name: str, kind: str, needed: bool, uploads: bool) -> Parameter:
    many = kind.startswith("list")
    plain = kind[4:].rstrip("]") if many else kind
    kinds = {"str": "string", "float": "number", "int": "integer", "bool": "boolean", "datetime": "date-time"}
    values = tuple(schemas(Version.V6, service).get(plain, {}).get("enum", ()))
    return Parameter(name, kinds.get(plain, "string"), needed, many, values, uploads and name in _FORM_IN_V6)
