"""Rules about numbers that are National Grid metres only by mistake: web maps, changed axes, mixed-up datums."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from . import mistaken_crs
from .remark import Remark, places_of
from .street_rules import NEAR_STREET
from .street_shares import NEAR
from .subject import Subject

# What is shifted mostly along its street cannot be told from what is drawn beside it: of the shift at least this
# much has to lie across.
ACROSS = 0.35

_SHIFTS = (
    ("wgs84_taken_for_osgb36", mistaken_crs.wgs84_taken_for_osgb36),
    ("osgb36_taken_for_wgs84", mistaken_crs.osgb36_taken_for_wgs84),
)


def web_mercator(subject: Subject) -> Iterator[Remark]:
    """Numbers of millions are a web map's metres, not the National Grid's."""
    metres = mistaken_crs.from_web_mercator(subject.positions)
    if metres is not None:
        yield Remark(
            "These look like Web Mercator metres (EPSG:3857, as web maps use), not the National Grid.",
            places_of(metres),
            "from_web_mercator",
        )


def swapped(subject: Subject) -> Iterator[Remark]:
    """The easting comes first; what lies in England only the other way round was swapped."""
    if mistaken_crs.looks_swapped(subject.positions):
        yield Remark(
            "Easting and northing look swapped: as it is, this lies outside England, and the other way round "
            "it lies in England.",
            places_of(subject.positions[:, ::-1]),
            "swap_axes",
        )


def datum_shift(subject: Subject) -> Iterator[Remark]:
    """A mix-up of WGS84 and OSGB36 moves a shape as a whole, by 90 to 131 m across England."""
    street = subject.street
    shape = subject.shape
    if street is None or shape is None or shapely.distance(shape, street) <= NEAR_STREET:
        return
    away = shapely.distance(shapely.points(subject.positions), street)
    for repair, undo in _SHIFTS:
        meant = undo(subject.positions)
        if meant is None:
            continue
        moved = float(np.hypot(*(meant - subject.positions).T).mean())
        left = shapely.distance(shapely.points(meant), street)
        on_it = left.mean() <= NEAR and left.max() <= NEAR_STREET
        if on_it and away.mean() > ACROSS * moved:
            yield Remark(
                f"The whole of it may be shifted by {moved:.0f} m: that is what a mix-up of WGS84 and the "
                f"National Grid's own datum does here, and put back it lies on "
                f"{subject.context.street_name or 'the chosen street'}.",
                places_of(meant[:1]),
                repair,
            )
            return
