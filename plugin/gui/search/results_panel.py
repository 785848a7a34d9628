"""What was found: a table for each kind of record, in step with the map; filters; the chosen one in full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ...host import tasks
from ...host.sign_in import SignIn
from ...search.filters import Owner, matching
from ...search.sheet import Sheet, prepare
from ..fold import Fold
from ..words import tr
from .csv_export import CsvExport
from .filter_panel import FilterPanel
from .followed_layers import FollowedLayers
from .record_sheets import ON_A_WORK, WORKS, kind_words, sheet_of
from .records_table import RecordsTable
from .table_tools import TableTools
from .work_details import WorkDetails

if TYPE_CHECKING:
    from ...search.result import SearchResult

# So many records are told in words in an instant.
AT_ONCE = 1000


class ResultsPanel(QWidget):
    """The tables and the details; selecting in one place selects in the others.

    `told` and `failed` are for the message bar: the words of something done, the exception of what could not be.
    "Draw here" asks `found` for it, which tells whoever draws. `opened` comes with the kind and row of a record that
    somebody clicked twice, or pressed Enter on; the map shows it then.
    """

    told = pyqtSignal(str)
    failed = pyqtSignal(object)
    opened = pyqtSignal(str, int)

    def __init__(
        self, sign_in: SignIn, found: FollowedLayers, parent: QWidget | None = None, first: str = WORKS
    ) -> None:
        """first: the kind of record whose table is there before anything has been found."""
        super().__init__(parent)
        self._first = first
        self._sign_in = sign_in
        self._found = found
        self.results: dict[str, SearchResult] = {}
        self._sheets: dict[str, Sheet] = {}
        self.tables: dict[str, RecordsTable] = {}
        self._preparing: tasks.BackgroundTask | None = None
        self._build()
        self._connect()
        self.show_results({})

    def _build(self) -> None:
        self.filters = FilterPanel(self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("found_tabs")
        self.tabs.setDocumentMode(True)
        self.tools = TableTools(self)
        self._table_side = QWidget(self)
        tables = QVBoxLayout(self._table_side)
        tables.setContentsMargins(0, 0, 0, 0)
        tables.addWidget(self.filters)
        tables.addWidget(self.tabs, 1)
        tables.addWidget(self.tools)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setObjectName("results_split")
        split.setChildrenCollapsible(False)
        split.addWidget(self._table_side)
        split.addWidget(self._details_box())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([300, 200])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _details_box(self) -> QWidget:
        self.folded = Fold("details_fold", tr("Details"), self)
        self.details = WorkDetails(self._sign_in, self)
        buttons = QHBoxLayout()
        buttons.setSpacing(3)  # four of them side by side in a dock 380 pixels wide
        self.zoom = self._button(buttons, "zoom_to_chosen", tr("&Zoom to it"))
        self.draw = self._button(buttons, "draw_chosen", tr("Dra&w here"))
        self.whole = self._button(buttons, "whole_record", tr("&Record"))
        self.copy = self._button(buttons, "copy_details", tr("Cop&y"))
        self.zoom.setToolTip(tr("Bring it into view"))
        self.draw.setToolTip(tr("Begin a draft with this shape"))
        self.whole.setToolTip(
            tr("All that is on record of this work: sites, notices, comments, files, history")
        )
        self.copy.setToolTip(tr("Copy these details as text"))
        buttons.addStretch(1)
        inside = QVBoxLayout(self.folded.inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.details)
        inside.addLayout(buttons)
        return self.folded

    def _button(self, line: QHBoxLayout, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        line.addWidget(button)
        return button

    def _connect(self) -> None:
        self.export = CsvExport(self)
        self.export.told.connect(self.told)
        self.export.failed.connect(self.failed)
        self._found.selected.connect(self._selected_on_map)
        self._found.details_wanted.connect(lambda *_: self.folded.setCollapsed(False))
        self._sign_in.changed.connect(self._signed_in_or_out)
        self.filters.changed.connect(self._filter)
        self.tabs.currentChanged.connect(lambda _: self._look())
        self.zoom.clicked.connect(lambda: self._with_chosen(self._found.zoom_to))
        self.draw.clicked.connect(lambda: self._with_chosen(self._found.draw))
        self.whole.clicked.connect(lambda: self._with_chosen(self._found.open_record))
        self.copy.clicked.connect(self.details.copy_all)
        self.tools.copy.clicked.connect(lambda: self.current.copy_rows())
        self.tools.columns.clicked.connect(self._pick_columns)
        self.tools.export_shown.triggered.connect(lambda: self._export(shown_only=True))
        self.tools.export_all.triggered.connect(lambda: self._export(shown_only=False))

    # What is shown.

    @property
    def result(self) -> SearchResult | None:
        """The works that were found; none before the first search, or where works were not asked for."""
        return self.results.get(WORKS)

    @property
    def kind(self) -> str:
        """The kind of record that is looked at."""
        return self.current.records.kind

    @property
    def current(self) -> RecordsTable:
        """The table that is looked at."""
        table = self.tabs.currentWidget()
        return table if isinstance(table, RecordsTable) else self.table

    @property
    def table(self) -> RecordsTable:
        """The table of the first kind, works in a search."""
        return self._table_of(self._first)

    def show_results(self, results: Mapping[str, SearchResult]) -> None:
        """Show what another search found, by the key of the kind: a tab each, the one looked at again in front."""
        before = self.kind if self.tables else self._first
        self.results = dict(results)
        self._sheets = {kind: sheet_of(kind, result) for kind, result in results.items()}
        self._put_up_tabs(list(results) or [self._first], before)
        for kind, table in self.tables.items():
            sheet = self._sheets.get(kind) or Sheet({}, 0, {})
            table.show_sheet(sheet)
            self.filters.offer(kind, sheet)
            self._filter(kind)
        self._prepare()
        self._look()
        self._show_chosen()

    def _put_up_tabs(self, kinds: list[str], in_front: str) -> None:
        tables = [self._table_of(kind) for kind in kinds]
        if tables == [self.tabs.widget(place) for place in range(self.tabs.count())]:
            return
        self.tabs.blockSignals(True)
        self.tabs.clear()
        for table in tables:
            self.tabs.addTab(table, "")
        self.tabs.setCurrentIndex(kinds.index(in_front) if in_front in kinds else 0)
        self.tabs.blockSignals(False)

    def _prepare(self) -> None:
        """Make the words that filters look through, before somebody types."""
        if self._preparing is not None:
            self._preparing.drop()
        sheets = [sheet for sheet in self._sheets.values() if sheet.count > AT_ONCE]
        self._preparing = None
        if sheets:
            title = tr("Getting ready to filter")
            task = tasks.BackgroundTask(
                title, lambda task: prepare(sheets), done=self._prepared, failed=self._prepared
            )
            self._preparing = tasks.start(task)

    def _prepared(self, _: object) -> None:
        self._preparing = None
        self._look()

    def _table_of(self, kind: str) -> RecordsTable:
        if kind not in self.tables:
            table = RecordsTable(kind, self)
            table.setAccessibleName(kind_words(kind))
            table.chosen.connect(lambda rows: self._chosen(kind, rows))
            table.opened.connect(lambda row: self._open(kind, row))
            # A table made later stands before what is below it all the same.
            QWidget.setTabOrder(self.tabs, table)
            QWidget.setTabOrder(table, self.tools.copy)
            self.tables[kind] = table
        return self.tables[kind]

    def _open(self, kind: str, row: int) -> None:
        self._found.zoom_to(kind, row)
        self.opened.emit(kind, row)

    def _look(self) -> None:
        self.filters.look_at(self.kind, offer=self._preparing is None)
        self._count(self.kind)

    def _count(self, kind: str) -> None:
        table = self.tables[kind]
        found, shown = table.records.sheet.count, table.records.rowCount()
        place = self.tabs.indexOf(table)
        if place >= 0:
            counted = f"{found:,}" if shown == found else f"{shown:,}/{found:,}"
            words = kind_words(kind)
            self.tabs.setTabText(place, f"{words} {counted}" if kind in self.results else words)
        if kind == self.kind:
            self.filters.tell(shown, found)
            self.tools.look_at(found, shown)

    # Filters.

    def _signed_in_or_out(self) -> None:
        """Another account is signed in: what is "mine" is another's, and permits can be asked for."""
        for kind in self._sheets:
            if self.filters.of(kind).filters().only_mine:
                self._filter(kind)
        if self.details.waits_for_sign_in and self._sign_in.service is not None:
            self._show_chosen()

    def _filter(self, kind: str) -> None:
        mask = None
        if kind in self._sheets:
            mask = matching(self._sheets[kind], self.filters.of(kind).filters(), self._owner())
        self.tables[kind].records.filter(mask)
        self._found.filter(kind, None if mask is None else np.flatnonzero(mask).tolist())
        self._count(kind)

    def _owner(self) -> Owner:
        service = self._sign_in.service
        if service is None:
            return Owner()
        session, user = service.session, service.session.user
        own = [(session.organisation_reference, user.organisation_name if user else None)]
        contracts = user.contracts if user else []
        return Owner.of([*own, *((one.organisation_reference, one.name) for one in contracts)])

    # What is chosen.

    def _chosen(self, kind: str, rows: list[int]) -> None:
        self._found.select(kind, rows)
        for other, table in self.tables.items():
            if other != kind:
                table.follow([])
        self._show_chosen()

    def _selected_on_map(self, rows: Mapping[str, list[int]]) -> None:
        for kind, table in self.tables.items():
            table.follow(rows.get(kind, []))
        chosen = [kind for kind in self.results if rows.get(kind)]
        if chosen and self.kind not in chosen:
            self.tabs.setCurrentWidget(self.tables[chosen[0]])
        self._show_chosen()

    def chosen(self) -> tuple[str, int] | None:
        """The one record that is chosen, by kind and row; none where none is, or several are."""
        rows = [(kind, row) for kind in self.results for row in self.tables[kind].rows()]
        return rows[0] if len(rows) == 1 else None

    def chosen_reference(self) -> str:
        """The reference of the one work or permit that is chosen; empty where none is."""
        chosen = self.chosen()
        return self._found.reference(*chosen) if chosen is not None else ""

    def _with_chosen(self, act: Any) -> None:
        chosen = self.chosen()
        if chosen is not None:
            act(*chosen)

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        for button in (self.zoom, self.draw, self.copy):
            button.setEnabled(chosen is not None)
        self.whole.setEnabled(chosen is not None and chosen[0] in ON_A_WORK)
        if chosen is None:
            self.details.clear_details(sum(len(self.tables[kind].rows()) for kind in self.results))
        else:
            found_on = self.results[chosen[0]].environment_name
            self.details.show_record(chosen[0], self._sheets[chosen[0]], chosen[1], found_on)

    # What is done with a table.

    def _pick_columns(self) -> None:
        corner = self.tools.columns.rect().bottomLeft()
        self.current.columns.menu().popup(self.tools.columns.mapToGlobal(corner))

    def _export(self, *, shown_only: bool) -> None:
        records = self.current.records
        rows = records.rows() if shown_only else list(range(records.sheet.count))
        self.export.ask(self.kind, records.sheet, rows)

    def leave(self) -> None:
        """Ask nothing any more: the dock is going."""
        if self._preparing is not None:
            self._preparing.drop()
        self.export.leave()
        self.details.clear_details()
