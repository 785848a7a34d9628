"""The boxes that a search asks for, shown on the map while it runs, for who ticks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCsException, QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QCheckBox, QWidget

from ...host import positions, settings
from ..words import tr

if TYPE_CHECKING:
    from ...search.request import Box
    from ...search.result import SearchResult

SHOWN = settings.Setting("search/show_boxes", False)
# Milliseconds that all boxes stay after the end; those that could not be had stay until the next search.
LINGER = 1500
# Line, filling and pattern by what became of a box.
DONE, REFUSED, MISSING = "done", "refused", "missing"
LOOKS = {
    REFUSED: ("#b58840", (0, 0, 0, 0), Qt.PenStyle.DashLine),
    DONE: ("#00703c", (0, 112, 60, 40), Qt.PenStyle.SolidLine),
    MISSING: ("#d4351c", (212, 53, 28, 60), Qt.PenStyle.SolidLine),
}


class AskedBoxes(QCheckBox):
    """The tick, and the boxes: answered ones filled, divided ones dashed, what could not be had in red."""

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(tr("&Boxes"), parent)
        self.setObjectName("show_boxes")
        self.setToolTip(
            tr(
                "Show on the map which boxes are asked for while a search runs: answered (green), divided (dashed), "
                "not to be had (red)."
            )
        )
        self._canvas = canvas
        self._ended = True
        self._counts = dict.fromkeys(LOOKS, 0)
        self._bands = {what: _band(canvas, *looks) for what, looks in LOOKS.items()}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LINGER)
        self._later.timeout.connect(self._clear_asked)
        self.setChecked(SHOWN.get())
        self.toggled.connect(self._toggled)
        canvas.destinationCrsChanged.connect(self.clear)

    @property
    def counts(self) -> dict[str, int]:
        """How many boxes of each kind are on the map."""
        return dict(self._counts)

    def add(self, asked: Iterable[tuple[Box, bool]]) -> None:
        """Boxes that were asked for, each with whether it was refused; the first of a search clear the map."""
        if self._ended:
            self.clear()
            self._ended = False
        if not self.isChecked():
            return
        for box, refused in asked:
            self._show(REFUSED if refused else DONE, box)
        self._update()

    def end(self, results: Mapping[str, SearchResult]) -> None:
        """The search has ended: what could not be had stays on the map, the rest goes soon."""
        self._ended = True
        if not self.isChecked():
            return
        for result in results.values():
            for gap in result.gaps:
                self._show(MISSING, gap.box)
        self._update()
        self._later.start()

    def _show(self, what: str, box: Box) -> None:
        west, south, east, north = box.as_tuple()
        corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        crs = self._canvas.mapSettings().destinationCrs()
        places = [QgsPointXY(*corner) for corner in corners]
        try:
            if crs.isValid():
                places = [positions.to_canvas(place, crs) for place in places]
        except QgsCsException:
            return
        self._bands[what].addGeometry(QgsGeometry.fromPolygonXY([places]), None, False)
        self._counts[what] += 1

    def _update(self) -> None:
        for what, band in self._bands.items():
            band.setVisible(bool(self._counts[what]))
            band.updatePosition()
            band.update()

    def _toggled(self, on: bool) -> None:
        SHOWN.set(on)
        if not on:
            self.clear()

    def _clear_asked(self) -> None:
        self._clear(DONE, REFUSED)

    def clear(self) -> None:
        """Take all boxes off the map."""
        self._clear(*LOOKS)

    def _clear(self, *which: str) -> None:
        self._later.stop()
        for what in which:
            self._bands[what].reset(QgsWkbTypes.GeometryType.PolygonGeometry)
            self._counts[what] = 0

    def leave(self) -> None:
        """Take the boxes off the map for good: the dock is going."""
        self._later.stop()
        self._canvas.destinationCrsChanged.disconnect(self.clear)
        for band in self._bands.values():
            self._canvas.scene().removeItem(band)
        self._bands = {}


def _band(canvas: QgsMapCanvas, line: str, filling: Any, pattern: Any) -> QgsRubberBand:
    band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
    band.setStrokeColor(QColor(line))
    band.setFillColor(QColor(*filling))
    band.setLineStyle(pattern)
    band.setWidth(1)
    return band
