"""The National Grid as a file that PROJ, and so QGIS, converts by: the OSTN15 tables as a grid of shifts.

Grids of shifts are made for degrees, and bend where their own nodes are; the tables bend at every whole kilometre
of their own projection. So the grid's nodes are the tables' own: the pipeline takes a kilometre for a small part of
a degree, shifts, and turns back into metres (`eqc` on a sphere of that size does no more). PROJ reads between the
nodes as the definition does: it agrees with national_grid.py within 0.02 mm at two million random places in
England, both ways, and within 1.1 mm with Ordnance Survey's own points. (A grid in true degrees, 0.01° by 0.015°,
was up to 6 cm off in England.)

The file is a GeoTIFF of three grids, one within the other: the tables as they are, in millimetres; the
seven-parameter transformation every 20 km around Great Britain; and every 200 km wherever the projection reaches,
so that QGIS finds an answer however much of the world a map shows. Each is in one strip a band, and not compressed:
PROJ reads a strip whole, for every thread and transform anew (3 ms; deflated 35 ms; tiles are a thousand times
slower where points lie scattered). 4.0 MB, written with numpy alone in a tenth of a second.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import NamedTuple, Union

import numpy as np

from . import national_grid

# What stands for a kilometre, in degrees of the grid file: so little that all the projection is less than 90 degrees.
DEGREES_A_KILOMETRE = 0.003
_SECONDS_A_METRE = 3.6 * DEGREES_A_KILOMETRE

_PLANE = f"+proj=eqc +R={1000 / np.radians(DEGREES_A_KILOMETRE):.9f}"
_PSEUDO_GRID = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=GRS80"
_ENDINGS = {
    4258: "+step +proj=unitconvert +xy_in=rad +xy_out=deg",
    4326: "+step +proj=unitconvert +xy_in=rad +xy_out=deg",
    3857: "+step +proj=webmerc +lat_0=0 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84",
}
_SHORT, _LONG, _ASCII, _DOUBLE = 3, 4, 2, 12
_FORMATS = {_SHORT: "H", _LONG: "I", _DOUBLE: "d"}
_UNSIGNED, _FLOATING = 1, 3
Tags = list[tuple[int, int, Union[tuple[float, ...], bytes]]]


class Area(NamedTuple):
    """Where a grid's nodes are, in kilometres of the projection on GRS80."""

    west: float
    south: float
    columns: int
    rows: int
    step: float

    @property
    def north(self) -> float:
        """The northernmost row."""
        return self.south + (self.rows - 1) * self.step


TABLES = Area(0, 0, national_grid.COLUMNS, national_grid.ROWS, 1)
AROUND = Area(-1200, -1200, 156, 181, 20)
# What the transverse Mercator projection gives an answer for, nearly.
WORLD = Area(-17_000, -25_600, 176, 202, 200)

# Metres: where the seven parameters seem to move a place farther, the projection has no answer.
FARTHEST = 100_000.0


class Band(NamedTuple):
    """Shifts in one direction: rows from north to south, and the metres that a unit and nought stand for."""

    values: np.ndarray
    unit: float
    nought: float


class Grid(NamedTuple):
    """Shifts north and east at the nodes of an area."""

    area: Area
    northing: Band
    easting: Band


def write(path: Path) -> None:
    """Write the grid; what stood there before is replaced only by a whole one. Raises OSError, TablesMissing."""
    content = _tiff([_by_seven_parameters(WORLD), _by_seven_parameters(AROUND), _tables()])
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


def _tables() -> Grid:
    """The tables as they are."""
    east, north = national_grid.tables()
    return Grid(
        TABLES,
        Band(north[::-1], 0.001, national_grid.NORTH_BASE / 1000),
        Band(east[::-1], 0.001, national_grid.EAST_BASE / 1000),
    )


def _by_seven_parameters(area: Area) -> Grid:
    """The seven-parameter transformation; no shift where the projection has no answer."""
    west_to_east = 1000 * (area.west + area.step * np.arange(area.columns))
    north_to_south = 1000 * (area.north - area.step * np.arange(area.rows))
    e, n = np.meshgrid(west_to_east, north_to_south)
    moved_e, moved_n = national_grid.by_seven_parameters(e, n)
    known = np.hypot(moved_e - e, moved_n - n) < FARTHEST
    bands = [
        Band(np.where(known, moved - was, 0.0).astype("<f4"), 1.0, 0.0)
        for moved, was in ((moved_n, n), (moved_e, e))
    ]
    return Grid(area, *bands)


def _tiff(grids: list[Grid]) -> bytes:
    """One directory a grid, each behind its strips, and pointing to the next."""
    content = bytearray(struct.pack("<2sHI", b"II", 42, 0))
    link = 4
    for grid in grids:
        offsets = []
        for band in (grid.northing, grid.easting):
            offsets.append(len(content))
            content += band.values.tobytes()
            content += b"\0" * (len(content) % 2)
        at = len(content)
        struct.pack_into("<I", content, link, at)
        tags = _tags(grid, tuple(offsets))
        content += _directory(tags, at)
        link = at + 2 + 12 * len(tags)
    return bytes(content)


def _tags(grid: Grid, offsets: tuple[int, ...]) -> Tags:
    area, values = grid.area, grid.northing.values
    step = area.step * DEGREES_A_KILOMETRE
    west, north = area.west * DEGREES_A_KILOMETRE, area.north * DEGREES_A_KILOMETRE
    bits = values.itemsize * 8
    kind = _UNSIGNED if values.dtype.kind == "u" else _FLOATING
    return [
        (256, _LONG, (area.columns,)),
        (257, _LONG, (area.rows,)),
        (258, _SHORT, (bits, bits)),
        (259, _SHORT, (1,)),  # not compressed
        (262, _SHORT, (1,)),
        (273, _LONG, offsets),
        (277, _SHORT, (2,)),
        (278, _LONG, (area.rows,)),  # all rows in one strip
        (279, _LONG, (values.nbytes, values.nbytes)),
        (284, _SHORT, (2,)),  # a strip for each band
        (338, _SHORT, (0,)),
        (339, _SHORT, (kind, kind)),
        (33550, _DOUBLE, (step, step, 0.0)),
        (33922, _DOUBLE, (0.0, 0.0, 0.0, west, north, 0.0)),
        (34735, _SHORT, (1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 2, 2048, 0, 1, 4258)),
        (42112, _ASCII, _metadata(grid)),
    ]


def _metadata(grid: Grid) -> bytes:
    """What the values are, in the words that PROJ looks for."""
    items = ['<Item name="TYPE">HORIZONTAL_OFFSET</Item>']
    for sample, (name, band) in enumerate((("latitude", grid.northing), ("longitude", grid.easting))):
        items += [
            f'<Item name="DESCRIPTION" sample="{sample}" role="description">{name}_offset</Item>',
            f'<Item name="UNITTYPE" sample="{sample}" role="unittype">arc-second</Item>',
            f'<Item name="SCALE" sample="{sample}" role="scale">{band.unit * _SECONDS_A_METRE!r}</Item>',
            f'<Item name="OFFSET" sample="{sample}" role="offset">{band.nought * _SECONDS_A_METRE!r}</Item>',
        ]
    items.append('<Item name="positive_value" sample="1">east</Item>')
    return f"<GDALMetadata>{''.join(items)}</GDALMetadata>\0".encode("ascii")


def _directory(tags: Tags, at: int) -> bytes:
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
