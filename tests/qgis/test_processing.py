"""The algorithms: searching, checking, and the exact National Grid, run as QGIS runs them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from plugin.geometry import national_grid
from plugin.host import settings
from plugin.host.practice_service import PracticeService
from plugin.processing.provider import WorksExtentsProvider
from plugin.processing.search_works import KINDS, output_of
from plugin.search.kinds import ALL

ID = "worksextents:{}"
BOX = (469_700.0, 309_700.0, 470_300.0, 310_300.0)
# Two of Ordnance Survey's official test points for OSTN15: easting, northing, latitude, longitude.
POINTS = (
    (530624.974, 178388.464, 51.4893656495, -0.1199255718),
    (91492.146, 11318.804, 49.9222639373, -6.2997775201),
)


def extent(box: tuple[float, float, float, float] = BOX, crs: str = "EPSG:27700") -> str:
    west, south, east, north = box
    return f"{west},{east},{south},{north} [{crs}]"


def layer(kind: str, crs: str, *shapes: str, fields: str = "", rows: tuple[list[Any], ...] = ()) -> Any:
    """A layer in memory of shapes in WKT."""
    made = QgsVectorLayer(f"{kind}?crs={crs}{fields}", "made up", "memory")
    features = []
    for place, wkt in enumerate(shapes):
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt) if wkt else QgsGeometry())
        if rows:
            feature.setAttributes(rows[place])
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    made.updateExtents()
    return made


class Said(QgsProcessingFeedback):
    """What a run says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.words: list[str] = []

    def pushInfo(self, words: str) -> None:  # noqa: N802, QGIS's name
        self.words.append(words)

    pushWarning = pushInfo  # noqa: N815, QGIS's name

    def reportError(self, words: str, fatal: bool = False) -> None:  # noqa: N802, QGIS's name
        self.words.append(words)


# All of them


def test_each_says_what_it_is_and_runs_off_the_main_thread(provider: WorksExtentsProvider) -> None:
    names = [algorithm.name() for algorithm in provider.algorithms()]
    assert sorted(names) == [
        "check_extents",
        "exact_national_grid",
        "search_works",
        "split_by_street",
        "streets_under_extents",
    ]
    for algorithm in provider.algorithms():
        assert algorithm.displayName() and algorithm.group() and algorithm.groupId()
        assert len(algorithm.shortHelpString()) > 200 and not algorithm.icon().isNull()
        assert Path(algorithm.helpUrl().partition("//")[2].partition("#")[0]).is_file()
        assert not algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading
        assert algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagCanCancel
        assert algorithm.canExecute() == (True, "")
        for parameter in algorithm.parameterDefinitions():
            assert parameter.description() and "assword" not in parameter.description()


