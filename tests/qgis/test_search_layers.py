"""Layers out of a search: shapes, fields, exact coordinates, styles, what they say of themselves."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsRenderContext,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from plugin.geometry import national_grid
from plugin.host import profile_folder
from plugin.layers import kind_fields, themes, traffic_impact
from plugin.layers.search_layers import search_layers
from plugin.search.result import SearchResult
from tests.qgis.conftest import feature as work
from tests.qgis.conftest import search

GRID = QgsCoordinateReferenceSystem("EPSG:27700")


def by_kind(layers: list[Any]) -> dict[str, Any]:
    return {layer.customProperty("works_extents/shape"): layer for layer in layers}


def test_each_kind_of_shape_has_a_layer_with_points_on_top(result: SearchResult) -> None:
    layers = search_layers(result, GRID)
    assert [layer.customProperty("works_extents/shape") for layer in layers] == ["polygon", "line", "point"]
    assert [layer.featureCount() for layer in layers] == [1, 1, 2]
    assert [QgsWkbTypes.displayString(layer.wkbType()) for layer in layers] == [
        "Polygon",
        "LineString",
        "Point",
    ]
    assert all(layer.isValid() and layer.crs() == GRID and layer.readOnly() for layer in layers)


def test_fields_are_typed_and_have_headings(result: SearchResult) -> None:
    layer = by_kind(search_layers(result, GRID))["point"]
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
    point = next(by_kind(search_layers(result, GRID))["point"].getFeatures()).geometry().asPoint()
    assert (point.x(), point.y()) == (470010.125, 310020.25)


def test_coordinates_are_carried_over_exactly_to_a_web_map(result: SearchResult) -> None:
    layer = by_kind(search_layers(result, QgsCoordinateReferenceSystem("EPSG:3857")))["point"]
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
    assert traffic_impact.impact(traffic) == impact


def colours(layer: Any) -> dict[Any, set[str]]:
    """By the feature's first value (its reference), the colours that it is drawn in."""
    renderer, found = layer.renderer().clone(), {}
    context = QgsRenderContext()
    expressions = QgsExpressionContext()
    expressions.appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setExpressionContext(expressions)
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        symbol = renderer.symbolForFeature(feature, context)
        drawn: set[str] = set()
        if symbol is not None:
            parts = [symbol.symbolLayer(index) for index in range(symbol.symbolLayerCount())]
            drawn = {part.color().name() for part in parts} | {part.strokeColor().name() for part in parts}
        found[feature.attribute(0)] = drawn
    renderer.stopRender(context)
    return found


def test_every_impact_has_its_colour_in_the_style(result: SearchResult) -> None:
    expected = {"Road closed": "#d4351c", "Signals or lane closed": "#f47738", "Little or none": "#00703c"}
    for layer in search_layers(result, GRID):
        assert layer.renderer().classAttribute() == traffic_impact.IMPACT
        told = {category.value(): category.label() for category in layer.renderer().categories()}
        assert told == {words: words for words in expected}
        drawn = colours(layer)
        for feature in layer.getFeatures():
            assert expected[feature[traffic_impact.IMPACT]] in drawn[feature.attribute(0)]


@pytest.mark.parametrize(
    ("status", "colour", "pen"),
    [
        ("submitted", "#b35900", "dash"),
        ("granted", "#00703c", "solid"),
        ("closed", "#7d868c", "solid"),
        ("refused", "#7d868c", "solid"),
        ("permit_modification_request", "#912b88", "dash dot"),
        ("upcoming_enum", "#383f43", "dot"),
    ],
)
def test_the_theme_of_permit_status(status: str, colour: str, pen: str) -> None:
    pens = {
        "dash": Qt.PenStyle.DashLine,
        "solid": Qt.PenStyle.SolidLine,
        "dash dot": Qt.PenStyle.DashDotLine,
        "dot": Qt.PenStyle.DotLine,
    }
    polygon = {
        "type": "Polygon",
        "coordinates": [[[470000, 310000], [470010, 310000], [470010, 310010], [470000, 310000]]],
    }
    found = search((work(1, polygon, permit_status=status),))
    layer = search_layers(found, GRID)[0]
    themes.switch([layer], themes.STATUS)
    assert themes.current([layer]) == themes.STATUS
    assert colour in colours(layer)["ZA00100000001"]
    assert (colour, pens[pen]) in {(edge, style) for edge, style, _, _ in outlines(layer).values()}


