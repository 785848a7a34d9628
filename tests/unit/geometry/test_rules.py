"""Each rule says what is wrong, where, and what mends it; a right shape has no findings."""

from __future__ import annotations

import math

import numpy as np
import pytest

from plugin.geometry import rules
from plugin.geometry.findings import STOPS, TELLS, WARNS, Context
from plugin.geometry.rules import RULES, check

E, N = 470_000, 310_000
STREET = {"type": "MultiLineString", "coordinates": [[[E, N], [E + 100, N]], [[E + 100, N], [E + 200, N]]]}


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [[[E + x, N + y] for x, y in ring] for ring in rings]}


def line(*places):
    return {"type": "LineString", "coordinates": [[E + x, N + y] for x, y in places]}


SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
HOLE = [(2, 2), (2, 8), (8, 8), (8, 2), (2, 2)]
RIGHT = {
    "point": {"type": "Point", "coordinates": [E, N]},
    "line": line((0, 0), (10, 3)),
    "line that crosses itself": line((0, 0), (10, 10), (10, 0), (0, 10)),
    "polygon": polygon(SQUARE),
    "polygon the other way round": polygon(SQUARE[::-1]),
    "one part": {"type": "MultiPoint", "coordinates": [[E, N]]},
    "corner of the grid": {"type": "Point", "coordinates": [700_000, 1_300_000]},
}


@pytest.mark.parametrize("geometry", RIGHT.values(), ids=RIGHT.keys())
def test_a_right_shape_has_no_findings(geometry):
    assert check(geometry) == []


def only(geometry, code, **context):
    findings = check(geometry, Context(**context))
    assert [finding.code for finding in findings] == [code]
    return findings[0]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "Point", "coordinates": []},
        {"type": "MultiPolygon", "coordinates": []},
        {"type": "GeometryCollection", "geometries": []},
        [],
        "POINT (1 2)",
    ],
)
def test_nothing_drawn(geometry):
    assert only(geometry, "nothing_drawn").severity == STOPS


def test_a_type_nobody_knows():
    finding = only({"type": "Circle", "coordinates": [E, N]}, "unknown_type")
    assert finding.severity == STOPS and finding.places == ((E, N),)


def test_a_type_that_is_not_taken_says_which_are():
    finding = only(RIGHT["point"], "type_not_allowed", types_allowed=("LineString", "Polygon"))
    assert finding.words.startswith("This takes a line or a polygon, and a point is drawn.")
    assert finding.severity == STOPS


def test_several_parts():
    shape = {"type": "MultiPoint", "coordinates": [[E, N], [E + 5, N]]}
    finding = only(shape, "several_parts")
    assert "2 parts" in finding.words and finding.repair == "keep_largest"
    assert finding.places == ((E, N), (E + 5, N))


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, None, "x", 10**400, {}])
def test_positions_that_are_no_places(bad):
    finding = only({"type": "LineString", "coordinates": [[E, N], [bad, N]]}, "not_finite")
    assert finding.words.startswith("1 of its 2 points has no place") and finding.places == ()


@pytest.mark.parametrize("place", [(-0.002, N), (E, -1), (700_000.01, N), (E, 1_300_001), (1e12, 1e12)])
def test_outside_the_national_grid(place):
    finding = only({"type": "LineString", "coordinates": [[E, N], place]}, "outside_grid")
    assert finding.severity == STOPS and finding.words.startswith("1 of its 2 points lies outside")
    assert finding.places == (tuple(np.round(place, 3)),)


def test_all_of_it_outside_the_national_grid():
    finding = only({"type": "Point", "coordinates": [-1_000, N]}, "outside_grid")
    assert finding.words.startswith("Its point lies outside the National Grid.")


@pytest.mark.parametrize("place", [(-1.5, 52.0), (52.0, -1.5)])
def test_degrees_in_either_order(place):
    finding = only({"type": "Point", "coordinates": place}, "in_degrees")
    assert finding.repair == "from_degrees" and finding.severity == STOPS
    assert np.allclose(finding.places, [(434_422.026, 233_623.231)], atol=0.001)


