"""Something is done to a work: its questions, the words to confirm, the sending, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...host.sign_in import SignIn
from ...streetmanager.fields import fields_in, relevant_values
from ...streetmanager.problems import Problem
from ...submission import submission_summary
from ...submission.attachments import ATTACHMENTS, FILES, Attachment, attached, size_words, wrong_files
from ...submission.outbox import Refused, Submitted, Unknown
from ..environment_band import acting_words
from ..form.answers import NOT_ASKED, Answers, MakeEditor
from ..form.files_editor import files_editor
from ..notices import Notices
from ..words import tr
from .action_desk import ActionDesk, Pending
from .action_pages import ActionForm, ConfirmPage
from .record_menus import concerned_with

if TYPE_CHECKING:
    from ...search.record_parts import Part
    from ...search.work_record import WorkRecord
    from ...submission.kind import Kind
    from ...submission.work_actions import Action

_WORK = "work_reference_number"


@dataclass(frozen=True)
class Begun:
    """What is being done, and to what. promoter: for whom a contractor sends files."""

    action: Action
    concerning: Mapping[str, str]
    on: str
    street: str
    settled: Mapping[str, Any]
    promoter: str = ""


class ActionAnswers(Answers):
    """The answers of an action; files are attached, and get their numbers when they are sent."""

    def editors(self) -> dict[str, MakeEditor]:
        """The files have an editor of their own."""
        return {FILES: files_editor}

    def value_of(self, name: str) -> Any:
        """Of the files, what is attached."""
        return self.values.get(ATTACHMENTS if name == FILES else name)

    def set(self, name: str, value: Any) -> None:
        """Take an answer."""
        super().set(ATTACHMENTS if name == FILES else name, value)

    def asked_values(self) -> dict[str, Any]:
        """The answers, with a stand-in for the number of each file."""
        if FILES not in self.model.model_fields:
            return self.values
        numbers = list(range(1, len(attached(self.values)) + 1))
        return {**self.values, FILES: numbers or None}

    def problems(self) -> list[Problem]:
        """What keeps them from being sent; a file that cannot go does."""
        wrong = wrong_files(attached(self.values))
        return [*super().problems(), *([Problem(FILES, wrong, "BR 1.5")] if wrong else [])]


class Doing(QObject):
    """Leads through the pages. `page` brings the one to show, None for the record itself.

    `over` comes when something was sent, whatever came of it, and the record is to be read again; with words where
    it was taken.
    """

    page = pyqtSignal(object)
    over = pyqtSignal(str)

    def __init__(self, sign_in: SignIn, notices: Notices, desk: ActionDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._notices = notices
        self.desk = desk
        self.form = ActionForm(parent)
        self.confirm = ConfirmPage(parent)
        self.begun: Begun | None = None
        self._request: Any = None
        self.form.back.connect(self.put_down)
        self.form.completed.connect(self._confirm)
        self.confirm.back.connect(lambda: self.page.emit(self.form))
        self.confirm.send.connect(self._send)
        desk.ended.connect(self._ended)
        desk.failed.connect(self._not_sent)
        desk.uploading.connect(self.confirm.show_file)

    def begin(self, action: Action, record: WorkRecord, part: Part | None) -> None:
        """Begin an action on a part of a record, or with None on the work."""
        service = self._sign_in.service
        if service is None or self.desk.busy:
            return
        concerned = concerned_with(record, part, service)
        own = {_WORK: record.reference}
        references = part.references if part is not None else own
        concerning = {name: references[name] for name in action.kind.concerning}
        street = str(getattr(record.work, "street_name", "") or "")
        acts_for = str(record.work.promoter_swa_code or "") if "Contractor" in self._sign_in.roles else ""
        self.begun = Begun(
            action, concerning, _on(record, part), street, dict(action.settled), promoter=acts_for
        )
        if action.asks_nothing:
            self._request = action.kind.request()
            self._send()
            return
        values = {**dict(action.settled), **action.begins_with(concerned)}
        answers = ActionAnswers(
            action.kind.request, service.version, values, _settled(action, service.version), self
        )
        self.form.open(tr(action.kind.begin), self.begun.on, answers)
        self.page.emit(self.form)
        self.form.begin()

    def put_down(self) -> None:
        """Back to the record; nothing was sent."""
        self.begun = None
        self.page.emit(None)

    def _confirm(self) -> None:
        service, begun = self._sign_in.service, self.begun
        if service is None or begun is None:
            return
        kind = begun.action.kind
        values = relevant_values(kind.request, self.form.answers.asked_values(), service.version)
        self._request = kind.request.model_validate(values)
        rows = submission_summary.summary(
            self._request,
            service.environment,
            service.version,
            kind=kind,
            acting=acting_words(self._sign_in),
            concerning=begun.concerning,
            files=[f"{one.name} ({size_words(one.size)})" for one in self._files()],
        )
        last = next(place for place, row in enumerate(rows) if begun.concerning[_WORK] == row[1])
        rows[last + 1 : last + 1] = [(tr("Street"), begun.street)] if begun.street else []
        settled = {_label(kind, name, service.version) for name in begun.settled}
        rows = [row for row in rows if row[0] not in settled]
        self.confirm.ask(tr(kind.begin), tr(begun.action.means), rows, service.environment.live)
        self.page.emit(self.confirm)

    def _send(self) -> None:
        service, begun = self._sign_in.service, self.begun
        if service is None or begun is None or self.desk.busy:
            return
        self.confirm.sending(True)
        self.desk.send(
            begun.action.kind,
            begun.concerning,
            self._request,
            service,
            () if begun.action.asks_nothing else self._files(),
            begun.promoter or None,
        )

    def _files(self) -> list[Attachment]:
        return attached(self.form.answers.values)

    def _ended(self, kind: Kind, outcome: Any) -> None:
        self.confirm.sending(False)
        begun, self.begun = self.begun, None
        if isinstance(outcome, Refused) and begun is not None and not begun.action.asks_nothing:
            self.begun = begun
            words = " ".join(part for part in (outcome.words, outcome.next_step) if part)
            self.page.emit(self.form)
            self.form.show_refusal(words, outcome.fields)
            return
        self.page.emit(None)
        if isinstance(outcome, Submitted):
            self.over.emit(tr("{action}: done, Street Manager has it.").format(action=tr(kind.begin)))
            return
        if isinstance(outcome, Refused) and begun is None:
            self.over.emit(" ".join(part for part in (outcome.words, outcome.next_step) if part))
            return
        if isinstance(outcome, Refused):
            self._notices.warn(" ".join(part for part in (outcome.words, outcome.next_step) if part))
        elif isinstance(outcome, Unknown) and begun is not None:
            self._notices.warn(
                tr("{action}: the answer was lost. It is not sent again by itself.").format(
                    action=tr(kind.begin)
                )
            )
        self.over.emit("")

    def _not_sent(self, error: Exception) -> None:
        self.confirm.sending(False)
        self._notices.error(error)

    # What became of a lost answer.

    def ask(self, pending: Pending) -> None:
        """Ask the service whether it has it."""
        self._about(pending, self.desk.ask)

    def send_again(self, pending: Pending) -> None:
        """Send the same again."""
        self._about(pending, self.desk.send_again)

    def person_says(self, pending: Pending, taken: bool) -> None:
        """Somebody has looked it up."""
        self._about(pending, lambda one, service: self.desk.person_says(one, taken, service))

    def _about(self, pending: Pending, act: Any) -> None:
        service = self._sign_in.service
        if service is None:
            self._notices.warn(tr("Sign in to the same environment first; then ask again."))
        elif not self.desk.busy:
            self.begun = None
            self._notices.take_away()
            act(pending, service)


def _settled(action: Action, version: Any) -> frozenset[str]:
    asks = action.kind.asks
    known = set(fields_in(action.kind.request, version))
    unasked = known - asks if asks is not None else {name for name, _ in action.settled}
    return NOT_ASKED | unasked


def _label(kind: Kind, name: str, version: Any) -> str:
    return fields_in(kind.request, version)[name].label


def _on(record: WorkRecord, part: Part | None) -> str:
    """What it is done to: the work and its street, and the part."""
    from . import record_words

    street = getattr(record.work, "street_name", "") or ""
    work = ", ".join(piece for piece in (record.reference, street) if piece)
    return work if part is None else f"{record_words.title_of(part)} · {work}"
