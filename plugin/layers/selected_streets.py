"""What is selected on the map, for a list of streets: the USRNs of the features, or else their shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ..submission.area_streets import AreaStreet
from .gazetteer_layer import usrn_of
from .line_layers import name_field, usual_field
from .taken_shapes import in_national_grid


@dataclass(frozen=True)
class SelectedIn:
    """The selection of one layer, taken on the main thread, to be read in a task."""

    source: QgsVectorLayerFeatureSource
    ids: tuple[int, ...]
    crs: QgsCoordinateReferenceSystem
    fields: tuple[str, ...]


@dataclass(frozen=True)
class SelectedStreets:
    """The streets that selected features name; the shapes (shapely, EPSG:27700) of those that name none."""

    streets: list[AreaStreet]
    shapes: list[Any]


def selected_in(layers: Sequence[QgsMapLayer]) -> list[SelectedIn]:
    """The selections of vector layers, those that have any."""
    return [
        SelectedIn(
            QgsVectorLayerFeatureSource(layer),
            tuple(layer.selectedFeatureIds()),
            layer.crs(),
            tuple(layer.fields().names()),
        )
        for layer in layers
        if isinstance(layer, QgsVectorLayer) and layer.selectedFeatureCount()
    ]


def read_selected(selected: Sequence[SelectedIn]) -> SelectedStreets:
    """In a task: what the selected features say. A feature with a USRN in a field of that name is that street."""
    named: dict[int, str] = {}
    lines: dict[int, list[Any]] = {}
    shapes: list[Any] = []
    for one in selected:
        usrns, geometries = _read(one, named)
        if not geometries or not one.crs.isValid():
            continue
        for usrn, shape in zip(usrns, in_national_grid(geometries, one.crs)):
            if not _takes_place(shape):
                continue
            if usrn is None:
                shapes.append(shape)
            elif shapely.get_dimensions(shape) == 1:
                lines.setdefault(usrn, []).extend(shapely.get_parts(shape))
    streets = [
        AreaStreet(usrn, name, line=shapely.multilinestrings(lines[usrn]) if usrn in lines else None)
        for usrn, name in named.items()
    ]
    return SelectedStreets(streets, shapes)


def _read(one: SelectedIn, named: dict[int, str]) -> tuple[list[int | None], list[QgsGeometry]]:
    """The USRN, or none, and the geometry of each feature that has one; names are put into `named`."""
    usrns: list[int | None] = []
    geometries = []
    field, name = usual_field(one.fields), name_field(one.fields)
    for feature in one.source.getFeatures(QgsFeatureRequest().setFilterFids(list(one.ids))):
        usrn = usrn_of(feature[field]) if field else None
        if usrn is not None:
            named.setdefault(usrn, _text(feature[name]) if name else "")
        if not feature.geometry().isNull():
            usrns.append(usrn)
            geometries.append(QgsGeometry(feature.geometry()))
    return usrns, geometries


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _takes_place(shape: Any) -> bool:
    places = shapely.get_coordinates(shape)
    return len(places) > 0 and bool(np.isfinite(places).all())
