"""The dock that draws and submits: the drawing, the form, the summary, the receipt, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...geometry.findings import Finding
from ...host.sign_in import SignIn
from ...streetmanager.errors import Cancelled
from ...submission import requests
from ...submission.confirmations import CONFIRMED, with_confirmation
from ...submission.drafts import DraftStore
from ...submission.kinds import kind_of
from ...submission.outbox import Refused, Submitted, Unknown
from ...submission.suggested_answers import suggested_answers
from ..environment_band import acting_words
from ..form.draft_answers import DraftAnswers
from ..form.receipt_page import ReceiptPage
from ..form.sending import Sending
from ..form.submission_form import SubmissionForm
from ..form.summary_page import SummaryPage
from ..notices import Notices
from ..place_box import PlaceBox
from ..sign_in.sign_in_strip import SignInStrip, signed_in_words
from ..words import tr
from .acting_lines import ActingLines
from .beginning import Beginning
from .clash_desk import ClashDesk
from .drafts_desk import DraftsDesk
from .drafts_page import DraftsPage
from .draw_page import DrawPage
from .drawing import Drawing
from .kind_desk import KindDesk
from .other_ways import OtherWays
from .pdf_page import PdfPage
from .street_lookup import StreetLookup


class DrawDock(QgsDockWidget):
    """Leads from the first click on the map to the receipt; each step can be gone back on, nothing is lost."""

    def __init__(self, iface: QgisInterface, sign_in: SignIn, notices: Notices, drafts_file: Path) -> None:
        super().__init__(tr("Draw · Works Extents"), iface.mainWindow())
        self.setObjectName("works_extents_draw")
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._sign_in = sign_in
        self._notices = notices
        self._request: Any = None
        self._seen_before: set[Finding] = set()
        self.store = DraftStore(drafts_file)
        self.drawing = Drawing(iface, self.store, self)
        self.sending = Sending(self.store, self)
        self.answers: DraftAnswers | None = None
        self._build()
        self.streets = StreetLookup(self.drawing, self.draw_page.streets, sign_in, notices, self)
        self.page_for_file = PdfPage(self._canvas, self.drawing, notices, self)
        self.clashes = ClashDesk(iface, self.drawing, self.draw_page.clashes, sign_in, self)
        self.kinds = KindDesk(iface, self.drawing, self.draw_page, sign_in, self.streets, self)
        self.acting = ActingLines(self.strip.band, self.drawing, sign_in, self)
        self._connect()
        self._show_ready()

    def _build(self) -> None:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        self.strip = SignInStrip(self._sign_in, body, "draw")
        self.draw_page = DrawPage(self.drawing, self._iface.mapCanvas(), body)
        self.drafts_page = DraftsPage(body)
        self.form = SubmissionForm(body)
        self.summary = SummaryPage(body)
        self.receipt = ReceiptPage(body)
        self.pages = QStackedWidget(body)
        for page in (self.draw_page, self.drafts_page, self.form, self.summary, self.receipt):
            self.pages.addWidget(page)
        layout.addWidget(self.strip)
        layout.addWidget(self.pages, 1)
        layout.addWidget(PlaceBox(self._canvas, body))
        self.setWidget(body)

    def _connect(self) -> None:
        page, notices = self.draw_page, self._notices
        self.beginning = Beginning(
            self._iface, self.drawing, page, self._sign_in, notices, self._show_drawing, self
        )
        self.drafts = DraftsDesk(
            *(self.drawing, self.drafts_page, notices, self.open, self.streets.forget, self),
            *(lambda: self._sign_in.service, self._canvas),
        )
        self.drafts.windows.changed.connect(page.list_drafts)
        self.ways = OtherWays(self._iface, self, notices, self._show_drafts)
        page.opened.connect(self.open)
        page.apply.connect(self._apply)
        page.put_away.connect(self._delete)
        page.list_all.connect(self._show_drafts)
        self.drafts_page.back.connect(self._back_from_drafts)
        page.settle.connect(self._settle)
        page.looked.connect(self._looked)
        page.findings.mend.connect(self._mend)
        # The lookup was connected first: when these come, the draft has what the street says.
        page.streets.chosen.connect(self._show_ready)
        self.kinds.changed.connect(self._judged)
        self.drawing.finished.connect(lambda: page.tell_mended(""))
        self._sign_in.changed.connect(self._signed_in_or_out)
        self.form.back.connect(self._back_to_drawing)
        self.form.completed.connect(self._summarise)
        self.summary.back.connect(lambda: self.pages.setCurrentWidget(self.form))
        self.summary.send.connect(self._send)
        self.summary.confirmed.connect(self._confirm)
        self.summary.stop.connect(self.sending.stop_files)
        self.sending.uploading.connect(self.summary.show_file)
        self.sending.files_gone.connect(self.summary.end_files)
        self.sending.ended.connect(self._ended)
        self.sending.failed.connect(self._not_sent)
        self.receipt.done.connect(self._another)
        self.receipt.page.connect(self.page_for_file.ask_at_hand)
        self.drafts_page.page.connect(self.page_for_file.ask)

    def _show_drawing(self) -> None:
        """Another draft will be taken up: leave whatever page there is."""
        self._leave_answers()
        self.pages.setCurrentWidget(self.draw_page)
        self.streets.forget()

    def open(self, identity: str) -> None:
        """Take up a draft again, unless another window of QGIS has it open."""
        if self.drafts.is_open_elsewhere(identity):
            return
        self._show_drawing()
        self.draw_page.tell_mended("")
        self.drawing.open(identity)
        self.draw_page.list_drafts()
        self.streets.look_soon()
        self.kinds.concerning.stand()

    def draw_after(self, name: str, geometry: Mapping[str, Any]) -> list[str]:
        """Begin a draft with a shape (EPSG:27700) that is there already; the ids of what was made."""
        return self.beginning.draw_after([(name, geometry)])

    def begin_kind(self, key: str, concerning: Mapping[str, str], record: Any = None) -> None:
        """Begin a submission of a kind that hangs on something, chosen in a table or a record elsewhere.

        concerning: references by the names of Kind.concerning, all of them or as much as is known; of a record
        with references of its own those count that are not given.
        """
        held = record if isinstance(record, Mapping) else {}
        known = {name: held.get(name) for name in kind_of(key).concerning}
        given = {name: str(value) for name, value in {**known, **concerning}.items() if value}
        self._show_drawing()
        self.kinds.begin_kind(key, given)

    def _show_drafts(self) -> None:
        self.pages.setCurrentWidget(self.drafts_page)
        self.drafts.list_drafts()
        self.drafts_page.list.setFocus()

    def _back_from_drafts(self) -> None:
        self.draw_page.list_drafts()
        self.pages.setCurrentWidget(self.draw_page)

    def _delete(self) -> None:
        self.kinds.to_the_whole()
        if self.drawing.draft is not None:
            self.drafts.delete([self.drawing.draft.id])

    def _mend(self, name: str, measure: float | None) -> None:
        repaired = self.drawing.repair(name, measure)
        self.draw_page.tell_mended(repaired.words if repaired is not None else "")

    def _signed_in_or_out(self) -> None:
        if not self._sign_in.signed_in and self.pages.currentWidget() in (self.form, self.summary):
            self._back_to_drawing()
        self._show_ready()

    def _show_ready(self) -> None:
        draft = self.drawing.whole
        self.draw_page.allow(self._why_not(), draft is not None and draft.state == "unknown")

    def _judged(self) -> None:
        """The shape was judged anew: for its answers, too, while they are being given."""
        self._show_ready()
        warned = self.drawing.warned_of
        self.form.warn([finding.words for finding in warned if finding not in self._seen_before])
        self.summary.warn_of(warned, self.drawing.outstanding)

    def _confirm(self, finding: Finding, yes: bool) -> None:
        """Ticked on the summary, while the answers are open: they hold it."""
        answers = self.answers
        if answers is None or self.drawing.draft is None:
            return
        shape = self.drawing.draft.geometry()
        answers.set(CONFIRMED, with_confirmation(finding, yes, answers.values, shape))
        answers.keep()

    def _why_not(self) -> str:
        """What stands in the way of applying, in words; empty where nothing does."""
        draft = self.drawing.whole
        if draft is None:
            return self.kinds.nothing_yet()
        if draft.state == "submitted":
            told = tr("Submitted as {permit}.").format(permit=draft.reference)
            return told if draft.reference else tr("Submitted.")
        if draft.sent:
            return tr(
                "This was sent, and the answer did not come. It is not sent again before that is settled."
            )
        nothing = self.kinds.nothing_yet()
        if nothing:
            return nothing
        # Whether a second shape is needed comes of the sizes, which are given in the form.
        if any(finding.code != "second_geometry" for finding in self.drawing.stopped_by):
            return tr("Put the findings marked ✖ right first.")
        if self.drawing.outstanding:
            return tr("Confirm what the findings ask you to confirm, or put it right.")
        if not self._sign_in.signed_in:
            return tr("Sign in first.")
        asks_street = self.kinds.kind.asks_street
        return self.kinds.may_not() or (self.draw_page.streets.still_needed() if asks_street else "")

    def _apply(self) -> None:
        service = self._sign_in.service
        if self._why_not() or service is None:
            self._show_ready()
            return
        self.kinds.to_the_whole()
        draft = self.drawing.draft
        if draft is None:
            return
        self.drawing.settle_edits()
        self._leave_answers()
        street = self.kinds.street
        acting = self._sign_in.acting
        answers = DraftAnswers(draft, self.store, service, acting.workstreams, street, acting.answers(), self)
        self.answers = answers
        for name, value in suggested_answers(draft, self.drawing.context, answers.values).items():
            answers.set(name, value)
        answers.kept.connect(self.drawing.reload)
        self._seen_before = set(self.drawing.findings)
        self.form.open(answers)
        self.pages.setCurrentWidget(self.form)

    def _back_to_drawing(self) -> None:
        self._leave_answers()
        self.drawing.reload()
        self.pages.setCurrentWidget(self.draw_page)

    def _leave_answers(self) -> None:
        if self.answers is not None:
            self.form.leave()
            self.answers.leave()
            self.answers.deleteLater()
            self.answers = None

    def _summarise(self) -> None:
        answers, service = self.answers, self._sign_in.service
        if answers is None or service is None:
            return
        answers.keep()  # and the shape is judged once more
        if self.drawing.stopped_by:
            self.form.show_refusal(" ".join(one.words for one in self.drawing.stopped_by), {})
            return
        try:
            request = answers.request()
        except requests.NotReady as error:
            unknown = tr("Your organisation is not known yet, so nothing can be sent for it. Try again.")
            fields = {problem.field: problem.words for problem in error.problems}
            self.form.show_refusal(str(error) or unknown, fields)
            return
        authority = self.draw_page.streets.authority.currentText()
        rows = answers.summary(request, acting_words(self._sign_in), authority)
        heading = tr("{kind}: read this before you submit").format(kind=tr(answers.kind.words))
        live = service.environment.live
        self.summary.show_summary(heading, signed_in_words(self._sign_in), rows, live)
        self._request = request
        self.pages.setCurrentWidget(self.summary)

    def _send(self) -> None:
        answers, service = self.answers, self._sign_in.service
        if answers is None or service is None or self.sending.busy:
            return
        authority = self.draw_page.streets.authority.currentText()
        answers.note_sending(self.drawing.findings, acting_words(self._sign_in), authority)
        self.summary.sending(True)
        self.sending.send(
            *(answers.draft(), self._request, service), answers.attachments, answers.files_for()
        )

    def _ended(self, outcome: Any) -> None:
        self.summary.sending(False)
        self.drawing.reload()
        self.draw_page.list_drafts()
        if isinstance(outcome, Submitted):
            self._leave_answers()
            self.drawing.mark_submitted()
            draft = self.drawing.whole
            kind = tr(kind_of(draft.kind).words) if draft is not None else ""
            self.receipt.show_receipt(outcome.receipt, signed_in_words(self._sign_in), kind)
            self.pages.setCurrentWidget(self.receipt)
        elif isinstance(outcome, Refused):
            self._show_refused(outcome)
        elif isinstance(outcome, Unknown):
            self._back_to_drawing()
            self._show_unknown(outcome)

    def _show_refused(self, outcome: Refused) -> None:
        words = " ".join(part for part in (outcome.words, outcome.next_step) if part)
        if self.answers is None:
            self._notices.warn(words)
            return
        self.pages.setCurrentWidget(self.form)
        self.form.show_refusal(words, outcome.fields)

    def _show_unknown(self, outcome: Unknown) -> None:
        if outcome.may_resend:
            self._notices.warn(outcome.words, tr("Send the same again"), lambda: self._settle(again=True))
        else:
            self._notices.warn(outcome.words, tr("Ask now"), self._settle)

    def _not_sent(self, error: Exception) -> None:
        self.summary.sending(False)
        self.drawing.reload()
        if isinstance(error, Cancelled):
            self._notices.warn(tr("Stopped. Nothing was submitted; files that have gone do not go again."))
        else:
            self._notices.error(error)

    def _settle(self, again: bool = False) -> None:
        """Ask what became of a draft whose outcome is unknown; or send the same again, with its reference."""
        draft, service = self.drawing.whole, self._sign_in.service
        if draft is None or self.sending.busy:
            return
        if service is None:
            self._notices.warn(tr("Sign in to the same environment first; then ask again."))
            return
        self._notices.take_away()  # their buttons ask about what is being asked now
        act = self.sending.send_the_same_again if again else self.sending.settle
        act(draft, service)

    def _looked(self, taken: bool, reference: str) -> None:
        """Somebody has looked on the website what became of a draft whose outcome is unknown."""
        draft = self.drawing.whole
        if draft is not None and not self.sending.busy:
            self._notices.take_away()
            self.sending.person_says(draft, taken, reference)

    def _another(self) -> None:
        self.streets.forget()
        self.drawing.put_down()
        self.pages.setCurrentWidget(self.draw_page)
        self.draw_page.list_drafts()

    def leave(self) -> None:
        """The plugin is going: keep what was typed and drawn, let go of the map and of what is under way."""
        self.streets.forget()
        self.clashes.leave()
        self.kinds.leave()
        self.page_for_file.leave()
        self.ways.leave()
        self._leave_answers()
        self.beginning.forget()
        self.drafts.leave()
        self.draw_page.leave()
        self.drawing.leave()
        self.store.close()
