"""Reinstatements and notifications out of files as layers: all columns, styled, still there afterwards."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsVectorLayer  # noqa: E402

from plugin.geometry.pasted import shapes_of  # noqa: E402
from plugin.layers import record_layers  # noqa: E402

HEADINGS = "Permit reference number,Reinstatement status,Reinstatement coordinates,Length,Promoter SWA code,FID,Empty"


def reinstatements(number: int) -> str:
    rows = []
    for row in range(number):
        status = ("Interim", "Permanent", "")[row % 3]
        place = (
            "Point: {e},{n}",
            "LineString: {e},{n} {f},{n}",
            "POLYGON(({e} {n},{f} {n},{f} 310010,{e} {n}))",
        )
        words = place[row % 3].format(e=470000 + row, f=470005 + row, n=310000)
        rows.append(f'ZA{row}-01,{status},"{words}",{row}.5,0010,{row},')
    return "\n".join([HEADINGS, *rows])


def tables(path: Path, text: str) -> list[record_layers.RecordTable]:
    told: list = []
    shapes = shapes_of(text).shapes
    thread = threading.Thread(
        target=lambda: told.extend(record_layers.written(path, shapes, ["From a test."]))
    )
    thread.start()
    thread.join(60)
    return told


def test_reinstatements_with_all_their_columns(qgis_app, tmp_path):
    made = tables(tmp_path / "r.gpkg", reinstatements(9))
    assert [(table.table, table.rows) for table in made] == [
        ("reinstatements_polygons", 3),
        ("reinstatements_lines", 3),
        ("reinstatements_points", 3),
    ]
    layer = record_layers.layer_of(made[2], "Reinstatements: points")
    assert layer.isValid() and layer.crs().authid() == "EPSG:27700" and layer.readOnly()
    assert layer.customProperty(record_layers.RECORDS) == "reinstatements"
    feature = next(layer.getFeatures())
    held = {layer.attributeAlias(index): feature.attribute(index) for index in range(layer.fields().count())}
    assert held["Permit reference number"] == "ZA0-01" and held["Reinstatement status"] == "Interim"
    assert held["Length"] == 0.5 and held["Promoter SWA code"] == "0010"
    assert feature["called"] == "ZA0-01" and feature["fid_2"] == 0
    assert feature.geometry().asMultiPoint()[0].x() == 470000
    assert "From a test." in layer.metadata().abstract()


def test_interim_and_permanent_look_different(qgis_app, tmp_path):
    (table,) = (one for one in tables(tmp_path / "r.gpkg", reinstatements(9)) if one.dimension == 1)
    layer = record_layers.layer_of(table, "lines")
    renderer = layer.renderer()
    assert [category.label() for category in renderer.categories()] == [
        "Interim",
        "Permanent",
        "Another status",
    ]
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    expression = QgsExpression(renderer.classAttribute())
    told = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        told.append(expression.evaluate(context))
    assert told == ["permanent"] * 3


def test_works_of_notifications_by_their_traffic(qgis_app, tmp_path):
    def message(number, traffic):
        inside = {
            "permit_reference_number": f"ZA{number}-01",
            "works_location_coordinates": f"POINT({470000 + number} 310000)",
            "traffic_management_type": traffic,
            "usrn": 8401426,
        }
        return {"event_type": "WORK_START", "event_time": "2026-11-21T08:00:00Z", "object_data": inside}

    told = ("Road closure", "Multi-way signals", "No carriageway incursion")
    (table,) = tables(tmp_path / "n.gpkg", json.dumps([message(*one) for one in enumerate(told)]))
    layer = record_layers.layer_of(table, record_layers.title(table))
    assert layer.name() == "Works of notifications: points"
    assert [feature["traffic_impact"] for feature in layer.getFeatures()] == [
        "Road closed",
        "Signals or lane closed",
        "Little or none",
    ]
    assert next(layer.getFeatures())["usrn"] == 8401426


def test_thousands_of_rows_are_still_there_in_another_layer(qgis_app, tmp_path):
    begun = time.monotonic()
    made = tables(tmp_path / "many.gpkg", reinstatements(6000))
    assert sum(table.rows for table in made) == 6000
    print(f"6,000 rows in {time.monotonic() - begun:.1f} s")
    again = QgsVectorLayer(f"{tmp_path / 'many.gpkg'}|layername={made[0].table}", "again", "ogr")
    assert again.featureCount() == 2000


def test_a_file_that_cannot_be_written_is_said(qgis_app, tmp_path):
    with pytest.raises(record_layers.CannotWrite) as refused:
        record_layers.written(tmp_path / "none" / "r.gpkg", shapes_of(reinstatements(1)).shapes, [])
    assert "could not be written" in refused.value.words
