"""Rules that need to know more than the shape: what it is for, and what is around it. Silent where it is not known."""

from __future__ import annotations

import math
import warnings
from datetime import date

import pytest
from hypothesis import given, settings

from plugin.geometry.clashes import Clash
from plugin.geometry.context import DesignationHere, KnownWork, Restriction, StreetHere
from plugin.geometry.findings import STOPS, TELLS, WARNS, Context
from plugin.geometry.repairs import repair
from plugin.geometry.rules import check

from .made_up_shapes import everything

E, N = 470_000, 310_000
DAY = date(2026, 11, 24)


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [[[E + x, N + y] for x, y in ring] for ring in rings]}


def box(west, south, east, north):
    return polygon([(west, south), (east, south), (east, north), (west, north), (west, south)])


def line(*places):
    return {"type": "LineString", "coordinates": [[E + x, N + y] for x, y in places]}


def point(x=0, y=0):
    return {"type": "Point", "coordinates": [E + x, N + y]}


def points(*places):
    return {"type": "MultiPoint", "coordinates": [[E + x, N + y] for x, y in places]}


STREET = {"type": "MultiLineString", "coordinates": [[[E, N], [E + 100, N]]]}
LONG = StreetHere(700, "LONG LANE", STREET, ("0010",))
HIGH = StreetHere(701, "HIGH STREET", line((100, 0), (100, 100)), ("0020", "0030"))
SHAPE = line((60, 1), (90, 1))
CORNER = line((60, 0), (100, 0), (100, 60))


def found(geometry, **context):
    return [(finding.code, finding.severity) for finding in check(geometry, Context(**context))]


def only(geometry, code, severity, **context):
    findings = check(geometry, Context(**context))
    assert [(finding.code, finding.severity) for finding in findings] == [(code, severity)]
    return findings[0]


@pytest.mark.parametrize("kind", ["CircularString", "CompoundCurve", "CURVEPOLYGON", "MultiSurface"])
def test_curves(kind):
    finding = only({"type": kind, "coordinates": [[E, N], [E + 1, N + 1], [E + 2, N]]}, "curves", STOPS)
    assert "straight stretches only" in finding.words


@pytest.mark.parametrize(
    ("kind", "geometry", "codes"),
    [
        ("section_58", point(), ["type_not_allowed"]),
        ("section_58", SHAPE, []),
        ("material_classification", SHAPE, ["type_not_allowed"]),
        ("material_classification", point(), []),
        ("material_classification", points((0, 0), (5, 5)), ["several_parts"]),
        ("ancillary_information", points(*[(x, 0) for x in range(10)]), []),
        ("ancillary_information", points(*[(x, 0) for x in range(11)]), ["too_many_points"]),
        ("ancillary_information", points((0, 0), (5, 5), (0, 0)), ["too_many_points"]),
        ("ancillary_information", SHAPE, ["type_not_allowed"]),
        ("permit_application", points((0, 0), (5, 5)), ["several_parts"]),
    ],
)
def test_what_each_kind_of_submission_takes(kind, geometry, codes):
    assert [code for code, _ in found(geometry, kind=kind)] == codes


@pytest.mark.parametrize(
    ("length", "width", "second", "stops"),
    [(10, 10, False, 0), (10.01, 1, False, 1), (1, 12, False, 1), (12, 1, True, 0), (12, 1, None, 0)],
)
def test_a_reinstatement_over_10_m_needs_its_second_shape(length, width, second, stops):
    context = {"reinstatement_length": length, "reinstatement_width": width, "second_geometry": second}
    assert found(point(), kind="reinstatement", **context) == [("second_geometry", STOPS)] * stops


def test_a_reinstatement_lies_within_its_work():
    inside, outside = box(1, 1, 3, 3), box(1, 1, 15, 3)
    assert found(inside, work_extent=box(0, 0, 10, 10)) == []
    finding = only(outside, "outside_works", WARNS, work_extent=box(0, 0, 10, 10))
    assert (
        finding.words == "It reaches 5 m outside the extent of its work." and finding.places[0][0] == E + 15
    )
    assert found(point(8, 0), work_extent=SHAPE | line((0, 0), (5, 0))) == []
    assert found(point(80, 0), work_extent=line((0, 0), (5, 0))) == [("outside_works", WARNS)]


@pytest.mark.parametrize(("asked", "warns"), [(False, 1), (True, 0), (None, 0)])
def test_a_closure_without_an_order(asked, warns):
    context = {"traffic_management": "road_closure", "is_ttro_required": asked}
    assert found(SHAPE, **context) == [("closure_without_order", WARNS)] * warns


def test_a_point_for_a_closure_or_a_long_excavation():
    assert found(point(), traffic_management="road_closure") == [("point_for_much", WARNS)]
    assert found(SHAPE, traffic_management="road_closure") == []
    assert found(point(), excavation_length=10.0) == []
    assert found(point(), excavation_length=10.5) == [("point_for_much", WARNS)]


