"""A practice service that the tests of this room share, and ones of their own for tests that change something."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugin.practice.server import PracticeServer
from tests.contract.definitions import AT_HAND, NOT_AT_HAND

from .caller import Caller
from .journeys import Sides

TODAY = date(2026, 11, 25)  # a Wednesday without bank holidays near


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the town stands."""
    folder: Path = tmp_path_factory.mktemp("town")
    with PracticeServer(folder, today=TODAY):
        return folder


@pytest.fixture(scope="session")
def service(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    """A service for tests that leave no trace."""
    folder = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(furnished, folder)
    with PracticeServer(folder, today=TODAY) as server:
        yield server


@pytest.fixture()
def start(furnished: Path, tmp_path: Path) -> Iterator[Callable[..., PracticeServer]]:
    """Starts services of the test's own, on one folder that no other test sees."""
    folder = tmp_path / "data"
    shutil.copytree(furnished, folder)
    running: list[PracticeServer] = []

    def begin(**given: Any) -> PracticeServer:
        server = PracticeServer(folder, **{"today": TODAY, **given})
        running.append(server)
        return server.start()

    yield begin
    for server in running:
        server.stop()


@pytest.fixture(scope="session")
def planner(service: PracticeServer) -> Caller:
    """Signed in to the shared service as a promoter's planner, by v2."""
    return Caller(service.address).sign_in()


@pytest.fixture(scope="session")
def acted_on(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    """A service for journeys, each of which makes works of its own."""
    folder = tmp_path_factory.mktemp("journeys") / "data"
    shutil.copytree(furnished, folder)
    with PracticeServer(folder, today=TODAY) as server:
        yield server


@pytest.fixture(params=["v1", "v2", "v6"])
def sides(request: pytest.FixtureRequest, acted_on: PracticeServer) -> Sides:
    """Both sides of a journey in each version."""
    if not AT_HAND:
        pytest.skip(NOT_AT_HAND)
    version = str(request.param)
    people = [Caller(acted_on.address, version).sign_in(who) for who in ("planner", "gas", "authority")]
    return Sides(version, *people)
