"""The streets of an area as a table: added to, taken out of, and every step can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal

from ..words import tr

if TYPE_CHECKING:
    from ...submission.area_streets import AreaStreet

USRN, STREET, INSIDE = range(3)
MOST_STEPS = 50
_ROLE_DISPLAY = Qt.ItemDataRole.DisplayRole
_ROLE_TIP = Qt.ItemDataRole.ToolTipRole
_UP = Qt.SortOrder.AscendingOrder


class StreetList(QAbstractTableModel):
    """Each street once. `changed` comes when other streets are in it, or more is known of them."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AreaStreet] = []
        self._steps: list[list[AreaStreet]] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def streets(self) -> list[AreaStreet]:
        """The streets, in the order of the table."""
        return list(self._rows)

    @property
    def usrns(self) -> list[int]:
        """Their USRNs, in the order of the table."""
        return [street.usrn for street in self._rows]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps)

    def show(self, streets: Iterable[AreaStreet]) -> None:
        """Show these instead: another draft's. There is nothing to take back."""
        self._steps = []
        self._put(list(streets))

    def add(self, streets: Sequence[AreaStreet]) -> int:
        """Put these at the end, those that are there already not once more, and say how many were new.

        Of those that are there what is told anew counts.
        """
        held = {street.usrn: street for street in self._rows}
        before = len(held)
        for street in streets:
            known = held.get(street.usrn)
            held[street.usrn] = street if known is None else _together(known, street)
        if list(held.values()) != self._rows:
            self._step(list(held.values()))
        return len(held) - before

    def remove(self, rows: Iterable[int]) -> int:
        """Take rows out, and say how many that were."""
        out = set(rows)
        kept = [street for row, street in enumerate(self._rows) if row not in out]
        gone = len(self._rows) - len(kept)
        if gone:
            self._step(kept)
        return gone

    def remove_usrn(self, usrn: int) -> bool:
        """Take a street out; whether it was there."""
        return bool(self.remove([row for row, street in enumerate(self._rows) if street.usrn == usrn]))

    def learn(self, streets: Iterable[AreaStreet]) -> None:
        """More is known of streets that are there. No step of its own."""
        told = {street.usrn: street for street in streets}
        self._put([_together(one, told[one.usrn]) if one.usrn in told else one for one in self._rows])
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        if self._steps:
            self._put(self._steps.pop())
            self.changed.emit()

    def _step(self, streets: list[AreaStreet]) -> None:
        self._steps = [*self._steps[1 - MOST_STEPS :], self._rows]
        self._put(streets)
        self.changed.emit()

    def _put(self, streets: list[AreaStreet]) -> None:
        self.beginResetModel()
        self._rows = streets
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        if self._sorted is None:
            return
        column, order = self._sorted
        self._rows = sorted(self._rows, key=lambda street: _key(street, column), reverse=order != _UP)

    def sort(self, column: int, order: Qt.SortOrder = _UP) -> None:
        """Sort by a column."""
        self._sorted = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = [self._rows[index.row()].usrn for index in before]
        self._arrange()
        rows = {street.usrn: row for row, street in enumerate(self._rows)}
        after = [self.index(rows[usrn], index.column()) for usrn, index in zip(places, before)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008, Qt's signature
        """How many streets."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008, Qt's signature
        """USRN, street, how much of it lies inside."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE_DISPLAY) -> Any:  # noqa: N802
        """The columns' headings."""
        if role == _ROLE_DISPLAY and orientation == Qt.Orientation.Horizontal:
            return (tr("USRN"), tr("Street"), tr("Inside"))[section]
        return None

    def data(self, index: QModelIndex, role: int = _ROLE_DISPLAY) -> Any:
        """A cell in words."""
        if role not in (_ROLE_DISPLAY, _ROLE_TIP) or not index.isValid():
            return None
        return cell(self._rows[index.row()], index.column())


def cell(street: AreaStreet, column: int) -> str:
    """What a column says of a street."""
    if column == USRN:
        return str(street.usrn)
    if column == STREET:
        return tr("not in the gazetteer") if street.known is False else street.words
    return "" if street.share is None else f"{street.share:.0%}"


def _key(street: AreaStreet, column: int) -> Any:
    if column == USRN:
        return street.usrn
    if column == STREET:
        return (street.words == "", street.words.casefold(), street.usrn)
    return (-1.0 if street.share is None else street.share, street.usrn)


def _together(before: AreaStreet, told: AreaStreet) -> AreaStreet:
    """What is known of a street, with what is told now."""
    return replace(
        before,
        name=told.name or before.name,
        town=told.town or before.town,
        line=told.line if told.line is not None else before.line,
        share=told.share if told.share is not None else before.share,
        known=told.known if told.known is not None else before.known,
    )
