"""Shapes taken from any layer in any CRS, as they are in the National Grid: exactly, by OSTN15."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import (
    QgsAbstractFeatureSource,
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsRectangle,
    QgsWkbTypes,
)

from ..geometry import arcs
from ..geometry.areas import box_border
from .reprojection import to_national_grid


class Taken(NamedTuple):
    """Shapes (shapely's, EPSG:27700), and how many of them had arcs, which are now straight within a centimetre."""

    shapes: np.ndarray
    curved: int


def taken(source: QgsAbstractFeatureSource, ids: Iterable[int], crs: QgsCoordinateReferenceSystem) -> Taken:
    """As `taken_shapes`, with how many had arcs."""
    request = QgsFeatureRequest().setFilterFids(list(ids))
    request.setSubsetOfAttributes([])
    geometries = [feature.geometry() for feature in source.getFeatures(request)]
    held = [geometry for geometry in geometries if not geometry.isNull()]
    return Taken(in_national_grid(held, crs), sum(has_arcs(geometry) for geometry in held))


def has_arcs(geometry: QgsGeometry) -> bool:
    """Whether there are stretches in it that are not straight."""
    return bool(geometry.constGet().hasCurvedSegments())


def taken_shapes(
    source: QgsAbstractFeatureSource, ids: Iterable[int], crs: QgsCoordinateReferenceSystem
) -> np.ndarray:
    """The shapes of some features in EPSG:27700, two-dimensional, arcs as straight pieces within a centimetre.

    source: a QgsVectorLayerFeatureSource, made on the main thread; this may run in any. Features without a
    geometry are left out; what has no place on the National Grid has coordinates that are not finite.
    """
    return taken(source, ids, crs).shapes


def in_national_grid(geometries: list[QgsGeometry], crs: QgsCoordinateReferenceSystem) -> np.ndarray:
    """QGIS's geometries of a CRS as shapely's in EPSG:27700, two-dimensional, arcs made straight."""
    within = arcs.WITHIN_DEGREES if crs.isGeographic() else arcs.WITHIN
    wkb = [bytes(straight(geometry, within).asWkb()) for geometry in geometries]
    shapes = shapely.force_2d(shapely.from_wkb(wkb))
    metres = to_national_grid(shapely.get_coordinates(shapes), crs).copy()
    # What is not a number is not even equal to itself, and GEOS takes no ring that does not end where it began.
    metres[~np.isfinite(metres).all(axis=1)] = np.inf
    return shapely.set_coordinates(shapes, metres)


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


def straight(geometry: QgsGeometry, within: float) -> QgsGeometry:
    """The geometry with straight stretches for arcs, no farther from them than `within`, in its own units."""
    # A compound curve may have straight pieces only, and is still none of GEOS's types.
    if has_arcs(geometry) or QgsWkbTypes.isCurvedType(geometry.wkbType()):
        how = QgsAbstractGeometry.SegmentationToleranceType.MaximumDifference
        return QgsGeometry(geometry.constGet().segmentize(within, how))
    return geometry
