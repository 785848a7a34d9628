"""A list of streets on the map, and the chosen ones of it marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QColor

from ...host import positions, tasks
from ..words import tr

if TYPE_CHECKING:
    from ...submission.area_streets import AreaStreet

CHOSEN = QColor("#ffb700")
SHOW_AFTER = 100
# More of them marked would only be the whole list once more.
MOST_MARKED = 500


class AreaOnMap(QObject):
    """One layer while the list is shown; it goes with the list."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._layer: QgsVectorLayer | None = None
        self._streets: list[AreaStreet] = []
        self._task: tasks.BackgroundTask | None = None
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.LineGeometry)
        self._band.setStrokeColor(CHOSEN)
        self._band.setWidth(5)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SHOW_AFTER)
        self._later.timeout.connect(self._fill)
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._lost)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, while it is on the map."""
        return self._layer

    def show(self, streets: Sequence[AreaStreet]) -> None:
        """Show these, in a moment."""
        self._streets = list(streets)
        self._later.start()

    def hide(self) -> None:
        """Show none."""
        self._later.stop()
        self._drop()
        self._streets = []
        if self._layer is not None:
            QgsProject.instance().removeMapLayer(self._layer.id())

    def _fill(self) -> None:
        from ...layers import area_layer

        self._drop()
        if self._layer is None:
            if not any(street.line is not None for street in self._streets):
                return
            self._add()
        layer = self._layer
        if layer is None:
            return
        fields, streets = layer.fields(), self._streets
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Drawing the streets"),
                lambda task: area_layer.features_of(fields, streets),
                done=self._filled,
            )
        )

    def _filled(self, features: list[Any]) -> None:
        from ...layers import area_layer

        self._task = None
        if self._layer is not None:
            area_layer.fill(self._layer, features)

    def _add(self) -> None:
        from ...layers import area_layer

        project = QgsProject.instance()
        positions.receive_national_grid(project)
        layer = area_layer.area_layer(tr("Streets of the area"))
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)
        self._layer = layer

    def mark(self, streets: Sequence[AreaStreet]) -> None:
        """Mark these, and no others."""
        from ...layers.area_layer import line_of

        self._band.reset(QgsWkbTypes.GeometryType.LineGeometry)
        for street in streets[:MOST_MARKED]:
            line = line_of(street)
            if line is not None:
                self._band.addGeometry(line, positions.NATIONAL_GRID)

    def zoom_to(self, streets: Sequence[AreaStreet]) -> None:
        """Bring these into view."""
        from ...layers.area_layer import line_of

        lines = [line for line in (line_of(street) for street in streets) if line is not None]
        if not lines:
            return
        box = QgsGeometry.collectGeometry(lines).boundingBox()
        box.grow(max(20.0, box.width() * 0.05))
        self._canvas.setExtent(positions.box_to_canvas(box, self._canvas.mapSettings().destinationCrs()))
        self._canvas.refresh()

    def _lost(self, removed: list[str]) -> None:
        if self._layer is not None and self._layer.id() in removed:
            self._layer = None

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def leave(self) -> None:
        """The list is going, and what it shows with it."""
        QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._lost)
        self.hide()
        self._canvas.scene().removeItem(self._band)
