"""Calls made up by schemathesis out of the definitions, for the practice service, and what is wrong with its answers.

Nothing of the plugin's client is in it: where both had misread a definition, this tells. Of v6, which comes as a
list of operations and schemas, an OpenAPI document is put together first.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugin.streetmanager.versions import Version

from .definitions import AT_HAND, SERVICES, Defined, defined, document, schemas
from .schemas_checked import faults

TIMEOUT = 20
ROLES = {
    "Planner": "planner",
    "HighwayAuthority": "authority",
    "Contractor": "contractor",
    "DataExport": "export",
}
# Of the bodies that schemathesis makes up, most are refused: what an answer to a good one looks like, the journeys see.
EXAMPLES = 5
_TYPES = {"string": "string", "number": "number", "integer": "integer", "boolean": "boolean"}


@dataclass
class Heard:
    """What the practice service answered: how many calls, the operations that carried one out, what was wrong."""

    calls: int = 0
    carried_out: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


@dataclass
class Caller:
    """Somebody signed in with every role, who knows some references that exist."""

    address: str
    version: Version
    known: Mapping[str, list[Any]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def sign_in(self) -> Caller:
        """Sign in with an account of every role, and look around for references."""
        for role, name in ROLES.items():
            body = {"emailAddress": f"{name}@practice.example", "password": "anything"}
            answer = self._send("POST", "work/authenticate", json=body)
            self.tokens[role] = answer.json()["idToken"]
        self.known = self._references()
        return self

    def _send(self, method: str, path: str, **sent: Any) -> requests.Response:
        where = f"{self.address}/{self.version}/{path}"
        return requests.request(method, where, timeout=TIMEOUT, allow_redirects=False, **sent)

    def _references(self) -> dict[str, list[Any]]:
        """References of the planner's own permits, of some streets, and of people."""
        found: dict[str, list[Any]] = {
            "organisationReference": ["ZZ01", "ZZ10"],
            "workstreamPrefix": ["001"],
            "email": ["planner@practice.example"],
            "usrn": [99900001, 99900002],
        }
        rows = self._send("GET", "reporting/permits", headers={"token": self.tokens["Planner"]}).json()[
            "rows"
        ]
        for row in rows[:3]:
            found.setdefault("workReferenceNumber", []).append(row["work_reference_number"])
            found.setdefault("permitReferenceNumber", []).append(row["permit_reference_number"])
        return found


def api_of(version: Version, service: str) -> dict[str, Any]:
    """A service's definition as schemathesis reads it, with its known defects mended (the agreed allowances)."""
    if version is Version.V6:
        return _openapi(service)
    whole = copy.deepcopy(document(version, service))
    whole["basePath"] = f"/{version}/{service}"
    every = whole["definitions"]
    for methods in whole["paths"].values():
        for one in methods.values():
            _mend(one, every)
    _mend_shapes(every)
    return whole


def _mend(one: dict[str, Any], every: dict[str, Any]) -> None:
    for item in one.get("parameters", []):
        if item["in"] == "path":
            item.setdefault("type", "string")
        named = item.get("items", {}).get("$ref", "").rsplit("/", 1)[-1]
        if named and item["in"] == "query":
            # Swagger 2.0 has no references here, and some of these lists are named without being there.
            item["items"] = every.get(named, {"type": "string"})
    for answer in one["responses"].values():
        answer.pop("content", None)
        if "$ref" in answer.get("schema", {}):
            answer["schema"] = {"$ref": answer["schema"]["$ref"]}


def _mend_shapes(every: dict[str, Any]) -> None:
    for name, part in every.items():
        if name.startswith("GeoJSON") and "coordinates" in part.get("properties", {}):
            part["properties"]["coordinates"] = {"type": "array", "items": {}}


def _openapi(service: str) -> dict[str, Any]:
    every = copy.deepcopy(schemas(Version.V6, service))
    _mend_shapes(every)
    paths: dict[str, Any] = {}
    for one in defined(Version.V6):
        if one.service == service:
            paths.setdefault(_numbered(one.path), {})[one.method.lower()] = _v6_operation(one, every)
    return {
        "openapi": "3.1.0",
        "info": {"title": service, "version": "6"},
        "servers": [{"url": f"/v6/{service}"}],
        "paths": paths,
        "definitions": every,
    }


def _numbered(path: str) -> str:
    names = iter(range(9))
    return "/" + re.sub(r"\{\}", lambda _: f"{{p{next(names)}}}", path)


