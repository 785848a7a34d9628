"""What was found of one kind, as a table: a model over the result's columns, no object a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPalette
from qgis.PyQt.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from ...layers import traffic_impact
from ...search.sheet import Sheet
from .csv_export import tabbed
from .record_sheets import SORTED_FIRST, heading
from .table_columns import TableColumns

# By traffic impact: as on the map, and where the table's background is dark, lighter ones.
ON_LIGHT = {
    traffic_impact.ROAD_CLOSED: QColor("#d4351c"),
    traffic_impact.HELD_UP: QColor("#b04e00"),
    traffic_impact.LITTLE: QColor("#00703c"),
}
ON_DARK = {
    traffic_impact.ROAD_CLOSED: QColor("#ff8a75"),
    traffic_impact.HELD_UP: QColor("#ffae5e"),
    traffic_impact.LITTLE: QColor("#6fd39b"),
}
ROW_MARGIN = 7
# With the headings and the scroll bar, of which as many rows stay in sight in a low dock.
LEAST_ROWS = 6
COLOURED = "traffic_management_type"
_ROLE_DISPLAY = Qt.ItemDataRole.DisplayRole
_ROLE_TIP = Qt.ItemDataRole.ToolTipRole
_ROLE_COLOUR = Qt.ItemDataRole.ForegroundRole
_ROLE_FONT = Qt.ItemDataRole.FontRole
_ROLES = (_ROLE_DISPLAY, _ROLE_TIP, _ROLE_COLOUR, _ROLE_FONT)
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_FLAG = QItemSelectionModel.SelectionFlag


class RecordsModel(QAbstractTableModel):
    """Rows of a sheet; sorting and filtering move an order of row numbers, nothing else.

    `moving` comes before the rows are put in another order or hidden, `moved` after: a table keeps its selection
    by them, which Qt would keep cell by cell.
    """

    moving = pyqtSignal()
    moved = pyqtSignal()

    def __init__(self, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.sheet = Sheet({}, 0, {})
        self.names: list[str] = []
        self._headings: list[str] = []
        self._sorted_by: tuple[str, bool] = (SORTED_FIRST, False)
        self._mask: np.ndarray | None = None
        self._shown = np.empty(0, dtype=np.int64)
        self._place = np.empty(0, dtype=np.int64)
        self._marked: dict[int, str] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, sheet: Sheet) -> None:
        """Show another sheet, all of its rows, sorted as the one before was."""
        self.beginResetModel()
        self.sheet, self.names, self._mask = sheet, sheet.names, None
        self._marked = {}
        self._headings = [heading(self.kind, name) for name in self.names]
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        name, descending = self._sorted_by
        rows = (
            self.sheet.order(name, descending=descending)
            if name in self.names
            else np.arange(self.sheet.count, dtype=np.int64)
        )
        self._shown = rows if self._mask is None else rows[self._mask[rows]]
        self._place = np.full(self.sheet.count, -1, dtype=np.int64)
        self._place[self._shown] = np.arange(len(self._shown))

    def _rearrange(self) -> None:
        self.moving.emit()
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self.row_at(index) for index in before]
        self._arrange()
        after = [self._index_of(row, index.column()) for row, index in zip(rows, before)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.moved.emit()

    def _index_of(self, row: int, column: int) -> QModelIndex:
        place = self.place_of(row)
        return self.index(place, column) if place >= 0 else QModelIndex()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008, Qt's signature
        """How many records are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008, Qt's signature
        """How many columns, hidden ones too."""
        return 0 if parent.isValid() else len(self.names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE_DISPLAY) -> Any:  # noqa: N802
        """The columns' headings."""
        if role == _ROLE_DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def data(self, index: QModelIndex, role: int = _ROLE_DISPLAY) -> Any:
        """A cell in words, all of them in its tip; the traffic management in the colour it has on the map."""
        if role not in _ROLES or not index.isValid():
            return None
        name, row = self.names[index.column()], self.row_at(index)
        if role == _ROLE_COLOUR:
            return self._colour(self.sheet.values(name)[row]) if name == COLOURED else None
        if role == _ROLE_FONT:
            return self._bold if row in self._marked else None
        cell = self.sheet.cell(name, row)
        return f"{cell}\n{self._marked[row]}" if role == _ROLE_TIP and row in self._marked else cell

    def mark(self, rows: Mapping[int, str]) -> None:
        """Show these rows in bold, and no others; with why, for their tips."""
        self._marked = dict(rows)
        if self._shown.size:
            last = self.index(len(self._shown) - 1, max(len(self.names) - 1, 0))
            self.dataChanged.emit(self.index(0, 0), last, [_ROLE_FONT, _ROLE_TIP])

    @property
    def marked(self) -> Mapping[int, str]:
        """The rows that are marked, and why."""
        return self._marked

    def _colour(self, traffic_management: Any) -> QColor:
        dark = QApplication.palette().color(QPalette.ColorRole.Base).lightness() < 128
        return (ON_DARK if dark else ON_LIGHT)[traffic_impact.impact(traffic_management)]

    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """By which column it is sorted, -1 where by none that is there, and which way."""
        name, descending = self._sorted_by
        return self.names.index(name) if name in self.names else -1, _DOWN if descending else _UP

    def sort(self, column: int, order: Qt.SortOrder = _UP) -> None:
        """Sort by a column; what says nothing comes last."""
        if not 0 <= column < len(self.names):
            return
        wanted = (self.names[column], order == _DOWN)
        if wanted != self._sorted_by:  # Qt asks twice
            self._sorted_by = wanted
            self._rearrange()

    def filter(self, mask: np.ndarray | None) -> None:
        """Show only the rows for which the mask (one boolean a row of the sheet) is true; None for all."""
        self._mask = mask
        self._rearrange()

    def rows(self) -> list[int]:
        """The rows of the result that are shown, in the order of the table."""
        return self._shown.tolist()

    @property
    def shown(self) -> np.ndarray:
        """The same, as numbers of a numpy array that is not to be changed."""
        return self._shown

    def row_at(self, index: QModelIndex) -> int:
        """Which row of the result a place in the table shows."""
        return int(self._shown[index.row()])

    def place_of(self, row: int) -> int:
        """Where in the table a row of the result is shown; -1 where it is hidden."""
        return int(self._place[row]) if 0 <= row < len(self._place) else -1

    def places_of(self, rows: np.ndarray) -> np.ndarray:
        """Where these rows are shown, ascending, without those that are hidden."""
        places = self._place[rows]
        return np.sort(places[places >= 0])

    def stretch(self, first: int, last: int) -> QItemSelectionRange:
        """All cells of the places from first to last."""
        # createIndex asks nothing of the model, index() both of its counts.
        return QItemSelectionRange(
            self.createIndex(first, 0), self.createIndex(last, max(len(self.names) - 1, 0))
        )


