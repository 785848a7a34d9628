"""The streets of an area in QGIS without a window: what is selected, the list with its steps, the layer."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis.core")

import shapely  # noqa: E402
from qgis.core import (  # noqa: E402
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt  # noqa: E402

from plugin.gui.areas.area_desk import streets_kept, to_keep  # noqa: E402
from plugin.gui.areas.street_list import INSIDE, STREET, USRN, StreetList  # noqa: E402
from plugin.layers.area_layer import area_layer, features_of, fill, remove_saved  # noqa: E402
from plugin.layers.selected_streets import read_selected, selected_in  # noqa: E402
from plugin.submission.area_streets import AreaStreet  # noqa: E402

LINE = shapely.MultiLineString([[(470_000, 310_000), (470_050, 310_000)]])
HIGH = AreaStreet(8400002, "HIGH STREET", "ELY", LINE, 0.5, True)
LONG = AreaStreet(8400001, "LONG LANE", "ELY", None, 1.0, True)
TYPED = AreaStreet(8400003)


def layer_of(kind: str, fields: str, rows: list[tuple]) -> QgsVectorLayer:
    """A layer in memory, all of it selected; each row its attributes and its geometry as WKT."""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:27700&{fields}", "made", "memory")
    for *values, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    layer.selectAll()
    return layer


def test_lines_with_usrns_are_their_streets(qgis_app: object) -> None:
    layer = layer_of(
        "LineString",
        "field=USRN:integer&field=Street:string",
        [
            (8400001, "LONG LANE", "LINESTRING (470000 310000, 470010 310000)"),
            (8400001, "LONG LANE", "LINESTRING (470010 310000, 470020 310000)"),
            (12, "no USRN", "LINESTRING (470000 310100, 470010 310100)"),
        ],
    )
    found = read_selected(selected_in([layer]))
    (street,) = found.streets
    assert (street.usrn, street.name, street.line.length) == (8400001, "LONG LANE", 20.0)
    assert [shape.length for shape in found.shapes] == [10.0], "what names no street is looked under"


def test_works_name_their_streets_by_a_field_of_text(qgis_app: object) -> None:
    rows = [("8400002", "POLYGON ((0 0, 9 0, 9 9, 0 0))"), (None, "POLYGON ((0 0, 9 0, 9 9, 0 0))")]
    found = read_selected(selected_in([layer_of("Polygon", "field=usrn:string", rows)]))
    assert [(street.usrn, street.line) for street in found.streets] == [(8400002, None)]
    assert len(found.shapes) == 1


def test_areas_of_ones_own_come_in_any_coordinate_reference_system(qgis_app: object) -> None:
    layer = layer_of(
        "Polygon", "field=name:string", [("A", "POLYGON ((-1 52, -0.99 52, -0.99 52.01, -1 52))")]
    )
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    (shape,) = read_selected(selected_in([layer])).shapes
    assert 468_000 < shape.centroid.x < 470_000 and 234_000 < shape.centroid.y < 237_000
    layer.removeSelection()
    assert selected_in([layer]) == []


def test_a_street_is_in_the_list_once_and_every_step_can_be_taken_back(qgis_app: object) -> None:
    model, changes = StreetList(), []
    model.changed.connect(lambda: changes.append(model.usrns))
    assert model.add([HIGH, TYPED]) == 2 and model.add([LONG, AreaStreet(8400003, "MILL ROAD")]) == 1
    assert model.usrns == [8400002, 8400003, 8400001]
    assert model.streets[1].name == "MILL ROAD", "what is told anew counts"
    assert model.remove([0]) == 1 and not model.remove_usrn(8400002) and model.remove_usrn(8400001)
    assert model.usrns == [8400003]
    for held in ([8400003, 8400001], [8400002, 8400003, 8400001], [8400002, 8400003], []):
        model.undo()
        assert model.usrns == held
    assert not model.can_undo and changes[-1] == []
    model.undo()
    assert model.add([]) == 0 and not model.can_undo, "nothing done is no step"


def test_the_list_is_sorted_by_any_column(qgis_app: object) -> None:
    model = StreetList()
    model.show([HIGH, TYPED, LONG])
    assert not model.can_undo
    for column, order in ((USRN, [8400001, 8400002, 8400003]), (STREET, [8400002, 8400001, 8400003])):
        model.sort(column)
        assert model.usrns == order
    model.sort(INSIDE, Qt.SortOrder.DescendingOrder)
    assert model.usrns == [8400001, 8400002, 8400003]
    assert model.index(0, INSIDE).data() == "100%" and model.index(2, INSIDE).data() == ""
    assert model.index(1, STREET).data() == "HIGH STREET, ELY"
    model.learn([AreaStreet(8400003, known=False)])
    row = model.usrns.index(8400003)
    assert model.index(row, STREET).data() == "not in the gazetteer"


def test_what_is_known_of_the_streets_is_kept_without_their_lines() -> None:
    kept = to_keep([HIGH, TYPED])
    assert kept == {"8400002": ["HIGH STREET", "ELY", 0.5, True], "8400003": ["", "", None, None]}
    again = streets_kept([8400002, 8400003, 8400009], kept)
    assert again == [
        AreaStreet(8400002, "HIGH STREET", "ELY", None, 0.5, True),
        TYPED,
        AreaStreet(8400009),
    ]


def test_streets_whose_lines_are_known_are_on_the_map(qgis_app: object) -> None:
    layer = area_layer("Streets of the area")
    fill(layer, features_of(layer.fields(), [HIGH, LONG]))
    assert [feature["usrn"] for feature in layer.getFeatures()] == [8400002]
    assert layer.crs().authid() == "EPSG:27700" and layer.readOnly()
    fill(layer, [])
    assert layer.featureCount() == 0


def test_a_list_that_was_saved_with_a_project_does_not_come_back_empty(qgis_app: object) -> None:
    project = QgsProject()
    other = layer_of("Point", "field=name:string", [("A", "POINT (0 0)")])
    project.addMapLayers([area_layer("Streets of the area"), other])
    remove_saved(project)
    assert list(project.mapLayers().values()) == [other]
