"""What the drawing tools make of clicks and typed measures."""

from __future__ import annotations

import json

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from plugin.geometry import sketches
from plugin.geometry.constructions import NotConstructible
from plugin.geometry.findings import STOPS
from plugin.geometry.rules import check

from .made_up_shapes import EAST, NORTH

A, B = (EAST, NORTH), (EAST, NORTH + 20)
LEFT_OF, RIGHT_OF = (EAST - 3, NORTH + 4), (EAST + 3, NORTH + 4)
STREET = [[[EAST + 5, NORTH - 50], [EAST + 5, NORTH + 50]], [[EAST + 5, NORTH + 50], [EAST + 60, NORTH + 50]]]


def rectangle(**given):
    return {"tool": "rectangle", "width": None, "side": None, "angle": None, **given}


def parallel(**given):
    return {"tool": "parallel", "distance": None, "side": None, "width": None, "lines": STREET, **given}


def bounds(construction, *vertices):
    shape = shapely.geometry.shape(sketches.shape_of(construction, vertices))
    assert shape.geom_type == sketches.becomes(construction)
    return pytest.approx([round(value, 3) for value in shape.bounds], abs=0.0011)


@pytest.mark.parametrize(
    ("construction", "clicks", "expected"),
    [
        (rectangle(), [A, B, LEFT_OF], [-3, 0, 0, 20]),
        (rectangle(), [A, B, RIGHT_OF], [0, 0, 3, 20]),
        (rectangle(width=2), [A, B, RIGHT_OF], [0, 0, 2, 20]),
        (rectangle(width=2, side="left"), [A, B], [-2, 0, 0, 20]),
        (rectangle(width=2, side="right"), [A, B], [0, 0, 2, 20]),
        (rectangle(width=2, side="both"), [A, B], [-1, 0, 1, 20]),
        (rectangle(side="both"), [A, B, RIGHT_OF], [-3, 0, 3, 20]),
        (rectangle(side="left"), [A, B, RIGHT_OF], [-3, 0, 0, 20]),
        ({"tool": "corridor", "width": 4}, [A, B], [-2, 0, 2, 20]),
        (parallel(), [A, B, (EAST + 2, NORTH)], [2, 0, 2, 20]),
        (parallel(), [A, B, (EAST + 9, NORTH)], [9, 0, 9, 20]),
        (parallel(distance=1.5), [A, B, (EAST + 9, NORTH)], [6.5, 0, 6.5, 20]),
        (parallel(distance=1.5, side="left"), [A, B], [3.5, 0, 3.5, 20]),
        (parallel(distance=1.5, side="left"), [B, A], [6.5, 0, 6.5, 20]),
        (parallel(distance=1.5, side="right", width=1), [A, B], [6, 0, 7, 20]),
    ],
)
def test_clicks_and_measures_make_the_shape(construction, clicks, expected):
    e0, n0, e1, n1 = expected
    assert bounds(construction, *clicks) == [EAST + e0, NORTH + n0, EAST + e1, NORTH + n1]
    assert sketches.fewest(construction) == len(clicks)
    assert sketches.most(construction) in (None, len(clicks))
    assert json.loads(json.dumps(construction)) == construction


def test_a_typed_angle_holds_the_second_corner_only():
    angled = rectangle(width=2, side="left", angle=90)
    assert sketches.placed(angled, [A], (EAST + 10, NORTH + 3)) == pytest.approx((EAST + 10, NORTH))
    assert sketches.placed(angled, [], (EAST + 10, NORTH + 3)) == (EAST + 10, NORTH + 3)
    assert sketches.placed(angled, [A, B], (EAST + 10, NORTH + 3)) == (EAST + 10, NORTH + 3)


@pytest.mark.parametrize(
    ("construction", "clicks"),
    [
        (rectangle(), [A, B]),
        (rectangle(), [A, B, (EAST, NORTH + 9)]),
        (rectangle(width=2, side="left"), [A, A]),
        ({"tool": "corridor", "width": 4}, [A]),
        (parallel(lines=None), [A, B, RIGHT_OF]),
        (parallel(), [A, (EAST + 500, NORTH + 900), RIGHT_OF]),
    ],
)
def test_what_makes_no_shape_says_why(construction, clicks):
    with pytest.raises(NotConstructible) as refused:
        sketches.shape_of(construction, clicks)
    assert str(refused.value).endswith(".")


def test_the_side_at_a_bend_is_the_side_that_is_seen():
    bend = [(0, 0), (0, 10), (10, 10)]
    assert sketches.beside(bend, (-2, 12)) == pytest.approx(8**0.5)
    assert sketches.beside(bend, (2, 8)) == pytest.approx(-2)
    assert sketches.beside(bend, (-1, -4)) > 0


places = st.tuples(st.integers(-60, 60), st.integers(-60, 60)).map(lambda s: (EAST + s[0], NORTH + s[1]))
measures = st.none() | st.integers(1, 80).map(lambda tenths: tenths / 10)
constructions = st.one_of(
    st.builds(
        rectangle,
        width=measures,
        side=st.sampled_from([None, "left", "right", "both"]),
        angle=st.none() | st.integers(0, 360),
    ),
    st.builds(parallel, distance=measures, side=st.sampled_from([None, "left", "right"]), width=measures),
    st.builds(lambda width: {"tool": "corridor", "width": width}, st.integers(1, 80).map(lambda n: n / 10)),
)


@settings(max_examples=300, deadline=None)
@given(constructions, st.lists(places, max_size=5))
def test_whatever_is_clicked_makes_a_shape_that_can_be_sent_or_a_sentence(construction, clicks):
    vertices: list = []
    for click in clicks[: sketches.most(construction)]:
        vertices.append(sketches.placed(construction, vertices, click))
    try:
        made = sketches.shape_of(construction, vertices)
    except NotConstructible as refused:
        assert str(refused).endswith(".")
        return
    assert made["type"] == sketches.becomes(construction)
    assert not [finding for finding in check(made) if finding.severity == STOPS]
