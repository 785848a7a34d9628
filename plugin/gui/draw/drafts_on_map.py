"""All drafts on the map, beside the one at hand: switched on and off, in step with the drafts' file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer

from ...host import positions, tasks
from ...host.settings import Setting
from ..words import tr
from .drawing import Drawing

if TYPE_CHECKING:
    from ...submission.drafts import DraftStore
    from ...submission.standing import Checks

SHOWN = Setting("draw/all_drafts_on_map", False)
GROUP = "works_extents/drafts"
# Milliseconds: a vertex after the other is drawn, and one reading of the file for all of them is enough.
SHOW_AFTER = 300


class DraftsOnMap(QObject):
    """A group with a layer for each type of shape. The draft at hand has a layer of its own, and is not in them."""

    def __init__(self, drawing: Drawing, known: Checks, parent: QObject) -> None:
        """known: what is known of each draft; where it stands decides its colour."""
        super().__init__(parent)
        self._drawing = drawing
        self._known = known
        self._layers: dict[str, QgsVectorLayer] = {}
        self._task: tasks.BackgroundTask | None = None
        self._shown: Any = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SHOW_AFTER)
        self._later.timeout.connect(self._read)
        drawing.changed.connect(self.show_soon)
        project = QgsProject.instance()
        project.layersWillBeRemoved["QStringList"].connect(self._lost)
        project.readProject.connect(self._another_project)
        self._another_project()

    @property
    def on(self) -> bool:
        """Whether they are to be shown."""
        return SHOWN.get()

    @property
    def layers(self) -> list[QgsVectorLayer]:
        """The layers that are on the map."""
        return list(self._layers.values())

    def switch(self, on: bool) -> None:
        """Show all drafts, or no longer; remembered."""
        SHOWN.set(on)
        if on:
            self.show_soon()
        else:
            self._later.stop()
            self._forget_task()
            self._remove()

    def show_soon(self) -> None:
        """Something has changed: read the drafts again in a moment."""
        if self.on and not self._drawing.sketching:
            self._later.start()

    def _another_project(self, *_: object) -> None:
        """Layers that were saved with a project come back empty: they are made anew."""
        self._remove_saved()
        self.show_soon()

    def _read(self) -> None:
        self._forget_task()
        store, draft, known = self._drawing.store, self._drawing.draft, self._known
        left_out = (draft.part_of or draft.id) if draft is not None else None
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Reading the drafts"), lambda task: _rows(store, left_out, known), done=self._show
            )
        )

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _show(self, rows: dict[str, list[Any]]) -> None:
        from ...layers import drafts_layer

        self._task = None
        if not self.on:
            return
        for shape_type, held in rows.items():
            if held and shape_type not in self._layers:
                self._add(shape_type)
            if shape_type in self._layers:
                drafts_layer.fill(self._layers[shape_type], held)

    def _add(self, shape_type: str) -> None:
        from ...layers import drafts_layer

        names = {
            "Polygon": tr("Drafts: polygons"),
            "LineString": tr("Drafts: lines"),
            "Point": tr("Drafts: points"),
        }
        layer = drafts_layer.drafts_layer(shape_type, names[shape_type])
        project = QgsProject.instance()
        positions.receive_national_grid(project)
        group = self._group()
        project.addMapLayer(layer, False)
        group.insertLayer(0 if shape_type == "Point" else len(self._layers), layer)
        self._layers[shape_type] = layer

    def _group(self) -> QgsLayerTreeGroup:
        root = QgsProject.instance().layerTreeRoot()
        for group in root.findGroups():
            if group.customProperty(GROUP):
                return group
        # Below the extent at hand, which is the one that is worked on.
        group = root.insertGroup(0 if self._drawing.layer is None else 1, tr("Drafts"))
        group.setCustomProperty(GROUP, True)
        group.setExpanded(False)
        return group

    def _lost(self, removed: list[str]) -> None:
        self._layers = {kind: layer for kind, layer in self._layers.items() if layer.id() not in removed}

    def _remove_saved(self) -> None:
        project = QgsProject.instance()
        ours = {layer.id() for layer in self._layers.values()}
        saved = [
            identity
            for identity, layer in project.mapLayers().items()
            if layer.customProperty(GROUP) and identity not in ours
        ]
        project.removeMapLayers(saved)
        self._remove_empty_group()

    def _remove(self) -> None:
        QgsProject.instance().removeMapLayers([layer.id() for layer in self._layers.values()])
        self._layers = {}
        self._remove_empty_group()

    def _remove_empty_group(self) -> None:
        root = QgsProject.instance().layerTreeRoot()
        for group in root.findGroups():
            if group.customProperty(GROUP) and not group.children():
                group.parent().removeChildNode(group)

    def leave(self) -> None:
        """The plugin is going, and its layers with it: they would show what nobody keeps in step."""
        self._later.stop()
        self._forget_task()
        project = QgsProject.instance()
        project.layersWillBeRemoved["QStringList"].disconnect(self._lost)
        project.readProject.disconnect(self._another_project)
        self._drawing.changed.disconnect(self.show_soon)
        self._remove()


def _rows(store: DraftStore, left_out: str | None, known: Checks) -> dict[str, list[Any]]:
    from ...layers import drafts_layer

    return drafts_layer.rows_of(store.all(), left_out, known.standing)
