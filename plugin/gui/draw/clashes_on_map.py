"""The works that clash, on the map: layers in one group with the extent's own, in step with the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import positions
from ...layers import clash_layers
from ...layers.clash_layers import CLASHES
from ..map_view import show_places
from ..turns import Turns
from ..words import tr
from .drawing import Drawing

if TYPE_CHECKING:
    from ...submission.nearby_works import NearbyWork


class ClashesOnMap(QObject):
    """A layer for each kind of shape. `picked` tells the permit's reference of the one selected on the map."""

    picked = pyqtSignal(str)

    def __init__(self, iface: QgisInterface, drawing: Drawing, parent: QObject) -> None:
        super().__init__(parent)
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._drawing = drawing
        self._layers: dict[str, QgsVectorLayer] = {}
        self._selecting = False
        self._chosen: NearbyWork | None = None
        self._turns = Turns(self)
        project = QgsProject.instance()
        project.layersWillBeRemoved["QStringList"].connect(self._lost)
        project.readProject.connect(self._another_project)

    @property
    def layers(self) -> list[QgsVectorLayer]:
        """The layers that are on the map."""
        return list(self._layers.values())

    def show(self, rows: Mapping[str, Sequence[Any]]) -> None:
        """Show these works and no others."""
        # From the bottom to the top of the map: areas would hide points.
        self._turns.take(clash_layers.SHAPES, lambda shape: self._show(shape, rows.get(shape)), self._shown)

    def _show(self, shape: str, rows: Sequence[Any] | None) -> None:
        if rows:
            clash_layers.fill(self._layers.get(shape) or self._add(shape), rows)
        elif shape in self._layers:
            QgsProject.instance().removeMapLayer(self._layers[shape].id())

    def _shown(self) -> None:
        if self._layers:
            self._gather_extent()
        else:
            self._dissolve()
        self.choose(self._chosen)

    def _add(self, shape: str) -> QgsVectorLayer:
        names = {
            "point": tr("Clashes: points"),
            "line": tr("Clashes: lines"),
            "polygon": tr("Clashes: areas"),
        }
        layer = clash_layers.clash_layer(shape, names[shape])
        project = QgsProject.instance()
        positions.receive_national_grid(project)
        group = self._group() or self._make_group()
        project.addMapLayer(layer, False)
        below = clash_layers.SHAPES[: clash_layers.SHAPES.index(shape)]
        group.insertLayer(len(group.children()) - sum(one in self._layers for one in below), layer)
        layer.selectionChanged.connect(lambda *_: self._selected(layer))
        self._layers[shape] = layer
        return layer

    def _group(self) -> QgsLayerTreeGroup | None:
        groups = QgsProject.instance().layerTreeRoot().findGroups(True)
        return next((group for group in groups if group.customProperty(CLASHES)), None)

    def _make_group(self) -> QgsLayerTreeGroup:
        """Where the extent stands in the tree, or on top."""
        root = QgsProject.instance().layerTreeRoot()
        extent = self._drawing.layer
        node = root.findLayer(extent.id()) if extent is not None else None
        parent, at = (node.parent(), node.parent().children().index(node)) if node is not None else (root, 0)
        group = parent.insertGroup(at, self._name())
        group.setCustomProperty(CLASHES, "group")
        return group

    def _name(self) -> str:
        draft = self._drawing.draft
        return tr("Around {name}").format(name=draft.name if draft is not None else "")

    def _gather_extent(self) -> None:
        """Put the extent's layer into the group, on top."""
        group, extent = self._group(), self._drawing.layer
        if group is None:
            return
        group.setName(self._name())
        # A layer that is moved in the tree is for a moment not the active one, on which a tool may be at work.
        if extent is None or extent.isEditable() or group.findLayer(extent.id()) is not None:
            return
        self._move(extent, group, 0)

    def _move(self, extent: QgsVectorLayer, target: QgsLayerTreeGroup, at: int) -> None:
        node = QgsProject.instance().layerTreeRoot().findLayer(extent.id())
        if node is None:
            return
        active = self._iface.activeLayer()
        target.insertChildNode(at, node.clone())
        node.parent().removeChildNode(node)
        if active is not None and active.id() == extent.id():
            self._iface.setActiveLayer(extent)

    def _dissolve(self) -> None:
        """Take the group away; what else is in it takes its place."""
        group = self._group()
        while group is not None:
            parent = group.parent()
            at = parent.children().index(group)
            for node in reversed(group.children()):
                parent.insertChildNode(at, node.clone())
            parent.removeChildNode(group)
            group = self._group()

    def clear(self) -> None:
        """Take the layers off the map."""
        self._turns.stop()
        self._chosen = None
        if self._layers:
            QgsProject.instance().removeMapLayers([layer.id() for layer in self._layers.values()])
            self._layers = {}
        self._dissolve()

    def choose(self, work: NearbyWork | None) -> None:
        """Mark one on the map, as QGIS marks what is selected."""
        self._chosen = work
        self._selecting = True
        for layer in self._layers.values():
            layer.removeSelection()
            if work is not None:
                layer.selectByIds([one.id() for one in layer.getFeatures() if one["permit"] == work.permit])
        self._selecting = False

    def _selected(self, layer: QgsVectorLayer) -> None:
        if self._selecting or layer.selectedFeatureCount() != 1:
            return
        self.picked.emit(str(layer.selectedFeatures()[0]["permit"] or ""))

    def bring_into_view(self, work: NearbyWork) -> None:
        """Show a work and the extent together."""
        import shapely

        places = [*(self._drawing.draft.vertices if self._drawing.draft is not None else ()), *work.places]
        if work.shape is not None:
            west, south, east, north = shapely.bounds(work.shape).tolist()
            places += [(west, south), (east, north)]
        show_places(self._canvas, places)
        self.choose(work)

    def _lost(self, removed: list[str]) -> None:
        self._layers = {kind: layer for kind, layer in self._layers.items() if layer.id() not in removed}

    def _another_project(self, *_: object) -> None:
        """Layers that were saved with a project come back empty, and for a draft that is not at hand."""
        project = QgsProject.instance()
        ours = {layer.id() for layer in self._layers.values()}
        saved = [
            identity
            for identity, layer in project.mapLayers().items()
            if layer.customProperty(CLASHES) and identity not in ours
        ]
        project.removeMapLayers(saved)
        if not self._layers:
            self._dissolve()

    def leave(self) -> None:
        """The plugin is going, and its layers with it."""
        project = QgsProject.instance()
        project.layersWillBeRemoved["QStringList"].disconnect(self._lost)
        project.readProject.disconnect(self._another_project)
        self.clear()
