"""National Grid coordinates in another CRS, exactly: through OSTN15 and ETRS89, never by QGIS's default."""

from __future__ import annotations

import numpy as np
from pyproj import CRS, Transformer
from qgis.core import QgsCoordinateReferenceSystem

from ..geometry import national_grid
from ..geometry.projection_thread import projects

NATIONAL_GRID = "EPSG:27700"


@projects
def from_national_grid(coordinates: np.ndarray, crs: QgsCoordinateReferenceSystem) -> np.ndarray:
    """Eastings and northings, shape (n, 2), metres, as x and y of any CRS, shape (n, 2).

    Through longitude and latitude on ETRS89 by OSTN15, as Ordnance Survey defines the National Grid; to a CRS on
    OSGB36, its own datum, by the projection alone. Raises pyproj's CRSError where the CRS is not known.
    """
    if crs.authid() == NATIONAL_GRID or not len(coordinates):
        return coordinates
    target = CRS.from_user_input(crs.authid() or crs.toWkt())
    if _is_osgb36(_level(target)):
        return _transformed(Transformer.from_crs(NATIONAL_GRID, _level(target), always_xy=True), coordinates)
    degrees = np.column_stack(national_grid.to_etrs89(coordinates[:, 0], coordinates[:, 1]))
    if crs.authid() == "EPSG:4258":
        return degrees
    return _transformed(Transformer.from_crs("EPSG:4258", target, always_xy=True), degrees)


@projects
def to_national_grid(coordinates: np.ndarray, crs: QgsCoordinateReferenceSystem) -> np.ndarray:
    """x and y of any CRS, shape (n, 2), as eastings and northings, shape (n, 2), metres: the other way.

    A CRS on OSGB36, the datum of the National Grid, needs no datum shift, and is only projected. What has no
    place on the National Grid comes out as nan or inf. Raises pyproj's CRSError where the CRS is not known.
    """
    if crs.authid() == NATIONAL_GRID or not len(coordinates):
        return coordinates
    source = _level(CRS.from_user_input(crs.authid() or crs.toWkt()))
    if _is_osgb36(source):
        return _transformed(Transformer.from_crs(source, NATIONAL_GRID, always_xy=True), coordinates)
    degrees = _transformed(Transformer.from_crs(source, "EPSG:4258", always_xy=True), coordinates)
    return np.column_stack(national_grid.from_etrs89(degrees[:, 0], degrees[:, 1]))


def _transformed(transformer: Transformer, coordinates: np.ndarray) -> np.ndarray:
    if len(coordinates) == 1:
        # pyproj takes a single position for two numbers, and numpy no longer lets an array be read as one.
        return np.array([transformer.transform(*coordinates[0].tolist())])
    return np.column_stack(transformer.transform(coordinates[:, 0], coordinates[:, 1]))


def _level(crs: CRS) -> CRS:
    """The part of a CRS that speaks of the map, without heights and without a datum shift of its own."""
    while crs.is_bound and crs.source_crs is not None:
        crs = crs.source_crs
    return _level(crs.sub_crs_list[0]) if crs.is_compound else crs


def _is_osgb36(crs: CRS) -> bool:
    datum = crs.geodetic_crs.datum if crs.geodetic_crs is not None else None
    name = "" if datum is None else datum.name
    return "OSGB" in name or "Ordnance Survey of Great Britain" in name
