"""A work's record on the map: the extents of its permits, what is proposed, its reinstatements, its notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from ..geometry.geojson import read
from . import record_looks
from .field_types import field
from .layer_words import tr
from .reprojection import from_national_grid

PERMITS, EARLIER, PROPOSED, PLANS = "permits", "earlier_permits", "proposed", "plans"
NOTICES, REINSTATEMENTS, ANCILLARY = "notices", "reinstatements", "ancillary"
# From the bottom to the top of the map, with what each is called.
TITLES = {
    PLANS: "Forward plan",
    EARLIER: "Earlier permits",
    PERMITS: "Permit",
    PROPOSED: "Change requested",
    NOTICES: "Notices",
    REINSTATEMENTS: "Reinstatements",
    ANCILLARY: "Ancillary information",
}
SHAPES = {2: ("polygons", "MultiPolygon"), 1: ("lines", "MultiLineString"), 0: ("points", "MultiPoint")}
_MULTI = {0: shapely.multipoints, 1: shapely.multilinestrings, 2: shapely.multipolygons}
# What a layer says of itself: which of these it is, and of which geometry.
RECORD_LAYER = "works_extents/record_layer"
# The field that names the part of the record.
PART = "part"
_COLOURS = {
    PLANS: "#6f3c9e",
    EARLIER: "#b1b4b6",
    PERMITS: "#1d70b8",
    PROPOSED: "#f47738",
    NOTICES: "#912b88",
    ANCILLARY: "#28a197",
}


@dataclass(frozen=True)
class Drawn:
    """Something of the record that has a place. layer: a key of TITLES. part: the key of the part of the record.

    called, status, when: words. geometry: GeoJSON-like, EPSG:27700.
    """

    layer: str
    part: str
    called: str
    status: str
    when: str
    geometry: Mapping[str, Any]


# A layer's key and the dimension of its shapes, with its features.
Features = dict[tuple[str, int], list[QgsFeature]]


def work_features(drawn: Iterable[Drawn], crs: QgsCoordinateReferenceSystem) -> Features:
    """Features by the layer that they belong to, in a CRS. Made in any thread."""
    found: Features = {}
    for one in drawn:
        shape = read(one.geometry).geometry
        if shape is None or shape.is_empty:
            continue
        dimension = int(shapely.get_dimensions(shape))
        found.setdefault((one.layer, dimension), []).append(_feature(one, shape, crs))
    return found


def work_layer(key: str, dimension: int, crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
    """An empty layer, styled. For the main thread."""
    words, drawn = SHAPES[dimension]
    name = f"{tr(TITLES[key])}: {tr(words)}"
    layer = QgsVectorLayer(f"{drawn}?index=yes", name, "memory")
    layer.setCrs(crs)
    layer.dataProvider().addAttributes(_fields().toList())
    layer.updateFields()
    for index, made in enumerate(_fields()):
        layer.setFieldAlias(index, made.alias())
    if key == REINSTATEMENTS:
        names = [record_looks.NAME, "status"]
        record_looks.dress(layer, REINSTATEMENTS, dimension, names)
    else:
        layer.setRenderer(QgsSingleSymbolRenderer(_symbol(key, dimension)))
    layer.setDisplayExpression(f'"{record_looks.NAME}"')
    layer.setMapTipTemplate(f'<b>[% "{record_looks.NAME}" %]</b><br>[% "status" %]<br>[% "when" %]')
    layer.setReadOnly(True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.setCustomProperty(RECORD_LAYER, f"{key}/{dimension}")
    return layer


def height(layer: QgsVectorLayer) -> tuple[int, int]:
    """Where a layer lies in the group, from below: by what it holds, then polygons, lines, points."""
    key, _, dimension = str(layer.customProperty(RECORD_LAYER, "")).partition("/")
    return (list(TITLES).index(key) if key in TITLES else 0, -int(dimension or 0))


def _fields() -> QgsFields:
    fields = QgsFields()
    fields.append(field(record_looks.NAME, "text", tr("What")))
    fields.append(field("status", "text", tr("Status")))
    fields.append(field("when", "text", tr("When")))
    fields.append(field(PART, "text", tr("Part of the record")))
    return fields


def _feature(one: Drawn, shape: shapely.Geometry, crs: QgsCoordinateReferenceSystem) -> QgsFeature:
    whole = _MULTI[int(shapely.get_dimensions(shape))](np.asarray(shapely.get_parts(shape)))
    shown = shapely.set_coordinates(whole, from_national_grid(shapely.get_coordinates(whole), crs))
    geometry = QgsGeometry()
    geometry.fromWkb(shapely.to_wkb(shown))
    feature = QgsFeature(_fields())
    feature.setGeometry(geometry)
    feature.setAttributes([one.called, one.status, one.when, one.part])
    return feature


def _symbol(key: str, dimension: int) -> QgsSymbol:
    colour = _COLOURS[key]
    dashed = key in (PROPOSED, PLANS)
    if dimension == 0:
        shape = "diamond" if dashed else "square" if key == ANCILLARY else "circle"
        return QgsMarkerSymbol.createSimple(
            {
                "name": shape,
                "color": colour,
                "outline_color": "white",
                "outline_width": "0.4",
                "size": "3",
            }
        )
    style = "dash" if dashed else "solid"
    if dimension == 1:
        return QgsLineSymbol.createSimple({"color": colour, "width": "1.0", "line_style": style})
    return QgsFillSymbol.createSimple(
        {
            "color": colour,
            "style": "no" if dashed else "dense6",
            "outline_color": colour,
            "outline_width": "0.6",
            "outline_style": style,
        }
    )
