"""Marks on the map where something is wrong with an extent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsVertexMarker
from qgis.PyQt.QtGui import QColor

from ...host import positions

if TYPE_CHECKING:
    from ...geometry.findings import Finding

# A form of its own for each, beside the colour, which not everybody can tell apart.
LOOKS = {
    "stops": (QColor("#d4351c"), QgsVertexMarker.IconType.ICON_CIRCLE),
    "warns": (QColor("#c25700"), QgsVertexMarker.IconType.ICON_TRIANGLE),
    "tells": (QColor("#1d70b8"), QgsVertexMarker.IconType.ICON_BOX),
}
MOST_MARKS = 50
USUAL, POINTED_AT = (18, 3), (30, 5)

Place = Sequence[float]


class FindingMarks:
    """One mark a place, by how bad it is; they follow the canvas's CRS.

    What only tells has marks while it is unfolded in the list, or pointed at.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._marks: list[tuple[QgsVertexMarker, Place, bool]] = []
        self._findings: list[Finding] = []
        self._pointed: tuple[Finding, Sequence[Place]] | None = None
        self._with_tells = False
        canvas.destinationCrsChanged.connect(self._again)

    def show(self, findings: Iterable[Finding]) -> None:
        """Mark the places of these findings, instead of the earlier ones."""
        self._findings = list(findings)
        if self._pointed is not None and self._pointed[0] not in self._findings:
            self._pointed = None
        self._again()

    def show_tells(self, shown: bool) -> None:
        """Whether what only tells has marks as well."""
        self._with_tells = shown
        self._again()

    def point_at(self, finding: Finding | None, places: Sequence[Place] = ()) -> None:
        """Make the marks of one finding large, or of some of its places; of none where there is none."""
        self._pointed = None if finding is None else (finding, places or finding.places)
        self._again()

    def _again(self) -> None:
        self._remove()
        crs = self._canvas.mapSettings().destinationCrs()
        for finding in self._findings:
            pointed = self._pointed[1] if self._pointed is not None and self._pointed[0] == finding else ()
            if finding.severity == "tells" and not self._with_tells and not pointed:
                continue
            for place in finding.places[:MOST_MARKS]:
                shown = positions.to_canvas(QgsPointXY(*place), crs) if crs.isValid() else None
                self._mark(shown or QgsPointXY(*place), place, finding, place in pointed)

    def _mark(self, shown: QgsPointXY, place: Place, finding: Finding, large: bool) -> None:
        mark = QgsVertexMarker(self._canvas)
        colour, icon = LOOKS[finding.severity]
        size, width = POINTED_AT if large else USUAL
        mark.setCenter(shown)
        mark.setIconType(icon)
        mark.setIconSize(size)
        mark.setPenWidth(width)
        mark.setColor(colour)
        mark.setToolTip(finding.words)
        self._marks.append((mark, place, large))

    @property
    def count(self) -> int:
        """How many marks stand on the map."""
        return len(self._marks)

    @property
    def large(self) -> list[Place]:
        """The places (EPSG:27700) of the marks that are pointed at."""
        return [place for _, place, large in self._marks if large]

    def _remove(self) -> None:
        for mark, _, _ in self._marks:
            self._canvas.scene().removeItem(mark)
        self._marks = []

    def clear(self) -> None:
        """Take all marks off the map."""
        self._remove()
        self._findings, self._pointed = [], None

    def leave(self) -> None:
        """Take the marks off, and stop following the canvas."""
        self.clear()
        self._canvas.destinationCrsChanged.disconnect(self._again)
