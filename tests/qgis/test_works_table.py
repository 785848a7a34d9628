"""The table of works: a model over the result's columns."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt

from plugin.gui.works_table import HEADINGS, WorksModel, WorksTable
from plugin.search.result import SearchResult

COLUMN = {name: index for index, (name, _) in enumerate(HEADINGS)}


@pytest.fixture
def model(result: SearchResult) -> WorksModel:
    made = WorksModel()
    made.show(result)
    return made


def column(model: WorksModel, name: str) -> list[str]:
    return [model.data(model.index(row, COLUMN[name])) for row in range(model.rowCount())]


def test_cells_are_in_words(model: WorksModel) -> None:
    assert column(model, "traffic_management_type") == [
        "Road closure",
        "Lane closure",
        "No carriageway incursion",
        "Upcoming enum",
    ]
    assert column(model, "start_date") == ["01/07/2026"] * 4


def test_sorting_moves_rows_and_keeps_what_they_stand_for(model: WorksModel) -> None:
    model.sort(COLUMN["end_date"], Qt.SortOrder.DescendingOrder)
    assert column(model, "end_date") == ["05/07/2026", "04/07/2026", "03/07/2026", "02/07/2026"]
    assert [model.row_at(model.index(place, 0)) for place in range(4)] == [3, 2, 1, 0]
    assert [model.place_of(row) for row in range(4)] == [3, 2, 1, 0]


def test_a_selection_from_the_map_is_not_told_back(result: SearchResult, qgis_app: object) -> None:
    table = WorksTable()
    table.works.show(result)
    told: list[list[int]] = []
    table.chosen.connect(told.append)
    table.follow([1, 2])
    assert sorted(table.rows()) == [1, 2]
    assert told == []
    table.selectRow(table.works.place_of(0))
    assert told == [[0]]


def test_nothing_to_show(qgis_app: object) -> None:
    model = WorksModel()
    model.show(None)
    model.sort(0)
    assert model.rowCount() == 0
