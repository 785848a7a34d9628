"""Made-up activities: skips, scaffolds, events and others that take up a street without being works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from . import organisations
from .categories import at_midnight
from .dice import Dice
from .made_records import VERSIONS, MadeRecord, centre_of, choice, feature
from .town import AREA, TOWN, Street
from .work_shapes import Spot, half_width, line_at, point_at, trench_at

ACTIVITIES = 220
# Type: how often, metres long, metres wide, most days, and what such a one is called.
KINDS: dict[str, tuple[float, float, float, int, tuple[str, ...]]] = {
    "skips": (0.34, 3.6, 1.8, 14, ("Skip for a house clearance", "Skip for a loft conversion")),
    "scaffolding": (0.26, 9.0, 1.4, 60, ("Scaffold for a new roof", "Scaffold to repoint the front wall")),
    "hoarding": (0.09, 16.0, 1.6, 120, ("Hoarding around a shop refit", "Hoarding at the old maltings")),
    "crane_mobile_platform": (
        0.08,
        12.0,
        3.5,
        2,
        ("Mobile crane to lift plant", "Platform to clean gutters"),
    ),
    "compound": (0.07, 22.0, 4.0, 90, ("Contractor's compound", "Store for paving stones")),
    "section50": (0.07, 14.0, 1.0, 8, ("Private drain connection", "Private cable to a charging point")),
    "other": (0.09, 20.0, 2.5, 3, ("Filming for television", "Furniture removal", "Street survey")),
}
EVENTS = (
    ("Autumn fair", "MARKET PLACE", 5, 3),
    ("Remembrance parade", "CHURCH STREET", -14, 1),
    ("Christmas lights", "HIGH STREET", 6, 1),
    ("Christmas market", "MARKET PLACE", 9, 4),
    ("Carol procession", "CHURCH STREET", 23, 1),
    ("Half marathon", "BRIDGE STREET", 55, 1),
    ("Spring fair", "MARKET PLACE", 120, 3),
    ("Street party", "MALTHOUSE LANE", 2, 1),
)


def made_up_activities(streets: Sequence[Street], seed: int, monday: date) -> list[MadeRecord]:
    """The activities around a Monday; the same for the same seed, whatever the Monday."""
    dice = Dice(seed, stream=2)
    named = {street.name: street for street in streets}
    usual = [street for street in streets if street.kind != "bypass" and street.metres > 40]
    made = [
        activity(
            Spot(named[street], named[street].metres / 2, 0.0, False),
            "event",
            name,
            (monday + timedelta(days=ahead), days),
            dice,
        )
        for name, street, ahead, days in EVENTS
    ]
    return made + list(_spread(usual, dice, monday))


def _spread(streets: Sequence[Street], dice: Dice, monday: date) -> Iterator[MadeRecord]:
    shares = [(kind, facts[0]) for kind, facts in KINDS.items()]
    for _ in range(ACTIVITIES - len(EVENTS)):
        kind = dice.weighted(shares)
        _, _, _, longest, names = KINDS[kind]
        street = dice.one_of(streets)
        start = monday + timedelta(
            days=int(dice.weighted([(dice.bell(0, 14), 0.7), (dice.bell(40, 60), 0.3)]))
        )
        yield activity(
            _spot(street, kind, dice), kind, dice.one_of(names), (start, dice.whole(1, longest)), dice
        )


def _spot(street: Street, kind: str, dice: Dice) -> Spot:
    kerb = half_width(street)
    on_footway = kind in {"scaffolding", "hoarding", "compound"}
    offset = kerb + 0.9 if on_footway else max(0.2, kerb - 1.1)
    return Spot(street, dice.between(6.0, street.metres - 6.0), dice.one_of((-1, 1)) * offset, on_footway)


def activity(spot: Spot, kind: str, name: str, when: tuple[date, int], dice: Dice) -> MadeRecord:
    """An activity at a spot. when: its first day, and how many days it takes."""
    start, days = when
    end = start + timedelta(days=days - 1)
    reference = f"{organisations.COUNTY.prefix}ACT{dice.whole(0, 99_999_999):08d}"
    record = _record(spot, kind, name, reference, dice)
    record |= {"start_date": at_midnight(start), "end_date": at_midnight(end)}
    geometry = _shape(spot, kind, dice)
    return of_record(record, geometry, (start, end))


def of_record(
    record: dict[str, Any],
    geometry: dict[str, Any],
    days: tuple[date, date],
    versions: Sequence[str] = VERSIONS,
) -> MadeRecord:
    """An activity from its record in full; in the versions that have it."""
    texts = {
        version: feature(geometry, _properties(record, geometry, version), version) for version in versions
    }
    reference = record["activity_reference_number"]
    return MadeRecord("activities", reference, *days, geometry, texts, record=record)


def _shape(spot: Spot, kind: str, dice: Dice) -> dict[str, Any]:
    if kind == "event":
        return line_at(spot, spot.street.metres - 4.0)
    if kind == "other" and dice.chance(0.5):
        return point_at(spot)
    _, metres, width, _, _ = KINDS[kind]
    return trench_at(spot, min(spot.street.metres - 2.0, metres * dice.between(0.8, 1.6)), width)


def _record(spot: Spot, kind: str, name: str, reference: str, dice: Dice) -> dict[str, Any]:
    street = spot.street
    part = "footway" if spot.footway else "carriageway"
    where = (
        f"All of {street.name.title()}"
        if kind == "event"
        else f"{part.capitalize()} outside number {dice.whole(1, 140)}, {street.name.title()}"
    )
    return {
        "activity_reference_number": reference,
        "usrn": street.usrn,
        "street_name": street.name,
        "town": TOWN,
        "area_name": AREA,
        "road_category": street.reinstatement_types[0][0],
        "activity_name": name,
        "activity_activity_type": kind,
        "location_types": [part],
        "activity_location_description": where,
        "traffic_management_type": "road_closure" if kind == "event" else "some_carriageway_incursion",
        "collaborative_working": False,
        "cancelled": dice.chance(0.06),
        "highway_authority_swa_code": street.main_authority,
    }


def _properties(record: dict[str, Any], geometry: dict[str, Any], version: str) -> dict[str, Any]:
    alike = (
        "activity_name",
        "activity_location_description",
        "activity_reference_number",
        "area_name",
        "cancelled",
        "end_date",
        "street_name",
        "start_date",
    )
    return {
        "activity_centre_point": centre_of(geometry),
        **{name: record[name] for name in alike},
        **choice("activity_type", record["activity_activity_type"], version),
    }
