"""The grid file, read by PROJ itself: within a centimetre of Ordnance Survey's points, and of our own."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from pyproj import Transformer
from pyproj.enums import TransformDirection

from plugin.geometry import grid_file, national_grid
from plugin.geometry.england import places_in_england

from .test_national_grid import METRES_A_DEGREE, points


@pytest.fixture(scope="module")
def grid(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("a folder with spaces") / "national_grid.tif"
    grid_file.write(path)
    return path


def metres(lon, lat, other_lon, other_lat):
    across = np.cos(np.radians(other_lat))
    return np.hypot((lat - other_lat) * METRES_A_DEGREE, (lon - other_lon) * METRES_A_DEGREE * across)


@pytest.mark.parametrize("code", [4326, 4258])
def test_the_official_points_within_a_centimetre_both_ways(grid, code):
    e, n, lat, lon = points().T
    transformer = Transformer.from_pipeline(grid_file.pipeline(grid, code))
    assert metres(*transformer.transform(e, n), lon, lat).max() <= 0.0075
    back = transformer.transform(lon, lat, direction=TransformDirection.INVERSE)
    assert np.hypot(back[0] - e, back[1] - n).max() <= 0.0075


def test_web_mercator_agrees_with_the_definition(grid):
    e, n, lat, lon = points().T
    x, y = Transformer.from_pipeline(grid_file.pipeline(grid, 3857)).transform(e, n)
    exact = Transformer.from_crs(4326, 3857, always_xy=True).transform(lon, lat)
    # A metre of a web map is less on the ground.
    assert (np.hypot(x - exact[0], y - exact[1]) * np.cos(np.radians(lat))).max() <= 0.0075


def test_nearly_all_over_england_it_agrees_with_our_own_within_a_centimetre(grid):
    random = np.random.default_rng(7)
    e, n = random.uniform(90_000, 650_000, 100_000), random.uniform(10_000, 650_000, 100_000)
    transformer = Transformer.from_pipeline(grid_file.pipeline(grid, 4326))
    before = time.perf_counter()
    lon, lat = transformer.transform(e, n)
    assert time.perf_counter() - before < 5
    away = metres(lon, lat, *national_grid.to_etrs89(e, n))
    # Where the tables bend sharply within a kilometre, the grid's own nodes lie too far apart to follow.
    away = away[places_in_england(np.column_stack([e, n]))]
    assert np.percentile(away, 99) <= 0.01 and away.max() <= 0.08


def test_it_is_small_and_quick_to_write(grid, tmp_path):
    assert grid.stat().st_size < 4_000_000
    before = time.perf_counter()
    grid_file.write(tmp_path / "again.tif")
    assert time.perf_counter() - before < 10
    assert (tmp_path / "again.tif").read_bytes() == grid.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.tif"]


def test_a_folder_that_is_not_there_leaves_nothing_behind(tmp_path):
    with pytest.raises(OSError):
        grid_file.write(tmp_path / "nowhere" / "grid.tif")


@pytest.mark.parametrize("name", ["a,b.tif", 'a"b.tif'])
def test_paths_that_proj_cannot_read_are_refused(tmp_path, name):
    with pytest.raises(ValueError, match="path"):
        grid_file.pipeline(tmp_path / name, 4326)
    with pytest.raises(ValueError, match="EPSG:2154"):
        grid_file.pipeline(tmp_path / "grid.tif", 2154)
