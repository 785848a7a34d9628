"""Records against the service's own definitions, where those are to hand."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from plugin.streetmanager import choices
from plugin.streetmanager.choices import choices_of
from plugin.streetmanager.fields import fields_in, is_list
from plugin.streetmanager.lookup_records import Street, StreetSummary
from plugin.streetmanager.party_records import OrganisationResponse, UserResponse, WorkstreamResponse
from plugin.streetmanager.records import Reading, Writing
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import (
    PermitASD,
    PermitCondition,
    PermitResponse,
    PermitSummary,
    WorkCategoryResponse,
    WorkCreateRequest,
    WorkCreateResponse,
    WorkResponse,
)

REPOSITORY = Path(__file__).parents[3]
SPECIFICATION = Path(os.environ.get("STREET_MANAGER_SPEC", str(REPOSITORY.parent / "shared" / "spec")))

REQUESTS: list[type[Writing]] = [WorkCreateRequest, PermitASD, PermitCondition]
REPLIES: list[tuple[str, str, type[Reading]]] = [
    ("work", "WorkCreateResponse", WorkCreateResponse),
    ("work", "WorkCategoryResponse", WorkCategoryResponse),
    ("work", "PermitResponse", PermitResponse),
    ("work", "PermitSummaryResponse", PermitSummary),
    ("work", "WorkResponse", WorkResponse),
    ("lookup", "StreetResponse", Street),
    ("lookup", "StreetSummaryResponse", StreetSummary),
    ("party", "UserResponse", UserResponse),
    ("party", "OrganisationResponse", OrganisationResponse),
    ("party", "WorkstreamResponse", WorkstreamResponse),
]


def definitions(version: Version, service: str) -> dict[str, Any]:
    file = SPECIFICATION / version.value / f"{service}.json"
    if not file.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail(f"The service's definitions are not at {SPECIFICATION}.")
        pytest.skip("The service's definitions are not to hand; set STREET_MANAGER_SPEC to their folder.")
    found = json.loads(file.read_text(encoding="utf-8"))["definitions"]
    assert isinstance(found, dict)
    return found


def enum_of(part: dict[str, Any], every: dict[str, Any]) -> list[Any] | None:
    if "$ref" in part:
        named = every[part["$ref"].rsplit("/", 1)[-1]]
        return named.get("enum")
    for inner in [*part.get("anyOf", []), *([part["items"]] if "items" in part else [])]:
        found = enum_of(inner, every)
        if found:
            return found
    return part.get("enum")


@pytest.mark.parametrize("version", Version)
@pytest.mark.parametrize("model", REQUESTS)
def test_requests_have_the_fields_that_the_definitions_have(model: type[Writing], version: Version) -> None:
    every = definitions(version, "work")
    defined = every[model.__name__]
    ours = fields_in(model, version)
    assert set(ours) == set(defined["properties"])
    assert {name for name, field in ours.items() if field.needed} == set(defined["required"])
    for name, part in defined["properties"].items():
        listed = enum_of(part, every)
        offered = choices_of(model, name, version)
        if listed:
            assert offered is not None
            assert {choice.value for choice in offered} == set(listed)
        stated = re.search(r"Max length (\d+)", part.get("description", ""))
        if stated and not is_list(model, name):
            assert ours[name].longest == int(stated[1]), name


@pytest.mark.parametrize("version", Version)
@pytest.mark.parametrize(("service", "name", "model"), REPLIES)
def test_replies_read_only_what_some_version_defines(
    service: str, name: str, model: type[Reading], version: Version
) -> None:
    here = definitions(version, service)[name]
    anywhere = [definitions(each, service).get(name, {}).get("properties", {}) for each in Version]
    assert set(model.model_fields) <= {field for each in anywhere for field in each}
    must = {field for field, info in model.model_fields.items() if info.is_required()}
    assert must <= set(here["required"])


def test_conditions_and_designations_are_all_there() -> None:
    newest = definitions(Version.V6, "work")
    assert set(choices.PERMIT_CONDITIONS) == set(newest["PermitConditionType"]["enum"])
    assert set(choices.DESIGNATION_CODES) == set(newest["ASDCode"]["enum"])
    assert set(choices.PERIODICITY_CODES) == set(newest["ASDPeriodicityCode"]["enum"])
