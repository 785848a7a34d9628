"""What is wanted is shown, all of it and nothing else."""

from __future__ import annotations

import random
import time
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from plugin.search.filters import Filters, Option, Owner, matching, mine, options, tells_whose
from plugin.search.sheet import Sheet

DAY = datetime(2026, 11, 21, tzinfo=timezone.utc)


def plain(value, string):
    return string or str(value)


def day(value, string):
    return f"{value:%d/%m/%Y}"


COLUMNS = {
    "work_reference_number": plain,
    "promoter_organisation": plain,
    "permit_status": plain,
    "start_date": day,
    "usrn": plain,
}


def sheet(**columns) -> Sheet:
    count = len(next(iter(columns.values())))
    return Sheet(columns, count, {name: COLUMNS[name] for name in columns if name in COLUMNS})


@pytest.fixture
def works() -> Sheet:
    return sheet(
        work_reference_number=["ZA1", "ZA2", "ZG3", "ZG4"],
        promoter_organisation=["Made-up Water", "Made-up Water", "Made-up Gas", None],
        promoter_swa_code=["ZZ01", "ZZ01", "ZZ02", None],
        permit_status=["granted", "upcoming_enum", "submitted", "granted"],
        permit_status_string=["Granted", "Under assessment", "Submitted", "Granted"],
        start_date=[DAY, DAY + timedelta(1), None, DAY - timedelta(1)],
        usrn=[99900001, 9990002, None, 99900003],
    )


def rows(sheet: Sheet, filters: Filters, owner: Owner = Owner()) -> list[int]:  # noqa: B008
    mask = matching(sheet, filters, owner)
    assert mask is not None
    return np.flatnonzero(mask).tolist()


def test_no_filter_asks_nothing(works):
    for filters in (Filters(), Filters(text="  "), Filters(wanted={"permit_status": frozenset()})):
        assert matching(works, filters) is None
        assert filters.count == 0


def test_several_words_of_one_column_and_the_words_of_a_value_not_known(works):
    wanted = frozenset({"Granted", "Under assessment"})
    assert rows(works, Filters(wanted={"permit_status": wanted})) == [0, 1, 3]
    assert rows(works, Filters(wanted={"permit_status": frozenset({"upcoming_enum"})})) == []


def test_records_that_say_nothing_can_be_wanted(works):
    assert rows(works, Filters(wanted={"promoter_organisation": frozenset({""})})) == [3]


def test_each_filter_narrows(works):
    water = {"promoter_organisation": frozenset({"Made-up Water"})}
    both = {**water, "permit_status": frozenset({"Granted"})}
    assert rows(works, Filters(wanted=water)) == [0, 1]
    assert rows(works, Filters(wanted=both)) == [0]
    assert Filters("x", both, only_mine=True).count == 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("made-UP", [0, 1, 2]),
        ("gas submitted", [2]),
        ("22/11/2026", [1]),
        ("99900003", [3]),
        ("water gas", []),
        ("za1granted", []),
    ],
)
def test_every_word_stands_somewhere_in_the_record(works, text, found):
    assert rows(works, Filters(text=text)) == found


def test_a_column_that_is_not_there_asks_nothing(works):
    assert matching(works, Filters(wanted={"restriction_extent": frozenset({"Whole road"})})) is None


def test_mine_is_by_code_or_by_name(works):
    assert rows(works, Filters(only_mine=True), Owner.of([("ZZ02", None)])) == [2]
    assert rows(works, Filters(only_mine=True), Owner.of([(None, " made-up WATER ")])) == [0, 1]
    assert rows(works, Filters(only_mine=True), Owner()) == []


def test_a_code_is_the_same_without_its_noughts():
    codes = {"promoter_swa_code": ["0010", "10", "1000", None]}
    assert mine(codes, 4, Owner.of([("10", None)])).tolist() == [True, True, False, False]


def test_whose_cannot_be_told_of_what_names_nobody():
    skips = {"activity_name": ["Skip"]}
    assert not tells_whose(skips) and mine(skips, 1, Owner.of([("ZZ01", None)])) is None
    made = Sheet(skips, 1, {"activity_name": plain})
    assert matching(made, Filters(only_mine=True), Owner.of([("ZZ01", None)])) is None


def test_options_are_counted_and_nothing_comes_last():
    assert options(["b", "", "a", "b"]) == [Option("a", 1), Option("b", 2), Option("", 1)]


def test_nothing_found_is_filtered_too():
    empty = Sheet({}, 0, {"permit_status": plain})
    assert rows(empty, Filters(text="a", wanted={"permit_status": frozenset({"b"})})) == []


@pytest.mark.parametrize(
    ("name", "up", "down"),
    [
        ("start_date", [3, 0, 1, 2], [1, 0, 3, 2]),
        ("usrn", [1, 0, 3, 2], [3, 0, 1, 2]),
        ("permit_status", [0, 3, 2, 1], [1, 2, 0, 3]),
        ("promoter_organisation", [2, 0, 1, 3], [0, 1, 2, 3]),
    ],
)
def test_sorting_puts_what_says_nothing_last_either_way(works, name, up, down):
    assert works.order(name).tolist() == up
    assert works.order(name, descending=True).tolist() == down


def test_cells_and_columns_say_the_same(works):
    for name in works.names:
        assert [works.cell(name, row) for row in range(4)] == works.words(name)
    assert works.cell("start_date", 2) == ""


def test_a_list_in_a_cell_is_said_too():
    made = Sheet({"location_types": [["verge"], None]}, 2, {"location_types": lambda value, _: value[0]})
    assert made.words("location_types") == ["verge", ""]
    assert made.order("location_types").tolist() == [0, 1]


def test_instant_at_ten_thousand():
    dice = random.Random(3)  # noqa: S311
    count = 10_000
    days = [DAY + timedelta(days=dice.randrange(400)) for _ in range(count)]
    big = sheet(
        work_reference_number=[f"ZA001{dice.randrange(10**8):08}" for _ in range(count)],
        promoter_organisation=[dice.choice(["Made-up Water", "Made-up Gas"]) for _ in range(count)],
        permit_status=[dice.choice(["granted", "submitted"]) for _ in range(count)],
        start_date=days,
        usrn=[99900000 + dice.randrange(200) for _ in range(count)],
    )
    big.texts()
    began = time.perf_counter()
    found = rows(big, Filters("za 2026", {"permit_status": frozenset({"granted"})}))
    took = (time.perf_counter() - began) * 1000
    assert 0 < len(found) < count
    # Measured 4 ms; ten times that would be felt.
    assert took < 500, took
