"""Places in the practice town, and the vertex tool there, by mouse."""

from __future__ import annotations

import time
from typing import Any

import desk
import journey
from qgis.core import QgsProject, QgsVectorLayer
from qgis.utils import iface


def on_high_street() -> tuple[float, float]:
    """The middle of the town's high street, easting and northing; the town has to be on the map."""
    layer = QgsProject.instance().mapLayersByName("Market Rehearsal (practice)")[0]
    street = next(feature for feature in layer.getFeatures() if feature["street"].startswith("HIGH"))
    line = street.geometry()
    middle = line.interpolate(line.length() / 2).asPoint()
    return round(middle.x(), 3), round(middle.y(), 3)


def rectangle(
    middle: tuple[float, float], width: float = 24.0, height: float = 6.0
) -> list[tuple[float, float]]:
    """The corners of a rectangle around a place, anticlockwise."""
    x, y = middle
    w, h = width / 2, height / 2
    return [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)]


def move_vertex(old: tuple[float, float], new: tuple[float, float]) -> Any:
    """With the vertex tool: click the vertex, click where it shall go; where that was (canvas CRS) is returned.

    QGIS finds no vertex while it still indexes the layer, as on a busy machine: then it is clicked again.
    """
    canvas, before = iface.mapCanvas(), _edited()
    end = time.monotonic() + desk.PATIENCE
    while time.monotonic() < end:
        desk.click_map(canvas, *journey.on_canvas(*old))
        where = desk.click_map(canvas, *journey.on_canvas(*new))
        desk.settle()
        if _edited() != before:
            break
        desk.wait(500)
    return where


def _edited() -> list[str]:
    vectors = [layer for layer in iface.mapCanvas().layers() if isinstance(layer, QgsVectorLayer)]
    edited = [layer for layer in vectors if layer.isEditable()]
    return [feature.geometry().asWkt(6) for layer in edited for feature in layer.getFeatures()]
