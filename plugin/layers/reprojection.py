"""National Grid coordinates in another CRS, exactly: through OSTN15 and ETRS89, never by QGIS's default."""

from __future__ import annotations

import numpy as np
from pyproj import CRS, Transformer
from qgis.core import QgsCoordinateReferenceSystem

from ..geometry import national_grid

NATIONAL_GRID = "EPSG:27700"


def from_national_grid(coordinates: np.ndarray, crs: QgsCoordinateReferenceSystem) -> np.ndarray:
    """Eastings and northings, shape (n, 2), metres, as x and y of any CRS, shape (n, 2).

    Through longitude and latitude on ETRS89 by OSTN15, as Ordnance Survey defines the National Grid.
    """
    if crs.authid() == NATIONAL_GRID or not len(coordinates):
        return coordinates
    longitude, latitude = national_grid.to_etrs89(coordinates[:, 0], coordinates[:, 1])
    if crs.authid() == "EPSG:4258":
        return np.column_stack([longitude, latitude])
    target = CRS.from_user_input(crs.authid() or crs.toWkt())
    transformer = Transformer.from_crs("EPSG:4258", target, always_xy=True)
    if len(coordinates) == 1:
        # pyproj takes a single position for two numbers, and numpy no longer lets an array be read as one.
        return np.array([transformer.transform(longitude.item(), latitude.item())])
    x, y = transformer.transform(longitude, latitude)
    return np.column_stack([x, y])
