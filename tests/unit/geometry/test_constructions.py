"""Rectangles, lines with a width and parallels: exact where a ruler would be, right whatever is clicked."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugin.geometry import constructions, geojson
from plugin.geometry.constructions import NotConstructible, aside, bearing, corridor, distance, parallel
from plugin.geometry.findings import STOPS
from plugin.geometry.rules import check

from .made_up_shapes import EAST, NORTH

MANY = settings(max_examples=200, deadline=None)
MILLIMETRE = 0.0011
steps = st.integers(0, 60_000).map(lambda number: number / 1000)
places = st.tuples(steps, steps).map(lambda step: (EAST + step[0], NORTH + step[1]))
coarse = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda s: (EAST + 5 * s[0], NORTH + 5 * s[1]))
widths = st.integers(50, 20_000).map(lambda number: number / 1000)


def shape_of(geometry):
    assert geometry == geojson.write(geometry)
    assert not [finding for finding in check(geometry) if finding.severity == STOPS]
    return shapely.geometry.shape(geometry)


def far_apart(one, other):
    assume(distance(one, other) > 0.5)


@pytest.mark.parametrize(
    ("end", "degrees"),
    [((0, 9), 0), ((9, 9), 45), ((9, 0), 90), ((0, -9), 180), ((-9, 0), 270), ((-9, 9), 315)],
)
def test_bearings_go_clockwise_from_grid_north(end, degrees):
    assert bearing((0, 0), end) == pytest.approx(degrees)


@MANY
@given(places, places)
def test_a_bearing_and_a_distance_lead_back_to_the_place(start, end):
    far_apart(start, end)
    there = constructions.onto_bearing(start, end, bearing(start, end))
    assert there == pytest.approx(end, abs=1e-6)
    assert 0 <= bearing(start, end) < 360


@MANY
@given(places, places, st.floats(0, 360))
def test_the_place_on_a_bearing_is_the_nearest_one(start, towards, degrees):
    there = constructions.onto_bearing(start, towards, degrees)
    away = distance(there, towards)
    for more in (-0.5, 0.5):
        east, north = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        assert distance((there[0] + more * east, there[1] + more * north), towards) >= away - 1e-6
    if distance(start, there) > 0.01:
        off = abs(bearing(start, there) - degrees) % 180
        assert min(off, 180 - off) < 0.01


def test_left_is_positive():
    assert aside((0, 0), (0, 10), (-3, 5)) == pytest.approx(3)
    assert aside((0, 0), (0, 10), (3, 5)) == pytest.approx(-3)
    assert aside((1, 1), (1, 1), (3, 5)) == 0.0


@MANY
@given(places, places, widths, st.sampled_from([1, -1]))
def test_a_rectangle_has_right_angles_its_width_and_its_side(start, end, width, side):
    far_apart(start, end)
    shape = shape_of(constructions.rectangle(start, end, side * width))
    corners = shapely.get_coordinates(shape)
    assert len(corners) == 5
    length = distance(start, end)
    assert shapely.area(shape) == pytest.approx(length * width, abs=MILLIMETRE * 2 * (length + width))
    for before, corner, after in zip(corners, corners[1:], [*corners[2:], corners[1]]):
        one, two = before - corner, after - corner
        assert abs(np.dot(one, two)) <= 2 * MILLIMETRE * (np.hypot(*one) + np.hypot(*two))
    for place in (start, end):
        assert min(distance(place, corner) for corner in corners) < MILLIMETRE
    middle = shapely.get_coordinates(shapely.centroid(shape))[0]
    assert aside(start, end, middle) == pytest.approx(side * width / 2, abs=0.01)


@MANY
@given(st.lists(places, min_size=2, max_size=6) | st.lists(coarse, min_size=2, max_size=9), widths)
def test_a_corridor_holds_its_line_and_is_as_wide_as_it_was_told(vertices, width):
    assume(len(set(vertices)) > 1)
    shape = shape_of(corridor(vertices, width))
    line = shapely.linestrings(vertices)
    slack = 2 * MILLIMETRE
    for part in np.linspace(0.001, 0.999, 41):
        place = shapely.line_interpolate_point(line, part, normalized=True)
        assert shapely.distance(place, shape) <= slack
    for corner in shapely.points(shapely.get_coordinates(shape)):
        assert shapely.distance(corner, line) <= constructions.MITRE_LIMIT * width / 2 + slack
    for start, end in zip(vertices, vertices[1:]):
        for part in np.linspace(0.1, 0.9, 5) if distance(start, end) > 0.01 else ():
            east, north = (np.array(end) - start) / distance(start, end) * width / 2 * 0.99
            place = np.array(start) + part * (np.array(end) - start)
            for beside in (place + (-north, east), place - (-north, east)):
                assert shapely.distance(shapely.points(beside), shape) <= slack


@MANY
@given(places, places, widths)
def test_a_straight_corridor_is_exact_and_its_ends_are_flat(start, end, width):
    far_apart(start, end)
    shape = shape_of(corridor([start, end], width))
    length = distance(start, end)
    assert len(shapely.get_coordinates(shape)) == 5
    assert shapely.area(shape) == pytest.approx(length * width, abs=2 * MILLIMETRE * (length + width))
    for place in (start, end):
        assert shapely.distance(shapely.points(place), shapely.boundary(shape)) < MILLIMETRE


def test_a_corridor_around_a_block_has_a_hole():
    ring = [(EAST, NORTH), (EAST + 40, NORTH), (EAST + 40, NORTH + 40), (EAST, NORTH + 40), (EAST, NORTH)]
    made = corridor(ring, 4)
    assert len(made["coordinates"]) == 2
    assert not [finding for finding in check(made) if finding.severity == STOPS]


@MANY
@given(places, places, st.integers(-9000, 9000).map(lambda number: number / 1000))
def test_a_parallel_of_a_straight_line_is_exact(start, end, metres):
    far_apart(start, end)
    line = shape_of(parallel([start, end], metres))
    first, last = shapely.get_coordinates(line)
    for place in (first, last):
        assert aside(start, end, place) == pytest.approx(metres, abs=2 * MILLIMETRE)
    assert distance(start, first) == pytest.approx(abs(metres), abs=2 * MILLIMETRE)
    assert distance(end, last) == pytest.approx(abs(metres), abs=2 * MILLIMETRE)


@MANY
@given(
    st.lists(coarse, min_size=3, max_size=5, unique=True), st.integers(100, 3000), st.sampled_from([1, -1])
)
def test_a_parallel_of_a_bent_line_keeps_its_distance_and_direction(vertices, millimetres, side):
    line = shapely.linestrings(vertices)
    assume(shapely.is_simple(line))
    metres = side * millimetres / 1000
    try:
        beside = shape_of(parallel(vertices, metres))
    except NotConstructible as error:
        assert "sharply" in str(error)
        return
    away = shapely.distance(shapely.points(shapely.get_coordinates(beside)), line)
    assert (away >= abs(metres) - 2 * MILLIMETRE).all()
    assert (away <= 1.16 * abs(metres) + 2 * MILLIMETRE).all()


def test_a_parallel_of_a_street_with_gentle_bends_is_exact_all_along():
    street = [(EAST + 10 * step, NORTH + 5 * math.sin(step)) for step in range(12)]
    for metres in (2.5, -2.5):
        beside = shape_of(parallel(street, metres))
        line = shapely.linestrings(street)
        for part in np.linspace(0, 1, 101):
            place = shapely.line_interpolate_point(beside, part, normalized=True)
            assert abs(metres) - MILLIMETRE < shapely.distance(place, line) < abs(metres) * 1.1


def test_a_parallel_lies_left_going_north_and_keeps_its_direction():
    line = [(EAST, NORTH), (EAST, NORTH + 20), (EAST + 10, NORTH + 40)]
    left, right = (shapely.get_coordinates(shape_of(parallel(line, metres))) for metres in (2, -2))
    assert left[0] == pytest.approx((EAST - 2, NORTH)) and right[0] == pytest.approx((EAST + 2, NORTH))
    assert left[-1][1] > left[0][1] and right[-1][1] > right[0][1]
    assert parallel(line, 0)["coordinates"] == [list(place) for place in line]


@pytest.mark.parametrize(
    "make",
    [
        lambda: constructions.rectangle((EAST, NORTH), (EAST, NORTH), 2),
        lambda: constructions.rectangle((EAST, NORTH), (EAST + 5, NORTH), 0),
        lambda: constructions.rectangle((EAST, NORTH), (float("nan"), NORTH), 2),
        lambda: constructions.rectangle((EAST, NORTH), (EAST + 5, NORTH), float("nan")),
        lambda: corridor([(EAST, NORTH)], 2),
        lambda: corridor([(EAST, NORTH), (EAST, NORTH)], 2),
        lambda: corridor([(EAST, NORTH), (float("inf"), NORTH)], 2),
        lambda: corridor([(EAST, NORTH), (EAST + 5, NORTH)], 0),
        lambda: corridor([(EAST, NORTH), (EAST + 5, NORTH)], 501),
        lambda: corridor([], 2),
        lambda: parallel([(EAST, NORTH)], 2),
        lambda: parallel([(EAST, NORTH), (EAST + 5, NORTH)], 1000),
        lambda: constructions.rectangle((-5, NORTH), (-5, NORTH + 9), 2),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_sentence(make):
    with pytest.raises(NotConstructible) as refused:
        make()
    assert str(refused.value).endswith(".") and len(str(refused.value)) > 20
