"""Work off the main thread: one kind of task, which its owner keeps, can be cancelled, and never prompts."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication, QgsTask

from . import log

_running: set[BackgroundTask] = set()


class BackgroundTask(QgsTask):
    """Runs `work(task)` in a thread; afterwards calls `done(result)` or `failed(error)` on the main thread.

    Neither is called once the task has been dropped. `cut` is called on cancelling, from the thread that cancels:
    it closes the sockets that the work waits on.
    """

    def __init__(
        self,
        title: str,
        work: Callable[[BackgroundTask], Any],
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        cut: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt)
        self._work = work
        self._done = done
        self._failed = failed
        self._cut = cut
        self._result: Any = None
        self._error: Exception | None = None
        self._ran = False
        self.dropped = False

    def run(self) -> bool:
        """In the thread: keeps what came out, or the exception, for `finished`."""
        self._ran = True
        try:
            self._result = self._work(self)
        except (
            Exception
        ) as error:  # every failure is told on the main thread, none may end QGIS's thread pool
            self._error = error
        return self._error is None

    def cancel(self) -> None:
        """Stop the work: what waits on the network is cut off at once."""
        if self._cut is not None:
            self._cut()
        super().cancel()

    def finished(self, ok: bool) -> None:
        """On the main thread: tell the owner, unless it no longer wants to know."""
        _running.discard(self)
        if self.dropped or not self._ran:
            return
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
