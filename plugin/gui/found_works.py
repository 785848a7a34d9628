"""The works of one search on the map: their group of layers, and what is selected there."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..host import positions
from .words import clock, tr

if TYPE_CHECKING:
    from ..search.result import SearchResult

CLOSEST_VIEW = 60.0
GROUP = "works_extents/search"


class FoundWorks(QObject):
    """Puts the layers of a result into the project as one group, and keeps them in step with the table.

    `selected` tells the rows of the result that were selected on the map.
    """

    selected = pyqtSignal(list)

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._layers: list[QgsVectorLayer] = []
        self._rows: dict[str, list[int]] = {}
        self._where: dict[int, tuple[QgsVectorLayer, int]] = {}
        self._leading = False
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._lost)

    def show(self, result: SearchResult, layers: list[QgsVectorLayer]) -> QgsLayerTreeGroup | None:
        """Add the layers as one group above all others; earlier searches stay in the project, hidden."""
        self.leave()
        if not layers:
            return None
        project = QgsProject.instance()
        self._put_back_earlier(project.layerTreeRoot())
        positions.receive_national_grid(project)
        group = project.layerTreeRoot().insertGroup(0, group_name(result))
        group.setExpanded(True)
        group.setCustomProperty(GROUP, True)
        project.addMapLayers(layers, False)
        for layer in reversed(layers):
            group.addLayer(layer)
            self._follow(layer, result)
        return group

    def _put_back_earlier(self, root: QgsLayerTreeGroup) -> None:
        for group in root.findGroups():
            if group.customProperty(GROUP):
                group.setItemVisibilityChecked(False)
                group.setExpanded(False)

    def _follow(self, layer: QgsVectorLayer, result: SearchResult) -> None:
        rows = result.groups[layer.customProperty("works_extents/kind")].rows.tolist()
        self._layers.append(layer)
        self._rows[layer.id()] = rows
        for fid, row in zip(sorted(layer.allFeatureIds()), rows):
            self._where[row] = (layer, fid)
        layer.selectionChanged.connect(self._tell)

    def _lost(self, layers: list[str]) -> None:
        self._where = {row: place for row, place in self._where.items() if place[0].id() not in layers}
        self._layers = [layer for layer in self._layers if layer.id() not in layers]

    def leave(self) -> None:
        """Let go of the layers; they stay in the project."""
        for layer in self._layers:
            with contextlib.suppress(RuntimeError, TypeError):  # the project may have deleted it meanwhile
                layer.selectionChanged.disconnect(self._tell)
        self._layers, self._rows, self._where = [], {}, {}

    def _tell(self) -> None:
        if self._leading:
            return
        chosen = {layer.id(): set(layer.selectedFeatureIds()) for layer in self._layers}
        self.selected.emit([row for row, (layer, fid) in self._where.items() if fid in chosen[layer.id()]])

    def select(self, rows: list[int]) -> None:
        """Select rows of the result on the map, without telling the table again."""
        wanted: dict[str, list[int]] = {layer.id(): [] for layer in self._layers}
        for row in rows:
            if row in self._where:
                layer, fid = self._where[row]
                wanted[layer.id()].append(fid)
        self._leading = True
        for layer in self._layers:
            layer.selectByIds(wanted[layer.id()])
        self._leading = False

    def zoom_to(self, row: int) -> None:
        """Bring a work into view, and flash it."""
        if row not in self._where:
            return
        layer, fid = self._where[row]
        feature: QgsFeature = layer.getFeature(fid)
        self._canvas.setExtent(self._view_of(feature.geometry().boundingBox(), layer))
        self._canvas.refresh()
        self._canvas.flashFeatureIds(layer, [fid])

    def _view_of(self, box: QgsRectangle, layer: QgsVectorLayer) -> QgsRectangle:
        settings = self._canvas.mapSettings()
        shown = QgsCoordinateTransform(
            layer.crs(), settings.destinationCrs(), QgsProject.instance()
        ).transformBoundingBox(box)
        per_metre = settings.mapUnitsPerPixel() / max(_metres_per_pixel(self._canvas), 1e-9)
        shown.grow(max(CLOSEST_VIEW * per_metre, 0.5 * max(shown.width(), shown.height())))
        return shown

    def extent(self) -> QgsRectangle | None:
        """What holds all of the works, in the canvas's CRS; none where nothing was found."""
        whole: QgsRectangle | None = None
        crs = self._canvas.mapSettings().destinationCrs()
        for layer in self._layers:
            box = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance()).transformBoundingBox(
                layer.extent()
            )
            whole = box if whole is None else QgsRectangle(whole.combineExtentWith(box) or whole)
        return whole

    def feature_of(self, row: int) -> QgsFeature | None:
        """The feature on the map of a row of the result."""
        if row not in self._where:
            return None
        layer, fid = self._where[row]
        return next(layer.getFeatures(QgsFeatureRequest(fid)), None)


def _metres_per_pixel(canvas: QgsMapCanvas) -> float:
    return canvas.scale() * 0.0254 / canvas.mapSettings().outputDpi()


def group_name(result: SearchResult) -> str:
    """What the group is called: environment, dates, and when it was asked."""
    request = result.request
    return tr("Works · {environment} · {start} to {end} · {time}").format(
        environment=result.environment_name,
        start=f"{request.start.day} {request.start:%b}",
        end=f"{request.end.day} {request.end:%b}",
        time=clock(result.started)[:5],
    )
