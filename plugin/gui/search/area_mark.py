"""The area to search, marked on the map."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt

from ...host import positions
from .area_tool import FILL, OUTLINE
from .search_area import SearchArea


class AreaMark:
    """One outline, dashed; it follows the canvas's CRS."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._left = False
        self._shape: QgsGeometry | None = None
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(OUTLINE)
        self._band.setFillColor(FILL)
        self._band.setWidth(2)
        self._band.setLineStyle(Qt.PenStyle.DashLine)
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, area: SearchArea) -> None:
        """Mark an area (EPSG:27700) instead of the earlier one."""
        self._shape = _shape_of(area)
        self._draw()

    def clear(self) -> None:
        """Take the mark off the map."""
        self._shape = None
        self._draw()

    @property
    def shown(self) -> bool:
        """Whether something is marked."""
        return self._shape is not None

    def _draw(self) -> None:
        if self._left:
            return
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        shape = None if self._shape is None else self._on_canvas(QgsGeometry(self._shape))
        self._band.setVisible(shape is not None)
        if shape is not None:
            self._band.addGeometry(shape, None, True)

    def _on_canvas(self, shape: QgsGeometry) -> QgsGeometry | None:
        crs = self._canvas.mapSettings().destinationCrs()
        if not crs.isValid() or crs == positions.NATIONAL_GRID:
            return shape
        shown = QgsCoordinateTransform(positions.NATIONAL_GRID, crs, QgsProject.instance())
        try:
            shape.transform(shown)
        except QgsCsException:
            return None
        return shape

    def leave(self) -> None:
        """Take the mark off, and stop following the canvas."""
        self._left = True
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        self._canvas.scene().removeItem(self._band)


def _shape_of(area: SearchArea) -> QgsGeometry:
    if area.mark:
        shape = QgsGeometry()
        shape.fromWkb(area.mark)
        return shape
    if area.outline is None:
        return QgsGeometry.fromRect(area.box)
    ring = [QgsPointXY(*vertex) for vertex in area.outline["coordinates"][0]]
    return QgsGeometry.fromPolygonXY([ring])
