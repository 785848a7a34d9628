"""The table of records: a model over the result's columns."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from plugin.gui.search.record_sheets import say, sheet_of
from plugin.gui.search.records_table import RecordsModel, RecordsTable
from plugin.search.result import SearchResult
from plugin.search.sheet import Sheet

DOWN = Qt.SortOrder.DescendingOrder
MANY = 10_000
# The main thread is felt to stand still from here on.
INSTANT = 500.0


@pytest.fixture
def table(result: SearchResult, qgis_app: object) -> RecordsTable:
    made = RecordsTable("works")
    made.show_sheet(sheet_of("works", result))
    return made


def column(model: RecordsModel, name: str) -> list[str]:
    return [model.data(model.index(row, model.names.index(name))) for row in range(model.rowCount())]


def test_cells_are_in_words(table: RecordsTable) -> None:
    assert column(table.records, "traffic_management_type") == [
        "Road closure",
        "Lane closure",
        "No carriageway incursion",
        "Upcoming enum",
    ]
    assert column(table.records, "start_date") == ["01/07/2026"] * 4


def test_sorting_moves_rows_and_keeps_what_they_stand_for(table: RecordsTable) -> None:
    model = table.records
    table.follow([1])
    model.sort(model.names.index("end_date"), DOWN)
    assert column(model, "end_date") == ["05/07/2026", "04/07/2026", "03/07/2026", "02/07/2026"]
    assert model.rows() == [3, 2, 1, 0]
    assert [model.place_of(row) for row in range(4)] == [3, 2, 1, 0]
    assert table.rows() == [1]


def test_another_result_is_sorted_as_the_one_before(table: RecordsTable, result: SearchResult) -> None:
    table.sortByColumn(table.records.names.index("end_date"), DOWN)
    table.show_sheet(sheet_of("works", result))
    assert table.records.rows() == [3, 2, 1, 0]
    assert table.horizontalHeader().sortIndicatorOrder() == DOWN


def test_a_hidden_row_is_selected_no_more_and_that_is_told(table: RecordsTable) -> None:
    told: list[list[int]] = []
    table.chosen.connect(told.append)
    table.follow([1, 2])
    table.records.filter(np.array([True, True, False, True]))
    assert table.records.rows() == [0, 1, 3] and table.rows() == [1] and told == [[1]]
    assert table.records.place_of(2) == -1
    table.follow([2])
    assert table.rows() == []
    table.records.filter(None)
    assert table.records.rowCount() == 4 and told == [[1]]


def test_a_selection_from_the_map_is_not_told_back(table: RecordsTable) -> None:
    told: list[list[int]] = []
    table.chosen.connect(told.append)
    table.follow([1, 2])
    assert sorted(table.rows()) == [1, 2]
    assert told == []
    table.selectRow(table.records.place_of(0))
    assert told == [[0]]


def test_enter_opens_the_current_row(table: RecordsTable) -> None:
    opened: list[int] = []
    table.opened.connect(opened.append)
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [table.records.rows()[2]]


def test_nothing_to_show(qgis_app: object) -> None:
    table = RecordsTable("works")
    table.records.sort(0)
    table.show_sheet(Sheet({}, 0, {}))
    assert table.records.rowCount() == 0 and table.rows() == []


def ten_thousand() -> Sheet:
    dice = random.Random(5)
    day = datetime(2026, 1, 1, tzinfo=timezone.utc)
    starts = [day + timedelta(days=dice.randrange(400), seconds=dice.randrange(86_400)) for _ in range(MANY)]
    attributes = {
        "work_reference_number": [f"ZA001{dice.randrange(10**8):08}" for _ in range(MANY)],
        "permit_reference_number": [f"ZA001{dice.randrange(10**8):08}-01" for _ in range(MANY)],
        "promoter_organisation": [dice.choice(("Made-up Water", "Made-up Gas")) for _ in range(MANY)],
        "permit_status": [dice.choice(("granted", "submitted", None)) for _ in range(MANY)],
        "traffic_management_type": [dice.choice(("road_closure", "lane_closure")) for _ in range(MANY)],
        "start_date": starts,
        "end_date": [start + timedelta(days=dice.randrange(30)) for start in starts],
        "street": [f"STREET {dice.randrange(900)}" for _ in range(MANY)],
    }
    return Sheet(attributes, MANY, dict.fromkeys(attributes, say))


def took(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


@pytest.mark.parametrize("selected", [0, 5_000, MANY])
def test_ten_thousand_rows_are_instant(selected: int, qgis_app: object) -> None:
    table = RecordsTable("works")
    table.resize(700, 500)
    table.show()
    sheet = ten_thousand()
    times = {"reset": took(lambda: table.show_sheet(sheet))}
    chosen = random.Random(7).sample(range(MANY), selected)
    times["select"] = took(lambda: table.follow(chosen))
    for name in ("work_reference_number", "end_date", "permit_status"):
        times[f"sort by {name}"] = took(lambda name=name: table.sortByColumn(sheet.names.index(name), DOWN))
        times[f"paint {name}"] = took(table.grab)
    half = np.arange(MANY) % 2 == 0
    times["filter"] = took(lambda: table.records.filter(half))
    assert len(table.rows()) == sum(half[row] for row in chosen)
    times["unfilter"] = took(lambda: table.records.filter(None))
    print(selected, "selected:", {name: round(time, 1) for name, time in times.items()})
    assert max(times.values()) < INSTANT, times
