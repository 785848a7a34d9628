"""The repairs of an outline as a whole: what they claim to have moved is what moved."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from plugin.geometry import geojson
from plugin.geometry.findings import STOPS
from plugin.geometry.positions import drawn
from plugin.geometry.repairs import NOTHING_DONE, REPAIRS, WORDS, repair
from plugin.geometry.rules import check

from .made_up_shapes import drawn_shapes, everything, odd_shapes, shapes_in_degrees

E, N = 470_000, 310_000
MANY = settings(max_examples=120, deadline=None)


def line(*places):
    return {"type": "LineString", "coordinates": [[E + x, N + y] for x, y in places]}


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [[[E + x, N + y] for x, y in ring] for ring in rings]}


def box(west, south, east, north):
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def codes(geometry):
    return {finding.code for finding in check(geometry)}


def test_a_spike_is_cut_off_and_how_far_it_reached_is_said():
    shape = polygon([(0, 0), (9, 0), (9, 5), (4, 5), (4, 30), (3.9, 5), (0, 5), (0, 0)])
    repaired = repair("smooth_spikes", shape)
    assert check(repaired.geometry) == []
    assert repaired.moved == pytest.approx(25, abs=0.01)
    assert repaired.words == "Left out 1 spike vertex. Nothing moved by more than 25 m."


def test_close_vertices_are_left_out_and_the_ends_stay():
    repaired = repair("drop_close", line((0, 0), (0.005, 0), (5, 5), (5.004, 5.003), (9, 2.996), (9, 3)))
    assert repaired.geometry == line((0, 0), (5, 5), (9, 3)) and 0.003 < repaired.moved < 0.006


def test_thinning_keeps_within_the_tolerance_that_it_says():
    angles = np.linspace(0, 2 * np.pi, 3000)
    ring = np.round(np.column_stack([E + 30 * np.cos(angles), N + 30 * np.sin(angles)]), 3)
    ring[-1] = ring[0]
    shape = {"type": "Polygon", "coordinates": [ring.tolist()]}
    assert "many_vertices" in codes(shape)
    repaired = repair("thin_out", shape)
    assert "many_vertices" not in codes(repaired.geometry) and repaired.moved <= 0.01
    assert repaired.words.endswith("The tolerance was 1.0 cm.")
    coarse = repair("thin_out", shape, 0.5)
    assert len(coarse.geometry["coordinates"][0]) < 40 and 0.1 < coarse.moved <= 0.5
    assert "The tolerance was 50.0 cm." in coarse.words


def test_touching_parts_are_joined_and_others_kept_apart():
    squares = [polygon(box(0, 0, 5, 5)), polygon(box(5, 0, 9, 5))]
    shape = {"type": "MultiPolygon", "coordinates": [square["coordinates"] for square in squares]}
    assert [finding.repair for finding in check(shape)] == ["join_parts"]
    repaired = repair("join_parts", shape)
    assert shapely.area(geojson.read(repaired.geometry).geometry) == 45 and repaired.moved == 0
    assert check(repaired.geometry) == []
    lines = {"type": "MultiLineString", "coordinates": [line(*p)["coordinates"] for p in (
        [(0, 0), (5, 0)], [(9, 4), (5, 0)]
    )]}  # fmt: skip
    assert repair("join_parts", lines).geometry["type"] == "LineString"
    apart = {"type": "MultiLineString", "coordinates": [line((0, 0), (5, 0))["coordinates"]] * 1 + [
        line((9, 9), (9, 5))["coordinates"]
    ]}  # fmt: skip
    assert repair("join_parts", apart).words == NOTHING_DONE
    assert [finding.repair for finding in check(apart)] == ["keep_largest"]


def test_heights_are_left_out():
    shape = {"type": "LineString", "coordinates": [[E, N, 12.5], [E + 5, N]]}
    assert repair("strip_heights", shape).geometry == line((0, 0), (5, 0))


def test_a_line_becomes_a_corridor_of_the_width_asked_for():
    repaired = repair("line_to_corridor", line((0, 0), (10, 0)), 3.0)
    shape = geojson.read(repaired.geometry).geometry
    assert shapely.area(shape) == pytest.approx(30) and repaired.moved == pytest.approx(1.5)
    assert "a width of 3 m" in repaired.words
    assert repair("line_to_corridor", line((0, 0), (10, 0)), -1.0).words == NOTHING_DONE


def test_the_same_point_twice_is_left_out():
    shape = {"type": "MultiPoint", "coordinates": [[E, N], [E + 5, N], [E, N + 0.0001]]}
    assert len(drawn(repair("drop_same_points", shape).geometry).parts) == 2


def test_every_repair_has_words_for_its_button():
    assert set(WORDS) == set(REPAIRS)


CLAIMS = ["smooth_spikes", "drop_close", "thin_out", "join_parts", "drop_repeated", "swap_axes"]


@MANY
@given(drawn_shapes, st.sampled_from(CLAIMS))
def test_nothing_moves_farther_than_a_repair_claims(geometry, name):
    repaired = repair(name, geometry)
    if repaired.words == NOTHING_DONE:
        assert repaired.geometry is geometry and repaired.moved == 0
        return
    before, after = geojson.read(geometry).geometry, geojson.read(repaired.geometry).geometry
    if before is None or after is None:
        return
    outline = shapely.boundary(after) if shapely.get_dimensions(after) == 2 else after
    old = shapely.boundary(before) if shapely.get_dimensions(before) == 2 else before
    if shapely.is_empty(outline) or name == "join_parts":
        corners = shapely.points(shapely.get_coordinates(after))
        assert shapely.distance(corners, old).max() <= repaired.moved + 0.0012
        return
    # Not what can be read of them: of a collection that leaves out what is too short to be of its type.
    corners, outlines = shapely.points(drawn(geometry).positions), _outlines(repaired.geometry)
    assert shapely.distance(corners, outlines).max() <= repaired.moved + 0.0012


def _outlines(geometry):
    """Every ring, line and point as it is drawn, as one shape to measure from."""
    rings = [
        np.concatenate([ring, ring[:1]]) if part.kind == "Polygon" else ring
        for part in drawn(geometry).parts
        for ring in part.rings
        if len(ring)
    ]
    return shapely.geometrycollections(
        [shapely.linestrings(ring) if len(ring) > 1 else shapely.points(ring[0]) for ring in rings]
    )


@MANY
@given(drawn_shapes | odd_shapes | shapes_in_degrees)
def test_no_offered_repair_turns_a_shape_that_could_be_sent_into_one_that_could_not(geometry):
    findings = check(geometry)
    if any(finding.severity == STOPS for finding in findings):
        return
    for finding in findings:
        if finding.repair is not None:
            assert geojson.write(repair(finding.repair, geometry).geometry)


@MANY
@given(everything, st.sampled_from(["thin_out", "line_to_corridor"]), st.floats())
def test_no_measure_makes_a_repair_raise(geometry, name, measure):
    repaired = repair(name, geometry, measure)
    assert repaired.words.endswith(".") and np.isfinite(repaired.moved)
