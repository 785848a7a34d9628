"""Vertices typed, pasted, looked at and deleted: the extent in numbers."""

from __future__ import annotations

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsVertexMarker
from qgis.PyQt.QtCore import QItemSelectionModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...geometry.typed_vertices import read
from ...host import positions
from ...submission.draft_findings import FEWEST
from ..fold import Fold
from ..red_words import warn_in
from ..words import count, tr
from .drawing import Drawing
from .vertex_model import DECIMALS, Rings, Vertex, VertexModel

ROWS_SHOWN = 6


class VertexTable(QTableView):
    """Copies and pastes by keyboard, and asks to delete the chosen rows."""

    delete = pyqtSignal()
    copy = pyqtSignal()
    paste = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, Qt's name
        """Delete, copy, paste; the rest is Qt's."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste.emit()
        else:
            super().keyPressEvent(event)


class VertexPanel(Fold):
    """The vertices of the draft at hand. What is typed while drawing is the next vertex; afterwards it goes in
    after the chosen one."""

    def __init__(self, drawing: Drawing, canvas: QgsMapCanvas, parent: QWidget) -> None:
        super().__init__("vertices", tr("Vertices"), parent, folded=True)
        self._drawing = drawing
        self._canvas = canvas
        self._mark: QgsVertexMarker | None = None
        self.model = VertexModel(self)
        self._build()
        self.model.typed.connect(self._put)
        self.model.refused.connect(self._say)
        drawing.changed.connect(self.refresh)
        canvas.destinationCrsChanged.connect(self._show_chosen)
        self.refresh()

    def _build(self) -> None:
        self._build_line()
        self._build_table()
        inside = self.inside
        self.said = QLabel(inside)
        self.said.setObjectName("vertices_said")
        self.said.setWordWrap(True)
        self.said.hide()
        label = QLabel(tr("Add a vertex: easting and northing"), inside)
        label.setBuddy(self.typed)
        label.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self.typed, 1)
        line.addWidget(self.add)
        buttons = QHBoxLayout()
        for button in (self.remove, self.copy, self.paste):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addLayout(line)
        layout.addWidget(self.said)
        layout.addWidget(self.table)
        layout.addLayout(buttons)

    def _build_line(self) -> None:
        inside = self.inside
        self.typed = QLineEdit(inside)
        self.typed.setObjectName("typed_vertex")
        self.typed.setPlaceholderText(tr("470123.45, 310987.60 or SK 70123 10987"))
        self.typed.setAccessibleName(tr("Easting and northing of a vertex"))
        self.typed.setToolTip(tr("Easting and northing, a grid reference or degrees. Enter adds the vertex."))
        self.add = _button(tr("Add"), "add_vertex", inside, self._add_typed)
        self.typed.returnPressed.connect(self._add_typed)
        self.typed.textEdited.connect(lambda _: self._say(""))

    def _build_table(self) -> None:
        inside = self.inside
        self.table = VertexTable(inside)
        self.table.setObjectName("vertex_table")
        self.table.setAccessibleName(tr("Vertices"))
        self.table.setModel(self.model)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 6)
        self.table.setFixedHeight((ROWS_SHOWN + 1) * (self.table.fontMetrics().height() + 8))
        self.remove = _button(tr("Delete"), "delete_vertex", inside, self._delete)
        self.paste = _button(tr("Paste"), "paste_vertices", inside, self._paste)
        self.paste.setToolTip(tr("Eastings and northings, one vertex a line, as a spreadsheet copies them."))
        self.copy = _button(tr("Copy"), "copy_vertices", inside, self._copy)
        self.table.delete.connect(self._delete)
        self.table.copy.connect(self._copy)
        self.table.paste.connect(self._paste)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)

    def refresh(self) -> None:
        """Show the vertices of the draft at hand."""
        draft = self._drawing.draft
        rings = [draft.vertices, *draft.holes] if draft is not None and draft.vertices else []
        open_ = draft is not None and not draft.sent
        self.model.show(rings, open_)
        number = self.model.rowCount()
        self.setTitle(tr("Vertices") if number == 0 else count(number, tr("vertex"), tr("vertices")))
        for widget in (self.typed, self.add, self.paste):
            widget.setEnabled(open_)
        self._show_chosen()

    def _say(self, words: str) -> None:
        warn_in(self.said, words)

    def _chosen(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _put(self, rings: Rings) -> None:
        draft = self._drawing.draft
        if draft is None:
            return
        if draft.finished and len(rings[0]) < FEWEST[draft.shape_type]:
            self._say(
                tr("A polygon has three vertices at least.")
                if draft.shape_type == "Polygon"
                else tr("A line has two vertices at least.")
            )
            return
        self._say("")
        self._drawing.put_vertices([ring for ring in rings if len(ring) > 2 or ring is rings[0]])

    def _add_typed(self) -> None:
        if self._take(self.typed.text()):
            self.typed.clear()

    def _paste(self) -> None:
        self._take(QApplication.clipboard().text())

    def _take(self, text: str) -> bool:
        """Put what a text names into the extent; nothing of it where a line of it is no vertex."""
        typed = read(text)
        if typed.refused or not typed.vertices:
            self._say(" ".join(typed.refused[:3]) or tr("Type an easting and a northing first."))
            return False
        self._say("")
        if self._drawing.sketching:
            self._drawing.add_vertices(typed.vertices)
        else:
            self._insert(typed.vertices)
        return True

    def _insert(self, vertices: list[Vertex]) -> None:
        draft = self._drawing.draft
        if draft is None:
            return
        if draft.shape_type == "Point":
            self._put([vertices[-1:]])
            return
        rings = self.model.rings or [[]]
        chosen = self._chosen()
        ring, place = self.model.where(chosen[-1]) if chosen else (0, len(rings[0]) - 1)
        rings[ring][place + 1 : place + 1] = vertices
        self._put(rings)
        self._choose(sum(len(held) for held in rings[:ring]) + place + len(vertices))

    def _choose(self, row: int) -> None:
        if row < self.model.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(
                self.model.index(row, 0), flags.ClearAndSelect | flags.Rows
            )

    def _delete(self) -> None:
        draft, chosen = self._drawing.draft, self._chosen()
        if draft is None or draft.sent or not chosen or draft.shape_type == "Point":
            return
        rings = self.model.rings
        for row in reversed(chosen):
            ring, place = self.model.where(row)
            del rings[ring][place]
        self._put(rings)

    def _copy(self) -> None:
        rows = self._chosen() or list(range(self.model.rowCount()))
        lines = ["\t".join(f"{number:.{DECIMALS}f}" for number in self.model.vertex(row)) for row in rows]
        QApplication.clipboard().setText("\n".join(lines))

    def _show_chosen(self, *_: object) -> None:
        """Mark the chosen vertex on the map."""
        draft, chosen = self._drawing.draft, self._chosen()
        self.remove.setEnabled(
            bool(chosen) and draft is not None and not draft.sent and draft.shape_type != "Point"
        )
        self.copy.setEnabled(self.model.rowCount() > 0)
        self._unmark()
        crs = self._canvas.mapSettings().destinationCrs()
        if len(chosen) != 1 or not crs.isValid():
            return
        self._mark = QgsVertexMarker(self._canvas)
        self._mark.setIconType(QgsVertexMarker.IconType.ICON_BOX)
        self._mark.setIconSize(14)
        self._mark.setPenWidth(3)
        self._mark.setColor(QColor("#1d70b8"))
        self._mark.setCenter(positions.to_canvas(QgsPointXY(*self.model.vertex(chosen[0])), crs))

    def _unmark(self) -> None:
        if self._mark is not None:
            self._canvas.scene().removeItem(self._mark)
            self._mark = None

    def leave(self) -> None:
        """Take the mark off the map: the dock is going."""
        self._unmark()
        self._canvas.destinationCrsChanged.disconnect(self._show_chosen)


def _button(words: str, name: str, parent: QWidget, action) -> QPushButton:  # type: ignore[no-untyped-def]
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.clicked.connect(lambda: action())
    return button
