"""Layers out of a search: shapes, fields, exact coordinates, styles, what they say of themselves."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsExpressionContext, QgsRenderContext, QgsWkbTypes
from qgis.PyQt.QtCore import QDateTime

from plugin.geometry import national_grid
from plugin.host import profile_folder
from plugin.layers import works_fields
from plugin.layers.works_layers import works_layers
from plugin.search.result import SearchResult

GRID = QgsCoordinateReferenceSystem("EPSG:27700")


def by_kind(layers: list[Any]) -> dict[str, Any]:
    return {layer.customProperty("works_extents/shape"): layer for layer in layers}


def test_each_kind_of_shape_has_a_layer_with_points_on_top(result: SearchResult) -> None:
    layers = works_layers(result, GRID)
    assert [layer.customProperty("works_extents/shape") for layer in layers] == ["polygon", "line", "point"]
    assert [layer.featureCount() for layer in layers] == [1, 1, 2]
    assert [QgsWkbTypes.displayString(layer.wkbType()) for layer in layers] == [
        "Polygon",
        "LineString",
        "Point",
    ]
    assert all(layer.isValid() and layer.crs() == GRID and layer.readOnly() for layer in layers)


def test_fields_are_typed_and_have_headings(result: SearchResult) -> None:
    layer = by_kind(works_layers(result, GRID))["point"]
    feature = next(layer.getFeatures())
    start = feature["start_date"]
    assert isinstance(start, QDateTime) and start.isValid()
    # Midnight UTC in July is one o'clock on the clocks of the UK.
    assert start.toString("yyyy-MM-dd HH:mm") == "2026-07-01 01:00"
    assert start.toUTC().toString("yyyy-MM-dd HH:mm") == "2026-07-01 00:00"
    headings = {field.name(): field.alias() for field in layer.fields()}
    assert headings["permit_reference_number"] == "Permit reference"
    assert headings["traffic_management_type"] == "Traffic management"
    assert feature["traffic_management_type_words"] == "Road closure"


def test_coordinates_are_the_services_own_in_the_national_grid(result: SearchResult) -> None:
    point = next(by_kind(works_layers(result, GRID))["point"].getFeatures()).geometry().asPoint()
    assert (point.x(), point.y()) == (470010.125, 310020.25)


def test_coordinates_are_carried_over_exactly_to_a_web_map(result: SearchResult) -> None:
    layer = by_kind(works_layers(result, QgsCoordinateReferenceSystem("EPSG:3857")))["point"]
    point = next(layer.getFeatures()).geometry().asPoint()
    longitude, latitude = national_grid.to_etrs89([470010.125], [310020.25])
    x = math.radians(float(longitude[0])) * 6378137
    y = math.log(math.tan(math.pi / 4 + math.radians(float(latitude[0])) / 2)) * 6378137
    assert math.hypot(point.x() - x, point.y() - y) < 0.0005


@pytest.mark.parametrize(
    ("traffic", "impact"),
    [
        ("road_closure", "Road closed"),
        ("two_way_signals", "Signals or lane closed"),
        ("lane_closure", "Signals or lane closed"),
        ("no_carriageway_incursion", "Little or none"),
        (None, "Little or none"),
    ],
)
def test_the_impact_on_traffic(traffic: str | None, impact: str) -> None:
    assert works_fields.impact(traffic) == impact


def test_every_impact_has_its_colour_in_the_style(result: SearchResult) -> None:
    expected = {"Road closed": "#d4351c", "Signals or lane closed": "#f47738", "Little or none": "#00703c"}
    for layer in works_layers(result, GRID):
        renderer = layer.renderer()
        assert renderer.classAttribute() == works_fields.IMPACT
        told = {category.value(): category.label() for category in renderer.categories()}
        assert told == {words: words for words in expected}
        context = QgsRenderContext()
        context.setExpressionContext(QgsExpressionContext())
        renderer.startRender(context, layer.fields())
        for feature in layer.getFeatures():
            symbol = renderer.symbolForFeature(feature, context)
            colours = {symbol.symbolLayer(index).color().name() for index in range(symbol.symbolLayerCount())}
            assert expected[feature[works_fields.IMPACT]] in colours
        renderer.stopRender(context)


def test_map_tips_speak_of_fields_that_are_there(result: SearchResult) -> None:
    for layer in works_layers(result, GRID):
        names = set(re.findall(r'"(\w+)"', layer.mapTipTemplate()))
        assert {"permit_reference_number", "dates_words", "traffic_management_type_words"} <= names
        assert names <= set(layer.fields().names())


def test_what_a_layer_says_of_itself(result: SearchResult) -> None:
    told = works_layers(result, GRID)[0].metadata().abstract()
    for words in ("Practice", "version v2", "469900", "310600", "01 July 2026", "15 July 2026", "millimetre"):
        assert words in told, told


def test_nothing_found_is_no_layer(result: SearchResult) -> None:
    empty = SearchResult(
        request=result.request,
        version="v2",
        environment_name="Practice",
        started=result.started,
        finished=result.finished,
        calls=1,
        attributes={},
        groups={},
    )
    assert works_layers(empty, GRID) == []


def test_a_value_of_tomorrow_is_told_in_the_services_words() -> None:
    column = next(column for column in works_fields.COLUMNS if column.name == "traffic_management_type")
    assert works_fields.words(column, "upcoming_enum", "Hovering barrier") == "Hovering barrier"
    assert works_fields.words(column, "road_closure", None) == "Road closure"
    assert works_fields.words(column, None, None) is None


def test_styles_are_among_the_resources() -> None:
    for name in ("works_traffic_point", "works_status_line", "activities_polygon", "draft_point", "draft_line", "draft_polygon"):
        assert profile_folder.resource("styles", f"{name}.qml").is_file()
