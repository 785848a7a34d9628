"""Which of its shapes is drawn, where a submission takes several: the works, the reinstatement, its other end."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ..focus_order import in_turn
from ..narrow import wrapped
from ..words import tr


class ShapeSwitch(QWidget):
    """`chosen` tells which of the shapes is to be drawn, by the field of the request; `take_away` to have it away."""

    chosen = pyqtSignal(str)
    take_away = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shape_switch")
        self._offered: list[tuple[str, str]] = []
        self._current = ""
        self._group: QButtonGroup | None = None
        self._lines: list[QWidget] = []
        self._shapes = QVBoxLayout()
        self._shapes.setSpacing(2)
        self.away = QPushButton(tr("Take this shape away"), self)
        self.away.setObjectName("take_shape_away")
        self.away.clicked.connect(lambda: self.take_away.emit(self._current))
        row = QHBoxLayout()
        row.addWidget(self.away)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._shapes)
        layout.addLayout(row)
        self.hide()

    def offer(self, shapes: Sequence[tuple[str, str]], current: str, may_go: bool) -> None:
        """Offer these shapes (field, words), with the one being drawn. may_go: whether that can be taken away."""
        if list(shapes) != self._offered:
            self._offered = list(shapes)
            self._build()
        self._current = current
        names = [name for name, _ in self._offered]
        if self._group is not None and current in names:
            self._group.button(names.index(current)).setChecked(True)
        self.away.setVisible(may_go)
        self.setVisible(len(shapes) > 1)

    def button(self, name: str) -> QRadioButton:
        """The button of a shape. ValueError where it is not offered."""
        if self._group is None:
            raise ValueError(name)
        found: QRadioButton = self._group.button([one for one, _ in self._offered].index(name))
        return found

    def _build(self) -> None:
        if self._group is not None:
            self._group.deleteLater()
        for line in self._lines:
            line.hide()
            line.setParent(None)
            line.deleteLater()
        self._lines = []
        self._group = QButtonGroup(self)
        for index, (name, words) in enumerate(self._offered):
            button = QRadioButton(self)
            button.setObjectName(f"shape_{name}")
            self._group.addButton(button, index)
            line = wrapped(button, words, self)
            self._lines.append(line)
            self._shapes.addWidget(line)
        in_turn(self, [*self._group.buttons(), self.away])
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._offered[index][0]))
