"""Only what is new is asked: ground and days that were answered for are not asked about again."""

from __future__ import annotations

from datetime import date

import pytest
import shapely

from plugin.submission.asked_ground import ALWAYS, Ground, left_to_ask

MAY = date(2027, 5, 1), date(2027, 5, 31)
E, N = 470_000.0, 310_000.0


def box(west, south, east, north, days=MAY):
    return Ground(shapely.box(E + west, N + south, E + east, N + north), *days)


def size(pieces):
    return sum(shapely.area(piece.area) * ((piece.last - piece.first).days + 1) for piece in pieces)


def test_what_was_never_asked_is_asked_whole_with_something_to_spare():
    assert left_to_ask(box(0, 0, 100, 100), []) == [box(0, 0, 100, 100)]
    (wide,) = left_to_ask(box(0, 0, 100, 100), [], spare=50)
    assert wide.box == (E - 50, N - 50, E + 150, N + 150) and wide.is_box


def test_what_lies_within_needs_nothing():
    asked = [box(-50, -50, 150, 150)]
    assert left_to_ask(box(0, 0, 100, 100), asked, spare=50) == []
    assert left_to_ask(box(-50, -50, 150, 150), asked) == []
    assert left_to_ask(box(0, 0, 100, 100, (date(2027, 5, 3), date(2027, 5, 3))), asked) == []


@pytest.mark.parametrize(
    ("need", "asked"),
    [
        (box(0, 0, 100, 100), [box(60, 40, 300, 300)]),
        (box(0, 0, 100, 100), [box(40, 40, 60, 60)]),
        (box(0, 0, 100, 100), [box(-10, 40, 110, 60)]),
        (box(0, 0, 100, 100), [box(200, 200, 300, 300)]),
        (box(0, 0, 100, 100), [box(0, 0, 100, 50), box(0, 40, 100, 80)]),
        (box(0, 0, 100, 100), [box(0, 0, 100, 100, (date(2027, 5, 10), date(2027, 5, 20)))]),
        (box(0, 0, 100, 100), [box(0, 0, 100, 100, (date(2027, 1, 1), date(2027, 5, 20)))]),
        (box(0, 0, 100, 100), [box(0, 0, 100, 100, (date(2026, 1, 1), date(2026, 5, 20)))]),
    ],
)
def test_the_pieces_are_the_rest_and_no_more(need, asked):
    pieces = left_to_ask(need, asked)
    days = range(need.first.toordinal(), need.last.toordinal() + 1)
    expected = 0.0
    for day in days:
        answered = [one.area for one in asked if one.first.toordinal() <= day <= one.last.toordinal()]
        expected += shapely.area(shapely.difference(need.area, shapely.union_all(answered)))
    assert size(pieces) == pytest.approx(expected)


def test_a_moved_box_asks_for_its_new_edges_only():
    pieces = left_to_ask(box(60, 0, 160, 100), [box(-50, -50, 150, 150)], spare=50)
    assert [piece.box for piece in pieces] == [(E + 150, N - 50, E + 210, N + 150)]


def test_too_many_pieces_are_one_question_again():
    holes = [box(x, y, x + 10, y + 10) for x in (20, 60) for y in (20, 60)]
    assert left_to_ask(box(0, 0, 100, 100), holes) == [box(0, 0, 100, 100)]


def test_rounding_leaves_nothing_over():
    assert left_to_ask(box(0, 0, 100, 100), [box(0.004, 0.004, 99.996, 99.996)]) == []


def test_strips_along_a_street_keep_their_shape():
    line = shapely.linestrings([(E, N), (E + 500, N + 300)])
    strip = Ground(shapely.buffer(line, 12), *MAY)
    assert not strip.is_box and left_to_ask(strip, [strip]) == []
    longer = Ground(shapely.buffer(shapely.linestrings([(E, N), (E + 600, N + 360)]), 12), *MAY)
    rest = left_to_ask(longer, [strip])
    assert 0 < size(rest) < 0.3 * size([longer])


def test_what_has_no_days_is_asked_once():
    ground = Ground(shapely.box(E, N, E + 10, N + 10), *ALWAYS)
    assert left_to_ask(ground, []) == [ground] and left_to_ask(ground, [ground]) == []


def test_boxes_never_reach_below_the_grids_origin():
    assert Ground(shapely.box(-50, -20, 10, 10), *MAY).box == (0, 0, 10, 10)
