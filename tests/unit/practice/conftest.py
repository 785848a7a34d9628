"""A practice service that the tests of this room share, and ones of their own for tests that change something."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugin.practice.server import PracticeServer

from .caller import Caller

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
