"""Which columns of a table are shown, in which order and how wide: picked, and remembered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import QHeaderView, QMenu

from ...host import settings
from ..words import tr
from .record_sheets import OTHER_WIDTH, SHOWN_FIRST

if TYPE_CHECKING:
    from .records_table import RecordsTable

SETTLED = 400


class TableColumns(QObject):
    """Watches a table's header. What the person changes is kept by the columns' names, whatever their version."""

    def __init__(self, table: RecordsTable) -> None:
        super().__init__(table)
        self._table = table
        self._header: QHeaderView = table.horizontalHeader()
        self._setting = settings.table_columns(table.records.kind)
        self._kept = _read(self._setting)
        self._first = SHOWN_FIRST.get(table.records.kind, {})
        self._arranging = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED)
        self._later.timeout.connect(self._keep)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._menu_at)
        self._header.sectionMoved.connect(lambda *_: self._changed())
        self._header.sectionResized.connect(lambda *_: self._changed())
        # Qt sizes all columns anew when the rows change, which is nobody's choice.
        table.records.modelAboutToBeReset.connect(self._hold)
        table.records.modelReset.connect(self._arrange)
        table.records.moving.connect(self._hold)
        table.records.moved.connect(self._release)

    def begin_with(self, columns: dict[str, int]) -> None:
        """Show these columns, and so wide, where the person has chosen no others: from the next sheet on."""
        self._first = columns

    @property
    def names(self) -> list[str]:
        """The columns that are shown, from left to right."""
        names = self._table.records.names
        places = map(self._header.logicalIndex, range(self._header.count()))
        return [names[place] for place in places if not self._header.isSectionHidden(place)]

    def menu(self) -> QMenu:
        """A tick for each column; it stays open while ticks are set."""
        menu = _StayingMenu(self._table)
        menu.setObjectName("columns_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        records = self._table.records
        for place, name in enumerate(records.names):
            action = menu.addAction(records.headerData(place, Qt.Orientation.Horizontal))
            action.setObjectName(name)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(place))
            action.toggled.connect(lambda shown, place=place: self.show_column(place, shown=shown))
        menu.addSeparator()
        menu.addAction(tr("As at first")).triggered.connect(lambda: self._forget())
        return menu

    def show_column(self, place: int, *, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        if not shown and len(self.names) == 1:
            return
        self._header.setSectionHidden(place, not shown)
        self._changed()

    def _menu_at(self, place: QPoint) -> None:
        self.menu().popup(self._header.mapToGlobal(place))

    def _changed(self) -> None:
        if not self._arranging:
            self._later.start()

    def _hold(self) -> None:
        self._arranging = True

    def _release(self) -> None:
        self._arranging = False

    def _keep(self) -> None:
        names = self._table.records.names
        if not names:
            return
        widths = dict(self._kept.get("widths", {}))
        widths.update({name: self._header.sectionSize(names.index(name)) for name in self.names})
        # What this version of the service lacks is kept for those that have it.
        absent = [name for name in self._kept.get("shown", ()) if name not in names]
        self._kept = {"shown": [*self.names, *absent], "widths": widths}
        self._setting.set(json.dumps(self._kept))

    def _forget(self) -> None:
        self._later.stop()
        self._kept = {}
        self._setting.set("")
        self._arrange()

    def _arrange(self) -> None:
        """Bring the columns into the kept order, or the first one."""
        self._arranging = True
        first = self._first
        names = self._table.records.names
        shown = [name for name in self._kept.get("shown", first) if name in names] or names
        widths = {**first, **self._kept.get("widths", {})}
        for target, name in enumerate([*shown, *(name for name in names if name not in shown)]):
            place = names.index(name)
            self._header.moveSection(self._header.visualIndex(place), target)
            self._header.setSectionHidden(place, name not in shown)
            self._header.resizeSection(place, widths.get(name, OTHER_WIDTH))
        self._arranging = False


class _StayingMenu(QMenu):
    """A menu of ticks in which several can be set, with the mouse or the space bar, before it closes."""

    def mouseReleaseEvent(self, event: Any) -> None:  # noqa: N802, Qt's name
        """A tick is set and the menu stays."""
        action = self.actionAt(event.pos())
        if action is not None and action.isCheckable():
            action.toggle()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: Any) -> None:  # noqa: N802, Qt's name
        """So it is with the space bar."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.toggle()
            return
        super().keyPressEvent(event)


def _read(setting: settings.Setting[str]) -> dict[str, Any]:
    """What was kept, or nothing where that cannot be."""
    found = settings.kept_record(setting)
    whole = isinstance(found.get("widths", {}), dict) and isinstance(found.get("shown", []), list)
    return found if whole else {}
