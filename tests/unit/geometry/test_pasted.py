"""Shapes out of texts: told apart, converted exactly, none lost, and never a traceback."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from plugin.geometry import geojson, national_grid
from plugin.geometry.pasted import NotPasted, shapes_of
from plugin.geometry.positions import drawn

# Ordnance Survey test point TP12.
E, N, LON, LAT = 530_624.974, 178_388.464, -0.11992557180, 51.48936564950
TWO_POINTS = {"type": "MultiPoint", "coordinates": [[530000, 180000], [530001, 180001]]}


def places(text):
    return [drawn(shape.geometry).positions.tolist() for shape in shapes_of(text).shapes]


def geometries(text):
    # As JSON knows lists only.
    return [json.loads(json.dumps(shape.geometry)) for shape in shapes_of(text).shapes]


@pytest.mark.parametrize(
    ("text", "geometry"),
    [
        ("POINT(530034 180381)", {"type": "Point", "coordinates": [530034, 180381]}),
        ("point Z (530034.5 180381 12)", {"type": "Point", "coordinates": [530034.5, 180381, 12]}),
        ("SRID=27700;LINESTRING(1 2, 3 4)", {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}),
        (
            "POLYGON((530000 180000,530010 180000,530010 180010,530000 180000))",
            {
                "type": "Polygon",
                "coordinates": [[[530000, 180000], [530010, 180000], [530010, 180010], [530000, 180000]]],
            },
        ),
        ("MULTIPOINT((530000 180000),(530001 180001))", TWO_POINTS),
        ("MULTIPOINT(530000 180000, 530001 180001)", TWO_POINTS),
        (
            "GEOMETRYCOLLECTION(POINT(530000 180000))",
            {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [530000, 180000]}]},
        ),
    ],
)  # fmt: skip
def test_wkt(text, geometry):
    assert geometries(text) == [geometry]


@pytest.mark.parametrize(
    "text",
    [
        # As QGIS copies features: with their columns, with heights, and where they have no columns.
        "wkt_geom\tfid\tname\nPolygon ((530000 180000, 530010 180000, 530010 180010, 530000 180000))\t1\tOne, two",
        "wkt_geom\tfid\nPolygonZ ((530000 180000 1, 530010 180000 1, 530010 180010 1, 530000 180000 1))\t1",
        "wkt_geom\nPolygon ((530000 180000, 530010 180000, 530010 180010, 530000 180000))",
        "wkt_geom\r\nPolygon ((530000 180000, 530010 180000, 530010 180010, 530000 180000))\r\n",
        "PolygonZM ((530000 180000 1 2, 530010 180000 1 2, 530010 180010 1 2, 530000 180000 1 2))",
        "SRID=27700;POLYGON ZM((530000 180000 1 2,530010 180000 1 2,530010 180010 1 2,530000 180000 1 2))",
    ],
)
def test_features_as_qgis_copies_them(text):
    (shape,) = shapes_of(text).shapes
    assert shape.geometry["type"] == "Polygon"
    expected = [[530000, 180000], [530010, 180000], [530010, 180010], [530000, 180000]]
    assert drawn(shape.geometry).positions.tolist() == expected


def test_several_wkt_make_several_shapes():
    text = "POINT(530034 180381)\nLINESTRING(530000 180000, 530010 180000);\nSRID=27700;POINT EMPTY"
    found = shapes_of(text)
    assert [shape.geometry["type"] for shape in found.shapes] == ["Point", "LineString"]
    assert found.words == "2 shapes, given in National Grid metres. 1 without a place left out."


@pytest.mark.parametrize(
    "text",
    [
        f"POINT({LON} {LAT})",
        f"SRID=4326;POINT({LON} {LAT})",
        f"POINT({LAT} {LON})",
        json.dumps({"type": "Point", "coordinates": [LON, LAT]}),
        json.dumps({"type": "Feature", "properties": None, "geometry": {"type": "Point", "coordinates": [LAT, LON]}}),
        f"longitude,latitude\n{LON},{LAT}",
        f"lat\tlon\n{LAT}\t{LON}",
        f"{LAT}, {LON}",
        "POINT(-13350.053586 6708317.646165)",
        "SRID=3857;POINT(-13350.053586 6708317.646165)",
    ],
)  # fmt: skip
def test_degrees_and_web_maps_are_told_and_converted_exactly(text):
    found = shapes_of(text)
    assert "Converted exactly" in found.words or found.shapes[0].was.startswith("National Grid")
    assert np.abs(drawn(found.shapes[0].geometry).positions - [[E, N]]).max() <= 0.0011


def test_what_was_given_is_said():
    assert "degrees, longitude first" in shapes_of(f"POINT({LON} {LAT})").words
    assert "degrees, latitude first" in shapes_of(f"POINT({LAT} {LON})").words
    assert "National Grid metres." in shapes_of("POINT(530034 180381)").words
    assert "Web Mercator" in shapes_of("POINT(-13350.05 6708746.15)").words
    assert "neither degrees nor" in shapes_of("POINT(2.35 48.85)").words


def test_geojson_collections_keep_their_names_and_their_order():
    features = [
        {
            "type": "Feature",
            "properties": {"permit_reference_number": f"ZA{n}-01"},
            "geometry": {"type": "Point", "coordinates": [E + n, N]},
        }
        for n in range(3)
    ]
    collection = {"type": "FeatureCollection", "features": [*features, {"type": "Feature", "geometry": None}]}
    found = shapes_of(json.dumps(collection))
    assert [shape.name for shape in found.shapes] == ["ZA0-01", "ZA1-01", "ZA2-01"]


def test_a_crs_that_is_named_is_believed_or_refused():
    small = {"type": "Point", "coordinates": [150, 52]}
    crs = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}}
    assert places(json.dumps({**small, **crs})) == [[[150, 52]]]
    assert "Great Britain" in shapes_of(json.dumps(small)).words or shapes_of(json.dumps(small)).shapes[0].was
    with pytest.raises(NotPasted, match="EPSG:2154"):
        shapes_of("SRID=2154;POINT(652000 6862000)")


@pytest.mark.parametrize(
    "text",
    [
        "easting,northing\n530034,180381\n530040.5,180390\n",
        "id;Easting;Northing\n1;530034;180381\n2;530040.5;180390",
        "X\tY\n530034\t180381\n530040.5\t180390",
        "530034,180381\n530040.5,180390",
        "530034 180381\n530040.5 180390",
        '"TQ 30034 80381"\n"530040.5, 180390"',
    ],
)
def test_tables_of_eastings_and_northings(text):
    assert places(text) == [[[530034, 180381]], [[530040.5, 180390]]]


def test_a_table_of_grid_references():
    text = "Name,Grid reference\nOne,TQ 30034 80381\nTwo,TQ300803\nNone,nowhere"
    found = shapes_of(text)
    assert [drawn(shape.geometry).positions.tolist() for shape in found.shapes] == [
        [[530034, 180381]],
        [[530050, 180350]],
    ]
    assert [shape.name for shape in found.shapes] == ["One", "Two"]
    assert "1 without a place left out" in found.words


@pytest.mark.parametrize(
    ("place", "positions", "kind"),
    [
        ("POINT(530034.12 180381.5)", [[530034.12, 180381.5]], "Point"),
        ("Point: 530034.12,180381.5", [[530034.12, 180381.5]], "Point"),
        ("LINESTRING(530000 180000,530010 180005)", [[530000, 180000], [530010, 180005]], "LineString"),
        ("LineString: 530000,180000 530010,180005", [[530000, 180000], [530010, 180005]], "LineString"),
        (
            "Polygon: 530000,180000 530010,180000 530010,180010 530000,180000",
            [[530000, 180000], [530010, 180000], [530010, 180010], [530000, 180000]],
            "Polygon",
        ),
    ],
)
def test_notifications_of_the_open_data(place, positions, kind):
    inside = {
        "work_reference_number": "ZA1",
        "permit_reference_number": "ZA1-01",
        "works_location_coordinates": place,
    }
    message = {"event_reference": 1, "event_type": "WORK_START", "object_data": inside}
    wrapped = {"Type": "Notification", "Message": json.dumps(message)}
    for text in (json.dumps(message), json.dumps(wrapped), f"{json.dumps(message)}\n", json.dumps([message])):
        (shape,) = shapes_of(text).shapes
        assert shape.geometry["type"] == kind and shape.name == "ZA1-01"
        assert drawn(shape.geometry).positions.tolist() == positions


def test_notifications_one_a_line():
    lines = [json.dumps({"object_data": {"activity_coordinates": f"POINT({E} {N + n})"}}) for n in range(3)]
    assert len(shapes_of("\n".join(lines)).shapes) == 3


def test_registered_reinstatements():
    text = (
        "permit_reference_number,reinstatement_status,reinstatement_coordinates,length\n"
        'ZA1-01,permanent,"Point: 530034.5,180381",1.2\n'
        'ZA2-01,interim,"LineString: 530000,180000 530010,180005 530020,180001",22\n'
        "ZA3-01,interim,,3\n"
        "ZA4-01,interim,Point: 530034,3\n"
    )
    found = shapes_of(text)
    assert [shape.name for shape in found.shapes] == ["ZA1-01", "ZA2-01"]
    assert found.shapes[1].geometry["coordinates"][2] == [530020, 180001]
    assert "2 without a place left out" in found.words


@pytest.mark.parametrize(
    "text",
    ["", "   ", "hello", "POINT(", "POINT(1)", "POLYGON((1 2, 3 4)", "POINT(a b)", "{", "[]", "{}", "null",
     "easting,northing\n", '"',
     "TRIANGLE((0 0,1 1,2 0,0 0))", '{"type": "FeatureCollection", "features": []}',
     "(" * 5000, "[" * 100_000,
     "LINESTRING(530000 180000, 530001 180000) and more"],
)  # fmt: skip
def test_what_is_no_shape_is_refused_in_words(text):
    with pytest.raises(NotPasted) as refused:
        shapes_of(text)
    assert str(refused.value).endswith(".")


@settings(max_examples=200, deadline=None)
@given(
    st.text()
    | st.text("POINTLSERGYM(),.;:0123456789- \n\t", max_size=60)
    | st.text('{}[]",:type0123456789', max_size=60)
)
def test_no_text_raises_anything_else(text):
    try:
        found = shapes_of(text)
    except NotPasted as refused:
        assert str(refused).endswith(".")
    else:
        assert found.shapes and found.words.endswith(".")


coordinates = st.tuples(st.integers(200_000, 600_000_000), st.integers(10_000_000, 600_000_000)).map(
    lambda place: (max(place[0], 181_000) / 1000, place[1] / 1000)
)


@settings(max_examples=100, deadline=None)
@given(st.lists(coordinates, min_size=2, max_size=6))
def test_what_is_written_as_wkt_or_geojson_is_read_to_the_millimetre(positions):
    line = shapely.linestrings(positions)
    for text in (
        shapely.to_wkt(line, rounding_precision=3),
        f"SRID=27700;{line.wkt}",
        shapely.to_geojson(line),
    ):
        assert np.abs(np.array(places(text)[0]) - positions).max() < 0.0006


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(300_000, 600_000), st.floats(100_000, 500_000)), min_size=2, max_size=5))
def test_degrees_come_back_to_the_millimetre(positions):
    lon, lat = national_grid.to_etrs89(*np.array(positions).T)
    text = json.dumps({"type": "LineString", "coordinates": np.column_stack([lon, lat]).tolist()})
    assert np.abs(np.array(places(text)[0]) - positions).max() < 0.0011


def test_what_is_pasted_can_be_written():
    (shape,) = geometries(f"POLYGON(({LON} {LAT}, {LON + 0.001} {LAT}, {LON} {LAT + 0.001}, {LON} {LAT}))")
    assert geojson.write(shape)["type"] == "Polygon"


def test_what_stands_beside_a_place_is_kept_with_it():
    text = (
        "Permit reference number,Reinstatement status,Reinstatement coordinates,"
        "Secondary reinstatement coordinates,Length\n"
        'ZA1-01,permanent,"Point: 530034.5,180381","LineString: 530000,180000 530010,180005",1.2\n'
        'ZA2-01,interim,"Point: 530036.5,180381",,\n'
    )
    found = shapes_of(text).shapes
    assert [(shape.name, shape.kind, shape.geometry["type"]) for shape in found] == [
        ("ZA1-01", "reinstatements", "Point"),
        ("ZA1-01", "reinstatements", "LineString"),
        ("ZA2-01", "reinstatements", "Point"),
    ]
    held = {"Permit reference number": "ZA1-01", "Reinstatement status": "permanent", "Length": "1.2"}
    assert found[0].columns == found[1].columns == held


def test_a_notification_keeps_what_it_says_and_when():
    inside = {
        "permit_reference_number": "ZA1-01",
        "works_location_coordinates": "POINT(530034 180381)",
        "usrn": "8401426",
        "permit_conditions": [{"code": "NCT01a"}],
    }
    message = {
        "event_reference": 7,
        "event_type": "WORK_START",
        "event_time": "2026-11-21T08:00:00Z",
        "object_data": inside,
    }
    for text in (json.dumps(message), json.dumps({"Type": "Notification", "Message": json.dumps(message)})):
        (shape,) = shapes_of(text).shapes
        assert shape.kind == "works"
        assert shape.columns == {
            "permit_reference_number": "ZA1-01",
            "usrn": "8401426",
            "permit_conditions": '[{"code": "NCT01a"}]',
            "event_reference": 7,
            "event_type": "WORK_START",
            "event_time": "2026-11-21T08:00:00Z",
        }


def test_a_feature_keeps_its_properties():
    feature = {
        "type": "Feature",
        "properties": {"name": "Trench", "depth": 1.2},
        "geometry": {"type": "Point", "coordinates": [E, N]},
    }
    (shape,) = shapes_of(json.dumps(feature)).shapes
    assert shape.name == "Trench" and shape.columns == {"name": "Trench", "depth": 1.2} and shape.kind == ""


@pytest.mark.parametrize("text", ['[{"a": 1}', '[{"a": 1}] and more', '{"a": 1} more', "[1 2", "[,"])
def test_broken_json_is_said_to_be_broken(text):
    with pytest.raises(NotPasted, match="cannot be read as such|no shape"):
        shapes_of(text)


def test_one_shape_that_cannot_be_read_loses_no_other():
    messages = [
        {"works_location_coordinates": "POINT(530034 180381)"},
        {"works_location_coordinates": "POINT(530034"},
        {"works_location_coordinates": "CIRCULARSTRING(530000 180000, 530001 180001)"},
        {"works_location_coordinates": "CIRCULARSTRING(530000 180000,530001 180001,530002 180000)"},
    ]
    found = shapes_of(json.dumps(messages))
    assert [shape.geometry["type"] for shape in found.shapes] == ["Point", "LineString"]
    assert "2 without a place left out" in found.words and "Arcs were made" in found.words
