"""The figures that are promised, with room for a slow machine: run by `make bench`'s own code."""

from __future__ import annotations

from plugin.geometry.rules import check
from scripts import bench
from tests.benchmarks import made_up


def test_the_keys_that_are_promised_are_in_the_table():
    promised = {
        "grid.max_error_mm",
        "grid.pyproj_default_max_error_m",
        "grid.qgis_default_max_error_m",
        "grid.million_to_s",
        "grid.million_from_s",
        "check.ten_thousand_s",
        "clash.query_ms",
    }
    assert promised <= set(bench.WORDS)


def test_what_is_checked_is_right_and_so_checked_to_the_end():
    assert all(
        {finding.severity for finding in check(shape)} <= {"warns"} for shape in made_up.polygons(200, 20)
    )


def test_exactness_beside_what_others_do_by_default():
    figures = bench.exactness()
    assert figures["grid.max_error_mm"] <= 1.1
    assert figures["grid.pyproj_default_max_error_m"] > 1
    assert figures["grid.grid_file_max_error_mm"] <= 1.1
