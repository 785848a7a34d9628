"""Clashes and opportunities: each rule at its very edges, and against the same rules written the slow way."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta, timezone

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from plugin.geometry.clashes import HIGH_IMPACT, NOT_COUNTED, Distances, Proposal, find
from plugin.geometry.findings import Context
from plugin.geometry.held_works import held_works, together
from plugin.geometry.rules import check

E, N = 470_000.0, 310_000.0
FIRST, LAST = date(2026, 11, 24), date(2026, 11, 28)
STREET = {"type": "MultiLineString", "coordinates": [[[E - 1000, N], [E + 1000, N]]]}
DRAFT = {"type": "Polygon", "coordinates": [[[E, N], [E + 10, N], [E + 10, N + 2], [E, N + 2], [E, N]]]}


def proposal(**given_):
    return Proposal(**{"geometry": DRAFT, "start": FIRST, "end": LAST, "usrn": 700, **given_})


def works(*rows, **how):
    """Works given as (metres east of the draft's right side, changes)."""
    standard = {
        "start_date": FIRST,
        "end_date": LAST,
        "permit_status": "granted",
        "work_category": "standard",
        "traffic_management_type": "no_carriageway_incursion",
        "promoter_organisation": "Made-up Gas",
        "usrn": 800,
    }
    records = [
        {**standard, "work_reference_number": f"ZG{n}", "permit_reference_number": f"ZG{n}-01", **changes}
        for n, (_, changes) in enumerate(rows)
    ]
    names = list(dict.fromkeys(name for record in records for name in record))
    attributes = {name: [record.get(name) for record in records] for name in names}
    return held_works(attributes, [shapely.points(E + 10 + away, N + 1) for away, _ in rows], **how)


def clashing(held, **given_):
    return [clash.reference for clash in find(proposal(**given_), held).clashes]


@pytest.mark.parametrize(("away", "clashes"), [(0, True), (20, True), (20.01, False)])
def test_within_20_m(away, clashes):
    assert clashing(works((away, {}))) == ["ZG0"] * clashes


@pytest.mark.parametrize(
    ("start", "end", "clashes"),
    [
        (LAST, LAST, True),
        (FIRST - timedelta(days=9), FIRST, True),
        (LAST + timedelta(days=1), LAST + timedelta(days=2), False),
        (FIRST - timedelta(days=9), FIRST - timedelta(days=1), False),
        (None, None, True),
        (None, FIRST - timedelta(days=1), False),
    ],
)
def test_dates_overlap_with_both_ends_included(start, end, clashes):
    assert clashing(works((5, {"start_date": start, "end_date": end}))) == ["ZG0"] * clashes


@pytest.mark.parametrize("kind", sorted(HIGH_IMPACT))
def test_high_impact_reaches_200_m_and_a_closure_500(kind):
    far = 500 if kind == "road_closure" else 200
    held = works((far, {"traffic_management_type": kind}), (far + 0.1, {"traffic_management_type": kind}))
    assert clashing(held) == ["ZG0"]
    # Ours counts as much as theirs.
    assert clashing(works((far, {}), (far + 0.1, {})), traffic_management=kind) == ["ZG0"]


def test_high_impact_on_the_same_street_however_far():
    held = works((900, {"usrn": 700, "traffic_management_type": "lane_closure"}), (900, {"usrn": 700}))
    assert clashing(held) == ["ZG0"]


def test_where_works_carry_no_usrn_the_line_of_the_street_tells():
    held = works((900, {"usrn": None, "traffic_management_type": "two_way_signals"}))
    assert clashing(held) == [] and clashing(held, street=STREET) == ["ZG0"]


@pytest.mark.parametrize("status", sorted(NOT_COUNTED))
def test_what_is_over_does_not_count(status):
    assert clashing(works((0, {"permit_status": status}), (0, {"permit_status": "upcoming_enum"}))) == ["ZG1"]


def test_the_drafts_own_work_does_not_count():
    assert clashing(works((0, {})), work_reference="zg0") == []


def test_the_worst_first_and_why_in_words():
    closure = {"traffic_management_type": "road_closure"}
    held = works((400, closure), (15, {}), (900, {**closure, "usrn": 700}), (3, {}))
    found = find(proposal(), held).clashes
    assert [clash.reference for clash in found] == ["ZG3", "ZG1", "ZG2", "ZG0"]
    assert found[0].words == (
        "3 m away, with 5 days in common: ZG3-01 of Made-up Gas, no carriageway incursion, 24 November 2026 to "
        "28 November 2026."
    )
    assert found[2].words.startswith("On the same street, with 5 days in common (road closure): ZG2-01")
    assert found[3].words.startswith("400 m away") and found[3].places == ((E + 410, N + 1),)


@pytest.mark.parametrize(
    ("days", "changes", "told"),
    [
        (30, {}, True),
        (31, {}, False),
        (31, {"work_category": "major"}, True),
        (-90, {"work_category": "paa"}, True),
        (91, {"work_category": "major"}, False),
        (5, {"work_category": "immediate_urgent"}, False),
        (5, {"usrn": 800}, False),
        (5, {"permit_status": "cancelled"}, False),
    ],
)
def test_starts_near_each_other_on_the_same_street_are_an_opportunity(days, changes, told):
    start = FIRST + timedelta(days=days)
    held = works((800, {"usrn": 700, "start_date": start, "end_date": start, **changes}))
    found = find(proposal(), held).opportunities
    assert [one.reference for one in found] == ["ZG0"] * told
    if told:
        assert found[0].days == abs(days) and f"starting {abs(days)} days apart" in found[0].words


def test_no_opportunity_without_a_planned_excavation():
    held = works((0, {"usrn": 700}))
    assert find(proposal(), held).opportunities
    assert not find(proposal(is_excavation=False), held).opportunities
    assert not find(proposal(work_type="immediate"), held).opportunities


def test_forward_plans_count_and_reach_90_days():
    plan = {"usrn": 700, "forward_plan_status": "raised", "forward_plan_reference_number": "ZG0-FP1"}
    later = FIRST + timedelta(days=80)
    plans = works((5, {**plan, "start_date": later, "end_date": later}), are_plans=True)
    both = together(works((0, {})), plans)
    found = find(proposal(), both)
    assert [clash.row for clash in found.clashes] == [0]
    assert [one.permit_reference for one in found.opportunities] == ["ZG0-FP1"]
    assert "a forward plan" in found.opportunities[0].words


def test_what_was_incomplete_or_undated_is_not_known():
    asked = datetime(2026, 11, 1, tzinfo=timezone.utc)
    assert find(proposal(), works((0, {}), complete=False, asked=asked)).known is False
    assert find(proposal(start=None), works((0, {}))).known is False
    assert find(proposal(geometry=None), works((0, {}))).known is False
    whole = find(proposal(), works((0, {}), asked=asked))
    assert whole.known and whole.asked == asked


def test_distances_are_settings():
    held = works((30, {}))
    assert [c.reference for c in find(proposal(), held, Distances(close_by=30)).clashes] == ["ZG0"]


def test_works_without_a_shape_and_no_works_at_all():
    assert find(proposal(), held_works({}, [])).clashes == ()
    assert find(proposal(), held_works({"usrn": [700]}, [None])).clashes == ()


def test_the_rules_tell_them():
    found = find(proposal(), works((5, {"usrn": 700}), complete=False))
    findings = check(
        DRAFT, Context(clashes=found.clashes, opportunities=found.opportunities, clashes_known=found.known)
    )
    assert [finding.code for finding in findings] == ["clash", "clash", "opportunity"]
    assert "not fully known" in findings[0].words and findings[1].places


rows = st.lists(
    st.tuples(
        st.floats(0, 700),
        st.fixed_dictionaries(
            {
                "start_date": st.integers(-120, 120).map(lambda days: FIRST + timedelta(days=days)),
                "end_date": st.integers(-120, 120).map(lambda days: FIRST + timedelta(days=days)),
                "usrn": st.sampled_from([700, 800]),
                "permit_status": st.sampled_from(["granted", "submitted", "refused"]),
                "traffic_management_type": st.sampled_from(["road_closure", "lane_closure", "give_and_take"]),
                "work_category": st.sampled_from(["minor", "major", "immediate_urgent"]),
            }
        ),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(rows, st.sampled_from(["", "road_closure", "lane_closure"]))
def test_the_same_as_the_rules_written_the_slow_way(given_rows, ours):
    found = find(proposal(traffic_management=ours), works(*given_rows))
    clashes, together_ = set(), set()
    for row, (away, work) in enumerate(given_rows):
        away = shapely.distance(shapely.points(E + 10 + away, N + 1), shapely.points(E + 10, N + 1))
        if work["permit_status"] == "refused":
            continue
        kinds = {ours, work["traffic_management_type"]}
        same = work["usrn"] == 700
        reach = 500 if "road_closure" in kinds else 200
        near = away <= 20 or (kinds & HIGH_IMPACT and (same or away <= reach))
        if near and work["start_date"] <= LAST and work["end_date"] >= FIRST:
            clashes.add(row)
        days = 90 if work["work_category"] == "major" else 30
        planned = work["work_category"] != "immediate_urgent"
        if same and planned and abs((work["start_date"] - FIRST).days) <= days:
            together_.add(row)
    assert {clash.row for clash in found.clashes} == clashes
    assert {one.row for one in found.opportunities} == together_


def test_one_draft_against_fifty_thousand_works_is_quick():
    random = np.random.default_rng(4)
    number = 50_000
    places = np.column_stack(
        [random.uniform(E - 5000, E + 5000, number), random.uniform(N - 5000, N + 5000, number)]
    )
    starts = [FIRST + timedelta(days=int(days)) for days in random.integers(-60, 60, number)]
    held = held_works(
        {
            "work_reference_number": [f"ZG{n}" for n in range(number)],
            "start_date": starts,
            "end_date": [start + timedelta(days=5) for start in starts],
            "traffic_management_type": random.choice(["road_closure", "give_and_take"], number).tolist(),
            "usrn": random.integers(100, 900, number).tolist(),
        },
        shapely.points(places),
    )
    assert held.tree is not None
    took = []
    for _ in range(5):
        before = time.perf_counter()
        found = find(proposal(street=STREET), held)
        took.append(time.perf_counter() - before)
    assert found.clashes and min(took) < 0.5, took
