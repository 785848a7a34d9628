"""What is done to a work is kept until its outcome is known: over a lost answer, another sign-in, another QGIS."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import QCoreApplication

from plugin.gui.record.action_desk import ActionDesk
from plugin.practice.server import PracticeServer
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.versions import Version
from plugin.submission import action_kinds as kinds
from plugin.submission.attachments import attachment_at
from plugin.submission.outbox import Refused, Submitted, Unknown
from tests.unit.submission.works_at_hand import TODAY, granted, signed_in

START = {"actual_start_date": datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=timezone.utc)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("practice"), today=TODAY) as running:
        yield running


@pytest.fixture
def service(server: PracticeServer) -> Iterator[StreetManager]:
    yield signed_in(server, Version.V6)
    server.manners.drop_after_acting = server.manners.drop_before_acting = False


@pytest.fixture
def work(server: PracticeServer, service: StreetManager) -> str:
    return granted(service, signed_in(server, Version.V6, "authority"))[0]


def wait_for(condition: Callable[[], Any]) -> Any:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        found = condition()
        if found:
            return found
        time.sleep(0.005)
    raise TimeoutError


class Told:
    """A desk, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.desk = ActionDesk(folder / "actions.gpkg")
        self.ended: list[Any] = []
        self.settled: list[tuple[list[Any], list[Any]]] = []
        self.left: list[Any] = []
        self.files: list[str] = []
        self.failed: list[Any] = []
        self.desk.ended.connect(lambda kind, outcome: self.ended.append(outcome))
        self.desk.settled.connect(lambda work, taken, pending: self.settled.append((taken, pending)))
        self.desk.left.connect(self.left.extend)
        self.desk.uploading.connect(lambda name, gone, whole: self.files.append(name))
        self.desk.failed.connect(self.failed.append)

    def send(self, kind: Any, work: str, service: StreetManager, values: Any, files: Any = ()) -> Any:
        before = len(self.ended)
        request = kind.request.model_validate(values)
        self.desk.send(kind, {"work_reference_number": work}, request, service, files)
        wait_for(lambda: not self.desk.busy)
        return self.ended[-1] if len(self.ended) > before else None


@pytest.fixture
def told(qgis_app: object, tmp_path: Path) -> Iterator[Told]:
    made = Told(tmp_path)
    yield made
    made.desk.leave()


def test_what_is_taken_leaves_nothing_pending(told: Told, service: StreetManager, work: str) -> None:
    assert isinstance(told.send(kinds.WORK_START, work, service, START), Submitted)
    assert isinstance(told.send(kinds.WORK_START, work, service, START), Refused)
    told.desk.settle_all(work, service)
    wait_for(lambda: told.settled)
    assert told.settled == [([], [])]
    told.desk.look_for_left(service)
    wait_for(lambda: told.desk._looking is None)
    assert told.left == []


def test_nothing_is_made_before_something_is_sent(
    told: Told, service: StreetManager, work: str, tmp_path: Path
) -> None:
    told.desk.settle_all(work, service)
    told.desk.look_for_left(service)
    wait_for(lambda: told.settled and told.desk._looking is None)
    assert not list(tmp_path.iterdir())


def test_a_lost_answer_outlives_the_desk(
    told: Told, server: PracticeServer, service: StreetManager, work: str, tmp_path: Path
) -> None:
    """Another desk on the same file, as after a restart, knows of it and settles it by reading the work."""
    server.manners.drop_after_acting = True
    assert isinstance(told.send(kinds.WORK_START, work, service, START), Unknown)
    server.manners.drop_after_acting = False
    told.desk.leave()
    later = Told(tmp_path)
    later.desk.look_for_left(service)
    wait_for(lambda: later.left)
    assert [draft.concerning for draft in later.left] == [{"work_reference_number": work}]
    later.desk.settle_all(work, service)
    wait_for(lambda: later.settled)
    [(taken, pending)] = later.settled
    assert taken == [kinds.WORK_START] and pending == []
    later.desk.leave()


def test_what_never_came_is_pending_until_a_person_says(
    told: Told, server: PracticeServer, service: StreetManager, work: str
) -> None:
    server.manners.drop_before_acting = True
    assert isinstance(told.send(kinds.COMMENT, work, service, {"topic": "GENERAL", "detail": "x"}), Unknown)
    server.manners.drop_before_acting = False
    told.desk.settle_all(work, service)
    wait_for(lambda: told.settled)
    [(taken, [pending])] = told.settled
    assert taken == [] and not pending.may_resend and pending.kind is kinds.COMMENT
    told.desk.ask(pending, service)
    wait_for(lambda: not told.desk.busy)
    assert isinstance(told.ended[-1], Unknown)
    told.desk.person_says(pending, True, service)
    wait_for(lambda: not told.desk.busy)
    assert isinstance(told.ended[-1], Submitted)
    told.desk.settle_all(work, service)
    wait_for(lambda: len(told.settled) == 2)
    assert told.settled[-1] == ([], [])


def test_files_go_once_ahead_of_what_names_them(
    told: Told, server: PracticeServer, service: StreetManager, work: str, tmp_path: Path
) -> None:
    """A file that has gone is not sent again after a refusal; for the next time it is another file."""
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF-1.4 made up")
    files = [attachment_at(plan)]

    def uploads() -> int:
        return sum(one.method == "POST" and one.path.endswith("/files") for one in server.answered)

    def on_works() -> int:
        return sum(one.path.endswith(f"{work}/files") for one in server.answered)

    before = uploads() - on_works()
    server.manners.drop_before_acting = True
    assert told.send(kinds.WORK_FILES, work, service, {"file_ids": [1]}, files) is None
    server.manners.drop_before_acting = False
    assert told.failed and isinstance(
        told.send(kinds.WORK_FILES, work, service, {"file_ids": [1]}, files), Submitted
    )
    assert uploads() - on_works() - before <= 2 and "plan.pdf" in told.files
    assert len(service.work.get_work(work).files) == 1
    assert isinstance(told.send(kinds.WORK_FILES, work, service, {"file_ids": [1]}, files), Submitted)
    assert len(service.work.get_work(work).files) == 2
