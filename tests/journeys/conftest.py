"""One practice service for all journeys, the people in every version, and the list of the journeys at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugin.practice.server import PracticeServer
from plugin.streetmanager.versions import Version
from tests.contract.strangers_models import faults
from tests.contract.watching import Watched

from .people import TODAY, Cast, signed_in

JOURNEY = "journey"


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("journeys"), today=TODAY) as server:
        yield server


@pytest.fixture(scope="session", params=list(Version), ids=str)
def people(request: pytest.FixtureRequest, service: PracticeServer) -> Cast:
    version: Version = request.param
    watched = Watched(beside=faults)
    names = ("planner", "gas", "contractor", "authority")
    return Cast(version, *(signed_in(service.address, version, name, watched) for name in names), watched)


@pytest.fixture()
def cast(people: Cast, request: pytest.FixtureRequest, record_property: object) -> Iterator[Cast]:
    """The people, and at the end: nothing that went over the wire disagreed with the definitions."""
    said = (request.function.__doc__ or "").strip().split("\n")[0]
    record_property(JOURNEY, f"{people.version}|{said}")  # type: ignore[operator]
    yield people
    wrong, people.watched.wrong[:] = list(people.watched.wrong), []
    assert wrong == []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the journeys by name, each with the versions in which it went well."""
    found: dict[str, list[str]] = {}
    for report in terminalreporter.stats.get("passed", []):
        for name, value in getattr(report, "user_properties", []):
            if name == JOURNEY and report.when == "call":
                version, _, said = str(value).partition("|")
                found.setdefault(said, []).append(version)
    if not found:
        return
    terminalreporter.section("journeys through the service")
    for said in sorted(found):
        terminalreporter.write_line(f"{said} ({', '.join(sorted(found[said]))})")
