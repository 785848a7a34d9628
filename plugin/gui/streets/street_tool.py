"""Picking a street on the map: the streets within 25 m of a click are asked for."""

from __future__ import annotations

from qgis.core import QgsCsException, QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ...host import positions

REACH = 25.0
PIECES = 24
OUTLINE = QColor("#00703c")
FILL = QColor(0, 112, 60, 40)


class StreetTool(QgsMapTool):
    """A click picks; Enter picks at the middle of the map; Escape lays the tool down.

    `picked` tells easting and northing. The circle that is looked in stays on the map until `clear`.
    """

    picked = pyqtSignal(float, float)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(OUTLINE)
        self._band.setFillColor(FILL)
        self._band.setWidth(2)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802, Qt's name
        """A click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(event.mapPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, Qt's name
        """Enter picks at the middle of the map, Escape gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.canvas().center())
            event.ignore()  # tells QGIS that the key has been dealt with
        elif event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)
            event.ignore()

    def _pick(self, point: QgsPointXY) -> None:
        crs = self.canvas().mapSettings().destinationCrs()
        try:
            place = positions.from_canvas(point, crs) if crs.isValid() else point
        except QgsCsException:
            return
        self._band.setToGeometry(
            QgsGeometry.fromPointXY(place).buffer(REACH, PIECES), positions.NATIONAL_GRID
        )
        self.picked.emit(place.x(), place.y())

    def clear(self) -> None:
        """Take the circle off the map."""
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def take_away(self) -> None:
        """Take the circle's item off the canvas for good, and the tool itself."""
        self.canvas().scene().removeItem(self._band)
        self.deleteLater()
