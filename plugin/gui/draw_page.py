"""The page on which an extent is drawn: what to draw, what is wrong with it, which street it is on."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..host import icons
from .drawing import Drawing
from .findings_list import FindingsList
from .narrow import narrow
from .street_choice import StreetChoice
from .words import clock, tr

SHAPES = (("Point", "&Point", "point"), ("LineString", "&Line", "line"), ("Polygon", "Poly&gon", "polygon"))
STATES = {
    "draft": "draft",
    "ready": "ready",
    "sending": "being sent",
    "submitted": "submitted",
    "refused": "refused",
    "unknown": "outcome unknown",
}


class DrawPage(QWidget):
    """Shows the drawing's state and passes on what the officer asks for."""

    draw = pyqtSignal(str)
    opened = pyqtSignal(str)
    apply = pyqtSignal()
    put_away = pyqtSignal()
    settle = pyqtSignal()

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self.findings = FindingsList(self)
        self.mended = QLabel(self)
        self.mended.setWordWrap(True)
        self.mended.setObjectName("mended")
        self.mended.hide()
        self.streets = StreetChoice(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._shapes())
        layout.addLayout(self._drafts())
        self.kept = QLabel(self)
        self.kept.setWordWrap(True)
        layout.addWidget(self.kept)
        layout.addWidget(self._scrolling(), 1)
        layout.addLayout(self._onwards())
        drawing.changed.connect(self.refresh)
        drawing.finished.connect(self.list_drafts)
        self.findings.wanted.connect(drawing.show_places)
        self.refresh()

    def _shapes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for shape_type, words, icon in SHAPES:
            button = QToolButton(self)
            button.setObjectName(f"draw_{icon}")
            button.setText(tr(words))
            button.setIcon(icons.icon(icon))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda _=False, kind=shape_type: self.draw.emit(kind))
            row.addWidget(button)
        self.edit = _button(tr("&Edit"), "edit_vertices", self, self._drawing.edit_vertices)
        self.edit.setToolTip(tr("Move, add and delete vertices with QGIS's vertex tool"))
        self.undo = _button(tr("&Undo"), "undo", self, self._drawing.undo)
        row.addWidget(self.edit)
        row.addWidget(self.undo)
        row.addStretch(1)
        return row

    def _drafts(self) -> QHBoxLayout:
        self.drafts = narrow(QComboBox(self))
        self.drafts.setObjectName("drafts")
        self.drafts.activated.connect(self._open_chosen)
        self.delete = _button(tr("Delete"), "delete_draft", self, self.put_away.emit)
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("Extent"), self))
        row.addWidget(self.drafts, 1)
        row.addWidget(self.delete)
        return row

    def _scrolling(self) -> QScrollArea:
        inside = QWidget(self)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        self.go_on = _button(tr("Go on drawing"), "go_on_drawing", inside, self._drawing.go_on_drawing)
        layout.addWidget(self.go_on)
        for title, widget in ((tr("Findings"), self.findings), (tr("Street"), self.streets)):
            box = QGroupBox(title, inside)
            QVBoxLayout(box).addWidget(widget)
            layout.addWidget(box)
            if widget is self.findings:
                box.layout().addWidget(self.mended)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _onwards(self) -> QVBoxLayout:
        self.why_not = QLabel(self)
        self.why_not.setWordWrap(True)
        self.why_not.setObjectName("why_not")
        self.apply_button = _button(tr("&Apply for a permit"), "apply", self, self.apply.emit)
        self.settle_button = _button(tr("Ask whether it was received"), "settle", self, self.settle.emit)
        layout = QVBoxLayout()
        layout.addWidget(self.why_not)
        layout.addWidget(self.settle_button)
        layout.addWidget(self.apply_button)
        return layout

    def tell_mended(self, words: str) -> None:
        """Say what a repair did, until the shape changes again."""
        self.mended.setText(words)
        self.mended.setVisible(bool(words))

    def list_drafts(self) -> None:
        """Read the drafts' list again."""
        self.drafts.clear()
        self.drafts.addItem(tr("Choose a draft, or draw a new extent"), None)
        for draft in self._drawing.store.all():
            self.drafts.addItem(
                tr("{name} · {state} · {environment}").format(
                    name=draft.name,
                    state=tr(STATES[draft.state]) if draft.finished else tr("unfinished"),
                    environment=draft.environment,
                ),
                draft.id,
            )
        current = self._drawing.draft
        self.drafts.setCurrentIndex(max(0, self.drafts.findData(current.id if current else None)))

    def _open_chosen(self) -> None:
        if self.drafts.currentData():
            self.opened.emit(self.drafts.currentData())

    def refresh(self) -> None:
        """Show what the drawing says of itself now."""
        draft = self._drawing.draft
        current = draft.id if draft else None
        if self.drafts.currentData() != current or self.drafts.count() == 0:
            self.list_drafts()
        whole = draft is not None and draft.finished
        open_ = draft is not None and not draft.sent
        self.edit.setEnabled(whole and open_)
        self.undo.setEnabled(open_ and self._drawing.can_undo)
        self.delete.setEnabled(draft is not None and draft.state != "sending")
        self.go_on.setVisible(open_ and not whole and not self._drawing.sketching)
        self.kept.setText(self._state_words())
        self.findings.show_findings(
            self._drawing.findings, tr("Nothing is wrong with the shape.") if whole else ""
        )

    def _state_words(self) -> str:
        draft = self._drawing.draft
        if draft is None:
            return tr("Choose point, line or polygon, then click on the map.")
        if self._drawing.sketching:
            hint = {
                "Point": tr("Click on the map where the works are."),
                "LineString": tr("Click along the works; right-click to end. Backspace takes a vertex back."),
                "Polygon": tr("Click around the works; right-click to end. Backspace takes a vertex back."),
            }[draft.shape_type]
            return " ".join(part for part in (hint, self._kept_words()) if part)
        if draft.message and draft.state in ("refused", "unknown"):
            return draft.message
        return self._kept_words()

    def _kept_words(self) -> str:
        kept = self._drawing.kept_at
        return tr("Kept on this computer at {time}.").format(time=clock(kept)) if kept else ""

    def allow(self, why_not: str, unknown: bool) -> None:
        """Offer the permit application, or say what stands in its way."""
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        self.apply_button.setEnabled(not why_not)
        self.settle_button.setVisible(unknown)


def _button(words: str, name: str, parent: QWidget, action) -> QPushButton:  # type: ignore[no-untyped-def]
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.clicked.connect(lambda: action())
    return button
