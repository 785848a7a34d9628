"""What was found, read back out of the layers that a project holds of it: what was written, the other way."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from plugin.gui.search.record_sheets import sheet_of
from plugin.layers import kept_search, search_groups
from plugin.layers.asked_search import asked_by, moment_of
from plugin.layers.found_rows import FoundRows
from plugin.layers.kind_fields import COLUMNS
from plugin.layers.project_results import ProjectResults, Question, _joined, held, read
from plugin.layers.search_layers import KIND, SHAPE, search_layers
from plugin.search.result import SearchResult
from tests.qgis.conftest import FEATURES, search
from tests.qgis.conftest import feature as work

GRID = QgsCoordinateReferenceSystem("EPSG:27700")
MERCATOR = QgsCoordinateReferenceSystem("EPSG:3857")
ASKED = datetime(2026, 6, 30, 13, 2, tzinfo=timezone.utc)


def question(result: SearchResult, **found: int) -> Question:
    return Question(result.request, "Practice", "v2", ASKED, found or {"works": len(result)})


def from_file(path: Path) -> list[QgsVectorLayer]:
    """The layers of a kept search as a project opens them."""
    layers = []
    for shape, (words, _) in (
        ("polygon", ("polygons", "")),
        ("line", ("lines", "")),
        ("point", ("points", "")),
    ):
        layer = QgsVectorLayer(kept_search.source_of(path, f"works_{words}"), words, "ogr")
        if layer.isValid():
            layer.setCustomProperty(KIND, "works")
            layer.setCustomProperty(SHAPE, shape)
            layers.append(layer)
    return layers


def same(found: SearchResult, wanted: SearchResult) -> None:
    """The tables say the same of both, and the shapes are the same."""
    assert len(found) == len(wanted) and found.from_project and not wanted.from_project
    one, other = sheet_of(found.kind, found), sheet_of(wanted.kind, wanted)
    for name in other.names:
        assert one.words(name) == other.words(name), name
        assert one.order(name).tolist() == other.order(name).tolist(), name
    for shape, group in wanted.groups.items():
        assert found.groups[shape].rows.tolist() == group.rows.tolist()
        if len(group):
            apart = shapely.hausdorff_distance(found.groups[shape].shapes(), group.shapes())
            assert float(np.max(apart)) < 0.002, (shape, apart)


@pytest.mark.parametrize("crs", [GRID, MERCATOR])
def test_scratch_layers_give_back_what_was_found(
    result: SearchResult, crs: QgsCoordinateReferenceSystem
) -> None:
    back = read(held(search_layers(result, crs)), question(result))
    same(back.results["works"], result)
    assert back.results["works"].started == ASKED


@pytest.mark.parametrize("crs", [GRID, MERCATOR])
def test_a_file_gives_back_what_was_found(
    result: SearchResult, crs: QgsCoordinateReferenceSystem, tmp_path: Path
) -> None:
    kept_search.keep(tmp_path / "kept.gpkg", {"works": result}, crs, True)
    layers = from_file(tmp_path / "kept.gpkg")
    assert len(layers) == 3
    same(read(held(layers), question(result)).results["works"], result)


def test_summer_days_stay_the_same_days(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [470000, 310000]}
    found = search((work(1, point, start_date="2026-06-30T23:00:00.000Z", end_date=None),))
    kept_search.keep(tmp_path / "kept.gpkg", {"works": found}, GRID, True)
    back = read(held(from_file(tmp_path / "kept.gpkg")), question(found)).results["works"]
    assert back.attributes["start_date"] == [datetime(2026, 6, 30, 23, tzinfo=timezone.utc)]
    assert back.attributes["end_date"] == [None]


@pytest.mark.parametrize("kind", ["activities", "forward_plans", "section_58s", "hs2_act_limits"])
def test_every_kind_comes_back(kind: str) -> None:
    values: dict[str, Any] = {}
    for column in COLUMNS[kind]:
        values[column.name] = {
            "text": f"a_{column.name}",
            "whole": 7,
            "yes_no": True,
            "moment": "2026-07-01T09:30:00.000Z",
        }[column.type]
    if kind == "section_58s":
        values["location_types"] = ["footway", "verge"]
        values["location_types_string"] = ["Footway", "Verge"]
    found = search((work(1, {"type": "Point", "coordinates": [470000, 310000]}, **values),), kind)
    back = read(held(search_layers(found, GRID)), question(found, **{kind: 1})).results[kind]
    same(back, found)


def test_what_had_no_place_is_not_in_the_project_and_rows_fit_all_the_same() -> None:
    nowhere = work(9, None)
    nowhere["properties"]["work_centre_point"] = None
    found = search((nowhere, FEATURES[0], FEATURES[1], FEATURES[3]))
    layers = search_layers(found, GRID)
    back = read(held(layers), question(found))
    result = back.results["works"]
    assert len(result) == 3 and asked_by({"works": found}, ["works"]).found == {"works": 4}
    assert result.attributes["work_reference_number"] == [
        found.attributes["work_reference_number"][row] for row in (1, 2, 3)
    ]
    rows = FoundRows()
    for layer in layers:
        rows.add(layer, places=back.places[layer.id()])
    for row in range(3):
        layer, fid = rows.place("works", row) or (None, 0)
        assert layer is not None
        feature = layer.getFeature(fid)
        assert feature["work_reference_number"] == result.attributes["work_reference_number"][row]
        assert rows.rows(layer, [fid]) == [row]
        # What the layer calls it, by which it is filtered.
        assert list(rows.numbers(layer, [row])) == [feature["row"]] == [row + 1]
    # Made permanent elsewhere, the numbers are the same; kept anew out of what was read, they begin at nought.
    rows.add(layers[0])
    assert rows.numbers(layers[0], [0]) == [1]
    rows.add(layers[0], as_built=True)
    assert rows.numbers(layers[0], [0]) == [0]


def test_a_filter_of_the_layers_hides_nothing_from_the_tables(result: SearchResult) -> None:
    layers = search_layers(result, GRID)
    for layer in layers:
        layer.setSubsetString(search_groups.condition([0]))
    same(read(held(layers), question(result)).results["works"], result)


def test_layers_that_hold_nothing_and_kinds_of_which_nothing_was_found(result: SearchResult) -> None:
    layers = search_layers(result, GRID)
    for layer in layers:
        layer.dataProvider().truncate()
    assert held(layers) == []
    assert held([QgsVectorLayer("/nowhere.gpkg|layername=works_points", "gone", "ogr")]) == []
    layers = search_layers(result, GRID)
    back = read(held(layers), question(result, works=4, activities=0))
    assert [(kind, len(one)) for kind, one in back.results.items()] == [("works", 4), ("activities", 0)]


def test_it_can_be_kept_again(result: SearchResult, tmp_path: Path) -> None:
    back = read(held(search_layers(result, MERCATOR)), question(result)).results
    kept_search.keep(tmp_path / "again.gpkg", back, GRID, True)
    same(read(held(from_file(tmp_path / "again.gpkg")), question(result)).results["works"], result)


def test_it_stops_when_nobody_wants_it_any_more(result: SearchResult) -> None:
    nothing = read(held(search_layers(result, GRID)), question(result), lambda: True)
    assert nothing == ProjectResults({}, {})


def test_a_moment_that_is_none_is_not_known() -> None:
    assert moment_of("") is moment_of(None) is moment_of("soon") is None
    assert moment_of(ASKED.isoformat()) == ASKED


@pytest.mark.parametrize("several_parts", [False, True])
def test_shapes_are_joined_whatever_they_are_made_in(
    several_parts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugin.layers.project_results.AT_ONCE", 3)

    def ring(x: float) -> list[list[float]]:
        return [[x, 310000], [x + 9, 310000], [x + 9, 310009], [x, 310000]]

    shapes: list[dict[str, Any]] = []
    for number in range(8):
        x = 470000.0 + 20 * number
        hole = [[x + 6, 310001], [x + 8, 310001], [x + 8, 310003], [x + 6, 310001]]
        rings = [ring(x), hole] if number % 2 else [ring(x)]
        parts = [rings, [ring(x + 10)]] if several_parts and number in (0, 4) else [rings]
        several = {"type": "MultiPolygon", "coordinates": parts}
        shapes.append(several if len(parts) > 1 else {"type": "Polygon", "coordinates": rings})
        shapes.append({"type": "LineString", "coordinates": ring(x)[: 2 + number % 3]})
        shapes.append({"type": "Point", "coordinates": [x, 310000.0]})
    found = search(
        tuple(
            work(number % 20 + 1, one, work_reference_number=f"W{number}")
            for number, one in enumerate(shapes)
        )
    )
    same(read(held(search_layers(found, GRID)), question(found)).results["works"], found)


def test_pieces_of_different_types_are_joined_too() -> None:
    one, several = shapely.Point(1, 2), shapely.MultiPoint([(3, 4), (5, 6)])
    (joined,) = _joined([shapely.to_ragged_array([one]), shapely.to_ragged_array([several])])
    made = shapely.from_ragged_array(*joined)
    assert shapely.get_num_geometries(made).tolist() == [1, 2]
    assert shapely.equals(made, [one, several]).all()
    assert _joined([]) == []
