"""Positions that are not what they were taken for: web map metres, changed axes, a datum mixed up with another.

Each function gives the National Grid positions that were meant, exactly, or None where it is not so.
"""

from __future__ import annotations

import functools

import numpy as np
from pyproj import Transformer
from pyproj.enums import TransformDirection

from . import national_grid
from .england import places_in_england
from .geojson import GREATEST_EASTING, GREATEST_NORTHING
from .projection_thread import projects

# The radius of EPSG:3857.
EARTH = 6_378_137.0
# Web Mercator's northings of Great Britain; the National Grid ends far below.
WEB_SOUTH, WEB_NORTH = 6_300_000.0, 8_800_000.0
WEB_WEST, WEB_EAST = -1_200_000.0, 400_000.0

# Across England a mix-up of WGS84 and OSGB36 moves a shape by this much, metres.
LEAST_SHIFT, GREATEST_SHIFT = 90.0, 131.0

_AIRY = (
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=tmerc +lat_0=49 +lon_0=-2"
    " +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
)


def from_web_mercator(positions: np.ndarray) -> np.ndarray | None:
    """National Grid metres (n, 2) of Web Mercator metres (EPSG:3857), in either order; None where it is none."""
    for x, y in ((0, 1), (1, 0)):
        east, north = positions[:, x], positions[:, y]
        likely = (north > WEB_SOUTH) & (north < WEB_NORTH) & (east > WEB_WEST) & (east < WEB_EAST)
        if len(positions) and likely.all():
            lon = np.degrees(east / EARTH)
            lat = np.degrees(2 * np.arctan(np.exp(north / EARTH)) - np.pi / 2)
            metres = np.stack(national_grid.from_etrs89(lon, lat), axis=1)
            return metres if _on_grid(metres) else None
    return None


def with_axes_changed(positions: np.ndarray) -> np.ndarray | None:
    """The positions with easting and northing changed round; None where that is not on the National Grid."""
    changed = positions[:, ::-1].copy()
    return changed if len(changed) and _on_grid(changed) else None


def looks_swapped(positions: np.ndarray) -> bool:
    """Whether nothing lies in England as given, and everything would with the axes changed round."""
    changed = with_axes_changed(positions)
    if changed is None:
        return False
    return not places_in_england(positions).any() and bool(places_in_england(changed).all())


def wgs84_taken_for_osgb36(positions: np.ndarray) -> np.ndarray | None:
    """What was meant, where WGS84 degrees were put on the National Grid without changing the datum."""
    lon, lat = _airy(positions[:, 0], positions[:, 1], TransformDirection.INVERSE)
    return _meant(np.stack(national_grid.from_etrs89(lon, lat), axis=1))


def osgb36_taken_for_wgs84(positions: np.ndarray) -> np.ndarray | None:
    """What was meant, where degrees on the datum OSGB36 were taken for WGS84 and converted to the National Grid."""
    lon, lat = national_grid.to_etrs89(positions[:, 0], positions[:, 1])
    return _meant(np.stack(_airy(lon, lat, TransformDirection.FORWARD), axis=1))


def _meant(positions: np.ndarray) -> np.ndarray | None:
    return positions if len(positions) and _on_grid(positions) else None


def _on_grid(positions: np.ndarray) -> bool:
    return bool(((positions >= 0) & (positions <= (GREATEST_EASTING, GREATEST_NORTHING))).all())


@projects
def _airy(a: np.ndarray, b: np.ndarray, direction: TransformDirection) -> tuple[np.ndarray, np.ndarray]:
    x, y = _airy_projection().transform(
        np.array(a, dtype=float), np.array(b, dtype=float), direction=direction
    )
    return np.asarray(x, dtype=float).reshape(-1), np.asarray(y, dtype=float).reshape(-1)


@functools.lru_cache(maxsize=1)
def _airy_projection() -> Transformer:
    return Transformer.from_pipeline(_AIRY)
