"""Measures what is promised of exactness and speed: `make bench` prints a table and writes build/bench.json."""

from __future__ import annotations

import json
import os
import shutil
import subprocess  # nosec B404 - runs QGIS's Python, from a list, without a shell
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import Transformer

from plugin.geometry import grid_file, national_grid
from plugin.geometry.clashes import find
from plugin.geometry.findings import Context
from plugin.geometry.rules import check
from tests.benchmarks import made_up
from tests.unit.geometry.test_national_grid import points

TOP = Path(__file__).parents[1]
RESULT = TOP / "build" / "bench.json"
QGIS_SIDE = TOP / "scripts" / "qgis_side" / "default_error.py"
METRES_A_DEGREE = 111_320.0
MILLION = 1_000_000
WORDS = {
    "grid.points": "official test points",
    "grid.max_error_mm": "our largest error on them, either way, mm",
    "grid.round_trip_mm": "there and back on a million random points, mm",
    "grid.grid_file_max_error_mm": "the grid file's largest error, mm",
    "grid.grid_file_s": "writing the grid file, s",
    "grid.pyproj_default_max_error_m": "pyproj's default, m",
    "grid.qgis_default_max_error_m": "QGIS's default to EPSG:4326, m",
    "grid.qgis_default_4258_max_error_m": "QGIS's default to EPSG:4258, m",
    "grid.million_to_s": "a million points to longitude and latitude, s",
    "grid.million_from_s": "a million points to the National Grid, s",
    "check.ten_thousand_s": "checking 10,000 shapes of 20 vertices, s",
    "clash.query_ms": "one draft against 50,000 works, ms",
    "clash.worst_query_ms": "the slowest of 50 such drafts, ms",
}


def main() -> int:
    """Measure everything, print the table, write the file."""
    figures: dict[str, Any] = {**exactness(), **speed()}
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    for key, words in WORDS.items():
        value = figures[key]
        shown = (
            "not known" if value is None else f"{value:,.4g}" if isinstance(value, float) else f"{value:,}"
        )
        print(f"{key:36}{shown:>12}  {words}")
    print(f"Written: {RESULT.relative_to(TOP)}")
    return 0


def exactness() -> dict[str, Any]:
    """Errors at the official points: ours, the grid file's, and what others do by default in the same run."""
    e, n, lat, lon = points().T
    found_e, found_n = national_grid.from_etrs89(lon, lat)
    ours = max(np.hypot(found_e - e, found_n - n).max(), _metres(national_grid.to_etrs89(e, n), lon, lat))
    default = Transformer.from_crs(27700, 4326, always_xy=True, allow_ballpark=True)
    of_qgis = qgis_default(points())
    return {
        "grid.points": len(e),
        "grid.max_error_mm": float(ours * 1000),
        "grid.pyproj_default_max_error_m": _metres(default.transform(e, n), lon, lat),
        "grid.qgis_default_max_error_m": of_qgis.get("EPSG:4326"),
        "grid.qgis_default_4258_max_error_m": of_qgis.get("EPSG:4258"),
        "grid.qgis_version": of_qgis.get("version"),
        **_grid_file(e, n, lat, lon),
    }


def qgis_default(rows: np.ndarray) -> dict[str, Any]:
    """What QGIS's own transforms are off by, measured in a process of its own; {} where there is no QGIS."""
    python = shutil.which("python3", path="/usr/bin:/bin") or sys.executable
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PROJ_", "PYTHON"))
    }
    run = subprocess.run(  # nosec B603
        [python, str(QGIS_SIDE)],
        input=json.dumps(rows.tolist()),
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    lines = [line for line in run.stdout.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if lines else {}


def speed() -> dict[str, Any]:
    """Times, each the best of a few, and the round trip."""
    random = np.random.default_rng(5)
    e, n = random.uniform(200, 699_900, MILLION), random.uniform(200, 1_249_800, MILLION)
    lon, lat = national_grid.to_etrs89(e, n)
    back = national_grid.from_etrs89(lon, lat)
    shapes = made_up.polygons(10_000, 20)
    context = Context(street=made_up.STREET, street_name="LONG LANE")
    works = made_up.works(50_000)
    # The index is made once, when the answer of the service comes.
    find(made_up.proposals(1)[0], works)
    queries = [_best(lambda one=one: find(one, works), 3) * 1000 for one in made_up.proposals(50)]  # type: ignore[misc]
    return {
        "grid.million_to_s": _best(lambda: national_grid.to_etrs89(e, n), 3),
        "grid.million_from_s": _best(lambda: national_grid.from_etrs89(lon, lat), 3),
        "grid.round_trip_mm": float(np.hypot(back[0] - e, back[1] - n).max() * 1000),
        "check.ten_thousand_s": _best(lambda: [check(shape, context) for shape in shapes], 2),
        "clash.query_ms": float(np.median(queries)),
        "clash.worst_query_ms": max(queries),
    }


def _grid_file(e: np.ndarray, n: np.ndarray, lat: np.ndarray, lon: np.ndarray) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grid.tif"
        took = _best(lambda: grid_file.write(path), 1)
        found = Transformer.from_pipeline(grid_file.pipeline(path, 4326)).transform(e, n)
    return {"grid.grid_file_max_error_mm": _metres(found, lon, lat) * 1000, "grid.grid_file_s": took}


def _metres(found: tuple[np.ndarray, np.ndarray], right_lon: np.ndarray, right_lat: np.ndarray) -> float:
    lon, lat = found
    across = (lon - right_lon) * METRES_A_DEGREE * np.cos(np.radians(right_lat))
    return float(np.hypot((lat - right_lat) * METRES_A_DEGREE, across).max())


def _best(action: Callable[[], Any], times: int) -> float:
    took = []
    for _ in range(times):
        before = time.perf_counter()
        action()
        took.append(time.perf_counter() - before)
    return min(took)


if __name__ == "__main__":
    sys.exit(main())
