"""Sends a draft through the outbox, off the main thread, one at a time; and asks what became of a lost one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import tasks
from ...submission.outbox import Outbox
from ..words import tr

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...submission.drafts import Draft, DraftStore


class Sending(QObject):
    """`ended` brings the outcome (Submitted, Refused, Unknown, or None where there was nothing to settle).

    `failed` brings an error that came before anything was sent.
    """

    ended = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outbox = Outbox(store)
        self._task: tasks.BackgroundTask | None = None

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return self._task is not None

    def send(self, draft: Draft, request: Any, service: StreetManager) -> None:
        """Send an application. The outbox writes the attempt down first and never sends one twice."""
        own = service.fork()
        self._start(
            tr("Submitting a permit application"), lambda: self._outbox.send(draft, request, own), own
        )

    def settle(self, draft: Draft, service: StreetManager) -> None:
        """Ask the service, by our own reference, whether it has what was sent."""
        own = service.fork()
        words = tr("Asking whether the application was received")
        self._start(words, lambda: self._outbox.settle(draft, own), own)

    def send_the_same_again(self, draft: Draft, service: StreetManager) -> None:
        """Send the same with the same reference, where the service says that it never came."""
        own = service.fork()
        self._start(tr("Sending the same again"), lambda: self._outbox.resend(draft, own), own)

    def _start(self, words: str, work: Callable[[], Any], own: StreetManager) -> None:
        if self.busy:
            return
        self._task = tasks.start(
            tasks.BackgroundTask(words, lambda task: work(), done=self._ended, failed=self._failed, line=own)
        )

    def _ended(self, outcome: Any) -> None:
        self._task = None
        self.ended.emit(outcome)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)
