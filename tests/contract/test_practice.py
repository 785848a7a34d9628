"""The practice service against the same definitions, from the other side, without the plugin's own client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugin.practice.server import PracticeServer
from plugin.streetmanager.versions import Version

from .definitions import AT_HAND, NOT_AT_HAND, defined
from .practice_calls import EVERY, Caller, exercise, wrong_with
from .watching import Watched, watching_client

# Where they have to be there and are not, test_client says so.
pytestmark = pytest.mark.skipif(not AT_HAND, reason=NOT_AT_HAND)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("practice")
    with PracticeServer(folder, cap=100_000) as server:
        yield server.address


@pytest.fixture(scope="module")
def callers(address: str) -> dict[Version, Caller]:
    return {version: Caller(address, version).sign_in() for version in Version}


@pytest.mark.parametrize(("version", "service"), EVERY)
def test_a_service(callers: dict[Version, Caller], version: Version, service: str) -> None:
    heard = exercise(callers[version], service)
    assert heard.calls > 0
    assert heard.wrong == []


def test_what_is_wrong_is_found(callers: dict[Version, Caller]) -> None:
    caller = callers[Version.V2]
    answer = caller._send("GET", "party/organisations/ZZ01", headers={"token": caller.tokens["Planner"]})
    every = {one.name: one for one in defined(Version.V2) if one.service == "party"}
    assert list(wrong_with(answer, every["get_organisation"])) == []
    assert list(wrong_with(answer, every["get_organisations"])) != []
    assert list(wrong_with(answer, every["logout"])) != []
    answer.status_code = 500
    assert list(wrong_with(answer, every["get_organisation"])) != []


def test_a_client_is_watched(address: str) -> None:
    watched = Watched()
    client = watching_client(address, Version.V2, "planner", watched)
    client.party.get_workstreams("ZZ01")
    assert watched.carried_out[Version.V2] >= {"work.authenticate", "party.get_user", "party.get_workstreams"}
    assert watched.wrong == []
    watched.look("GET", "v2/party/organisations/ZZ01/workstreams", None, b'[{"prefix": 1}]')
    assert watched.wrong != []
