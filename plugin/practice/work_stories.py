"""What the made-up works are about: who digs, why, for how long, with what traffic management, and how far it got."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from . import organisations as who
from .categories import at_midnight, at_moment, category, deadline, is_early_start, validity_end
from .dice import Dice
from .town import Street

Task = tuple[str, str, bool]

TASKS: dict[str, list[Task]] = {
    "ZZ01": [
        ("Repair a leaking main", "utility_repair_and_maintenance_works", True),
        ("Renew the water main", "utility_asset_works", True),
        ("Lay a new water service to a property", "new_service_connection", True),
        ("Replace a stop tap", "utility_repair_and_maintenance_works", True),
        ("Reinstate permanently over an earlier repair", "permanent_reinstatement", False),
    ],
    "ZZ02": [
        ("Trace and repair a gas escape", "utility_repair_and_maintenance_works", True),
        ("Replace iron gas main with plastic", "utility_asset_works", True),
        ("Cut off a disused gas service", "disconnection_or_alteration_of_supply", True),
        ("Divert a gas main", "diversionary_works", True),
    ],
    "ZZ04": [
        ("Lay duct for fibre", "utility_asset_works", True),
        ("Clear a blocked duct", "utility_asset_works", True),
        ("Pull cable through existing chambers", "utility_asset_works", False),
        ("Replace a broken chamber cover", "remedial_works", False),
    ],
    "ZZ05": [
        ("Repair a faulty low voltage cable", "utility_repair_and_maintenance_works", True),
        ("Lay a cable to a new supply", "new_service_connection", True),
        ("Connect a street lighting column", "utility_asset_works", True),
    ],
    "ZZ06": [("Alter a bridge for the railway", "works_for_rail_purposes", True)],
    "ZZ10": [
        ("Resurface the carriageway", "highway_repair_and_maintenance_works", False),
        ("Patch potholes", "highway_repair_and_maintenance_works", False),
        ("Relay footway slabs", "highway_repair_and_maintenance_works", True),
        ("Improve a junction", "highway_improvement_works", True),
        ("Take core samples", "core_sampling", True),
    ],
    "ZZ11": [
        ("Renew safety barriers", "works_for_road_purposes", False),
        ("Resurface the trunk road", "highway_repair_and_maintenance_works", False),
    ],
}
PROMOTERS = [(who.WATER, 0.3), (who.GAS, 0.2), (who.TELECOMS, 0.2), (who.ELECTRIC, 0.12), (who.COUNTY, 0.18)]
QUIET = [
    ("no_carriageway_incursion", 0.34),
    ("some_carriageway_incursion", 0.3),
    ("give_and_take", 0.16),
    ("priority_working", 0.07),
    ("stop_go_boards", 0.06),
    ("two_way_signals", 0.04),
    ("temp_obstruction_15_minute_delay", 0.03),
]
BUSY = [
    ("two_way_signals", 0.24),
    ("some_carriageway_incursion", 0.2),
    ("no_carriageway_incursion", 0.18),
    ("multi_way_signals", 0.12),
    ("lane_closure", 0.09),
    ("stop_go_boards", 0.06),
    ("give_and_take", 0.05),
    ("priority_working", 0.03),
    ("convoy_workings", 0.02),
    ("temp_obstruction_15_minute_delay", 0.01),
]
RESURFACING = [
    ("road_closure", 0.3),
    ("two_way_signals", 0.3),
    ("stop_go_boards", 0.15),
    ("lane_closure", 0.15),
    ("convoy_workings", 0.1),
]
# What is not answered in time is granted without an answer: it is deemed.
UNANSWERED = frozenset({"submitted", "under_assessment"})
# Days: nobody overruns by more.
OVERRUN = 12
TRUNK = [("lane_closure", 0.6), ("contra_flow", 0.2), ("road_closure", 0.2)]


@dataclass(frozen=True)
class Story:
    """What one work is."""

    promoter: who.Organisation
    description: str
    activity: str
    excavation: bool
    days: int
    traffic: str
    work_type: str = "planned"
    immediate_risk: bool = False
    whole_carriageway: bool = False


def _traffic(street: Street, days: int, dice: Dice) -> str:
    if street.kind == "bypass":
        return dice.weighted(TRUNK)
    closed = 0.16 if days > 10 else 0.05
    kinds = BUSY if street.traffic_sensitive or street.kind in {"distributor", "street"} else QUIET
    return "road_closure" if dice.chance(closed) else dice.weighted(kinds)


def tell(street: Street, dice: Dice) -> Story:
    """Some likely works on a street."""
    promoter = dice.weighted(PROMOTERS)
    railway = street.kind == "bypass" and dice.chance(0.25)
    if street.kind == "bypass":
        promoter = who.RAILWAY if railway else dice.weighted([(who.TRUNK, 0.8), (who.ELECTRIC, 0.2)])
    description, activity, digs = dice.one_of(TASKS[promoter.swa_code])
    days = dice.weighted(
        [
            (dice.whole(1, 3), 0.5),
            (dice.whole(4, 12), 0.32),
            (dice.whole(14, 45), 0.14),
            (dice.whole(46, 150), 0.04),
        ]
    )
    traffic = _traffic(street, days, dice)
    urgent, risk = dice.chance(0.13), dice.chance(0.4)
    if activity == "highway_repair_and_maintenance_works" and not digs and days > 3:
        if street.kind != "bypass":
            traffic = dice.weighted(RESURFACING)
        return Story(promoter, description, activity, digs, days, traffic, whole_carriageway=True)
    if railway:
        return Story(promoter, description, activity, digs, days, traffic, "hs2_highway_works")
    if urgent and digs and promoter.kind == "PROMOTER" and days < 13:
        return Story(promoter, description, activity, digs, min(days, 6), traffic, "immediate", risk)
    return Story(promoter, description, activity, digs, days, traffic)


def chamber_opened(dice: Dice) -> Story:
    """The chamber beside the market cross is opened once more."""
    promoter = dice.weighted([(who.TELECOMS, 0.6), (who.ELECTRIC, 0.25), (who.WATER, 0.15)])
    traffic = dice.weighted([("no_carriageway_incursion", 0.85), ("some_carriageway_incursion", 0.15)])
    return Story(
        promoter,
        "Open the chamber at the market cross for a stallholder's supply",
        "utility_asset_works",
        False,
        dice.whole(1, 2),
        traffic,
    )


def _ended(fate: float, days_ago: int) -> tuple[str, str, bool]:
    """Permit status and work status of works whose days are over; a few of them are not, and overrun."""
    if days_ago <= OVERRUN and 0.78 <= fate < 0.86:
        return "granted", "in_progress", True
    for limit, permit, work in (
        (0.86, "closed", "completed"),
        (0.92, "cancelled", "cancelled"),
        (0.96, "refused", "cancelled"),
        (0.98, "revoked", "cancelled"),
    ):
        if fate < limit:
            return permit, work, permit == "closed"
    return "granted", "planned", False


def _ahead(fate: float, days_ahead: int, is_paa: bool) -> tuple[str, str, bool]:
    """Permit status and work status of works that lie ahead."""
    waiting = (("submitted", 0.42), ("under_assessment", 0.52), ("permit_modification_request", 0.6))
    settled = (("submitted", 0.12), ("under_assessment", 0.17), ("permit_modification_request", 0.23))
    for status, limit in waiting if days_ahead > 12 else settled:
        if fate < limit:
            return status, "planned", False
    for status, limit in (("granted", 0.88), ("refused", 0.93), ("cancelled", 0.96), ("revoked", 0.98)):
        if fate < limit:
            return status, "cancelled" if status in {"cancelled", "revoked"} else "planned", False
    return ("progressed" if is_paa else "granted"), "planned", False


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), timezone.utc)


def life(story: Story, start: date, end: date, today: date, dice: Dice) -> dict[str, Any]:
    """How far the works have got by today, as fields of a permit, and `second_permit`."""
    fate, lead, minute = dice.fraction(), dice.fraction(), dice.whole(0, 59)
    found = category(story.work_type, start, end, story.traffic == "road_closure", story.immediate_risk)
    second = found == "paa" and (start - today).days < 30
    found = "major" if second else found
    immediate = story.work_type == "immediate"
    if end < today:
        status, work_status, on_site = _ended(fate, (today - end).days)
    elif start <= today:
        status, work_status, on_site = (
            ("granted", "in_progress", True) if fate < 0.94 else ("refused", "planned", False)
        )
    else:
        status, work_status, on_site = _ahead(fate, (start - today).days, found == "paa")
    usual = {"paa": 95, "major": 25, "standard": 16, "minor": 6}.get(found, 0)
    applied = min(
        _at(start - timedelta(days=0 if immediate else int(usual * (0.6 + lead))), 9, minute),
        _at(today - timedelta(days=1), 16, minute),
    )
    answered_by = deadline(found, applied)
    deemed = status in UNANSWERED and answered_by.date() < today
    early = not immediate and is_early_start(found, applied.date(), start)
    stopped = on_site and status == "closed"
    return {
        "second_permit": second,
        "work_category": found,
        "permit_status": "granted" if deemed else status,
        "is_deemed": deemed,
        "work_status": work_status,
        "proposed_start_date": at_midnight(start),
        "proposed_end_date": at_midnight(end),
        "actual_start_date": at_moment(_at(start, 7, minute)) if on_site else None,
        "actual_stop_date": at_moment(_at(end, 15, minute)) if stopped else None,
        "validity_period_end_date": at_midnight(validity_end(found, end)),
        "is_early_start": early,
        "date_created": at_moment(applied),
        "deadline_date": at_moment(answered_by),
        "application_type": "permit",
    }
