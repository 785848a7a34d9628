"""Files of any kind that QGIS opens, as shapes in the National Grid: exactly, in a thread of its own."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("qgis.core")

import shapely  # noqa: E402
from osgeo import ogr, osr  # noqa: E402

from plugin.geometry import national_grid  # noqa: E402
from plugin.geometry.positions import drawn  # noqa: E402
from plugin.layers.opened_file import NotOpened, shapes_of_file  # noqa: E402
from plugin.layers.reprojection import from_national_grid  # noqa: E402

E, N = 470_000.0, 310_000.0
SQUARE = np.array([(E, N), (E + 10, N), (E + 10, N + 10), (E, N + 10), (E, N)])
LINE = np.array([(E, N), (E + 30, N + 5)])


def in_a_thread(path: Path):
    """As the task does it."""
    told: list = []

    def read() -> None:
        try:
            told.append(shapes_of_file(path))
        except NotOpened as error:
            told.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join(30)
    if isinstance(told[0], Exception):
        raise told[0]
    return told[0]


def write(path: Path, driver: str, code: int | None, *shapes: np.ndarray) -> Path:
    from qgis.core import QgsCoordinateReferenceSystem

    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    srs = None
    if code is not None:
        srs = osr.SpatialReference()
        srs.ImportFromEPSG(code)
        srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    crs = QgsCoordinateReferenceSystem(f"EPSG:{code or 27700}")
    for number, places in enumerate(shapes):
        kind = ogr.wkbPolygon if len(places) > 3 else ogr.wkbLineString
        layer = source.CreateLayer(f"layer{number}", srs, ogr.wkbUnknown if driver == "DXF" else kind)
        if driver != "DXF":
            layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
        feature = ogr.Feature(layer.GetLayerDefn())
        if driver != "DXF":
            feature.SetField("name", f"Trench {number}")
        moved = from_national_grid(places, crs)
        shape = shapely.polygons(moved) if len(places) > 3 else shapely.linestrings(moved)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(bytearray(shapely.to_wkb(shape))))
        layer.CreateFeature(feature)
    del source
    return path


def positions(found) -> list[np.ndarray]:
    return [drawn(shape.geometry).positions for shape in found.shapes]


@pytest.mark.parametrize(
    ("ending", "driver", "code", "within"),
    [
        ("gpkg", "GPKG", 27700, 1e-6),
        ("gpkg", "GPKG", 4326, 0.0011),
        ("gpkg", "GPKG", 32630, 0.0011),
        ("shp", "ESRI Shapefile", 3857, 0.0011),
        ("gml", "GML", 27700, 0.001),
        ("geojson", "GeoJSON", 4326, 0.01),
        ("kml", "LIBKML", 4326, 0.01),
        ("tab", "MapInfo File", 27700, 0.01),
    ],
)
def test_any_file_exactly(qgis_app, tmp_path, ending, driver, code, within):
    if ogr.GetDriverByName(driver) is None:
        pytest.skip(f"this GDAL does not write {driver}")
    found = in_a_thread(write(tmp_path / f"made.{ending}", driver, code, SQUARE))
    (places,) = positions(found)
    assert sorted(map(tuple, np.round(places, 1).tolist())) == sorted(map(tuple, SQUARE.tolist()))
    far = [np.abs(places - place).sum(axis=1).min() for place in SQUARE]
    assert max(far) <= within
    assert found.shapes[0].name == "Trench 0"
    assert ("Converted exactly" in found.words) == (code != 27700)


def test_several_layers_of_one_file(qgis_app, tmp_path):
    found = in_a_thread(write(tmp_path / "two.gpkg", "GPKG", 27700, SQUARE, LINE))
    assert [shape.geometry["type"] for shape in found.shapes] == ["Polygon", "LineString"]
    assert [shape.name for shape in found.shapes] == ["Trench 0", "Trench 1"]
    assert found.shapes[1].columns["name"] == "Trench 1"


def test_a_drawing_without_a_crs_is_told_by_its_numbers(qgis_app, tmp_path):
    found = in_a_thread(write(tmp_path / "plan.dxf", "DXF", None, LINE))
    assert np.abs(positions(found)[0] - LINE).max() < 0.001
    assert "National Grid metres" in found.words


def test_geojson_of_another_crs_is_read_by_qgis(qgis_app, tmp_path):
    lon, lat = national_grid.to_etrs89(*LINE.T)
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32630"}}
    from qgis.core import QgsCoordinateReferenceSystem

    utm = from_national_grid(LINE, QgsCoordinateReferenceSystem("EPSG:32630"))
    file = tmp_path / "utm.geojson"
    feature = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "LineString", "coordinates": utm.tolist()},
    }
    file.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature]}))
    found = in_a_thread(file)
    assert np.abs(positions(found)[0] - LINE).max() < 0.0011 and "32630" in found.words
    plain = tmp_path / "degrees.geojson"
    shape = {"type": "LineString", "coordinates": np.column_stack([lon, lat]).tolist()}
    plain.write_text(json.dumps(shape))
    assert np.abs(positions(in_a_thread(plain))[0] - LINE).max() < 0.0011


def test_csv_and_what_is_nothing(qgis_app, tmp_path):
    file = tmp_path / "places.csv"
    file.write_text("name,easting,northing\nA,470000,310000\n")
    assert in_a_thread(file).shapes[0].name == "A"
    for name, data in (
        ("no.csv", b"a,b\nc,d"),
        ("no.gpkg", b"nothing"),
        ("no.bin", b"\x00\x01"),
        ("no.zip", b"PK"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(NotOpened) as refused:
            in_a_thread(tmp_path / name)
        assert name in str(refused.value)
    with pytest.raises(NotOpened):
        in_a_thread(tmp_path / "gone.shp")
