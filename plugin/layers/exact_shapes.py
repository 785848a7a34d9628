"""Shapes carried between the National Grid and any other CRS, exactly, vertex by vertex; heights and measures stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ..geometry import arcs
from ..geometry.wkb_positions import counts, positions, with_positions
from .reprojection import NATIONAL_GRID, from_national_grid, to_national_grid
from .taken_shapes import has_arcs, straight


class NotOfTheGrid(Exception):
    """Neither of two CRSs is the National Grid."""


class Carried(NamedTuple):
    """Shapes in another CRS, in the order given.

    metres: every position in EPSG:27700, (n, 2). of: to which of the shapes each belongs. lost: the shapes of which
    some position has no place in the other CRS; their coordinates are not finite. curved: how many had arcs, which
    are straight within a centimetre now.
    """

    shapes: list[QgsGeometry]
    metres: np.ndarray
    of: np.ndarray
    lost: frozenset[int]
    curved: int


def carried(
    shapes: Sequence[QgsGeometry],
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
) -> Carried:
    """Shapes out of one CRS in another, of which one is EPSG:27700. Null shapes stay null. Raises NotOfTheGrid."""
    if NATIONAL_GRID not in (source.authid(), target.authid()):
        raise NotOfTheGrid
    within = arcs.WITHIN_DEGREES if source.isGeographic() else arcs.WITHIN
    held = [place for place, shape in enumerate(shapes) if not shape.isNull()]
    wkb = [bytes(straight(shapes[place], within).asWkb()) for place in held]
    given = positions(wkb)
    of = np.repeat(np.asarray(held, dtype=np.int64), counts(wkb))
    to_grid = target.authid() == NATIONAL_GRID
    moved = to_national_grid(given, source) if to_grid else from_national_grid(given, target)
    made = [QgsGeometry() for _ in shapes]
    nowhere = ~np.isfinite(moved).all(axis=1)
    # A point that is not a number would be no point at all, and there would be nothing to say of it.
    moved = np.where(nowhere[:, None], np.inf, moved)
    for place, one in zip(held, with_positions(wkb, moved)):
        made[place].fromWkb(one)
    lost = frozenset(of[nowhere].tolist())
    curved = sum(has_arcs(shapes[place]) for place in held)
    return Carried(made, moved if to_grid else given, of, lost, curved)
