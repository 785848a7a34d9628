"""A work's record on the map: one group of layers, which is the next work's when that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

from ...host import positions, tasks
from ...search import record_parts
from ...search.record_parts import Part
from ..words import tr
from . import record_words

if TYPE_CHECKING:
    from ...layers.work_layers import Drawn, Features
    from ...search.work_record import WorkRecord

# What the group of layers says of itself: that it is ours.
GROUP = "works_extents/record"
MARGIN = 1.3
CLOSEST = 40.0


class RecordOnMap(QObject):
    """Shows records. `chosen` tells the key of the part whose shape was selected on the map; `shown` comes when
    another record, or more of it, has been put there."""

    chosen = pyqtSignal(str)
    shown = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._layers: list[QgsVectorLayer] = []
        self._reference = ""
        self._task: tasks.BackgroundTask | None = None
        self._zoom_when_there = False
        self._leading = False
        project = QgsProject.instance()
        project.layersWillBeRemoved["QStringList"].connect(self._lost)

    @property
    def layers(self) -> list[QgsVectorLayer]:
        """The layers that are in the project."""
        return list(self._layers)

    def show(self, record: WorkRecord, zoom: bool = False) -> None:
        """Show a record instead of the one before; zoom: bring it into view."""
        self._drop()
        self._zoom_when_there = zoom or (self._zoom_when_there and record.reference == self._reference)
        self._reference = record.reference
        crs, drawn = self._crs(), drawn_of(record)
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Drawing the record of {reference}").format(reference=record.reference),
                lambda task: _features(drawn, crs),
                done=lambda features: self._drawn(features, crs),
                failed=lambda error: self._drop(),
            )
        )

    def _crs(self) -> QgsCoordinateReferenceSystem:
        project = QgsProject.instance()
        others = [layer for layer in project.mapLayers().values() if layer not in self._layers]
        known = bool(others) and project.crs().isValid()
        return project.crs() if known else positions.NATIONAL_GRID

    def _drawn(self, features: Features, crs: QgsCoordinateReferenceSystem) -> None:
        from ...layers import work_layers

        self._task = None
        project = QgsProject.instance()
        project.removeMapLayers([layer.id() for layer in self._held()])
        positions.receive_national_grid(project)
        made = []
        for (key, dimension), found in features.items():
            layer = work_layers.work_layer(key, dimension, crs)
            layer.dataProvider().addFeatures(found)
            layer.updateExtents()
            layer.selectionChanged.connect(self._selected)
            made.append(layer)
        self._layers = made
        if made:
            group = self._group() or project.layerTreeRoot().insertGroup(0, "")
            group.setCustomProperty(GROUP, self._reference)
            group.setName(tr("Work {reference}").format(reference=self._reference))
            for layer in sorted(made, key=work_layers.height):
                project.addMapLayer(layer, False)
                group.insertLayer(0, layer).setExpanded(False)
            # QGIS unfolds only what has something in it, and only when that is news.
            group.setExpanded(False)
            group.setExpanded(True)
        else:
            self._take_group_away()
        self.shown.emit()
        if self._zoom_when_there:
            self._zoom_when_there = False
            self.zoom_to()

    def _held(self) -> list[QgsVectorLayer]:
        """Our layers, and those that the project was saved with, whose features are gone."""
        from ...layers.work_layers import RECORD_LAYER

        group = self._group()
        nodes = group.findLayers() if group is not None else []
        saved = [node.layer() for node in nodes if node.layer() is not None]
        ours = [layer for layer in saved if layer.customProperty(RECORD_LAYER) and layer not in self._layers]
        return [*self._layers, *ours]

    def _group(self) -> QgsLayerTreeGroup | None:
        """The group, wherever the officer has put it."""
        for group in QgsProject.instance().layerTreeRoot().findGroups(True):
            if group.customProperty(GROUP):
                return group
        return None

    def _take_group_away(self) -> None:
        group = self._group()
        if group is not None and not group.children():
            group.parent().removeChildNode(group)

    def _selected(self) -> None:
        layer = self.sender()
        if self._leading or not isinstance(layer, QgsVectorLayer) or layer not in self._layers:
            return
        from ...layers.work_layers import PART

        keys = [str(feature[PART]) for feature in layer.selectedFeatures()]
        if keys:
            self.chosen.emit(keys[0])

    def select(self, part: Part | None) -> None:
        """Select a part's shapes, without telling it again; None selects nothing."""
        self._leading = True
        for layer in self._layers:
            keys = {one.key for one in part.walk()} if part is not None else set()
            layer.selectByIds([feature.id() for feature in _of(layer, keys)])
        self._leading = False

    def has_place(self, part: Part | None) -> bool:
        """Whether there is anything on the map of a part, or with None of the record."""
        keys = {one.key for one in part.walk()} if part is not None else None
        return any(keys is None or _of(layer, keys) for layer in self._layers)

    def zoom_to(self, part: Part | None = None) -> None:
        """Bring a part into view and flash it, or with None all of the record."""
        keys = {one.key for one in part.walk()} if part is not None else None
        box = QgsRectangle()
        flashing = []
        for layer in self._layers:
            found = list(layer.getFeatures()) if keys is None else _of(layer, keys)
            for feature in found:
                shown = self._canvas.mapSettings().layerExtentToOutputExtent(
                    layer, feature.geometry().boundingBox()
                )
                box.combineExtentWith(shown)
            flashing += [(layer, [feature.id() for feature in found])] if found else []
        if not flashing:
            return
        box.scale(MARGIN)
        across = CLOSEST / max(_metres_per_unit(self._canvas), 1e-9)
        box.grow(max(0.0, across - max(box.width(), box.height()) / 2))
        self._canvas.setExtent(box)
        self._canvas.refresh()
        for layer, fids in flashing:
            self._canvas.flashFeatureIds(layer, fids)

    def _lost(self, layers: list[str]) -> None:
        self._layers = [layer for layer in self._layers if layer.id() not in layers]

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def leave(self) -> None:
        """Let go of the layers; they stay in the project."""
        self._drop()
        for layer in self._layers:
            layer.selectionChanged.disconnect(self._selected)
        self._layers = []
        QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._lost)


