"""Work off the main thread: one kind of task, which its owner keeps, can be cancelled, and never prompts."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, Protocol

from qgis.core import QgsApplication, QgsTask

from . import log

_running: set[BackgroundTask] = set()


class Line(Protocol):
    """What a task calls the service on: sockets of its own."""

    def cancel(self) -> None:
        """Cut what waits off at once, from any thread."""

    def close(self) -> None:
        """Close what waits for a next call."""


class BackgroundTask(QgsTask):
    """Runs `work(task)` in a thread; afterwards calls `done(result)` or `failed(error)` on the main thread.

    Neither is called once the task has been dropped. `line` is cut off on cancelling, and closed when the work
    has ended.
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
        self._work = work
        self._done = done
        self._failed = failed
        self._line = line
        self._result: Any = None
        self._error: Exception | None = None
        self._ran = False
        self.dropped = False

    def run(self) -> bool:
        """In the thread: keeps what came out, or the exception, for `finished`."""
        self._ran = True
        try:
            self._result = self._work(self)
        except Exception as error:  # told on the main thread: none may end QGIS's own thread
            self._error = error
        finally:
            if self._line is not None:
                self._line.close()
        return self._error is None

    def cancel(self) -> None:
        """Stop the work: what waits on the network is cut off at once."""
        if self._line is not None:
            self._line.cancel()
        super().cancel()

    def finished(self, ok: bool) -> None:
        """On the main thread: tell the owner, unless it no longer wants to know."""
        _running.discard(self)
        if self.dropped:
            return
        if not self._ran:
            from ..streetmanager.errors import Cancelled

            self._error = Cancelled()
        if self._error is not None:
            log.problem(self.description(), self._error)
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
    return task


def drop_all() -> None:
    """Cut everything off: the plugin is going."""
    for task in list(_running):
        task.drop()


def running() -> int:
    """How many tasks of the plugin have not finished."""
    return len(_running)