def test_longer_than_its_street_or_a_kilometre_and_larger_than_a_hectare():
    assert found(line((0, 0), (1000, 0))) == []
    assert found(line((0, 0), (1000.1, 0))) == [("too_long", WARNS)]
    assert found(line((-12, 0), (110, 0)), street=STREET) == [("too_long", WARNS)]
    assert found(line((-9, 0), (109, 0)), street=STREET) == []
    assert found(box(0, 0, 100, 100)) == [] and found(box(0, 0, 100, 101)) == [("too_large", WARNS)]
    assert found(line((0, 0), (5000, 0)), kind="forward_plan") == []
    assert found(box(0, 0, 900, 900), kind="section_58") == []
    assert found(box(0, 0, 900, 900), work_type="hs2_highway_works") == []


def test_the_streets_under_it_are_told_and_one_nobody_chose_warns():
    finding = only(SHAPE, "streets_under", TELLS, streets=(LONG, HIGH), usrn=700)
    assert finding.words == "On LONG LANE 30 m."
    both = check(CORNER, Context(streets=(LONG, HIGH), usrn=700))
    assert [f.code for f in both] == ["unchosen_street", "streets_under"]
    assert both[0].words.startswith("60% of it lies on HIGH STREET (701), which was not chosen.")
    assert both[1].words == "On HIGH STREET 60 m, LONG LANE 40 m."


def test_a_street_that_another_authority_assesses():
    streets = (LONG, HIGH)
    assert found(SHAPE, streets=streets, usrn=700, authority="0010") == [("streets_under", TELLS)]
    finding = check(SHAPE, Context(streets=streets, usrn=700, authority="0020"))[0]
    assert finding.code == "other_authority" and finding.severity == WARNS
    assert "assessed by 0010, not by 0020" in finding.words


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ("section_58", WARNS)),
        ({"status": "proposed"}, ("section_58_proposed", TELLS)),
        ({"status": "cancelled"}, None),
        ({"status": "closed"}, None),
        ({"end": date(2026, 11, 23)}, None),
        ({"end": DAY}, ("section_58", WARNS)),
        ({"start": date(2026, 11, 26)}, None),
        ({"location_types": ("footway",)}, None),
        ({"location_types": ("footway", "carriageway")}, ("section_58", WARNS)),
        ({"geometry": line((0, 90), (90, 90))}, None),
        ({"geometry": None}, None),
    ],
)
def test_section_58_restrictions(changes, told):
    restriction = Restriction(**{"reference": "S58-1", "geometry": STREET, **changes})
    context = {
        "start": DAY,
        "end": date(2026, 11, 25),
        "work_type": "planned",
        "location_types": ("carriageway",),
    }
    assert found(SHAPE, restrictions=(restriction,), **context) == ([told] if told else [])


def test_an_immediate_work_is_warned_of_a_section_58_on_any_kind_of_place():
    restriction = Restriction("S58-1", STREET, location_types=("footway",))
    context = {"work_type": "immediate", "location_types": ("carriageway",)}
    assert found(SHAPE, restrictions=(restriction,), **context) == [("section_58", WARNS)]


@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        ({}, True),
        ({"promoter": "0002"}, False),
        ({"reference": "za1"}, False),
        ({"start": date(2026, 12, 1)}, True),
        ({"start": date(2026, 12, 2)}, False),
        ({"permit_status": "cancelled"}, False),
        ({"work_status": "completed"}, False),
        ({"geometry": line((0, 50), (9, 50))}, False),
        ({"end": None}, False),
    ],
)
def test_a_likely_duplicate(changes, is_same):
    other = {"reference": "ZA2", "promoter": "0001", "geometry": box(50, 0, 70, 2), "start": DAY, "end": DAY}
    work = KnownWork(**{**other, "permit_status": "granted", "work_status": "planned", **changes})
    context = {"promoter": "0001", "work_reference": "ZA1", "start": DAY, "end": DAY}
    assert found(SHAPE, works=(work,), **context) == [("likely_duplicate", WARNS)] * is_same


def test_designations_are_told_and_never_ticked():
    here = DesignationHere("Traffic-sensitive street", line((0, 5), (90, 5)), when="07:30 to 09:30")
    whole = DesignationHere("Protected street", whole_street=True)
    away = DesignationHere("Level crossing safety zone", point(0, 500))
    findings = check(SHAPE, Context(designations=(here, whole, away)))
    assert [finding.words for finding in findings] == [
        "Traffic-sensitive street here (07:30 to 09:30). If it applies to these works, choose it in the form.",
        "Protected street on the whole street. If it applies to these works, choose it in the form.",
    ]
    assert {finding.severity for finding in findings} == {TELLS}


