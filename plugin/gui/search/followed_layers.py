"""Layers of records on the map that tables follow: which row is which feature, what is selected and shown there."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers import search_groups
from ...layers.found_rows import FoundRows, Places
from ...layers.kind_fields import COLUMNS
from ...layers.search_layers import KIND, ROW

CLOSEST_VIEW = 60.0
# By which a record's work can be asked for, the best first: a permit is readable for anybody.
REFERENCES = ("permit_reference_number", "work_reference_number", "forward_plan_reference_number")


@dataclass(frozen=True)
class LoadedShape:
    """The shape of a record that was found: its kind, reference, and GeoJSON-like geometry in EPSG:27700."""

    kind: str
    reference: str
    geometry: Mapping[str, Any]


class FollowedLayers(QObject):
    """Keeps layers that are in the project in step with the tables.

    `selected` tells the rows that were selected on the map, by kind: {"works": [3, 12]}. `details_wanted`
    tells the kind and row of which somebody wants to see the details; `draw_here` a LoadedShape that somebody
    wants to draw after; `record_wanted` the reference of the work, or permit, whose whole record is wanted.
    `followed` comes when other layers are followed, or none.
    """

    selected = pyqtSignal(dict)
    details_wanted = pyqtSignal(str, int)
    draw_here = pyqtSignal(object)
    record_wanted = pyqtSignal(str)
    followed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._rows = FoundRows()
        self._leading = self._reading = False
        self._filters: dict[str, Sequence[int] | None] = {}
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._lost)

    @property
    def layers(self) -> list[QgsVectorLayer]:
        """The layers that are followed, those on top last."""
        return self._rows.layers

    def _follow(self, layers: Sequence[QgsVectorLayer], places: Mapping[str, Places] | None = None) -> None:
        """places: by the id of a layer, which rows its features show, where that has been read off the main thread."""
        for layer in layers:
            self._rows.add(layer, places=(places or {}).get(layer.id()))
            layer.selectionChanged.connect(self._tell)
            layer.dataSourceChanged.connect(self._moved)

    def _moved(self) -> None:
        """QGIS reads a layer from elsewhere, say because somebody made a scratch layer permanent."""
        layer = self.sender()
        if self._reading:
            return
        if isinstance(layer, QgsVectorLayer) and layer in self._rows.layers and ROW in layer.fields().names():
            self._rows.add(layer)

    def _lost(self, layers: list[str]) -> None:
        followed = bool(self._rows.layers)
        self._rows.forget(layers)
        if followed and not self._rows.layers:
            self.leave()
            self.followed.emit()

    def leave(self) -> None:
        """Let go of the layers; they stay in the project."""
        for layer in self._rows.layers:
            with contextlib.suppress(RuntimeError, TypeError):  # the project may have deleted it meanwhile
                layer.selectionChanged.disconnect(self._tell)
                layer.dataSourceChanged.disconnect(self._moved)
        self._rows = FoundRows()
        self._filters = {}

    def close(self) -> None:
        """Let go of the layers for good: the dock is going."""
        self.leave()
        with contextlib.suppress(RuntimeError, TypeError):
            QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._lost)

    def filter(self, kind: str, rows: Sequence[int] | None) -> None:
        """Show only some rows of a kind on the map; None shows all. It takes 10,000 rows at once."""
        self._filters[kind] = rows
        for layer in self._rows.of_kind(kind):
            shown = None if rows is None else self._rows.numbers(layer, rows)
            condition = "" if shown is None else search_groups.condition(shown)
            if layer.subsetString() != condition:
                layer.setSubsetString(condition)

    def _tell(self) -> None:
        if self._leading:
            return
        rows: dict[str, list[int]] = {}
        for layer in self._rows.layers:
            shown = self._rows.rows(layer, layer.selectedFeatureIds())
            if shown:
                rows.setdefault(layer.customProperty(KIND), []).extend(shown)
        self.selected.emit(rows)

    def select(self, kind: str, rows: list[int]) -> None:
        """Select rows on the map, without telling the tables again."""
        wanted = self._rows.fids(kind, rows)
        self._leading = True
        for layer in self._rows.layers:
            layer.selectByIds(wanted.get(layer.id(), []))
        self._leading = False

    def show_details(self, layer: QgsMapLayer, feature: QgsFeature) -> None:
        """Select a feature and ask for its details: `details_wanted` tells it."""
        kind = layer.customProperty(KIND)
        for row in self._rows.rows(layer, [feature.id()]):
            self.select(kind, [row])
            self.selected.emit({kind: [row]})
            self.details_wanted.emit(kind, row)

    def zoom_to(self, kind: str, row: int) -> None:
        """Bring a row's feature into view, and flash it."""
        place = self._rows.place(kind, row)
        if place is not None:
            self.zoom_to_feature(place[0], place[0].getFeature(place[1]))

    def zoom_to_feature(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        """Bring a feature into view, and flash it."""
        if feature.geometry().isNull():
            return
        self._canvas.setExtent(self._view_of(feature.geometry().boundingBox(), layer))
        self._canvas.refresh()
        self._canvas.flashFeatureIds(layer, [feature.id()])

    def _view_of(self, box: QgsRectangle, layer: QgsVectorLayer) -> QgsRectangle:
        settings_ = self._canvas.mapSettings()
        shown = QgsCoordinateTransform(
            layer.crs(), settings_.destinationCrs(), QgsProject.instance()
        ).transformBoundingBox(box)
        per_metre = settings_.mapUnitsPerPixel() / max(_metres_per_pixel(self._canvas), 1e-9)
        shown.grow(max(CLOSEST_VIEW * per_metre, 0.5 * max(shown.width(), shown.height())))
        return shown

    def draw(self, kind: str, row: int) -> None:
        """Ask to draw after a row's shape: `draw_here` tells it."""
        place = self._rows.place(kind, row)
        if place is not None:
            self.draw_feature(place[0], place[0].getFeature(place[1]))

    def open_record(self, kind: str, row: int) -> None:
        """Ask for the whole record of a row's work: `record_wanted` tells it."""
        place = self._rows.place(kind, row)
        if place is not None:
            self.record_of(place[0], place[0].getFeature(place[1]))

    def record_of(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        """Ask for the whole record of a feature's work: `record_wanted` tells it."""
        found = reference_of(layer, feature)
        if found:
            self.record_wanted.emit(found)

    def reference(self, kind: str, row: int) -> str:
        """The reference of a row's permit, work or activity; empty where it has none."""
        place = self._rows.place(kind, row)
        if place is None:
            return ""
        names = (*REFERENCES, "activity_reference_number")
        return reference_of(place[0], place[0].getFeature(place[1]), names)

    def draw_feature(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        """Ask to draw after a feature's shape: `draw_here` tells it."""
        if feature.geometry().isNull():
            return
        kind = layer.customProperty(KIND)
        names = [column.name for column in COLUMNS[kind] if column.name in layer.fields().names()]
        reference = str(feature[names[0]]) if names and names[0].endswith("_number") else ""
        self.draw_here.emit(LoadedShape(kind, reference, search_groups.extent_of(layer, feature)))

    def feature_of(self, kind: str, row: int) -> QgsFeature | None:
        """The feature on the map of a row."""
        place = self._rows.place(kind, row)
        return None if place is None else next(place[0].getFeatures(QgsFeatureRequest(place[1])), None)


def _metres_per_pixel(canvas: QgsMapCanvas) -> float:
    return canvas.scale() * 0.0254 / canvas.mapSettings().outputDpi()


def reference_of(layer: QgsVectorLayer, feature: QgsFeature, fields: Sequence[str] = REFERENCES) -> str:
    """The reference of a feature, by the first of these fields that says one; empty where none does."""
    names = layer.fields().names()
    found = [feature[name] for name in fields if name in names and feature[name]]
    return str(found[0]) if found else ""