@pytest.mark.parametrize("place", [(0, 0), (2.35, 48.85), (-74, 40.7), (179, -179)])
def test_degrees_of_somewhere_else_cannot_be_mended(place):
    finding = only({"type": "Point", "coordinates": place}, "in_degrees")
    assert finding.repair is None and "not in Great Britain" in finding.words


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (line((0, 0)), "A line needs at least two points, and it has 1."),
        (polygon([(0, 0)]), "A polygon needs at least three corners, and it has 1."),
        (polygon([(0, 0), (5, 5)]), "A polygon needs at least three corners, and it has 2."),
        (polygon([(0, 0), (5, 5), (0, 0)]), "A polygon needs at least three corners, and it has 2."),
        (polygon(SQUARE, [(2, 2), (3, 3), (2, 2)]), "A hole needs at least three corners, and it has 2."),
        (polygon([], HOLE), "The polygon has a hole but no outline."),
    ],
)
def test_too_few_corners(geometry, words):
    finding = only(geometry, "too_few")
    assert finding.words.startswith(words) and finding.severity == STOPS and finding.repair is None


def test_not_closed():
    finding = only(polygon(SQUARE[:-1]), "not_closed")
    assert finding.repair == "close" and finding.places == ((E, N), (E, N + 10))


def test_closed_to_the_millimetre_is_closed():
    assert check(polygon([*SQUARE[:-1], (0.0004, -0.0004)])) == []


def test_repeated_points_are_only_told():
    finding = only(line((0, 0), (5, 5), (5, 5.0003), (9, 9)), "repeated")
    assert finding.severity == TELLS and finding.repair == "drop_repeated"
    assert finding.words.startswith("1 point repeats the one before.")
    assert finding.places == ((E + 5, N + 5),)


def test_a_line_of_no_length():
    codes = [finding.code for finding in check(line((0, 0), (0, 0)))]
    assert codes == ["no_size", "repeated"]


@pytest.mark.parametrize(
    "ring",
    [
        [(0, 0), (5, 5), (9, 9), (0, 0)],
        [(0, 0), (0.001, 0.001), (0.002, 0.002), (0, 0)],
        [(0, 1), (1, 0), (0, 0), (1, 0), (0, 1)],
    ],
    ids=["on one line", "on one very short line", "there and back"],
)
def test_a_polygon_of_no_area(ring):
    finding = only(polygon(ring), "no_size")
    assert finding.severity == STOPS and finding.repair is None


def test_a_polygon_that_crosses_itself_at_two_places():
    finding = only(polygon([(0, 0), (10, 0), (10, 4), (5, -2), (0, 4), (0, 0)]), "crosses_itself")
    assert finding.words == "Crosses itself at 2 places."
    assert finding.severity == STOPS and finding.repair == "untangle"
    assert finding.places == ((E + 3.333, N), (E + 6.667, N))


def test_a_bow_tie_crosses_itself_at_one_place():
    finding = only(polygon([(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)]), "crosses_itself")
    assert finding.words == "Crosses itself at 1 place." and finding.places == ((E + 5, N + 5),)


def test_a_closing_side_that_crosses_is_found_before_it_is_drawn():
    codes = {finding.code for finding in check(polygon([(0, 0), (10, 10), (10, 0), (0, 10)]))}
    assert codes == {"crosses_itself", "not_closed"}


@pytest.mark.parametrize(
    "ring",
    [
        [(0, 0), (10, 0), (10, 10), (5, 0), (0, 10), (0, 0)],
        [(0, 0), (10, 0), (10, 10), (15, 15), (10, 10), (0, 10), (0, 0)],
        [(0, 0), (10, 0), (10, 10), (0, 10), (0, 5), (5, 5), (0, 5), (0, 0)],
    ],
    ids=["a corner on a side", "a spike outwards", "a spike inwards"],
)
def test_touching_itself_is_not_called_crossing(ring):
    finding = only(polygon(ring), "crosses_itself")
    assert finding.words.startswith("Touches or crosses itself at ") and finding.repair == "untangle"
    assert finding.places


