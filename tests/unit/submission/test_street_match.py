"""On which street a shape lies, with as few questions as will do."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest
import shapely

from plugin.submission.street_match import Known, among, match, points_along, with_street

E, N = 470000.0, 310000.0


def street(
    usrn: int, *vertices: tuple[float, float], centre: tuple[float, float] | None = None
) -> SimpleNamespace:
    line = {"type": "MultiLineString", "coordinates": [[[E + x, N + y] for x, y in vertices]]}
    return SimpleNamespace(
        usrn=usrn,
        street_line=line if vertices else None,
        street_centre_point={"type": "Point", "coordinates": [E + centre[0], N + centre[1]]}
        if centre
        else None,
    )


HIGH_STREET = street(99900001, (-200, 0), (200, 0))
LONG_LANE = street(99900002, (50, 0), (50, 300))
FAR_ROAD = street(99900003, (-200, 200), (0, 200))


class Lookup:
    """Answers like the service: the streets within 25 m of the points, each once."""

    def __init__(self, *streets: SimpleNamespace) -> None:
        self.streets = streets
        self.points: list[tuple[float, float]] = []
        self.batches: list[int] = []

    def streets_near(self, points):
        self.batches.append(len(points))
        self.points.extend(points)
        return [
            one
            for one in self.streets
            if one.street_line is None
            or any(
                shapely.distance(
                    shapely.from_geojson(str(one.street_line).replace("'", '"')), shapely.points(point)
                )
                <= 25.0
                for point in points
            )
        ]


def new_known() -> Known:
    return {}


def service(*streets):
    return SimpleNamespace(lookup=Lookup(*(streets or (HIGH_STREET, LONG_LANE, FAR_ROAD))))


def line(*vertices):
    return {"type": "LineString", "coordinates": [[E + x, N + y] for x, y in vertices]}


def polygon(*vertices):
    return {"type": "Polygon", "coordinates": [[[E + x, N + y] for x, y in [*vertices, vertices[0]]]]}


SHAPES = [
    line((-150, 3), (-30, 3)),
    line((0, 0), (33, 47), (90, 60), (91, 61)),
    polygon((-60, -40), (60, -40), (60, 45), (-60, 45)),
    polygon((-100, 2), (-20, 2), (-20, 4), (-100, 4)),
    {"type": "Point", "coordinates": [E, N]},
]


@pytest.mark.parametrize("geometry", SHAPES)
def test_every_place_of_the_shape_is_within_half_a_step_of_a_question(geometry):
    asked = shapely.multipoints(points_along(geometry))
    shape = shapely.from_geojson(str(geometry).replace("'", '"'))
    if shape.geom_type == "Polygon":
        west, south, east, north = shape.bounds
        places = [
            shapely.Point(west + (east - west) * a / 40, south + (north - south) * b / 40)
            for a in range(41)
            for b in range(41)
        ]
    elif shape.geom_type == "LineString":
        places = [shapely.line_interpolate_point(shape, n / 200, normalized=True) for n in range(201)]
    else:
        places = [shape]
    # Half a step, and half of the spacing of the places that were looked at (10 m squares inside an area).
    slack = 7.1 if shape.area else 2.6
    assert max(asked.distance(place) for place in places) <= 12.5 + slack


def test_the_questions_are_few():
    assert len(points_along({"type": "Point", "coordinates": [E + 1, N + 1]})) == 1
    assert len(points_along(line((2, 3), (8, 3)))) == 1
    assert len(points_along(line((0, 3), (20, 3)))) <= 2
    assert len(points_along(line((0, 3), (1000, 3)))) <= 51
    assert len(points_along(polygon((0, 2), (100, 2), (100, 4), (0, 4)))) <= 6


def test_the_questions_are_the_middles_of_squares_and_differ():
    points = points_along(line((0, 0), (333, 47)))
    assert len(set(points)) == len(points)
    assert all((e % 10, n % 10) == (5.0, 5.0) for e, n in points)


def test_the_street_along_which_it_lies_comes_first():
    found = match(service(), line((-150, 3), (-30, 3)))
    best = found.candidates[0]
    assert best.street.usrn == 99900001
    assert best.share == 1.0 and best.distance == pytest.approx(3.0) and best.overlap == pytest.approx(120.0)
    assert found.complete


def test_shares_add_up_and_follow_the_length():
    found = match(service(), line((0, 2), (50, 2), (50, 152)))
    assert [one.street.usrn for one in found.candidates[:2]] == [99900002, 99900001]
    assert sum(one.share for one in found.candidates) == pytest.approx(1.0)
    assert found.candidates[0].share == pytest.approx(0.75, abs=0.02)
    assert found.candidates[0].overlap == pytest.approx(162.0, abs=0.5)


def test_a_polygon_is_measured_by_its_area():
    found = match(service(), polygon((-100, -5), (0, -5), (0, 15), (-100, 15)))
    best = found.candidates[0]
    assert best.street.usrn == 99900001 and best.distance == 0.0
    assert best.overlap == pytest.approx(100 * 17)


def test_a_point_is_on_a_street_or_not():
    near = match(service(), {"type": "Point", "coordinates": [E - 60, N + 11]}).candidates[0]
    off = match(service(), {"type": "Point", "coordinates": [E - 60, N + 14]}).candidates[0]
    assert (near.overlap, near.share, near.distance) == (1.0, 1.0, pytest.approx(11.0))
    assert off.overlap == 0.0 and off.distance == pytest.approx(14.0)


def test_a_thin_strip_beside_a_street_is_on_it():
    found = match(service(), polygon((-100, 2), (-20, 2), (-20, 2.05), (-100, 2.05)))
    assert found.candidates[0].street.usrn == 99900001 and found.candidates[0].share == 1.0


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": [[[E - 60, N + 2]]]},
        {"type": "Polygon", "coordinates": [[[E - 60, N + 2], [E - 50, N + 2]]]},
        {"type": "LineString", "coordinates": [[E - 60, N + 2]]},
        {"type": "LineString", "coordinates": [[E - 60, N + 2], [E - 60, N + 2]]},
        polygon((-60, 2), (-50, 8), (-50, 2), (-60, 8)),
        {"type": "LineString", "coordinates": [[E - 60, N + 2], [math.nan, N], [E - 50, N + 2]]},
    ],
)
def test_a_half_drawn_or_wrong_shape_still_has_a_street(geometry):
    best = match(service(), geometry).candidates[0]
    assert (
        best.street.usrn == 99900001 and best.share == 1.0 and best.distance == pytest.approx(2.0, abs=0.01)
    )


@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": []}, "nonsense"])
def test_nothing_drawn_asks_nothing(geometry):
    asked = service()
    assert match(asked, geometry).candidates == [] and asked.lookup.batches == []


def test_no_street_near():
    assert match(service(), line((0, -200), (40, -200))).candidates == []


def test_what_is_known_is_not_asked_again():
    asked, known = service(), new_known()
    first = match(asked, line((-150, 3), (-30, 3)), known)
    again = match(asked, line((-150, 3.5), (-30, 3)), known)
    assert first.asked > 0 and again.asked == 0
    assert [one.street.usrn for one in again.candidates] == [99900001]
    longer = match(asked, line((-150, 3), (50, 3), (50, 60)), known)
    assert 0 < longer.asked < len(points_along(line((-150, 3), (50, 3), (50, 60))))
    assert {one.street.usrn for one in longer.candidates} == {99900001, 99900002}


def test_a_street_of_another_part_of_the_batch_is_not_remembered_everywhere():
    asked, known = service(), new_known()
    match(asked, line((-150, 3), (50, 3), (50, 100)), known)
    there = match(asked, {"type": "Point", "coordinates": [E - 120, N + 3]}, known)
    assert there.asked == 0 and [one.street.usrn for one in there.candidates] == [99900001]


def test_points_go_ten_at_a_time_and_never_more_than_sixty():
    asked = service()
    found = match(asked, line((-3000, 3), (3000, 3)))
    assert not found.complete and found.asked == 60 == len(asked.lookup.points)
    assert max(asked.lookup.batches) == 10
    eastings = sorted(e - E for e, _ in asked.lookup.points)
    assert eastings[0] < -2950 and eastings[-1] > 2950


def test_a_street_without_a_line_is_measured_to_its_centre_and_without_both_comes_last():
    centred = street(99900010, centre=(-60, 20))
    bare = street(99900011)
    found = match(service(bare, centred), {"type": "Point", "coordinates": [E - 60, N]})
    assert [(one.street.usrn, one.distance) for one in found.candidates] == [
        (99900010, pytest.approx(20.0)),
        (99900011, None),
    ]
    assert found.candidates[0].overlap == 0.0


def test_what_came_before_a_failure_is_kept():
    asked, known = service(), new_known()
    answer = asked.lookup.streets_near

    def fails_later(points):
        if asked.lookup.batches:
            raise ConnectionError
        return answer(points)

    asked.lookup.streets_near = fails_later
    with pytest.raises(ConnectionError):
        match(asked, line((-200, 3), (200, 3)), known)
    assert len(known) == 10


def test_a_street_that_was_named_is_offered_however_far_it_is():
    shape = {"type": "LineString", "coordinates": [[E - 20, N], [E + 20, N]]}
    found = match(SimpleNamespace(lookup=Lookup(HIGH_STREET)), shape)
    named = with_street(found, FAR_ROAD, shape)
    assert [one.street.usrn for one in named.candidates] == [99900001, 99900003]
    assert [(one.share, one.distance) for one in named.candidates] == [(1.0, 0.0), (0.0, pytest.approx(200))]
    assert with_street(named, FAR_ROAD, shape) is named


@pytest.mark.parametrize("geometry", SHAPES)
def test_streets_at_hand_are_matched_as_the_service_s_are(geometry):
    found = match(service(), geometry)
    at_hand = among(geometry, [FAR_ROAD, LONG_LANE, HIGH_STREET])
    near = [one for one in found.candidates if one.distance <= 25]
    assert [one.street.usrn for one in at_hand.candidates] == [one.street.usrn for one in near]
    assert at_hand.asked == 0 and at_hand.complete
    assert sum(one.share for one in at_hand.candidates) == pytest.approx(1 if near else 0)


def test_among_no_streets_or_under_nothing_there_is_none():
    assert among(line((0, 0), (10, 0)), []).candidates == []
    assert among(None, [HIGH_STREET]).candidates == []
    assert among(line((0, 0), (10, 0)), [street(99900009)]).candidates == []
