"""Ways of saying where to search by drawing it on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ...host import icons, positions
from ..words import tr
from .area_tool import AreaTool
from .search_area import AreaWay, SearchArea

if TYPE_CHECKING:
    from ..draw.sketch_tool import SketchTool


class DrawnWay(AreaWay):
    """A button that takes up a tool, and how to use it."""

    icon = ""

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._area: SearchArea | None = None
        self._tool: AreaTool | SketchTool | None = None
        self.draw = QPushButton(icons.icon(self.icon), tr("&Draw"), self)
        self.draw.setObjectName(f"draw_area_{self.key}")
        self.draw.setCheckable(True)
        self.how = QLabel(self.how_words(), self)
        self.how.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.draw)
        layout.addWidget(self.how, 1)
        self.draw.toggled.connect(self._toggled)

    def how_words(self) -> str:
        """How it is drawn."""
        raise NotImplementedError

    def make_tool(self) -> AreaTool | SketchTool:
        """The tool to draw with, connected."""
        raise NotImplementedError

    def area(self) -> SearchArea | None:
        """What was drawn; none before that."""
        return self._area

    def _toggled(self, on: bool) -> None:
        if on:
            self._take_off()
            self._tool = self.make_tool()
            self._tool.deactivated.connect(self._laid_down)
            self._canvas.setMapTool(self._tool)
            self._canvas.setFocus()
        else:
            self._take_off()

    def _laid_down(self) -> None:
        self.draw.setChecked(False)

    def keep(self, area: SearchArea) -> None:
        """This is the area from now on."""
        self._area = area
        self._take_off()
        self.changed.emit()

    def _take_off(self) -> None:
        tool, self._tool = self._tool, None
        if tool is None:
            return
        tool.deactivated.disconnect(self._laid_down)
        self._canvas.unsetMapTool(tool)
        tool.take_away()
        self.draw.setChecked(False)

    def put_down(self) -> None:
        """Take the tool off the map; what was drawn is remembered."""
        self._take_off()


class RectangleWay(DrawnWay):
    """A rectangle, dragged on the map."""

    key = "rectangle"
    icon = "rectangle"

    def title(self) -> str:
        """What it is called in the list."""
        return tr("Rectangle on the map")

    def how_words(self) -> str:
        """How it is drawn."""
        return tr("Press the button, then drag on the map from corner to corner.")

    def problem(self) -> str:
        """What is still missing."""
        if self._area is None:
            return tr("Draw the rectangle to search in first: press Draw, then drag on the map.")
        return ""

    def make_tool(self) -> AreaTool | SketchTool:
        """The tool to drag with."""
        tool = AreaTool(self._canvas)
        tool.drawn.connect(self._drawn)
        return tool

    def _drawn(self, rectangle: QgsRectangle) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        if not crs.isValid() or crs == positions.NATIONAL_GRID:
            self.keep(SearchArea(rectangle))
            return
        # In another CRS a rectangle on the map is none on the National Grid.
        outline = _outline([_metres(corner, crs) for corner in _corners(rectangle)])
        self.keep(SearchArea(_box(outline), outline))


class PolygonWay(DrawnWay):
    """A polygon, drawn corner by corner with QGIS's snapping."""

    key = "polygon"
    icon = "polygon"

    def title(self) -> str:
        """What it is called in the list."""
        return tr("Polygon on the map")

    def how_words(self) -> str:
        """How it is drawn."""
        return tr("Click the corners; a right click or Enter ends.")

    def problem(self) -> str:
        """What is still missing."""
        if self._area is None:
            return tr("Draw the polygon to search in first: press Draw, then click its corners on the map.")
        return ""

    def make_tool(self) -> AreaTool | SketchTool:
        """The tool to click with."""
        from ..draw.sketch_tool import SketchTool

        tool = SketchTool(self._iface, "Polygon")
        tool.ended.connect(self._ended)
        return tool

    def _ended(self, vertices: list[tuple[float, float]]) -> None:
        outline = _outline(vertices)
        words = tr("Polygon with {count} corners").format(count=len(vertices))
        self.keep(SearchArea(_box(outline), outline, words))


def _corners(box: QgsRectangle) -> list[QgsPointXY]:
    west, south, east, north = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
    return [
        QgsPointXY(west, south),
        QgsPointXY(east, south),
        QgsPointXY(east, north),
        QgsPointXY(west, north),
    ]


def _metres(corner: QgsPointXY, crs: QgsCoordinateReferenceSystem) -> tuple[float, float]:
    place = positions.from_canvas(corner, crs)
    return place.x(), place.y()


def _outline(vertices: list[tuple[float, float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[*vertices, vertices[0]]]}


def _box(outline: dict[str, Any]) -> QgsRectangle:
    eastings, northings = zip(*outline["coordinates"][0])
    return QgsRectangle(min(eastings), min(northings), max(eastings), max(northings))
