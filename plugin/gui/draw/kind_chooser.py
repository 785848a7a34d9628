"""What is drawn for: the kinds of submission that the account may send, in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..narrow import narrow
from ..withheld import WithheldLine
from ..words import tr

if TYPE_CHECKING:
    from ...submission.kind import Kind


class KindChooser(QWidget):
    """`chosen` tells the key of the kind that the person has chosen."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self.box = narrow(QComboBox(self))
        self.box.setObjectName("kind")
        self.box.setAccessibleName(tr("What it is for"))
        label = QLabel(tr("For"), self)
        label.setBuddy(self.box)
        self.withheld = WithheldLine(self)
        choosing = QHBoxLayout()
        choosing.addWidget(label)
        choosing.addWidget(self.box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(choosing)
        layout.addWidget(self.withheld)
        self.box.activated.connect(lambda _: self.chosen.emit(self.box.currentData()))

    def offer(self, kinds: Sequence[Kind], key: str) -> None:
        """Offer these kinds, and show the one of this key as chosen."""
        keys = [kind.key for kind in kinds]
        if keys != self._keys:
            self._keys = keys
            self.box.clear()
            for kind in kinds:
                self.box.addItem(tr(kind.words), kind.key)
                self.box.setItemData(self.box.count() - 1, tr(kind.help), Qt.ItemDataRole.ToolTipRole)
        self.box.setCurrentIndex(self.box.findData(key))
        self.box.setEnabled(len(kinds) > 1 or self.box.currentIndex() < 0)
