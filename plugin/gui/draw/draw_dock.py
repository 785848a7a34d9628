"""The dock that draws and submits: the drawing, the form, the summary, the receipt, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...host.sign_in import SignIn
from ...submission.drafts import DraftStore
from ...submission.kinds import kind_of
from ..form.receipt_page import ReceiptPage
from ..form.sending import Sending
from ..form.submission_form import SubmissionForm
from ..form.summary_page import SummaryPage
from ..notices import Notices
from ..place_box import PlaceBox
from ..sign_in.sign_in_strip import SignInStrip
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
from .submission_desk import SubmissionDesk


class DrawDock(QgsDockWidget):
    """Leads from the first click on the map to the receipt; each step can be gone back on, nothing is lost."""

    def __init__(self, iface: QgisInterface, sign_in: SignIn, notices: Notices, drafts_file: Path) -> None:
        super().__init__(tr("Draw · Works Extents"), iface.mainWindow())
        self.setObjectName("works_extents_draw")
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._sign_in = sign_in
        self._notices = notices
        self.store = DraftStore(drafts_file)
        self.drawing = Drawing(iface, self.store, self)
        self.sending = Sending(self.store, self)
        self._build()
        self.submission = SubmissionDesk(self, sign_in, notices)
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
        page.findings.mend.connect(self._mend)
        # The lookup was connected first: when these come, the draft has what the street says.
        page.streets.chosen.connect(self._show_ready)
        self.kinds.changed.connect(self._judged)
        self.drawing.finished.connect(lambda: page.tell_mended(""))
        self._sign_in.changed.connect(self._signed_in_or_out)
        self.receipt.done.connect(self._another)
        self.receipt.page.connect(self.page_for_file.ask_at_hand)
        self.drafts_page.page.connect(self.page_for_file.ask)

    def _show_drawing(self) -> None:
        """Another draft will be taken up: leave whatever page there is."""
        self.submission.leave()
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
        if not self._sign_in.signed_in:
            self.submission.signed_out()
        self._show_ready()

    def _show_ready(self) -> None:
        draft = self.drawing.whole
        self.draw_page.allow(self._why_not(), draft is not None and draft.state == "unknown")

    def _judged(self) -> None:
        """The shape was judged anew: for its answers, too, while they are being given."""
        self._show_ready()
        self.submission.warn()

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
        if self._why_not():
            self._show_ready()
            return
        self.kinds.to_the_whole()
        draft = self.drawing.draft
        if draft is None:
            return
        self.drawing.settle_edits()
        self.submission.open(draft, self.kinds.street)

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
        self.submission.leave()
        self.beginning.forget()
        self.drafts.leave()
        self.draw_page.leave()
        self.drawing.leave()
        self.store.close()
