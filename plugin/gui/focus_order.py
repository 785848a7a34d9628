"""The order in which Tab goes through widgets that come and go."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWidget


def in_turn(place: QWidget, widgets: Sequence[QWidget]) -> None:
    """Let Tab come to these widgets where `place` stands in the order, although they were made after all others.

    Qt orders only widgets that take the focus themselves, so they follow the last one before `place` that does.
    """
    before = place.previousInFocusChain()
    while before is not place and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
