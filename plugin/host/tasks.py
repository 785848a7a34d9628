"""Work off the main thread: one kind of task, which its owner keeps, can be cancelled, and never prompts."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, QThread, QTimer, pyqtSignal

from . import log

# Milliseconds between two looks, and the seconds after which a task that waits although it need not is forgotten.
LOOK_EVERY = 250
FORGOTTEN_AFTER = 1.0

_running: set[BackgroundTask] = set()
_watching: QTimer | None = None


class Line(Protocol):
    """What a task calls the service on: sockets of its own."""

    def cancel(self) -> None:
        """Cut what waits off at once, from any thread."""

    def close(self) -> None:
        """Close what waits for a next call."""


class _Ended(QObject):
    """Tells the main thread, out of a thread that Qt does not know."""

    told = pyqtSignal()


class BackgroundTask(QgsTask):
    """Runs `work(task)` in a thread; afterwards calls `done(result)` or `failed(error)` on the main thread.

    Neither is called once the task has been dropped. `line` is cut off on cancelling, and closed when the work
    has ended. The work is done once, even where QGIS forgets to start the task (see `_look_for_forgotten`).
    """

    def __init__(
        self,
        title: str,
        work: Callable[[BackgroundTask], Any],
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        line: Line | None = None,
    ) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt)
        self._title = title
        self._work = work
        self._done = done
        self._failed = failed
        self._line = line
        self._result: Any = None
        self._error: Exception | None = None
        self._ran = self._cancelled = False
        self._begun = threading.Lock()
        self._by_itself: _Ended | None = None
        self.since = time.monotonic()
        self.dropped = False

    @property
    def begun(self) -> bool:
        """Whether somebody does its work, or has."""
        return self._begun.locked()

    def run(self) -> bool:
        """In the thread: keeps what came out, or the exception, for `finished`."""
        if self._begun.acquire(blocking=False):  # never released: once is enough
            self._do()
        return self._error is None

    def _do(self) -> None:
        try:
            if not self._cancelled:
                self._ran = True
                self._result = self._work(self)
        except Exception as error:  # told on the main thread: none may end QGIS's own thread
            self._error = error
        finally:
            if self._line is not None:
                self._line.close()

    def run_by_itself(self) -> None:
        """Do the work in a thread of its own, because QGIS does not."""
        if not self._begun.acquire(blocking=False):
            return
        ended = self._by_itself = _Ended()
        ended.told.connect(lambda: self._tell())

        def work() -> None:
            self._do()
            ended.told.emit()

        threading.Thread(target=work, name=self._title, daemon=True).start()

    def isCanceled(self) -> bool:  # noqa: N802, QGIS's name
        """Whether it is to stop; also where QGIS has thrown its own part of the task away."""
        if self._cancelled:
            return True
        try:
            return bool(super().isCanceled())
        except RuntimeError:  # QGIS has deleted its part, as it does with one that we carry out by ourselves
            return False

    def cancel(self) -> None:
        """Stop the work: what waits on the network is cut off at once."""
        self._cancelled = True
        if self._line is not None:
            self._line.cancel()
        super().cancel()

    def finished(self, ok: bool) -> None:
        """On the main thread: tell the owner, unless it no longer wants to know."""
        if self._by_itself is None:
            self._tell()

    def _tell(self) -> None:
        _running.discard(self)
        if self._by_itself is not None:
            with contextlib.suppress(RuntimeError):  # QGIS still has it in its list
                super().cancel()
        if self.dropped:
            return
        from ..streetmanager.errors import Cancelled

        if not self._ran:
            self._error = Cancelled()
        if self._error is not None:
            if not isinstance(self._error, Cancelled):  # who stops a thing has not met with a failure
                log.problem(self._title, self._error)
            if self._failed is not None:
                self._failed(self._error)
        elif self._done is not None:
            self._done(self._result)

    def drop(self) -> None:
        """Cancel, and call nobody: the owner has gone or has asked something newer."""
        self.dropped = True
        with contextlib.suppress(RuntimeError):  # QGIS deletes a task that has finished
            self.cancel()


def start(task: BackgroundTask) -> BackgroundTask:
    """Hand the task to QGIS, keeping it alive until it has finished."""
    _running.add(task)
    QgsApplication.taskManager().addTask(task)
    _watch()
    return task


def _watch() -> None:
    """Look after the tasks as long as one of them waits to be started."""
    global _watching
    if _watching is None:
        _watching = QTimer()
        _watching.setInterval(LOOK_EVERY)
        _watching.timeout.connect(_look_for_forgotten)
    if not _watching.isActive():
        _watching.start()


def _look_for_forgotten() -> None:
    """Start what QGIS has forgotten.

    When a task ends, QGIS takes its worker out of the queue by an address that may be a newer task's by now: with
    few processors that one is then never started, and whoever waits for it waits for ever. So a task that still
    waits after a second, while there is a free thread, is run by ourselves.
    """
    waiting = [task for task in _running if not task.begun]
    if not waiting and _watching is not None:
        _watching.stop()
        return
    running = [
        task for task in QgsApplication.taskManager().tasks() if task.status() == QgsTask.TaskStatus.Running
    ]
    free = QThread.idealThreadCount() - len(running)
    late = time.monotonic() - FORGOTTEN_AFTER
    for task in sorted(waiting, key=lambda one: one.since)[: max(free, 0)]:
        if task.since < late:
            task.run_by_itself()


def drop_all() -> None:
    """Cut everything off: the plugin is going."""
    global _watching
    if _watching is not None:
        _watching.stop()
        _watching.deleteLater()
        _watching = None
    for task in list(_running):
        task.drop()


def running() -> int:
    """How many tasks of the plugin have not finished."""
    return len(_running)
