"""Layers out of a search: each kind of record as points, lines and polygons, built in the thread that searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, QTimeZone

from ..streetmanager.uk_time import uk_local
from . import kind_fields, themes, traffic_impact
from .field_types import field
from .layer_account import describe
from .layer_words import tr
from .reprojection import from_national_grid

if TYPE_CHECKING:
    from ..search.result import Group, SearchResult

SHAPES = {"polygon": ("polygons", "Polygon"), "line": ("lines", "LineString"), "point": ("points", "Point")}
ROW = "row"
DATES = "dates_words"
# What a layer says of itself: the kind of record ("works"), and the shape ("point", "line", "polygon").
KIND = "works_extents/kind"
SHAPE = "works_extents/shape"
# QGIS keeps Python's lock while it adds features, and the interface waits for it.
AT_ONCE = 200


class SearchLayer(QgsVectorLayer):
    """A layer that was just built. rows: for each feature, in the order of their ids from 1, its row in the result."""

    rows: np.ndarray


def search_layers(
    result: SearchResult, crs: QgsCoordinateReferenceSystem, stopped: Callable[[], bool] = lambda: False
) -> list[QgsVectorLayer]:
    """One styled layer for each kind of shape that was found, in a CRS; polygons first, so that points lie on top.

    Made in any thread and handed to the main one. `stopped` is asked now and then; it ends the building early,
    with fewer layers.
    """
    layers = list(built(result, crs, stopped))
    for layer in layers:
        layer.moveToThread(QgsApplication.instance().thread())
    return layers


def built(
    result: SearchResult, crs: QgsCoordinateReferenceSystem, stopped: Callable[[], bool] = lambda: False
) -> Iterator[QgsVectorLayer]:
    """The layers of search_layers, one after the other, for use in the thread that asks for them."""
    if not len(result):
        return
    columns = kind_fields.present(result.kind, result.version, result.attributes)
    rows = _rows(result, columns)
    for shape in SHAPES:
        group = result.groups.get(shape)
        if group is None or not len(group.rows):
            continue
        layer = _layer(result.kind, shape, group, _fields(columns), rows, crs, stopped)
        if stopped():
            return
        describe(layer, result.kind, result)
        yield layer


def _layer(
    kind: str,
    shape: str,
    group: Group,
    fields: QgsFields,
    rows: list[list],
    crs: QgsCoordinateReferenceSystem,
    stopped: Callable[[], bool],
) -> QgsVectorLayer:
    words, single = SHAPES[shape]
    drawn = f"Multi{single}" if group.type.name.startswith("MULTI") else single
    name = f"{tr(kind_fields.TITLES.get(kind, kind))}: {tr(words)}"
    placed = f"&crs={crs.authid()}" if crs.authid() else ""
    layer = SearchLayer(f"{drawn}?index=yes{placed}", name, "memory")
    layer.setCrs(crs)
    provider = layer.dataProvider()
    provider.addAttributes(fields.toList())
    layer.updateFields()
    for index, made in enumerate(fields):
        layer.setFieldAlias(index, made.alias())
    features = _features(group, rows, layer.fields(), crs)
    for first in range(0, len(features), AT_ONCE):
        if stopped():
            break
        provider.addFeatures(features[first : first + AT_ONCE])
    layer.rows = group.rows
    layer.updateExtents()
    layer.setReadOnly(True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.setCustomProperty(KIND, kind)
    layer.setCustomProperty(SHAPE, shape)
    themes.dress(layer, kind, shape)
    return layer


def _fields(columns: list[kind_fields.Column]) -> QgsFields:
    fields = QgsFields()
    for column in columns:
        type_ = "text" if column.choice else column.type
        fields.append(field(column.name, type_, tr(column.heading)))
        if column.choice:
            heading = tr("{heading}, in words").format(heading=tr(column.heading))
            fields.append(field(column.name + "_words", "text", heading))
    if _dated(columns):
        fields.append(field(DATES, "text", tr("Dates")))
    if _slows_traffic(columns):
        fields.append(field(traffic_impact.IMPACT, "text", tr("Traffic impact")))
    fields.append(field(ROW, "whole", tr("Row in the results")))
    return fields


def _dated(columns: list[kind_fields.Column]) -> bool:
    return {"start_date", "end_date"} <= {column.name for column in columns}


def _slows_traffic(columns: list[kind_fields.Column]) -> bool:
    return any(column.name == "traffic_management_type" for column in columns)


def _rows(result: SearchResult, columns: list[kind_fields.Column]) -> list[list]:
    """The attribute rows, in the order of the fields."""
    nothing = [None] * len(result)
    attributes = result.attributes
    told: list[list] = []
    for column in columns:
        values = attributes.get(column.name, nothing)
        told.append(_values(column, values))
        if column.choice:
            strings = attributes.get(column.name + "_string", nothing)
            told.append([kind_fields.words(column, *pair) for pair in zip(values, strings)])
    if _dated(columns):
        told.append(_spans(attributes.get("start_date", nothing), attributes.get("end_date", nothing)))
    if _slows_traffic(columns):
        traffic = attributes.get("traffic_management_type", nothing)
        told.append([traffic_impact.impact(value) for value in traffic])
    told.append(list(range(len(result))))
    return [list(row) for row in zip(*told)]


def _values(column: kind_fields.Column, values: list) -> list:
    if column.type == "moment":
        return _moments(values)
    if column.type == "yes_no":
        return [value if isinstance(value, bool) else None for value in values]
    if column.type == "whole":
        return [int(value) if isinstance(value, (int, float)) else None for value in values]
    return [value if value is None or isinstance(value, str) else _text(value) for value in values]


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _moments(values: list[datetime | None]) -> list[QDateTime | None]:
    """Times as UK local time, which is what the service's users think in."""
    zone = QTimeZone(b"Europe/London")
    known: dict[Any, QDateTime | None] = {None: None}
    for value in values:
        if value is not None and value not in known:
            known[value] = QDateTime.fromMSecsSinceEpoch(round(value.timestamp() * 1000), zone)
    return [known[value] for value in values]


def _spans(starts: list[datetime | None], ends: list[datetime | None]) -> list[str | None]:
    """From when to when by the UK's calendar: 01/07/2026 to 15/07/2026."""
    days: dict[Any, str] = {None: ""}
    for value in (*starts, *ends):
        if value is not None and value not in days:
            days[value] = f"{uk_local(value):%d/%m/%Y}"
    return [
        tr("{start} to {end}").format(start=days[start] or "?", end=days[end] or "?")
        if start is not None or end is not None
        else None
        for start, end in zip(starts, ends)
    ]


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
