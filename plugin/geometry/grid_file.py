"""The National Grid as a file that PROJ, and so QGIS, converts by: the OSTN15 tables as a grid of shifts.

Grids of shifts are made for degrees, and bend where their own nodes are; the tables bend at every whole kilometre
of their own projection. So the grid's nodes are the tables' own: the pipeline takes a kilometre for a hundredth of
a degree, shifts, and turns back into metres (`eqc` on a sphere of that size does no more). PROJ reads between the
nodes as the definition does, and agrees with national_grid.py within 0.03 mm at two million random places in
England, both ways, and within 1.1 mm with Ordnance Survey's own points. (A grid in true degrees, 0.01° by 0.015°,
was up to 6 cm off in England and no smaller.)

The file is a GeoTIFF of two grids: the tables, 701 by 1251 nodes, and around them, for maps that show more than
Great Britain, the seven-parameter transformation every 20 km. Each in one strip a band: PROJ reads that a thousand
times faster than tiles where points lie scattered. Written with numpy and zlib alone: 1.3 MB, a third of a second.
"""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from . import national_grid

# What stands for a kilometre, in degrees of the grid file.
DEGREES_A_KILOMETRE = 0.01
# Around the tables: kilometres, multiples of the step from (0, 0).
OUTER_STEP = 20.0
OUTER_WEST, OUTER_EAST, OUTER_SOUTH, OUTER_NORTH = -1200.0, 1900.0, -1200.0, 2400.0
# Shifts are kept to a 2**20th of an arc second, 0.03 mm: the zeros behind compress well.
FINENESS = 2.0**20
_SECONDS_A_METRE = 3.6 * DEGREES_A_KILOMETRE

_PLANE = f"+proj=eqc +R={1000 / np.radians(DEGREES_A_KILOMETRE):.9f}"
_PSEUDO_GRID = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=GRS80"
_ENDINGS = {
    4258: "+step +proj=unitconvert +xy_in=rad +xy_out=deg",
    4326: "+step +proj=unitconvert +xy_in=rad +xy_out=deg",
    3857: "+step +proj=webmerc +lat_0=0 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84",
}
_METADATA = (
    "<GDALMetadata>"
    '<Item name="TYPE">HORIZONTAL_OFFSET</Item>'
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
    """A grid of shifts in metres, rows from north to south; west, north and step in kilometres."""

    west: float
    north: float
    step: float
    northing: np.ndarray
    easting: np.ndarray


def write(path: Path) -> None:
    """Write the grid; what stood there before is replaced only by a whole one. Raises OSError, TablesMissing."""
    content = _tiff([_outer(), _tables()])
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
    return (
        f'+proj=pipeline +step +inv {_PLANE} +step +inv +proj=hgridshift +grids="{name}"'
        f" +step {_PLANE} +step +inv {_PSEUDO_GRID} {_ENDINGS[epsg]}"
    )


def _tables() -> Shifts:
    """The tables as they are."""
    easting, northing = national_grid.table_shifts()
    return Shifts(0.0, national_grid.GREATEST_NORTHING / 1000, 1.0, northing[::-1], easting[::-1])


def _outer() -> Shifts:
    """The seven-parameter transformation around them."""
    west_to_east = np.arange(OUTER_WEST, OUTER_EAST + 1, OUTER_STEP)
    north_to_south = np.arange(OUTER_NORTH, OUTER_SOUTH - 1, -OUTER_STEP)
    e, n = np.meshgrid(1000 * west_to_east, 1000 * north_to_south)
    moved_e, moved_n = national_grid.by_seven_parameters(e, n)
    return Shifts(OUTER_WEST, OUTER_NORTH, OUTER_STEP, moved_n - n, moved_e - e)


def _kept(metres: np.ndarray) -> np.ndarray:
    return (np.round(metres * _SECONDS_A_METRE * FINENESS) / FINENESS).astype("<f4")


def _strip(band: np.ndarray) -> bytes:
    """A band as TIFF's predictor for floating point has it, deflated."""
    rows, columns = band.shape
    # Bytes by how much they weigh, heaviest first, each less the one before.
    weighed = band.astype(">f4").view(np.uint8).reshape(rows, columns, 4).transpose(0, 2, 1).reshape(rows, -1)
    less = weighed.copy()
    less[:, 1:] -= weighed[:, :-1]
    return zlib.compress(less.tobytes(), 6)


def _tiff(grids: list[Shifts]) -> bytes:
    """One directory a grid, each behind its strips, and pointing to the next."""
    content = bytearray(struct.pack("<2sHI", b"II", 42, 0))
    link = 4
    for found in grids:
        strips = [_strip(_kept(band)) for band in (found.northing, found.easting)]
        offsets = (len(content), len(content) + len(strips[0]))
        content += b"".join(strips)
        content += b"\0" * (len(content) % 2)
        at = len(content)
        struct.pack_into("<I", content, link, at)
        tags = _tags(found, offsets, (len(strips[0]), len(strips[1])))
        content += _directory(tags, at)
        link = at + 2 + 12 * len(tags)
    return bytes(content)


def _tags(
    found: Shifts, offsets: tuple[int, int], lengths: tuple[int, int]
) -> list[tuple[int, int, tuple[float, ...] | bytes]]:
    rows, columns = found.northing.shape
    step = found.step * DEGREES_A_KILOMETRE
    west, north = found.west * DEGREES_A_KILOMETRE, found.north * DEGREES_A_KILOMETRE
    return [
        (256, _LONG, (columns,)),
        (257, _LONG, (rows,)),
        (258, _SHORT, (32, 32)),
        (259, _SHORT, (8,)),  # deflate
        (262, _SHORT, (1,)),
        (273, _LONG, offsets),
        (277, _SHORT, (2,)),
        (278, _LONG, (rows,)),  # all rows in one strip
        (279, _LONG, lengths),
        (284, _SHORT, (2,)),  # a strip for each band
        (317, _SHORT, (3,)),  # the predictor for floating point
        (338, _SHORT, (0,)),
        (339, _SHORT, (3, 3)),  # floating point
        (33550, _DOUBLE, (step, step, 0.0)),
        (33922, _DOUBLE, (0.0, 0.0, 0.0, west, north, 0.0)),
        (34735, _SHORT, (1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 2, 2048, 0, 1, 4258)),
        (42112, _ASCII, _METADATA.encode("ascii")),
    ]


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
