"""The streets that were looked up, on the map: one group of layers, which grows with each street."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import positions
from ..words import tr

# What the group of layers says of itself: that it is ours, and which streets it holds.
GROUP = "works_extents/streets"
USRNS = "works_extents/usrns"
MARGIN = 1.15
CLOSEST = 60.0


class StreetsOnMap(QObject):
    """Puts streets on the map and takes them off. A layer that the officer removed is made anew when it is needed.

    The layers are in memory only; with the project the USRNs are saved. `adopted` comes when a project was read.
    """

    adopted = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._layers: dict[str, QgsVectorLayer] = {}
        self._waiting: list[int] = []
        project = QgsProject.instance()
        project.layersWillBeRemoved["QStringList"].connect(self._lost)
        project.readProject.connect(self._adopt)
        project.cleared.connect(self._adopt)
        self._adopt()

    def _adopt(self) -> None:
        """Go on with what the project holds already: from before, or as it was saved, without its streets."""
        self._layers, self._waiting = {}, []
        group = self._group()
        if group is not None:
            from ...layers.street_layers import STREET_LAYER

            kept = str(group.customProperty(USRNS, "")).split(",")
            self._waiting = [int(usrn) for usrn in kept if usrn.isdigit()]
            for node in group.findLayers():
                layer = node.layer()
                if layer is not None and layer.customProperty(STREET_LAYER):
                    self._layers[layer.customProperty(STREET_LAYER)] = layer
        self.adopted.emit()

    @property
    def waiting(self) -> list[int]:
        """The USRNs of streets that were on the project's map, and have not been looked up since."""
        return list(self._waiting)

    def _keep(self) -> None:
        """What is on the map, or was before, goes with the project when it is saved."""
        from ...layers.street_layers import STREETS

        group, layer = self._group(), self._layers.get(STREETS)
        if group is None:
            return
        held = {int(feature["usrn"]) for feature in layer.getFeatures()} if layer is not None else set()
        group.setCustomProperty(USRNS, ",".join(map(str, sorted(held.union(self._waiting)))))

    def _settled(self, usrn: int) -> None:
        self._waiting = [one for one in self._waiting if one != usrn]

    @property
    def layers(self) -> dict[str, QgsVectorLayer]:
        """The layers that are in the project, by what they hold."""
        return dict(self._layers)

    def crs(self) -> QgsCoordinateReferenceSystem:
        """The CRS in which a street is to be made: that of the others, the project's, or the National Grid."""
        for layer in self._layers.values():
            return layer.crs()
        project = QgsProject.instance()
        known = bool(project.mapLayers()) and project.crs().isValid()
        return project.crs() if known else positions.NATIONAL_GRID

    def add(self, usrn: int, features: dict[str, list[QgsFeature]]) -> None:
        """Show a street, instead of what was known of it before."""
        from ...layers import street_layers

        self._settled(usrn)
        for layer in self._layers.values():
            layer.dataProvider().deleteFeatures([feature.id() for feature in _of(layer, usrn)])
        for key in street_layers.ORDER:
            if features.get(key):
                layer = self._layer(key)
                layer.dataProvider().addFeatures(features[key])
                layer.updateExtents()
                layer.triggerRepaint()
        self._tidy()

    def remove(self, usrn: int) -> None:
        """Take a street off the map; layers in which nothing is left go too."""
        self._settled(usrn)
        for layer in self._layers.values():
            layer.dataProvider().deleteFeatures([feature.id() for feature in _of(layer, usrn)])
            layer.updateExtents()
            layer.triggerRepaint()
        self._tidy()

    def _tidy(self) -> None:
        group = self._group()
        empty = [layer.id() for layer in self._layers.values() if not layer.featureCount()]
        QgsProject.instance().removeMapLayers(empty)
        if group is not None and not group.children():
            group.parent().removeChildNode(group)
        self._keep()

    def zoom_to(self, usrn: int) -> None:
        """Bring a street into view, and flash it."""
        from ...layers import street_layers

        layer = self._layers.get(street_layers.STREETS)
        found = _of(layer, usrn) if layer is not None else []
        if layer is None or not found:
            return
        box = QgsRectangle(found[0].geometry().boundingBox())
        shown = self._canvas.mapSettings().layerExtentToOutputExtent(layer, box)
        shown.scale(MARGIN)
        shown.grow(CLOSEST * self._canvas.mapUnitsPerPixel() if shown.isEmpty() else 0)
        self._canvas.setExtent(shown)
        self._canvas.refresh()
        self._canvas.flashFeatureIds(layer, [found[0].id()])

    def _layer(self, key: str) -> QgsVectorLayer:
        from ...layers import street_layers

        if key in self._layers:
            return self._layers[key]
        names = {
            street_layers.STREETS: tr("Streets"),
            street_layers.AREAS: tr("Special designations: areas"),
            street_layers.LINES: tr("Special designations: lines"),
            street_layers.POINTS: tr("Special designations: points"),
        }
        layer = street_layers.street_layer(key, names[key], self.crs())
        project = QgsProject.instance()
        positions.receive_national_grid(project)
        project.addMapLayer(layer, False)
        group = self._group() or self._new_group()
        above = [
            node
            for node in group.findLayers()
            if street_layers.ORDER.index(node.layer().customProperty(street_layers.STREET_LAYER, key))
            > street_layers.ORDER.index(key)
        ]
        group.insertLayer(len(above), layer)
        self._layers[key] = layer
        return layer

    def _new_group(self) -> QgsLayerTreeGroup:
        group = QgsProject.instance().layerTreeRoot().insertGroup(0, tr("Streets"))
        group.setCustomProperty(GROUP, True)
        return group

    def _group(self) -> QgsLayerTreeGroup | None:
        """The group, wherever the officer has put it."""
        for group in QgsProject.instance().layerTreeRoot().findGroups(True):
            if group.customProperty(GROUP):
                return group
        return None

    def _lost(self, layers: list[str]) -> None:
        self._layers = {key: layer for key, layer in self._layers.items() if layer.id() not in layers}

    def leave(self) -> None:
        """Let go of the layers; they stay in the project."""
        self._layers = {}
        project = QgsProject.instance()
        project.layersWillBeRemoved["QStringList"].disconnect(self._lost)
        project.readProject.disconnect(self._adopt)
        project.cleared.disconnect(self._adopt)


def _of(layer: QgsVectorLayer, usrn: int) -> list[QgsFeature]:
    request = QgsFeatureRequest().setFilterExpression(f'"usrn" = {int(usrn)}')
    return list(layer.getFeatures(request))
