"""The made-up town: the same every time, a net in one piece, good to dig in."""

from __future__ import annotations

from datetime import date, timedelta

import numpy
import pytest
import shapely

from plugin.practice import growth, town
from plugin.practice.categories import day_of
from plugin.practice.server import SEED
from plugin.practice.town import Street, build_town
from plugin.practice.town_works import MadeWork, made_up_works
from plugin.practice.work_shapes import place_of
from plugin.practice.work_stories import OVERRUN

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def streets() -> tuple[Street, ...]:
    """The town's streets."""
    return build_town(SEED)


@pytest.fixture(scope="module")
def works(streets: tuple[Street, ...]) -> list[MadeWork]:
    """The works around a Monday, as they stand on its Wednesday."""
    return made_up_works(streets, SEED, MONDAY, MONDAY + timedelta(days=2))


def test_the_same_town_every_time(streets: tuple[Street, ...]) -> None:
    build_town.cache_clear()
    again = build_town(SEED)
    assert again is not streets
    assert [(s.usrn, s.name) for s in again] == [(s.usrn, s.name) for s in streets]
    assert all(numpy.array_equal(one.line, other.line) for one, other in zip(again, streets))


def test_usrns_and_names(streets: tuple[Street, ...]) -> None:
    assert 200 <= len(streets) <= 300
    assert [street.usrn for street in streets] == list(range(99_900_001, 99_900_001 + len(streets)))
    assert len({street.name for street in streets}) == len(streets)


def test_one_net_about_two_kilometres_wide(streets: tuple[Street, ...]) -> None:
    lines = [shapely.LineString(street.line) for street in streets]
    west, south, east, north = shapely.total_bounds(lines)
    assert 1900 < east - west < 2100 and 1800 < north - south < 2100
    reached, waiting = {0}, [0]
    tree = shapely.STRtree(lines)
    while waiting:
        for other in tree.query(lines[waiting.pop()], predicate="dwithin", distance=0.5).tolist():
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    assert len(reached) == len(lines)


def test_streets_curve_and_end_blind(streets: tuple[Street, ...]) -> None:
    bent = [
        s for s in streets if s.metres > 1.04 * numpy.hypot(*(s.line[-1] - s.line[0])) and s.kind != "market"
    ]
    assert 40 < len(bent) < len(streets) / 2
    assert (
        sum(street.name.endswith((" CLOSE", " MEWS", " COURT", " GREEN", " YARD")) for street in streets) > 40
    )
    assert all(shapely.LineString(street.line).is_simple for street in streets)


def test_designations_of_both_kinds(streets: tuple[Street, ...]) -> None:
    found = [designation for street in streets for designation in street.designations]
    assert {shape["type"] for d in found if (shape := d.shape)} == {"Point", "LineString", "Polygon"}
    assert any(d.whole_road for d in found) and len({d.code for d in found}) >= 6


def test_streets_that_leave_a_choice(streets: tuple[Street, ...]) -> None:
    assert sum(len(street.authorities) == 2 for street in streets) >= 4
    assert sum(len(street.reinstatement_types) > 1 for street in streets) >= 10


def test_no_street_grows_in_the_meadow() -> None:
    assert growth.zone(-500, -400) is None
    assert growth.zone(0, 0) == "core"


def test_works_stay_where_they_are_when_weeks_pass(
    streets: tuple[Street, ...], works: list[MadeWork]
) -> None:
    weeks = timedelta(weeks=5)
    later = made_up_works(streets, SEED, MONDAY + weeks, MONDAY + weeks)
    assert [w.geometry for w in later] == [w.geometry for w in works]
    for one, other in zip(works, later):
        assert one.record["work_reference_number"] == other.record["work_reference_number"]
        moved = day_of(other.record["proposed_start_date"]) - day_of(one.record["proposed_start_date"])
        assert moved == weeks


def test_references_by_the_rule(works: list[MadeWork]) -> None:
    references = [work.record["work_reference_number"] for work in works]
    assert len(set(references)) == len(references) == 3000
    for work, reference in zip(works, references):
        prefix, workstream, number = reference[:2], reference[2:5], reference[5:]
        assert prefix.startswith("Z") and workstream == work.record["workstream_prefix"]
        assert len(number) == 8 and number.isdecimal()
        assert work.record["permit_reference_number"] in {f"{reference}-01", f"{reference}-02"}


def test_works_lie_along_their_street(streets: tuple[Street, ...], works: list[MadeWork]) -> None:
    lines = {street.usrn: shapely.LineString(street.line) for street in streets}
    distances = [place_of(work.geometry).distance(lines[work.record["usrn"]]) for work in works]
    assert max(distances) < 8
    assert sum(distance > 0.3 for distance in distances) > 1500


def test_every_kind_of_work_is_there(works: list[MadeWork]) -> None:
    def kinds(name: str) -> set[str]:
        return {work.record[name] for work in works}

    assert kinds("work_category") == {
        "minor",
        "standard",
        "major",
        "immediate_urgent",
        "immediate_emergency",
        "paa",
        "hs2_highway",
    }
    assert kinds("permit_status") == {
        "submitted",
        "granted",
        "permit_modification_request",
        "refused",
        "closed",
        "cancelled",
        "revoked",
        "progressed",
        "under_assessment",
    }
    assert len(kinds("traffic_management_type")) == 12
    shapes = [work.geometry["type"] for work in works]
    assert all(shapes.count(kind) > 400 for kind in ("Point", "LineString", "Polygon"))


def test_statuses_fit_the_dates(works: list[MadeWork]) -> None:
    today = MONDAY + timedelta(days=2)
    for work in works:
        start, end = (day_of(work.record[f"proposed_{edge}_date"]) for edge in ("start", "end"))
        status = work.record["work_status"]
        assert start <= end
        assert status != "completed" or end < today
        overruns = today - timedelta(days=OVERRUN)
        assert status != "in_progress" or (start <= today and end >= overruns)
        assert not work.record["actual_start_date"] or start <= today


def test_the_crowd_at_the_cross_needs_its_days_halved_once(works: list[MadeWork]) -> None:
    """On any day of the week, a fortnight holds more than a hundred on one spot, either half at most a hundred."""
    spot = shapely.box(town.CENTRE[0] - 1, town.CENTRE[1] - 1, town.CENTRE[0] + 9, town.CENTRE[1] + 9)
    days = [
        tuple(day_of(work.record[f"proposed_{edge}_date"]) for edge in ("start", "end"))
        for work in works
        if shapely.intersects(place_of(work.geometry), spot)
    ]
    for n in range(7):
        edges = [MONDAY + timedelta(days=n + ahead) for ahead in (0, 7, 14)]
        assert sum(start <= edges[2] and end >= edges[0] for start, end in days) > 100
        for first, last in zip(edges, edges[1:]):
            assert sum(start <= last and end >= first for start, end in days) <= 100
