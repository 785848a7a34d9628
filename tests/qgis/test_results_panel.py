"""The tables of a search, their filters, what is copied and exported."""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from plugin.gui.search.csv_export import harmless, place_of, write_csv
from plugin.gui.search.found_layers import FoundLayers
from plugin.gui.search.record_sheets import sheet_of
from plugin.gui.search.results_panel import ResultsPanel
from plugin.host import tasks
from plugin.search.result import SearchResult

MANY = 10_000
INSTANT = 500.0
EXPECTED_ORDER = [
    "filters_fold",
    "filter_text_works",
    "filter_work_category",
    "filter_permit_status",
    "filter_traffic_management_type",
    "filter_promoter_organisation",
    "only_mine_works",
    "works_table",
    "copy_rows",
    "pick_columns",
    "export_csv",
    "details_fold",
    "work_details",
    "zoom_to_chosen",
    "draw_chosen",
    "copy_details",
]


class NobodySignedIn(QObject):
    """Signed in to nothing, or to a stand-in."""

    changed = pyqtSignal()
    service: Any = None


@pytest.fixture
def panel(qgis_app: object) -> Iterator[ResultsPanel]:
    QgsSettings().remove("works_extents")
    canvas = QgsMapCanvas()
    found = FoundLayers(canvas)
    made = ResultsPanel(NobodySignedIn(), found)
    made.resize(460, 700)
    made.show()
    yield made
    made.leave()
    found.close()
    QgsSettings().remove("works_extents")


def kind_of_its_own(result: SearchResult, **columns: list[Any]) -> SearchResult:
    count = len(next(iter(columns.values())))
    return replace(result, attributes=dict(columns), count=count)


@pytest.fixture
def plans(result: SearchResult) -> SearchResult:
    return kind_of_its_own(
        result,
        forward_plan_reference_number=["FP1", "FP2"],
        forward_plan_status=["raised", "cancelled"],
        promoter_organisation=["Made-up Water", "Made-up Gas"],
        description_of_work=["Mains", "=1+1"],
    )


def titles(panel: ResultsPanel) -> list[str]:
    return [panel.tabs.tabText(place) for place in range(panel.tabs.count())]


def shown(panel: ResultsPanel, kind: str = "works") -> list[int]:
    return panel.tables[kind].records.rows()


def test_a_tab_for_each_kind_with_its_count(
    panel: ResultsPanel, result: SearchResult, plans: SearchResult
) -> None:
    assert titles(panel) == ["Works"] and panel.result is None
    panel.show_results({"works": result, "forward_plans": plans})
    assert titles(panel) == ["Works 4", "Forward plans 2"] and panel.result is result
    panel.tabs.setCurrentIndex(1)
    panel.show_results(
        {"activities": kind_of_its_own(result, activity_name=["Skip"]), "forward_plans": plans}
    )
    assert titles(panel) == ["Activities 1", "Forward plans 2"] and panel.kind == "forward_plans"
    assert panel.result is None


def test_filters_narrow_one_kind_and_are_counted(
    panel: ResultsPanel, result: SearchResult, plans: SearchResult
) -> None:
    panel.show_results({"works": result, "forward_plans": plans})
    panel.filters.fold.setCollapsed(False)
    filters = panel.filters.of("works")
    box = filters.boxes["traffic_management_type"]
    assert [box.itemText(place) for place in range(box.count())] == [
        "Lane closure (1)",
        "No carriageway incursion (1)",
        "Road closure (1)",
        "Upcoming enum (1)",
    ]
    box.setItemCheckState(2, Qt.CheckState.Checked)
    QTest.qWait(20)
    assert shown(panel) == [0] and titles(panel) == ["Works 1/4", "Forward plans 2"]
    assert panel.filters.counted.text() == "1 of 4 shown" and panel.filters.fold.title() == "Filters (1)"
    QTest.keyClicks(filters.text, "nowhere")
    QTest.qWait(250)
    assert shown(panel) == [] and panel.filters.fold.title() == "Filters (2)"
    assert not panel.tools.export_shown.isEnabled()
    QTest.mouseClick(panel.filters.clear, Qt.MouseButton.LeftButton)
    assert shown(panel) == [0, 1, 2, 3] and panel.filters.fold.title() == "Filters"
    assert not panel.filters.counted.isVisible()


def test_filters_stay_for_the_next_search_and_the_next_session(
    panel: ResultsPanel, result: SearchResult
) -> None:
    panel.show_results({"works": result})
    panel.filters.fold.setFocus()
    QTest.keyClick(panel.filters.fold, Qt.Key.Key_Space)
    panel.filters.of("works").boxes["traffic_management_type"].setItemCheckState(0, Qt.CheckState.Checked)
    panel.filters.of("works").text.setText("ZA")
    QTest.qWait(250)
    panel.show_results({"works": result})
    assert shown(panel) == [1]
    again = ResultsPanel(NobodySignedIn(), FoundLayers(QgsMapCanvas()))
    again.show_results({"works": result})
    assert shown(again) == [1]
    assert again.filters.of("works").text.text() == ""