def test_inside_the_limits_of_an_hs2_act():
    assert "All of it" in only(SHAPE, "hs2_limits", TELLS, hs2_limits=(box(0, -5, 200, 5),)).words
    assert "Part of it" in only(SHAPE, "hs2_limits", TELLS, hs2_limits=(box(70, -5, 200, 5),)).words
    assert found(SHAPE, hs2_limits=(box(0, 50, 9, 60),)) == []


def test_measures_are_told_where_they_are_wanted():
    assert found(box(0, 0, 20, 5)) == []
    words = only(box(0, 0, 20, 5), "measures", TELLS, measures=True).words
    assert words == (
        "100.0 m², 50 m around. Its largest dimension is 20 m. Its middle is at 470010.0, 310002.5."
    )
    assert only(point(), "measures", TELLS, measures=True).words == "Its middle is at 470000.0, 310000.0."


def test_holes_spikes_slivers_and_crowds_of_vertices():
    hole = polygon([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], [(2, 2), (2, 4), (4, 4), (4, 2), (2, 2)])
    assert "1 hole" in only(hole, "hole", WARNS).words
    spike = only(polygon([(0, 0), (9, 0), (9, 5), (4, 5), (4, 30), (3.9, 5), (0, 5), (0, 0)]), "spike", WARNS)
    assert spike.places == ((E + 4, N + 30),) and spike.repair == "smooth_spikes"
    assert only(line((0, 0), (30, 0), (10, 0.1)), "spike", WARNS).repair == "smooth_spikes"
    assert "3.9 cm" in only(box(0, 0, 3, 0.04), "sliver", WARNS).words
    assert found(box(0, 0, 50, 0.05)) == []
    close = only(line((0, 0), (5, 5), (5.004, 5.003), (9, 3)), "close_vertices", WARNS)
    assert close.repair == "drop_close" and close.places == ((E + 5.004, N + 5.003),)
    many = line(*[(x / 5, (x % 2) / 40) for x in range(501)])
    assert only(many, "many_vertices", WARNS).repair == "thin_out"
    assert found(line(*[(x / 5, (x % 2) / 40) for x in range(500)])) == []


def full_context(geometry):
    """Everything that a context can hold, with one and the same geometry everywhere."""
    return Context(
        street=geometry,
        measures=True,
        kind="reinstatement",
        usrn=700,
        authority="0010",
        streets=(LONG, HIGH, StreetHere(702, "", geometry)),
        designations=(DesignationHere("Protected street", geometry),),
        restrictions=(Restriction("S58-1", geometry), Restriction("S58-2", geometry, status="proposed")),
        hs2_limits=(geometry,),
        work_extent=geometry,
        promoter="0001",
        start=DAY,
        end=DAY,
        works=(KnownWork("ZA2", "0001", geometry, DAY, DAY),),
    )


@settings(max_examples=150, deadline=None)
@given(everything, everything)
def test_no_shape_and_no_context_makes_a_check_fail(geometry, other):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for finding in check(geometry, full_context(other)):
            assert "could not be checked" not in finding.words, (finding.code, finding.words)
            assert finding.words.endswith(".")


def test_many_clashes_are_told_in_one_sentence_with_all_their_places():
    clashes = tuple(
        Clash(n, f"ZA{n}", f"ZA{n}-01", 0, float(n), f"{n} m away: ZA{n}-01.", ((E + n, N),))
        for n in range(1, 13)
    )
    told = only(SHAPE, "clash", WARNS, clashes=clashes)
    assert (
        told.words == "12 other works get in the way. The first: 1 m away: ZA1-01." and len(told.places) == 12
    )
    few = check(SHAPE, Context(clashes=clashes[:3]))
    assert [finding.words for finding in few] == [one.words for one in clashes[:3]]


def test_what_could_not_be_asked_for_warns():
    assert (
        only(SHAPE, "not_known", WARNS, not_known=("The search was cut off.",)).words
        == "The search was cut off."
    )


def test_a_line_is_offered_a_width_where_measures_are_told():
    (finding,) = [one for one in check(SHAPE, Context(measures=True)) if one.code == "no_width"]
    assert (finding.severity, finding.repair, finding.measure) == (TELLS, "line_to_corridor", 2.0)
    assert "no_width" not in [one.code for one in check(box(0, 0, 9, 9), Context(measures=True))]


def test_thinning_out_is_offered_with_the_tolerance_that_is_needed():
    circle = [
        (20 * math.cos(turn / 300 * math.pi), 20 * math.sin(turn / 300 * math.pi)) for turn in range(601)
    ]
    (finding,) = [one for one in check(polygon(circle)) if one.code == "many_vertices"]
    thinned = repair("thin_out", polygon(circle), finding.measure)
    assert 0 < finding.measure <= 0.5 and thinned.moved <= finding.measure
    assert not check(thinned.geometry)
