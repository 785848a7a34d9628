"""A search without a first or a last day finds everything too, and comes to an end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import shapely

from plugin.search.questions import FURTHEST, halved_days
from plugin.search.request import Box, SearchRequest
from plugin.search.result import TOO_MANY
from plugin.search.sweep import Sweep

from .held_works import HeldWorks, day, reference, service, town, work

AREA = Box(470_000, 310_000, 472_000, 312_000)
SPOT = Box(470_500, 310_500, 470_500, 310_500)
TODAY = date.today()


def swept(works, request, **manners):
    held = HeldWorks(works, **manners)
    sweep = Sweep(service(held), request)
    list(sweep.run())
    return held, sweep.result()


def spread(number, step):
    """Works on one spot, one every so many days, as many before today as after."""
    first = TODAY - timedelta(days=number // 2 * step)
    return [
        work(i, shapely.Point(470_500, 310_500), *[first + timedelta(days=i * step)] * 2)
        for i in range(number)
    ]


@pytest.mark.parametrize(("start", "end"), [(None, day(3)), (day(-3), None), (None, None)])
def test_all_of_a_town(start, end):
    works = town(1, 2500)
    held, result = swept(works, SearchRequest(AREA, start, end))
    expected = {
        reference(w)
        for w in works
        if (end is None or w["properties"]["start_date"][:10] <= f"{end}")
        and (start is None or w["properties"]["end_date"][:10] >= f"{start}")
    }
    assert sorted(result.attributes["permit_reference_number"]) == sorted(expected)
    assert result.complete and len(expected) > 800
    assert held.asked[0][1:] == (start, end)


@pytest.mark.parametrize(("start", "end"), [(None, None), (None, TODAY), (TODAY - timedelta(days=50), None)])
def test_more_than_one_answer_holds_on_one_spot_is_asked_for_in_parts_of_the_time(start, end):
    works = spread(360, 3)
    held, result = swept(works, SearchRequest(SPOT, start, end), cap=40)
    expected = [
        w
        for w in works
        if (end is None or w["properties"]["start_date"][:10] <= f"{end}")
        and (start is None or w["properties"]["end_date"][:10] >= f"{start}")
    ]
    assert len(result) == len(expected) > 100 and result.complete
    # What is open stays open on the outside, so that nothing far away is missed.
    assert any(asked[1] is None for asked in held.asked) == (start is None)
    assert any(asked[2] is None for asked in held.asked) == (end is None)
    assert len(held.asked) < 120


def test_works_further_away_than_anybody_would_think_are_found_too():
    ages = [timedelta(days=FURTHEST + 500 + i) for i in range(30)]
    works = [
        work(i, shapely.Point(470_500, 310_500), TODAY + sign * age, TODAY + sign * age)
        for i, (sign, age) in enumerate((sign, age) for sign in (-1, 1) for age in ages)
    ]
    _, result = swept(works, SearchRequest(SPOT, None, None), cap=40)
    assert len(result) == 60 and result.complete


def test_too_many_beyond_all_bounds_are_a_gap_with_an_open_end():
    long_ago = TODAY - timedelta(days=FURTHEST + 500)
    works = [work(i, shapely.Point(470_500, 310_500), long_ago, long_ago) for i in range(50)]
    _, result = swept(works, SearchRequest(SPOT, None, None), cap=40)
    assert [(gap.start, gap.reason) for gap in result.gaps] == [(None, TOO_MANY)]
    assert result.gaps[0].end is not None and result.gaps[0].end > long_ago


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), (None, TODAY), (TODAY, None), (None, date(1990, 1, 1))]
)
def test_halving_an_open_span_ends_and_covers_it(start, end):
    spans, leaves = [(start, end)], []
    while spans:
        span = spans.pop()
        halves = halved_days(*span)
        if not halves:
            leaves.append(span)
            continue
        assert halves[0][0] == span[0] and halves[1][1] == span[1]
        assert halves[0][1] is not None and halves[1][0] is not None
        assert halves[1][0] - halves[0][1] <= timedelta(days=1)
        spans += halves
        assert len(leaves) < 20_000
    assert len([leaf for leaf in leaves if None in leaf]) == [start, end].count(None) or len(leaves) == 1


def test_a_request_with_one_end_only_is_none_the_wrong_way_round():
    assert SearchRequest(AREA, None, day(0)).start is None
    assert SearchRequest(AREA, day(0), None).end is None
