"""One's own works on the map: their group of layers, its theme, and what is selected there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateTransform, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject

from ...host import positions
from ...layers import own_work_layers, themes
from ...layers.search_layers import KIND
from ..search.followed_layers import REFERENCES, FollowedLayers
from ..search.layer_actions import LayerActions
from ..turns import Turns
from ..words import clock, tr

if TYPE_CHECKING:
    from ...layers.project_results import ProjectResults
    from ...search.result import SearchResult
    from .gathering_works import Gathered

AROUND = 1.1
MY_WORKS = "my_works"


class OwnLayers(FollowedLayers):
    """Keeps one group in the project, which every list that is read is put into."""

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(canvas, parent)
        self.result: SearchResult | None = None
        self._dressings = Turns(self)
        self._actions = LayerActions(self, lambda layer: layer.customProperty(KIND) == MY_WORKS)

    def take(self, gathered: Gathered) -> None:
        """Show what was read, in the place of the list before."""
        self.leave()
        project = QgsProject.instance()
        self.result = gathered.result
        if not gathered.layers:
            own_work_layers.take_away(project)
            self.followed.emit()
            return
        positions.receive_national_grid(project)
        name = tr("My works · {title} · {time}").format(
            title=gathered.asked.title, time=clock(gathered.result.started)[:5]
        )
        asked = gathered.asked
        group = own_work_layers.put_up(project, name, asked.key, gathered.layers)
        own_work_layers.remember(group, asked.key, asked.title, gathered.result)
        self._follow(gathered.layers)
        self.followed.emit()

    def follow_project(self, held: ProjectResults) -> None:
        """Follow the layers of the list that the project holds, with what has been read out of them."""
        self.leave()
        self.result = held.results[MY_WORKS]
        layers = [QgsProject.instance().mapLayer(id_) for id_ in held.places]
        self._follow([layer for layer in layers if layer is not None], held.places)
        self.followed.emit()

    @property
    def theme(self) -> str:
        """The theme that the layers are in, "" where there are none."""
        return themes.current(self.layers) or ""

    def set_theme(self, name: str) -> None:
        """Show the works in a theme (a key of themes.OWN_THEMES), one layer after the other."""
        self._dressings.take(self.layers, lambda layer: themes.switch([layer], name))

    def show_all(self) -> None:
        """Bring all of them into view."""
        found = own_work_layers.reach(self.layers)
        if found.isNull() or not self.layers:
            return
        crs = self._canvas.mapSettings().destinationCrs()
        if crs.isValid():
            shown = QgsCoordinateTransform(self.layers[0].crs(), crs, QgsProject.instance())
            found = shown.transformBoundingBox(found)
        found.scale(AROUND)
        self._canvas.setExtent(found)
        self._canvas.refresh()

    def open_record(self, kind: str, row: int) -> None:
        """Ask for the whole record of a row's work, which may have no place on the map."""
        reference = self.reference_of(row)
        if reference:
            self.record_wanted.emit(reference)

    def reference_of(self, row: int) -> str:
        """The permit's reference of a row, or its work's."""
        attributes = self.result.attributes if self.result is not None else {}
        found = (attributes[name][row] for name in REFERENCES if name in attributes)
        return str(next((one for one in found if one), ""))

    def leave(self) -> None:
        """Let go of the layers; they stay in the project."""
        self._dressings.stop()
        super().leave()

    def close(self) -> None:
        """Let go of the layers and take the actions away: the dock is going."""
        super().close()
        self._actions.take_away()
