"""Streets and their designations as layers, and shapes taken from any layer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from plugin.geometry import national_grid
from plugin.layers import street_layers
from plugin.layers.taken_shapes import box_in_national_grid, in_national_grid, taken, taken_shapes
from plugin.streetmanager.lookup_records import Street

GRID, DEGREES = QgsCoordinateReferenceSystem("EPSG:27700"), QgsCoordinateReferenceSystem("EPSG:4326")
LINE = {"type": "MultiLineString", "coordinates": [[[470000, 310000], [470100, 310000]]]}


def designation(**more: Any) -> dict[str, Any]:
    return {
        "street_special_desig_code": 2,
        "special_desig_description": "MORNING PEAK",
        "special_desig_start_time": 730,
        "special_desig_end_time": 930,
        **more,
    }


def street(*designations: dict[str, Any], **more: Any) -> Street:
    return Street.model_validate(
        {
            "usrn": 99900001,
            "street_descriptor": "HIGH STREET",
            "town": "MARKET REHEARSAL",
            "primary_notice_authorities": [{"swa_code": "10", "name": "REHEARSAL COUNTY COUNCIL"}],
            "reinstatement_types": [{"reinstatement_type_code": 2}],
            "street_line": LINE,
            "additional_special_designations_response": list(designations),
            **more,
        }
    )


def layers_of(one: Street, crs: QgsCoordinateReferenceSystem = GRID) -> dict[str, QgsVectorLayer]:
    layers = {}
    for key, features in street_layers.street_features(one, crs).items():
        layers[key] = street_layers.street_layer(key, key, crs)
        assert layers[key].isValid() and layers[key].dataProvider().addFeatures(features)[0]
    return layers


def test_a_street_says_what_it_is() -> None:
    layer = layers_of(street())[street_layers.STREETS]
    feature = next(layer.getFeatures())
    assert feature["usrn"] == 99900001 and feature["street"] == "HIGH STREET"
    assert feature["assessed_by"] == "REHEARSAL COUNTY COUNCIL" and feature["reinstatement"] == "Type 2"
    assert feature.geometry().length() == pytest.approx(100)
    assert layer.labelsEnabled() and layer.customProperty("skipMemoryLayersCheck")


def test_designations_go_to_the_layer_of_their_shape() -> None:
    shapes: dict[str, dict[str, Any]] = {
        street_layers.POINTS: {"type": "Point", "coordinates": [470010, 310000]},
        street_layers.LINES: {"type": "LineString", "coordinates": [[470000, 310000], [470050, 310000]]},
        street_layers.AREAS: {
            "type": "Polygon",
            "coordinates": [[[470000, 310000], [470010, 310000], [470010, 310010], [470000, 310000]]],
        },
    }
    layers = layers_of(street(*(designation(asd_coordinate_geometry=shape) for shape in shapes.values())))
    assert set(layers) == {street_layers.STREETS, *shapes}
    for key in shapes:
        feature = next(layers[key].getFeatures())
        assert layers[key].featureCount() == 1 and feature["times"] == "07:30 to 09:30"
        assert feature["description"] == "MORNING PEAK" and feature["whole_street"] is False
        assert len(layers[key].renderer().categories()) == 4


def test_one_of_the_whole_street_is_drawn_along_it_and_one_without_a_place_is_not_drawn() -> None:
    layers = layers_of(street(designation(whole_road=True), designation()))
    feature = next(layers[street_layers.LINES].getFeatures())
    assert layers[street_layers.LINES].featureCount() == 1 and feature.geometry().length() == pytest.approx(
        100
    )


def test_a_street_without_a_line_draws_nothing() -> None:
    assert layers_of(street(designation(whole_road=True), street_line=None)) == {}


def test_in_another_crs_it_lies_exactly_there() -> None:
    feature = next(layers_of(street(), DEGREES)[street_layers.STREETS].getFeatures())
    first = feature.geometry().vertexAt(0)
    assert (first.x(), first.y()) == pytest.approx(national_grid.to_etrs89(470_000, 310_000), abs=1e-8)


def test_shapes_are_taken_from_any_layer_exactly_and_curves_as_straight_pieces() -> None:
    lon, lat = (values.tolist() for values in national_grid.to_etrs89([470_000, 470_100], [310_000, 310_050]))
    layer = QgsVectorLayer("CompoundCurve?crs=EPSG:4326", "curves", "memory")
    made = []
    for wkt in (
        "CompoundCurve((" + ", ".join(f"{x!r} {y!r}" for x, y in zip(lon, lat)) + "))",
        "CompoundCurve(CircularString(-1 52.6, -0.999 52.601, -0.998 52.6))",
    ):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        made.append(feature)
    made.append(QgsFeature())
    layer.dataProvider().addFeatures(made)
    shapes = taken_shapes(QgsVectorLayerFeatureSource(layer), layer.allFeatureIds(), layer.crs())
    straight, curved = sorted(shapes, key=shapely.get_num_coordinates)
    assert np.abs(shapely.get_coordinates(straight) - [[470_000, 310_000], [470_100, 310_050]]).max() < 0.001
    assert curved.geom_type == "LineString" and len(curved.coords) > 20


def test_arcs_become_straight_within_a_centimetre_and_are_counted() -> None:
    layer = QgsVectorLayer("CurvePolygon?crs=EPSG:27700", "arcs", "memory")
    made = []
    for wkt in (
        "CurvePolygon(CompoundCurve(CircularString(470000 310000, 470010 310010, 470020 310000), "
        "(470020 310000, 470000 310000)))",
        "CurvePolygon((470050 310000, 470060 310000, 470060 310010, 470050 310000))",
    ):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    found = taken(QgsVectorLayerFeatureSource(layer), layer.allFeatureIds(), layer.crs())
    assert found.curved == 1
    half = max(found.shapes, key=shapely.get_num_coordinates)
    stretches = shapely.get_coordinates(shapely.segmentize(shapely.boundary(half), 0.05))
    arc = stretches[stretches[:, 1] > 310_000.5]
    away = 10 - np.hypot(*(arc - [470_010, 310_000]).T)
    assert 0.001 < away.max() < 0.01


def test_a_polygon_without_a_place_on_the_grid_is_not_finite() -> None:
    ring = QgsGeometry.fromWkt("POLYGON((470000 310000, 470010 310000, 470010 310010, 470000 310000))")
    (shape,) = in_national_grid([ring], DEGREES)
    assert not np.isfinite(shapely.get_coordinates(shape)).any()


def test_the_box_of_another_crs_lies_in_its_box() -> None:
    west, south, east, north = box_in_national_grid(QgsRectangle(-1, 52.5, -0.9, 52.6), DEGREES)
    corners = national_grid.from_etrs89([-1, -0.95, -0.9, -1, -0.9], [52.5, 52.5, 52.5, 52.6, 52.6])
    for easting, northing in zip(*corners):
        assert west <= easting <= east and south <= northing <= north
    assert box_in_national_grid(QgsRectangle(100, -40, 150, 0), DEGREES) is None
