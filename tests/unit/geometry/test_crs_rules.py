"""Numbers that are National Grid metres only by mistake: said which, and put right exactly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugin.geometry import mistaken_crs, national_grid
from plugin.geometry.england import places_in_england
from plugin.geometry.findings import STOPS, WARNS, Context
from plugin.geometry.positions import drawn
from plugin.geometry.repairs import repair
from plugin.geometry.rules import check

# Ordnance Survey's test points, and what pyproj's EPSG:3857 gives for their longitudes and latitudes.
OFFICIAL = [[530624.974, 178388.464], [438710.920, 114792.250]]
E, N = 470_000.0, 310_000.0
STREET = {"type": "MultiLineString", "coordinates": [[[E, N], [E + 200, N + 40]]]}

in_england = st.tuples(st.floats(300_000, 600_000), st.floats(150_000, 500_000))


def line(positions):
    return {"type": "LineString", "coordinates": np.asarray(positions).tolist()}


def web_mercator(lon_lat):
    lon, lat = np.radians(np.array(lon_lat)).T
    radius = 6_378_137.0
    return np.column_stack([radius * lon, radius * np.log(np.tan(np.pi / 4 + lat / 2))])


def only(geometry, code, **context):
    findings = check(geometry, Context(**context))
    assert [finding.code for finding in findings] == [code]
    return findings[0]


@pytest.mark.parametrize("order", [1, -1])
def test_web_mercator_in_either_order_is_said_and_put_right_exactly(order):
    metres = web_mercator([[-0.11992557180, 51.48936564950], [-1.45051433700, 50.93127937910]])
    shape = line(metres[:, ::order])
    finding = only(shape, "web_mercator")
    assert finding.severity == STOPS and finding.repair == "from_web_mercator" and "3857" in finding.words
    mended = repair(finding.repair, shape)
    assert np.abs(drawn(mended.geometry).positions - OFFICIAL).max() <= 0.0011
    assert "web_mercator" not in {again.code for again in check(mended.geometry)}


def test_a_northing_of_millions_that_is_no_web_map_is_outside():
    assert only(line([[5_000_000, 5_000_000], [5_000_000, 5_000_010]]), "outside_grid").repair is None


def test_swapped_axes_are_said_and_changed_back():
    shape = line([[178_388.464, 530_624.974], [178_390, 530_630]])
    finding = only(shape, "swapped")
    assert finding.severity == STOPS and finding.repair == "swap_axes"
    mended = repair("swap_axes", shape)
    assert mended.geometry["coordinates"][0] == [530_624.974, 178_388.464]
    assert check(mended.geometry) == [] and mended.moved > 100_000


@settings(max_examples=100, deadline=None)
@given(in_england)
def test_what_lies_in_england_is_never_called_swapped(place):
    point = {"type": "Point", "coordinates": place}
    if places_in_england(np.array([place]))[0]:
        assert "swapped" not in {finding.code for finding in check(point)}


def test_a_mix_up_of_datums_moves_a_shape_by_about_a_hundred_metres_all_over_england():
    e, n = (grid.ravel() for grid in np.meshgrid(np.arange(90e3, 650e3, 5e3), np.arange(20e3, 650e3, 5e3)))
    places = np.column_stack([e, n])
    places = places[places_in_england(places)]
    for undo in (mistaken_crs.wgs84_taken_for_osgb36, mistaken_crs.osgb36_taken_for_wgs84):
        moved = np.hypot(*(undo(places) - places).T)
        # England's rough outline reaches a few kilometres out to sea.
        assert moved.min() > 84 and moved.max() < 140
        assert ((moved >= 90) & (moved <= 131)).mean() > 0.9


@settings(max_examples=60, deadline=None)
@given(in_england)
def test_one_mix_up_undoes_the_other(place):
    places = np.array([place])
    there = mistaken_crs.osgb36_taken_for_wgs84(places)
    assert np.abs(mistaken_crs.wgs84_taken_for_osgb36(there) - places).max() < 1e-4


def test_wgs84_degrees_put_on_the_grid_by_the_wrong_datum():
    # By hand: WGS84 degrees projected on the Airy ellipsoid, as if they were OSGB36 ones.
    from pyproj import Transformer

    airy = Transformer.from_pipeline(
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=tmerc +lat_0=49 +lon_0=-2"
        " +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
    )
    true = np.array([[E + 50, N + 10], [E + 150, N + 30]])
    wrong = np.column_stack(airy.transform(*national_grid.to_etrs89(*true.T)))
    assert np.hypot(*(wrong - true).T).min() > 90
    findings = check(line(wrong), Context(street=STREET, street_name="LONG LANE"))
    assert [finding.code for finding in findings] == ["datum_shift", "far_from_street"]
    shift = findings[0]
    assert shift.severity == WARNS and shift.repair == "wgs84_taken_for_osgb36" and "LONG LANE" in shift.words
    mended = repair(shift.repair, line(wrong))
    assert np.abs(drawn(mended.geometry).positions - true).max() <= 0.001
    assert mended.moved == pytest.approx(np.hypot(*(wrong - true).T).max(), abs=0.001)
    assert check(mended.geometry, Context(street=STREET)) == []


@pytest.mark.parametrize("away", [(40, 0), (0, 300), (-30, 30)])
def test_a_shape_merely_beside_its_street_is_no_mix_up_of_datums(away):
    shape = line([[E + 60 + away[0], N + away[1] + 80], [E + 100 + away[0], N + away[1] + 90]])
    assert "datum_shift" not in {finding.code for finding in check(shape, Context(street=STREET))}
