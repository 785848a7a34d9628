"""Drawing an extent on the map, with QGIS's snapping and advanced digitizing."""

from __future__ import annotations

from qgis.core import QgsPointLocator, QgsPointXY, QgsVectorLayer
from qgis.gui import QgisInterface, QgsMapMouseEvent, QgsMapToolCapture, QgsMapToolDigitizeFeature
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from ..host import positions

MODES = {
    "Point": QgsMapToolCapture.CaptureMode.CapturePoint,
    "LineString": QgsMapToolCapture.CaptureMode.CaptureLine,
    "Polygon": QgsMapToolCapture.CaptureMode.CapturePolygon,
}
FEWEST = {"Point": 1, "LineString": 2, "Polygon": 3}
SAME_PLACE = 1e-9


class SketchTool(QgsMapToolDigitizeFeature):
    """Takes vertices one by one. Left click adds one, right click ends, Backspace takes the last one back.

    `sketched` tells all vertices (easting, northing) after each change, `ended` once the shape is complete.
    The vertices are the tool's own, to the last digit of what was clicked or snapped to; QGIS's capture beside
    them draws the rubber band and does the advanced digitizing.
    """

    sketched = pyqtSignal(list)
    ended = pyqtSignal(list)
    left = pyqtSignal()

    def __init__(self, iface: QgisInterface, shape_type: str) -> None:
        super().__init__(iface.mapCanvas(), iface.cadDockWidget(), MODES[shape_type])
        self.shape_type = shape_type
        self._iface = iface
        self._vertices: list[tuple[float, float]] = []
        # QGIS's capture wants an editable layer; this one is never shown.
        self._target = QgsVectorLayer(f"{shape_type}?crs=EPSG:27700", "sketch", "memory")
        self._target.startEditing()
        self.setLayer(self._target)

    def go_on_from(self, vertices: list[tuple[float, float]]) -> None:
        """Take up a sketch that was begun earlier."""
        crs = self.canvas().mapSettings().destinationCrs()
        for easting, northing in vertices:
            self.addVertex(positions.to_canvas(QgsPointXY(easting, northing), crs))
        self._vertices = list(vertices)

    def cadCanvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802, Qt's name
        """A click: another vertex, or the end."""
        if event.button() == Qt.MouseButton.RightButton:
            self._end()
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        position = self._position(event)
        if self.shape_type == "Point":
            self._vertices = [position]
            self.sketched.emit(list(self._vertices))
            self._end()
            return
        self.addVertex(event.mapPoint())
        self.startCapturing()
        self._vertices.append(position)
        self.sketched.emit(list(self._vertices))

    def _position(self, event: QgsMapMouseEvent) -> tuple[float, float]:
        crs = self.canvas().mapSettings().destinationCrs()
        match: QgsPointLocator.Match = event.mapPointMatch()
        # Advanced digitizing may have moved the position away from what the mouse snapped to.
        if match.isValid() and match.point().distance(event.mapPoint()) <= SAME_PLACE * crs_scale(
            match.point()
        ):
            read = positions.snapped(match, crs)
            if read is not None:
                return (read.x(), read.y())
        point = positions.from_canvas(event.mapPoint(), crs)
        return (point.x(), point.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, Qt's name
        """Backspace or Delete takes the last vertex back; Enter ends; Escape stops, and the sketch is kept."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not event.isAutoRepeat():
            self.take_back()
            event.ignore()  # tells QGIS that the key has been dealt with
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end()
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)
            event.ignore()
            return
        super().keyPressEvent(event)

    def take_back(self) -> None:
        """Take the last vertex back."""
        if not self._vertices:
            return
        self._vertices.pop()
        self.undo()
        self.sketched.emit(list(self._vertices))

    def _end(self) -> None:
        if len(self._vertices) < FEWEST[self.shape_type]:
            return
        vertices = list(self._vertices)
        self._forget()
        self.ended.emit(vertices)

    def _forget(self) -> None:
        self._vertices = []
        self.stopCapturing()

    def deactivate(self) -> None:
        """Another tool has been taken: the sketch stays in the drafts as it is."""
        self._forget()
        # QGIS's own would give the canvas back the layer that was current when the drawing began, and crashes
        # where that layer has gone with its project.
        QgsMapToolCapture.deactivate(self)
        self.canvas().setCurrentLayer(self._iface.activeLayer())
        self.left.emit()


def crs_scale(point: QgsPointXY) -> float:
    """The size of a position's numbers, against which two of them are compared."""
    return max(1.0, abs(point.x()), abs(point.y()))
