"""The user's own gazetteer: a layer of lines with a USRN field, read around an extent, exactly, in any CRS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsAbstractFeatureSource,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ..geometry.areas import box_border
from ..geometry.geojson import read
from ..submission.own_gazetteer import OwnStreet
from .layer_words import tr
from .line_layers import IN_PROJECT, CannotRead, layers_in_file, line_layers, name_field, usual_field
from .reprojection import from_national_grid
from .taken_shapes import in_national_grid

# Metres around the extent: the service's own reach, and a little more.
AROUND = 40.0
MOST = 5000
LOWEST, HIGHEST = 100_001, 99_999_999


@dataclass(frozen=True)
class OwnGazetteer:
    """The layer that was named in the settings, ready to be read in a task.

    Either a feature source of a project's layer, made on the main thread, with its CRS; or a file. Where no field
    is named, the usual one counts, in the first layer of lines.
    """

    field: str
    file: str = ""
    source: QgsVectorLayerFeatureSource | None = None
    crs: QgsCoordinateReferenceSystem | None = None
    fields: tuple[str, ...] = ()

    def streets_around(self, geometry: Mapping[str, Any], most: int = MOST) -> list[OwnStreet]:
        """In a task: the streets around an extent (EPSG:27700), a street's pieces together. Raises CannotRead.

        most: so many pieces at most.
        """
        source, crs, fields = self._read()
        field = _field(self.field, fields, crs)
        box = _box(geometry, crs)
        return _streets(source, crs, fields, field, QgsFeatureRequest(box).setLimit(most)) if box else []

    def street(self, usrn: int) -> OwnStreet | None:
        """In a task: the street of a USRN; None where the layer has none. All of it is looked at. Raises CannotRead."""
        source, crs, fields = self._read()
        field = _field(self.field, fields, crs)
        held = f"to_int({QgsExpression.quotedColumnRef(field)}) = {int(usrn)}"
        return next(
            iter(_streets(source, crs, fields, field, QgsFeatureRequest().setFilterExpression(held))), None
        )

    def _read(self) -> tuple[Any, QgsCoordinateReferenceSystem, list[str]]:
        if self.source is not None and self.crs is not None:
            return self.source, self.crs, list(self.fields)
        layer = _opened(self.file if self.field else layers_in_file(self.file)[0].source)
        return layer, layer.crs(), _names(layer)


def chosen(project: QgsProject, source: str, field: str) -> OwnGazetteer | None:
    """What the settings name, on the main thread; None where they name nothing. Raises CannotRead."""
    if not source:
        return None
    if not source.startswith(IN_PROJECT):
        return OwnGazetteer(field, file=source)
    name = source[len(IN_PROJECT) :]
    layer = next((layer for layer in line_layers(project) if layer.name() == name), None)
    if layer is None:
        raise CannotRead(tr("This project has no layer of lines named “{name}”.").format(name=name))
    return OwnGazetteer(
        field, source=QgsVectorLayerFeatureSource(layer), crs=layer.crs(), fields=tuple(_names(layer))
    )


def usrn_of(value: Any) -> int | None:
    """A USRN as it stands in a table: a number, or digits with or without leading noughts."""
    try:
        number = int(float(value)) if isinstance(value, float) else int(str(value).strip())
    except (ValueError, OverflowError):
        return None
    return number if LOWEST <= number <= HIGHEST else None


def _opened(source: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(source, "", "ogr")
    if not layer.isValid():
        raise CannotRead(tr("The file {path} cannot be opened.").format(path=source.partition("|")[0]))
    return layer


def _names(layer: QgsVectorLayer) -> list[str]:
    return list(layer.fields().names())


def _field(named: str, fields: list[str], crs: QgsCoordinateReferenceSystem) -> str:
    """The field with USRNs. Raises CannotRead where the layer cannot be a gazetteer."""
    field = named or usual_field(fields)
    if field not in fields:
        raise CannotRead(tr("The layer has no field named “{field}”.").format(field=field))
    if not crs.isValid():
        raise CannotRead(tr("The layer has no coordinate reference system."))
    return field


def _streets(
    source: QgsAbstractFeatureSource | QgsVectorLayer,
    crs: QgsCoordinateReferenceSystem,
    fields: list[str],
    field: str,
    request: QgsFeatureRequest,
) -> list[OwnStreet]:
    named = name_field(fields)
    request.setSubsetOfAttributes([fields.index(one) for one in (field, named) if one])
    usrns, shapes = [], []
    called: dict[int, str] = {}
    for feature in source.getFeatures(request):
        usrn = usrn_of(feature[field])
        shape = QgsGeometry(feature.geometry())
        if usrn is not None and not shape.isNull():
            usrns.append(usrn)
            shapes.append(_straight(shape))
            if named and isinstance(feature[named], str):
                called.setdefault(usrn, feature[named].strip())
    return _together(usrns, list(in_national_grid(shapes, crs)), called) if shapes else []


def _straight(shape: QgsGeometry) -> QgsGeometry:
    curved = QgsWkbTypes.isCurvedType(shape.wkbType())
    return QgsGeometry(shape.constGet().segmentize()) if curved else shape


def _together(usrns: list[int], lines: list[Any], called: Mapping[int, str]) -> list[OwnStreet]:
    by_usrn: dict[int, list[Any]] = {}
    for usrn, line in zip(usrns, lines):
        if np.isfinite(shapely.get_coordinates(line)).all() and not shapely.is_empty(line):
            by_usrn.setdefault(usrn, []).extend(shapely.get_parts(line))
    return [
        OwnStreet(usrn, shapely.multilinestrings(parts), called.get(usrn, ""))
        for usrn, parts in sorted(by_usrn.items())
    ]


def _box(geometry: Mapping[str, Any], crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
    """The layer's own coordinates of what is around an extent."""
    shape = read(geometry).geometry
    if shape is None or shapely.is_empty(shape):
        return None
    west, south, east, north = shapely.bounds(shape).tolist()
    border = from_national_grid(
        box_border((west - AROUND, south - AROUND, east + AROUND, north + AROUND)), crs
    )
    border = border[np.isfinite(border).all(axis=1)]
    return QgsRectangle(*border.min(axis=0), *border.max(axis=0)) if len(border) else None
