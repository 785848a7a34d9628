"""One's own works as layers and in their dock's parts: looks, the one group, columns, marked rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QDateTime, QObject, pyqtSignal

from plugin.gui.my_works import list_words
from plugin.gui.my_works.gathering_works import Asked, Gathered
from plugin.gui.my_works.own_layers import OwnLayers
from plugin.gui.search.results_panel import ResultsPanel
from plugin.gui.search.table_columns import SETTLED
from plugin.layers import own_work_layers, themes
from plugin.layers.kind_fields import COLUMNS, MY_WORKS
from plugin.search.own_works import OwnWorks
from plugin.search.result import SearchResult
from plugin.search.work_lists import LISTS, list_of
from plugin.streetmanager.paging import Pagination
from plugin.streetmanager.reporting_service.permit_rows import PermitReportingResponse, PermitSummaryResponse
from plugin.streetmanager.versions import Version
from scripts.own_styles import STANDING, TODAY

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=timezone.utc)
GRID = QgsCoordinateReferenceSystem("EPSG:27700")
SHAPES: list[dict[str, Any] | None] = [
    {"type": "Point", "coordinates": [470010, 310020]},
    {"type": "LineString", "coordinates": [[470000, 310000], [470030, 310040]]},
    {"type": "Polygon", "coordinates": [[[470000, 310000], [470010, 310000], [470010, 310010]]]},
    None,
]


def permit(number: int, shape: dict[str, Any] | None) -> PermitSummaryResponse:
    return PermitSummaryResponse(
        work_reference_number=f"ZA{number}",
        permit_reference_number=f"ZA{number}-01",
        promoter_organisation="Made-up Water",
        works_coordinates=shape,
        status="granted",
        work_status="in_progress",
        proposed_start_date=NOW - timedelta(days=5),
        proposed_end_date=NOW - timedelta(days=number - 2),
        date_created=NOW - timedelta(days=20),
        traffic_management_type="road_closure",
    )


def listed(shapes: list[dict[str, Any] | None], key: str = "in_progress") -> SearchResult:
    page = PermitReportingResponse(
        rows=[permit(number, shape) for number, shape in enumerate(shapes)],
        pagination=Pagination(total_rows=len(shapes), has_next_page=False),
    )
    service = SimpleNamespace(
        version=Version.V2,
        environment=SimpleNamespace(name="Practice"),
        reporting=SimpleNamespace(get_permits=lambda **asked: page),
    )
    works = OwnWorks(service, list_of(key), now=NOW)
    list(works.run())
    return works.result()


def gathered(shapes: list[dict[str, Any] | None], key: str = "in_progress") -> Gathered:
    asked = Asked(key, "A list", themes.TODAY if key == "today" else themes.STANDING)
    result = listed(shapes, key)
    layers = own_work_layers.own_work_layers(result, GRID, asked.title, asked.theme)
    return Gathered(asked, result, layers)


class NobodySignedIn(QObject):
    """Signed in to nothing."""

    changed = pyqtSignal()
    service: Any = None


@pytest.fixture(autouse=True)
def nothing_kept(qgis_app: object) -> Iterator[None]:
    QgsSettings().remove("works_extents")
    yield
    QgsSettings().remove("works_extents")


@pytest.fixture
def own() -> Iterator[OwnLayers]:
    made = OwnLayers(QgsMapCanvas())
    yield made
    made.close()


def own_groups() -> list[str]:
    groups = QgsProject.instance().layerTreeRoot().findGroups()
    return [group.name() for group in groups if group.customProperty(own_work_layers.GROUP)]


def test_a_layer_for_each_kind_of_shape_with_its_looks_and_moments() -> None:
    layers = gathered(SHAPES).layers
    assert [layer.name() for layer in layers] == [
        "My works: polygons",
        "My works: lines",
        "My works: points",
    ]
    for layer in layers:
        assert layer.featureCount() == 1 and layer.styleManager().currentStyle() == "How it stands"
        assert set(layer.styleManager().styles()) == set(themes.OWN_THEMES.values())
        feature = next(layer.getFeatures())
        assert isinstance(feature["created_date"], QDateTime) and feature["traffic_impact"] == "Road closed"
        assert feature["standing"] in ("in_progress", "overrunning")
        assert "A list" in layer.metadata().abstract()


def test_the_daily_map_has_its_own_looks() -> None:
    layers = gathered(SHAPES, "today").layers
    assert themes.current(layers) == themes.TODAY
    for layer in layers:
        themes.switch([layer], themes.TRAFFIC)
        assert layer.renderer().categories()


@pytest.mark.parametrize(("style", "codes"), [(STANDING, "standing"), (TODAY, "today")])
def test_the_legends_have_every_code(style: Any, codes: str) -> None:
    """What stands in the styles is what the lists say, and nothing else."""
    known = {
        "standing": {
            "overrunning",
            "in_progress",
            "awaiting_assessment",
            "assessment_due_today",
            "assessment_overdue",
            "changes_asked_for",
            "granted",
            "refused",
            "ended",
        },
        "today": {"overrunning", "under_way", "ends_today", "starts_today", "not_begun", "not_granted"},
    }
    assert {look.value for look in style.looks} - {None} == known[codes]


def test_one_group_that_the_next_list_is_put_into(own: OwnLayers) -> None:
    own.take(gathered(SHAPES))
    assert len(own.layers) == 3 and own_groups() == [f"My works · A list · {_clock(own)}"]
    own.set_theme(themes.TRAFFIC)
    _wait_for(lambda: own.theme == themes.TRAFFIC)
    assert own.theme == themes.TRAFFIC
    own.take(gathered(SHAPES[:2]))
    assert len(own.layers) == 2 and len(own_groups()) == 1 and own.theme == themes.TRAFFIC
    own.take(gathered(SHAPES, "today"))
    assert len(own.layers) == 3 and len(own_groups()) == 1 and own.theme == themes.TODAY
    assert len(QgsProject.instance().mapLayers()) == 3
    own.take(gathered([]))
    assert own.layers == [] and own_groups() == [] and own.theme == ""
    assert QgsProject.instance().mapLayers() == {}


def _clock(own: OwnLayers) -> str:
    from plugin.gui.words import clock

    assert own.result is not None
    return clock(own.result.started)[:5]


def _wait(milliseconds: int) -> None:
    from qgis.PyQt.QtTest import QTest

    QTest.qWait(milliseconds)


def _wait_for(condition: Callable[[], bool]) -> None:
    assert any(condition() or _wait(20) for _ in range(4500))


def test_somebodys_own_layer_in_the_group_stays(own: OwnLayers) -> None:
    own.take(gathered(SHAPES))
    project = QgsProject.instance()
    theirs = QgsVectorLayer("Point?crs=EPSG:27700", "Notes", "memory")
    project.addMapLayer(theirs, False)
    group = own_work_layers.group_in(project)
    assert group is not None
    group.addLayer(theirs)
    own.take(gathered(SHAPES, "today"))
    assert theirs.id() in project.mapLayers()


def test_a_permit_without_a_place_is_in_the_table_and_its_record_can_be_opened(own: OwnLayers) -> None:
    own.take(gathered(SHAPES))
    asked: list[str] = []
    own.record_wanted.connect(asked.append)
    panel = ResultsPanel(NobodySignedIn(), own, None, MY_WORKS)
    assert own.result is not None
    panel.show_results({MY_WORKS: own.result})
    panel.opened.connect(own.open_record)
    assert panel.table.records.rowCount() == 4
    panel.table.opened.emit(3)
    assert asked == ["ZA3-01"]
    panel.leave()


def test_columns_begin_as_the_list_wants_until_somebody_chooses(own: OwnLayers) -> None:
    result = listed(SHAPES)
    panel = ResultsPanel(NobodySignedIn(), own, None, MY_WORKS)
    panel.table.columns.begin_with({"today": 90, "street": 100})
    panel.show_results({MY_WORKS: result})
    assert panel.table.columns.names == ["today", "street"]
    _wait(SETTLED + 100)
    panel.table.columns.begin_with({"standing": 90, "end_date": 80})
    panel.show_results({MY_WORKS: result})
    assert panel.table.columns.names == ["standing", "end_date"]
    panel.table.columns.show_column(panel.table.records.names.index("town"), shown=True)
    _wait(SETTLED + 100)
    panel.table.columns.begin_with({"today": 90, "street": 100})
    panel.show_results({MY_WORKS: result})
    assert set(panel.table.columns.names) == {"standing", "end_date", "town"}
    names = {column.name for column in COLUMNS[MY_WORKS]}
    assert set(panel.table.records.names) <= names
    panel.leave()


def test_marked_rows_are_bold_and_say_why(own: OwnLayers) -> None:
    from qgis.PyQt.QtCore import Qt

    panel = ResultsPanel(NobodySignedIn(), own, None, MY_WORKS)
    panel.show_results({MY_WORKS: listed(SHAPES)})
    records = panel.table.records
    records.mark({records.row_at(records.index(1, 0)): "New about 1 work: Permit granted."})
    fonts = [records.data(records.index(row, 0), Qt.ItemDataRole.FontRole) for row in range(4)]
    assert [font is not None and font.bold() for font in fonts] == [False, True, False, False]
    assert "Permit granted" in records.data(records.index(1, 0), Qt.ItemDataRole.ToolTipRole)
    panel.show_results({MY_WORKS: listed(SHAPES)})
    assert records.marked == {}
    panel.leave()


def test_every_list_has_a_name_and_a_meaning() -> None:
    assert set(list_words.ORDER) == {one.key for one in LISTS}
    for key in list_words.ORDER:
        for role in ("", "Planner", "Contractor", "HighwayAuthority"):
            words = list_words.meaning(key, role)
            assert "{" not in words and words.endswith(".")
            assert list_words.title(key, authority=role == "HighwayAuthority")
