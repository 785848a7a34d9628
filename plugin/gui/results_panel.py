"""What was found, as a table, in step with the map; and the permit of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..host.sign_in import SignIn
from .found_layers import FoundLayers
from .words import tr
from .work_details import WorkDetails
from .works_table import WorksTable

if TYPE_CHECKING:
    from ..search.result import SearchResult

WORKS = "works"


class ResultsPanel(QWidget):
    """The table and the details; selecting in one place selects in the other."""

    def __init__(self, sign_in: SignIn, found: FoundLayers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.result: SearchResult | None = None
        self.table = WorksTable(self)
        self.details = WorkDetails(sign_in, self)
        folded = QgsCollapsibleGroupBox(tr("The chosen work"), self)
        QVBoxLayout(folded).addWidget(self.details)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 3)
        layout.addWidget(folded, 2)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda row: found.zoom_to(WORKS, row))
        found.selected.connect(self._selected_on_map)

    def show_result(self, result: SearchResult) -> None:
        """Show another result."""
        self.result = result
        self.table.works.show(result)
        self.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
        self.details.clear_details()

    def _chosen(self, rows: list[int]) -> None:
        self._found.select(WORKS, rows)
        self._show_details(rows)

    def _selected_on_map(self, rows: dict[str, list[int]]) -> None:
        self.table.follow(rows.get(WORKS, []))
        self._show_details(rows.get(WORKS, []))

    def _show_details(self, rows: list[int]) -> None:
        if len(rows) != 1 or self.result is None:
            self.details.clear_details()
            return
        attributes = self.result.attributes
        self.details.show_permit(
            attributes["work_reference_number"][rows[0]], attributes["permit_reference_number"][rows[0]]
        )

    def leave(self) -> None:
        """Ask nothing any more: the dock is going."""
        self.details.clear_details()
