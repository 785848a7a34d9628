"""Repairs of positions that were taken for something else: converted exactly out of what they really are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from . import geojson, mistaken_crs
from .degrees import in_metres
from .findings import Context
from .positions import drawn, mapping
from .repaired import NOTHING_DONE, Repaired, distance_words, nothing_done
from .subject import Subject


def from_degrees(geometry: Mapping[str, Any] | None) -> Repaired:
    """Turns longitudes and latitudes (ETRS89, as good as WGS84 here; either order) into metres, exactly."""
    positions = drawn(geometry).positions
    metres = in_metres(positions) if len(positions) else None
    if metres is None or not Subject(geometry, Context()).is_in_degrees:
        return Repaired(geometry, NOTHING_DONE)
    return Repaired(_at(geometry, metres), "Turned from degrees into National Grid metres.")


def from_web_mercator(geometry: Mapping[str, Any] | None) -> Repaired:
    """Turns Web Mercator metres (EPSG:3857) into the National Grid's, exactly; nothing moves on the ground."""
    metres = _converted(geometry, mistaken_crs.from_web_mercator)
    if metres is None:
        return nothing_done(geometry)
    return Repaired(_at(geometry, metres), "Turned from Web Mercator into National Grid metres.")


def swap_axes(geometry: Mapping[str, Any] | None) -> Repaired:
    """Changes easting and northing round, wherever that gives a place on the National Grid."""
    return _moved(geometry, mistaken_crs.with_axes_changed, "Changed easting and northing round.")


def wgs84_taken_for_osgb36(geometry: Mapping[str, Any] | None) -> Repaired:
    """Undoes the shift of WGS84 degrees that were put on the National Grid without changing the datum."""
    words = "Undid the shift of WGS84 degrees taken for the National Grid's datum."
    return _moved(geometry, mistaken_crs.wgs84_taken_for_osgb36, words)


def osgb36_taken_for_wgs84(geometry: Mapping[str, Any] | None) -> Repaired:
    """Undoes the shift of degrees on the National Grid's datum (OSGB36) that were taken for WGS84."""
    words = "Undid the shift of degrees on the National Grid's datum taken for WGS84."
    return _moved(geometry, mistaken_crs.osgb36_taken_for_wgs84, words)


def _moved(geometry: Any, convert: Callable[[np.ndarray], np.ndarray | None], words: str) -> Repaired:
    metres = _converted(geometry, convert)
    if metres is None:
        return nothing_done(geometry)
    at = _at(geometry, metres)
    moved = float(np.hypot(*(drawn(at).positions - drawn(geometry).positions).T).max())
    return Repaired(at, f"{words} It moved by up to {distance_words(moved)}.", moved)


def _converted(geometry: Any, convert: Callable[[np.ndarray], np.ndarray | None]) -> np.ndarray | None:
    positions = drawn(geometry).positions
    return convert(positions) if len(positions) and np.isfinite(positions).all() else None


def _at(geometry: Any, metres: np.ndarray) -> dict[str, Any] | None:
    """The geometry with these positions in place of its own."""
    parts = drawn(geometry).parts
    lengths = [len(ring) for part in parts for ring in part.rings]
    rings = iter(np.split(geojson.to_the_millimetre(metres), np.cumsum(lengths)[:-1]))
    return mapping([replace(part, rings=tuple(next(rings) for _ in part.rings)) for part in parts])
