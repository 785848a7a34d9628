"""The lines of the street that is drawn along: those on the map near the clicks, or else the gazetteer's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...geometry.street_runs import lines_of
from ...host import positions, tasks
from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ..words import tr

Place = Sequence[float]
# Metres: a click is meant for a line this near; lines this far around the clicks are known to the way along them.
REACH = 25.0
AROUND = 100.0
MOST = 2000
OURS = ("works_extents/kind", "works_extents/draft")


class StreetLines(QObject):
    """`found` tells lines, as lists of [easting, northing], and where they are from; `failed` says why there are
    none."""

    found = pyqtSignal(list, str)
    failed = pyqtSignal(str)

    def __init__(self, canvas: QgsMapCanvas, sign_in: SignIn, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._sign_in = sign_in
        self._task: tasks.BackgroundTask | None = None

    def find(self, places: Sequence[Place]) -> None:
        """Find lines near these places (easting, northing), the first of which says which layer is meant."""
        self.forget()
        if not places:
            return
        best = min(self._on_map(places), key=lambda held: held[0], default=None)
        if best is not None and best[0] <= REACH:
            self.found.emit([_as_lists(line) for line in best[1]], best[2])
            return
        self._ask(places)

    def _on_map(self, places: Sequence[Place]) -> list[tuple[float, list[Any], str]]:
        """How far from the first place, the lines, and the name, of each layer of lines that is shown."""
        import shapely

        first = shapely.points(places[0][:2])
        held = []
        for layer in self._canvas.layers():
            lines = lines_near(layer, places) if is_of_streets(layer) else []
            if lines:
                held.append(
                    (min(float(shapely.distance(line, first)) for line in lines), lines, layer.name())
                )
        return held

    def _ask(self, places: Sequence[Place]) -> None:
        service = self._sign_in.service
        if service is None:
            self.failed.emit(
                tr("No street's line on the map is near. Click on one, add a layer of streets, or sign in.")
            )
            return
        own, asked = service.fork(), [(float(place[0]), float(place[1])) for place in places]
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Looking up the street's line"),
                lambda task: _gazetteer_lines(own, asked),
                done=self._told,
                failed=lambda error: self.failed.emit(error_words(error)),
                line=own,
            )
        )

    def _told(self, told: tuple[list[Any], str]) -> None:
        self._task = None
        lines, name = told
        if not lines:
            self.failed.emit(tr("No street is within 25 m of the click. Click on a street."))
            return
        self.found.emit(lines, name)

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        if self._task is not None:
            self._task.drop()
            self._task = None


def is_of_streets(layer: QgsMapLayer) -> bool:
    """Whether a layer may hold streets' lines: one of lines, and none of our own."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.geometryType() == QgsWkbTypes.GeometryType.LineGeometry
        and not any(layer.customProperty(ours) for ours in OURS)
    )


def lines_near(layer: QgsVectorLayer, places: Sequence[Place]) -> list[Any]:
    """The lines of a layer around places (EPSG:27700), exactly in the National Grid."""
    from ...layers.taken_shapes import in_national_grid

    eastings, northings = zip(*(place[:2] for place in places))
    box = QgsRectangle(min(eastings), min(northings), max(eastings), max(northings))
    box.grow(AROUND)
    if layer.crs() != positions.NATIONAL_GRID:
        there = QgsCoordinateTransform(positions.NATIONAL_GRID, layer.crs(), QgsProject.instance())
        box = there.transformBoundingBox(box)
    request = QgsFeatureRequest().setFilterRect(box).setLimit(MOST).setSubsetOfAttributes([])
    shapes = [QgsGeometry(feature.geometry()) for feature in layer.getFeatures(request)]
    shapes = [shape for shape in shapes if not shape.isNull()]
    return lines_of(list(in_national_grid(shapes, layer.crs()))) if shapes else []


def _as_lists(line: Any) -> list[list[float]]:
    import shapely

    return shapely.get_coordinates(line).tolist()


def _gazetteer_lines(service: Any, places: Sequence[tuple[float, float]]) -> tuple[list[Any], str]:
    """In the task: the lines of the street nearest to the first place."""
    import shapely

    from ...geometry.geojson import read

    first = shapely.points(places[0])
    best: tuple[float, list[Any], str] | None = None
    for street in service.lookup.streets_near(list(places)):
        shape = read(street.street_line).geometry
        lines = lines_of([shape] if shape is not None else [])
        if not lines:
            continue
        away = min(float(shapely.distance(line, first)) for line in lines)
        if best is None or away < best[0]:
            best = (away, lines, street.street_descriptor or str(street.usrn))
    return ([_as_lists(line) for line in best[1]], best[2]) if best is not None else ([], "")
