"""Sends what is done to a work, once and only once, off the main thread; and finds out what became of a lost answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import tasks
from ...submission.action_kinds import ACTION_KINDS
from ...submission.attachments import FILES
from ...submission.draft import Draft
from ...submission.drafts import DraftStore
from ...submission.kind import Kind
from ...submission.outbox import OtherEnvironment, Outbox, Outcome, Refused, Submitted, Unknown
from ...submission.uploads import Uploads, with_files
from ..words import tr

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...streetmanager.records import Writing
    from ...submission.attachments import Attachment


@dataclass(frozen=True)
class Pending:
    """Something that was sent, and nobody knows yet whether it was taken. words: what is known of it."""

    draft: Draft
    words: str
    may_resend: bool = False

    @property
    def kind(self) -> Kind:
        """What it is."""
        return ACTION_KINDS[self.draft.kind]


class ActionDesk(QObject):
    """Keeps what is done in a file of its own, written before anything goes out, so that a crash loses nothing.

    `ended` brings the kind and the outcome of what was sent; `failed` the error of what was not.
    `uploading` tells, while files go ahead, which one, and how many bytes of how many.
    `settled` brings, for a work, the kinds of what turned out to be taken, and what is still pending.
    `left` brings what an earlier QGIS, or this one, left without an answer: drafts, whatever their works.
    """

    ended = pyqtSignal(object, object)
    failed = pyqtSignal(object)
    uploading = pyqtSignal(str, int, int)
    settled = pyqtSignal(str, list, list)
    left = pyqtSignal(list)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._lock = threading.Lock()
        self._kept: tuple[DraftStore, Outbox] | None = None
        self._task: tasks.BackgroundTask | None = None
        self._asking: tasks.BackgroundTask | None = None
        self._looking: tasks.BackgroundTask | None = None

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return self._task is not None

    def _open(self) -> tuple[DraftStore, Outbox]:
        """In a task: the file is opened, and made, when it is first needed."""
        with self._lock:
            if self._kept is None:
                store = DraftStore(self._path)
                self._kept = store, Outbox(store)
            return self._kept

    def send(
        self,
        kind: Kind,
        concerning: Mapping[str, str],
        request: Writing,
        service: StreetManager,
        attachments: Sequence[Attachment] = (),
        promoter: str | None = None,
    ) -> None:
        """Send its files, those that have not gone yet, and then it. Nothing goes while something else does.

        promoter: for whom a contractor sends the files.
        """
        own = service.fork()
        files_of = f"files of {concerning['work_reference_number']}"

        def work() -> Outcome:
            store, outbox = self._open()
            uploads = Uploads(store)
            told = self.uploading.emit
            numbers = uploads.send(files_of, attachments, own, promoter, told) if attachments else []
            draft = store.new(
                kind.key,
                "Point",
                own.environment.key,
                own.version.value,
                kind.words,
                concerning=concerning,
            )
            outcome = outbox.send(draft, with_files(request, numbers), own)
            if numbers and (isinstance(outcome, Submitted) or FILES in getattr(outcome, "fields", ())):
                uploads.forget(files_of)
            return _put_away(store, draft.id, outcome)

        self._start(kind, kind.begin, work, own)

    def send_again(self, pending: Pending, service: StreetManager) -> None:
        """Send the same again, where the service says that it never came."""
        self._go_on(pending, service, lambda outbox, draft, own: outbox.resend(draft, own))

    def ask(self, pending: Pending, service: StreetManager) -> None:
        """Ask the service whether it has it."""
        self._go_on(pending, service, lambda outbox, draft, own: outbox.settle(draft, own))

    def person_says(self, pending: Pending, taken: bool, service: StreetManager) -> None:
        """Take the word of somebody who has looked it up."""

        def act(outbox: Outbox, draft: Draft, own: StreetManager) -> Outcome | None:
            outbox.person_says(draft, taken)
            receipt = outbox.receipt(draft.id)
            if receipt is not None:
                return Submitted(receipt)
            return Refused(
                tr("You said that Street Manager does not have this. Nothing is pending any more.")
            )

        self._go_on(pending, service, act)

    def _go_on(
        self,
        pending: Pending,
        service: StreetManager,
        act: Callable[[Outbox, Draft, StreetManager], Outcome | None],
    ) -> None:
        own = service.fork()

        def work() -> Outcome | None:
            store, outbox = self._open()
            outcome = act(outbox, store.get(pending.draft.id), own)
            return None if outcome is None else _put_away(store, pending.draft.id, outcome)

        self._start(pending.kind, tr("Asking what became of it"), work, own)

    def _start(self, kind: Kind, title: str, work: Callable[[], Outcome | None], own: StreetManager) -> None:
        if self.busy:
            return
        self._task = tasks.start(
            tasks.BackgroundTask(
                title,
                lambda task: work(),
                done=lambda outcome: self._ended(kind, outcome),
                failed=self._not_sent,
                line=own,
            )
        )

    def _ended(self, kind: Kind, outcome: Any) -> None:
        self._task = None
        self.ended.emit(kind, outcome)

    def _not_sent(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)

    def look_for_left(self, service: StreetManager) -> None:
        """Look for what has no answer yet in this environment. Nothing is asked of the service."""
        key = service.environment.key
        if self._looking is not None:
            self._looking.drop()
        self._looking = tasks.start(
            tasks.BackgroundTask(
                tr("Looking for lost answers"),
                lambda task: self._left(key),
                done=self._left_told,
                failed=lambda error: self._left_told([]),
            )
        )

    def _left(self, environment: str) -> list[Draft]:
        if self._kept is None and not self._path.exists():
            return []
        store, outbox = self._open()
        outbox.recover()
        return [
            draft for draft in store.all() if draft.state == "unknown" and draft.environment == environment
        ]

    def _left_told(self, drafts: list[Draft]) -> None:
        self._looking = None
        if drafts:
            self.left.emit(drafts)

    def settle_all(self, reference: str, service: StreetManager) -> None:
        """Find out what became of all that is pending for a work: by reading, which changes nothing."""
        if self._asking is not None:
            self._asking.drop()
        own = service.fork()
        self._asking = tasks.start(
            tasks.BackgroundTask(
                tr("Looking for lost answers"),
                lambda task: self._settle(reference, own),
                done=lambda found: self._told(reference, found),
                failed=lambda error: self._told(reference, ([], [])),
                line=own,
            )
        )

    def _settle(self, reference: str, service: StreetManager) -> tuple[list[Kind], list[Pending]]:
        if self._kept is None and not self._path.exists():
            return [], []
        store, outbox = self._open()
        outbox.recover()
        taken: list[Kind] = []
        pending: list[Pending] = []
        for draft in store.all():
            if not _of_work(draft, reference, service):
                continue
            try:
                outcome = outbox.settle(draft, service)
            except OtherEnvironment:
                continue
            if outcome is None:
                continue
            _put_away(store, draft.id, outcome)
            if isinstance(outcome, Submitted):
                taken.append(ACTION_KINDS[draft.kind])
            elif isinstance(outcome, Unknown):
                pending.append(Pending(store.get(draft.id), outcome.words, outcome.may_resend))
        return taken, pending

    def _told(self, reference: str, found: tuple[list[Kind], list[Pending]]) -> None:
        self._asking = None
        self.settled.emit(reference, *found)

    def leave(self) -> None:
        """The dock is going: wait for nothing; what was sent is written down."""
        for task in (self._task, self._asking, self._looking):
            if task is not None:
                task.drop()
        self._task = self._asking = self._looking = None
        with self._lock:
            if self._kept is not None:
                self._kept[0].close()
            self._kept = None


def _of_work(draft: Draft, reference: str, service: StreetManager) -> bool:
    work = draft.concerning.get("work_reference_number", "")
    return (
        draft.kind in ACTION_KINDS
        and draft.state in ("unknown", "sending")
        and draft.environment == service.environment.key
        and work.casefold() == reference.casefold()
    )


def _put_away(store: DraftStore, identity: str, outcome: Outcome) -> Outcome:
    """What is known to be taken, or not, is no longer pending."""
    if not isinstance(outcome, Unknown):
        store.delete(identity)
    return outcome
