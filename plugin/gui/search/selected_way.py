"""Searching where the selected features are, of any layer in any CRS."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayerProxyModel,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.gui import QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...host import settings
from ..narrow import narrow
from ..words import count, tr
from .area_ways import within
from .search_area import AreaRefused, SearchArea, WorkedOutWay, area_of, distance_box

SELECTED_DISTANCE = settings.Setting("search/selected_distance", 0.0)
MOST = 10_000

Source = tuple[QgsVectorLayerFeatureSource, tuple[int, ...], QgsCoordinateReferenceSystem, str]


class SelectedWay(WorkedOutWay):
    """The selected features, exactly or with so many metres around them."""

    key = "selected"

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._watching = False
        self.layers = QgsMapLayerComboBox(self)
        self.layers.setObjectName("selected_layer")
        self.layers.setAccessibleName(tr("The layer whose selected features are searched"))
        self.layers.setFilters(QgsMapLayerProxyModel.Filter.HasGeometry)
        self.layers.setAllowEmptyLayer(True, tr("All layers with a selection"))
        self.layers.setLayer(None)
        narrow(self.layers)
        self.distance = distance_box(self, SELECTED_DISTANCE, "selected_distance")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.layers)
        layout.addLayout(within(self, self.distance, tr("of them")))
        self.layers.layerChanged.connect(self._changed)
        self.distance.valueChanged.connect(self._changed)

    def title(self) -> str:
        """What it is called in the list."""
        return tr("Selected features")

    def enter(self) -> None:
        """Follow the selection."""
        if not self._watching:
            self._canvas.selectionChanged.connect(self._changed)
            QgsProject.instance().layersRemoved.connect(self._changed)
            self._watching = True
        super().enter()

    def put_down(self) -> None:
        """Follow the selection no more."""
        if self._watching:
            self._canvas.selectionChanged.disconnect(self._changed)
            QgsProject.instance().layersRemoved.disconnect(self._changed)
            self._watching = False
        super().put_down()

    def _changed(self, *what: Any) -> None:
        if self._watching:
            self.renew()

    def _layers(self) -> list[QgsVectorLayer]:
        chosen = self.layers.currentLayer()
        layers = [chosen] if chosen is not None else list(QgsProject.instance().mapLayers().values())
        return [
            layer
            for layer in layers
            if isinstance(layer, QgsVectorLayer) and layer.isSpatial() and layer.selectedFeatureCount()
        ]

    def inputs(self) -> Any:
        """Which features of which layers, and the distance."""
        layers = self._layers()
        if not layers or sum(layer.selectedFeatureCount() for layer in layers) > MOST:
            return None
        chosen = tuple((layer.id(), tuple(sorted(layer.selectedFeatureIds()))) for layer in layers)
        return chosen, self.distance.value()

    def problem(self) -> str:
        """What is still missing."""
        if super().problem() or self.area() is not None:
            return super().problem()
        if self._layers():
            return tr("More than {most:,} features are selected. Select fewer.").format(most=MOST)
        return tr("Nothing is selected. Select features on the map, with QGIS's selection tools, first.")

    def work(self, inputs: Any) -> Callable[[], SearchArea]:
        """Take the shapes, carry them over, join them."""
        chosen, distance = inputs
        project = QgsProject.instance()
        sources: list[Source] = []
        for identity, ids in chosen:
            layer = project.mapLayer(identity)
            sources.append((QgsVectorLayerFeatureSource(layer), ids, layer.crs(), layer.name()))
        return lambda: _joined(sources, distance)


def _joined(sources: list[Source], distance: float) -> SearchArea:
    import shapely

    from ...geometry import areas
    from ...layers.taken_shapes import taken_shapes

    shapes: list[Any] = []
    for source, ids, crs, name in sources:
        if not crs.isValid():
            raise AreaRefused(
                tr("“{layer}” has no coordinate reference system. Set it in the layer's properties.").format(
                    layer=name
                )
            )
        taken = taken_shapes(source, ids, crs)
        if not shapely.is_valid_input(taken).all() or _beyond(taken):
            raise AreaRefused(
                tr("A selected feature of “{layer}” is not on the National Grid. Select others.").format(
                    layer=name
                )
            )
        shapes.extend(taken)
    outline = areas.area_around(shapes, distance)
    if outline is None:
        raise AreaRefused(tr("The selected features have no shape. Select others."))
    number = count(sum(len(source[1]) for source in sources), tr("selected feature"), tr("selected features"))
    hectares = areas.hectares(outline)
    words = tr("{features}, {hectares:,.2f} ha") if hectares >= 0.005 else "{features}"
    return area_of(outline, words.format(features=number, hectares=hectares))


def _beyond(shapes: Any) -> bool:
    import numpy
    import shapely

    return not numpy.isfinite(shapely.get_coordinates(shapes)).all()
