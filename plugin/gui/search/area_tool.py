"""Drawing the rectangle to search in."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

OUTLINE = QColor("#1d70b8")
FILL = QColor(29, 112, 184, 30)


class AreaTool(QgsMapTool):
    """Press, drag, release: the rectangle, in the canvas's CRS."""

    drawn = pyqtSignal(QgsRectangle)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._start: QgsPointXY | None = None
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(OUTLINE)
        self._band.setFillColor(FILL)
        self._band.setWidth(2)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802, Qt's name
        """The first corner."""
        self._start = event.mapPoint()
        self._show(self._start)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802, Qt's name
        """The rectangle follows the mouse."""
        if self._start is not None:
            self._show(event.mapPoint())

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802, Qt's name
        """The opposite corner; a click without a drag draws nothing."""
        if self._start is None:
            return
        rectangle = QgsRectangle(self._start, event.mapPoint())
        self._start = None
        self.clear()
        if not rectangle.isEmpty():
            self.drawn.emit(rectangle)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, Qt's name
        """Escape gives up: the tool is laid down."""
        if event.key() == Qt.Key.Key_Escape:
            self._start = None
            self.clear()
            self.canvas().unsetMapTool(self)
            event.ignore()  # tells QGIS that the key has been dealt with

    def _show(self, corner: QgsPointXY) -> None:
        self.show_rectangle(QgsRectangle(self._start, corner))

    def show_rectangle(self, rectangle: QgsRectangle) -> None:
        """Mark a rectangle (canvas CRS) on the map."""
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        corners = (
            QgsPointXY(rectangle.xMinimum(), rectangle.yMinimum()),
            QgsPointXY(rectangle.xMaximum(), rectangle.yMinimum()),
            QgsPointXY(rectangle.xMaximum(), rectangle.yMaximum()),
            QgsPointXY(rectangle.xMinimum(), rectangle.yMaximum()),
        )
        for index, point in enumerate(corners):
            self._band.addPoint(point, index == len(corners) - 1)

    def clear(self) -> None:
        """Take the rectangle off the map."""
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def take_away(self) -> None:
        """Take the rectangle's item off the canvas for good, and the tool itself, which the canvas would keep."""
        self.canvas().scene().removeItem(self._band)
        self.deleteLater()
