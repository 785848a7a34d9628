"""Drawing a shape that is made of a few clicks: a rectangle, a line with a width, a parallel of a street."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely
from qgis.core import QgsGeometry, QgsWkbTypes
from qgis.gui import QgisInterface, QgsRubberBand
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ...geometry import sketches
from ...geometry.constructions import NotConstructible
from ...host import positions
from .measures import construction_words
from .sketch_tool import SketchTool, Vertex

OUTLINE = QColor("#4c2c92")
FILL = QColor(76, 44, 146, 60)
BANDS = {
    "Polygon": QgsWkbTypes.GeometryType.PolygonGeometry,
    "LineString": QgsWkbTypes.GeometryType.LineGeometry,
    "MultiPoint": QgsWkbTypes.GeometryType.PointGeometry,
}
# Milliseconds: a line of many bends takes a few to be given its width, and the mouse moves more often.
SHOW_AFTER = 15


class ShapeTool(SketchTool):
    """Takes the places that a construction needs, and shows the shape that they make, with the mouse as the next.

    `made` tells the shape (EPSG:27700) once it is whole: after the last click that it needs, on a right click or
    Enter. `refused` tells why the places make none; a further click then takes the place of the last.
    """

    made = pyqtSignal(dict)

    def __init__(self, iface: QgisInterface, construction: Mapping[str, Any]) -> None:
        super().__init__(iface, "LineString")
        self._construction = dict(construction)
        self._cursor: Vertex | None = None
        self._band = QgsRubberBand(iface.mapCanvas(), QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(OUTLINE)
        self._band.setFillColor(FILL)
        self._band.setWidth(2)
        self._band.setLineStyle(Qt.PenStyle.DashLine)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SHOW_AFTER)
        self._later.timeout.connect(self._show)

    @property
    def _full(self) -> bool:
        most = sketches.most(self._construction)
        return most is not None and len(self._vertices) >= most

    def construct_by(self, construction: Mapping[str, Any]) -> None:
        """Other measures. Where nothing more is to be clicked with them, the shape is whole."""
        self._construction = dict(construction)
        self._later.start()
        if self._full:
            self.end()

    def _measure(self, cursor: Vertex | None) -> None:
        self._cursor = cursor
        self._later.start()

    def _take(self, place: Vertex) -> None:
        if self._full:
            self._vertices.pop()
            self.undo()
        place = sketches.placed(self._construction, self._vertices, place)
        self._vertices.append(place)
        self.sketched.emit(list(self._vertices))
        if self._full:
            self.end()

    def end(self) -> None:
        """Make the shape, if the places make one; otherwise say why not."""
        if not self._vertices:
            return
        try:
            shape = sketches.shape_of(self._construction, self._vertices)
        except NotConstructible as error:
            self.refused.emit(str(error))
            return
        self._forget()
        self.made.emit(shape)

    def _show(self) -> None:
        """The shape as it would be if the mouse were clicked here."""
        vertices = list(self._vertices)
        if self._cursor is not None and not self._full:
            vertices.append(sketches.placed(self._construction, vertices, self._cursor))
        shape = self._shape(vertices)
        self._band.reset(BANDS.get(shape["type"] if shape is not None else "", BANDS["Polygon"]))
        if shape is not None:
            drawn = QgsGeometry()
            drawn.fromWkb(shapely.to_wkb(shapely.geometry.shape(shape)))
            self._band.setToGeometry(drawn, positions.NATIONAL_GRID)
        self._tell(construction_words(self._construction, vertices, shape) if vertices else "")

    def _shape(self, vertices: list[Vertex]) -> dict[str, Any] | None:
        try:
            return sketches.shape_of(self._construction, vertices)
        except NotConstructible:
            return None

    def _forget(self) -> None:
        self._later.stop()
        self._cursor = None
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        super()._forget()

    def take_away(self) -> None:
        """Leave nothing on the canvas."""
        self._later.stop()
        self.canvas().scene().removeItem(self._band)
        super().take_away()
