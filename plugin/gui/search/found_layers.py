"""What one search found, on the map: its group of layers, its theme, its filter, and what is selected there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import positions, settings
from ...layers import asked_search, kept_search, search_groups, themes
from ...layers.kind_fields import WORKS
from ...layers.search_layers import KIND
from ..turns import Turns
from .followed_layers import FollowedLayers
from .layer_actions import LayerActions
from .search_words import group_name

if TYPE_CHECKING:
    from ...layers.project_results import ProjectResults
    from ...search.result import SearchResult
    from .searching import Found


class FoundLayers(FollowedLayers):
    """Puts the layers of a search into the project as one group, and keeps them in step with the tables.

    `kept_before` comes with the file (a Path) of a kept search that was asked again, and now has to be written into
    it.
    """

    kept_before = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(canvas, parent)
        self._readings, self._dressings = Turns(self), Turns(self)
        self.results: Mapping[str, SearchResult] = {}
        self.search_id = ""
        self._actions = LayerActions(self)

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

    def follow_project(self, id_: str, read: ProjectResults) -> None:
        """Follow an earlier search's layers with what has been read out of them."""
        group = asked_search.group_of(QgsProject.instance(), id_)
        if group is None:
            return
        self.leave()
        self.results, self.search_id = read.results, id_
        layers = search_groups.layers_in(group)
        self._follow([layer for layer in layers if layer.id() in read.places], read.places)
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

    def leave(self) -> None:
        """Let go of the layers; they stay in the project."""
        self._readings.stop()
        self._dressings.stop()
        self._reading = False
        super().leave()
        self.results, self.search_id = {}, ""

    def close(self) -> None:
        """Let go of the layers and take the actions away: the dock is going."""
        super().close()
        self._actions.take_away()

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
