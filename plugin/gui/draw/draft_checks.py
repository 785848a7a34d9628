"""Several drafts checked in one go, off the main thread: by themselves, or with what the service knows around them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...geometry.findings import STOPS
from ...host import tasks
from ...host.error_words import error_words
from ...submission import confirmations
from ...submission.clash_question import proposal_of
from ...submission.draft_findings import findings_of
from ...submission.draft_kind import parts_of
from ...submission.extent_context import context_of
from ...submission.gathered import Gathered
from ...submission.standing import Checked, Checks, answers_missing
from ..words import tr
from .clash_settings import distances

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...submission.draft import Draft
    from ...submission.drafts import DraftStore


class DraftChecks(QObject):
    """`looked` comes when something new is known; `progress` with how many of how many have been checked; `ended`
    when all have been, or no more are.

    known: what is known of each draft. A look takes a draft by itself; a check asks the service too.
    """

    looked = pyqtSignal()
    progress = pyqtSignal(int, int)
    ended = pyqtSignal()

    def __init__(self, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.known = Checks()
        self._looking: tasks.BackgroundTask | None = None
        self._checking: tasks.BackgroundTask | None = None
        self._gathered = Gathered()
        self._service: Any = None

    @property
    def busy(self) -> bool:
        """Whether a check is under way."""
        return self._checking is not None

    def look(self, drafts: Sequence[Draft]) -> None:
        """Look at those of which nothing is known yet."""
        unknown = [draft for draft in drafts if not draft.sent and self.known.of(draft) is None]
        self._drop_look()
        if unknown:
            self._looking = tasks.start(
                tasks.BackgroundTask(
                    tr("Looking at the drafts"), lambda task: self._look(task, unknown), done=self._seen
                )
            )

    def _look(self, task: tasks.BackgroundTask, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            if task.isCanceled():
                break
            self.known.take(draft, looked_at(self._store, draft))
            # The main thread waits for Python's lock meanwhile: let it have its turn.
            time.sleep(0.001)

    def _seen(self, _: object) -> None:
        self._looking = None
        self.looked.emit()

    def check(self, drafts: Sequence[Draft], service: StreetManager | None) -> None:
        """Check these: with what the service says of their streets and surroundings, where it is theirs."""
        if self.busy:
            return
        wanted = [draft for draft in drafts if not draft.sent]
        if service is not self._service:
            self._service, self._gathered = service, Gathered()
        own = service.fork() if service is not None else None
        self._checking = tasks.start(
            tasks.BackgroundTask(
                tr("Checking the drafts"),
                lambda task: self._check(task.isCanceled, wanted, own),
                done=lambda _: self._checked(),
                failed=lambda _: self._checked(),
                line=own,
            )
        )

    def _check(
        self, stopped: Callable[[], bool], drafts: Sequence[Draft], service: StreetManager | None
    ) -> None:
        squares: dict[Any, Any] = {}
        for number, draft in enumerate(drafts, 1):
            if stopped():
                break
            checked = looked_at(self._store, draft)
            if not checked.stops and draft.finished:
                checked = self._around(draft, checked, service, squares, stopped)
            if stopped():
                break
            self.known.take(draft, checked)
            self.progress.emit(number, len(drafts))

    def _around(
        self,
        draft: Draft,
        checked: Checked,
        service: StreetManager | None,
        squares: dict[Any, Any],
        stopped: Callable[[], bool],
    ) -> Checked:
        """The same with what the service says; with a note why not, where it does not."""
        from ...streetmanager.errors import StreetManagerError

        if service is None:
            return _with_note(checked, tr("By itself: sign in to check its streets and other works, too."))
        if (service.environment.key, service.version.value) != (draft.environment, draft.version):
            note = tr("By itself: it is for {environment} {version}, and you are signed in elsewhere.")
            return _with_note(checked, note.format(environment=draft.environment, version=draft.version))
        try:
            return _asked(draft, checked, service, self._gathered, squares, stopped)
        except StreetManagerError as error:
            return _with_note(checked, tr("By itself. {why}").format(why=error_words(error)))

    def _checked(self) -> None:
        self._checking = None
        self.ended.emit()

    def stop(self) -> None:
        """Check no more; what was found stays."""
        if self._checking is not None:
            self._checking.drop()
            self._checked()

    def _drop_look(self) -> None:
        if self._looking is not None:
            self._looking.drop()
            self._looking = None

    def leave(self) -> None:
        """Nobody waits for it any more."""
        self._drop_look()
        if self._checking is not None:
            self._checking.drop()
            self._checking = None


def looked_at(store: DraftStore, draft: Draft) -> Checked:
    """What is wrong with a draft by itself. In any thread."""
    findings = findings_of(draft) if draft.vertices else []
    now = datetime.now(timezone.utc)
    missing = answers_missing(draft, now, parts=parts_of(store, draft.id)) if _may_be_asked(findings) else []
    left = confirmations.outstanding(findings, draft.values, draft.geometry())
    return Checked(tuple(findings), tuple(missing), len(left))


def _may_be_asked(findings: Sequence[Any]) -> bool:
    return not any(finding.severity == STOPS for finding in findings)


def _with_note(checked: Checked, note: str) -> Checked:
    return Checked(checked.findings, checked.problems, checked.outstanding, note=note)


def _asked(
    draft: Draft,
    checked: Checked,
    service: StreetManager,
    gathered: Gathered,
    squares: dict[Any, Any],
    stopped: Callable[[], bool],
) -> Checked:
    from ...submission.street_match import match, with_street
    from .gathering import Question, gather

    found = match(service, draft.geometry(), squares)
    streets = [candidate.street for candidate in found.candidates]
    street = next((one for one in streets if one.usrn == draft.usrn), None)
    if street is None and draft.usrn is not None:
        street = service.lookup.get_street(draft.usrn)
        found = with_street(found, street, draft.geometry())
        streets = [candidate.street for candidate in found.candidates]
    line = street.street_line if street is not None else None
    around = gather(service, Question(proposal_of(draft, line), distances()), gathered, stopped)
    authority = draft.values.get("highway_authority_swa_code")
    context = context_of(draft, draft.version, street, streets, authority, around.surroundings)
    findings = findings_of(draft, context)
    left = confirmations.outstanding(findings, draft.values, draft.geometry())
    return Checked(tuple(findings), checked.problems, len(left), around=True)
