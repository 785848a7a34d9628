"""Drawing an extent on the map, with QGIS's snapping and advanced digitizing."""

from __future__ import annotations

from qgis.core import QgsPointLocator, QgsPointXY, QgsVectorLayer
from qgis.gui import QgisInterface, QgsMapMouseEvent, QgsMapToolCapture, QgsMapToolDigitizeFeature
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from ...host import positions
from ...submission.draft_findings import FEWEST
from ..cursor_words import CursorWords
from .measures import sketch_words

MODES = {
    "Point": QgsMapToolCapture.CaptureMode.CapturePoint,
    "LineString": QgsMapToolCapture.CaptureMode.CaptureLine,
    "Polygon": QgsMapToolCapture.CaptureMode.CapturePolygon,
}
SAME_PLACE = 1e-9

Vertex = tuple[float, float]


class SketchTool(QgsMapToolDigitizeFeature):
    """Takes vertices one by one. Left click adds one, right click ends, Backspace takes the last one back.

    `sketched` tells all vertices (easting, northing) after each change, `ended` once the shape is complete,
    `measured` how long and large it is, with the mouse as its next vertex, in words that also follow the mouse.
    The vertices are the tool's own, to the last digit of what was clicked or snapped to; QGIS's capture beside
    them draws the rubber band and does the advanced digitizing.
    """

    sketched = pyqtSignal(list)
    ended = pyqtSignal(list)
    measured = pyqtSignal(str)
    refused = pyqtSignal(str)
    left = pyqtSignal()

    def __init__(self, iface: QgisInterface, shape_type: str) -> None:
        super().__init__(iface.mapCanvas(), iface.cadDockWidget(), MODES[shape_type])
        self.shape_type = shape_type
        self._iface = iface
        self._vertices: list[Vertex] = []
        self._words = CursorWords(iface.mapCanvas())
        # QGIS's capture wants an editable layer; this one is never shown.
        self._target = QgsVectorLayer(f"{shape_type}?crs=EPSG:27700", "sketch", "memory")
        self._target.startEditing()
        self.setLayer(self._target)

    def go_on_from(self, vertices: list[Vertex]) -> None:
        """Take up a sketch that was begun earlier."""
        for vertex in vertices:
            self._capture(vertex)
        self._vertices = list(vertices)
        self._measure(None)

    def _capture(self, vertex: Vertex) -> None:
        crs = self.canvas().mapSettings().destinationCrs()
        self.addVertex(positions.to_canvas(QgsPointXY(*vertex), crs))
        self.startCapturing()

    def put(self, vertices: list[Vertex]) -> None:
        """Other vertices in the place of those drawn so far."""
        self.stopCapturing()
        self._vertices = []
        self.go_on_from(vertices)
        self.sketched.emit(list(self._vertices))

    def add_place(self, place: Vertex) -> None:
        """A typed place as the next vertex."""
        if self.shape_type != "Point":
            self._capture(place)
        self._take(place)

    def cadCanvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802, Qt's name
        """The measures follow the mouse."""
        super().cadCanvasMoveEvent(event)
        crs = self.canvas().mapSettings().destinationCrs()
        point = positions.from_canvas(event.mapPoint(), crs)
        self._words.follow(event.originalPixelPoint())
        self._measure((point.x(), point.y()))

    def _measure(self, cursor: Vertex | None) -> None:
        self._tell(sketch_words(self.shape_type, self._vertices, cursor))

    def _tell(self, words: str) -> None:
        self._words.say(words)
        self.measured.emit(words)

    def cadCanvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802, Qt's name
        """A click: another vertex, or the end."""
        if event.button() == Qt.MouseButton.RightButton:
            self.end()
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        position = self._position(event)
        if self.shape_type != "Point":
            self.addVertex(event.mapPoint())
            self.startCapturing()
        self._take(position)

    def _take(self, place: Vertex) -> None:
        if self.shape_type == "Point":
            self._vertices = []
        self._vertices.append(place)
        self.sketched.emit(list(self._vertices))
        if self.shape_type == "Point":
            self.end()

    def _position(self, event: QgsMapMouseEvent) -> Vertex:
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
            self.end()
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
        self._measure(None)
        self.sketched.emit(list(self._vertices))

    def end(self) -> None:
        """Make the shape whole, if there is enough of it."""
        if len(self._vertices) < FEWEST[self.shape_type]:
            return
        vertices = list(self._vertices)
        self._forget()
        self.ended.emit(vertices)

    def _forget(self) -> None:
        self._vertices = []
        self._words.say("")
        self.stopCapturing()

    def deactivate(self) -> None:
        """Another tool has been taken: the sketch stays in the drafts as it is."""
        self._forget()
        # QGIS's own would give the canvas back the layer that was current when the drawing began, and crashes
        # where that layer has gone with its project.
        QgsMapToolCapture.deactivate(self)
        self.canvas().setCurrentLayer(self._iface.activeLayer())
        self.left.emit()

    def take_away(self) -> None:
        """Leave nothing on the canvas, the tool itself neither, which the canvas would keep."""
        self._words.take_away()
        self.deleteLater()


def crs_scale(point: QgsPointXY) -> float:
    """The size of a position's numbers, against which two of them are compared."""
    return max(1.0, abs(point.x()), abs(point.y()))