def outlines(layer: Any) -> dict[Any, tuple[str, Any, float, int]]:
    """Of each entry in a legend of polygons: colour, style and width of the outline, and how dense the fill is."""
    found = {}
    # They are copies, and their symbols go with them.
    for category in layer.renderer().categories():
        part = category.symbol().symbolLayer(0)
        told = part.strokeColor().name(), part.strokeStyle(), part.strokeWidth(), part.color().alpha()
        found[category.value()] = told
    return found


def test_no_work_is_invisible_in_any_theme(result: SearchResult) -> None:
    for theme in themes.THEMES:
        for layer in search_layers(result, GRID):
            themes.switch([layer], theme)
            assert layer.styleManager().currentStyle() == themes.THEMES[theme]
            assert len(colours(layer)) == layer.featureCount() and all(colours(layer).values())
            assert all(category.label()[0].isupper() for category in layer.renderer().categories())
            settings = layer.labeling().settings()
            assert layer.labelsEnabled() and settings.scaleVisibility and settings.minimumScale == 2000
            for name in ("promoter_organisation", "dates_words", "traffic_management_type_words"):
                assert f'"{name}"' in settings.fieldName


def test_a_theme_changes_looks_and_nothing_else(result: SearchResult) -> None:
    layer = search_layers(result, GRID)[0]
    for theme in (*themes.THEMES, themes.TRAFFIC):
        themes.switch([layer], theme)
        assert layer.readOnly() and layer.customProperty("works_extents/kind") == "works"
        assert layer.customProperty("skipMemoryLayersCheck") == 1
        assert layer.fields().at(1).alias() == "Permit reference"


def test_map_tips_and_labels_speak_of_fields_that_are_there(result: SearchResult) -> None:
    for found in (result, *map(of_kind, OTHERS)):
        for layer in search_layers(found, GRID):
            for words in (layer.mapTipTemplate(), layer.labeling().settings().fieldName):
                assert set(re.findall(r'"(\w+)"', words)) <= set(layer.fields().names()), (found.kind, words)


def test_a_map_tip_says_what_an_officer_asks_first(result: SearchResult) -> None:
    layer = by_kind(search_layers(result, GRID))["polygon"]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    told = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    for words in (
        "ZA00100000003-01",
        "Made-up Water",
        "Minor",
        "Granted",
        "No carriageway incursion",
        "01/07/2026 to 04/07/2026",
    ):
        assert words in told, told
    label = QgsExpression(layer.labeling().settings().fieldName).evaluate(context)
    assert label == "Made-up Water\n01/07/2026 to 04/07/2026\nNo carriageway incursion"


def test_what_the_service_sends_is_no_html_in_a_map_tip() -> None:
    point = {"type": "Point", "coordinates": [470000, 310000]}
    found = search((work(1, point, promoter_organisation="A <b>bold</b> & Sons"),))
    layer = search_layers(found, GRID)[0]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    told = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert "A &lt;b>bold&lt;/b> &amp; Sons" in told


OTHERS = {
    "activities": (
        {
            "activity_reference_number": "TSR1",
            "activity_name": "Autumn fair",
            "activity_location_description": "Market place",
            "activity_type": "event",
            "activity_type_string": "Event",
            "area_name": "Rehearsal",
            "cancelled": False,
            "street_name": "MARKET PLACE",
        },
        "#0b7a75",
    ),
    "forward_plans": (
        {
            "forward_plan_reference_number": "FWP1",
            "work_reference_number": "ZA1",
            "forward_plan_status": "raised",
            "forward_plan_status_string": "Raised",
            "street": "HIGH STREET",
            "area": None,
            "description_of_work": "Mains",
            "promoter_organisation": "Made-up Water",
            "location_description": "Carriageway",
        },
        "#7a5c00",
    ),
    "section_58s": (
        {
            "section_58_reference_number": "S58",
            "section_58_status": "in_force",
            "section_58_status_string": "In force",
            "street_name": "HIGH STREET",
            "organisation_name": "Rehearsal County Council",
            "restriction_duration": "two_years",
            "restriction_duration_string": "Two years",
            "restriction_extent": "whole_road",
            "restriction_extent_string": "Whole road",
            "location_types": ["footway", "carriageway"],
            "location_types_string": ["Footway", "Carriageway"],
        },
        "#1d70b8",
    ),
    "hs2_act_limits": ({}, "#d53880"),
}
SHAPES = (
    {"type": "Point", "coordinates": [470010, 310020]},
    {"type": "LineString", "coordinates": [[470000, 310000], [470030, 310040]]},
    {
        "type": "Polygon",
        "coordinates": [[[470000, 310000], [470010, 310000], [470010, 310010], [470000, 310000]]],
    },
)


