"""A few words beside the mouse on the map: how long, how large, while something is drawn."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QLabel

# Pixels right of and below the mouse, clear of QGIS's own snapping mark and its words.
BESIDE = QPoint(18, 22)


class CursorWords:
    """A label on the canvas that follows the mouse and never takes a click."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._viewport = canvas.viewport()
        self._label = QLabel(self._viewport)
        self._label.setObjectName("works_extents_measures")
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.setStyleSheet(
            "background: rgba(255, 255, 255, 225); color: #0b0c0c; border: 1px solid #505a5f; padding: 2px 4px"
        )
        self._label.hide()
        self._followed = False

    def say(self, words: str) -> None:
        """Show these words where the mouse is, or none."""
        self._label.setText(words.replace(" · ", "\n"))
        self._label.adjustSize()
        self._label.setVisible(bool(words) and self._followed)

    def follow(self, at: QPoint) -> None:
        """The mouse is at a pixel of the canvas; the words stay within it."""
        self._followed = True
        place = at + BESIDE
        room = self._viewport.rect()
        if place.x() + self._label.width() > room.right():
            place.setX(at.x() - BESIDE.x() - self._label.width())
        if place.y() + self._label.height() > room.bottom():
            place.setY(at.y() - BESIDE.y() - self._label.height())
        self._label.move(place)

    def take_away(self) -> None:
        """Take the label off the canvas."""
        self._label.hide()
        self._label.setParent(None)
        self._label.deleteLater()
