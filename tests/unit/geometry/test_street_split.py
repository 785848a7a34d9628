"""Shapes cut into one part for each street: by the nearest line, whole at junctions, and nothing lost."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from plugin.geometry.street_split import SLIVER, split

E, N = 470_000.0, 310_000.0
A = [(0, 0), (100, 0)]
B = [(50, -50), (50, 50)]
PARALLEL = [(0, 20), (100, 20)]


def here(shape):
    return shapely.transform(shape, lambda places: places + [E, N])


def mapping(shape):
    return dict(shapely.geometry.mapping(here(shape)))


def line(vertices):
    return mapping(shapely.linestrings(vertices))


def parts(shape, *streets):
    """(street, shape) with the origin at the streets' own."""
    return [
        (one.street, shapely.transform(shapely.geometry.shape(one.geometry), lambda c: c - [E, N]))
        for one in split(mapping(shape), [line(street) for street in streets])
    ]


def measures(found):
    return [(street, round(float(shapely.area(part) or shapely.length(part)), 1)) for street, part in found]


CROSS = shapely.union(shapely.box(10, -1, 90, 1), shapely.box(49, -30, 51, 30))
CORNER = shapely.buffer(
    shapely.linestrings([(10, 3), (53, 3), (53, 45)]), 1, cap_style="flat", join_style="mitre"
)


@pytest.mark.parametrize(
    ("shape", "streets", "expected"),
    [
        (shapely.box(10, 0, 90, 20), (A, PARALLEL), [(0, 800.0), (1, 800.0)]),
        # Along one street over a junction it is all that street's.
        (shapely.box(10, -2, 90, 2), (A, B), [(0, 320.0)]),
        (shapely.linestrings([(0, 3), (100, 3)]), (A, B), [(0, 100.0)]),
        # Round a corner: cut where the streets are equally near.
        (shapely.linestrings([(0, 3), (53, 3), (53, 45)]), (A, B), [(0, 53.0), (1, 42.0)]),
        (CORNER, (A, B), [(0, 73.9), (1, 96.1)]),
        # On both streets of a crossroads: the junction is the larger part's.
        (CROSS, (A, B), [(0, 160.0), (1, 58.0), (1, 58.0)]),
        (CROSS, (B, A), [(0, 58.0), (0, 58.0), (1, 160.0)]),
    ],
)  # fmt: skip
def test_a_part_for_each_street(shape, streets, expected):
    assert measures(parts(shape, *streets)) == expected


def test_a_line_is_cut_to_the_millimetre():
    # Halfway between the two streets.
    (_, first), (_, second) = parts(shapely.linestrings([(20, -5), (20, 30)]), A, PARALLEL)
    assert shapely.get_coordinates(first)[-1] == pytest.approx([20, 10], abs=0.001)
    assert (shapely.get_coordinates(first)[-1] == shapely.get_coordinates(second)[0]).all()


def test_a_bend_is_cut_along_its_bisector():
    bend = [(0, 0), (60, 0)], [(60, 0), (60, 60)]
    shape = shapely.difference(shapely.box(10, 0, 60, 50), shapely.box(10, 10, 50, 50))
    (_, first), (_, second) = parts(shape, *bend)
    edge = shapely.intersection(shapely.boundary(first), shapely.boundary(second))
    places = shapely.get_coordinates(edge)
    assert np.abs((60 - places[:, 0]) - places[:, 1]).max() < 0.1


@pytest.mark.parametrize("shape", [shapely.Point(3, 4), shapely.box(0, 0, 5, 5)])
def test_a_point_and_what_lies_on_one_street_stay_whole(shape):
    assert [street for street, _ in parts(shape, A)] == [0]
    assert [street for street, _ in parts(shapely.Point(3, 4), A, B)] == [0]


def test_streets_without_a_line_have_no_part():
    whole = mapping(shapely.box(10, 0, 90, 20))
    assert [
        one.street for one in split(whole, [None, line(A), {"type": "LineString", "coordinates": []}])
    ] == [1]
    assert [one.street for one in split(whole, [])] == [0]
    assert split({"type": "Polygon", "coordinates": []}, [line(A), line(B)]) == []


def test_slivers_go_to_their_neighbour():
    # Beyond the middle by six square decimetres.
    shape = shapely.union(shapely.box(10, 0, 90, 9.99), shapely.box(20, 9, 26, 10.1))
    found = parts(shape, A, PARALLEL)
    assert [street for street, _ in found] == [0]
    assert shapely.area(found[0][1]) == pytest.approx(shapely.area(shape), abs=1e-6)
    assert [street for street, _ in parts(shapely.linestrings([(20, 0), (20, 10.5)]), A, PARALLEL)] == [0]


def test_a_polygon_with_a_hole_and_a_tangled_one_are_cut():
    ring = shapely.difference(shapely.box(10, 0, 90, 20), shapely.box(30, 5, 70, 15))
    found = parts(ring, A, PARALLEL)
    assert sum(shapely.area(part) for _, part in found) == pytest.approx(shapely.area(ring))
    bow = shapely.Polygon([(10, 0), (90, 20), (90, 0), (10, 20)])
    assert {street for street, _ in parts(bow, A, PARALLEL)} == {0, 1}


offsets = st.floats(-40, 40, allow_nan=False)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(offsets, offsets), min_size=2, max_size=5, unique=True),
    st.lists(
        st.lists(st.tuples(offsets, offsets), min_size=2, max_size=4, unique=True), min_size=2, max_size=4
    ),
    st.sampled_from([0.0, 0.5, 4.0]),
)
def test_nothing_is_lost_and_nothing_is_there_twice(run, streets, half):
    shape = shapely.linestrings(run)
    if half:
        shape = shapely.buffer(shape, half, cap_style="flat")
    if shapely.get_dimensions(shape) == 1 and shapely.length(shape) < 1e-6 or shapely.is_empty(shape):
        return
    whole = shapely.get_parts(shape)
    found = [
        shapely.geometry.shape(one.geometry)
        for one in split(mapping(shape), [line(street) for street in streets])
    ]
    measure = shapely.area if half else shapely.length
    assert math.isclose(sum(map(measure, found)), float(measure(whole).sum()), rel_tol=1e-6, abs_tol=1e-4)
    if half and len(found) > 1:
        assert all(shapely.is_valid(part) and part.geom_type == "Polygon" for part in found)
        with np.errstate(invalid="ignore"):
            overlaps = [
                shapely.area(shapely.intersection(one, other))
                for place, one in enumerate(found)
                for other in found[:place]
            ]
        assert max(overlaps) < 1e-4
        assert all(shapely.area(part) >= SLIVER for part in found) or len(whole) > 1
