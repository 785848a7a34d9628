"""Streets and their special designations as layers: a line for each street, and what holds where on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsVectorLayer,
)

from ..geometry.geojson import read
from ..host import profile_folder
from ..streetmanager.lookup_records import SpecialDesignation, Street
from ..submission.street_values import authorities_of, designation, reinstatement_types_of
from .field_types import field
from .reprojection import from_national_grid

STREETS, POINTS, LINES, AREAS = "streets", "designations_point", "designations_line", "designations_polygon"
# From the bottom to the top of the map.
ORDER = (STREETS, AREAS, LINES, POINTS)
GEOMETRY = {
    STREETS: "MultiLineString",
    POINTS: "MultiPoint",
    LINES: "MultiLineString",
    AREAS: "MultiPolygon",
}
# What a layer says of itself: which of these it is.
STREET_LAYER = "works_extents/street_layer"
_BY_DIMENSION = {0: POINTS, 1: LINES, 2: AREAS}
_MULTI = {0: shapely.multipoints, 1: shapely.multilinestrings, 2: shapely.multipolygons}

_STREET_FIELDS = (
    ("usrn", "whole", "USRN"),
    ("street", "text", "Street"),
    ("town", "text", "Town"),
    ("area", "text", "Area"),
    ("assessed_by", "text", "Assessed by"),
    ("reinstatement", "text", "Reinstatement types"),
    ("traffic_sensitive", "yes_no", "Traffic-sensitive"),
)
_DESIGNATION_FIELDS = (
    ("usrn", "whole", "USRN"),
    ("street", "text", "Street"),
    ("code", "whole", "Code"),
    ("designation", "text", "Designation"),
    ("description", "text", "Description"),
    ("place", "text", "Where"),
    ("times", "text", "When"),
    ("whole_street", "yes_no", "Whole street"),
)


def street_layer(key: str, name: str, crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
    """An empty layer, styled: STREETS, or designations as POINTS, LINES or AREAS. For the main thread."""
    layer = QgsVectorLayer(f"{GEOMETRY[key]}?index=yes", name, "memory")
    layer.setCrs(crs)
    fields = _fields(key)
    layer.dataProvider().addAttributes(fields.toList())
    layer.updateFields()
    for index, made in enumerate(fields):
        layer.setFieldAlias(index, made.alias())
    layer.loadNamedStyle(str(profile_folder.resource("styles", f"{key}.qml")))
    layer.setReadOnly(True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.setCustomProperty(STREET_LAYER, key)
    return layer


def street_features(street: Street, crs: QgsCoordinateReferenceSystem) -> dict[str, list[QgsFeature]]:
    """A street's features by the layer that they belong to, in a CRS. Made in any thread."""
    features: dict[str, list[QgsFeature]] = {}
    line = read(street.street_line, street.street_centre_point).geometry
    if line is not None and shapely.get_dimensions(line) == 1:
        features[STREETS] = [_feature(STREETS, line, _street_values(street), crs)]
    for found in street.designations:
        for key, shape in _places(found, line):
            features.setdefault(key, []).append(_feature(key, shape, _designation_values(street, found), crs))
    return features


def _places(
    found: SpecialDesignation, line: shapely.Geometry | None
) -> Iterator[tuple[str, shapely.Geometry]]:
    """Where a designation holds: its own shape, or the street's where it holds for all of it."""
    shape = read(found.asd_coordinate_geometry).geometry if found.asd_coordinate_geometry else None
    if shape is None and found.whole_road:
        shape = line
    if shape is None or shape.is_empty:
        return
    yield _BY_DIMENSION[int(shapely.get_dimensions(shape))], shape


def _street_values(street: Street) -> list[Any]:
    return [
        street.usrn,
        street.street_descriptor,
        street.town,
        street.area,
        ", ".join(words for _, words in authorities_of(street)),
        ", ".join(words for _, words in reinstatement_types_of(street)),
        street.traffic_sensitive,
    ]


def _designation_values(street: Street, found: SpecialDesignation) -> list[Any]:
    words = designation(found)
    return [
        street.usrn,
        street.street_descriptor,
        found.street_special_desig_code,
        words.words,
        found.special_desig_description,
        words.where,
        words.when,
        bool(found.whole_road),
    ]


def _feature(
    key: str, shape: shapely.Geometry, values: list[Any], crs: QgsCoordinateReferenceSystem
) -> QgsFeature:
    parts = shapely.get_parts(shape)
    whole = _MULTI[int(shapely.get_dimensions(shape))](np.asarray(parts))
    shown = shapely.set_coordinates(whole, from_national_grid(shapely.get_coordinates(whole), crs))
    geometry = QgsGeometry()
    geometry.fromWkb(shapely.to_wkb(shown))
    feature = QgsFeature(_fields(key))
    feature.setGeometry(geometry)
    feature.setAttributes(values)
    return feature


def _fields(key: str) -> QgsFields:
    fields = QgsFields()
    for name, kind, words in _STREET_FIELDS if key == STREETS else _DESIGNATION_FIELDS:
        fields.append(field(name, kind, words))
    return fields
