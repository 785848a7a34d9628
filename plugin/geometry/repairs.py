"""Mends what the rules find, where what was meant can be told, and says what it did.

Every repair works on GeoJSON-like geometries in EPSG:27700 metres, and leaves a shape that it cannot mend as
it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from shapely.errors import ShapelyError

from .crs_repairs import (
    from_degrees,
    from_web_mercator,
    osgb36_taken_for_wgs84,
    swap_axes,
    wgs84_taken_for_osgb36,
)
from .outline_repairs import (
    drop_close,
    line_to_corridor,
    smooth_spikes,
    straighten,
    strip_heights,
    thin_out,
)
from .part_repairs import drop_same_points, join_parts, keep_largest
from .repaired import NOTHING_DONE, Repaired
from .ring_repairs import close, drop_repeated, untangle

__all__ = ["MEASURED", "NOTHING_DONE", "REPAIRS", "WORDS", "Repaired", "repair"]

REPAIRS: dict[str, Callable[..., Repaired]] = {
    "close": close,
    "drop_repeated": drop_repeated,
    "untangle": untangle,
    "keep_largest": keep_largest,
    "join_parts": join_parts,
    "drop_same_points": drop_same_points,
    "strip_heights": strip_heights,
    "straighten": straighten,
    "from_degrees": from_degrees,
    "from_web_mercator": from_web_mercator,
    "swap_axes": swap_axes,
    "wgs84_taken_for_osgb36": wgs84_taken_for_osgb36,
    "osgb36_taken_for_wgs84": osgb36_taken_for_wgs84,
    "smooth_spikes": smooth_spikes,
    "drop_close": drop_close,
    "thin_out": thin_out,
    "line_to_corridor": line_to_corridor,
}
# They take a measure in metres: the tolerance, the width.
MEASURED = frozenset({"thin_out", "line_to_corridor"})
# What stands on a button.
WORDS = {
    "close": "Close",
    "drop_repeated": "Drop repeats",
    "untangle": "Untangle",
    "keep_largest": "Keep the largest",
    "join_parts": "Join",
    "drop_same_points": "Drop repeats",
    "strip_heights": "Drop heights",
    "straighten": "Make straight",
    "from_degrees": "Convert",
    "from_web_mercator": "Convert",
    "swap_axes": "Swap",
    "wgs84_taken_for_osgb36": "Undo the shift",
    "osgb36_taken_for_wgs84": "Undo the shift",
    "smooth_spikes": "Smooth",
    "drop_close": "Drop",
    "thin_out": "Thin out",
    "line_to_corridor": "Give a width",
}


def repair(name: str, geometry: Mapping[str, Any] | None, measure: float | None = None) -> Repaired:
    """Apply the repair that a finding names; afterwards the rule that named it finds nothing.

    name: a key of REPAIRS; ValueError for any other. measure: metres, for those in MEASURED. Never raises for a
    shape: what cannot be mended comes back as it is, and the words say so.
    """
    if name not in REPAIRS:
        raise ValueError(f"There is no repair called {name}.")
    given = (measure,) if name in MEASURED else ()
    try:
        with np.errstate(all="ignore"):
            return REPAIRS[name](geometry, *given)
    except (ShapelyError, ValueError):
        return Repaired(geometry, NOTHING_DONE)
