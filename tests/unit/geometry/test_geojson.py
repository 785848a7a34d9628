"""Reading survives what real data holds; writing gives only what the service may have."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
import shapely

from plugin.geometry import geojson
from plugin.geometry.geojson import NotWritable, read, write
from plugin.geometry.positions import HEIGHTS, QUOTED, TOO_DEEP, TOO_SHALLOW, UNKNOWN_TYPE

RING = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]
SQUARE = shapely.Polygon(RING)


@pytest.mark.parametrize(
    ("geometry", "expected", "oddities"),
    [
        ({"type": "Point", "coordinates": [1, 2]}, "POINT (1 2)", ()),
        ({"type": "Point", "coordinates": (1, 2)}, "POINT (1 2)", ()),
        ({"type": "Point", "coordinates": np.array([1.0, 2.0])}, "POINT (1 2)", ()),
        ({"type": "point", "coordinates": [1, 2]}, "POINT (1 2)", ()),
        ({"type": "Point", "coordinates": [1, 2, 3]}, "POINT (1 2)", (HEIGHTS,)),
        ({"type": "Point", "coordinates": [[1, 2]]}, "POINT (1 2)", (TOO_DEEP,)),
        ({"type": "Point", "coordinates": ["1", "2.5"]}, "POINT (1 2.5)", (QUOTED,)),
        (
            {"type": "LineString", "coordinates": [[1, 2, 9], [3, 4]]},
            "LINESTRING (1 2, 3 4)",
            (HEIGHTS,),
        ),
        ({"type": "LineString", "coordinates": [[1, 2]]}, "POINT (1 2)", (geojson.TOO_FEW,)),
        ({"type": "LineString", "coordinates": [[[1, 2], [3, 4]]]}, "LINESTRING (1 2, 3 4)", (TOO_DEEP,)),
        (
            {"type": "LineString", "coordinates": [[1, 2], [math.nan, 3], [3, 4]]},
            "LINESTRING (1 2, 3 4)",
            (geojson.NOT_FINITE,),
        ),
        ({"type": "Polygon", "coordinates": [RING]}, SQUARE.wkt, ()),
        ({"type": "Polygon", "coordinates": [RING[:-1]]}, SQUARE.wkt, (geojson.NOT_CLOSED,)),
        ({"type": "Polygon", "coordinates": [[RING]]}, SQUARE.wkt, (TOO_DEEP,)),
        ({"type": "Polygon", "coordinates": RING}, SQUARE.wkt, (TOO_SHALLOW,)),
        ({"type": "upcoming_enum", "type_string": "Polygon", "coordinates": [RING]}, SQUARE.wkt, ()),
        ({"type": "Circle", "coordinates": [RING]}, SQUARE.wkt, (UNKNOWN_TYPE,)),
        ({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [RING]}}, SQUARE.wkt, ()),
        ({"type": "MultiPoint", "coordinates": [[1, 2]]}, "POINT (1 2)", ()),
        (
            {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
            "MULTIPOINT ((1 2), (3 4))",
            (geojson.SEVERAL_PARTS,),
        ),
        (
            {"type": "LineString", "coordinates": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]},
            "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
            (TOO_DEEP, geojson.SEVERAL_PARTS),
        ),
    ],
)
def test_what_can_be_read(geometry, expected, oddities):
    shape, found = read(geometry)
    assert shapely.to_wkt(shape) == shapely.to_wkt(shapely.from_wkt(expected))
    assert found == oddities


def test_a_collection_gives_its_highest_dimension():
    geometry = {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Point", "coordinates": [1, 2]},
            {"type": "Polygon", "coordinates": [RING]},
            {"type": "MultiPolygon", "coordinates": [[[[20, 0], [30, 0], [30, 9], [20, 0]]]]},
        ],
    }
    shape = read(geometry).geometry
    assert shapely.get_type_id(shape) == 6 and shapely.get_num_geometries(shape) == 2


def test_a_polygon_that_crosses_itself_is_read_as_it_is():
    ring = [[0, 0], [10, 10], [10, 0], [0, 10], [0, 0]]
    shape, oddities = read({"type": "Polygon", "coordinates": [ring]})
    assert not shapely.is_valid(shape) and oddities == ()
    assert shapely.get_coordinates(shape).tolist() == ring


@pytest.mark.parametrize(
    "geometry", [None, {}, [], 5, {"type": "Point"}, {"type": "Point", "coordinates": None}]
)
def test_the_centre_point_stands_in_where_there_is_no_shape(geometry):
    centre = {"type": "Point", "coordinates": [1, 2]}
    assert read(geometry).geometry is None and read(geometry).oddities
    shape, oddities = read(geometry, centre)
    assert shape == shapely.Point(1, 2) and geojson.FROM_FALLBACK in oddities


def test_nested_beyond_all_reason():
    deep: dict[str, Any] = {"type": "GeometryCollection", "geometries": []}
    for _ in range(500):
        deep = {"type": "GeometryCollection", "geometries": [deep]}
    brackets: list[Any] = [1, 2]
    for _ in range(500):
        brackets = [brackets]
    assert read(deep).geometry is None
    assert read({"type": "Point", "coordinates": brackets}).geometry is None


def test_written_polygons_are_strict():
    outline = [[0.00049, 0], [0, 10.0004], [10, 10], [10, 10], [10, 0.0, 5.5]]
    hole = [[2, 2], [4, 2], [4, 4], [2, 4], [2, 2]]
    written = write({"type": "Polygon", "coordinates": [outline, hole], "crs": {"type": "name"}})
    assert written == {
        "type": "Polygon",
        "coordinates": [
            [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]],
            [[2.0, 2.0], [2.0, 4.0], [4.0, 4.0], [4.0, 2.0], [2.0, 2.0]],
        ],
    }


@pytest.mark.parametrize("reverse", [False, True])
def test_the_outline_is_anticlockwise_and_holes_clockwise_whichever_way_they_were_drawn(reverse):
    step = -1 if reverse else 1
    hole = [[2, 2], [4, 2], [4, 4], [2, 2]]
    written = write({"type": "Polygon", "coordinates": [RING[::step], hole[::step]]})
    rings = [shapely.LinearRing(ring) for ring in written["coordinates"]]
    assert [ring.is_ccw for ring in rings] == [True, False]


def test_numbers_are_written_to_the_millimetre_and_no_more():
    written = write({"type": "Point", "coordinates": [470_000.123456789, 310_000.0005]})
    text = json.dumps(written)
    assert text in (
        '{"type": "Point", "coordinates": [470000.123, 310000.0]}',
        '{"type": "Point", "coordinates": [470000.123, 310000.001]}',
    )
    assert json.dumps(write({"type": "Point", "coordinates": [-0.0, 0]})).count("-") == 0


def test_shapely_geometries_are_written_too():
    assert write(shapely.Point(1, 2, 3)) == {"type": "Point", "coordinates": [1.0, 2.0]}
    assert write(shapely.MultiLineString([[(0, 0), (0, 0), (1, 1)]])) == {
        "type": "LineString",
        "coordinates": [[0.0, 0.0], [1.0, 1.0]],
    }


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (None, "no shape"),
        ({"type": "Polygon", "coordinates": []}, "no shape"),
        (shapely.Polygon(), "no shape"),
        ({"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}, "2 parts"),
        ({"type": "Circle", "coordinates": [1, 2]}, "type of the shape is not known"),
        ({"type": "Point", "coordinates": [math.inf, 2]}, "not a place"),
        ({"type": "LineString", "coordinates": [[1, 2], [None, 2], [3, 4]]}, "not a place"),
        ({"type": "Point", "coordinates": [-0.001, 2]}, "outside the National Grid"),
        ({"type": "Point", "coordinates": [1, 1_300_000.001]}, "outside the National Grid"),
        ({"type": "LineString", "coordinates": [[1, 2], [1.0004, 2]]}, "no length"),
        ({"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}, "no area"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [9, 9], [9, 0], [0, 9]]]}, "crosses or touches itself"),
    ],
)
def test_what_must_not_be_sent_is_refused_in_a_sentence(geometry, words):
    with pytest.raises(NotWritable, match=words) as refused:
        write(geometry)
    assert str(refused.value).endswith(".")


def test_what_was_given_is_not_changed():
    geometry = {"type": "Polygon", "coordinates": [[[0, 0], [0, 9], [9, 9], [9, 0]]]}
    before = json.dumps(geometry)
    write(geometry)
    read(geometry)
    assert json.dumps(geometry) == before
