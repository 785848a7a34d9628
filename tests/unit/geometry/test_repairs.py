"""Repairs do what they say, say what they did, and move nothing more than they say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from plugin.geometry.geojson import read, write
from plugin.geometry.repairs import NOTHING_DONE, REPAIRS, repair
from plugin.geometry.rules import check

E, N = 470_000, 310_000


def polygon(*rings: list[tuple[float, float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[[E + x, N + y] for x, y in ring] for ring in rings]}


BOW_TIE = polygon([(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)])


def shape_of(geometry: Any) -> shapely.Geometry:
    shape = read(geometry).geometry
    assert shape is not None
    return shape


def area(geometry: Any) -> float:
    return float(shapely.area(shape_of(geometry)))


def test_close_adds_nothing_but_the_beginning():
    shape = polygon([(0, 0), (10, 0), (10, 10.0001)])
    repaired = repair("close", shape)
    assert repaired.geometry == polygon([(0, 0), (10, 0), (10, 10.0001), (0, 0)])
    assert repaired.moved == 0.0 and repaired.words.startswith("Closed")


def test_drop_repeated_counts_and_keeps_the_rest_as_it_was():
    shape = {"type": "LineString", "coordinates": [[E, N], [E, N], [E, N + 0.0003], [E + 5.00001, N]]}
    repaired = repair("drop_repeated", shape)
    assert repaired.geometry == {"type": "LineString", "coordinates": [[E, N], [E + 5.00001, N]]}
    assert repaired.words == "Left out 2 repeated points."
    assert 0 < repaired.moved < 0.001


def test_a_bow_tie_is_joined_and_keeps_both_its_halves():
    repaired = repair("untangle", BOW_TIE)
    assert write(repaired.geometry)["type"] == "Polygon"
    assert area(repaired.geometry) == pytest.approx(50, abs=0.01)
    assert "Joined at 1 place by a bridge 10 cm wide" in repaired.words
    assert 0 < repaired.moved < 0.06


def test_a_loop_over_itself_stays_filled():
    # Even-odd reading, as GEOS mends it, would tear a hole where it lies double.
    loop = polygon([(0, 0), (20, 0), (20, 10), (5, 10), (5, -5), (10, -5), (10, 15), (0, 15), (0, 0)])
    repaired = repair("untangle", loop)
    mended = shape_of(repaired.geometry)
    assert len(mended.interiors) == 0 or all(shapely.Polygon(r).area > 1 for r in mended.interiors)
    assert mended.intersects(shapely.Point(E + 7, N + 5))
    assert "Joined" not in repaired.words and repaired.moved < 0.001


def test_a_pocket_that_was_never_inside_stays_out():
    # A horseshoe whose tips overlap: what they enclose was not drawn.
    shoe = polygon(
        [(0, 0), (20, 0), (20, 20), (9, 20), (9, 15), (15, 15), (15, 5), (5, 5), (5, 15), (11, 15.5), (11, 19),
         (0, 20), (0, 0)]
    )  # fmt: skip
    assert "crosses_itself" in {finding.code for finding in check(shoe)}
    mended = shape_of(repair("untangle", shoe).geometry)
    assert mended.is_valid and not mended.intersects(shapely.Point(E + 10, N + 10))


def test_a_spike_goes_and_that_it_went_is_measured():
    spiked = polygon([(0, 0), (10, 0), (10, 10), (15, 15), (10, 10), (0, 10), (0, 0)])
    repaired = repair("untangle", spiked)
    assert area(repaired.geometry) == 100
    assert repaired.moved == pytest.approx(50**0.5)


def test_parts_joined_by_a_line_stay_joined():
    dumb_bell = polygon(
        [(0, 0), (10, 0), (10, 5), (20, 5), (20, 0), (30, 0), (30, 10), (20, 10), (20, 5), (10, 5), (10, 10),
         (0, 10), (0, 0)]
    )  # fmt: skip
    repaired = repair("untangle", dumb_bell)
    assert shape_of(repaired.geometry).geom_type == "Polygon"
    assert 200 <= area(repaired.geometry) < 202 and "Left out" not in repaired.words


def test_a_hole_that_cuts_it_in_two_leaves_the_larger_half_and_says_so():
    cut = polygon([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], [(3, -1), (5, -1), (5, 11), (3, 11), (3, -1)])
    repaired = repair("untangle", cut)
    assert area(repaired.geometry) == 50
    assert "Left out 30.0 m²" in repaired.words
    assert write(repaired.geometry)


def test_holes_are_kept():
    holed = polygon(
        [(0, 0), (20, 0), (20, 10), (10, -3), (0, 10), (0, 0)], [(2, 2), (3, 2), (3, 3), (2, 3), (2, 2)]
    )
    mended = shape_of(repair("untangle", holed).geometry)
    assert len(mended.interiors) == 1 and not mended.intersects(shapely.Point(E + 2.5, N + 2.5))


def test_keep_largest_says_what_it_left_out():
    shape = {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "LineString", "coordinates": [[E, N], [E + 900, N]]},
            polygon([(0, 0), (1, 0), (1, 1), (0, 0)]),
            polygon([(0, 0), (9, 0), (9, 9), (0, 0)]),
            {"type": "Point", "coordinates": [E, N]},
        ],
    }
    repaired = repair("keep_largest", shape)
    assert repaired.geometry == polygon([(0, 0), (9, 0), (9, 9), (0, 0)])
    assert repaired.words == (
        "Kept the largest of 4 parts. Left out: 1 polygon of 0.5 m², 1 line of 900.0 m, 1 point."
    )


@pytest.mark.parametrize("order", [1, -1])
def test_from_degrees_in_either_order_is_exact(order):
    lon_lat = [[-0.11992557180, 51.48936564950], [-1.45051433700, 50.93127937910]]
    shape = {"type": "LineString", "coordinates": [place[::order] for place in lon_lat]}
    repaired = repair("from_degrees", shape)
    official = [[530_624.974, 178_388.464], [438_710.920, 114_792.250]]
    assert np.abs(shapely.get_coordinates(shape_of(repaired.geometry)) - official).max() <= 0.0011
    assert repaired.moved == 0.0


def test_degrees_are_not_taken_for_metres_twice():
    metres = {"type": "Point", "coordinates": [E, N]}
    assert repair("from_degrees", metres).geometry == metres


# These do as they are told, since the shape by itself does not show that it needs them.
AS_TOLD = {"swap_axes", "wgs84_taken_for_osgb36", "osgb36_taken_for_wgs84"}


@pytest.mark.parametrize("name", [name for name in REPAIRS if name not in AS_TOLD])
@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": [E, N]}, {"type": "Circle"}])
def test_what_needs_no_repair_comes_back_as_it_is(name, geometry):
    repaired = repair(name, geometry)
    assert repaired.geometry is geometry and repaired.words == NOTHING_DONE and repaired.moved == 0.0


def test_a_repair_that_does_not_exist_is_an_error():
    with pytest.raises(ValueError, match="no repair"):
        repair("polish", BOW_TIE)
