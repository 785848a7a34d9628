"""The grid file, read by PROJ itself: within 1.1 mm of Ordnance Survey's points, and as our own everywhere."""

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
def test_the_official_points_within_a_millimetre_both_ways(grid, code):
    e, n, lat, lon = points().T
    transformer = Transformer.from_pipeline(grid_file.pipeline(grid, code))
    assert metres(*transformer.transform(e, n), lon, lat).max() <= 0.0011
    back = transformer.transform(lon, lat, direction=TransformDirection.INVERSE)
    assert np.hypot(back[0] - e, back[1] - n).max() <= 0.0011


def test_web_mercator_agrees_with_the_definition(grid):
    e, n, lat, lon = points().T
    x, y = Transformer.from_pipeline(grid_file.pipeline(grid, 3857)).transform(e, n)
    exact = Transformer.from_crs(4326, 3857, always_xy=True).transform(lon, lat)
    # A metre of a web map is less on the ground.
    assert (np.hypot(x - exact[0], y - exact[1]) * np.cos(np.radians(lat))).max() <= 0.0011


def away_from_our_own(grid: Path, e: np.ndarray, n: np.ndarray) -> tuple[float, float]:
    """Metres at most, to degrees and back from them."""
    transformer = Transformer.from_pipeline(grid_file.pipeline(grid, 4326))
    exact = national_grid.to_etrs89(e, n)
    to = metres(*transformer.transform(e, n), *exact)
    back = transformer.transform(*exact, direction=TransformDirection.INVERSE)
    return to.max(), np.hypot(back[0] - e, back[1] - n).max()


def test_all_over_england_it_agrees_with_our_own_to_a_tenth_of_a_millimetre(grid):
    random = np.random.default_rng(7)
    places = np.column_stack(
        [random.uniform(70_000, 665_000, 2_500_000), random.uniform(0, 665_000, 2_500_000)]
    )
    places = places[places_in_england(places)]
    assert len(places) >= 1_000_000
    assert max(away_from_our_own(grid, *places.T)) <= 0.0001


def test_places_where_the_tables_bend_are_no_worse(grid):
    # On whole kilometres, and a millimetre either side of them.
    east, north = np.meshgrid(np.arange(200, 650), np.arange(20, 600, 3))
    for off in (-0.001, 0.0, 0.001):
        e, n = national_grid.from_etrs89(
            *Transformer.from_pipeline(
                "+proj=pipeline +step +inv +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 "
                "+y_0=-100000 +ellps=GRS80 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
            ).transform(1000.0 * east.ravel() + off, 1000.0 * north.ravel() + off)
        )
        assert max(away_from_our_own(grid, e, n)) <= 0.0001


def test_around_great_britain_it_does_as_the_seven_parameters_do(grid):
    random = np.random.default_rng(8)
    e, n = random.uniform(-1_100_000, 1_800_000, 20_000), random.uniform(-1_100_000, 2_300_000, 20_000)
    outside = (e < -2000) | (e > 702_000) | (n < -2000) | (n > 1_252_000)
    assert max(away_from_our_own(grid, e[outside], n[outside])) <= 0.01


def test_however_far_away_there_is_an_answer_where_the_projection_has_one(grid):
    lon, lat = (each.ravel() for each in np.meshgrid(np.arange(-180, 180, 7.5), np.arange(-84, 85, 6.0)))
    plain = Transformer.from_pipeline(
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=tmerc +lat_0=49 +lon_0=-2 "
        "+k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
    )
    e, n = plain.transform(lon, lat)
    answered = np.isfinite(e) & (np.abs(e) < 16_000_000)
    assert answered.mean() > 0.9
    ours = Transformer.from_pipeline(grid_file.pipeline(grid, 4326))
    found_e, found_n = ours.transform(lon[answered], lat[answered], direction=TransformDirection.INVERSE)
    assert np.hypot(found_e - e[answered], found_n - n[answered]).max() < 50_000
    back = ours.transform(found_e, found_n)
    assert np.isfinite(back).all() and np.isfinite(ours.transform(e[answered], n[answered])).all()


def test_it_reads_scattered_places_fast(grid):
    random = np.random.default_rng(9)
    e, n = random.uniform(90_000, 650_000, 200_000), random.uniform(10_000, 650_000, 200_000)
    took = []
    for _ in range(3):
        before = time.perf_counter()
        Transformer.from_pipeline(grid_file.pipeline(grid, 4326)).transform(e, n)
        took.append(time.perf_counter() - before)
    # A tiled file takes minutes.
    assert min(took) < 5


def test_it_is_small_and_quick_to_write(grid, tmp_path):
    assert grid.stat().st_size < 5_000_000
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