def test_without_a_library_none_can_run_and_says_what_to_do(
    provider: WorksExtentsProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plugin.host import dependencies

    lacking = [dependencies.Missing("osgb", "", "exactly 1.2.0", "osgb is missing.")]
    monkeypatch.setattr(dependencies, "missing", lambda: lacking)
    can, words = provider.algorithm("check_extents").canExecute()
    assert not can and "osgb" in words


def run_in_threads(runs: dict[str, dict[str, Any]]) -> dict[str, bool]:
    """Run several at once, each in a thread of QGIS's, as the toolbox does; whether each went well."""
    ended: dict[str, bool] = {}
    kept = []
    loop = QEventLoop()
    for name, parameters in runs.items():
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().algorithmById(ID.format(name)).create()
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
        task.executed.connect(lambda well, results, name=name: ended.update({name: well}))
        task.executed.connect(lambda *told: loop.quit() if len(ended) == len(runs) else None)
        kept.append((context, feedback, algorithm, task))
        QgsApplication.taskManager().addTask(task)
    QTimer.singleShot(180_000, loop.quit)
    if len(ended) < len(runs):
        loop.exec()
    return ended


def test_they_run_in_threads_one_after_the_other_and_at_once(provider: WorksExtentsProvider) -> None:
    degrees = layer("Point", "EPSG:4326", f"POINT({POINTS[0][3]} {POINTS[0][2]})")
    square = layer(
        "Polygon", "EPSG:27700", "POLYGON((470000 310000,470020 310000,470020 310010,470000 310000))"
    )
    memory = "TEMPORARY_OUTPUT"
    runs = {
        "exact_national_grid": {"INPUT": degrees, "OUTPUT": memory},
        "check_extents": {"INPUT": square, "FINDINGS": memory, "CHECKED": memory},
        "streets_under_extents": {"INPUT": square, "OUTPUT": memory},
        "split_by_street": {"INPUT": square, "OUTPUT": memory},
        "search_works": {"EXTENT": extent((469_950, 309_950, 470_050, 310_050))},
    }
    for _ in range(2):
        assert run_in_threads(runs) == dict.fromkeys(runs, True)


# Searching


def test_works_are_found_as_layers(processing: Any, provider: WorksExtentsProvider, practising: Any) -> None:
    first, last = date.today(), date.today() + timedelta(days=3)
    said = Said()
    chosen = [place for place, kind in enumerate(ALL) if kind.key in ("works", "forward_plans")]
    found = processing.run(
        ID.format("search_works"),
        {"EXTENT": extent(), KINDS: chosen, "START": first.isoformat(), "END": last.isoformat()},
        feedback=said,
    )
    held = practising.server.works_held(BOX, first, last)
    layers = [found[output_of("works", shapes)] for shapes in ("points", "lines", "polygons")]
    assert held > 100 and sum(one.featureCount() for one in layers) == held
    assert found["COMPLETE"] is True and found["FOUND"] >= held
    assert all(
        one.crs().authid() == "EPSG:27700" and one.renderer().type() != "singleSymbol" for one in layers
    )
    assert "Works from Street Manager: Practice, version v6." in found["REPORT"]
    assert any("practice service on this computer" in words for words in said.words)


def test_a_search_goes_into_a_file_and_by_the_shapes_of_a_layer(
    processing: Any, provider: WorksExtentsProvider, tmp_path: Path
) -> None:
    lon, lat = national_grid.to_etrs89([469_900.0, 470_100.0], [310_000.0, 310_000.0])
    line = layer(
        "LineString", "EPSG:4326", f"LINESTRING({lon[0]:.12f} {lat[0]:.12f}, {lon[1]:.12f} {lat[1]:.12f})"
    )
    file = tmp_path / "found.gpkg"
    asked = {"AREA": line, "DISTANCE": 30, "OUTPUT": str(file), "CRS": "EPSG:4326"}
    found = processing.run(ID.format("search_works"), asked)
    assert file.is_file() and found["OUTPUT"] == str(file)
    points = QgsVectorLayer(
        str(found["WORKS_POINTS"])
        if isinstance(found["WORKS_POINTS"], str)
        else found["WORKS_POINTS"].source(),
        "",
        "ogr",
    )
    assert points.isValid() and points.crs().authid() == "EPSG:4326" and points.featureCount()
    for feature in points.getFeatures():
        at = feature.geometry().asPoint()
        easting, northing = national_grid.from_etrs89(at.x(), at.y())
        away = max(0.0, 469_900 - easting, easting - 470_100)
        assert np.hypot(away, northing - 310_000) < 30.1


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, "Say where to search"),
        ({"EXTENT": extent(), "START": "2026-07-02", "END": "2026-07-01"}, "ends before it begins"),
    ],
)
def test_what_cannot_be_searched_is_refused(
    processing: Any, provider: WorksExtentsProvider, asked: dict[str, Any], words: str
) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        processing.run(ID.format("search_works"), asked)


def test_without_anybody_signed_in_or_stored_it_says_what_to_do(
    processing: Any, provider: WorksExtentsProvider
) -> None:
    settings.BEGIN_WITH.set("sandbox")
    said = Said()
    with pytest.raises(QgsProcessingException):
        processing.run(ID.format("search_works"), {"EXTENT": extent()}, feedback=said)
    assert any("no credentials are stored in QGIS. Sign in in a dock" in words for words in said.words)


def test_what_the_service_refuses_is_told_in_words_and_not_tried_again_at_once(
    processing: Any,
    provider: WorksExtentsProvider,
    monkeypatch: pytest.MonkeyPatch,
    practising: PracticeService,
) -> None:
    from plugin.host import chosen
    from plugin.processing import sessions

    wrong = chosen.Chosen("practice", "v2", "planner@practice.example", "wrong")
    monkeypatch.setattr(sessions, "saved", lambda: wrong)
    practising.address()
    practising.server.forget_answered()
    for _ in range(7):
        with pytest.raises(QgsProcessingException, match="password"):
            processing.run(ID.format("search_works"), {"EXTENT": extent()})
    assert len(practising.server.answered) == 1, "five failures would lock the account"


