"""Taking the selected features of any layer, in any CRS, as drafts."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import tasks
from ..words import count, tr

MOST = 50


class Taking(QObject):
    """`taken` tells named shapes, [(name, GeoJSON-like in EPSG:27700)], and a remark; `refused` says why none."""

    taken = pyqtSignal(list, str)
    refused = pyqtSignal(str)

    def __init__(self, iface: QgisInterface, parent: QObject) -> None:
        super().__init__(parent)
        self._iface = iface
        self._task: tasks.BackgroundTask | None = None

    def take(self) -> None:
        """Take the selection of the current layer; of all layers where the current one has none."""
        self.forget()
        layers = self._layers()
        number = sum(layer.selectedFeatureCount() for layer in layers)
        if not number:
            self.refused.emit(
                tr(
                    "Nothing is selected. Select one or more features of a layer, with QGIS's selection tools."
                )
            )
            return
        if number > MOST:
            self.refused.emit(
                tr("{number:,} features are selected. Select {most} at most: each becomes a draft.").format(
                    number=number, most=MOST
                )
            )
            return
        unknown = [layer.name() for layer in layers if not layer.crs().isValid()]
        if unknown:
            self.refused.emit(
                tr("“{layer}” has no coordinate reference system. Set it in the layer's properties.").format(
                    layer=unknown[0]
                )
            )
            return
        sources = [
            (QgsVectorLayerFeatureSource(layer), layer.selectedFeatureIds(), layer.crs(), layer.name())
            for layer in layers
        ]
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Taking the selected features"), lambda task: _shapes(sources), done=self._told
            )
        )

    def _layers(self) -> list[QgsVectorLayer]:
        current = self._iface.activeLayer()
        if isinstance(current, QgsVectorLayer) and current.isSpatial() and current.selectedFeatureCount():
            return [current]
        return [
            layer
            for layer in QgsProject.instance().mapLayers().values()
            if isinstance(layer, QgsVectorLayer) and layer.isSpatial() and layer.selectedFeatureCount()
        ]

    def _told(self, told: tuple[list[tuple[str, dict[str, Any]]], list[str]]) -> None:
        self._task = None
        shapes, left_out = told
        if not shapes:
            self.refused.emit(" ".join(left_out) or tr("The selected features have no shape. Select others."))
            return
        self.taken.emit(shapes, " ".join([_made_words(len(shapes)), *left_out]))

    def forget(self) -> None:
        """Nobody waits for them any more."""
        if self._task is not None:
            self._task.drop()
            self._task = None


def _made_words(number: int) -> str:
    if number == 1:
        return tr("Taken exactly as it is in its layer.")
    return tr("{drafts} made, one for each shape. They are in the list of drafts.").format(
        drafts=count(number, tr("draft"), tr("drafts"))
    )


def _shapes(sources: list[Any]) -> tuple[list[tuple[str, dict[str, Any]]], list[str]]:
    """In the task: each part of each feature as a named shape; and what was left out or made straight, in words."""
    import shapely

    from ...layers.taken_shapes import taken

    named: list[tuple[str, dict[str, Any]]] = []
    left_out: list[str] = []
    for source, ids, crs, name in sources:
        shapes, curved = taken(source, ids, crs)
        straight = tr("Arcs were made straight stretches, within 1 cm of them.")
        if curved and straight not in left_out:
            left_out.append(straight)
        parts = [part for shape in shapes for part in shapely.get_parts(shape)]
        good = [part for part in parts if _takes_place(part)]
        if len(good) < len(parts):
            left_out.append(
                tr("{number} of “{layer}” not on the National Grid or empty: left out.").format(
                    number=len(parts) - len(good), layer=name
                )
            )
        for number, part in enumerate(good, 1):
            words = name if len(good) == 1 else tr("{layer} {number}").format(layer=name, number=number)
            named.append((words, shapely.geometry.mapping(part)))
    return named, left_out


def _takes_place(part: Any) -> bool:
    import numpy
    import shapely

    places = shapely.get_coordinates(part)
    return len(places) > 0 and bool(numpy.isfinite(places).all())
