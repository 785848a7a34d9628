"""Positions that were given in degrees, turned into National Grid metres."""

from __future__ import annotations

import numpy as np

from . import national_grid
from .geojson import GREATEST_EASTING, GREATEST_NORTHING


def in_metres(degrees: np.ndarray) -> np.ndarray | None:
    """Eastings and northings (n, 2) of longitudes and latitudes (n, 2), in whichever order they stand.

    None where they lie on the National Grid in neither order. Longitude first, as in GeoJSON, is tried first;
    in Great Britain the other order is never on the grid.
    """
    for x, y in ((0, 1), (1, 0)):
        # Where somebody else's longitude is our latitude, the numbers may have no answer at all.
        if (np.abs(degrees[:, y]) > 90).any():
            continue
        metres = np.stack(national_grid.from_etrs89(degrees[:, x], degrees[:, y]), axis=1)
        if ((metres >= 0) & (metres <= (GREATEST_EASTING, GREATEST_NORTHING))).all():
            return metres
    return None
