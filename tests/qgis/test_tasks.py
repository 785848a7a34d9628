"""Tasks are carried out once and told once, also those that QGIS has forgotten in its queue."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication

from plugin.host import tasks
from plugin.streetmanager.errors import Cancelled, NoConnection


def wait_for(condition: Callable[[], Any]) -> None:
    end = time.monotonic() + 90
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        QCoreApplication.processEvents()
        time.sleep(0.005)


class Owner:
    """What a task did, and what it told."""

    def __init__(self) -> None:
        self.ran, self.done, self.failed = 0, [], []

    def task(self, work: Callable[[Any], Any] = lambda task: 7) -> tasks.BackgroundTask:
        def counted(task: Any) -> Any:
            self.ran += 1
            return work(task)

        return tasks.BackgroundTask("A task", counted, done=self.done.append, failed=self.failed.append)


@pytest.fixture
def forgetful(qgis_app: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A QGIS that never starts a task: it is not even told of it."""

    class Manager:
        def addTask(self, task: Any) -> None:  # noqa: N802, QGIS's name
            pass

        def tasks(self) -> list[Any]:
            return []

    monkeypatch.setattr(tasks, "FORGOTTEN_AFTER", 0.1)
    monkeypatch.setattr(tasks.QgsApplication, "taskManager", staticmethod(Manager))


def test_a_task_is_carried_out_and_told_once(qgis_app: object) -> None:
    owner = Owner()
    tasks.start(owner.task())
    wait_for(lambda: owner.done)
    assert (owner.ran, owner.done, owner.failed) == (1, [7], []) and tasks.running() == 0


@pytest.mark.parametrize("error, logged", [(Cancelled(), 0), (NoConnection(), 1), (ValueError("no"), 1)])
def test_what_was_stopped_is_told_and_not_logged_as_a_failure(
    error: Exception, logged: int, qgis_app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems: list[Exception] = []
    monkeypatch.setattr(tasks.log, "problem", lambda where, problem: problems.append(problem))

    def stopped(task: Any) -> None:
        raise error

    owner = Owner()
    tasks.start(owner.task(stopped))
    wait_for(lambda: owner.failed)
    assert owner.failed == [error] and problems == [error] * logged


def test_a_forgotten_task_is_carried_out_all_the_same(forgetful: None) -> None:
    owner = Owner()
    tasks.start(owner.task())
    wait_for(lambda: owner.done)
    assert (owner.ran, owner.done) == (1, [7]) and tasks.running() == 0


def test_the_error_of_a_forgotten_task_is_told(forgetful: None) -> None:
    def fails(task: Any) -> None:
        raise ValueError("no")

    owner = Owner()
    tasks.start(owner.task(fails))
    wait_for(lambda: owner.failed)
    assert isinstance(owner.failed[0], ValueError) and not owner.done


def test_a_forgotten_task_that_is_dropped_tells_nothing(forgetful: None) -> None:
    going = threading.Event()

    def waits(task: Any) -> None:
        while not task.isCanceled():
            time.sleep(0.005)
        going.set()

    owner = Owner()
    task = tasks.start(owner.task(waits))
    wait_for(lambda: owner.ran)
    task.drop()
    wait_for(lambda: going.is_set() and tasks.running() == 0)
    assert not owner.done and not owner.failed


def test_a_task_that_is_dropped_before_it_begins_does_nothing(qgis_app: object) -> None:
    """Its work would read modules of a plugin that has gone meanwhile."""
    owner = Owner()
    task = owner.task()
    task.drop()
    task.run()
    assert task.begun and owner.ran == 0 and not owner.done and not owner.failed


def test_a_task_that_was_only_late_is_not_carried_out_twice(qgis_app: object) -> None:
    """QGIS starts it just when we do: whoever comes first does the work, and it is told once."""
    for _ in range(30):
        owner = Owner()
        task = tasks.start(owner.task(lambda task: time.sleep(0.002) or 7))
        task.run_by_itself()
        wait_for(lambda: owner.done)  # noqa: B023
        wait_for(lambda: not QgsApplication.taskManager().count())
        assert (owner.ran, owner.done) == (1, [7]) and tasks.running() == 0


def test_a_task_that_qgis_has_deleted_can_still_be_asked_whether_to_stop(qgis_app: object) -> None:
    for stopped in (False, True):
        gone, asked = threading.Event(), []

        def waits(task: Any, gone: threading.Event = gone, asked: list = asked) -> int:
            gone.wait(90)
            asked.append(task.isCanceled())
            return 7

        owner = Owner()
        task = tasks.BackgroundTask("Waits", waits, done=owner.done.append)
        task.run_by_itself()
        tasks.start(task)
        wait_for(lambda task=task: sip.isdeleted(task))
        if stopped:
            task.drop()
        gone.set()
        wait_for(lambda: asked and not tasks.running())  # noqa: B023
        assert asked == [stopped] and owner.done == ([] if stopped else [7])


def test_a_task_that_waits_for_a_free_thread_is_left_alone(
    forgetful: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks.QThread, "idealThreadCount", staticmethod(lambda: 0))
    owner = Owner()
    task = tasks.start(owner.task())
    end = time.monotonic() + 0.6
    while time.monotonic() < end:
        QCoreApplication.processEvents()
    assert owner.ran == 0
    task.drop()
    tasks._running.discard(task)
