"""Widgets that stay usable in a dock 380 pixels wide: words wrap, lists do not push the dock apart."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QLabel, QWidget

SHORTEST_LIST = 8


def narrow(box: QComboBox) -> QComboBox:
    """A list that takes the width there is; what is longer is seen when it is opened, or pointed at."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(SHORTEST_LIST)
    box.currentTextChanged.connect(box.setToolTip)
    return box


def wrapped(button: QAbstractButton, words: str, parent: QWidget) -> QWidget:
    """A tick box or radio button with words beside it that wrap, and that can be clicked like its own."""
    line = QWidget(parent)
    button.setParent(line)
    button.setAccessibleName(words)
    label = QLabel(words, line)
    label.setWordWrap(True)
    label.setBuddy(button)
    label.installEventFilter(_Clicks(button))
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label, 1)
    return line


class _Clicks(QObject):
    """Passes a click on the words to their button."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """A press on the words is a click on the button."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._button.setFocus()
            self._button.click()
            return True
        return False
