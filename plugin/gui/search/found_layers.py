"""What one search found, on the map: its group of layers, its theme, its filter, and what is selected there."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import positions, settings
from ...layers import asked_search, kept_search, search_groups, themes
from ...layers.found_rows import FoundRows
from ...layers.kind_fields import COLUMNS, WORKS
from ...layers.search_layers import KIND, ROW
from ..turns import Turns
from .layer_actions import LayerActions
from .search_words import group_name

if TYPE_CHECKING:
    from ...search.result import SearchResult
    from .searching import Found

CLOSEST_VIEW = 60.0
# By which a record's work can be asked for, the best first: a permit is readable for anybody.
REFERENCES = ("permit_reference_number", "work_reference_number", "forward_plan_reference_number")


@dataclass(frozen=True)
class LoadedShape:
    """The shape of a record that was found: its kind, reference, and GeoJSON-like geometry in EPSG:27700."""

    kind: str
    reference: str
    geometry: Mapping[str, Any]


class FoundLayers(QObject):
    """Puts the layers of a search into the project as one group, and keeps them in step with the tables.

    `selected` tells the rows that were selected on the map, by kind: {"works": [3, 12]}. `details_wanted`
    tells the kind and row of which somebody wants to see the details; `draw_here` a LoadedShape that somebody
    wants to draw after; `record_wanted` the reference of the work, or permit, whose whole record is wanted.
    `followed` comes when other layers are followed, or none; `kept_before` with the file (a Path) of a kept
    search that was asked again, and now has to be written into it.
    """

    selected = pyqtSignal(dict)
    details_wanted = pyqtSignal(str, int)
    draw_here = pyqtSignal(object)
    record_wanted = pyqtSignal(str)
    followed = pyqtSignal()
    kept_before = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._rows = FoundRows()
        self._leading = self._reading = False
        self._readings, self._dressings = Turns(self), Turns(self)
        self._filters: dict[str, Sequence[int] | None] = {}
        self.results: Mapping[str, SearchResult] = {}
        self.search_id = ""
        self._actions = LayerActions(self, lambda layer: layer in self._rows.layers)
        self._actions.details.connect(self._open_details)
        self._actions.zoom.connect(self._zoom)
        self._actions.draw_here.connect(self._draw)
        self._actions.record.connect(self._open_record)
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._lost)

    @property
    def layers(self) -> list[QgsVectorLayer]:
        """The layers that are followed, those on top last."""
        return self._rows.layers

    def take(self, found: Found) -> QgsLayerTreeGroup | None:
        """Show what a search found: in the group of the search that it repeats, or in one of its own."""
        if not found.results:
            return None
        asked = asked_search.asked_by(found.results, [*found.results, *found.errors])
        whole = not found.errors and not any(result.cancelled for result in found.results.values())
        earlier = asked_search.group_of(QgsProject.instance(), found.into) if found.into and whole else None
        name = group_name(next(iter(found.results.values())))
        file = None
        if earlier is None:
            group = self.show(name, found.layers)
        else:
            asked = asked_search.again(asked_search.asked_of(earlier) or asked, asked)
            file = search_groups.file_of(search_groups.layers_in(earlier))
            group = self._fill(earlier, name, found.layers)
        self.results, self.search_id = found.results, asked.id if group is not None else ""
        if group is not None:
            group.setCustomProperty(asked_search.GROUP, asked.text())
        self.followed.emit()
        if file is not None:
            self.kept_before.emit(file)
        return group

    def show(self, name: str, layers: list[QgsVectorLayer]) -> QgsLayerTreeGroup | None:
        """Add the layers as one group above all others; earlier searches stay in the project, hidden."""
        self.leave()
        if not layers:
            return None
        project = QgsProject.instance()
        search_groups.put_back(project)
        positions.receive_national_grid(project)
        themes.switch(layers, self.theme)
        group = search_groups.add(project, name, layers)
        self._follow(layers)
        return group

    def _fill(self, group: QgsLayerTreeGroup, name: str, layers: list[QgsVectorLayer]) -> QgsLayerTreeGroup:
        self.leave()
        search_groups.put_back(QgsProject.instance(), but=group)
        themes.switch(layers, self.theme)
        search_groups.fill(QgsProject.instance(), group, layers)
        group.setName(name)
        self._follow(layers)
        return group

    def show_again(self, id_: str, results: Mapping[str, SearchResult]) -> None:
        """Bring an earlier search of the project to the front; `results` are what its layers show, or nothing."""
        self.leave()
        group = asked_search.group_of(QgsProject.instance(), id_)
        if group is None:
            return
        search_groups.put_back(QgsProject.instance(), but=group)
        self.results, self.search_id = results, id_
        if results:
            self._follow(search_groups.layers_in(group))
        self.followed.emit()

    def read_from(self, path: Path) -> None:
        """The search has been written into a file: its layers read from there now."""
        self._reading = True
        self._readings.take(self.layers, lambda layer: self._read(layer, path), self._have_read)

    @property
    def reading(self) -> bool:
        """Whether the layers are just being turned to a file."""
        return self._reading

    def _read(self, layer: QgsVectorLayer, path: Path) -> None:
        if layer in self.layers and kept_search.read_from(layer, path):
            self._rows.add(layer, as_built=True)
            kind = layer.customProperty(KIND)
            self.filter(kind, self._filters.get(kind))

    def _have_read(self) -> None:
        self._reading = False
        self.followed.emit()

    def _follow(self, layers: Sequence[QgsVectorLayer]) -> None:
        for layer in layers:
            self._rows.add(layer)
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
        self._let_go()
        self.results, self.search_id = {}, ""

    def _let_go(self) -> None:
        self._readings.stop()
        self._dressings.stop()
        self._reading = False
        for layer in self._rows.layers:
            with contextlib.suppress(RuntimeError, TypeError):  # the project may have deleted it meanwhile
                layer.selectionChanged.disconnect(self._tell)
                layer.dataSourceChanged.disconnect(self._moved)
        self._rows = FoundRows()
        self._filters = {}

    def close(self) -> None:
        """Let go of the layers and take the actions away: the dock is going."""
        self.leave()
        self._actions.take_away()
        with contextlib.suppress(RuntimeError, TypeError):
            QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._lost)

    @property
    def theme(self) -> str:
        """The theme that works are shown in: the last that was chosen."""
        kept = settings.THEME.get()
        return kept if kept in themes.THEMES else themes.TRAFFIC

    @property
    def has_themes(self) -> bool:
        """Whether there are works on the map, which come in themes."""
        return bool(self._rows.of_kind(WORKS))

    def set_theme(self, name: str) -> None:
        """Show the works of this search in a theme (a key of themes.THEMES), and those of searches to come.

        One layer after the other, without holding QGIS up. Raises KeyError where there is no such theme.
        """
        if name not in themes.THEMES:
            raise KeyError(name)
        settings.THEME.set(name)
        self._dressings.take(self._rows.of_kind(WORKS), lambda layer: self._dress(layer, name))

    def _dress(self, layer: QgsVectorLayer, theme: str) -> None:
        if layer in self.layers:
            themes.switch([layer], theme)

    def filter(self, kind: str, rows: Sequence[int] | None) -> None:
        """Show only some rows of a kind on the map; None shows all. It takes 10,000 rows at once."""
        self._filters[kind] = rows
        condition = "" if rows is None else search_groups.condition(rows)
        for layer in self._rows.of_kind(kind):
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

    def _open_details(self, layer: QgsMapLayer, feature: QgsFeature) -> None:
        kind, row = layer.customProperty(KIND), int(feature[ROW])
        self.select(kind, [row])
        self.selected.emit({kind: [row]})
        self.details_wanted.emit(kind, row)

    def zoom_to(self, kind: str, row: int) -> None:
        """Bring a row's feature into view, and flash it."""
        place = self._rows.place(kind, row)
        if place is not None:
            self._zoom(place[0], place[0].getFeature(place[1]))

    def _zoom(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
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
            self._draw(place[0], place[0].getFeature(place[1]))

    def open_record(self, kind: str, row: int) -> None:
        """Ask for the whole record of a row's work: `record_wanted` tells it."""
        place = self._rows.place(kind, row)
        if place is not None:
            self._open_record(place[0], place[0].getFeature(place[1]))

    def _open_record(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        names = layer.fields().names()
        found = [feature[name] for name in REFERENCES if name in names and feature[name]]
        if found:
            self.record_wanted.emit(str(found[0]))

    def _draw(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
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
