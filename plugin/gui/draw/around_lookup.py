"""Asks what lies around the extent at hand: a moment after its shape, street or days have changed, and on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...host import log, tasks
from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ...submission.clash_question import proposal_of
from ...submission.gathered import Gathered
from ...submission.kinds import KINDS
from ...submission.surroundings import Surroundings
from ..words import tr
from .clash_settings import distances
from .drawing import Drawing

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...submission.draft import Draft
    from .gathering import Around, Question

# Milliseconds: the street is looked up first, and one vertex is often moved after the other.
ASK_AFTER = 900


class AroundLookup(QObject):
    """`told` comes with an Around, `asking` while one is on its way, `nothing` with why there is none, in words.

    Two questions that are alike are asked once, and ground that was answered for lately is not asked about again.
    """

    told = pyqtSignal(object)
    asking = pyqtSignal()
    nothing = pyqtSignal(str)

    def __init__(self, drawing: Drawing, sign_in: SignIn, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._sign_in = sign_in
        self._gathered = Gathered()
        self._service: StreetManager | None = None
        self._asked: tuple[str, Question] | None = None
        self._task: tasks.BackgroundTask | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ASK_AFTER)
        self._later.timeout.connect(self._ask)
        drawing.changed.connect(self.ask_soon)
        sign_in.changed.connect(self._signed_in_or_out)
        # So that the first question does not keep QGIS waiting for what it needs to be read.
        tasks.start(tasks.BackgroundTask(tr("Getting ready to look around extents"), lambda task: _load()))

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way, or about to be asked for."""
        return self._task is not None or self._later.isActive()

    def _signed_in_or_out(self) -> None:
        self.begin_anew()
        self.ask_soon()

    def ask_soon(self) -> None:
        """Something may have changed: see in a moment whether there is anything new to ask."""
        if not self._drawing.sketching:
            self._later.start()

    def begin_anew(self) -> None:
        """Another draft is at hand: what was answered for it before is no longer shown, and has to be told again."""
        self._drop()
        self._asked = None

    def ask_again(self) -> None:
        """Ask for everything anew, now."""
        self._gathered.forget()
        self._asked = None
        self._ask()

    def _ask(self) -> None:
        from .gathering import Question, gather

        self._later.stop()
        service = self._sign_in.service
        why_not = self._why_not()
        draft = self._drawing.draft
        if why_not or draft is None or service is None:
            self.begin_anew()
            self._stand_among(Surroundings())
            self.nothing.emit(why_not)
            return
        question = Question(proposal_of(draft, self._drawing.street), distances())
        if (draft.id, question) == self._asked:
            return
        self._drop()
        self._asked = (draft.id, question)
        if service is not self._service:  # another environment, version or account
            self._service, self._gathered = service, Gathered()
        self.asking.emit()
        own, gathered = service.fork(), self._gathered
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Asking for other works around the extent"),
                lambda task: gather(own, question, gathered, task.isCanceled),
                done=self._told,
                failed=self._failed,
                line=own,
            )
        )

    def _why_not(self) -> str:
        """Why nothing can be asked, in words; empty where it can."""
        draft = self._drawing.draft
        if draft is None or not draft.finished or draft.sent:
            return tr("Other works are looked for once there is an extent.")
        if not has_days(draft):
            return tr("Other works are looked for where something takes place on days of its own.")
        if self._drawing.stopped_by:
            return tr("Put the shape right first; then other works are looked for.")
        if self._sign_in.service is None:
            return tr("Not known: sign in to see which other works are here.")
        return ""

    def _told(self, around: Around) -> None:
        self._task = None
        self._stand_among(around.surroundings)
        self.told.emit(around)

    def _failed(self, error: Exception) -> None:
        """Something that no note could be made of."""
        self._task = None
        self._asked = None
        words = tr("Not known: {why}").format(why=error_words(error))
        self._stand_among(Surroundings(notes=(words,)))
        self.nothing.emit(words)

    def _stand_among(self, surroundings: Surroundings) -> None:
        """Judge the shape by these; of what it is judged by already nothing is said again.

        What was sent is judged no more: its marks have gone from the map, and would come back.
        """
        draft = self._drawing.draft
        if draft is not None and draft.sent:
            return
        if self._drawing.surroundings != surroundings:
            self._drawing.stand_among(surroundings)

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def leave(self) -> None:
        """The dock is going."""
        self._later.stop()
        self._drop()


def has_days(draft: Draft) -> bool:
    """Whether what the draft is for takes place on days of its own."""
    kind = KINDS.get(draft.kind)
    return kind is not None and "proposed_start_date" in kind.request.model_fields


def _load() -> None:
    from ...search import sweep

    log.note(f"Ready to look around extents: {sweep.__name__}.")