def test_only_mine_is_of_whoever_is_signed_in(
    panel: ResultsPanel, result: SearchResult, plans: SearchResult
) -> None:
    panel.show_results({"works": result, "forward_plans": plans})
    panel.filters.of("forward_plans").only_mine.setChecked(True)
    assert shown(panel, "forward_plans") == []
    gas = SimpleNamespace(
        organisation_reference="ZZ02", user=SimpleNamespace(organisation_name="Made-up Gas", contracts=[])
    )
    panel._sign_in.service = SimpleNamespace(session=gas)
    panel._sign_in.changed.emit()
    assert shown(panel, "forward_plans") == [1]


def test_columns_are_picked_and_remembered(panel: ResultsPanel, result: SearchResult) -> None:
    panel.show_results({"works": result})
    columns = panel.table.columns
    assert columns.names[:2] == ["work_reference_number", "promoter_organisation"]
    menu = columns.menu()
    actions = {action.objectName(): action for action in menu.actions()}
    actions["permit_reference_number"].toggle()
    actions["work_category"].toggle()
    panel.table.horizontalHeader().moveSection(0, 1)
    QTest.qWait(500)
    picked = columns.names
    assert "permit_reference_number" in picked and "work_category" not in picked
    assert picked[:2] == ["promoter_organisation", "work_reference_number"]
    again = ResultsPanel(NobodySignedIn(), FoundLayers(QgsMapCanvas()))
    again.show_results({"works": replace(result, version="v6")})
    assert again.table.columns.names == picked
    menu.actions()[-1].trigger()
    assert columns.names[0] == "work_reference_number" and "work_category" in columns.names


def test_the_last_column_stays(panel: ResultsPanel, result: SearchResult) -> None:
    panel.show_results({"works": result})
    for place in range(panel.table.records.columnCount()):
        panel.table.columns.show_column(place, shown=False)
    assert len(panel.table.columns.names) == 1


def test_rows_are_copied_with_their_headings(panel: ResultsPanel, result: SearchResult) -> None:
    panel.show_results({"works": result})
    panel.table.selectRow(1)
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Work reference", "Promoter", "Start"]
    assert lines[1].split("\t")[:3] == ["ZA00100000002", "Made-up Water", "01/07/2026"] and len(lines) == 2


def test_a_csv_file_in_words(result: SearchResult, plans: SearchResult, tmp_path: Path) -> None:
    file = tmp_path / "works.csv"
    assert write_csv(file, "works", sheet_of("works", result), [2, 0]) == 2
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))
    assert [row["Work reference"] for row in rows] == ["ZA00100000003", "ZA00100000001"]
    assert rows[0]["Traffic management"] == "No carriageway incursion" and rows[0]["End"] == "04/07/2026"
    assert (rows[0]["Easting"], rows[0]["Northing"]) == ("470000", "310000")
    write_csv(file, "forward_plans", sheet_of("forward_plans", plans), [0, 1])
    assert [row["What"] for row in csv.DictReader(file.open(encoding="utf-8-sig"))] == ["Mains", "'=1+1"]
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_written_leaves_nothing(result: SearchResult, tmp_path: Path) -> None:
    (tmp_path / "taken.csv").mkdir()
    with pytest.raises(OSError):
        write_csv(tmp_path / "taken.csv", "works", sheet_of("works", result), [0])
    assert [path.name for path in tmp_path.iterdir()] == ["taken.csv"]


def test_cells_that_are_no_formulas_and_places_that_are_none() -> None:
    assert [harmless(cell) for cell in ("=A1", "@x", "Mains", "")] == ["'=A1", "'@x", "Mains", ""]
    assert place_of({"coordinates": [470000.5, 310000.1234]}) == ("470000.5", "310000.123")
    for odd in (None, {}, {"coordinates": None}, {"coordinates": [1]}, {"coordinates": ["1", "2"]}):
        assert place_of(odd) == ("", "")


def test_details_of_a_record_as_the_search_has_it(
    panel: ResultsPanel, result: SearchResult, plans: SearchResult
) -> None:
    panel.show_results({"works": result, "forward_plans": plans})
    panel.tables["forward_plans"].selectRow(0)
    words = panel.details.toPlainText()
    assert "FP1" in words and "Raised" in words and "Mains" in words
    QTest.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert "Status\tRaised" in QApplication.clipboard().text()
    panel.tables["works"].selectRow(0)
    assert "Sign in" in panel.details.toPlainText()
    panel.tables["works"].selectAll()
    assert "4 are chosen" in panel.details.toPlainText() and not panel.zoom.isEnabled()


