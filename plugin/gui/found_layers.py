"""What one search found, on the map: its group of layers, and what is selected there."""

from __future__ import annotations

import contextlib

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
from ..layers.search_layers import KIND, ROW

# A row of a kind of record: ("works", 12).
Place = tuple[str, int]
CLOSEST_VIEW = 60.0
GROUP = "works_extents/search"


class FoundLayers(QObject):
    """Puts the layers of a search into the project as one group, and keeps them in step with the tables.

    `selected` tells the rows that were selected on the map, by kind: {"works": [3, 12]}.
    """

    selected = pyqtSignal(dict)

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._layers: list[QgsVectorLayer] = []
        self._where: dict[Place, tuple[QgsVectorLayer, int]] = {}
        self._leading = False
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._lost)

    @property
    def layers(self) -> list[QgsVectorLayer]:
        """The layers that are followed, those on top last."""
        return list(self._layers)

    def show(self, name: str, layers: list[QgsVectorLayer]) -> QgsLayerTreeGroup | None:
        """Add the layers as one group above all others; earlier searches stay in the project, hidden."""
        self.leave()
        if not layers:
            return None
        project = QgsProject.instance()
        self._put_back_earlier(project.layerTreeRoot())
        positions.receive_national_grid(project)
        group = project.layerTreeRoot().insertGroup(0, name)
        group.setExpanded(True)
        group.setCustomProperty(GROUP, True)
        project.addMapLayers(layers, False)
        for layer in reversed(layers):
            group.addLayer(layer)
            self._follow(layer)
        return group

    def _put_back_earlier(self, root: QgsLayerTreeGroup) -> None:
        for group in root.findGroups():
            if group.customProperty(GROUP):
                group.setItemVisibilityChecked(False)
                group.setExpanded(False)

    def _follow(self, layer: QgsVectorLayer) -> None:
        kind, row = layer.customProperty(KIND), layer.fields().indexFromName(ROW)
        request = QgsFeatureRequest().setSubsetOfAttributes([row])
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for feature in layer.getFeatures(request):
            self._where[(kind, int(feature.attribute(row)))] = (layer, feature.id())
        self._layers.append(layer)
        layer.selectionChanged.connect(self._tell)

    def _lost(self, layers: list[str]) -> None:
        self._where = {place: found for place, found in self._where.items() if found[0].id() not in layers}
        self._layers = [layer for layer in self._layers if layer.id() not in layers]

    def leave(self) -> None:
        """Let go of the layers; they stay in the project."""
        for layer in self._layers:
            with contextlib.suppress(RuntimeError, TypeError):  # the project may have deleted it meanwhile
                layer.selectionChanged.disconnect(self._tell)
        self._layers, self._where = [], {}

    def _tell(self) -> None:
        if self._leading:
            return
        chosen = {layer.id(): set(layer.selectedFeatureIds()) for layer in self._layers}
        rows: dict[str, list[int]] = {}
        for (kind, row), (layer, fid) in self._where.items():
            if fid in chosen[layer.id()]:
                rows.setdefault(kind, []).append(row)
        self.selected.emit(rows)

    def select(self, kind: str, rows: list[int]) -> None:
        """Select rows on the map, without telling the tables again."""
        wanted: dict[str, list[int]] = {layer.id(): [] for layer in self._layers}
        for row in rows:
            if (kind, row) in self._where:
                layer, fid = self._where[(kind, row)]
                wanted[layer.id()].append(fid)
        self._leading = True
        for layer in self._layers:
            layer.selectByIds(wanted[layer.id()])
        self._leading = False

    def zoom_to(self, kind: str, row: int) -> None:
        """Bring a row's feature into view, and flash it."""
        if (kind, row) not in self._where:
            return
        layer, fid = self._where[(kind, row)]
        self._canvas.setExtent(self._view_of(layer.getFeature(fid).geometry().boundingBox(), layer))
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

    def feature_of(self, kind: str, row: int) -> QgsFeature | None:
        """The feature on the map of a row."""
        if (kind, row) not in self._where:
            return None
        layer, fid = self._where[(kind, row)]
        return next(layer.getFeatures(QgsFeatureRequest(fid)), None)


def _metres_per_pixel(canvas: QgsMapCanvas) -> float:
    return canvas.scale() * 0.0254 / canvas.mapSettings().outputDpi()
