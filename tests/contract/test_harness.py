"""The checks themselves: what is wrong on purpose has to be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from plugin.streetmanager.event_records import WorkUpdate
from plugin.streetmanager.operations import Operation, operations_of
from plugin.streetmanager.party_records import WorkstreamResponse
from plugin.streetmanager.versions import Version

from .definitions import AT_HAND, NOT_AT_HAND, Defined, defined
from .examples import OF_TOMORROW, examples
from .missing import ours
from .models_compared import differences
from .reading_back import lost
from .recording import Came, recording
from .requests_made import arguments_for, send, wrong_with
from .schemas_checked import faults

pytestmark = pytest.mark.skipif(not AT_HAND, reason=NOT_AT_HAND)
CREATE = ("party", "POST", "organisations/{}/workstreams")
LIST = ("reporting", "GET", "alterations")


def pair(key: tuple[str, str, str], version: Version = Version.V2) -> tuple[Operation, Defined]:
    return ours(version)[key], next(one for one in defined(version) if one.key == key)


def called(key: tuple[str, str, str], manner: str = "all fields") -> tuple[Came, list[Any]]:
    our, one = pair(key)
    with recording(Version.V2) as (client, recorder):
        recorder.answer = dict(examples(Version.V2, one.service, one.answer))["in full"]
        given = arguments_for(our, one, manner)
        send(client, recorder, our, given)
        assert recorder.last is not None
        return recorder.last, [our, one, given, manner]


def without(body: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key != name}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda came: came, ""),
        (lambda came: replace(came, method="PUT"), "was called"),
        (lambda came: replace(came, path=came.path + "/x"), "was called"),
        (lambda came: replace(came, signed=False), "no token"),
        (lambda came: replace(came, query={"swaCode": ["1"]}), "not defined"),
        (lambda came: replace(came, body={**came.body, "colour": 1}), "colour"),
        (lambda came: replace(came, body=without(came.body, "name")), "required"),
        (lambda came: replace(came, body={**came.body, "name": 7}), "not of type"),
        (lambda came: replace(came, body=None), "not of type"),
        (lambda came: replace(came, form={"file": b""}), "is an upload"),
    ],
)
def test_a_spoilt_request_is_found(spoil: Callable[[Came], Came], said: str) -> None:
    came, rest = called(CREATE)
    wrong = list(wrong_with(spoil(came), *rest))
    assert any(said in line for line in wrong) if said else wrong == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("start_date_created", ["24/11/2026"]),
        ("is_deemed", ["True"]),
        ("offset", ["one"]),
        ("sort_direction", ["upwards"]),
        ("offset", ["1", "2"]),
    ],
)
def test_a_spoilt_query_is_found(name: str, value: list[str]) -> None:
    came, rest = called(LIST)
    assert list(wrong_with(came, *rest)) == []
    assert list(wrong_with(replace(came, query={**came.query, name: value}), *rest)) != []
    assert list(wrong_with(replace(came, query=without(came.query, name)), *rest)) != []


def test_a_declaration_that_says_otherwise_is_found() -> None:
    our, one = pair(CREATE)
    assert list(differences(our, one)) == []
    assert list(differences(replace(our, roles=frozenset({"Contractor"})), one)) != []
    assert list(differences(replace(our, signed=False), one)) != []
    assert list(differences(replace(our, name="make_workstream"), one)) != []
    assert list(differences(our, replace(one, answer="[WorkstreamCreateResponse]"))) != []
    assert list(differences(our, replace(one, body="WorkstreamUpdateRequest"))) != []


def test_what_is_lost_is_found() -> None:
    example = {"prefix": "001", "name": "Mains", "contact_name": None, OF_TOMORROW: 1}
    read = WorkstreamResponse.model_validate(example)
    assert list(lost(example, read)) == []
    assert list(lost({**example, "colour": "red"}, read)) != []
    assert list(lost({**example, "name": "Repairs"}, read)) != []
    assert list(lost([example, example], [read])) != []
    assert list(lost({"update_id": 7.5}, WorkUpdate.model_validate({"update_id": 7.5}))) != []


def test_examples_agree_with_the_schemas_they_are_made_of() -> None:
    for version in Version:
        for one in defined(version):
            for manner, example in examples(version, one.service, one.answer):
                if manner != "with unknown members":
                    assert faults(example, version, one.service, one.answer) == [], (one.name, manner)


def test_every_operation_says_what_it_does() -> None:
    for one in operations_of():
        assert one.words.endswith((".", '."')), one.name
        assert one.words[0].isupper(), one.name