def test_records_that_say_nothing_of_themselves(panel: ResultsPanel, result: SearchResult) -> None:
    limits = replace(result, attributes={}, count=3)
    panel.filters.fold.setCollapsed(False)
    panel.show_results({"hs2_act_limits": limits})
    assert titles(panel) == ["HS2 limits 3"] and shown(panel, "hs2_act_limits") == [0, 1, 2]
    assert not panel.filters.of("hs2_act_limits").only_mine.isVisible()
    panel.current.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    panel.current.selectRow(1)
    assert panel.chosen() == ("hs2_act_limits", 1)


def test_tab_goes_from_top_to_bottom(panel: ResultsPanel, result: SearchResult, plans: SearchResult) -> None:
    panel.show_results({"works": result, "forward_plans": plans})
    panel.filters.fold.setCollapsed(False)
    panel.table.selectRow(0)
    order, widget = [], panel.filters.fold
    while widget is not None and len(order) < 40:
        order.append(widget.objectName())
        widget = widget.nextInFocusChain()
        while widget is not panel.filters.fold and not (
            widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            widget = widget.nextInFocusChain()
        if widget is panel.filters.fold:
            break
    named = [name for name in order if name in EXPECTED_ORDER]
    assert named == EXPECTED_ORDER


def test_details_go_on_when_somebody_has_signed_in(panel: ResultsPanel, result: SearchResult) -> None:
    panel.show_results({"works": result})
    panel.table.selectRow(0)
    assert panel.details.waits_for_sign_in
    signed_in = {"session": SimpleNamespace(organisation_reference="ZZ02", user=None), "fork": lambda: None}
    elsewhere = SimpleNamespace(environment=SimpleNamespace(name="Sandbox"), **signed_in)
    panel._sign_in.service = elsewhere
    panel._sign_in.changed.emit()
    assert panel.details.waits_for_sign_in and "found on Practice" in panel.details.toPlainText()
    panel._sign_in.service = SimpleNamespace(environment=SimpleNamespace(name="Practice"), **signed_in)
    panel._sign_in.changed.emit()
    assert not panel.details.waits_for_sign_in and "Asking for the permit" in panel.details.toPlainText()


def many_works(result: SearchResult) -> SearchResult:
    dice = random.Random(11)
    day = datetime(2026, 1, 1, tzinfo=timezone.utc)
    starts = [day + timedelta(days=dice.randrange(400), seconds=dice.randrange(86_400)) for _ in range(MANY)]
    columns: dict[str, list[Any]] = {
        "work_reference_number": [f"ZA001{number:08}" for number in dice.sample(range(10**8), MANY)],
        "promoter_organisation": [f"Promoter {dice.randrange(40)}" for _ in range(MANY)],
        "promoter_swa_code": [f"ZZ{dice.randrange(40)}" for _ in range(MANY)],
        "start_date": starts,
        "end_date": [start + timedelta(days=dice.randrange(90)) for start in starts],
        "street": [f"STREET {dice.randrange(900)}" for _ in range(MANY)],
        "usrn": [99_900_000 + dice.randrange(900) for _ in range(MANY)],
        "town": ["MARKET REHEARSAL"] * MANY,
        "highway_authority": ["Rehearsal County Council"] * MANY,
    }
    for name in ("work_category", "traffic_management_type", "permit_status", "industry_sector"):
        columns[name] = [dice.choice(("one_thing", "another")) for _ in range(MANY)]
        columns[name + "_string"] = [value.replace("_", " ") for value in columns[name]]
    columns["permit_reference_number"] = [one + "-01" for one in columns["work_reference_number"]]
    return replace(kind_of_its_own(result, **columns), version="v6")


def test_ten_thousand_works_are_shown_and_filtered_in_an_instant(
    panel: ResultsPanel, result: SearchResult
) -> None:
    many, times = many_works(result), {}

    def timed(name: str, work: Any) -> None:
        began = time.process_time()
        work()
        times[name] = (time.process_time() - began) * 1000

    timed("show", lambda: panel.show_results({"works": many}))
    deadline = time.monotonic() + 90
    while tasks.running() and time.monotonic() < deadline:
        QTest.qWait(20)
    timed("unfold the filters", lambda: panel.filters.fold.setCollapsed(False))
    filters = panel.filters.of("works")
    filters.text.blockSignals(True)
    filters.text.setText("street 12")
    timed("filter by words, the first time", filters.changed.emit)
    assert 0 < len(shown(panel)) < MANY
    filters.text.setText("street 123")
    timed("filter by words", filters.changed.emit)
    filters.only_mine.setChecked(True)
    timed("filter by more", filters.changed.emit)
    timed("clear", filters.clear_filters)
    assert len(shown(panel)) == MANY
    print({name: round(took, 1) for name, took in times.items()})
    assert max(times.values()) < INSTANT, times