def drawn_of(record: WorkRecord) -> list[Drawn]:
    """What of a record has a place."""
    active = record.active_permit
    counting = active.permit_reference_number if active is not None else ""
    parts = [part for part in record.walk() if part.kind != record_parts.WORK]
    drawn = [one for part in parts for one in _of_part(part, counting)]
    if not drawn:
        drawn = [one for part in record.of_kind(record_parts.WORK) for one in _of_part(part, counting)]
    return drawn


def _of_part(part: Part, counting: str) -> list[Drawn]:
    from ...layers import work_layers

    keys = {
        record_parts.WORK: work_layers.PERMITS,
        record_parts.CHANGE: work_layers.PROPOSED,
        record_parts.FORWARD_PLAN: work_layers.PLANS,
        record_parts.SECTION_81: work_layers.NOTICES,
        record_parts.PRIVATE_STREET: work_layers.NOTICES,
        record_parts.SITE: work_layers.REINSTATEMENTS,
        record_parts.REINSTATEMENT: work_layers.REINSTATEMENTS,
        record_parts.ANCILLARY: work_layers.ANCILLARY,
    }
    layer = keys.get(part.kind, "")
    if part.kind == record_parts.PERMIT:
        layer = work_layers.PERMITS if part.reference in (counting, "") else work_layers.EARLIER
    if not layer:
        return []
    _, status, when = record_words.line_of(part)
    called = record_words.title_of(part)
    second = tr("{name}, second place")
    return [
        work_layers.Drawn(
            layer,
            part.key,
            second.format(name=called) if name.startswith("secondary") else called,
            status,
            when,
            shape,
        )
        for name, shape in record_parts.shapes_of(part)
    ]


def _features(drawn: list[Drawn], crs: QgsCoordinateReferenceSystem) -> Features:
    from ...layers.work_layers import work_features

    return work_features(drawn, crs)


def _of(layer: QgsVectorLayer, keys: set[str]) -> list[QgsFeature]:
    from ...layers.work_layers import PART

    return [feature for feature in layer.getFeatures(QgsFeatureRequest()) if str(feature[PART]) in keys]


def _metres_per_unit(canvas: QgsMapCanvas) -> float:
    metres = canvas.scale() * 0.0254 / canvas.mapSettings().outputDpi()
    return metres / max(canvas.mapSettings().mapUnitsPerPixel(), 1e-12)
