"""What holds of every shape there can be: the checker never raises and never lies, repairs repair."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
import shapely
from hypothesis import given, settings

from plugin.geometry import geojson
from plugin.geometry.findings import STOPS, TELLS, WARNS, Context
from plugin.geometry.positions import drawn
from plugin.geometry.repairs import REPAIRS, repair
from plugin.geometry.rules import RULES, check

from .made_up_shapes import (
    curved_shapes,
    drawn_shapes,
    everything,
    odd_shapes,
    polygons,
    rubbish,
    shapes_in_degrees,
)

STREET = {"type": "MultiLineString", "coordinates": [[[470_000, 310_050], [470_500, 310_050]]]}
CODES = {rule.code for rule in RULES}
MANY = settings(max_examples=150, deadline=None)


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@MANY
@given(everything)
def test_a_check_never_raises_and_its_findings_are_whole(geometry):
    for finding in check(geometry, Context(street=STREET, street_name="LONG LANE")):
        assert finding.code in CODES
        assert finding.severity in (STOPS, WARNS, TELLS)
        assert finding.words.endswith(".") and "could not be checked" not in finding.words
        assert finding.repair is None or finding.repair in REPAIRS
        assert np.isfinite(np.array(finding.places)).all()


@MANY
@given(rubbish)
def test_a_street_of_rubbish_is_survived(street):
    point = {"type": "Point", "coordinates": [470_000, 310_000]}
    for finding in check(point, Context(street=street)):
        assert "could not be checked" not in finding.words


@MANY
@given(everything)
def test_what_no_finding_stops_can_be_written_and_is_right(geometry):
    if any(finding.severity == STOPS for finding in check(geometry)):
        return
    written = geojson.write(geometry)
    shape = shapely.geometry.shape(written)
    assert shape.is_valid and not shape.has_z and written["type"] in ("Point", "LineString", "Polygon")
    assert not [f for f in check(written) if f.severity in (STOPS, TELLS)]
    assert geojson.write(written) == written


@MANY
@given(everything)
def test_what_cannot_be_written_is_stopped_by_a_finding(geometry):
    try:
        geojson.write(geometry)
    except geojson.NotWritable as error:
        assert str(error).endswith(".")
        assert any(finding.severity == STOPS for finding in check(geometry))


@MANY
@given(drawn_shapes | shapes_in_degrees | odd_shapes | curved_shapes)
def test_after_a_repair_its_own_rule_finds_nothing(geometry):
    for finding in check(geometry):
        if finding.repair is None:
            continue
        repaired = repair(finding.repair, geometry)
        assert repaired.words.endswith(".") and np.isfinite(repaired.moved) and repaired.moved >= 0
        assert finding.code not in {again.code for again in check(repaired.geometry)}


@MANY
@given(everything)
def test_no_repair_raises_or_makes_up_positions_that_are_no_places(geometry):
    finite = np.isfinite(drawn(geometry).positions).all()
    for name in REPAIRS:
        repaired = repair(name, geometry)
        assert not finite or np.isfinite(drawn(repaired.geometry).positions).all()


def _turns(place: np.ndarray, ring: np.ndarray) -> float:
    """How often a closed ring goes round a place, by adding up the angles."""
    angles = np.unwrap(np.arctan2(*(ring - place).T[::-1]))
    return abs(angles[-1] - angles[0]) / (2 * np.pi)


def _samples(geometry):
    """Places all over, with how far each is from the ring as drawn and whether the ring goes round it."""
    ring = np.array(geometry["coordinates"][0])
    ring = np.concatenate([ring, ring[:1]])
    line = shapely.linestrings(ring)
    for place in np.random.default_rng(1).uniform((470_000, 310_000), (470_006, 310_006), (60, 2)):
        point = shapely.points(place)
        with np.errstate(invalid="ignore"):
            yield point, shapely.distance(point, line), _turns(place, ring) > 0.5


@MANY
@given(polygons)
def test_untangling_keeps_all_the_area_that_was_drawn_and_makes_up_none(geometry):
    if "untangle" not in {finding.repair for finding in check(geometry)}:
        return
    repaired = repair("untangle", geometry)
    mended = geojson.read(repaired.geometry).geometry
    assert shapely.is_valid(mended) and shapely.get_type_id(mended) == 3
    for point, away, inside in _samples(geometry):
        if away > 0.003 and inside:
            assert "Left out" in repaired.words or shapely.distance(point, mended) == 0
        if away > 0.06 and not inside:
            assert not shapely.intersects(point, mended)


@MANY
@given(polygons)
def test_what_is_said_to_have_no_area_has_none(geometry):
    if "no_size" in {finding.code for finding in check(geometry)}:
        assert not any(inside and away > 0.003 for _, away, inside in _samples(geometry))


@MANY
@given(everything)
def test_reading_never_raises_and_gives_two_finite_dimensions(geometry):
    shape, oddities = geojson.read(geometry, geometry)
    assert all(isinstance(oddity, str) for oddity in oddities)
    if shape is not None:
        assert not shape.has_z and not shape.is_empty
        assert np.isfinite(shapely.get_coordinates(shape)).all()


@MANY
@given(drawn_shapes)
def test_reading_loses_no_position_of_a_shape_with_numbers(geometry):
    held = drawn(geometry).positions
    kinds = {part.kind for part in drawn(geometry).parts}
    shape = geojson.read(geometry).geometry
    if len(kinds) != 1 or not len(held):
        return
    there = {tuple(place) for place in shapely.get_coordinates(shape)} if shape is not None else set()
    lost = {tuple(place) for place in held} - there
    # Only parts and holes with fewer places than their type needs may go, and that is said.
    assert not lost or geojson.TOO_FEW in geojson.read(geometry).oddities