def _v6_operation(one: Defined, every: Mapping[str, Any]) -> dict[str, Any]:
    asked = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"p\d", _numbered(one.path))
    ]
    for item in one.parameters:
        plain: dict[str, Any] = {"type": _TYPES.get(item.kind, "string")}
        if item.kind == "date-time":
            plain["format"] = "date-time"
        if item.values:
            plain = {"enum": list(item.values)}
        whole = {"type": "array", "items": plain} if item.many else plain
        if not item.in_form:
            asked.append({"name": item.name, "in": "query", "required": item.needed, "schema": whole})
    made: dict[str, Any] = {
        "operationId": one.name,
        "parameters": asked,
        "responses": {"200": {"description": ""}},
    }
    if one.body in every:
        content = {"application/json": {"schema": {"$ref": f"#/definitions/{one.body}"}}}
        made["requestBody"] = {"required": one.body_needed, "content": content}
    return made


def exercise(caller: Caller, service: str, examples: int = EXAMPLES) -> Heard:
    """Call every operation of a service with what schemathesis makes up, and look at all that comes back."""
    heard = Heard()
    there = {(one.method, "/" + one.path): one for one in defined(caller.version) if one.service == service}
    api = schemathesis.openapi.from_dict(api_of(caller.version, service))
    for found in api.get_all_operations():
        made = found.ok()
        one = there[made.method.upper(), re.sub(r"\{\w+\}", "{}", made.path)]
        if one.name != "logout":  # it would end the tokens of all that follow
            _exercise_one(caller, made, one, heard, examples)
    return heard


def _exercise_one(caller: Caller, made: Any, one: Defined, heard: Heard, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=made.as_strategy(), chosen=st.integers(0, 2), real=st.booleans())
    def call(case: Any, chosen: int, real: bool) -> None:
        if real or one.method == "GET":
            _with_real_references(caller, case, one, chosen)
        role = next((role for role in ROLES if one.roles is None or role in one.roles), "Planner")
        headers = {"token": caller.tokens[role]} if one.signed else {}
        answer = case.call(base_url=f"{caller.address}/{caller.version}/{one.service}", headers=headers)
        heard.calls += 1
        for line in wrong_with(answer, one):
            said = f"{one.version} {one.service}.{one.name}: {line}"
            if said not in heard.wrong:
                heard.wrong.append(said)
        if answer.status_code < 300:
            heard.carried_out.add(one.name)

    call()


def _with_real_references(caller: Caller, case: Any, one: Defined, chosen: int) -> None:
    names = _path_names(one)
    for key, name in zip(sorted(case.path_parameters or {}, key=str), names):
        values = caller.known.get(name)
        if values:
            case.path_parameters[key] = values[chosen % len(values)]


def _path_names(one: Defined) -> list[str]:
    """The names of a path's parameters, in the order in which schemathesis's own names sort."""
    if one.version is Version.V6:
        return re.findall(r"\{(\w+)\}", _path_with_names(one))
    return sorted(re.findall(r"\{(\w+)\}", _path_with_names(one)))


def _path_with_names(one: Defined) -> str:
    """The path with its parameters' own names; v6's are those that the same step has in v2, or none."""
    for version in (one.version, Version.V2):
        for path in document(version, one.service).get("paths", {}):
            if re.sub(r"\{\w+\}", "{}", path).lstrip("/") == one.path:
                return str(path)
    return one.path.replace("works/{}", "works/{workReferenceNumber}").replace(
        "permits/{}", "permits/{permitReferenceNumber}"
    )


def wrong_with(answer: Any, one: Defined) -> Iterator[str]:
    """What is wrong with an answer: a failure of the service, an error of another form, a body unlike the schema."""
    if answer.status_code >= 500:
        yield f"{answer.status_code} for {answer.request.method} {answer.request.url[:200]}"
        return
    if answer.status_code >= 300:
        yield from _wrong_refusal(answer)
        return
    if one.answer in ("", "file"):
        if not one.answer and answer.content:
            yield f"{answer.status_code} with a body, where none is defined"
        return
    try:
        body = answer.json()
    except ValueError:
        yield f"{answer.status_code} without JSON, where {one.answer} is defined"
        return
    yield from faults(body, one.version, one.service, one.answer)


def _wrong_refusal(answer: Any) -> Iterator[str]:
    try:
        body = answer.json()
    except ValueError:
        yield f"{answer.status_code} without JSON"
        return
    if not isinstance(body, dict) or not body.get("message"):
        yield f"{answer.status_code} without a message"
    elif body.get("error", {}).get("status") != answer.status_code:
        yield f"{answer.status_code} that says it is {body.get('error')}"


EVERY = [
    (version, service)
    for version in Version
    for service in SERVICES
    if AT_HAND and any(one.service == service for one in defined(version))
]
