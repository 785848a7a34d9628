"""Rules about where a shape lies: on the National Grid, in metres, and near the street that was chosen."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from . import geojson
from .degrees import in_metres
from .remark import Remark, counted, places_of
from .subject import Subject, street_line

# Lookup answers the streets within 25 metres of a point: nearer than that, a street is one of those.
NEAR_STREET = 25.0
FAR_FROM_STREET = 100.0


def not_finite(subject: Subject) -> Iterator[Remark]:
    """Every position is a place."""
    bad = int((~np.isfinite(subject.positions).all(axis=1)).sum())
    if bad:
        has = "has" if bad == 1 else "have"
        yield Remark(
            f"{_some_of(bad, len(subject.positions))} {has} no place: the numbers are missing or endless. "
            "Draw it again."
        )


def in_degrees(subject: Subject) -> Iterator[Remark]:
    """Positions are metres; numbers as small as these are longitudes and latitudes."""
    if not subject.is_in_degrees:
        return
    metres = in_metres(subject.drawn.positions)
    if metres is None:
        yield Remark(
            "These look like degrees, not metres on the National Grid, and they are not in Great Britain. "
            "Check the coordinate reference system."
        )
        return
    yield Remark(
        "These look like degrees (longitude and latitude), not metres on the National Grid.",
        places_of(metres),
        "from_degrees",
    )


def outside_grid(subject: Subject) -> Iterator[Remark]:
    """Every position lies on the National Grid; the service refuses negative numbers."""
    low, high = (0.0, 0.0), (geojson.GREATEST_EASTING, geojson.GREATEST_NORTHING)
    outside = ((subject.positions < low) | (subject.positions > high)).any(axis=1)
    if outside.any():
        number = int(outside.sum())
        yield Remark(
            f"{_some_of(number, len(subject.positions))} {'lies' if number == 1 else 'lie'} outside the "
            "National Grid. Check its coordinate reference system.",
            places_of(subject.positions[outside]),
        )


def far_from_street(subject: Subject) -> Iterator[Remark]:
    """The shape lies on, or near, the street that was chosen."""
    if subject.context.street is None:
        return
    name = subject.context.street_name or "the chosen street"
    street, shape = street_line(subject.context.street), geojson.read(subject.geometry).geometry
    if street is None or shape is None:
        yield Remark(
            f"How far it is from {name} is not known, because the street has no line. Look at the map."
        )
        return
    distance = float(shapely.distance(shape, street))
    if distance <= NEAR_STREET:
        return
    nearest = shapely.get_coordinates(shapely.shortest_line(shape, street))[:1]
    yield Remark(_far_words(distance, name), places_of(nearest))


def _some_of(number: int, total: int) -> str:
    if number < total:
        return f"{number:,} of its {counted(total, 'point')}"
    return "Its point" if total == 1 else f"All its {counted(total, 'point')}"


def _far_words(distance: float, name: str) -> str:
    metres = f"{distance:,.0f} m from {name}."
    if distance <= FAR_FROM_STREET:
        return f"{metres} Check that this is the right street."
    return f"{metres} Works cannot be on a street so far away: choose another street, or check where it is drawn."
