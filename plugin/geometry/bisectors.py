"""The lines on which two streets are equally near: where a shape is cut between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

# The streets' lines are stood for by places this far apart; of long ones by so many places altogether.
SPACING = 0.25
MOST_PLACES = 6000
# A bisector is drawn with as few vertices as lie within this of it, metres.
TOLERANCE = 0.05
# Places of two streets nearer than this are one, and say nothing about whose side is whose.
ONE_PLACE = 0.001


def bisectors(shape: Any, lines: Sequence[Any]) -> list[Any]:
    """The bisectors of lines (shapely, EPSG:27700) that a shape lies across, as shapely lines, within some 5 cm.

    From the cells around places on the lines (their Voronoi diagram): parabolas, angles and all.
    """
    near = _around(shape, lines)
    places, owners = _places(near)
    if len(np.unique(owners)) < 2:
        return []
    regions = _regions(shape, places, owners)
    linework = shapely.line_merge(shapely.union_all([shapely.boundary(region) for region in regions]))
    wide = shapely.buffer(shapely.envelope(shape), 1.0)
    cuts = shapely.simplify(shapely.get_parts(linework), TOLERANCE)
    within = shapely.get_parts(shapely.intersection(cuts, wide))
    return list(within[shapely.get_dimensions(within) == 1])


def _around(shape: Any, lines: Sequence[Any]) -> list[Any]:
    """What of each line may be the nearest to some place of the shape."""
    outline = shapely.points(shapely.get_coordinates(shape))
    reach = float(np.min([shapely.distance(line, outline).max() for line in lines]))
    area = shapely.buffer(shapely.envelope(shape), reach + 1.0)
    return [shapely.intersection(line, area) for line in lines]


def _places(lines: Sequence[Any]) -> tuple[np.ndarray, np.ndarray]:
    """Places on the lines, and whose they are; none where two lines share a place."""
    whole = float(sum(shapely.length(line) for line in lines))
    spacing = max(SPACING, whole / MOST_PLACES)
    places, owners = [], []
    for owner, line in enumerate(lines):
        for part in shapely.get_parts(line):
            if shapely.is_empty(part):
                continue
            pieces = max(1, math.ceil(float(shapely.length(part)) / spacing))
            found = (
                shapely.get_coordinates(
                    shapely.line_interpolate_point(
                        part, np.linspace(0.0, float(shapely.length(part)), pieces + 1)
                    )
                )
                if shapely.get_dimensions(part) == 1
                else shapely.get_coordinates(part)
            )
            places.append(found)
            owners.append(np.full(len(found), owner))
    if not places:  # lines that are shorter than any number can tell
        return np.empty((0, 2)), np.empty(0, dtype=int)
    return _apart(np.concatenate(places), np.concatenate(owners))


def _apart(places: np.ndarray, owners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Without the places that two streets share, and each place once."""
    tree = shapely.STRtree(shapely.points(places))
    one, other = tree.query(shapely.points(places), predicate="dwithin", distance=ONE_PLACE)
    shared = np.zeros(len(places), dtype=bool)
    shared[one[owners[one] != owners[other]]] = True
    again = np.zeros(len(places), dtype=bool)
    again[one[(owners[one] == owners[other]) & (other < one)]] = True
    kept = ~(shared | again)
    return places[kept], owners[kept]


def _regions(shape: Any, places: np.ndarray, owners: np.ndarray) -> list[Any]:
    """For each street the area that is nearest to it."""
    cells = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.multipoints(places), extend_to=shapely.buffer(shapely.envelope(shape), 50.0)
        )
    )
    cell, site = shapely.STRtree(cells).query(shapely.points(places), predicate="within")[::-1]
    owner = np.full(len(cells), -1)
    owner[cell] = owners[site]
    return [shapely.union_all(cells[owner == street]) for street in np.unique(owners)]
