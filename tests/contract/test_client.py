"""The client against the service's own definitions, in both directions."""

from __future__ import annotations

import os

import pytest

from plugin.streetmanager.versions import Version

from .definitions import AT_HAND, NOT_AT_HAND, SERVICES, defined
from .missing import missing
from .whole import run

EVERY = [
    pytest.param(version, service, id=f"{version}-{service}")
    for version in Version
    for service in SERVICES
    if AT_HAND and any(one.service == service for one in defined(version))
]


def test_the_definitions_are_to_hand() -> None:
    if not AT_HAND and os.environ.get("CI") != "true":
        pytest.skip(NOT_AT_HAND)
    assert AT_HAND, NOT_AT_HAND


@pytest.mark.skipif(not AT_HAND, reason=NOT_AT_HAND)
def test_every_operation_of_the_specifications_is_counted() -> None:
    assert [len(defined(version)) for version in Version] == [98, 109, 183]


@pytest.mark.parametrize(("version", "service"), EVERY)
def test_a_service(version: Version, service: str) -> None:
    lacking = [one.name for one in missing(version) if one.service == service]
    assert lacking == []
    found = run(version, lambda one: one.service == service)
    assert found.violations == []
    assert found.requests == found.responses == found.defined > 0
