"""Areas to search: everything within a distance of something."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from plugin.geometry import areas

EAST, NORTH = 470_000.0, 310_000.0
OFFSETS = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


def shape(found: dict | None) -> shapely.Geometry:
    assert found is not None
    return shapely.geometry.shape(found)


@given(st.lists(OFFSETS, min_size=1, max_size=6), st.floats(1, 300), OFFSETS)
def test_what_is_nearer_than_the_distance_is_in_it_and_the_rest_is_not(
    corners: list[tuple[float, float]], distance: float, asked: tuple[float, float]
) -> None:
    drawn = [shapely.Point(EAST + x, NORTH + y) for x, y in corners]
    where = shapely.Point(EAST + asked[0], NORTH + asked[1])
    nearest = min(shapely.distance(one, where) for one in drawn)
    whole = shape(areas.area_around(drawn, distance))
    # A circle of straight pieces lies up to half a per cent inside the true one.
    if nearest < distance * 0.995:
        assert whole.intersects(where)
    if nearest > distance * 1.001:
        assert not whole.intersects(where)


def test_polygons_are_taken_exactly_and_joined() -> None:
    one, two = shapely.box(0, 0, 10, 10), shapely.box(5, 0, 20, 10)
    assert shape(areas.area_around([one, two])).equals(shapely.box(0, 0, 20, 10))
    apart = shape(areas.area_around([one, shapely.box(50, 0, 60, 10)]))
    assert apart.geom_type == "MultiPolygon" and apart.area == pytest.approx(200)


def test_points_and_lines_have_what_touches_them() -> None:
    line = shapely.LineString([(0, 0), (10, 0)])
    found = shape(areas.area_around([line, shapely.box(100, 0, 110, 10)]))
    assert found.intersects(shapely.Point(5, 0)) and not found.intersects(shapely.Point(5, 0.06))
    assert found.covers(shapely.box(100, 0, 110, 10))


def test_a_polygon_that_crosses_itself_does_not_stop_it() -> None:
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    assert shape(areas.area_around([bow])).area == pytest.approx(50)


def test_nothing_is_nothing() -> None:
    assert areas.area_around([]) is None
    assert areas.area_around([None, shapely.Point()]) is None
    assert areas.area_around_geometry(None, 10) is None


def test_a_square_with_its_surroundings() -> None:
    assert areas.bounds(areas.area_around_square(EAST, NORTH, 100, 50)) == (
        EAST - 50,
        NORTH - 50,
        EAST + 150,
        NORTH + 150,
    )
    assert areas.bounds(areas.area_around_square(EAST, NORTH, 0, 50)) == pytest.approx(
        (EAST - 50, NORTH - 50, EAST + 50, NORTH + 50)
    )
    assert areas.hectares(areas.area_around_square(EAST, NORTH, 100, 0)) == pytest.approx(1)


def test_the_border_of_a_box_goes_all_round_it() -> None:
    border = areas.box_border((0, 10, 20, 40))
    assert border.min(axis=0).tolist() == [0, 10] and border.max(axis=0).tolist() == [20, 40]
    on = (border[:, 0] == 0) | (border[:, 0] == 20) | (border[:, 1] == 10) | (border[:, 1] == 40)
    assert on.all() and len(np.unique(border, axis=0)) == 4 * areas.PIECES - 4


def test_a_coarse_picture_of_an_area_is_near_it_and_light() -> None:
    fine = areas.area_around([shapely.Point(EAST, NORTH).buffer(100, 5_000)])
    assert fine is not None
    picture = shapely.from_wkb(areas.coarse(fine))
    assert shapely.get_num_coordinates(picture) < 200 < shapely.get_num_coordinates(shape(fine))
    assert shapely.hausdorff_distance(picture, shape(fine)) < 200 * areas.COARSE * 1.01
    assert areas.coarse({"type": "Polygon", "coordinates": []}) == b""
