"""What is wrong with the extent, in words, each with a way to see it and, where there is one, to mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...geometry import repairs
from ..focus_order import in_turn
from ..words import tr

if TYPE_CHECKING:
    from ...geometry.findings import Finding

SIGNS = {"stops": ("✖", "#d4351c"), "warns": ("▲", "#c25700"), "tells": ("ⓘ", "#1d70b8")}


class FindingsList(QWidget):
    """One line a finding. `wanted` asks to see one, `mend` names the repair to make."""

    wanted = pyqtSignal(object)
    mend = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: list[Finding] | None = None

    def show_findings(self, findings: list[Finding], all_well: str) -> None:
        """Show these findings; where there are none, say so in the words given, or show nothing."""
        if findings == self._shown and findings:
            return
        self._shown = list(findings)
        while self._layout.count():
            widget = self._layout.takeAt(0).widget()
            widget.setParent(None)
            widget.deleteLater()
        for finding in findings:
            self._layout.addWidget(self._line(finding))
        in_turn(self, self.findChildren(QPushButton))
        if not findings and all_well:
            self._layout.addWidget(_words("✔", "#00703c", all_well, self))

    def _line(self, finding: Finding) -> QWidget:
        line = _words(*SIGNS[finding.severity], finding.words, self)
        if finding.places:
            line.layout().addWidget(
                _button(tr("Show"), "show_finding", line, lambda: self.wanted.emit(finding))
            )
        if finding.repair:
            name = finding.repair
            words = tr(repairs.WORDS[name])
            line.layout().addWidget(_button(words, f"repair_{name}", line, lambda: self.mend.emit(name)))
        return line


def _words(sign: str, colour: str, words: str, parent: QWidget) -> QWidget:
    line = QWidget(parent)
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    mark = QLabel(sign, line)
    mark.setStyleSheet(f"color: {colour}")
    text = QLabel(words, line)
    text.setWordWrap(True)
    text.setObjectName("finding_words")
    layout.addWidget(mark)
    layout.addWidget(text, 1)
    return line


def _button(words: str, name: str, parent: QWidget, action: Callable[[], None]) -> QPushButton:
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.clicked.connect(lambda: action())
    return button
