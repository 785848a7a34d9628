"""Arcs become straight stretches within a centimetre, and say so."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely

from plugin.geometry.arcs import is_curved, straightened
from plugin.geometry.findings import Context
from plugin.geometry.pasted import shapes_of
from plugin.geometry.repairs import repair
from plugin.geometry.rules import check

E, N = 470_000.0, 310_000.0
HALF = {"type": "CircularString", "coordinates": [[E, N], [E + 10, N + 10], [E + 20, N]]}


def farthest(line, centre, radius):
    """How far a line's stretches lie from a circle."""
    places = shapely.get_coordinates(shapely.segmentize(shapely.linestrings(line), 0.05))
    return np.abs(np.hypot(*(places - centre).T) - radius).max()


def test_an_arc_keeps_within_a_centimetre_and_through_its_positions():
    made, moved = straightened(HALF)
    assert made["type"] == "LineString" and made["coordinates"][0] == [E, N]
    assert [E + 10, N + 10] in made["coordinates"] and made["coordinates"][-1] == [E + 20, N]
    far = farthest(made["coordinates"], (E + 10, N), 10)
    assert 0.005 < far < 0.01 and far == pytest.approx(moved, abs=0.0003)


@pytest.mark.parametrize("turn", [1, -1])
def test_it_goes_the_way_that_its_middle_says(turn):
    arc = [[E + 10, N], [E, N + 10 * turn], [E - 7.0710678, N - 7.0710678 * turn]]
    made, _ = straightened({"type": "CircularString", "coordinates": arc})
    length = shapely.length(shapely.linestrings(made["coordinates"]))
    assert length == pytest.approx(10 * math.pi * 1.25, abs=0.05)


def test_a_whole_circle_and_a_straight_arc():
    circle = {"type": "CircularString", "coordinates": [[E, N], [E + 6, N], [E, N]]}
    made, _ = straightened({"type": "CurvePolygon", "geometries": [circle]})
    assert shapely.area(shapely.geometry.shape(made)) == pytest.approx(9 * math.pi, abs=0.2)
    flat = {"type": "CircularString", "coordinates": [[E, N], [E + 6, N], [E + 9, N]]}
    assert straightened(flat) == ({"type": "LineString", "coordinates": flat["coordinates"]}, 0.0)


def test_a_compound_curve_is_one_line():
    made, _ = straightened(
        {
            "type": "COMPOUNDCURVE",
            "geometries": [HALF, {"type": "LineString", "coordinates": [[E + 20, N], [E + 30, N]]}],
        }
    )
    places = made["coordinates"]
    assert places[-1] == [E + 30, N] and places.count([E + 20, N]) == 1


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "CircularString", "coordinates": [[E, N], [E + 1, N]]},
        {"type": "CircularString", "coordinates": [[E, N], [math.nan, N], [E, N + 1]]},
        {"type": "CompoundCurve", "coordinates": [[E, N]]},
        {"type": "CurvePolygon", "geometries": [{"type": "Point", "coordinates": [E, N]}]},
        {"type": "MultiSurface", "geometries": [HALF]},
        {"type": "CurvePolygon", "geometries": []},
        {"type": "CircularString", "coordinates": 5},
    ],
)
def test_what_cannot_be_read_is_refused(geometry):
    assert is_curved(geometry) and straightened(geometry) is None
    (finding,) = check(geometry)
    assert (finding.code, finding.repair) == ("curves", None)
    assert repair("straighten", geometry).geometry is geometry


def test_a_curve_has_a_repair_that_says_how_far_it_moved():
    (finding,) = check(HALF, Context())
    assert (finding.code, finding.repair) == ("curves", "straighten")
    repaired = repair("straighten", HALF)
    assert "straight" in repaired.words
    assert 0 < repaired.moved < 0.01 and not check(repaired.geometry)


ARC = "CIRCULARSTRING (470005 310000, 470010 310005, 470015 310000)"
CIRCLE = "CIRCULARSTRING (470000 310000, 470006 310000, 470000 310000)"
STRETCH = "(470000 310000, 470005 310000)"
RING = "(470050 310000, 470060 310010, 470070 310000, 470050 310000)"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (ARC, "LineString"),
        (f"COMPOUNDCURVE ({STRETCH}, {ARC})", "LineString"),
        (f"CURVEPOLYGON (COMPOUNDCURVE ({ARC}, (470015 310000, 470005 310000)))", "Polygon"),
        (f"CURVEPOLYGON ({RING})", "Polygon"),
        (f"MULTICURVE ({STRETCH}, {ARC})", "MultiLineString"),
        (f"MULTISURFACE (CURVEPOLYGON ({CIRCLE}), ({RING}))", "MultiPolygon"),
        (f"GEOMETRYCOLLECTION ({ARC})", "GeometryCollection"),
        ("CIRCULARSTRING Z (470000 310000 5, 470010 310010 5, 470020 310000 5)", "LineString"),
    ],
)
def test_pasted_curves_are_made_straight_and_that_is_said(text, kind):
    pasted = shapes_of(text)
    assert [shape.geometry["type"] for shape in pasted.shapes] == [kind]
    assert "straight" in pasted.words


def test_pasted_curves_in_degrees_keep_within_a_centimetre():
    text = "CIRCULARSTRING (-0.9585 52.6829, -0.9584 52.68296, -0.9583 52.6829)"
    (shape,) = shapes_of(text).shapes
    few = shape.geometry["coordinates"]
    assert len(few) > 9 and shape.geometry["type"] == "LineString"
    # A degree of longitude is shorter than one of latitude, so that the arc is one of an ellipse on the grid.
    steps = np.diff(np.array(few), axis=0)
    turns = np.abs(np.diff(np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))))
    sagitta = np.hypot(*steps.T)[1:] * turns / 8
    assert sagitta.max() < 0.01