def test_a_run_that_is_cancelled_ends_at_once(provider: WorksExtentsProvider) -> None:
    algorithm = provider.algorithm("search_works").create()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    stop_after = [3]

    def progressed(percent: float) -> None:
        stop_after[0] -= 1
        if not stop_after[0]:
            feedback.cancel()

    feedback.progressChanged.connect(progressed)
    wide = extent((468_700, 308_700, 471_300, 311_300))
    found, _ = algorithm.run({"EXTENT": wide}, context, feedback)
    assert found == {} and stop_after[0] <= 0


# The National Grid


@pytest.mark.parametrize("crs", ["EPSG:4258", "EPSG:4326"])
def test_degrees_come_out_where_ordnance_survey_says_and_back(
    processing: Any, provider: WorksExtentsProvider, crs: str
) -> None:
    given = [f"POINT Z ({lon} {lat} 12.5)" for _, _, lat, lon in POINTS]
    degrees = layer("PointZ", crs, *given, "", fields="&field=name:string", rows=(["a"], ["b"], ["c"]))
    found = processing.run(ID.format("exact_national_grid"), {"INPUT": degrees, "OUTPUT": "TEMPORARY_OUTPUT"})
    made = found["OUTPUT"]
    assert made.crs().authid() == "EPSG:27700" and [one["name"] for one in made.getFeatures()] == [
        "a",
        "b",
        "c",
    ]
    shapes = [one.geometry() for one in made.getFeatures()]
    for shape, (easting, northing, _, _) in zip(shapes, POINTS):
        vertex = shape.constGet()
        assert (vertex.x(), vertex.y()) == pytest.approx((easting, northing), abs=0.002)
        assert vertex.z() == 12.5
    assert shapes[2].isNull()
    assert (found["ACCURACY"], found["OUTSIDE"], found["LOST"]) == (0.001, 0, 0)
    assert "Accuracy: 0.001 metres at worst, 3 shapes." in made.metadata().abstract()
    back = processing.run(
        ID.format("exact_national_grid"), {"INPUT": made, "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"}
    )["OUTPUT"]
    at = next(back.getFeatures()).geometry().constGet()
    assert (at.x(), at.y()) == pytest.approx((POINTS[0][3], POINTS[0][2]), abs=2e-8) and at.z() == 12.5


@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson"])
def test_what_is_not_exact_is_said_in_the_log_and_in_the_file(
    processing: Any, provider: WorksExtentsProvider, tmp_path: Path, ending: str
) -> None:
    made = layer(
        "Point", "EPSG:4326", f"POINT({POINTS[0][3]} {POINTS[0][2]})", "POINT(-12 54)", "POINT(150 -30)"
    )
    said, file = Said(), tmp_path / f"grid.{ending}"
    asked = {"INPUT": made, "OUTPUT": str(file)}
    found = processing.run(ID.format("exact_national_grid"), asked, feedback=said)
    assert (found["ACCURACY"], found["OUTSIDE"], found["LOST"]) == (5.0, 1, 1)
    assert any("1 shapes reach outside the OSTN15 tables" in words for words in said.words)
    kept = QgsVectorLayer(str(file), "kept", "ogr")
    if ending != "gpkg":
        kept.loadDefaultMetadata()  # from the file beside it, as QGIS does when somebody adds the layer
    assert kept.featureCount() == 3 and "Accuracy: 5 metres at worst" in kept.metadata().abstract()
    placed = [not one.geometry().isNull() and not one.geometry().isEmpty() for one in kept.getFeatures()]
    assert placed == [True, True, False]


def test_lines_keep_their_parts_and_arcs_become_straight(
    processing: Any, provider: WorksExtentsProvider
) -> None:
    curved = layer(
        "MultiCurve", "EPSG:27700", "MultiCurve(CircularString(470000 310000, 470010 310010, 470020 310000))"
    )
    found = processing.run(
        ID.format("exact_national_grid"),
        {"INPUT": curved, "TARGET_CRS": "EPSG:3857", "OUTPUT": "TEMPORARY_OUTPUT"},
    )["OUTPUT"]
    shape = next(found.getFeatures()).geometry()
    assert shape.isMultipart() and len(shape.asMultiPolyline()[0]) > 10
    assert "1 shapes had arcs" in found.metadata().abstract()


def test_neither_of_two_other_systems_is_refused(processing: Any, provider: WorksExtentsProvider) -> None:
    asked = {"INPUT": layer("Point", "EPSG:4326", "POINT(-1 52)"), "TARGET_CRS": "EPSG:3857"}
    with pytest.raises(QgsProcessingException, match="has to be the National Grid"):
        processing.run(ID.format("exact_national_grid"), {**asked, "OUTPUT": "TEMPORARY_OUTPUT"})
