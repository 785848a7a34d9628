"""Bank holidays of England, working days, categories, notice."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from plugin.practice.categories import category, day_of, deadline, is_early_start, validity_end
from plugin.practice.working_days import after_working_days, bank_holidays, working_days

# As published on GOV.UK.
PUBLISHED = {
    2020: "0101 0410 0413 0508 0525 0831 1225 1228",
    2021: "0101 0402 0405 0503 0531 0830 1227 1228",
    2022: "0103 0415 0418 0502 0602 0603 0829 0919 1226 1227",
    2023: "0102 0407 0410 0501 0508 0529 0828 1225 1226",
    2024: "0101 0329 0401 0506 0527 0826 1225 1226",
    2025: "0101 0418 0421 0505 0526 0825 1225 1226",
    2026: "0101 0403 0406 0504 0525 0831 1225 1228",
    2027: "0101 0326 0329 0503 0531 0830 1227 1228",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_published(year: int) -> None:
    assert " ".join(f"{day:%m%d}" for day in sorted(bank_holidays(year))) == PUBLISHED[year]


def test_counting_working_days() -> None:
    assert working_days(date(2026, 12, 21), date(2027, 1, 1)) == 8 - 1
    assert working_days(date(2026, 11, 21), date(2026, 11, 22)) == 0
    assert after_working_days(date(2026, 12, 24), 1) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("work_type", "start", "end", "ttro", "risk", "expected"),
    [
        ("planned", "2026-12-07", "2026-12-09", False, False, "minor"),
        ("planned", "2026-12-04", "2026-12-08", False, False, "minor"),  # a weekend in between does not count
        ("planned", "2026-12-07", "2026-12-10", False, False, "standard"),
        ("planned", "2026-12-07", "2026-12-18", False, False, "standard"),
        ("planned", "2026-12-07", "2026-12-21", False, False, "paa"),
        ("planned", "2026-12-07", "2026-12-07", True, False, "paa"),
        ("immediate", "2026-12-07", "2026-12-30", False, False, "immediate_urgent"),
        ("immediate", "2026-12-07", "2026-12-07", False, True, "immediate_emergency"),
        ("hs2_highway_works", "2026-12-07", "2026-12-30", True, False, "hs2_highway"),
    ],
)
def test_category(work_type: str, start: str, end: str, ttro: bool, risk: bool, expected: str) -> None:
    assert category(work_type, date.fromisoformat(start), date.fromisoformat(end), ttro, risk) == expected


@pytest.mark.parametrize(
    ("kind", "applied", "start", "early"),
    [
        ("minor", "2026-12-07", "2026-12-10", False),  # Monday, Tuesday, Wednesday
        ("minor", "2026-12-07", "2026-12-09", True),
        ("minor", "2026-12-04", "2026-12-08", True),
        ("standard", "2026-12-07", "2026-12-21", False),
        ("standard", "2026-12-07", "2026-12-18", True),
        ("major", "2026-12-21", "2027-01-06", True),  # Christmas, its substitute, New Year
        ("major", "2026-12-21", "2027-01-07", False),
        ("paa", "2026-12-01", "2027-02-23", False),  # 84 days
        ("paa", "2026-12-01", "2027-02-22", True),
        ("immediate_urgent", "2026-12-01", "2026-12-01", False),
    ],
)
def test_early_start(kind: str, applied: str, start: str, early: bool) -> None:
    assert is_early_start(kind, date.fromisoformat(applied), date.fromisoformat(start)) is early


def test_what_comes_after_half_past_four_counts_from_the_next_working_day() -> None:
    friday = datetime(2026, 12, 4, 16, 29, tzinfo=timezone.utc)
    assert deadline("minor", friday).date() == date(2026, 12, 8)
    assert deadline("minor", friday.replace(minute=31)).date() == date(2026, 12, 9)
    summer = datetime(2026, 7, 3, 15, 31, tzinfo=timezone.utc)  # 16:31 on UK clocks
    assert deadline("minor", summer).date() == date(2026, 7, 8)


def test_validity() -> None:
    assert validity_end("immediate_urgent", date(2026, 12, 4)) == date(2026, 12, 4)
    assert validity_end("minor", date(2026, 12, 4)) == date(2026, 12, 8)


def test_the_uk_day_of_a_moment() -> None:
    assert day_of("2026-06-20T23:00:00.000Z") == date(2026, 6, 21)
    assert day_of("2026-12-20T23:00:00.000Z") == date(2026, 12, 20)
    assert day_of("2026-06-21") == date(2026, 6, 21)
    with pytest.raises(ValueError, match="soon"):
        day_of("soon")
