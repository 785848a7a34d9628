"""Layers out of a search: works as points, lines and polygons, built in the thread that searched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import shapely
from qgis.core import (
    QgsApplication,
    QgsBox3d,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsLayerMetadata,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, QTimeZone

from ..host import profile_folder
from . import works_fields
from .field_types import field
from .reprojection import from_national_grid

if TYPE_CHECKING:
    from ..search.result import Group, SearchResult

KINDS = {"point": ("points", "Point"), "line": ("lines", "LineString"), "polygon": ("polygons", "Polygon")}
ROW = "row"
# What a layer says of itself: the kind of record ("works"), and the shape ("point", "line", "polygon").
KIND = "works_extents/kind"
SHAPE = "works_extents/shape"
# QGIS keeps Python's lock while it adds features, and the interface waits for it.
AT_ONCE = 200


def works_layers(
    result: SearchResult, crs: QgsCoordinateReferenceSystem, stopped: Callable[[], bool] = lambda: False
) -> list[QgsVectorLayer]:
    """One styled layer for each kind of shape that was found, in a CRS; polygons first, so that points lie on top.

    Made in any thread and handed to the main one. `stopped` is asked now and then; it ends the building early.
    """
    if not len(result):
        return []
    columns = works_fields.present(result.attributes)
    rows = _rows(result, columns)
    layers = []
    for kind in ("polygon", "line", "point"):
        group = result.groups.get(kind)
        if group is None or not len(group.rows) or stopped():
            continue
        layer = _layer(kind, group, columns, rows, crs)
        _describe(layer, result)
        layer.moveToThread(QgsApplication.instance().thread())
        layers.append(layer)
    return layers


def _layer(
    kind: str,
    group: Group,
    columns: list[works_fields.Column],
    rows: list[list],
    crs: QgsCoordinateReferenceSystem,
) -> QgsVectorLayer:
    title, single = KINDS[kind]
    shape = f"Multi{single}" if group.type.name.startswith("MULTI") else single
    layer = QgsVectorLayer(f"{shape}?index=yes", f"Works: {title}", "memory")
    layer.setCrs(crs)
    provider = layer.dataProvider()
    fields = _fields(columns)
    provider.addAttributes(fields.toList())
    layer.updateFields()
    for index, made in enumerate(fields):
        layer.setFieldAlias(index, made.alias())
    features = _features(group, rows, layer.fields(), crs)
    for first in range(0, len(features), AT_ONCE):
        provider.addFeatures(features[first : first + AT_ONCE])
    layer.updateExtents()
    layer.loadNamedStyle(str(profile_folder.resource("styles", f"works_{kind}.qml")))
    layer.setReadOnly(True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.setCustomProperty(KIND, "works")
    layer.setCustomProperty(SHAPE, kind)
    return layer


def _fields(columns: list[works_fields.Column]) -> QgsFields:
    fields = QgsFields()
    for column in columns:
        fields.append(field(column.name, column.kind, column.heading))
        if column.choice:
            fields.append(field(column.name + "_words", "text", f"{column.heading}, in words"))
    fields.append(field(works_fields.IMPACT, "text", "Traffic impact"))
    fields.append(field(ROW, "whole", "Row in the results"))
    return fields


def _rows(result: SearchResult, columns: list[works_fields.Column]) -> list[list]:
    """The attribute rows, in the order of the fields."""
    attributes = result.attributes
    told: list[list] = []
    for column in columns:
        values = attributes[column.name]
        told.append(_moments(values) if column.kind == "moment" else values)
        if column.choice:
            strings = attributes.get(column.name + "_string") or [None] * len(values)
            told.append([works_fields.words(column, *pair) for pair in zip(values, strings)])
    told.append([works_fields.impact(value) for value in attributes["traffic_management_type"]])
    told.append(list(range(len(result))))
    return [list(row) for row in zip(*told)]


def _moments(values: list[datetime | None]) -> list[QDateTime | None]:
    """Times as UK local time, which is what the service's users think in."""
    zone = QTimeZone(b"Europe/London")
    known: dict[Any, QDateTime | None] = {None: None}
    for value in values:
        if value is not None and value not in known:
            known[value] = QDateTime.fromMSecsSinceEpoch(round(value.timestamp() * 1000), zone)
    return [known[value] for value in values]


def _features(
    group: Group, rows: list[list], fields: QgsFields, crs: QgsCoordinateReferenceSystem
) -> list[QgsFeature]:
    coordinates = from_national_grid(group.coordinates, crs)
    shapes = shapely.to_wkb(shapely.from_ragged_array(group.type, coordinates, group.offsets))
    features = []
    for row, wkb in zip(group.rows.tolist(), shapes):
        feature = QgsFeature(fields)
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        feature.setAttributes(rows[row])
        features.append(feature)
    return features


def _describe(layer: QgsVectorLayer, result: SearchResult) -> None:
    """What the layer is, where from and how exact, in the layer's own metadata."""
    box = result.request.area
    metadata = QgsLayerMetadata()
    metadata.setType("dataset")
    metadata.setTitle(layer.name())
    metadata.setLanguage("ENG")
    metadata.setAbstract("\n".join(_account(result)))
    metadata.setCrs(layer.crs())
    extent = QgsLayerMetadata.SpatialExtent()
    extent.extentCrs = QgsCoordinateReferenceSystem("EPSG:27700")
    extent.bounds = QgsBox3d(box.min_easting, box.min_northing, 0, box.max_easting, box.max_northing, 0)
    whole = QgsLayerMetadata.Extent()
    whole.setSpatialExtents([extent])
    metadata.setExtent(whole)
    metadata.setHistory(_account(result))
    layer.setMetadata(metadata)


def _day(day: date | None) -> str:
    return f"{day:%d %B %Y}" if day else "any time"


def _account(result: SearchResult) -> list[str]:
    box = result.request.area
    lines = [
        f"Street and road works from Street Manager: {result.environment_name}, version {result.version}.",
        f"Area: eastings {box.min_easting:.0f} to {box.max_easting:.0f}, "
        f"northings {box.min_northing:.0f} to {box.max_northing:.0f} (EPSG:27700).",
        f"Dates: {_day(result.request.start)} to {_day(result.request.end)}.",
        f"Asked: {result.started.astimezone():%d %B %Y %H:%M}.",
        "Accuracy: coordinates as the service holds them; where this layer is in another CRS, carried over by "
        "OSTN15 to within a millimetre.",
    ]
    if result.gaps:
        lines.append(f"Incomplete: {len(result.gaps)} boxes could not be had.")
    if result.cancelled:
        lines.append("Incomplete: the search was stopped before its end.")
    return lines
