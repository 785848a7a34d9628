"""Ways of saying where to search that are read off: what the map shows, a layer's extent, a place that is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCsException,
    QgsMapLayerProxyModel,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...host import positions, settings
from ..narrow import narrow
from ..words import tr
from .search_area import AreaRefused, AreaWay, SearchArea, WorkedOutWay, area_of, distance_box

PLACE_DISTANCE = settings.Setting("search/place_distance", 100.0)
LEAST = 1.0


class MapViewWay(AreaWay):
    """What the map shows when the search begins."""

    key = "map_view"
    marked = False

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas

    def title(self) -> str:
        """What it is called in the list."""
        return tr("Map view")

    def area(self) -> SearchArea | None:
        """What the map shows now; none where that is no part of the National Grid."""
        crs = self._canvas.mapSettings().destinationCrs()
        extent = self._canvas.extent()
        if not crs.isValid():
            return SearchArea(extent)
        try:
            return SearchArea(positions.box_from_canvas(extent, crs))
        except QgsCsException:
            return None

    def problem(self) -> str:
        """What is still missing."""
        if self.area() is None:
            return tr("The map shows more than the National Grid. Zoom in to where you want to search.")
        return ""


class LayerExtentWay(WorkedOutWay):
    """The box around everything in a layer, in whatever CRS it is."""

    key = "layer"
    told = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layers = QgsMapLayerComboBox(self)
        self.layers.setObjectName("area_layer")
        self.layers.setAccessibleName(tr("The layer whose extent is searched"))
        kinds = QgsMapLayerProxyModel.Filter
        self.layers.setFilters(kinds.HasGeometry | kinds.RasterLayer | kinds.MeshLayer)
        narrow(self.layers)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.layers, 1)
        self.layers.layerChanged.connect(self._layer_changed)

    def title(self) -> str:
        """What it is called in the list."""
        return tr("Extent of a layer")

    def _layer_changed(self) -> None:
        if self.isVisible():
            self.renew()

    def inputs(self) -> Any:
        """The layer, its extent and its CRS."""
        layer = self.layers.currentLayer()
        if layer is None:
            return None
        box = layer.extent()
        sides = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        return layer.id(), layer.name(), sides, box.isNull(), layer.crs()

    def problem(self) -> str:
        """What is still missing."""
        if self.layers.currentLayer() is None:
            return tr("The project has no layer with an extent. Add one, or choose another kind of area.")
        return super().problem()

    def work(self, inputs: Any) -> Callable[[], SearchArea]:
        """Carry the extent over to the National Grid."""
        name, sides, nothing, crs = inputs[1:]
        return lambda: _extent(name, QgsRectangle(*sides), nothing, crs)


def _extent(name: str, box: QgsRectangle, nothing: bool, crs: QgsCoordinateReferenceSystem) -> SearchArea:
    from ...layers.taken_shapes import box_in_national_grid

    if nothing or not box.isFinite():
        raise AreaRefused(tr("“{layer}” is empty. Choose another layer.").format(layer=name))
    if not crs.isValid():
        raise AreaRefused(
            tr("“{layer}” has no coordinate reference system. Set it in the layer's properties.").format(
                layer=name
            )
        )
    found = box_in_national_grid(box, crs)
    if found is None:
        raise AreaRefused(
            tr("“{layer}” reaches beyond the National Grid. Choose another layer.").format(layer=name)
        )
    area = QgsRectangle(*found)
    if min(area.width(), area.height()) < LEAST:
        area.grow(LEAST)
    return SearchArea(area, None, tr("Extent of “{layer}”").format(layer=name))


class PlaceWay(WorkedOutWay):
    """A place that is typed, and so many metres around it."""

    key = "place"
    told = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit(self)
        self.text.setObjectName("area_place")
        self.text.setAccessibleName(tr("A grid reference, an easting and a northing, or degrees"))
        self.text.setPlaceholderText(tr("TQ 30034 80381 or 51.5081, -0.1281"))
        self.text.setClearButtonEnabled(True)
        self.distance = distance_box(self, PLACE_DISTANCE, "area_place_distance")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        layout.addLayout(within(self, self.distance, tr("of it")))
        self.text.editingFinished.connect(self.renew)
        self.distance.valueChanged.connect(lambda _: self.renew())

    def title(self) -> str:
        """What it is called in the list."""
        return tr("A place")

    def inputs(self) -> Any:
        """The text and the distance."""
        text = self.text.text().strip()
        return (text, self.distance.value()) if text else None

    def problem(self) -> str:
        """What is still missing."""
        if self.inputs() is None:
            return tr("Type a place first: a grid reference, an easting and a northing, or degrees.")
        return super().problem()

    def work(self, inputs: Any) -> Callable[[], SearchArea]:
        """Find the place."""
        return lambda: _around_place(*inputs)


def _around_place(text: str, distance: float) -> SearchArea:
    from ...geometry import areas, places

    try:
        place = places.parse(text)
    except places.PlaceRefused as refused:
        raise AreaRefused(str(refused)) from refused
    outline = areas.area_around_square(place.easting, place.northing, place.side, distance)
    middle = place.side / 2
    known = places.words_of(place.easting + middle, place.northing + middle)
    words = tr("{place}, within {distance:.0f} m").format(
        place=text.upper() if place.side else known.grid_reference or known.metres, distance=distance
    )
    return area_of(outline, words)


def within(parent: QWidget, distance: QWidget, words: str) -> QHBoxLayout:
    """A row that reads: within [50 m] of it."""
    row = QHBoxLayout()
    label = QLabel(tr("w&ithin"), parent)
    label.setBuddy(distance)
    row.addWidget(label)
    row.addWidget(distance)
    row.addWidget(QLabel(words, parent))
    row.addStretch(1)
    return row
