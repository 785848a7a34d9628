"""Sends a draft through the outbox, off the main thread, one at a time; and asks what became of a lost one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import tasks
from ...submission.attachments import FILES
from ...submission.draft_failures import DraftsError
from ...submission.outbox import Outbox, Refused, Submitted
from ...submission.uploads import Uploads, with_files
from ..words import tr

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...submission.attachments import Attachment
    from ...submission.draft import Draft
    from ...submission.drafts import DraftStore


class Sending(QObject):
    """`ended` brings the outcome (Submitted, Refused, Unknown, or None where there was nothing to settle).

    `failed` brings an error that came before anything was sent. `uploading` tells, while files go ahead, which
    one, and how many bytes of how many; `files_gone` that they have: from then on it can no longer be stopped.
    """

    ended = pyqtSignal(object)
    failed = pyqtSignal(object)
    uploading = pyqtSignal(str, int, int)
    files_gone = pyqtSignal()

    def __init__(self, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outbox = Outbox(store)
        self._uploads = Uploads(store)
        self._task: tasks.BackgroundTask | None = None
        self._upload_line: StreetManager | None = None

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return self._task is not None

    def send(
        self,
        draft: Draft,
        request: Any,
        service: StreetManager,
        attachments: Sequence[Attachment] = (),
        promoter: str | None = None,
    ) -> None:
        """Send a draft's files, those that have not gone yet, and then what it makes.

        The outbox writes the attempt down first and never sends one twice. promoter: for whom a contractor
        sends the files.
        """
        if self.busy:
            return
        own, line = service.fork(), service.fork()
        self._upload_line = line if attachments else None

        def work() -> Any:
            try:
                numbers = (
                    self._uploads.send(draft.id, attachments, line, promoter, self._tell_progress)
                    if attachments
                    else []
                )
            finally:
                line.close()
            self.files_gone.emit()
            outcome = self._outbox.send(draft, with_files(request, numbers), own)
            if isinstance(outcome, Refused) and FILES in outcome.fields:
                self._uploads.forget(draft.id)  # it does not know them any more: next time they go again
            return outcome

        self._start(tr("Submitting"), work, own)

    def stop_files(self) -> None:
        """Stop sending files. Nothing happens once they have gone: what comes after them is never cut off."""
        if self._upload_line is not None:
            self._upload_line.cancel()

    def _tell_progress(self, name: str, gone: int, whole: int) -> None:
        self.uploading.emit(name, gone, whole)

    def settle(self, draft: Draft, service: StreetManager) -> None:
        """Ask the service what became of what was sent."""
        own = service.fork()
        words = tr("Asking whether it was received")
        self._start(words, lambda: self._outbox.settle(draft, own), own)

    def send_the_same_again(self, draft: Draft, service: StreetManager) -> None:
        """Send the same with the same reference, where the service says that it never came."""
        own = service.fork()
        self._start(tr("Sending the same again"), lambda: self._outbox.resend(draft, own), own)

    def person_says(self, draft: Draft, taken: bool, reference: str) -> None:
        """Take a person's word for what became of it."""
        try:
            self._outbox.person_says(draft, taken, reference)
        except DraftsError as error:
            self.failed.emit(error)
            return
        receipt = self._outbox.receipt(draft.id) if taken else None
        self.ended.emit(Submitted(receipt) if receipt is not None else None)

    def _start(self, words: str, work: Callable[[], Any], own: StreetManager) -> None:
        if self.busy:
            return
        self._task = tasks.start(
            tasks.BackgroundTask(words, lambda task: work(), done=self._ended, failed=self._failed, line=own)
        )

    def _ended(self, outcome: Any) -> None:
        self._task = self._upload_line = None
        self.ended.emit(outcome)

    def _failed(self, error: Exception) -> None:
        self._task = self._upload_line = None
        self.failed.emit(error)
