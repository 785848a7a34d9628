"""One question to the service at a time, off the main thread; a newer one gives the older one up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..host import tasks

if TYPE_CHECKING:
    from ..streetmanager.client import StreetManager


class OneQuestion(QObject):
    """For who asks something that takes a while. `failed` brings the error of what brought nothing at all."""

    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: tasks.BackgroundTask | None = None
        self._service: StreetManager | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._task is not None

    def _ask(
        self,
        title: str,
        work: Callable[[tasks.BackgroundTask], Any],
        service: StreetManager,
        told: Callable[[Any], None],
    ) -> None:
        """Do the work in a task, on a line of its own. told: what its outcome is given to."""
        self.drop()
        self._service = service
        self._task = tasks.start(
            tasks.BackgroundTask(
                title,
                work,
                done=lambda outcome: self._end(told, outcome),
                failed=lambda error: self._end(self.failed.emit, error),
                line=service,
            )
        )

    def _end(self, told: Callable[[Any], None], outcome: Any) -> None:
        self._task = self._service = None
        told(outcome)

    def cancel(self) -> None:
        """Stop at once, and keep what was brought: the calls are cut off, and the work ends by itself."""
        if self._service is not None:
            self._service.cancel()

    def drop(self) -> None:
        """Stop at once, and tell nobody."""
        if self._task is not None:
            self._task.drop()
        self._task = self._service = None
