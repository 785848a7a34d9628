"""The area to search, marked on the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt

from ..host import positions
from .area_tool import FILL, OUTLINE


class AreaMark:
    """One outline, dashed; it follows the canvas's CRS."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._left = False
        self._rings: list[list[list[tuple[float, float]]]] = []
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(OUTLINE)
        self._band.setFillColor(FILL)
        self._band.setWidth(2)
        self._band.setLineStyle(Qt.PenStyle.DashLine)
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, box: QgsRectangle, outline: Mapping[str, Any] | None) -> None:
        """Mark an area (EPSG:27700) instead of the earlier one."""
        self._rings = [[_corners(box)]] if outline is None else _rings_of(outline)
        self._draw()

    def clear(self) -> None:
        """Take the mark off the map."""
        self._rings = []
        self._draw()

    @property
    def shown(self) -> bool:
        """Whether something is marked."""
        return bool(self._rings)

    def _draw(self) -> None:
        if self._left:
            return
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        crs = self._canvas.mapSettings().destinationCrs()
        for polygon in self._rings:
            rings = [[QgsPointXY(*vertex) for vertex in ring] for ring in polygon]
            if crs.isValid():
                rings = [[positions.to_canvas(vertex, crs) for vertex in ring] for ring in rings]
            self._band.addGeometry(QgsGeometry.fromPolygonXY(rings), None, False)
        self._band.updatePosition()
        self._band.update()
        self._band.setVisible(bool(self._rings))

    def leave(self) -> None:
        """Take the mark off, and stop following the canvas."""
        self._left = True
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        self._canvas.scene().removeItem(self._band)


def _corners(box: QgsRectangle) -> list[tuple[float, float]]:
    west, south, east, north = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def _rings_of(outline: Mapping[str, Any]) -> list[list[list[tuple[float, float]]]]:
    coordinates = outline["coordinates"]
    return [coordinates] if outline["type"] == "Polygon" else list(coordinates)
