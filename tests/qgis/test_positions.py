"""From the canvas to the National Grid and back, and the transforms that are settled beforehand."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointLocator,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)

from plugin.host import positions

WEB_MAP = QgsCoordinateReferenceSystem("EPSG:3857")
PLACE = QgsPointXY(470123.456, 310987.654)


@pytest.mark.parametrize("authority", ["EPSG:27700", "EPSG:3857", "EPSG:4326"])
def test_what_is_shown_goes_back_to_where_it_came_from(authority: str, qgis_app: object) -> None:
    crs = QgsCoordinateReferenceSystem(authority)
    back = positions.from_canvas(positions.to_canvas(PLACE, crs), crs)
    assert back.distance(PLACE) < 0.001


def a_layer(crs: str, wkt: str) -> QgsVectorLayer:
    kind = wkt.partition("(")[0].strip()
    layer = QgsVectorLayer(f"{kind}?crs={crs}", "snapped to", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeature(feature)
    return layer


def snapped_at(
    layer: QgsVectorLayer, canvas: QgsCoordinateReferenceSystem, near: QgsPointXY, edge: bool
) -> QgsPointXY:
    locator = QgsPointLocator(layer, canvas, QgsProject.instance().transformContext())
    find = locator.nearestEdge if edge else locator.nearestVertex
    read = positions.snapped(find(near, 500.0), canvas)
    assert read is not None
    return read


def test_a_snapped_vertex_is_the_layers_own_to_the_last_digit(qgis_app: object) -> None:
    layer = a_layer("EPSG:27700", f"LineString ({PLACE.x()} {PLACE.y()}, 470200 311000)")
    near = positions.to_canvas(PLACE, WEB_MAP)
    read = snapped_at(layer, WEB_MAP, near, edge=False)
    assert (read.x(), read.y()) == (PLACE.x(), PLACE.y())


def test_a_snapped_edge_is_read_along_the_layers_own_line(qgis_app: object) -> None:
    layer = a_layer("EPSG:27700", "LineString (470000 310000, 470100 310000)")
    near = positions.to_canvas(QgsPointXY(470025, 310002), WEB_MAP)
    read = snapped_at(layer, WEB_MAP, near, edge=True)
    assert abs(read.y() - 310000) < 1e-6
    assert abs(read.x() - 470025) < 0.1


def test_a_snapped_vertex_of_a_layer_in_degrees_comes_by_exact_ostn15(qgis_app: object) -> None:
    # One of Ordnance Survey's test points of OSTN15, TP02.
    longitude, latitude = -5.20304609998, 49.96006137820
    layer = a_layer("EPSG:4258", f"Point ({longitude} {latitude})")
    read = snapped_at(layer, layer.crs(), QgsPointXY(longitude, latitude), edge=False)
    assert read.distance(QgsPointXY(170370.718, 11572.405)) < 0.0011


def test_an_empty_project_becomes_one_in_the_national_grid(qgis_new_project: None) -> None:
    project = QgsProject.instance()
    positions.receive_national_grid(project)
    assert project.crs() == positions.NATIONAL_GRID
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    assert project.transformContext().hasTransform(positions.NATIONAL_GRID, degrees)


def test_a_project_with_layers_keeps_its_crs_and_gets_an_operation(qgis_new_project: None) -> None:
    project = QgsProject.instance()
    project.setCrs(WEB_MAP)
    project.addMapLayer(a_layer("EPSG:3857", "Point (0 0)"))
    positions.receive_national_grid(project)
    assert project.crs() == WEB_MAP
    assert project.transformContext().hasTransform(positions.NATIONAL_GRID, WEB_MAP)
