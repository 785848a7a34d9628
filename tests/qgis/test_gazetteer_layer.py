"""The user's own gazetteer as QGIS reads it: any CRS, exactly; files and layers of the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from plugin.gui.streets.gazetteer_options import GazetteerOptions
from plugin.host import settings, tasks
from plugin.layers import gazetteer_layer, line_layers
from plugin.layers.gazetteer_layer import OwnGazetteer, usrn_of
from plugin.layers.line_layers import CannotRead, usual_field
from plugin.layers.reprojection import from_national_grid

from .test_exact_project import wait_until

E, N = 470_000.0, 310_000.0
ALONG = {"type": "LineString", "coordinates": [[E, N + 3], [E + 40, N + 3]]}
STREETS = {
    99900001: [(E - 200, N), (E + 20, N)],
    "99900001": [(E + 20, N), (E + 200, N)],
    "00100001": [(E + 20, N), (E + 20, N + 300)],
    99900004: [(E, N + 500), (E + 9, N + 500)],
    "no number": [(E, N), (E + 1, N)],
    7: [(E, N), (E + 1, N)],
}


def a_layer(code: int = 27700, name: str = "streets", field: str = "usrn") -> QgsVectorLayer:
    crs = QgsCoordinateReferenceSystem(f"EPSG:{code}")
    layer = QgsVectorLayer(
        f"LineString?crs=EPSG:{code}&field=name:string&field={field}:string", name, "memory"
    )
    for usrn, places in STREETS.items():
        feature = QgsFeature(layer.fields())
        there = from_national_grid(np.array(places), crs)
        feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*pair) for pair in there]))
        feature[field] = str(usrn)
        layer.dataProvider().addFeature(feature)
    return layer


def kept(layer: QgsVectorLayer, file: Path, name: str, more: bool = False) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = name
    options.driverName = "ESRI Shapefile" if file.suffix == ".shp" else "GPKG"
    if more:
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    context = QgsCoordinateTransformContext()
    error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(file), context, options)
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error


@pytest.fixture(autouse=True)
def settings_as_they_were() -> Iterator[None]:
    held = (settings.GAZETTEER_SOURCE, settings.GAZETTEER_FIELD)
    before = [setting.get() for setting in held]
    yield
    for setting, value in zip(held, before):
        setting.set(value)


def checked(streets: list[Any]) -> None:
    assert [street.usrn for street in streets] == [100001, 99900001]
    high = shapely.get_coordinates(streets[1].line)
    assert np.abs(high - np.array([[E - 200, N], [E + 20, N], [E + 20, N], [E + 200, N]])).max() < 0.001


@pytest.mark.parametrize("code", [27700, 4326, 3857, 4258, 32630])
def test_the_layers_of_the_project_are_read_exactly_in_any_crs(code: int, qgis_app: object) -> None:
    project = QgsProject.instance()
    project.addMapLayer(a_layer(code))
    found = gazetteer_layer.chosen(project, "layer:streets", "usrn")
    assert found is not None
    checked(found.streets_around(ALONG))


def test_a_file_is_read_whichever_of_its_layers(tmp_path: Path, qgis_app: object) -> None:
    file = tmp_path / "a gazetteer.gpkg"
    points = QgsVectorLayer("Point?crs=EPSG:27700", "points", "memory")
    kept(points, file, "points")
    kept(a_layer(4326), file, "streets", more=True)
    kept(a_layer(27700, field="USRN_NO"), file, "esu", more=True)
    found = {layer.name: layer for layer in line_layers.layers_in_file(str(file))}
    assert set(found) == {"streets", "esu"}
    assert usual_field(found["esu"].fields) == "USRN_NO"
    checked(OwnGazetteer("usrn", file=found["streets"].source).streets_around(ALONG))
    kept(a_layer(), tmp_path / "one.shp", "one")
    (one,) = line_layers.layers_in_file(str(tmp_path / "one.shp"))
    checked(OwnGazetteer("usrn", file=one.source).streets_around(ALONG))


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (lambda: OwnGazetteer("usrn", file="nowhere.gpkg").streets_around(ALONG), "cannot be opened"),
        (lambda: line_layers.layers_in_file("nowhere.gpkg"), "no lines"),
        (lambda: gazetteer_layer.chosen(QgsProject.instance(), "layer:gone", "usrn"), "no layer of lines"),
    ],
)
def test_what_cannot_be_read_is_said(read: Any, said: str, qgis_app: object) -> None:
    with pytest.raises(CannotRead, match=said):
        read()


def test_a_field_that_has_gone_is_said(qgis_app: object) -> None:
    QgsProject.instance().addMapLayer(a_layer())
    found = gazetteer_layer.chosen(QgsProject.instance(), "layer:streets", "other")
    assert found is not None
    with pytest.raises(CannotRead, match="other"):
        found.streets_around(ALONG)


def test_nothing_named_is_nothing(qgis_app: object) -> None:
    assert gazetteer_layer.chosen(QgsProject.instance(), "", "usrn") is None
    assert gazetteer_layer.chosen(QgsProject.instance(), "", "") is None


@pytest.mark.parametrize(
    ("value", "usrn"),
    [(99900001, 99900001), ("00100001", 100001), (99900001.0, 99900001), (" 8000001 ", 8000001)]
    + [(value, None) for value in (None, "", "x", 7, 100_000_000, float("inf"), float("nan"), -5)],
)
def test_usrns_however_they_are_written(value: Any, usrn: int | None) -> None:
    assert usrn_of(value) == usrn


def test_the_options_name_a_layer_of_the_project(qgis_app: object) -> None:
    QgsProject.instance().addMapLayer(a_layer())
    options = GazetteerOptions()
    assert options.origin.currentData() == "" and options.field.isHidden()
    options.origin.setCurrentIndex(options.origin.findData("layer:streets"))
    assert options.field.currentText() == "usrn" and options.file.isHidden()
    options.apply()
    assert (settings.GAZETTEER_SOURCE.get(), settings.GAZETTEER_FIELD.get()) == ("layer:streets", "usrn")
    # In another project it stays named, and that it is not there is said.
    QgsProject.instance().clear()
    again = GazetteerOptions()
    assert again.origin.currentData() == "layer:streets" and "no such layer" in again.problem.text()
    again.apply()
    assert settings.GAZETTEER_SOURCE.get() == "layer:streets"
    again.origin.setCurrentIndex(0)
    again.apply()
    assert settings.GAZETTEER_SOURCE.get() == settings.GAZETTEER_FIELD.get() == ""


def test_the_options_name_a_layer_of_a_file(tmp_path: Path, qgis_app: object) -> None:
    file = tmp_path / "gazetteer.gpkg"
    kept(a_layer(), file, "streets")
    kept(a_layer(field="USRN_NO"), file, "esu", more=True)
    options = GazetteerOptions()
    options.origin.setCurrentIndex(options.origin.findData("file:"))
    options.file.setFilePath(str(tmp_path / "nothing.gpkg"))
    wait_until(lambda: "no lines" in options.problem.text())
    options.file.setFilePath(str(file))
    wait_until(lambda: options.layer.count() == 2)
    options.layer.setCurrentIndex(options.layer.findText("esu"))
    assert options.field.currentText() == "USRN_NO"
    options.apply()
    assert settings.GAZETTEER_SOURCE.get() == f"{file}|layername=esu"
    again = GazetteerOptions()
    wait_until(lambda: again.layer.count() == 2)
    assert again.file.filePath() == str(file) and again.layer.currentText() == "esu"
    assert again.field.currentText() == "USRN_NO"


def test_a_file_that_is_kept_before_it_is_open_is_read_by_its_usual_field(
    tmp_path: Path, qgis_app: object
) -> None:
    file = tmp_path / "gazetteer.gpkg"
    kept(QgsVectorLayer("Point?crs=EPSG:27700", "points", "memory"), file, "points")
    kept(a_layer(field="USRN_NO"), file, "esu", more=True)
    options = GazetteerOptions()
    options.origin.setCurrentIndex(options.origin.findData("file:"))
    options.file.setFilePath(str(file))
    options.apply()
    options.deleteLater()
    assert (settings.GAZETTEER_SOURCE.get(), settings.GAZETTEER_FIELD.get()) == (str(file), "")
    found = gazetteer_layer.chosen(QgsProject.instance(), str(file), "")
    assert found is not None
    checked(found.streets_around(ALONG))
    wait_until(lambda: tasks.running() == 0)
