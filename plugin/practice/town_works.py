"""About three thousand made-up works, clustered as real ones are, around a Monday."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from . import organisations, work_stories
from .dice import Dice
from .town import AREA, TOWN, Street
from .work_shapes import Spot, as_others_write, point_at, resurfaced_at, shape_at, spot_on

WORKS = 3000
BUSYNESS = {
    "market": 7.0,
    "high": 6.0,
    "street": 4.0,
    "lane": 3.0,
    "core": 3.0,
    "ring": 2.2,
    "radial": 2.2,
    "distributor": 1.5,
    "bypass": 0.5,
    "terraces": 1.4,
    "avenues": 1.0,
    "closes": 0.8,
    "works": 0.9,
}
ODDITIES = [("", 0.985), ("open ring", 0.005), ("some heights", 0.005), ("many decimals", 0.005)]
# One chamber at the market cross is opened this often on each weekday of four weeks: more works within
# ten metres and a fortnight than one answer may hold.
CROWD_A_DAY = 11
CROWD_WEEKDAYS = range(-5, 26)


@dataclass(frozen=True)
class MadeWork:
    """One work: its permit as a record of the service's own field names, and its shape."""

    record: dict[str, Any]
    geometry: dict[str, Any]


@dataclass
class _Maker:
    """What making works needs at hand."""

    dice: Dice
    monday: date
    today: date
    used: set[str]

    def reference(self, promoter: organisations.Organisation, workstream: str) -> str:
        """A work reference that is not used yet (BR 3.1)."""
        while True:
            reference = f"{promoter.prefix}{workstream}{self.dice.whole(0, 99_999_999):08d}"
            if reference not in self.used:
                self.used.add(reference)
                return reference


class _Lottery:
    """Draws a street, busy and long ones more often."""

    def __init__(self, streets: Sequence[Street]) -> None:
        self._streets = streets
        self._marks = list(accumulate(BUSYNESS[street.kind] * street.metres for street in streets))

    def draw(self, dice: Dice) -> Street:
        return self._streets[bisect_right(self._marks, dice.fraction() * self._marks[-1])]


def _how_many(street: Street, dice: Dice) -> int:
    if BUSYNESS[street.kind] < 2:
        return dice.weighted([(1, 0.62), (2, 0.24), (3, 0.1), (4, 0.04)])
    return dice.weighted([(1, 0.42), (2, 0.22), (3, 0.15), (5, 0.12), (8, 0.06), (13, 0.03)])


def _start_day(dice: Dice, monday: date) -> date:
    """Mostly about now, some long ago, some far ahead; seldom on a weekend."""
    ahead = dice.weighted(
        [
            (dice.between(-420, -60), 0.2),
            (dice.between(-60, -12), 0.17),
            (dice.bell(2, 9), 0.4),
            (dice.between(14, 70), 0.15),
            (dice.between(70, 300), 0.08),
        ]
    )
    day = monday + timedelta(days=int(ahead))
    return day - timedelta(days=2) if day.weekday() > 4 and dice.chance(0.85) else day


def _work(
    maker: _Maker, spot: Spot, geometry: dict[str, Any], start: date, story: work_stories.Story
) -> MadeWork:
    street = spot.street
    authority = organisations.ORGANISATIONS[street.main_authority]
    workstream = maker.dice.one_of(("001", "002"))
    end = start + timedelta(days=story.days - 1)
    facts = work_stories.life(story, start, end, maker.today, maker.dice)
    reference = maker.reference(story.promoter, workstream)
    record: dict[str, Any] = {
        "work_reference_number": reference,
        "permit_reference_number": f"{reference}-{'02' if facts.pop('second_permit') else '01'}",
        "promoter_swa_code": story.promoter.swa_code,
        "highway_authority_swa_code": authority.swa_code,
        "street_name": street.name,
        "town": TOWN,
        "area_name": AREA,
        "usrn": street.usrn,
        "road_category": street.reinstatement_types[0][0],
        "workstream_prefix": workstream,
        "description_of_work": story.description,
        "works_location_description": _where(spot, maker.dice),
        "location_types": ["footway"] if spot.footway and not story.whole_carriageway else ["carriageway"],
        "traffic_management_type": story.traffic,
        "activity_type": story.activity,
        "work_type": story.work_type,
        "is_ttro_required": story.traffic == "road_closure",
        "immediate_risk": story.immediate_risk,
        "excavation": story.excavation,
        "close_footway": "yes_provide_pedestrian_walkway" if spot.footway else "no",
        **facts,
    }
    return MadeWork(record, geometry)


def _where(spot: Spot, dice: Dice) -> str:
    part = "Footway" if spot.footway else "Carriageway"
    return f"{part} outside number {dice.whole(1, 140)}, {spot.street.name.title()}"


def _spread(maker: _Maker, streets: Sequence[Street], count: int) -> Iterator[MadeWork]:
    lottery, dice = _Lottery(streets), maker.dice
    while count > 0:
        street = lottery.draw(dice)
        spot = spot_on(street, dice)
        shared = shape_at(spot, dice, large=dice.chance(0.25))
        for _ in range(min(count, _how_many(street, dice))):
            story = work_stories.tell(street, dice)
            geometry = resurfaced_at(spot, dice) if story.whole_carriageway else shared
            if not story.whole_carriageway and dice.chance(0.35):
                geometry = shape_at(spot, dice, large=story.days > 6)
            written = as_others_write(geometry, dice.weighted(ODDITIES))
            yield _work(maker, spot, written, _start_day(dice, maker.monday), story)
            count -= 1


def _crowd(maker: _Maker, streets: Sequence[Street]) -> Iterator[MadeWork]:
    """The busy chamber beside the market cross."""
    row = next(street for street in streets if street.name == "BUTTER ROW")
    spot = Spot(row, row.metres / 2, 1.2, True)
    geometry = point_at(spot)
    for ahead in CROWD_WEEKDAYS:
        start = maker.monday + timedelta(days=ahead)
        if start.weekday() > 4:
            continue
        for _ in range(CROWD_A_DAY):
            yield _work(maker, spot, geometry, start, work_stories.chamber_opened(maker.dice))


def made_up_works(streets: Sequence[Street], seed: int, monday: date, today: date) -> list[MadeWork]:
    """The made-up works around a Monday; the same references and shapes for the same seed, whatever the Monday.

    Statuses are as they would be on `today`, a day of that week.
    """
    maker = _Maker(Dice(seed, stream=1), monday, today, set())
    crowd = list(_crowd(maker, streets))
    return crowd + list(_spread(maker, streets, WORKS - len(crowd)))
