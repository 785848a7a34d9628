"""The run of a street between two clicks, and how long and large shapes are."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugin.geometry.constructions import NotConstructible, corridor, distance, rectangle
from plugin.geometry.measurements import measure, path_length, ring_area
from plugin.geometry.street_runs import lines_of, nearest, run_between

from .made_up_shapes import EAST, NORTH

STREET = [(EAST, NORTH), (EAST + 50, NORTH), (EAST + 50, NORTH + 50)]
MANY = settings(max_examples=150, deadline=None)


def lines(*runs):
    return lines_of([shapely.linestrings(run) for run in runs])


def test_a_run_follows_the_bends_between_the_clicks_in_the_order_of_the_clicks():
    run = run_between(lines(STREET), (EAST + 10, NORTH + 3), (EAST + 53, NORTH + 20))
    assert run == [(EAST + 10, NORTH), (EAST + 50, NORTH), (EAST + 50, NORTH + 20)]
    assert run_between(lines(STREET), (EAST + 53, NORTH + 20), (EAST + 10, NORTH + 3)) == run[::-1]


def test_a_street_in_pieces_is_gone_along_over_the_pieces():
    pieces = lines(STREET[:2], STREET[:0:-1], [(EAST + 50, NORTH), (EAST + 90, NORTH)])
    run = run_between(pieces, (EAST + 10, NORTH + 3), (EAST + 53, NORTH + 20))
    assert [pytest.approx(place, abs=0.002) for place in run] == [
        (EAST + 10, NORTH),
        (EAST + 50, NORTH),
        (EAST + 50, NORTH),
        (EAST + 50, NORTH + 20),
    ]


def test_the_shorter_of_two_ways_is_taken():
    square = [(EAST, NORTH), (EAST + 40, NORTH), (EAST + 40, NORTH + 40), (EAST, NORTH + 40)]
    sides = lines(*zip(square, [*square[1:], square[0]]))
    run = run_between(sides, (EAST + 10, NORTH), (EAST, NORTH + 10))
    assert path_length(run) == pytest.approx(20, abs=0.01)


def test_a_street_that_crosses_another_in_its_middle_can_be_turned_off():
    cross = lines([(EAST - 30, NORTH), (EAST + 30, NORTH)], [(EAST, NORTH - 30), (EAST, NORTH + 30)])
    run = run_between(cross, (EAST - 20, NORTH), (EAST, NORTH + 20))
    assert path_length(run) == pytest.approx(40, abs=0.01)
    assert any(distance(place, (EAST, NORTH)) < 0.002 for place in run)


@pytest.mark.parametrize(
    ("held", "start", "end"),
    [
        ([STREET], (EAST + 10, NORTH + 300), (EAST + 20, NORTH)),
        ([STREET], (EAST + 10, NORTH), (EAST + 10, NORTH)),
        ([STREET, [(EAST, NORTH + 90), (EAST, NORTH + 120)]], (EAST + 10, NORTH), (EAST, NORTH + 100)),
        ([], (EAST, NORTH), (EAST, NORTH + 9)),
    ],
)
def test_what_is_no_run_is_refused_with_a_sentence(held, start, end):
    with pytest.raises(NotConstructible) as refused:
        run_between(lines(*held), start, end)
    assert str(refused.value).endswith(".")


def test_lines_are_taken_out_of_whatever_comes():
    shapes = [
        None,
        shapely.points(1, 2),
        shapely.from_wkt("MULTILINESTRING Z ((0 0 5, 9 0 5), (9 0 5, 9 9 5))"),
        shapely.from_wkt("LINESTRING (1 1, 1 1)"),
        shapely.from_wkt("GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1))"),
    ]
    held = lines_of(shapes)
    assert len(held) == 3 and not any(shapely.has_z(line) for line in held)
    assert nearest(held, (9, 5))[0] == 1


spots = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(lambda s: (EAST + 10 * s[0], NORTH + 10 * s[1]))


@MANY
@given(st.lists(st.lists(spots, min_size=2, max_size=5), min_size=1, max_size=6), spots, spots)
def test_a_run_lies_on_the_lines_and_goes_from_click_to_click(runs, start, end):
    held = lines(*runs)
    assume(held)
    try:
        run = run_between(held, start, end)
    except NotConstructible:
        return
    along = shapely.linestrings(run)
    net = shapely.union_all(held)
    assert shapely.hausdorff_distance(along, shapely.intersection(along, shapely.buffer(net, 0.01))) < 0.02
    for place, reached in ((start, run[0]), (end, run[-1])):
        assert distance(place, reached) <= shapely.distance(net, shapely.points(place)) + 0.51


def test_measures_of_a_line_a_rectangle_and_a_point():
    told = measure({"type": "LineString", "coordinates": [list(place) for place in STREET]})
    assert told.length == pytest.approx(100) and told.area is None
    told = measure(rectangle((EAST, NORTH), (EAST + 30, NORTH + 30), 2))
    assert told.area == pytest.approx(2 * 30 * 2**0.5, abs=0.1)
    assert (told.long, told.wide) == (pytest.approx(30 * 2**0.5, abs=0.01), pytest.approx(2, abs=0.01))
    assert told.bearing == pytest.approx(45, abs=0.1)
    assert measure({"type": "Point", "coordinates": [EAST, NORTH]}) is None
    assert measure(None) is None
    assert measure({"type": "LineString", "coordinates": [[1, 1], [1, 1]]}) is None
    straight = measure({"type": "LineString", "coordinates": [[EAST, NORTH], [EAST + 9, NORTH]]})
    assert (
        straight.long == pytest.approx(9) and straight.wide == 0.0 and straight.bearing == pytest.approx(90)
    )


@MANY
@given(st.lists(spots, min_size=2, max_size=5), st.integers(1, 9))
def test_measures_never_raise_and_agree_with_each_other(vertices, width):
    assume(len(set(vertices)) > 1)
    told = measure(corridor(vertices, width))
    assert told.long >= told.wide >= 0 and 0 <= told.bearing < 180
    assert told.area <= told.long * told.wide + 0.01
    assert ring_area(vertices) >= 0 and path_length(vertices) > 0


def test_the_area_of_a_ring_far_from_the_origin_is_exact():
    ring = [(600_000.123, 1_200_000.456), (600_000.133, 1_200_000.456), (600_000.133, 1_200_000.466)]
    assert ring_area(ring) == pytest.approx(0.00005, rel=1e-3)
    assert ring_area(ring[:2]) == 0.0
