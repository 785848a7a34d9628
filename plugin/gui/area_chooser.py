"""Where to search: what the map shows, or a rectangle drawn on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QRadioButton, QWidget

from ..host import positions
from .area_tool import AreaTool
from .words import tr

# Metres. A search is a search of many boxes; a whole region would be thousands.
WIDEST = 100_000.0
# Eastings and northings of the National Grid that England lies in.
ENGLAND = QgsRectangle(80_000, 5_000, 656_000, 658_000)


@dataclass(frozen=True)
class SearchArea:
    """A box of eastings and northings, and a polygon in it (GeoJSON-like, EPSG:27700) where it is not all meant."""

    box: QgsRectangle
    outline: Mapping[str, Any] | None = None


class AreaChooser(QWidget):
    """One way of saying where is chosen at a time."""

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._drawn: QgsRectangle | None = None
        self.tool = AreaTool(canvas)
        self.map_view = QRadioButton(tr("&Map view"), self)
        self.map_view.setChecked(True)
        self.rectangle = QRadioButton(tr("D&rawn rectangle"), self)
        self.draw = QPushButton(tr("Draw"), self)
        self.draw.setObjectName("draw_area")
        self.draw.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.map_view, self.rectangle, self.draw):
            row.addWidget(widget)
        row.addStretch(1)
        self.draw.toggled.connect(self._draw)
        self.tool.drawn.connect(self._area_drawn)
        self.tool.deactivated.connect(lambda: self.draw.setChecked(False))
        self.map_view.toggled.connect(lambda on: self.tool.clear() if on else None)

    def _draw(self, on: bool) -> None:
        if on:
            self.rectangle.setChecked(True)
            self._canvas.setMapTool(self.tool)
        elif self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)

    def _area_drawn(self, rectangle: QgsRectangle) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        self._drawn = positions.box_from_canvas(rectangle, crs)
        self.rectangle.setChecked(True)
        self._canvas.unsetMapTool(self.tool)

    def area(self) -> SearchArea | None:
        """Where to search; none where nothing has been drawn or chosen yet."""
        if self.rectangle.isChecked():
            return None if self._drawn is None else SearchArea(self._drawn)
        crs = self._canvas.mapSettings().destinationCrs()
        extent = self._canvas.extent()
        return SearchArea(positions.box_from_canvas(extent, crs) if crs.isValid() else extent)

    def problem(self) -> str:
        """What is wrong with where, in words; empty where nothing is."""
        area = self.area()
        if area is None:
            return tr("Draw the rectangle to search in first: press Draw, then drag on the map.")
        if not area.box.isFinite() or max(area.box.width(), area.box.height()) > WIDEST:
            return tr("This area is too large to search: over 100 km across. Zoom in, or draw a rectangle.")
        if not area.box.intersects(ENGLAND):
            return tr(
                "This area is outside England, which is all that Street Manager covers. "
                "Move the map and search again."
            )
        return ""

    def leave(self) -> None:
        """Take the tool and its rectangle off the map: the dock is going."""
        self._canvas.unsetMapTool(self.tool)
        self.tool.remove()
