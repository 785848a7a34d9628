"""Rules about where a shape lies: at places, in metres, on the National Grid."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from . import geojson
from .degrees import in_metres
from .remark import Remark, counted, places_of
from .subject import Subject


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


def _some_of(number: int, total: int) -> str:
    if number < total:
        return f"{number:,} of its {counted(total, 'point')}"
    return "Its point" if total == 1 else f"All its {counted(total, 'point')}"
