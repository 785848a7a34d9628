"""One finding in the list: its words, a way to see it, to mend it, to confirm it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...geometry import repairs
from ..narrow import wrapped
from ..words import tr

if TYPE_CHECKING:
    from ...geometry.findings import Finding

SIGNS = {"stops": ("✖", "#d4351c"), "warns": ("▲", "#c25700"), "tells": ("i", "#1d70b8")}
SIGN_WIDTH = 16
# What a repair asks for: how it is called, metres in one of its unit, the unit, least, most, figures.
MEASURES = {
    "thin_out": ("Within", 0.01, " cm", 0.1, 200.0, 1),
    "line_to_corridor": ("Width", 1.0, " m", 0.1, 50.0, 2),
}


class FindingRow(QWidget):
    """`wanted` tells the finding and the places to show: all of them first, then one after the other.

    `mend` names the repair, with its measure in metres or None; `confirmed` tells the tick; `pointed` whether the
    mouse or the focus is on the row.
    """

    wanted = pyqtSignal(object, object)
    mend = pyqtSignal(str, object)
    confirmed = pyqtSignal(object, bool)
    pointed = pyqtSignal(object, bool)

    def __init__(self, finding: Finding, ticked: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding = finding
        self._next = -1 if len(finding.places) > 1 else 0
        self.stops: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(2)
        layout.addLayout(self._first_line())
        if finding.repair:
            layout.addLayout(self._mending(finding.repair))
        if finding.confirm:
            layout.addWidget(self._confirming(ticked))
        for widget in self.stops:
            widget.installEventFilter(self)

    def _first_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        text = QLabel(self.finding.words, self)
        text.setWordWrap(True)
        text.setObjectName("finding_words")
        line.addWidget(sign(self.finding.severity, self))
        line.addWidget(text, 1)
        if self.finding.places:
            self.show_button = self._button(tr("Show"), "show_finding", self._show)
            self.show_button.setAccessibleDescription(self.finding.words)
            line.addWidget(self.show_button)
        return line

    def _mending(self, name: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(SIGN_WIDTH + 6, 0, 0, 0)
        measure: Callable[[], float | None] = lambda: None  # noqa: E731
        if name in repairs.MEASURED:
            measure = self._measure(name, line)
        button = self._button(
            tr(repairs.WORDS[name]), f"repair_{name}", lambda: self.mend.emit(name, measure())
        )
        button.setAccessibleDescription(self.finding.words)
        line.addWidget(button)
        line.addStretch(1)
        return line

    def _measure(self, name: str, line: QHBoxLayout) -> Callable[[], float | None]:
        words, unit, suffix, least, most, figures = MEASURES[name]
        box = QDoubleSpinBox(self)
        box.setObjectName(f"measure_{name}")
        box.setDecimals(figures)
        box.setRange(least, most)
        box.setSuffix(suffix)
        box.setSingleStep(1.0 if unit < 1 else 0.5)
        given = self.finding.measure
        box.setValue((given if given is not None else unit) / unit)
        label = QLabel(tr(words), self)
        label.setBuddy(box)
        line.addWidget(label)
        line.addWidget(box)
        self.stops.append(box)
        return lambda: box.value() * unit

    def _confirming(self, ticked: bool) -> QWidget:
        self.tick = QCheckBox(self)
        self.tick.setObjectName("confirm_finding")
        self.tick.setChecked(ticked)
        self.tick.toggled.connect(lambda on: self.confirmed.emit(self.finding, on))
        self.stops.append(self.tick)
        line = wrapped(self.tick, self.finding.confirm, self)
        line.layout().setContentsMargins(SIGN_WIDTH + 6, 0, 0, 0)
        return line

    def _button(self, words: str, name: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.clicked.connect(lambda: action())
        self.stops.append(button)
        return button

    def _show(self) -> None:
        places = self.finding.places
        if self._next < 0:
            self.wanted.emit(self.finding, places)
            self.show_button.setText(tr("All {number}").format(number=len(places)))
        else:
            self.wanted.emit(self.finding, places[self._next : self._next + 1])
            if len(places) > 1:
                told = tr("{at} of {number}").format(at=self._next + 1, number=len(places))
                self.show_button.setText(told)
        self._next = (self._next + 1) % len(places)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """What has the focus is pointed at."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.pointed.emit(self.finding, event.type() == QEvent.Type.FocusIn)
        return False

    def enterEvent(self, event: QEvent) -> None:  # noqa: N802, Qt's name
        """The mouse points at it."""
        super().enterEvent(event)
        self.pointed.emit(self.finding, True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802, Qt's name
        """The mouse has gone."""
        super().leaveEvent(event)
        self.pointed.emit(self.finding, False)


def sign(severity: str, parent: QWidget) -> QLabel:
    """The sign of how bad it is, in its colour."""
    mark, colour = SIGNS[severity]
    label = QLabel(mark, parent)
    label.setStyleSheet(f"color: {colour}; font-weight: bold")
    label.setFixedWidth(SIGN_WIDTH)
    return label
