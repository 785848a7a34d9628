"""Bringing places of the National Grid into view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsCsException, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas

from ..host import positions

if TYPE_CHECKING:
    from ..geometry.places import Place

# Metres around what is shown, at least.
AROUND = 25.0
# Metres across: what the map shows at most after going to a place; and how much around a square.
CLOSE_VIEW = 400.0
AROUND_SQUARE = 1.3


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


def go_to(canvas: QgsMapCanvas, place: Place) -> None:
    """Bring a place that was typed into the middle of the map, and flash it."""
    crs = canvas.mapSettings().destinationCrs()
    square = QgsRectangle(
        place.easting, place.northing, place.easting + place.side, place.northing + place.side
    )
    middle = square.center()
    half = max(CLOSE_VIEW, place.side * AROUND_SQUARE) / 2
    view = QgsRectangle(middle.x() - half, middle.y() - half, middle.x() + half, middle.y() + half)
    shown = QgsGeometry.fromRect(square) if place.side > 1 else QgsGeometry.fromPointXY(middle)
    if not crs.isValid():
        canvas.setExtent(view)
    elif place.side <= 1 and _is_close(canvas, half):
        canvas.setCenter(positions.to_canvas(middle, crs))
    else:
        canvas.setExtent(positions.box_to_canvas(view, crs))
    canvas.refresh()
    canvas.flashGeometries([shown], positions.NATIONAL_GRID)


def _is_close(canvas: QgsMapCanvas, half: float) -> bool:
    """Whether the map already shows less than it would be zoomed to."""
    crs = canvas.mapSettings().destinationCrs()
    try:
        now = positions.box_from_canvas(canvas.extent(), crs)
    except QgsCsException:
        return False
    return bool(now.width() <= 2 * half)
