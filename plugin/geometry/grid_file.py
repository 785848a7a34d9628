"""The National Grid as a file that PROJ, and so QGIS, converts by: a grid of shifts out of the OSTN15 tables.

A GeoTIFF grid of horizontal offsets from OSGB36 to ETRS89, 0.01° of latitude by 0.015° of longitude, in one strip
a band: PROJ reads that a thousand times faster than tiles where points lie scattered. Written with numpy and zlib
alone. PROJ interpolates between its nodes: on the official points within 6.4 mm of the definition, and within a
centimetre on more than 99 % of England; up to 6 cm where the tables bend sharply within a kilometre.
"""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
from pyproj import Transformer
from pyproj.enums import TransformDirection

from . import national_grid
from .projection_thread import projects

STEP_LATITUDE, STEP_LONGITUDE = 0.01, 0.015
# OSGB36 degrees around all of Great Britain.
WEST, EAST, SOUTH, NORTH = -9.0, 2.1, 49.75, 61.0
# Shifts are kept to a 131072nd of an arc second, a quarter of a millimetre: the zeros behind compress well.
FINENESS = 2.0**17

_GRID = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
_TO_GRID = f"+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step {_GRID}"
_ENDINGS = {
    4258: "+step +proj=unitconvert +xy_in=rad +xy_out=deg",
    4326: "+step +proj=unitconvert +xy_in=rad +xy_out=deg",
    3857: "+step +proj=webmerc +lat_0=0 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84",
}
_METADATA = (
    "<GDALMetadata>"
    '<Item name="TYPE">HORIZONTAL_OFFSET</Item>'
    '<Item name="target_crs_epsg_code">4258</Item>'
    '<Item name="area_of_use">Great Britain</Item>'
    '<Item name="DESCRIPTION" sample="0" role="description">latitude_offset</Item>'
    '<Item name="UNITTYPE" sample="0" role="unittype">arc-second</Item>'
    '<Item name="DESCRIPTION" sample="1" role="description">longitude_offset</Item>'
    '<Item name="UNITTYPE" sample="1" role="unittype">arc-second</Item>'
    '<Item name="positive_value" sample="1">east</Item>'
    "</GDALMetadata>\0"
)

_SHORT, _LONG, _ASCII, _DOUBLE = 3, 4, 2, 12
_FORMATS = {_SHORT: "H", _LONG: "I", _DOUBLE: "d"}


class Shifts(NamedTuple):
    """Rows from north to south of arc seconds from OSGB36 to ETRS89, float32."""

    latitude: np.ndarray
    longitude: np.ndarray


def write(path: Path) -> None:
    """Write the grid; what stood there before is replaced only by a whole one. Raises OSError, TablesMissing."""
    content = _tiff(shifts())
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def pipeline(path: Path, epsg: int) -> str:
    """The PROJ pipeline from EPSG:27700 to EPSG:4326, 4258 (longitude first) or 3857 through the grid.

    ValueError for another code, and for a path with a comma or a quotation mark, which PROJ takes for the end
    of the name.
    """
    if epsg not in _ENDINGS:
        raise ValueError(f"There is no way to EPSG:{epsg} through the grid.")
    name = path.as_posix()
    if "," in name or '"' in name:
        raise ValueError("PROJ cannot read a grid whose path has a comma or a quotation mark in it.")
    return f'+proj=pipeline +step +inv {_GRID} +step +proj=hgridshift +grids="{name}" {_ENDINGS[epsg]}'


@projects
def shifts() -> Shifts:
    """The shifts at the nodes of the grid."""
    rows, columns = _size()
    latitude = NORTH - STEP_LATITUDE * np.arange(rows)
    longitude = WEST + STEP_LONGITUDE * np.arange(columns)
    lon, lat = (grid.ravel() for grid in np.meshgrid(longitude, latitude))
    to_grid = Transformer.from_pipeline(_TO_GRID)
    easting, northing = to_grid.transform(lon, lat, direction=TransformDirection.FORWARD)
    etrs_lon, etrs_lat = national_grid.to_etrs89(easting, northing)
    return Shifts(_kept(etrs_lat - lat).reshape(rows, columns), _kept(etrs_lon - lon).reshape(rows, columns))


def _size() -> tuple[int, int]:
    return round((NORTH - SOUTH) / STEP_LATITUDE) + 1, round((EAST - WEST) / STEP_LONGITUDE) + 1


def _kept(degrees: np.ndarray) -> np.ndarray:
    return (np.round(degrees * 3600 * FINENESS) / FINENESS).astype("<f4")


def _strip(band: np.ndarray) -> bytes:
    """A band as TIFF's predictor for floating point has it, deflated."""
    rows, columns = band.shape
    # Bytes by how much they weigh, heaviest first, each less the one before.
    weighed = band.astype(">f4").view(np.uint8).reshape(rows, columns, 4).transpose(0, 2, 1).reshape(rows, -1)
    less = weighed.copy()
    less[:, 1:] -= weighed[:, :-1]
    return zlib.compress(less.tobytes(), 6)


def _tiff(found: Shifts) -> bytes:
    rows, columns = found.latitude.shape
    strips = [_strip(band) for band in found]
    first = 8
    offsets = [first, first + len(strips[0])]
    keys = (1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 2, 2048, 0, 1, 4277)
    tags: list[tuple[int, int, tuple[float, ...] | bytes]] = [
        (256, _LONG, (columns,)),
        (257, _LONG, (rows,)),
        (258, _SHORT, (32, 32)),
        (259, _SHORT, (8,)),  # deflate
        (262, _SHORT, (1,)),
        (273, _LONG, tuple(offsets)),
        (277, _SHORT, (2,)),
        (278, _LONG, (rows,)),  # all rows in one strip
        (279, _LONG, tuple(len(strip) for strip in strips)),
        (284, _SHORT, (2,)),  # a strip for each band
        (317, _SHORT, (3,)),  # the predictor for floating point
        (338, _SHORT, (0,)),
        (339, _SHORT, (3, 3)),  # floating point
        (33550, _DOUBLE, (STEP_LONGITUDE, STEP_LATITUDE, 0.0)),
        (33922, _DOUBLE, (0.0, 0.0, 0.0, WEST, NORTH, 0.0)),
        (34735, _SHORT, keys),
        (42112, _ASCII, _METADATA.encode("ascii")),
    ]
    body = b"".join(strips)
    body += b"\0" * (len(body) % 2)
    directory = first + len(body)
    return struct.pack("<2sHI", b"II", 42, directory) + body + _directory(tags, directory)


def _directory(tags: list[tuple[int, int, tuple[float, ...] | bytes]], at: int) -> bytes:
    """TIFF's table of tags; values of more than four bytes stand behind it."""
    behind_at = at + 2 + 12 * len(tags) + 4
    entries, behind = b"", b""
    for tag, kind, values in tags:
        data = (
            values if isinstance(values, bytes) else struct.pack(f"<{len(values)}{_FORMATS[kind]}", *values)
        )
        if len(data) > 4:
            where = struct.pack("<I", behind_at + len(behind))
            behind += data + b"\0" * (len(data) % 2)
        else:
            where = data.ljust(4, b"\0")
        entries += struct.pack("<HHI", tag, kind, len(values)) + where
    return struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0) + behind
