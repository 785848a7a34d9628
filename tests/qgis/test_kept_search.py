"""A search in a GeoPackage, what it asked in the project, and which feature shows which row."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsExpression, QgsProject, QgsVectorLayer

from plugin.layers import asked_search, kept_search, search_groups, themes
from plugin.layers.found_rows import FoundRows
from plugin.layers.search_layers import search_layers
from plugin.search.result import SearchResult
from tests.qgis.conftest import FEATURES, search
from tests.qgis.conftest import feature as work

GRID = QgsCoordinateReferenceSystem("EPSG:27700")
MERCATOR = QgsCoordinateReferenceSystem("EPSG:3857")


def table(path: Path, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(kept_search.source_of(path, name), name, "ogr")
    assert layer.isValid()
    return layer


def held(layer: QgsVectorLayer) -> list[tuple[Any, ...]]:
    """What a layer holds: row, reference, days, shape."""
    found = [
        (one["row"], one["work_reference_number"], one["dates_words"], one.geometry().asWkt(3))
        for one in layer.getFeatures()
    ]
    return sorted(found)


def test_a_file_holds_what_the_layers_held(result: SearchResult, tmp_path: Path) -> None:
    path = tmp_path / "search.gpkg"
    written = kept_search.keep(path, {"works": result}, GRID, True)
    assert written == ["works_polygons", "works_lines", "works_points"]
    for layer in search_layers(result, GRID):
        kept = table(path, kept_search.table_of(layer))
        assert held(kept) == held(layer) and kept.crs() == GRID
        assert kept.renderer().classAttribute() == "traffic_impact"
        assert kept.fields().at(kept.fields().indexFromName("work_category")).alias() == "Category"
        assert kept.metadata().abstract() == layer.metadata().abstract()
        _, _, names, *_ = kept.listStylesInDatabase()
        assert set(themes.THEMES.values()) <= set(names)
        start = next(kept.getFeatures())["start_date"]
        assert start.toString("yyyy-MM-dd") == "2026-07-01"


def test_times_are_written_as_a_geopackage_holds_them(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [470000, 310000]}
    found = search((work(1, point, start_date="2026-06-30T23:00:00.000Z"),))
    kept_search.keep(tmp_path / "times.gpkg", {"works": found}, GRID, True)
    with sqlite3.connect(tmp_path / "times.gpkg") as connection:
        ((start,),) = connection.execute("SELECT start_date FROM works_points").fetchall()
    connection.close()
    # Before 3.40 QGIS writes no zone: then it is what the clock says.
    zoned = Qgis.QGIS_VERSION_INT >= 34000
    assert start[:19] == ("2026-06-30T23:00:00" if zoned else "2026-07-01T00:00:00")
    assert start.endswith("Z") == zoned and "+" not in start
    kept = next(table(tmp_path / "times.gpkg", "works_points").getFeatures())
    assert kept["dates_words"] == "01/07/2026 to 02/07/2026"


def test_nothing_is_written_where_somebody_stops_it(result: SearchResult, tmp_path: Path) -> None:
    path = tmp_path / "search.gpkg"
    path.write_text("mine")
    assert kept_search.keep(path, {"works": result}, GRID, True, lambda: True) == []
    assert path.read_text() == "mine"


def test_a_file_in_another_crs(result: SearchResult, tmp_path: Path) -> None:
    kept_search.keep(tmp_path / "web.gpkg", {"works": result}, MERCATOR, True)
    kept = table(tmp_path / "web.gpkg", "works_points")
    there = {layer.customProperty("works_extents/shape"): layer for layer in search_layers(result, MERCATOR)}
    assert kept.crs() == MERCATOR and held(kept) == held(there["point"])


def test_writing_again_replaces_the_search_and_leaves_the_rest(result: SearchResult, tmp_path: Path) -> None:
    path = tmp_path / "search.gpkg"
    kept_search.keep(path, {"works": result}, GRID, True)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE my_own (words TEXT)")
    connection.execute("INSERT INTO my_own VALUES ('stays')")
    connection.commit()
    open_still = table(path, "works_points")
    assert open_still.featureCount() == 2
    fewer = search((FEATURES[0], FEATURES[1]))
    assert kept_search.keep(path, {"works": fewer}, GRID, False) == ["works_lines", "works_points"]
    tables = {name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")}
    assert tables == {"works_lines", "works_points", "layer_styles"}
    assert connection.execute("SELECT words FROM my_own").fetchall() == [("stays",)]
    assert [row for row, *_ in held(table(path, "works_points"))] == [0]
    styles = connection.execute("SELECT f_table_name, styleName FROM layer_styles").fetchall()
    assert len(styles) == len(set(styles))


def test_a_file_that_cannot_be_written_is_told_in_words(result: SearchResult, tmp_path: Path) -> None:
    with pytest.raises(kept_search.CannotKeep) as told:
        kept_search.keep(tmp_path / "no folder" / "search.gpkg", {"works": result}, GRID, True)
    assert "search.gpkg" in told.value.words and told.value.next_step


def test_a_layer_reads_from_the_file_and_stays_the_same_layer(result: SearchResult, tmp_path: Path) -> None:
    path = tmp_path / "search.gpkg"
    layers = search_layers(result, GRID)
    themes.switch(layers, themes.STATUS)
    before = [(layer.id(), layer.name(), held(layer)) for layer in layers]
    kept_search.keep(path, {"works": result}, GRID, True)
    for layer in layers:
        assert kept_search.file_of(layer) is None
        assert kept_search.read_from(layer, path)
        assert kept_search.file_of(layer) == path and layer.readOnly()
    assert [(layer.id(), layer.name(), held(layer)) for layer in layers] == before
    assert themes.current(layers) == themes.STATUS
    assert search_groups.file_of(layers) == path


@pytest.mark.parametrize("rows", [[], [3], [0, 2], list(range(0, 400, 3)), [5, 399]])
def test_a_filter_lets_its_rows_through_in_qgis_and_in_the_file(rows: list[int], tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [470000, 310000]}
    found = search(
        tuple(work(number % 20 + 1, point, work_reference_number=f"W{number}") for number in range(400))
    )
    (scratch,) = search_layers(found, GRID)
    kept_search.keep(tmp_path / "many.gpkg", {"works": found}, GRID, True)
    for layer in (scratch, table(tmp_path / "many.gpkg", "works_points")):
        assert layer.setSubsetString(search_groups.condition(rows))
        assert sorted(one["row"] for one in layer.getFeatures()) == rows
        assert layer.setSubsetString("")
        assert layer.featureCount() == 400
    assert not QgsExpression(search_groups.condition(rows)).hasParserError()


def test_rows_and_features_both_ways(result: SearchResult) -> None:
    layers = search_layers(result, GRID)
    rows = FoundRows()
    for layer in layers:
        rows.add(layer)
    for row in range(4):
        layer, fid = rows.place("works", row) or (None, 0)
        assert layer is not None and layer.getFeature(fid)["row"] == row
        assert rows.rows(layer, [fid]) == [row]
    assert rows.place("works", 99) is None and rows.place("activities", 0) is None
    assert rows.of_kind("works") == layers and rows.of_kind("activities") == []
    rows.forget([layers[2].id()])
    assert rows.layers == layers[:2] and rows.place("works", 0) is None


def test_a_layer_that_was_made_permanent_is_read_through(result: SearchResult, tmp_path: Path) -> None:
    kept_search.keep(tmp_path / "search.gpkg", {"works": result}, GRID, True)
    layer = search_layers(result, GRID)[2]
    rows = FoundRows()
    rows.add(layer)
    with sqlite3.connect(tmp_path / "search.gpkg") as connection:
        connection.execute("DROP TRIGGER IF EXISTS rtree_works_points_geom_delete")
        connection.execute("DELETE FROM works_points WHERE row = 0")
    connection.close()
    kept_search.read_from(layer, tmp_path / "search.gpkg")
    rows.add(layer)
    assert rows.place("works", 0) is None
    assert rows.place("works", 3) == (layer, next(layer.getFeatures()).id())


def test_what_was_asked_comes_back_from_the_project(result: SearchResult) -> None:
    polygon = {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 0]]]}
    request = replace(result.request, end=None, outline=polygon, reference="")
    asked = asked_search.asked_by({"works": replace(result, request=request)}, ["works", "activities"])
    again = asked_search.read(asked.text())
    assert again is not None and again.request() == request
    assert again.kinds == ("works", "activities") and again.start == date(2026, 7, 1).isoformat()
    assert (again.environment, again.version, again.id) == ("Practice", "v2", asked.id)
    for spoilt in (
        "",
        "not known",
        True,
        None,
        5,
        "{}",
        '{"kinds": 3}',
        asked.text().replace("469900.0", '"x"'),
    ):
        assert asked_search.read(spoilt) is None


def test_a_group_filled_again_keeps_its_place_its_ticks_and_its_looks(result: SearchResult) -> None:
    project = QgsProject.instance()
    layers = search_layers(result, GRID)
    group = search_groups.add(project, "First", layers)
    group.setCustomProperty(asked_search.GROUP, asked_search.asked_by({"works": result}, ["works"]).text())
    assert [node.name() for node in group.findLayers()] == [
        "Works: points",
        "Works: lines",
        "Works: polygons",
    ]
    themes.switch(layers, themes.CATEGORY)
    layers[1].setOpacity(0.5)
    group.findLayer(layers[1].id()).setItemVisibilityChecked(False)
    anew = search_layers(search((FEATURES[0], FEATURES[1])), GRID)
    search_groups.fill(project, group, anew)
    assert search_groups.layers_in(group) == anew
    assert themes.current(anew) == themes.CATEGORY
    assert anew[0].opacity() == 0.5 and not group.findLayer(anew[0].id()).itemVisibilityChecked()
    assert len(project.mapLayers()) == 2
    project.clear()


def test_a_shape_is_read_back_exactly(result: SearchResult) -> None:
    for crs in (GRID, MERCATOR):
        line = {layer.name(): layer for layer in search_layers(result, crs)}["Works: lines"]
        extent = search_groups.extent_of(line, next(line.getFeatures()))
        assert extent["type"] == "LineString"
        for (x, y), (easting, northing) in zip(extent["coordinates"], [(470000, 310000), (470030, 310040)]):
            assert abs(x - easting) < 0.001 and abs(y - northing) < 0.001
