"""Bringing places of the National Grid into view."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas

from ..host import positions

# Metres around what is shown, at least.
AROUND = 25.0


def in_view(canvas: QgsMapCanvas, places: Sequence[Sequence[float]]) -> bool:
    """Whether the map shows any of the ground that places (easting, northing, EPSG:27700) reach over."""
    crs = canvas.mapSettings().destinationCrs()
    reach = QgsRectangle()
    reach.setMinimal()
    for place in places:
        point = QgsPointXY(place[0], place[1])
        reach.combineExtentWith(positions.to_canvas(point, crs) if crs.isValid() else point)
    return bool(places) and bool(canvas.extent().intersects(reach))


def show_places(canvas: QgsMapCanvas, places: Sequence[Sequence[float]]) -> None:
    """Bring places (easting, northing, EPSG:27700) into view, with some of what is around them."""
    if not places:
        return
    eastings, northings = zip(*(place[:2] for place in places))
    box = QgsRectangle(min(eastings), min(northings), max(eastings), max(northings))
    box.grow(max(AROUND, 0.5 * max(box.width(), box.height())))
    crs = canvas.mapSettings().destinationCrs()
    canvas.setExtent(positions.box_to_canvas(box, crs) if crs.isValid() else box)
    canvas.refresh()
