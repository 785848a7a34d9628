"""Typing into a text, and taking a street from those that are offered, by keyboard."""

from __future__ import annotations

from typing import Any

import desk
import journey
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface


def type_into(line: Any, text: str, enter: bool = True) -> None:
    """Put a text in the place of what a line holds, and press Enter."""
    iface.mainWindow().activateWindow()
    journey.into_view(line)
    line.setFocus()
    desk.wait_until(line.hasFocus, "the text's focus")
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, text)
    if enter:
        QTest.keyClick(line, Qt.Key.Key_Return)
    desk.wait(30)


def choose_offered(search: Any, text: str, number: int = 0) -> Any:
    """Type part of a street's name, and take one of those that are offered, by keyboard."""
    type_into(search.text, text, enter=False)
    popup = search.completer.popup()
    desk.wait_until(popup.isVisible, "the streets that are offered")
    for _ in range(number + 1):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    desk.wait_until(lambda: search.street is not None, "the street")
    return search.street
