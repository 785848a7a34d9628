"""The page on which an extent is drawn: what to draw, what is wrong with it, which street it is on."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..looked_button import LookedButton
from ..narrow import narrow
from ..words import clock, tr
from .clashes_panel import ClashesPanel
from .concerning import ConcerningPanel
from .draft_words import draft_state, environment_words
from .draw_tools import DrawTools, hint
from .drawing import Drawing
from .findings_list import FindingsList
from .kind_chooser import KindChooser
from .measures import shape_words
from .shape_switch import ShapeSwitch
from .street_choice import StreetChoice
from .vertex_panel import VertexPanel

# The others are on the page of all drafts.
MOST_LISTED = 30


class DrawPage(QWidget):
    """Shows the drawing's state and passes on what the officer asks for."""

    draw = pyqtSignal(str, object)
    take = pyqtSignal()
    opened = pyqtSignal(str)
    apply = pyqtSignal()
    put_away = pyqtSignal()
    settle = pyqtSignal()
    looked = pyqtSignal(bool, str)
    list_all = pyqtSignal()

    def __init__(self, drawing: Drawing, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._live = ""
        # In the order in which Tab goes through them.
        self.tools = DrawTools(self)
        self.kinds = KindChooser(self)
        self.concerning = ConcerningPanel(self)
        self.shapes = ShapeSwitch(self)
        self._asks_street = True
        self._undrawn = ""
        self.mended = _label("mended", self)
        self.mended.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.kinds, self.concerning, self.shapes, self.tools):
            layout.addWidget(widget)
        layout.addLayout(self._drafts())
        self.kept = _label("kept", self)
        self.measures = _label("measures", self)
        self.measures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.kept)
        layout.addWidget(self.measures)
        layout.addWidget(self.mended)
        layout.addLayout(self._going_on())
        layout.addWidget(self._scrolling(canvas), 1)
        layout.addLayout(self._onwards())
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        drawing, tools = self._drawing, self.tools
        self.edit, self.undo = tools.edit_button, tools.undo_button
        tools.draw.connect(self.draw)
        tools.take.connect(self.take)
        tools.changed.connect(lambda construction: drawing.construct_by(**construction))
        tools.edit.connect(drawing.edit_vertices)
        tools.undo.connect(drawing.undo)
        drawing.changed.connect(self.refresh)
        drawing.finished.connect(self.list_drafts)
        drawing.measured.connect(self._show_live)
        drawing.refused.connect(self.tell_mended)
        findings = self.findings
        findings.wanted.connect(drawing.show_places)
        findings.confirmed.connect(drawing.confirm)
        findings.pointed.connect(drawing.marks.point_at)
        findings.tells_shown.connect(drawing.marks.show_tells)

    def _drafts(self) -> QHBoxLayout:
        self.drafts = narrow(QComboBox(self))
        self.drafts.setObjectName("drafts")
        self.drafts.setAccessibleName(tr("The extent at hand"))
        self.drafts.activated.connect(self._open_chosen)
        self.all_drafts = _button(tr("Drafts …"), "all_drafts", self, self.list_all.emit)
        self.all_drafts.setToolTip(tr("All drafts: open, rename, duplicate, delete, show on the map."))
        self.delete = _button(tr("Delete"), "delete_draft", self, self.put_away.emit)
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("Extent"), self))
        row.addWidget(self.drafts, 1)
        row.addWidget(self.all_drafts)
        row.addWidget(self.delete)
        return row

    def _going_on(self) -> QHBoxLayout:
        self.go_on = _button(tr("Go on drawing"), "go_on_drawing", self, self._drawing.go_on_drawing)
        self.finish = _button(tr("&Finish the shape"), "finish_shape", self, self._drawing.end_sketch)
        self.finish.setToolTip(tr("As a right click on the map, or Enter."))
        row = QHBoxLayout()
        row.addWidget(self.go_on)
        row.addWidget(self.finish)
        return row

    def _scrolling(self, canvas: QgsMapCanvas) -> QScrollArea:
        inside = QWidget(self)
        self.findings = FindingsList(inside)
        self.streets = StreetChoice(inside)
        self.clashes = ClashesPanel(inside)
        self.vertices = VertexPanel(self._drawing, canvas, inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        self._boxes = {}
        for title, widget in ((tr("Findings"), self.findings), (tr("Street"), self.streets)):
            box = QGroupBox(title, inside)
            QVBoxLayout(box).addWidget(widget)
            layout.addWidget(box)
            self._boxes[widget] = box
        layout.addWidget(self.clashes)
        layout.addWidget(self.vertices)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _onwards(self) -> QVBoxLayout:
        self.why_not = _label("why_not", self)
        self.apply_button = _button(tr("Apply &for a permit"), "apply", self, self.apply.emit)
        self.apply_menu = QToolButton(self)
        self.apply_menu.setObjectName("apply_menu")
        self.apply_menu.setText("▾")
        self.apply_menu.setAccessibleName(tr("Something else than this"))
        self.apply_menu.setToolTip(tr("What else can be submitted with this shape."))
        self.apply_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.apply_menu.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.apply_menu.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.MinimumExpanding)
        going_on = QHBoxLayout()
        going_on.setSpacing(2)
        going_on.addWidget(self.apply_button, 1)
        going_on.addWidget(self.apply_menu)
        self.settle_button = _button(tr("Ask whether it was received"), "settle", self, self.settle.emit)
        self.looked_button = LookedButton("draft", self, referenced=True)
        self.looked_button.said.connect(self.looked)
        settling = QHBoxLayout()
        settling.addWidget(self.settle_button, 1)
        settling.addWidget(self.looked_button)
        layout = QVBoxLayout()
        layout.addWidget(self.why_not)
        layout.addLayout(settling)
        layout.addLayout(going_on)
        return layout

    def tell_mended(self, words: str) -> None:
        """Say what a repair did, or why no shape could be made, until the shape changes again."""
        self.mended.setText(words)
        self.mended.setVisible(bool(words))

    def list_drafts(self) -> None:
        """Read the drafts' list again."""
        self.drafts.clear()
        self.drafts.addItem(tr("Choose a draft, or draw a new extent"), None)
        current = self._drawing.whole
        listed = self._drawing.store.all(most=MOST_LISTED)
        if current is not None and current.id not in [draft.id for draft in listed]:
            listed.append(current)
        for draft in listed:
            self.drafts.addItem(
                tr("{name} · {state} · {environment}").format(
                    name=draft.name,
                    state=draft_state(draft),
                    environment=environment_words(draft.environment),
                ),
                draft.id,
            )
        self.drafts.setCurrentIndex(max(0, self.drafts.findData(current.id if current else None)))

    def _open_chosen(self) -> None:
        if self.drafts.currentData():
            self.opened.emit(self.drafts.currentData())

    def _show_live(self, words: str) -> None:
        """The measures of what is being drawn, while the mouse moves."""
        self._live = words
        self._show_measures()

    def _show_measures(self) -> None:
        draft = self._drawing.draft
        words = self._live
        if not self._drawing.sketching:
            words = shape_words(draft.geometry()) if draft is not None and draft.finished else ""
        self.measures.setText(words)
        # Its place is kept while drawing, so that nothing below jumps with the mouse.
        self.measures.setVisible(bool(words) or self._drawing.sketching)

    def refresh(self) -> None:
        """Show what the drawing says of itself now."""
        draft, submitted = self._drawing.draft, self._drawing.whole
        current = submitted.id if submitted else None
        if self.drafts.currentData() != current or self.drafts.count() == 0:
            self.list_drafts()
        whole = draft is not None and draft.finished
        open_ = draft is not None and not draft.sent
        sketching = self._drawing.sketching
        self.edit.setEnabled(whole and open_)
        self.undo.setEnabled(open_ and self._drawing.can_undo)
        self.delete.setEnabled(draft is not None and draft.state != "sending")
        self.go_on.setVisible(open_ and not whole and not sketching and bool(draft and draft.vertices))
        self.finish.setVisible(sketching and draft is not None and draft.shape_type != "Point")
        self.tools.show_drawing(
            draft.shape_type if draft is not None and sketching else None,
            draft.construction if draft is not None and sketching else None,
        )
        self.kept.setText(self._state_words())
        self._show_measures()
        self._boxes[self.findings].setVisible(whole or bool(self._drawing.findings))
        self._boxes[self.streets].setVisible(whole and self._asks_street)
        self.findings.show_findings(
            self._drawing.findings,
            tr("Nothing is wrong with the shape.") if whole else "",
            self._drawing.outstanding,
        )

    def _state_words(self) -> str:
        draft = self._drawing.draft
        if draft is None:
            return tr("Choose what to draw, then click on the map.")
        if self._drawing.sketching:
            told = (hint(draft.shape_type, draft.construction), self._kept_words())
            return " ".join(part for part in told if part)
        if not draft.vertices and not draft.sent:
            return self._undrawn
        if draft.message and draft.state in ("refused", "unknown"):
            return draft.message
        return self._kept_words()

    def _kept_words(self) -> str:
        kept = self._drawing.kept_at
        return tr("Kept on this computer at {time}.").format(time=clock(kept)) if kept else ""

    def show_kind(self, begin: str, asks_street: bool, undrawn: str) -> None:
        """What the drawing is for: the words on the button, whether its street is to be chosen, and what it means
        that nothing is drawn."""
        self._undrawn = undrawn
        self.apply_button.setText(begin)
        self._asks_street = asks_street
        draft = self._drawing.draft
        self._boxes[self.streets].setVisible(draft is not None and draft.finished and asks_street)
        self.kept.setText(self._state_words())

    def allow(self, why_not: str, unknown: bool) -> None:
        """Offer the permit application, or say what stands in its way."""
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        self.apply_button.setEnabled(not why_not)
        self.settle_button.setVisible(unknown)
        self.looked_button.setVisible(unknown)

    def leave(self) -> None:
        """Let go of the map: the dock is going."""
        self.vertices.leave()


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _button(words: str, name: str, parent: QWidget, action) -> QPushButton:  # type: ignore[no-untyped-def]
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.clicked.connect(lambda: action())
    return button
