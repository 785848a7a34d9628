"""How a shape is shared out among streets: by which street's line each piece of it is nearest to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

# What lies this near to a street's line is on the street: half of a wide carriageway and its footway.
NEAR = 12.0
# Finer than this changes no share by as much as a percent.
MOST_SAMPLES = 2000

Point = tuple[float, float]


def shares(shape: Any, lines: Sequence[Any]) -> list[float]:
    """For each line (shapely, or None) the part of the shape, 0 to 1, that is nearer to it than to the others."""
    placed = [place for place, line in enumerate(lines) if line is not None]
    found = [0.0] * len(lines)
    if not placed:
        return found
    samples = shapely.points(weights(shape))
    distances = np.array([shapely.distance(lines[place], samples) for place in placed])
    nearest = np.bincount(distances.argmin(axis=0), minlength=len(placed)) / len(samples)
    for place, share in zip(placed, nearest.tolist()):
        found[place] = share
    return found


def weights(shape: Any) -> list[Point]:
    """Places that each stand for as much of the shape: of its length, or of its area."""
    if shapely.get_dimensions(shape) == 2:
        spacing = math.sqrt(shapely.area(shape) / 500) or 1.0
        inside = places_inside(shape, spacing)
        # A sliver holds too few places of a grid; its outline stands for it.
        if len(inside) >= 50:
            return inside
        shape = shapely.boundary(shape)
    length = shapely.length(shape)
    return places_along(shape, max(length / 500, 0.01))


def places_along(shape: Any, spacing: float) -> list[Point]:
    """Places on points and lines, their ends too, at most so many metres apart (of long ones, 2,000 a line)."""
    places: list[Point] = []
    for part in shapely.get_parts(shape):
        length = shapely.length(part)
        if length == 0:
            places.append(tuple(shapely.get_coordinates(part)[0].tolist()))
            continue
        pieces = max(1, min(MOST_SAMPLES, math.ceil(length / spacing)))
        distances = np.linspace(0.0, length, pieces + 1)
        found = shapely.get_coordinates(shapely.line_interpolate_point(part, distances))
        places.extend((easting, northing) for easting, northing in found.tolist())
    return places


def places_inside(shape: Any, spacing: float) -> list[Point]:
    """Places of a square grid that lie inside a polygon."""
    west, south, east, north = shapely.bounds(shape)
    box = (east - west) * (north - south)
    spacing = max(spacing, math.sqrt(box / (MOST_SAMPLES * 10)))
    eastings, northings = np.meshgrid(
        np.arange(west + spacing / 2, east, spacing), np.arange(south + spacing / 2, north, spacing)
    )
    shapely.prepare(shape)
    within = shapely.contains_xy(shape, eastings, northings)
    return list(zip(eastings[within].tolist(), northings[within].tolist()))
