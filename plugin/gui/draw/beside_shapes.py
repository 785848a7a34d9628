"""What lies beside the shape at hand: the one on record, dashed, and the others of the same submission."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from qgis.core import QgsGeometry, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...geometry import geojson
from ...host import positions

ON_RECORD = QColor("#505a5f")
OF_THE_SAME = QColor("#4c2c92")
_TYPES = (
    QgsWkbTypes.GeometryType.PointGeometry,
    QgsWkbTypes.GeometryType.LineGeometry,
    QgsWkbTypes.GeometryType.PolygonGeometry,
)


class BesideShapes:
    """Marks on the canvas, in no layer: they are for looking at only."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []
        self._shown: list[Any] = []

    def show(self, on_record: Any, others: Iterable[Any]) -> None:
        """Show these shapes (GeoJSON-like, EPSG:27700), or none of them."""
        wanted = [on_record, *others]
        if wanted == self._shown:
            return
        self.clear()
        self._shown = wanted
        for place, shape in enumerate(wanted):
            self._show(shape, place == 0)

    def _show(self, shape: Mapping[str, Any] | None, on_record: bool) -> None:
        found = geojson.read(shape).geometry if shape else None
        if found is None or shapely.is_empty(found):
            return
        band = QgsRubberBand(self._canvas, _TYPES[int(shapely.get_dimensions(found))])
        colour = QColor(ON_RECORD if on_record else OF_THE_SAME)
        band.setStrokeColor(colour)
        colour.setAlpha(25)
        band.setFillColor(colour)
        band.setWidth(2)
        band.setIconSize(10)
        band.setLineStyle(Qt.PenStyle.DashLine if on_record else Qt.PenStyle.SolidLine)
        drawn = QgsGeometry()
        drawn.fromWkb(shapely.to_wkb(found))
        band.setToGeometry(drawn, positions.NATIONAL_GRID)
        self._bands.append(band)

    def clear(self) -> None:
        """Leave nothing on the canvas."""
        for band in self._bands:
            self._canvas.scene().removeItem(band)
        self._bands, self._shown = [], []
