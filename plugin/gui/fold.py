"""A group that folds away under its heading, by mouse and by keyboard."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import QToolButton, QVBoxLayout, QWidget

FOLDING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class Fold(QgsCollapsibleGroupBox):
    """QGIS's own, which takes the focus but does nothing with it: here the space bar and Enter fold and unfold.

    QGIS shows and hides whatever is directly in it when it folds, so there is but one `inside` to put things in.
    """

    def __init__(self, name: str, title: str, parent: QWidget, *, folded: bool = False) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setSaveCollapsedState(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one stop on the way of Tab is enough
        self.inside = QWidget(self)
        within = QVBoxLayout(self)
        within.setContentsMargins(6, 2, 6, 4)
        within.addWidget(self.inside)
        self.setCollapsed(folded)

    def event(self, event: QEvent) -> bool:
        """Space and Enter fold or unfold; other keys go on.

        Here and not in keyPressEvent: Qt's group box keeps the space bar from it, and in QGIS the space bar alone
        is the shortcut of an action.
        """
        kind = event.type()
        # An Enter that a box of text inside has made use of comes here too.
        if kind not in KEY_EVENTS or event.key() not in FOLDING or not self.hasFocus():
            return bool(super().event(event))
        if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.setCollapsed(not self.isCollapsed())
        event.accept()
        return True
