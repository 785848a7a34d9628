"""A group that folds away under its heading, by mouse and by keyboard."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget


class Fold(QgsCollapsibleGroupBox):
    """QGIS's own, which takes the focus but does nothing with it: here the space bar and Enter fold and unfold.

    QGIS shows and hides whatever is directly in it when it folds, so there is but one `inside` to put things in.
    """

    def __init__(self, name: str, title: str, parent: QWidget, *, folded: bool = False) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setSaveCollapsedState(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.inside = QWidget(self)
        within = QVBoxLayout(self)
        within.setContentsMargins(6, 2, 6, 4)
        within.addWidget(self.inside)
        self.setCollapsed(folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, Qt's name
        """Space and Enter fold or unfold; other keys go on."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setCollapsed(not self.isCollapsed())
            return
        super().keyPressEvent(event)
