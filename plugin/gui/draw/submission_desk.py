"""Leads from the answers by way of the summary to the receipt: what the draw dock does once there is a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject

from ...geometry.findings import Finding
from ...host.sign_in import SignIn
from ...streetmanager.errors import Cancelled
from ...submission import requests
from ...submission.confirmations import CONFIRMED, with_confirmation
from ...submission.kinds import kind_of
from ...submission.outbox import Refused, Submitted, Unknown
from ...submission.suggested_answers import suggested_answers
from ..environment_band import acting_words
from ..form.draft_answers import DraftAnswers
from ..notices import Notices
from ..sign_in.sign_in_strip import signed_in_words
from ..words import tr
from .settling_desk import SettlingDesk

if TYPE_CHECKING:
    from ...streetmanager.lookup_records import Street
    from ...submission.draft import Draft
    from .draw_dock import DrawDock


class SubmissionDesk(QObject):
    """Belongs to the draw dock, and turns its pages."""

    def __init__(self, dock: DrawDock, sign_in: SignIn, notices: Notices) -> None:
        super().__init__(dock)
        self._dock = dock
        self._sign_in = sign_in
        self._notices = notices
        self._drawing, self._sending = dock.drawing, dock.sending
        self._pages, self._form, self._summary = dock.pages, dock.form, dock.summary
        self._answers: DraftAnswers | None = None
        self._request: Any = None
        self._seen_before: set[Finding] = set()
        self._settling = SettlingDesk(dock.drawing, dock.sending, sign_in, notices, self)
        self._connect()

    def _connect(self) -> None:
        page, summary, sending = self._dock.draw_page, self._summary, self._sending
        page.settle.connect(self._settling.ask)
        page.looked.connect(self._settling.looked)
        self._form.back.connect(self.back_to_drawing)
        self._form.completed.connect(self._summarise)
        summary.back.connect(lambda: self._pages.setCurrentWidget(self._form))
        summary.send.connect(self._send)
        summary.confirmed.connect(self._confirm)
        summary.stop.connect(sending.stop_files)
        sending.uploading.connect(summary.show_file)
        sending.files_gone.connect(summary.end_files)
        sending.ended.connect(self._ended)
        sending.failed.connect(self._not_sent)

    def open(self, draft: Draft, street: Street | None) -> None:
        """Ask a draft's questions. street: the one that was chosen for it."""
        service, acting = self._sign_in.service, self._sign_in.acting
        if service is None:
            return
        self.leave()
        answers = DraftAnswers(
            *(draft, self._dock.store, service, acting.workstreams, street, acting.answers(), self)
        )
        self._answers = answers
        for name, value in suggested_answers(draft, self._drawing.context, answers.values).items():
            answers.set(name, value)
        answers.kept.connect(self._drawing.reload)
        self._seen_before = set(self._drawing.findings)
        self._form.open(answers)
        self._pages.setCurrentWidget(self._form)

    def leave(self) -> None:
        """Let go of the answers; what was typed is on disk."""
        if self._answers is not None:
            self._form.leave()
            self._answers.leave()
            self._answers.deleteLater()
            self._answers = None

    def back_to_drawing(self) -> None:
        """Leave the answers for the shape."""
        self.leave()
        self._drawing.reload()
        self._pages.setCurrentWidget(self._dock.draw_page)

    def signed_out(self) -> None:
        """Questions are asked, and answers sent, for somebody who is signed in."""
        if self._pages.currentWidget() in (self._form, self._summary):
            self.back_to_drawing()

    def warn(self) -> None:
        """The shape was judged anew while its answers are being given: say what has come of them."""
        warned = self._drawing.warned_of
        self._form.warn([finding.words for finding in warned if finding not in self._seen_before])
        self._summary.warn_of(warned, self._drawing.outstanding)

    def _confirm(self, finding: Finding, yes: bool) -> None:
        """Ticked on the summary, while the answers are open: they hold it."""
        answers = self._answers
        if answers is None or self._drawing.draft is None:
            return
        shape = self._drawing.draft.geometry()
        answers.set(CONFIRMED, with_confirmation(finding, yes, answers.values, shape))
        answers.keep()

    def _authority(self) -> str:
        return self._dock.draw_page.streets.authority.currentText()

    def _summarise(self) -> None:
        answers, service = self._answers, self._sign_in.service
        if answers is None or service is None:
            return
        answers.keep()  # and the shape is judged once more
        if self._drawing.stopped_by:
            self._form.show_refusal(" ".join(one.words for one in self._drawing.stopped_by), {})
            return
        try:
            request = answers.request()
        except requests.NotReady as error:
            unknown = tr("Your organisation is not known yet, so nothing can be sent for it. Try again.")
            fields = {problem.field: problem.words for problem in error.problems}
            self._form.show_refusal(str(error) or unknown, fields)
            return
        rows = answers.summary(request, acting_words(self._sign_in), self._authority())
        heading = tr("{kind}: read this before you submit").format(kind=tr(answers.kind.words))
        live = service.environment.live
        self._summary.show_summary(heading, signed_in_words(self._sign_in), rows, live)
        self._request = request
        self._pages.setCurrentWidget(self._summary)

    def _send(self) -> None:
        answers, service = self._answers, self._sign_in.service
        if answers is None or service is None or self._sending.busy:
            return
        answers.note_sending(self._drawing.findings, acting_words(self._sign_in), self._authority())
        self._summary.sending(True)
        self._sending.send(
            *(answers.draft(), self._request, service), answers.attachments, answers.files_for()
        )

    def _ended(self, outcome: Any) -> None:
        self._summary.sending(False)
        self._drawing.reload()
        self._dock.draw_page.list_drafts()
        if isinstance(outcome, Submitted):
            self._show_receipt(outcome)
        elif isinstance(outcome, Refused):
            self._show_refused(outcome)
        elif isinstance(outcome, Unknown):
            self.back_to_drawing()
            self._settling.offer(outcome)

    def _show_receipt(self, outcome: Submitted) -> None:
        self.leave()
        self._drawing.mark_submitted()
        draft, page = self._drawing.whole, self._dock.receipt
        kind = tr(kind_of(draft.kind).words) if draft is not None else ""
        page.show_receipt(outcome.receipt, signed_in_words(self._sign_in), kind)
        self._pages.setCurrentWidget(page)

    def _show_refused(self, outcome: Refused) -> None:
        words = " ".join(part for part in (outcome.words, outcome.next_step) if part)
        if self._answers is None:
            self._notices.warn(words)
            return
        self._pages.setCurrentWidget(self._form)
        self._form.show_refusal(words, outcome.fields)

    def _not_sent(self, error: Exception) -> None:
        self._summary.sending(False)
        self._drawing.reload()
        if isinstance(error, Cancelled):
            self._notices.tell(tr("Stopped. Nothing was submitted; files that have gone do not go again."))
        else:
            self._notices.error(error)
