"""What is being drawn at this moment: the tool on the map, one for each sketch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .shape_tools import ShapeTool
from .sketch_tool import SketchTool


class Sketching(QObject):
    """Takes a tool to the map and away again, and passes on what it says.

    `sketched` tells all vertices (easting, northing) after each change; `ended` the vertices of a whole shape,
    `made` the shape (EPSG:27700) that a construction has made of them; `measured` the measures in words,
    `refused` why no shape can be made; `left` that another tool was taken.
    """

    sketched = pyqtSignal(list)
    ended = pyqtSignal(list)
    made = pyqtSignal(dict)
    measured = pyqtSignal(str)
    refused = pyqtSignal(str)
    left = pyqtSignal()

    def __init__(self, iface: QgisInterface, parent: QObject) -> None:
        super().__init__(parent)
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._tool: SketchTool | None = None

    @property
    def at_work(self) -> bool:
        """Whether the next click on the map draws."""
        return self._tool is not None and self._canvas.mapTool() is self._tool

    def _tool_left(self) -> None:
        """Another tool was taken: this one is of no use any more."""
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.take_away()
        self.left.emit()

    def begin(
        self,
        shape_type: str,
        construction: Mapping[str, Any] | None,
        vertices: list[tuple[float, float]],
    ) -> None:
        """Draw a shape of a type, or what is constructed, from these vertices on."""
        self.put_down()
        tool: SketchTool
        if construction is None:
            tool = SketchTool(self._iface, shape_type)
        else:
            tool = ShapeTool(self._iface, construction)
            tool.made.connect(self.made)
        tool.sketched.connect(self.sketched)
        tool.ended.connect(self.ended)
        tool.measured.connect(self.measured)
        tool.refused.connect(self.refused)
        tool.left.connect(self._tool_left)
        self._tool = tool
        self._canvas.setMapTool(tool)
        if vertices:
            tool.go_on_from(vertices)

    def construct_by(self, construction: Mapping[str, Any]) -> None:
        """Other measures for what is being constructed."""
        if isinstance(self._tool, ShapeTool):
            self._tool.construct_by(construction)

    def add(self, vertices: Sequence[Sequence[float]]) -> None:
        """Places in the place of clicks, as long as the shape is not whole."""
        for easting, northing in vertices:
            if self._tool is not None and self.at_work:
                self._tool.add_place((float(easting), float(northing)))

    def put(self, vertices: Sequence[Sequence[float]]) -> None:
        """Other vertices in the place of those drawn so far."""
        if self._tool is not None and self.at_work:
            self._tool.put([(float(e), float(n)) for e, n in vertices])

    def take_back(self) -> None:
        """Take the last vertex back."""
        if self._tool is not None and self.at_work:
            self._tool.take_back()

    def end(self) -> None:
        """Make it whole as it is."""
        if self._tool is not None and self.at_work:
            self._tool.end()

    def put_down(self) -> None:
        """Take the tool off the map; what was drawn is on disk."""
        tool, self._tool = self._tool, None
        if tool is not None:
            self._canvas.unsetMapTool(tool)
            tool.take_away()