class RecordsTable(QTableView):
    """The table; says which rows of the result are chosen, and which was opened by a double click or Enter."""

    chosen = pyqtSignal(list)
    opened = pyqtSignal(int)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{kind}_table")
        self.records = RecordsModel(kind, self)
        self.setModel(self.records)
        self.horizontalHeader().setSortIndicator(-1, _UP)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        # Its headings would look at every selected row whenever they are painted.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.records, self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_MARGIN)
        self.verticalHeader().setVisible(False)
        self.setMinimumHeight(LEAST_ROWS * self.verticalHeader().defaultSectionSize())
        self.columns = TableColumns(self)
        self._following = False
        self._kept: tuple[np.ndarray, int] = (np.empty(0, dtype=np.int64), -1)
        self.records.moving.connect(self._keep)
        self.records.moved.connect(self._put_back)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.records.row_at(index)))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet, sorted as the one before was; the first by its start."""
        self._following = True
        self.records.show(sheet)
        self._following = False
        header = self.horizontalHeader()
        header.blockSignals(True)  # it is sorted already
        header.setSortIndicator(*self.records.sorted_by())
        header.blockSignals(False)

    def rows(self) -> list[int]:
        """The rows of the result that are selected, in the order of the table."""
        return self._selected().tolist()

    def _selected(self) -> np.ndarray:
        selected = np.zeros(self.records.rowCount(), dtype=bool)
        for run in self.selectionModel().selection():
            selected[run.top() : run.bottom() + 1] = True
        return self.records.shown[selected]

    def _tell(self) -> None:
        if not self._following:
            self.chosen.emit(self.rows())

    def follow(self, rows: Iterable[int]) -> None:
        """Select what was selected on the map, without telling the map again; hidden rows are left alone."""
        first = self._select(np.fromiter(rows, np.int64))
        if first >= 0:
            self.scrollTo(self.records.index(first, self._first_column()))

    def mark(self, rows: Mapping[int, str]) -> None:
        """Show these rows in bold, with why, and the first of them in sight."""
        self.records.mark(rows)
        places = self.records.places_of(np.fromiter(rows, np.int64))
        if len(places):
            self.scrollTo(self.records.index(int(places[0]), self._first_column()))

    def _select(self, rows: np.ndarray) -> int:
        """Select these rows and no others, and say where in the table the first of them is, -1 if none is."""
        selection = QItemSelection()
        places = self.records.places_of(rows)
        for run in runs(places):
            selection.append(self.records.stretch(*run))
        # Qt compares every run with every one before: nothing is selected while the new ones come.
        self._clear_quietly()
        self.selectionModel().blockSignals(True)
        self.selectionModel().select(selection, _FLAG.Select)
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        return int(places[0]) if len(places) else -1

    def _first_column(self) -> int:
        return max(self.horizontalHeader().logicalIndexAt(0), 0)

    def _keep(self) -> None:
        current = self.currentIndex()
        self._kept = (self._selected(), self.records.row_at(current) if current.isValid() else -1)
        self._clear_quietly()

    def _clear_quietly(self) -> None:
        self.selectionModel().blockSignals(True)
        self.selectionModel().clear()
        self.selectionModel().blockSignals(False)

    def _put_back(self) -> None:
        rows, current = self._kept
        self._select(rows)
        place = self.records.place_of(current)
        if place >= 0:
            index = self.records.index(place, self._first_column())
            self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
        if len(self.records.places_of(rows)) < len(rows):
            self.chosen.emit(self.rows())

    def copy_rows(self) -> None:
        """Copy the chosen rows, or all that are shown where none is, as the table shows them, with headings."""
        rows = self.rows() or self.records.rows()
        text = tabbed(self.records.kind, self.records.sheet, self.columns.names, rows)
        QApplication.clipboard().setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, Qt's name
        """Enter opens the current row, as a double click does; Ctrl+C copies whole rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            return
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self.records.row_at(index))
            return
        super().keyPressEvent(event)


def runs(places: np.ndarray) -> list[tuple[int, int]]:
    """Ascending numbers as first and last of each run of neighbours."""
    if not len(places):
        return []
    ends = np.flatnonzero(np.diff(places) > 1)
    firsts = places[np.concatenate(([0], ends + 1))]
    lasts = places[np.concatenate((ends, [len(places) - 1]))]
    return list(zip(firsts.tolist(), lasts.tolist()))
