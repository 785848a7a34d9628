"""Shapes taken from any layer in any CRS, as they are in the National Grid: exactly, by OSTN15."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from qgis.core import (
    QgsAbstractFeatureSource,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsRectangle,
    QgsWkbTypes,
)

from ..geometry.areas import box_border
from .reprojection import to_national_grid


def taken_shapes(
    source: QgsAbstractFeatureSource, ids: Iterable[int], crs: QgsCoordinateReferenceSystem
) -> np.ndarray:
    """The shapes of some features in EPSG:27700, two-dimensional, curves as short straight pieces.

    source: a QgsVectorLayerFeatureSource, made on the main thread; this may run in any. Features without a
    geometry are left out; what has no place on the National Grid has coordinates that are not finite.
    """
    request = QgsFeatureRequest().setFilterFids(list(ids))
    request.setSubsetOfAttributes([])
    geometries = [feature.geometry() for feature in source.getFeatures(request)]
    return in_national_grid([_straight(one) for one in geometries if not one.isNull()], crs)


def in_national_grid(geometries: list[QgsGeometry], crs: QgsCoordinateReferenceSystem) -> np.ndarray:
    """QGIS's geometries of a CRS as shapely's in EPSG:27700, two-dimensional."""
    shapes = shapely.force_2d(shapely.from_wkb([bytes(geometry.asWkb()) for geometry in geometries]))
    return shapely.set_coordinates(shapes, to_national_grid(shapely.get_coordinates(shapes), crs))


def box_in_national_grid(
    box: QgsRectangle, crs: QgsCoordinateReferenceSystem
) -> tuple[float, float, float, float] | None:
    """West, south, east, north (EPSG:27700) of what holds a box of any CRS; None where it is not on the grid."""
    border = box_border((box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))
    metres = to_national_grid(border, crs)
    if not np.isfinite(metres).all():
        return None
    # To the whole millimetre outwards: what lies on the border of the box lies in it.
    west, south = (np.floor(metres.min(axis=0) * 1000) / 1000).tolist()
    east, north = (np.ceil(metres.max(axis=0) * 1000) / 1000).tolist()
    return west, south, east, north


def _straight(geometry: QgsGeometry) -> QgsGeometry:
    # A compound curve may have straight pieces only, and is still none of GEOS's types.
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        return QgsGeometry(geometry.constGet().segmentize())
    return geometry
