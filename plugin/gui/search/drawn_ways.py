"""Ways of saying where to search by drawing it on the map, or by typing its corners."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ...host import icons, positions
from ..words import tr
from .area_tool import AreaTool
from .search_area import AreaWay, SearchArea

if TYPE_CHECKING:
    from ..draw.sketch_tool import SketchTool


# How much more the map shows than what was typed.
AROUND = 1.3


class DrawnWay(AreaWay):
    """A button that takes up a tool, and how to use it; below it the corners can be typed instead."""

    icon = ""
    example = ""

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
        self.typed = QLineEdit(self)
        self.typed.setObjectName(f"type_area_{self.key}")
        self.typed.setAccessibleName(self.typed_words())
        self.typed.setToolTip(self.typed_words())
        self.typed.setPlaceholderText(tr("or type {example}").format(example=self.example))
        self.typed.setClearButtonEnabled(True)
        self._read, self._refusal = "", ""
        row = QHBoxLayout()
        row.addWidget(self.draw)
        row.addWidget(self.how, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.typed)
        self.draw.toggled.connect(self._toggled)
        self.typed.editingFinished.connect(self._take_typed)

    def how_words(self) -> str:
        """How it is drawn."""
        raise NotImplementedError

    def typed_words(self) -> str:
        """What can be typed."""
        raise NotImplementedError

    def make_tool(self) -> AreaTool | SketchTool:
        """The tool to draw with, connected."""
        raise NotImplementedError

    def read(self, text: str) -> SearchArea:
        """The area of corners that were typed. Raises AreaNotTyped."""
        raise NotImplementedError

    def missing(self) -> str:
        """What is said before anything has been drawn or typed."""
        raise NotImplementedError

    def problem(self) -> str:
        """What is still missing, in words; empty where nothing is."""
        return self._refusal or ("" if self._area is not None else self.missing())

    @property
    def refused(self) -> bool:
        """Whether what was typed gives no area; `problem` says why."""
        return bool(self._refusal)

    def when_ready(self, act: Callable[[], None]) -> None:
        """What stands in the line is taken first, by whatever key the search was begun."""
        self._take_typed()
        act()

    def _take_typed(self) -> None:
        """Take what was typed since; a line that was emptied leaves what was drawn."""
        from ...geometry.typed_corners import AreaNotTyped

        text = self.typed.text().strip()
        if text == self._read:
            return
        self._read, self._refusal = text, ""
        if not text:
            self.changed.emit()
            return
        try:
            self.keep(self.read(text))
        except AreaNotTyped as refused:
            self._area, self._refusal = None, str(refused)
            self.changed.emit()
            return
        self._show()

    def _show(self) -> None:
        """Bring what was typed into view, unless all of it is seen."""
        if self._area is None:
            return
        box = self._area.box
        crs = self._canvas.mapSettings().destinationCrs()
        shown = positions.box_to_canvas(box, crs) if crs.isValid() else box
        if not self._canvas.extent().contains(shown):
            shown.scale(AROUND)
            self._canvas.setExtent(shown)
            self._canvas.refresh()

    def _drawn_instead(self, area: SearchArea) -> None:
        """What is drawn counts, not what was typed before."""
        self.typed.clear()
        self._read, self._refusal = "", ""
        self.keep(area)

    def area(self) -> SearchArea | None:
        """What was drawn or typed last; none before that."""
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
    example = "TQ 300 803 to TQ 310 815"

    def title(self) -> str:
        """What it is called in the list."""
        return tr("Rectangle, drawn or typed")

    def how_words(self) -> str:
        """How it is drawn."""
        return tr("Press the button, then drag on the map from corner to corner.")

    def typed_words(self) -> str:
        """What can be typed."""
        return tr(
            "Two corners that face each other: grid references, eastings and northings, or degrees; or one grid square"
        )

    def missing(self) -> str:
        """What is said before anything has been drawn or typed."""
        return tr(
            "Draw the rectangle to search in first: press Draw, then drag on the map. Or type two of its corners."
        )

    def read(self, text: str) -> SearchArea:
        """The area of corners that were typed. Raises AreaNotTyped."""
        from ...geometry.typed_corners import rectangle

        return SearchArea(QgsRectangle(*rectangle(text)))

    def make_tool(self) -> AreaTool | SketchTool:
        """The tool to drag with."""
        tool = AreaTool(self._canvas)
        tool.drawn.connect(self._drawn)
        return tool

    def _drawn(self, rectangle: QgsRectangle) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        if not crs.isValid() or crs == positions.NATIONAL_GRID:
            self._drawn_instead(SearchArea(rectangle))
            return
        # In another CRS a rectangle on the map is none on the National Grid.
        outline = _outline([_metres(corner, crs) for corner in _corners(rectangle)])
        self._drawn_instead(SearchArea(_box(outline), outline))


class PolygonWay(DrawnWay):
    """A polygon, drawn corner by corner with QGIS's snapping."""

    key = "polygon"
    icon = "polygon"
    example = "TQ 300 803; TQ 310 803; TQ 305 815"

    def title(self) -> str:
        """What it is called in the list."""
        return tr("Polygon, drawn or typed")

    def how_words(self) -> str:
        """How it is drawn."""
        return tr("Click the corners; a right click or Enter ends.")

    def typed_words(self) -> str:
        """What can be typed."""
        return tr("Three corners or more, with semicolons between them")

    def missing(self) -> str:
        """What is said before anything has been drawn or typed."""
        return tr(
            "Draw the polygon to search in first: press Draw, then click its corners on the map. Or type its corners."
        )

    def read(self, text: str) -> SearchArea:
        """The area of corners that were typed. Raises AreaNotTyped."""
        from ...geometry.typed_corners import polygon

        return _polygon(polygon(text))

    def make_tool(self) -> AreaTool | SketchTool:
        """The tool to click with."""
        from ..draw.sketch_tool import SketchTool

        tool = SketchTool(self._iface, "Polygon")
        tool.ended.connect(self._ended)
        return tool

    def _ended(self, vertices: list[tuple[float, float]]) -> None:
        self._drawn_instead(_polygon(vertices))


def _polygon(vertices: list[tuple[float, float]]) -> SearchArea:
    outline = _outline(vertices)
    words = tr("Polygon with {count} corners").format(count=len(vertices))
    return SearchArea(_box(outline), outline, words)


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
