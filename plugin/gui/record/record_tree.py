"""The parts of a work's record as a list that unfolds: permits, sites, inspections, notices, comments, files …"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ...search import record_parts
from ..words import tr
from . import record_words

if TYPE_CHECKING:
    from ...search.record_parts import Part
    from ...search.work_record import WorkRecord

KEY = int(Qt.ItemDataRole.UserRole)
HISTORY = "history"
MORE = "more of the history"
UNFOLDED = (record_parts.PERMIT, record_parts.SITE, record_parts.COMMENT, record_parts.FORWARD_PLAN)
MOST_SHOWN_OPEN = 6


class RecordTree(QTreeWidget):
    """`chosen` tells that another line is looked at; `opened` that one was double-clicked, or Enter pressed on it.

    `all_history` asks for the rest of the history.
    """

    chosen = pyqtSignal()
    opened = pyqtSignal()
    all_history = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record_parts")
        self.setAccessibleName(tr("What is on record"))
        self.setHeaderLabels([tr("On record"), tr("Status"), tr("When")])
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        self.setColumnWidth(1, 88)
        self.setColumnWidth(2, 88)
        self.setMinimumHeight(90)
        self._parts: dict[str, Part] = {}
        self._events: dict[str, Any] = {}
        self._filling = False
        # Whether a comment is one's own organisation's.
        self.ours: Callable[[Any], bool] = lambda comment: False
        self.currentItemChanged.connect(lambda now, before: self._looked_at())
        self.itemActivated.connect(lambda item, column: self._open(item))

    def show_record(self, record: WorkRecord) -> None:
        """Show a record; what was looked at before still is, where it is there."""
        looked_at = self._key()
        folded = {self._group_of(row): not row.isExpanded() for row in self._groups()}
        self._filling = True
        self.clear()
        self._parts = {part.key: part for part in record.walk()}
        self._events = {}
        by_kind: dict[str, list[Part]] = {}
        for part in (*record.parts, *record.files):
            by_kind.setdefault(part.kind, []).append(part)
        for part in by_kind.get(record_parts.WORK, []):
            self._item(self, (tr("The work"), "", ""), part.key)
        for kind, title in record_words.GROUPS:
            self._add_group(kind, tr(title), by_kind.get(kind, []), folded)
        self._add_history(record, folded)
        self._filling = False
        if not self.choose(looked_at):
            self.choose_first(record)
        self._looked_at()

    def _add_group(self, kind: str, title: str, parts: list[Part], folded: dict[str, bool]) -> None:
        if not parts:
            return
        unread = sum(1 for part in parts if self._is_unread(part))
        counted = tr("{title} ({count})").format(title=title, count=len(parts))
        told = tr("{count} unread").format(count=unread) if unread else ""
        group = self._item(self, (counted, told, ""), f"group/{kind}")
        for part in parts:
            self._add_part(group, part)
        usual = kind in UNFOLDED and len(parts) <= MOST_SHOWN_OPEN
        group.setExpanded(not folded.get(f"group/{kind}", not usual))

    def _add_part(self, under: QTreeWidgetItem, part: Part) -> None:
        ours = part.kind == record_parts.COMMENT and self.ours(part.record)
        item = self._item(under, record_words.line_of(part, ours), part.key)
        if self._is_unread(part):
            font = item.font(0)
            font.setBold(True)
            item.setFont(0, font)
        for inside in part.parts:
            self._add_part(item, inside)
        item.setExpanded(len(part.parts) <= MOST_SHOWN_OPEN)

    def _add_history(self, record: WorkRecord, folded: dict[str, bool]) -> None:
        if record.work is None:
            return
        group = self._item(self, (tr("History ({count})").format(count=len(record.events)), "", ""), HISTORY)
        for number, event in enumerate(record.events):
            key = f"event/{getattr(event, 'update_id', None) or number}/{number}"
            self._events[key] = event
            self._item(group, record_words.event_line(event), key)
        if not record.whole_history:
            self._item(group, (tr("Read all of the history"), "", ""), MORE)
        group.setExpanded(not folded.get(HISTORY, True))

    def _item(self, under: Any, words: tuple[str, str, str], key: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(under, [one.replace("\n", " ") for one in words])
        item.setData(0, KEY, key)
        for column, told in enumerate(words):
            item.setToolTip(column, told)
        return item

    def _groups(self) -> list[QTreeWidgetItem]:
        return [self.topLevelItem(row) for row in range(self.topLevelItemCount())]

    @staticmethod
    def _group_of(item: QTreeWidgetItem) -> str:
        return str(item.data(0, KEY))

    def _key(self) -> str:
        item = self.currentItem()
        return "" if item is None else str(item.data(0, KEY))

    @property
    def part(self) -> Part | None:
        """The part that is looked at; none where a heading or an event is."""
        return self._parts.get(self._key())

    @property
    def event_looked_at(self) -> Any:
        """The event of the history that is looked at, or None."""
        return self._events.get(self._key())

    def title(self) -> str:
        """The words of the line that is looked at."""
        item = self.currentItem()
        return "" if item is None else item.text(0)

    def choose(self, key: str) -> bool:
        """Look at a part by its key, where it is there."""
        item = self.item_of(key)
        if item is None:
            return False
        self.setCurrentItem(item)
        self.scrollToItem(item)
        return True

    def choose_first(self, record: WorkRecord) -> None:
        """Look at what was asked for, or else at the work."""
        asked = record.find(record.asked_for) if record.asked_for else None
        if asked is None or not self.choose(asked.key):
            permit = record.active_permit if record.work is None else None
            found = record.find(permit.permit_reference_number) if permit is not None else None
            self.setCurrentItem(self.topLevelItem(0) if found is None else self.item_of(found.key))

    def item_of(self, key: str) -> QTreeWidgetItem | None:
        """The line of a part."""
        waiting = self._groups()
        while waiting:
            item = waiting.pop(0)
            if item.data(0, KEY) == key:
                return item
            waiting += [item.child(row) for row in range(item.childCount())]
        return None

    def _looked_at(self) -> None:
        if not self._filling:
            self.chosen.emit()

    def _open(self, item: QTreeWidgetItem) -> None:
        if item.data(0, KEY) == MORE:
            self.all_history.emit()
        elif item.childCount() and str(item.data(0, KEY)) not in self._parts:
            item.setExpanded(not item.isExpanded())
        else:
            self.opened.emit()

    def _is_unread(self, part: Part) -> bool:
        unread = part.kind == record_parts.COMMENT and part.record.is_read is False
        return unread and not self.ours(part.record)
