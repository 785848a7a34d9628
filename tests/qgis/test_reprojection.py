"""Coordinates of any CRS to the National Grid, exactly, and back."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsTask

from plugin.geometry import national_grid
from plugin.layers.reprojection import from_national_grid, to_national_grid

# Two of Ordnance Survey's official test points for OSTN15: easting, northing, latitude, longitude.
POINTS = np.array(
    [
        [530624.974, 178388.464, 51.4893656495, -0.1199255718],
        [91492.146, 11318.804, 49.9222639373, -6.2997775201],
    ]
)
BNG = (
    'PROJCS["Made-up grid",GEOGCS["OSGB 1936",DATUM["OSGB_1936",SPHEROID["Airy 1830",6377563.396,299.3249646]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],PARAMETER["scale_factor",0.9996012717],'
    'PARAMETER["false_easting",400000],PARAMETER["false_northing",-100000],UNIT["metre",1]]'
)


def crs(name: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(name)


@pytest.mark.parametrize("name", ["EPSG:4258", "EPSG:4326"])
def test_degrees_come_out_where_ordnance_survey_says(name: str) -> None:
    metres = to_national_grid(POINTS[:, [3, 2]], crs(name))
    assert np.abs(metres - POINTS[:, :2]).max() < 0.002
    assert np.abs(to_national_grid(POINTS[:1, [3, 2]], crs(name)) - POINTS[:1, :2]).max() < 0.002


@pytest.mark.parametrize("name", ["EPSG:3857", "EPSG:32630", "EPSG:4326", "EPSG:27700"])
@pytest.mark.parametrize("number", [1, 2, 1000])
def test_there_and_back(name: str, number: int) -> None:
    random = np.random.default_rng(5)
    metres = np.column_stack([random.uniform(1e5, 6e5, number), random.uniform(1e4, 6e5, number)])
    back = to_national_grid(from_national_grid(metres, crs(name)), crs(name))
    assert back.shape == (number, 2) and np.abs(back - metres).max() < 0.001


def test_what_is_on_the_grid_s_own_datum_is_not_shifted() -> None:
    own = QgsCoordinateReferenceSystem.fromWkt(BNG)
    assert own.isValid()
    assert np.abs(to_national_grid(POINTS[:, :2], own) - POINTS[:, :2]).max() < 1e-4
    assert np.abs(to_national_grid(POINTS[:, :2], crs("EPSG:7405")) - POINTS[:, :2]).max() < 1e-4
    # OSGB36 in degrees is metres away from ETRS89 in degrees.
    airy = to_national_grid(POINTS[:, [3, 2]], crs("EPSG:4277"))
    assert 20 < np.abs(airy - POINTS[:, :2]).max() < 200


def test_what_is_nowhere_on_the_grid_is_not_a_number() -> None:
    assert not np.isfinite(to_national_grid(np.array([[150.0, -30.0]]), crs("EPSG:4326"))).all()
    assert national_grid.GREATEST_EASTING == 700_000


def test_one_task_after_another_comes_to_the_projections(qgis_app: object) -> None:
    """Each QGIS task has a thread's state of its own, of which pyproj knows nothing: the second one crashed QGIS."""
    results: list[np.ndarray] = []
    metres = np.array([[470_000.0, 310_000.0], [470_001.0, 310_000.0]])
    for _ in range(4):
        task = QgsTask.fromFunction(
            "Project", lambda task: results.append(from_national_grid(metres, crs("EPSG:3857")))
        )
        QgsApplication.taskManager().addTask(task)
        assert task.waitForFinished(90_000)
        QgsApplication.processEvents()
    assert len(results) == 4 and all((one == results[0]).all() for one in results)


@pytest.mark.parametrize("name", ["EPSG:4277", "EPSG:7405", BNG])
def test_back_to_the_grid_s_own_datum_is_not_shifted_either(name: str) -> None:
    own = QgsCoordinateReferenceSystem.fromWkt(name) if name == BNG else crs(name)
    there = from_national_grid(POINTS[:, :2], own)
    assert np.abs(to_national_grid(there, own) - POINTS[:, :2]).max() < 0.001
    if name != "EPSG:4277":
        assert np.abs(there - POINTS[:, :2]).max() < 1e-4
