"""The dock that draws and submits: the drawing, the form, the summary, the receipt, one page after the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ..host import tasks
from ..host.sign_in import SignIn
from ..submission import application_summary, permit_application
from ..submission.drafts import DraftStore
from ..submission.outbox import Outbox, Refused, Submitted, Unknown
from .application_answers import ApplicationAnswers, designation_words
from .draw_page import DrawPage
from .drawing import Drawing
from .notices import Notices, error_words
from .permit_form import PermitForm
from .sending_pages import ReceiptPage, SummaryPage
from .sign_in_strip import SignInStrip, signed_in_words
from .words import tr

if TYPE_CHECKING:
    from ..submission.street_match import StreetMatch

MATCH_AFTER = 400


class DrawDock(QgsDockWidget):
    """Leads from the first click on the map to the receipt; each step can be gone back on, nothing is lost."""

    def __init__(self, iface: QgisInterface, sign_in: SignIn, notices: Notices, drafts_file: Path) -> None:
        super().__init__(tr("Works Extents · Draw"), iface.mainWindow())
        self.setObjectName("works_extents_draw")
        self._iface = iface
        self._sign_in = sign_in
        self._notices = notices
        self.store = DraftStore(drafts_file)
        self.outbox = Outbox(self.store)
        self.drawing = Drawing(iface, self.store, self)
        self.answers: ApplicationAnswers | None = None
        self._known: dict[Any, Any] = {}
        self._known_for: Any = None
        self._match_task: tasks.BackgroundTask | None = None
        self._send_task: tasks.BackgroundTask | None = None
        self._request: Any = None
        self._build()
        self._connect()
        self._show_ready()

    def _build(self) -> None:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        self.strip = SignInStrip(self._sign_in, body)
        self.draw_page = DrawPage(self.drawing, body)
        self.form = PermitForm(self._sign_in, body)
        self.summary = SummaryPage(body)
        self.receipt = ReceiptPage(body)
        self.pages = QStackedWidget(body)
        for page in (self.draw_page, self.form, self.summary, self.receipt):
            self.pages.addWidget(page)
        layout.addWidget(self.strip)
        layout.addWidget(self.pages, 1)
        self.setWidget(body)
        self._match_later = QTimer(self)
        self._match_later.setSingleShot(True)
        self._match_later.setInterval(MATCH_AFTER)
        self._match_later.timeout.connect(self._match)

    def _connect(self) -> None:
        page = self.draw_page
        page.draw.connect(self._begin)
        page.opened.connect(self.open)
        page.apply.connect(self._apply)
        page.put_away.connect(self._delete)
        page.settle.connect(self._settle)
        page.findings.mend.connect(self._mend)
        page.streets.chosen.connect(self._street_chosen)
        self.drawing.changed.connect(self._show_ready)
        self.drawing.finished.connect(self._match_later.start)
        self._sign_in.changed.connect(self._signed_in_or_out)
        self.form.back.connect(self._back_to_drawing)
        self.form.completed.connect(self._summarise)
        self.summary.back.connect(lambda: self.pages.setCurrentWidget(self.form))
        self.summary.send.connect(self._send)
        self.receipt.done.connect(self._another)

    def _begin(self, shape_type: str) -> None:
        service = self._sign_in.service
        environment = service.environment.key if service else "practice"
        version = service.version.value if service else "v2"
        self.draw_page.streets.say("")
        self.drawing.begin(shape_type, environment, version)
        self.draw_page.list_drafts()

    def open(self, identity: str) -> None:
        """Take up a draft again."""
        self._leave_answers()
        self.pages.setCurrentWidget(self.draw_page)
        self.draw_page.streets.say("")
        self.drawing.open(identity)
        if self.drawing.draft.finished and not self.drawing.draft.sent:
            self._match_later.start()

    def _delete(self) -> None:
        draft = self.drawing.draft
        if draft is None:
            return
        self.drawing.put_away()
        self.draw_page.streets.say("")
        self._notices.tell(
            tr("“{name}” was deleted.").format(name=draft.name), tr("Undo"), lambda: self._undelete(draft.id)
        )

    def _undelete(self, identity: str) -> None:
        self.store.undelete(identity)
        self.open(identity)

    def _mend(self, name: str) -> None:
        repaired = self.drawing.repair(name)
        if repaired is not None:
            self._notices.tell(repaired.words)

    def _signed_in_or_out(self) -> None:
        draft = self.drawing.draft
        if self._sign_in.signed_in and draft is not None and draft.finished and not draft.sent:
            self._match_later.start()
        if not self._sign_in.signed_in and self.pages.currentWidget() in (self.form, self.summary):
            self._back_to_drawing()
        self._show_ready()

    def _match(self) -> None:
        draft, service = self.drawing.draft, self._sign_in.service
        self._drop_match()
        if draft is None or not draft.finished or draft.sent:
            return
        if service is None:
            self.draw_page.streets.say(tr("Sign in to see which streets the shape is on."))
            return
        if self.drawing.stopped_by:
            self.draw_page.streets.say(tr("Put the shape right first; then its streets are looked up."))
            return
        if self._known_for is not service:
            self._known, self._known_for = {}, service
        self.draw_page.streets.say(tr("Looking up the streets …"))
        own, geometry, known = service.fork(), draft.geometry(), self._known
        self._match_task = tasks.start(
            tasks.BackgroundTask(
                tr("Looking up streets"),
                lambda task: _streets_of(own, geometry, known),
                done=self._matched,
                failed=self._not_matched,
                cut=own.cancel,
            )
        )

    def _drop_match(self) -> None:
        if self._match_task is not None:
            self._match_task.drop()
            self._match_task = None

    def _matched(self, match: StreetMatch) -> None:
        self._match_task = None
        draft = self.drawing.draft
        if draft is None:
            return
        self.draw_page.streets.show_match(
            match,
            draft.usrn,
            draft.values.get("highway_authority_swa_code"),
            draft.values.get("road_category"),
        )

    def _not_matched(self, error: Exception) -> None:
        self._match_task = None
        self.draw_page.streets.say(error_words(error))
        self._notices.error(error, again=self._match)

    def _street_chosen(self) -> None:
        draft, choice = self.drawing.draft, self.draw_page.streets
        if draft is None or draft.sent:
            return
        street = choice.street()
        if street is None:
            self.drawing.stand_on(None, "")
            return
        told = permit_application.values_from_street(
            street, choice.authority_code(), choice.reinstatement_type()
        )
        draft.values.update(told)
        draft.usrn = street.usrn
        self.store.keep(draft)
        choice.show_designations(
            [designation_words(one) for one in permit_application.designations(street, draft.geometry())]
        )
        self.drawing.stand_on(street.street_line, street.street_descriptor or "")

    def _show_ready(self) -> None:
        draft = self.drawing.draft
        self.draw_page.allow(self._why_not(), draft is not None and draft.state == "unknown")

    def _why_not(self) -> str:
        """What stands in the way of applying, in words; empty where nothing does."""
        draft = self.drawing.draft
        if draft is None or not draft.finished:
            return tr("Draw the extent of the works first.")
        if draft.state == "submitted":
            return tr("Submitted as {permit}.").format(permit=draft.permit_reference_number or "")
        if draft.sent:
            return tr(
                "This was sent, and the answer did not come. It is not sent again before that is settled."
            )
        if self.drawing.stopped_by:
            return tr("Put the findings marked ✖ right first.")
        if not self._sign_in.signed_in:
            return tr("Sign in first.")
        roles = self._sign_in.service.session.user.roles or []
        if not {"Planner", "Contractor"} & set(roles):
            return tr("Permits are applied for by promoters. This account is a highway authority's.")
        return self.draw_page.streets.still_needed()

    def _apply(self) -> None:
        why_not = self._why_not()
        if why_not:
            self._show_ready()
            return
        self.drawing.settle_edits()
        self._leave_answers()
        self.answers = ApplicationAnswers(
            self.drawing.draft, self.store, self._sign_in, self.draw_page.streets.street(), self
        )
        self.answers.promoter_told.connect(lambda: self.form.open(self.answers))
        self.form.open(self.answers)
        self.pages.setCurrentWidget(self.form)

    def _back_to_drawing(self) -> None:
        self._leave_answers()
        self.drawing.reload()
        self.pages.setCurrentWidget(self.draw_page)

    def _leave_answers(self) -> None:
        if self.answers is not None:
            self.answers.leave()
            self.answers.deleteLater()
            self.answers = None

    def _summarise(self) -> None:
        self.answers.keep()
        try:
            request = self.answers.request()
        except permit_application.NotReady as error:
            self.form.show_refusal(str(error), {problem.field: problem.words for problem in error.problems})
            return
        service = self._sign_in.service
        rows = application_summary.summary(
            request,
            service.environment,
            self.answers.promoter,
            service.version,
            self.draw_page.streets.authority.currentText(),
        )
        if self.answers.category_words:
            rows.append((tr("The service says"), self.answers.category_words))
        self.summary.show_summary(tr("Read this before you submit"), rows, service.environment.live)
        self._request = request
        self.pages.setCurrentWidget(self.summary)

    def _send(self) -> None:
        service = self._sign_in.service
        if service is None or self._send_task is not None:
            return
        self.summary.sending(True)
        draft, request, own = self.answers.draft(), self._request, service.fork()
        self._send_task = tasks.start(
            tasks.BackgroundTask(
                tr("Submitting a permit application"),
                lambda task: self.outbox.send(draft, request, own),
                done=self._sent,
                failed=self._not_sent,
                cut=own.cancel,
            )
        )

    def _sent(self, outcome: Any) -> None:
        self._send_task = None
        self.summary.sending(False)
        self.drawing.reload()
        self.draw_page.list_drafts()
        if isinstance(outcome, Submitted):
            self._show_receipt(outcome)
        elif isinstance(outcome, Refused):
            self.pages.setCurrentWidget(self.form)
            self.form.show_refusal(f"{outcome.words} {outcome.next_step}", outcome.fields)
        elif isinstance(outcome, Unknown):
            self._leave_answers()
            self.pages.setCurrentWidget(self.draw_page)
            self._notices.warn(outcome.words, tr("Ask now"), self._settle)

    def _not_sent(self, error: Exception) -> None:
        self._send_task = None
        self.summary.sending(False)
        self.drawing.reload()
        self._notices.error(error)

    def _show_receipt(self, outcome: Submitted) -> None:
        self._leave_answers()
        self.drawing.mark_submitted()
        self.receipt.show_receipt(outcome.receipt, signed_in_words(self._sign_in))
        self.pages.setCurrentWidget(self.receipt)

    def _settle(self) -> None:
        draft, service = self.drawing.draft, self._sign_in.service
        if draft is None or service is None or self._send_task is not None:
            self._notices.warn(tr("Sign in to the same environment first; then ask again."))
            return
        own = service.fork()
        self._send_task = tasks.start(
            tasks.BackgroundTask(
                tr("Asking whether the application was received"),
                lambda task: self.outbox.settle(draft, own),
                done=self._settled,
                failed=self._not_sent,
                cut=own.cancel,
            )
        )

    def _settled(self, outcome: Any) -> None:
        if outcome is None:
            self._send_task = None
            self.drawing.reload()
            return
        self._sent(outcome)

    def _another(self) -> None:
        self.drawing.put_down()
        self.draw_page.streets.say("")
        self.pages.setCurrentWidget(self.draw_page)
        self.draw_page.list_drafts()

    def leave(self) -> None:
        """The plugin is going: keep what was typed and drawn, let go of the map and of what is under way."""
        self._match_later.stop()
        self._drop_match()
        self._leave_answers()
        self.drawing.leave()
        self.store.close()


def _streets_of(service: Any, geometry: Any, known: dict[Any, Any]) -> StreetMatch:
    from ..submission.street_match import match

    return match(service, geometry, known)
