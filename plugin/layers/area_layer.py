"""The streets of a list on the map: one layer of lines, in memory, in the National Grid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import shapely
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsLineSymbol,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from .field_types import field

if TYPE_CHECKING:
    from ..submission.area_streets import AreaStreet

AREA_STREETS = "works_extents/area_streets"
FIELDS = (("usrn", "whole", "USRN"), ("street", "text", "Street"), ("town", "text", "Town"))
COLOUR = "#7a2a8a"


def area_layer(name: str) -> QgsVectorLayer:
    """An empty layer, styled. For the main thread."""
    layer = QgsVectorLayer("MultiLineString?crs=EPSG:27700&index=yes", name, "memory")
    layer.dataProvider().addAttributes([field(*column) for column in FIELDS])
    layer.updateFields()
    for index, (_, _, alias) in enumerate(FIELDS):
        layer.setFieldAlias(index, alias)
    symbol = QgsLineSymbol.createSimple({"color": COLOUR, "width": "1.2", "capstyle": "round"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    layer.setDisplayExpression('"street"')
    layer.setReadOnly(True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.setCustomProperty(AREA_STREETS, True)
    return layer


def remove_saved(project: QgsProject) -> None:
    """Take out of a project that was read just now the layers that were saved with it, and come back empty."""
    layers = project.mapLayers().values()
    project.removeMapLayers([layer.id() for layer in layers if layer.customProperty(AREA_STREETS)])


def line_of(street: AreaStreet) -> QgsGeometry | None:
    """A street's line; None where it is not known."""
    if street.line is None or shapely.get_dimensions(street.line) != 1:
        return None
    shape = QgsGeometry()
    shape.fromWkb(shapely.to_wkb(shapely.multilinestrings(shapely.get_parts(street.line))))
    return shape


def features_of(layer_fields, streets: Iterable[AreaStreet]) -> list[QgsFeature]:  # type: ignore[no-untyped-def]
    """The features of the streets whose lines are known. In any thread."""
    made = []
    for street in streets:
        shape = line_of(street)
        if shape is not None:
            feature = QgsFeature(layer_fields)
            feature.setGeometry(shape)
            feature.setAttributes([street.usrn, street.name, street.town])
            made.append(feature)
    return made


def fill(layer: QgsVectorLayer, features: list[QgsFeature]) -> None:
    """Make the layer hold these and no others."""
    provider = layer.dataProvider()
    provider.truncate()
    provider.addFeatures(features)
    layer.updateExtents()
    layer.dataChanged.emit()
    layer.triggerRepaint()
