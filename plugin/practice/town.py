"""The streets of Market Rehearsal, a market town that does not exist, in EPSG:27700."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy

from . import organisations
from .curves import Line, length
from .designations import Designation, designations
from .dice import Dice
from .growth import Ground, Grown, side_streets
from .skeleton import old_streets
from .street_names import NameGiver

CENTRE = numpy.array([470_000.0, 310_000.0])
TOWN = "MARKET REHEARSAL"
AREA = "REHEARSAL COUNTY"
FIRST_USRN = 99_900_001

REINSTATEMENT_TYPES = {
    "market": ((2, "CARRIAGEWAY"), (7, "FOOTWAYS AND SETTS")),
    "high": ((2, "CARRIAGEWAY"), (7, "FOOTWAYS")),
    "street": ((3, "CARRIAGEWAY"), (6, "FOOTWAYS")),
    "lane": ((4, None),),
    "ring": ((1, None),),
    "radial": ((2, None),),
    "distributor": ((3, None),),
    "bypass": ((10, None),),
    "core": ((4, None),),
    "terraces": ((4, None),),
    "avenues": ((4, None),),
    "closes": ((4, None),),
    "works": ((3, None),),
}
TRAFFIC_SENSITIVE = {"market", "high", "ring", "radial", "bypass"}


@dataclass(frozen=True)
class Street:
    """One USRN: its name, its line, and what Lookup says of it."""

    usrn: int
    name: str
    kind: str
    line: Line
    reinstatement_types: tuple[tuple[int, str | None], ...]
    authorities: tuple[tuple[str, str], ...]
    traffic_sensitive: bool
    designations: tuple[Designation, ...] = field(default=())

    @cached_property
    def metres(self) -> float:
        """How long it is."""
        return length(self.line)

    @property
    def main_authority(self) -> str:
        """The SWA code of the first primary notice authority."""
        return self.authorities[0][0]


def _authorities(name: str, kind: str) -> tuple[tuple[str, str], ...]:
    """(SWA code, which part of the street) of the primary notice authorities."""
    county, trunk = organisations.COUNTY.swa_code, organisations.TRUNK.swa_code
    if kind == "bypass":
        return ((trunk, "WHOLE STREET"),)
    if kind == "radial" and name in {"NORTHGATE ROAD", "FEN ROAD", "MILL ROAD", "CAPITAL ROAD", "ABBEY ROAD"}:
        return ((county, "ALL BUT THE BYPASS ROUNDABOUT"), (trunk, "WITHIN 40 M OF THE BYPASS"))
    return ((county, "WHOLE STREET"),)


def _reinstatement_types(kind: str, usrn: int) -> tuple[tuple[int, str | None], ...]:
    types = REINSTATEMENT_TYPES[kind]
    if kind in {"avenues", "terraces"} and usrn % 5 == 0:
        return (*types, (8, "FOOTWAYS"))
    if kind == "closes" and usrn % 17 == 0:
        return ((9, "NOT ADOPTED"),)
    return types


def _grow(dice: Dice) -> list[Grown]:
    ground = Ground()
    old = old_streets()
    for street in old:
        ground.build(street.line, may_be_joined=street.kind != "bypass")
    grown: list[Grown] = []
    for street in old:
        if street.kind not in {"bypass", "market"}:
            grown += side_streets(ground, street.line, dice, joining=0.9)
    for first in list(grown):
        grown += side_streets(ground, first.line, dice, joining=0.25)
    return grown


@lru_cache(maxsize=1)
def build_town(seed: int) -> tuple[Street, ...]:
    """Every street of the town, USRNs from 99900001 up; the same for the same seed. Positions to the centimetre."""
    dice = Dice(seed)
    grown = _grow(dice)
    names = NameGiver(dice)
    plain = [(street.name, street.kind, street.line) for street in old_streets()]
    plain += [(names.name(street), street.zone, street.line) for street in grown]
    streets = []
    for usrn, (name, kind, local) in enumerate(plain, FIRST_USRN):
        line = numpy.round(local + CENTRE, 2)
        streets.append(
            Street(
                usrn,
                name,
                kind,
                line,
                _reinstatement_types(kind, usrn),
                _authorities(name, kind),
                kind in TRAFFIC_SENSITIVE,
                designations(name, kind, usrn, line),
            )
        )
    return tuple(streets)
