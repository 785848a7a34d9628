"""What has to be confirmed in words before anything is sent: a tick for each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ..focus_order import in_turn
from ..narrow import wrapped

if TYPE_CHECKING:
    from ...geometry.findings import Finding


class Confirmations(QWidget):
    """`confirmed` tells the finding, and whether its sentence is ticked now. Nothing is ticked for the person."""

    confirmed = pyqtSignal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("confirmations")
        self._ticks: list[tuple[Finding, QCheckBox]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def ask(self, findings: Sequence[Finding]) -> None:
        """Ask for these to be confirmed, instead of the earlier ones."""
        while self._layout.count():
            line = self._layout.takeAt(0).widget()
            line.hide()
            line.setParent(None)
            line.deleteLater()
        self._ticks = []
        for finding in findings:
            tick = QCheckBox(self)
            tick.setObjectName("confirm_finding")
            self._layout.addWidget(wrapped(tick, finding.confirm, self))
            tick.toggled.connect(lambda on, finding=finding: self.confirmed.emit(finding, on))
            self._ticks.append((finding, tick))
        in_turn(self, [tick for _, tick in self._ticks])
        self.setVisible(bool(findings))

    def tick(self, outstanding: Sequence[Finding]) -> None:
        """Show what was confirmed before as ticked."""
        for finding, tick in self._ticks:
            tick.blockSignals(True)
            tick.setChecked(finding not in outstanding)
            tick.blockSignals(False)
