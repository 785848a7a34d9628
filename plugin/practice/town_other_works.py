"""Made-up works without a permit: reported apparatus, old works, bar holes, private streets; and what lies about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from . import organisations as who
from .categories import at_midnight
from .dice import Dice
from .ledger import Event, Thing
from .town import AREA, TOWN, Street
from .town_events import happened
from .town_sites import site_on
from .work_shapes import Spot, point_at, spot_on

PROMOTERS = (who.WATER, who.GAS, who.TELECOMS, who.ELECTRIC)
REPORTED = (
    ("tee_valve_access_covers", "The cover rocks when a car goes over it"),
    ("cabinet", "The door of the cabinet is off"),
    ("marker_post", "The marker post lies in the verge"),
    ("pole_post", "The pole leans over the footway"),
)
Made = Iterator[tuple[list[Thing], list[Event]]]


def _work(
    spot: Spot, promoter: who.Organisation, day: date, status: str, dice: Dice, words: str
) -> dict[str, Any]:
    street = spot.street
    return {
        "work_reference_number": f"{promoter.prefix}001{dice.whole(0, 99_999_999):08d}",
        "promoter_swa_code": promoter.swa_code,
        "highway_authority_swa_code": street.main_authority,
        "workstream_prefix": "001",
        "usrn": street.usrn,
        "street_name": street.name,
        "town": TOWN,
        "area_name": AREA,
        "road_category": street.reinstatement_types[0][0],
        "works_location_description": f"Outside number {dice.whole(1, 140)}, {street.name.title()}",
        "description_of_work": words,
        "works_coordinates": point_at(spot),
        "location_types": ["footway"],
        "work_status": status,
        "date_created": f"{day}T09:{dice.whole(10, 59)}:00.000Z",
    }


def _thing(work: dict[str, Any]) -> Thing:
    return Thing("work", work["work_reference_number"], work, work["work_reference_number"])


def _made(work: dict[str, Any], event: str, by_authority: bool) -> Event:
    reference = work["work_reference_number"]
    return happened(
        work, work["date_created"], event, "work", reference, "Work created", by_authority=by_authority
    )


def _section_81(spot: Spot, dice: Dice, today: date) -> tuple[list[Thing], list[Event]]:
    kind, words = dice.one_of(REPORTED)
    day = today - timedelta(days=dice.whole(1, 60))
    work = _work(spot, dice.one_of(PROMOTERS), day, "section_81", dice, words)
    status = dice.weighted([("issued", 0.4), ("acknowledged", 0.2), ("accepted", 0.25), ("rejected", 0.15)])
    reference = f"{work['work_reference_number']}-S81"
    facts = {
        **work,
        "section_81_reference_number": reference,
        "section_81_status": status,
        "section_81_type": kind,
        "section_81_severity": dice.weighted([("low", 0.8), ("high", 0.2)]),
        "location_description": work["works_location_description"],
        "inspection_date": at_midnight(day),
        "made_safe_by_ha": dice.chance(0.3),
        "inspector_name": "Ivy Spector",
        "additional_details": words,
        "status_changed_date": work["date_created"],
        "section_81_work_type": "permit_works" if status == "accepted" else None,
        "promoter_status": None if status == "issued" else status,
        "promoter_response": "Not our apparatus" if status == "rejected" else None,
    }
    events = [
        _made(work, "section_81_works_record_created", True),
        happened(
            work,
            work["date_created"],
            "section_81_submitted",
            "section_81",
            reference,
            "Section 81",
            by_authority=True,
        ),
    ]
    return [_thing(work), Thing("section_81", reference, facts, work["work_reference_number"])], events


def _bar_holes(spot: Spot, dice: Dice, today: date) -> tuple[list[Thing], list[Event]]:
    day = today - timedelta(days=dice.whole(5, 300))
    work = _work(spot, who.GAS, day, "non_notifiable", dice, "Bar holes to find a gas escape")
    site = site_on(work, work["works_coordinates"], day, today, dice, kind="bar_holes")
    return [_thing(work), site], [_made(work, "non_notifiable_works_record_created", False)]


def _old(spot: Spot, dice: Dice, today: date) -> tuple[list[Thing], list[Event]]:
    day = today - timedelta(days=dice.whole(500, 900))
    work = _work(spot, dice.one_of(PROMOTERS), day, "historical", dice, "Works from before the service")
    work["work_start_date"] = work["work_end_date"] = at_midnight(day)
    return [_thing(work)], [_made(work, "historic_works_record_created", True)]


def _private(spot: Spot, dice: Dice, today: date) -> tuple[list[Thing], list[Event]]:
    day = today - timedelta(days=dice.whole(1, 20))
    work = _work(spot, dice.one_of(PROMOTERS), day, "planned", dice, "Lay a service in a private street")
    start = today + timedelta(days=dice.whole(3, 40))
    reference = f"{work['work_reference_number']}-PSN1"
    facts = {
        **work,
        "private_street_reference_number": reference,
        "private_street_status": "issued",
        "proposed_start_date": at_midnight(start),
        "proposed_end_date": at_midnight(start + timedelta(days=dice.whole(0, 4))),
        "secondary_contact": "Works desk",
        "secondary_contact_number": "01632 960002",
        "excavation": True,
        "traffic_management_plan": False,
        "traffic_management_type": "give_and_take",
        "close_footway": "no",
        "close_footpath": "no",
        "date_modified": work["date_created"],
    }
    notice = Thing("private_street_notice", reference, facts, work["work_reference_number"])
    return [_thing(work), notice], [_made(work, "private_street_submitted", False)]


def other_works(streets: Sequence[Street], today: date, dice: Dice) -> Made:
    """Some dozens of works of all these kinds."""
    usual = [street for street in streets if street.kind != "bypass" and street.metres > 30]
    for make, count in ((_section_81, 36), (_bar_holes, 24), (_old, 12), (_private, 10)):
        for _ in range(count):
            yield make(spot_on(dice.one_of(usual), dice), dice, today)


def materials(streets: Sequence[Street], today: date, dice: Dice) -> Iterator[dict[str, Any]]:
    """What samples of the roads told."""
    usual = [street for street in streets if street.kind != "bypass" and street.metres > 30]
    for _ in range(60):
        spot = spot_on(dice.one_of(usual), dice)
        street, bad = spot.street, dice.chance(0.3)
        raised = dice.one_of((*PROMOTERS, who.COUNTY))
        day = today - timedelta(days=dice.whole(10, 700))
        yield {
            "material_classification_reference_number": f"{raised.prefix}MC{dice.whole(0, 99_999_999):08d}",
            "material_classification_coordinates": point_at(spot),
            "material_classification_classification": "hazardous" if bad else "non_hazardous",
            "hazardous_material_type": ["coal_tar"] if bad else None,
            "layer_affected": [dice.one_of(("surface_course", "sub_base"))],
            "location_types": ["carriageway"],
            "sample_date": at_midnight(day),
            "location_description": f"Middle of {street.name.title()}",
            "date_created": at_midnight(day + timedelta(days=3)),
            "ha_swa_code": street.main_authority,
            "highway_authority_swa_code": street.main_authority,
            "ha_organisation_name": who.ORGANISATIONS[street.main_authority].name,
            "usrn": street.usrn,
            "street_name": street.name,
            "town": TOWN,
            "area_name": AREA,
            "raised_by_swa_code": raised.swa_code,
            "raised_by_organisation_name": raised.name,
        }


def ancillary_of(record: dict[str, Any], spot: dict[str, Any], dice: Dice) -> dict[str, Any]:
    """Signals or a hut that stand somewhere because of a permit."""
    place = dict(spot)
    kind, words = dice.one_of(
        (
            ("portable_traffic_signals_or_other_traffic_controls", "Two-way signals"),
            ("site_welfare_facilities", "Welfare unit"),
            ("site_compound_or_material_storage", "Pipes and sand"),
        )
    )
    return {
        "ancillary_info_reference_number": f"{record['permit_reference_number']}-A1",
        "work_reference_number": record["work_reference_number"],
        "permit_reference_number": record["permit_reference_number"],
        "promoter_swa_code": record["promoter_swa_code"],
        "location_description": record["works_location_description"],
        "ancillary_info_type": kind,
        "ancillary_info_description": words,
        "ancillary_info_status": "added",
        "ancillary_info_coordinates": [place],
        "usrns": [record["usrn"]],
        "date_created": record["date_created"],
    }
