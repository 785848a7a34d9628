"""Marks on the map where something is wrong with an extent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsVertexMarker
from qgis.PyQt.QtGui import QColor

from ...host import positions

if TYPE_CHECKING:
    from ...geometry.findings import Finding

COLOURS = {"stops": QColor("#d4351c"), "warns": QColor("#c25700"), "tells": QColor("#1d70b8")}
MOST_MARKS = 50


class FindingMarks:
    """One mark a place, in the colour of how bad it is; they follow the canvas's CRS."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._marks: list[QgsVertexMarker] = []
        self._findings: list[Finding] = []
        canvas.destinationCrsChanged.connect(self._again)

    def show(self, findings: Iterable[Finding]) -> None:
        """Mark the places of these findings, instead of the earlier ones."""
        self.clear()
        self._findings = list(findings)
        crs = self._canvas.mapSettings().destinationCrs()
        for finding in self._findings:
            for easting, northing in finding.places[:MOST_MARKS]:
                place = positions.to_canvas(QgsPointXY(easting, northing), crs) if crs.isValid() else None
                self._mark(place or QgsPointXY(easting, northing), finding)

    def _mark(self, place: QgsPointXY, finding: Finding) -> None:
        mark = QgsVertexMarker(self._canvas)
        mark.setCenter(place)
        mark.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
        mark.setIconSize(18)
        mark.setPenWidth(3)
        mark.setColor(COLOURS[finding.severity])
        mark.setToolTip(finding.words)
        self._marks.append(mark)

    @property
    def count(self) -> int:
        """How many marks stand on the map."""
        return len(self._marks)

    def _again(self) -> None:
        self.show(self._findings)

    def clear(self) -> None:
        """Take all marks off the map."""
        for mark in self._marks:
            self._canvas.scene().removeItem(mark)
        self._marks = []
        self._findings = []

    def leave(self) -> None:
        """Take the marks off, and stop following the canvas."""
        self.clear()
        self._canvas.destinationCrsChanged.disconnect(self._again)
