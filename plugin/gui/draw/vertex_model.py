"""The vertices of an extent as a table: easting and northing, ring by ring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, QTimer, pyqtSignal

from ...geometry.typed_vertices import read
from ..words import tr

Vertex = tuple[float, float]
Rings = list[list[Vertex]]
DECIMALS = 3


class VertexModel(QAbstractTableModel):
    """`typed` tells all rings, as they are with what was typed into a cell; `refused` why it cannot be taken."""

    typed = pyqtSignal(list)
    refused = pyqtSignal(str)

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rings: Rings = []
        self._where: list[tuple[int, int]] = []
        self.editable = False

    def show(self, rings: Sequence[Sequence[Vertex]], editable: bool) -> None:
        """Show these rings (the outline first), which may be typed over or not."""
        shown = [[(float(e), float(n)) for e, n in ring] for ring in rings]
        self.editable = editable
        if shown == self._rings:
            return
        self.beginResetModel()
        self._rings = shown
        self._where = [(ring, place) for ring, held in enumerate(shown) for place in range(len(held))]
        self.endResetModel()

    @property
    def rings(self) -> Rings:
        """A copy of what is shown."""
        return [list(ring) for ring in self._rings]

    def where(self, row: int) -> tuple[int, int]:
        """Which ring a row is in, and at which place of it."""
        return self._where[row]

    def vertex(self, row: int) -> Vertex:
        """The easting and northing of a row."""
        ring, place = self._where[row]
        return self._rings[ring][place]

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802, Qt's name
        """How many vertices there are."""
        return 0 if parent is not None and parent.isValid() else len(self._where)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802, Qt's name
        """Easting and northing."""
        return 0 if parent is not None and parent.isValid() else 2

    def headerData(  # noqa: N802, Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a column is; which vertex of which ring a row is."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return (tr("Easting"), tr("Northing"))[section]
        ring, place = self._where[section]
        return (
            tr("{number}").format(number=place + 1)
            if ring == 0
            else tr("hole {ring}: {number}").format(ring=ring, number=place + 1)
        )

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A coordinate to the millimetre."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        return f"{self.vertex(index.row())[index.column()]:.{DECIMALS}f}"

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Typed over unless the extent was sent."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags

    def setData(  # noqa: N802, Qt's name
        self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """A typed coordinate; both at once ("470000 310000") may be typed into either cell."""
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or text == self.data(index):
            return False
        ring, place = self.where(index.row())
        vertex = self._vertex_with(index, text)
        if vertex is None:
            return False
        rings = self.rings
        rings[ring][place] = vertex
        # Later: whoever hears it shows the table anew, and the cell's editor is still open.
        QTimer.singleShot(0, lambda: self.typed.emit(rings))
        return True

    def _vertex_with(self, index: QModelIndex, text: str) -> Vertex | None:
        e, n = self.vertex(index.row())
        try:
            number = float(text.replace(",", "")) if text.count(",") < 2 else None
        except ValueError:
            number = None
        if number is not None and " " not in text:
            text = f"{number!r}, {n!r}" if index.column() == 0 else f"{e!r}, {number!r}"
        typed = read(text)
        if len(typed.vertices) == 1 and not typed.refused:
            return typed.vertices[0]
        self.refused.emit(" ".join(typed.refused) or tr("Type a number of metres."))
        return None
