"""The works that were found, as a table: a model over the result's columns, no object a row."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ..layers import works_fields
from .words import short_day, tr

if TYPE_CHECKING:
    from ..search.result import SearchResult

HEADINGS = (
    ("work_reference_number", "Reference"),
    ("promoter_organisation", "Promoter"),
    ("start_date", "Start"),
    ("end_date", "End"),
    ("traffic_management_type", "Traffic management"),
    ("permit_status", "Status"),
    ("work_category", "Category"),
)
IMPACT_COLOURS = {
    works_fields.ROAD_CLOSED: QColor("#d4351c"),
    works_fields.HELD_UP: QColor("#c25700"),
    works_fields.LITTLE: QColor("#00703c"),
}
_ROLE_DISPLAY = Qt.ItemDataRole.DisplayRole
_ROLE_COLOUR = Qt.ItemDataRole.ForegroundRole


class WorksModel(QAbstractTableModel):
    """Rows of a search's result; sorting moves an order of row numbers, nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attributes: dict[str, list] = {}
        self._order: list[int] = []
        self._place: dict[int, int] = {}

    def show(self, result: SearchResult | None) -> None:
        """Show another result, or none."""
        self.beginResetModel()
        self._attributes = result.attributes if result is not None else {}
        self._set_order(list(range(len(result) if result is not None else 0)))
        self.endResetModel()

    def _set_order(self, order: list[int]) -> None:
        self._order = order
        self._place = {row: place for place, row in enumerate(order)}

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008, Qt's signature
        """How many works."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008, Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE_DISPLAY) -> Any:  # noqa: N802
        """The columns' headings."""
        if role == _ROLE_DISPLAY and orientation == Qt.Orientation.Horizontal:
            return tr(HEADINGS[section][1])
        return None

    def data(self, index: QModelIndex, role: int = _ROLE_DISPLAY) -> Any:
        """A cell in words; the traffic management in the colour it has on the map."""
        if role not in (_ROLE_DISPLAY, _ROLE_COLOUR):
            return None
        name = HEADINGS[index.column()][0]
        values = self._attributes.get(name)
        value = values[self._order[index.row()]] if values else None
        if role == _ROLE_COLOUR:
            return IMPACT_COLOURS[works_fields.impact(value)] if name == "traffic_management_type" else None
        return self._words(name, value, self._order[index.row()])

    def _words(self, name: str, value: Any, row: int) -> str:
        if value is None:
            return ""
        if isinstance(value, datetime):
            return short_day(value)
        column = next(column for column in works_fields.COLUMNS if column.name == name)
        if not column.choice:
            return str(value)
        strings = self._attributes.get(name + "_string")
        return works_fields.words(column, value, strings[row] if strings else None) or ""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; works without a value come last."""
        if not self._order:
            return
        values = self._attributes.get(HEADINGS[column][0])
        if values is None:
            return
        known = [row for row in self._order if values[row] is not None]
        unknown = [row for row in self._order if values[row] is None]
        known.sort(key=values.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self._order[index.row()] for index in before]
        self._set_order(known + unknown)
        after = [self.index(self._place[row], index.column()) for row, index in zip(rows, before)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def row_at(self, index: QModelIndex) -> int:
        """Which row of the result a place in the table shows."""
        return self._order[index.row()]

    def place_of(self, row: int) -> int:
        """Where in the table a row of the result is shown."""
        return self._place[row]


class WorksTable(QTableView):
    """The table; says which rows of the result are chosen, and which was double-clicked."""

    chosen = pyqtSignal(list)
    opened = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("works_table")
        self.works = WorksModel(self)
        self.setModel(self.works)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.verticalHeader().setVisible(False)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for column, width in enumerate((112, 104, 82, 82, 150, 90, 110)):
            self.setColumnWidth(column, width)
        self._following = False
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.works.row_at(index)))

    def rows(self) -> list[int]:
        """The rows of the result that are selected."""
        return [self.works.row_at(index) for index in self.selectionModel().selectedRows()]

    def _tell(self) -> None:
        if not self._following:
            self.chosen.emit(self.rows())

    def follow(self, rows: list[int]) -> None:
        """Select what was selected on the map, without telling the map again."""
        selection = QItemSelection()
        places = sorted(self.works.place_of(row) for row in rows)
        for first, last in _runs(places):
            selection.select(self.works.index(first, 0), self.works.index(last, self.works.columnCount() - 1))
        self._following = True
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flag.ClearAndSelect)
        self._following = False
        if places:
            self.scrollTo(self.works.index(places[0], 0))


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers as first and last of each run."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
