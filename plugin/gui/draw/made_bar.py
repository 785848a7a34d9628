"""What has just become of several shapes, above the list of drafts; the drafts that are chosen there, on the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ...host import positions
from ..words import tr

if TYPE_CHECKING:
    from ...submission.draft import Draft

COLOUR = QColor("#4c2c92")
FILL = QColor(76, 44, 146, 50)


class MadeBar(QWidget):
    """Words, and a button that undoes what they tell of, until something else is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], None] | None = None
        self.words = QLabel(self)
        self.words.setObjectName("drafts_made")
        self.words.setWordWrap(True)
        self.button = QPushButton(tr("Undo"), self)
        self.button.setObjectName("undo_made")
        self.button.clicked.connect(self._pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        self.hide()

    def tell(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was made, and offer to undo it; nothing for no words."""
        self._undo = undo
        self.words.setText(words)
        self.button.setVisible(undo is not None)
        self.setVisible(bool(words))

    @property
    def undoes(self) -> bool:
        """Whether there is something to undo."""
        return self._undo is not None

    def _pressed(self) -> None:
        undo = self._undo
        self.tell("")
        if undo is not None:
            undo()


class ChosenMarks(QObject):
    """Outlines of some drafts on the map."""

    def __init__(self, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []

    def show(self, drafts: Sequence[Draft]) -> None:
        """Mark these and no others."""
        self.clear()
        for draft in drafts:
            shape = _shape(draft)
            if shape is not None:
                self._bands.append(self._band(shape))

    def _band(self, shape: QgsGeometry) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, QgsWkbTypes.geometryType(shape.wkbType()))
        band.setStrokeColor(COLOUR)
        band.setFillColor(FILL)
        band.setWidth(3)
        band.setIconSize(12)
        band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        band.setToGeometry(shape, positions.NATIONAL_GRID)
        return band

    def clear(self) -> None:
        """Leave nothing on the canvas."""
        for band in self._bands:
            self._canvas.scene().removeItem(band)
        self._bands = []


def _shape(draft: Draft) -> QgsGeometry | None:
    import shapely

    from ...geometry.geojson import read

    shape = read(draft.geometry()).geometry if draft.finished else None
    if shape is None:
        return None
    drawn = QgsGeometry()
    drawn.fromWkb(shapely.to_wkb(shape))
    return drawn
