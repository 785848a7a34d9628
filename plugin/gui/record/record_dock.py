"""The dock of a work's whole record: read, on the map, and what is done to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ...search import record_parts
from ...submission.work_actions import action_of, is_own_comment
from ..notices import Notices
from ..place_box import PlaceBox
from ..search.details_words import words_of
from ..sections import Section, sections_html, sections_text, shade_of
from ..sign_in.sign_in_strip import SignInStrip
from ..words import tr
from . import record_words
from .action_desk import ActionDesk
from .doing import Doing
from .record_files import RecordFiles
from .record_menus import concerned_with, fill_actions, fill_submissions, kinds_for, withheld_from
from .record_on_map import RecordOnMap
from .record_page import RecordPage
from .record_reading import RecordReading

if TYPE_CHECKING:
    from ...search.record_parts import Part
    from ...search.work_record import WorkRecord
    from ...submission.kind import Kind

ACTIONS_FILE = "actions.gpkg"
MARK = action_of("comment_reading")


class RecordDock(QgsDockWidget):
    """Everything that is on record of one work.

    `begin_kind` tells the key of a kind of submission, the references that it hangs on, and the record that it was
    begun from: somebody wants to draw and submit it.
    """

    begin_kind = pyqtSignal(str, dict, object)

    def __init__(self, iface: QgisInterface, sign_in: SignIn, notices: Notices, folder: Path) -> None:
        super().__init__(tr("Work · Works Extents"), iface.mainWindow())
        self.setObjectName("works_extents_record")
        self._canvas = iface.mapCanvas()
        self._sign_in = sign_in
        self._notices = notices
        self._zoom = False
        self._done_words = self._text = ""
        self._signed_in_as = self._who()
        self.record: WorkRecord | None = None
        self.reading = RecordReading(sign_in, self)
        self.on_map = RecordOnMap(self._canvas, self)
        self._build(folder)
        self._connect()
        self._show_nothing()
        self._look_for_left()

    def _build(self, folder: Path) -> None:
        body = QWidget(self)
        self.strip = SignInStrip(self._sign_in, body, "work")
        self.page = RecordPage(body)
        self.files = RecordFiles(self._sign_in, self)
        self.desk = ActionDesk(folder / ACTIONS_FILE, self)
        self.doing = Doing(self._sign_in, self._notices, self.desk, body)
        self.pages = QStackedWidget(body)
        for page in (self.page, self.doing.form, self.doing.confirm):
            self.pages.addWidget(page)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.strip)
        layout.addWidget(self.pages, 1)
        layout.addWidget(PlaceBox(self._canvas, body))
        self.setWidget(body)

    def _connect(self) -> None:
        page, reading, doing = self.page, self.reading, self.doing
        self._sign_in.changed.connect(self._signed_in_or_out)
        page.tree.ours = self._is_ours
        page.asked.connect(self.show_record)
        page.again.clicked.connect(self.read_again)
        page.tree.chosen.connect(self._look)
        page.tree.opened.connect(self._zoom_to_part)
        page.tree.all_history.connect(self._read_history)
        page.zoom.clicked.connect(self._zoom_to_part)
        page.copy.clicked.connect(lambda: QApplication.clipboard().setText(self._text))
        page.mark.clicked.connect(self._mark_read)
        page.open_file.clicked.connect(lambda: self._with_file(self.files.open))
        page.save_file.clicked.connect(lambda: self._with_file(self.files.save))
        page.actions.menu().aboutToShow.connect(self._fill_menus)
        page.submit.menu().aboutToShow.connect(self._fill_menus)
        page.pending.ask.connect(doing.ask)
        page.pending.again.connect(doing.send_again)
        page.pending.word.connect(doing.person_says)
        reading.told.connect(self._told)
        reading.failed.connect(self._failed)
        reading.part_told.connect(self._part_told)
        reading.part_failed.connect(lambda key, error: self._show_details(error_words(error)))
        reading.history_told.connect(self._history_told)
        reading.history_failed.connect(lambda error: page.say(error_words(error)))
        self.on_map.chosen.connect(page.tree.choose)
        self.on_map.shown.connect(lambda: self.on_map.select(page.tree.part))
        self.files.told.connect(page.say)
        self.files.failed.connect(self._notices.error)
        doing.page.connect(self._show_page)
        doing.over.connect(self._done)
        self.desk.settled.connect(self._settled)
        self.desk.left.connect(self._tell_left)

    def _show_page(self, shown: QWidget | None) -> None:
        """A page of what is being done, or with None the record; the keyboard goes on there."""
        before = self.pages.currentWidget()
        self.pages.setCurrentWidget(shown or self.page)
        if shown is None and before is not self.page:
            self.page.tree.setFocus()

    # Which work.

    def show_record(self, reference: str, zoom: bool = True) -> None:
        """Read and show the record of a work, by its reference or that of a permit or another part of it."""
        self.page.reference.setText(reference)
        if self._sign_in.service is None:
            self.strip.unfold.setChecked(True)
            self.page.say(tr("Sign in first: “Practice” needs no account."))
            return
        if self.desk.busy:
            return
        self.doing.put_down()
        self._zoom = zoom
        self.page.say(tr("Reading the record …"))
        self.reading.read(reference)
        self._show_buttons()

    def read_again(self) -> None:
        """Read the record that is shown once more."""
        if self.record is not None:
            self.show_record(self.record.reference, zoom=False)

    def _who(self) -> tuple[str, ...]:
        service = self._sign_in.service
        if service is None:
            return ()
        session = service.session
        return (service.environment.address, service.version.value, str(session.organisation_reference))

    def _signed_in_or_out(self) -> None:
        """Another account sees another record; signed out, what was read can still be looked at."""
        before, now = self._signed_in_as, self._who()
        self._signed_in_as = now or before
        if now and now != before:
            self._look_for_left()
        if now and before and now != before:
            same_place = self.record is not None and now[0] == before[0]
            if same_place:
                self.read_again()
            else:
                self._show_nothing()
        self._show_buttons()

    def _show_nothing(self) -> None:
        self.reading.drop()
        self.record = None
        self.page.tree.clear()
        self.page.head("", "")
        self.page.tell_untold(())
        self.page.pending.show_pending(())
        self.page.say(tr("Enter the reference of a work or a permit, or choose a work in a search."))
        self._show_details("")
        self._show_buttons()

    def _told(self, record: WorkRecord) -> None:
        first = self.record is None or self.record.reference != record.reference
        self.record = record
        if first:
            self.page.pending.show_pending(())
        self.page.remember(record.reference)
        self.page.head(*_head(record))
        self.page.tell_untold(record.untold)
        self.page.say("" if record.complete else tr("Reading the rest …"))
        self.page.tree.show_record(record)
        if not record.complete:
            return
        if self._done_words:
            self.page.say(self._done_words)
            self._done_words = ""
        self.on_map.show(record, zoom=self._zoom)
        self._zoom = False
        self._look_for_lost_answers()

    def _look_for_lost_answers(self) -> None:
        service, record = self._sign_in.service, self.record
        if service is not None and record is not None and record.work is not None:
            self.desk.settle_all(record.reference, service)

    def _failed(self, error: Exception) -> None:
        still = ""
        if self.record is not None:
            still = tr("The record of {reference} is still shown.").format(reference=self.record.reference)
        self.page.say(f"{error_words(error)} {still}".strip())
        self._show_buttons()
        self._look_for_lost_answers()

    # What is looked at.

    def _look(self) -> None:
        part, record, service = self.page.tree.part, self.record, self._sign_in.service
        self.on_map.select(part)
        if part is not None and record is not None and service is not None and part.readable(service.version):
            self._show_details(tr("Reading the rest …"))
            self.reading.read_part(record, part)
        else:
            self._show_details("")
        self._show_buttons()

    def _show_details(self, after: str) -> None:
        """The line that is looked at in full; `after` is said under it."""
        part, event, tree = self.page.tree.part, self.page.tree.event_looked_at, self.page.tree
        title, sections = tree.title(), list[Section]()
        if part is not None:
            title, sections = record_words.title_of(part), record_words.sections_of(part)
        elif event is not None:
            sections = record_words.event_sections(event)
        if after:
            sections = [*sections, Section("", items=[after])]
        self._text = sections_text(title, sections)
        self.page.details.setHtml(sections_html(title, sections, shade_of(self.page.details)))

    def _part_told(self, part: Part) -> None:
        if self.record is None:
            return
        self.record = self.record.with_part(part)
        self.page.tree.show_record(self.record)
        if record_parts.shapes_of(part):
            self.on_map.show(self.record)

    def _read_history(self) -> None:
        if self.record is not None:
            self.page.say(tr("Reading the history …"))
            self.reading.read_history(self.record.reference)

    def _history_told(self, events: list, whole: bool) -> None:
        if self.record is None:
            return
        self.page.say("" if whole else tr("The history is longer: these are its latest events."))
        self.record = self.record.with_history(events)
        self.page.tree.show_record(self.record)

    def _zoom_to_part(self) -> None:
        part = self.page.tree.part
        has_place = part is not None and part.kind != record_parts.WORK and self.on_map.has_place(part)
        self.on_map.zoom_to(part if has_place else None)

    # What can be done.

    def _show_buttons(self) -> None:
        page, part, record = self.page, self.page.tree.part, self.record
        signed_in = self._sign_in.service is not None
        whole = record is not None and record.work is not None and signed_in
        kind = part.kind if part is not None else ""
        page.again.setEnabled(record is not None and signed_in)
        page.actions.setEnabled(whole)
        page.submit.setEnabled(whole)
        service = self._sign_in.service
        page.withheld.tell(withheld_from(part, record, service) if whole and record and service else {})
        page.zoom.setEnabled(record is not None)
        page.copy.setEnabled(record is not None)
        page.mark.setVisible(kind == record_parts.COMMENT)
        why_not = self._why_not_read() if kind == record_parts.COMMENT else ""
        page.mark.setEnabled(whole and not why_not)
        page.mark.setToolTip(why_not)
        for button in (page.open_file, page.save_file):
            button.setVisible(kind == record_parts.FILE)
            button.setEnabled(signed_in)

    def _is_ours(self, comment: Any) -> bool:
        service = self._sign_in.service
        if service is None:
            return False
        session = service.session
        return is_own_comment(comment, str(session.organisation_reference or ""), session.email)

    def _why_not_read(self) -> str:
        service, record, part = self._sign_in.service, self.record, self.page.tree.part
        if service is None or record is None or part is None:
            return ""
        return MARK.why_not(concerned_with(record, part, service))

    def _mark_read(self) -> None:
        if self.record is not None:
            self.doing.begin(MARK, self.record, self.page.tree.part)

    def _with_file(self, act: Callable[[Part], None]) -> None:
        part = self.page.tree.part
        if part is not None and part.kind == record_parts.FILE:
            self.page.say("")
            act(part)

    def _fill_menus(self) -> None:
        service, record, part = self._sign_in.service, self.record, self.page.tree.part
        if service is None or record is None or record.work is None:
            return
        fill_actions(
            self.page.actions.menu(),
            record,
            part,
            service,
            lambda action, on: self.doing.begin(action, record, on),
        )
        kinds = kinds_for(part, record, service)
        fill_submissions(self.page.submit.menu(), kinds, self._begin_kind)

    def _begin_kind(self, kind: Kind) -> None:
        record, part = self.record, self.page.tree.part
        if record is None:
            return
        references = {"work_reference_number": record.reference, **(part.references if part else {})}
        self.begin_kind.emit(kind.key, {name: references[name] for name in kind.concerning}, record)

    def _done(self, words: str) -> None:
        """Something was sent: the record says what came of it."""
        self._done_words = words
        self.read_again()

    def _look_for_left(self) -> None:
        service = self._sign_in.service
        if service is not None:
            self.desk.look_for_left(service)

    def _tell_left(self, drafts: list) -> None:
        """What was sent for works that are not looked at, and nobody knows yet whether it was taken."""
        shown = self.record.reference if self.record is not None else ""
        works = dict.fromkeys(draft.concerning.get("work_reference_number", "") for draft in drafts)
        others = [work for work in works if work and work.casefold() != shown.casefold()]
        if others:
            self._notices.warn(
                tr(
                    "The answer to what was done to {works} was lost. The record shows what became of it."
                ).format(works=", ".join(others)),
                tr("Show {work}").format(work=others[0]),
                lambda: self._come_with(others[0]),
            )

    def _come_with(self, reference: str) -> None:
        self.setUserVisible(True)
        self.show_record(reference)

    def _settled(self, reference: str, taken: list, pending: list) -> None:
        if self.record is None or self.record.reference != reference:
            return
        self.page.pending.show_pending(pending)
        if taken and not pending:
            self._notices.take_away()
        if taken:
            names = ", ".join(tr(kind.words) for kind in taken)
            self.page.say(tr("The answer was lost, but Street Manager has it: {what}.").format(what=names))

    def leave(self) -> None:
        """Let go of the map and of whatever is under way: the dock is going."""
        self.reading.drop()
        self.on_map.leave()
        self.files.leave()
        self.desk.leave()


def _head(record: WorkRecord) -> tuple[str, str]:
    """Which work it is, and how it stands: two lines."""
    said = record.work if record.work is not None else record.active_permit
    street = ", ".join(
        piece for piece in (getattr(said, "street_name", ""), getattr(said, "town", "")) if piece
    )
    parts = (
        words_of(said, "work_status"),
        getattr(said, "promoter_organisation", ""),
        getattr(said, "highway_authority", ""),
    )
    title = " · ".join(piece for piece in (record.reference, street) if piece)
    return title, " · ".join(piece for piece in parts if piece)