@pytest.mark.parametrize(
    ("hole", "words"),
    [
        ([(20, 20), (25, 20), (25, 25), (20, 20)], "A hole lies outside the polygon."),
        ([(2, 2), (8, 2), (8, 8), (2, 8), (2, 2)], None),
    ],
)
def test_holes(hole, words):
    if words is None:
        nested = [(4, 4), (5, 4), (5, 5), (4, 4)]
        assert (
            only(polygon(SQUARE, hole, nested), "hole_misplaced").words == "A hole lies inside another hole."
        )
        return
    finding = only(polygon(SQUARE, hole), "hole_misplaced")
    assert finding.words == words and finding.repair == "untangle"


def test_a_hole_that_crosses_the_outline():
    finding = only(polygon(SQUARE, [(5, 5), (15, 5), (15, 6), (5, 6), (5, 5)]), "crosses_itself")
    assert finding.words == "Crosses itself at 2 places."


def test_heights_are_told():
    finding = only({"type": "LineString", "coordinates": [[E, N, 3.5], [E + 5, N]]}, "heights")
    assert finding.severity == TELLS


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (25, None),
        (31.4, "31 m from LONG LANE. Check that this is the right street."),
        (1234, "1,234 m from LONG LANE. Works cannot be on a street so far away"),
    ],
)
def test_far_from_the_chosen_street(away, words):
    shape = line((50, away), (90, away))
    if words is None:
        assert check(shape, Context(street=STREET, street_name="LONG LANE")) == []
        return
    finding = only(shape, "far_from_street", street=STREET, street_name="LONG LANE")
    assert finding.words.startswith(words) and finding.severity == WARNS
    assert finding.places == ((E + 50, N + away),)


def test_a_street_through_the_middle_of_a_polygon_is_no_distance():
    around = polygon([(50, -20), (90, -20), (90, 20), (50, 20), (50, -20)])
    assert check(around, Context(street=STREET)) == []


@pytest.mark.parametrize(("away", "is_far"), [(29, False), (40, True)])
def test_more_than_a_fifth_of_it_beyond_25_m(away, is_far):
    # It runs straight off the street: of 29 m the last 4 are beyond, of 40 m the last 15.
    findings = check(line((50, 0), (50, away)), Context(street=STREET, street_name="LONG LANE"))
    assert [finding.code for finding in findings] == ["far_from_street"] * is_far
    if is_far:
        assert findings[0].words.startswith("38% of it lies more than 25 m from LONG LANE, up to 40 m.")


def test_farther_than_100_m_is_to_be_confirmed_in_words():
    near, far = (
        only(line((50, away), (90, away)), "far_from_street", street=STREET, street_name="LONG LANE")
        for away in (99, 101)
    )
    assert near.confirm == ""
    assert far.confirm == "The works are 101 m from LONG LANE, and that is right."


def test_a_street_without_a_line_is_not_passed_over_in_silence():
    finding = only(RIGHT["point"], "far_from_street", street={"type": "MultiLineString", "coordinates": []})
    assert finding.words.startswith("How far it is from the chosen street is not known")


def test_the_worst_comes_first():
    shape = polygon([(0, 60), (10, 70), (10, 70), (10, 60), (0, 70), (0, 60)])
    severities = [finding.severity for finding in check(shape, Context(street=STREET))]
    assert severities == [STOPS, WARNS, TELLS]


def test_a_rule_that_fails_itself_says_so(monkeypatch):
    def broken(subject):
        raise RuntimeError("broken")
        yield

    table = (rules.Rule("broken", STOPS, "nobody", broken), *RULES)
    monkeypatch.setattr(rules, "RULES", table)
    finding = only(RIGHT["point"], "broken")
    assert finding.severity == STOPS and "could not be checked" in finding.words


def test_every_rule_has_a_code_of_its_own_and_a_source():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.source and rule.find.__doc__ for rule in RULES)


def test_a_long_shape_is_checked_while_it_is_drawn():
    angles = np.linspace(0, 2 * np.pi, 5000)
    ring = [(float(300 * np.cos(a)), float(300 * np.sin(a))) for a in angles]
    assert {finding.code for finding in check(polygon(ring))} == {"too_large", "many_vertices"}
    ring[2500] = (400.0, 0.0)
    assert "crosses_itself" in {finding.code for finding in check(polygon(ring))}
