"""Positions in well-known binary: read, moved, and everything else left as it was."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import shapely

from plugin.geometry.wkb_positions import NotWkb, counts, positions, with_positions

SHAPES = (
    "POINT (1 2)",
    "LINESTRING (1 2, 3 4, 5 6)",
    "POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))",
    "MULTIPOINT (1 2, 3 4)",
    "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
    "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0), (21 1, 22 1, 22 2, 21 1)))",
    "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (3 4, 5 6))",
    "POINT Z (1 2 33)",
    "LINESTRING Z (1 2 33, 3 4 44)",
    "POLYGON Z ((0 0 1, 9 0 2, 9 9 3, 0 0 1))",
    "POLYGON EMPTY",
    "GEOMETRYCOLLECTION EMPTY",
)


@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize("flavor", ["iso", "extended"])
def test_every_type_is_moved_and_keeps_its_heights(order: int, flavor: str) -> None:
    given = [shapely.from_wkt(text) for text in SHAPES]
    written = [shapely.to_wkb(one, byte_order=order, flavor=flavor) for one in given]
    found = positions(written)
    assert found.tolist() == shapely.get_coordinates(given).tolist()
    assert counts(written) == [shapely.get_num_coordinates(one) for one in given]
    moved = with_positions(written, found + [100, 200])
    for shape, wanted in zip(moved, given):
        shifted = shapely.transform(
            wanted, lambda held: held + [100, 200, 0][: held.shape[1]], include_z=None
        )
        assert shapely.to_wkt(shapely.from_wkb(shape)) == shapely.to_wkt(shifted)
    assert positions(written).tolist() == found.tolist(), "what was given stays as it was"


def test_arcs_and_measures_are_kept() -> None:
    # A compound curve with measures: an arc of three positions and a line of two, as ISO writes them.
    arc = struct.pack("<BII9d", 1, 2008, 3, *(0, 0, 7, 5, 5, 8, 10, 0, 9))
    line = struct.pack("<BII6d", 1, 2002, 2, *(10, 0, 9, 20, 0, 11))
    curve = struct.pack("<BII", 1, 2009, 2) + arc + line
    found = positions([curve])
    assert found.tolist() == [[0, 0], [5, 5], [10, 0], [10, 0], [20, 0]]
    (moved,) = with_positions([curve], found * 2)
    assert positions([moved]).tolist() == (found * 2).tolist()
    assert len(moved) == len(curve) and struct.unpack_from("<9d", moved, 9 + 9)[2::3] == (7, 8, 9)


def test_a_point_with_height_and_measure_has_four_numbers() -> None:
    point = struct.pack("<BI4d", 1, 3001, 1, 2, 3, 4)
    (moved,) = with_positions([point], np.array([[10.0, 20.0]]))
    assert struct.unpack("<BI4d", moved)[2:] == (10, 20, 3, 4)


def test_what_is_cut_short_is_refused() -> None:
    whole = shapely.to_wkb(shapely.from_wkt("LINESTRING (1 2, 3 4)"))
    for length in range(len(whole)):
        with pytest.raises(NotWkb):
            positions([whole[:length]])
    with pytest.raises(NotWkb):
        with_positions([whole], np.zeros((1, 2)))
    with pytest.raises(NotWkb):
        with_positions([whole], np.zeros((3, 2)))