def of_kind(kind: str) -> SearchResult:
    """One record of a kind in each shape, as v6 gives it."""
    properties = dict(OTHERS[kind][0])
    if kind != "hs2_act_limits":
        properties.update(start_date="2026-07-01T00:00:00.000Z", end_date="2026-07-31T23:00:00.000Z")
    features = []
    for number, shape in enumerate(SHAPES):
        own = {key: f"{value}{number}" for key, value in properties.items() if key.endswith("_number")}
        held = {"type": "Feature", "geometry": shape, "properties": {**properties, **own}}
        features.append({k: v for k, v in held.items() if k != "properties" or v})
    return search(tuple(features), kind)


@pytest.mark.parametrize("kind", OTHERS)
def test_every_kind_has_layers_of_its_own(kind: str) -> None:
    layers = search_layers(of_kind(kind), GRID)
    assert [layer.customProperty("works_extents/shape") for layer in layers] == ["polygon", "line", "point"]
    assert {layer.customProperty("works_extents/kind") for layer in layers} == {kind}
    assert all(layer.name().startswith(kind_fields.TITLES[kind] + ": ") for layer in layers)
    for layer in layers:
        (drawn,) = colours(layer).values()
        assert OTHERS[kind][1] in drawn, (kind, drawn)
        assert not themes.current([layer])
        named = {column.name for column in kind_fields.COLUMNS[kind]}
        assert named <= set(layer.fields().names())


def test_section_58_is_outlined_in_blue_and_not_filled_over() -> None:
    entries = outlines(by_kind(search_layers(of_kind("section_58s"), GRID))["polygon"])
    colour, pen, width, fill = entries["in_force"]
    assert (colour, pen) == ("#1d70b8", Qt.PenStyle.SolidLine) and width >= 0.9 and fill < 40
    assert entries["proposed"][:2] == ("#1d70b8", Qt.PenStyle.DashLine)


def test_types_of_the_other_kinds() -> None:
    section = next(by_kind(search_layers(of_kind("section_58s"), GRID))["line"].getFeatures())
    assert section["location_types"] == "footway, carriageway"
    assert section["location_types_words"] == "Footway, Carriageway"
    # The clocks of the UK: the last of July, 23:00 UTC, is the first of August.
    assert section["dates_words"] == "01/07/2026 to 01/08/2026"
    activity = next(by_kind(search_layers(of_kind("activities"), GRID))["point"].getFeatures())
    assert activity["cancelled"] is False and isinstance(activity["start_date"], QDateTime)


def test_a_version_has_its_own_fields_and_a_search_asked_to_stop_has_none(result: SearchResult) -> None:
    assert "usrn" not in search_layers(result, GRID)[0].fields().names()
    newer = replace(result, version="v6")
    assert {"usrn", "street", "industry_sector_words"} <= set(search_layers(newer, GRID)[0].fields().names())
    assert search_layers(result, GRID, lambda: True) == []


def test_what_a_layer_says_of_itself(result: SearchResult) -> None:
    told = search_layers(result, GRID)[0].metadata().abstract()
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
    assert search_layers(empty, GRID) == []


def test_a_value_of_tomorrow_is_told_in_the_services_words() -> None:
    column = next(
        column for column in kind_fields.COLUMNS["works"] if column.name == "traffic_management_type"
    )
    assert kind_fields.words(column, "upcoming_enum", "Hovering barrier") == "Hovering barrier"
    assert kind_fields.words(column, "road_closure", None) == "Road closure"
    assert kind_fields.words(column, None, None) is None


def test_styles_are_among_the_resources() -> None:
    names = [f"{kind}_{shape}" for kind in OTHERS for shape in ("point", "line", "polygon")]
    names += [f"works_{theme}_{shape}" for theme in themes.THEMES for shape in ("point", "line", "polygon")]
    for name in (*names, "draft_point", "draft_line", "draft_polygon"):
        assert profile_folder.resource("styles", f"{name}.qml").is_file()
