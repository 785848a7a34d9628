"""All that the town has besides works on the map: records and events that belong to them, seeded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from . import organisations as who
from .categories import at_midnight
from .dice import Dice
from .ledger import Event, Thing
from .made_records import MadeRecord, centre_of
from .spread import spread
from .town import Street
from .town_compliance import changed_later, commented, fined, inspected
from .town_events import life_of
from .town_other_works import ancillary_of, materials, other_works
from .town_sites import site_of
from .town_works import MadeWork

CENTRE_KINDS = {"market", "high", "street", "lane", "core"}


@dataclass
class TownLedger:
    """What goes into the ledger and, where it lies on the map, into the collections."""

    things: list[Thing] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    spread: list[MadeRecord] = field(default_factory=list)


def made_up_ledger(
    streets: Sequence[Street],
    works: Sequence[MadeWork],
    plans: Sequence[MadeRecord],
    seed: int,
    today: date,
) -> TownLedger:
    """The same for the same seed and day. plans: the forward plans, which make works of their own."""
    dice = Dice(seed, stream=5)
    town = TownLedger()
    now = at_midnight(today)
    for made in works:
        _of_work(town, made, today, now, dice)
    for things, events in other_works(streets, today, dice):
        town.things += things
        town.events += events
    for record in materials(streets, today, dice):
        town.things.append(Thing("material", record["material_classification_reference_number"], record))
        town.spread.append(spread("material-classifications", record))
    for plan in plans:
        town.things += _of_plan(plan.record)
    town.things += _of_authority(streets, today)
    town.events.sort(key=lambda event: event.moment)
    return town


def _of_work(town: TownLedger, made: MadeWork, today: date, now: str, dice: Dice) -> None:
    record, geometry = made.record, made.geometry
    work = record["work_reference_number"]
    town.events += life_of(record, now)
    if record["permit_reference_number"].endswith("-02"):
        town.things.append(_first_permit(record, geometry))
    site = site_of(record, geometry, today, dice)
    if site is not None:
        town.things.append(site)
        record["inspection_units"] = 1
        record["final_reinstatement"] = record["work_status"] == "completed"
        record["excavation_carried_out"] = True
    for part in (
        inspected(record, today, dice),
        fined(record, today, dice),
        commented(record, now, dice),
        changed_later(record, geometry, now, dice),
    ):
        for thing, event in part:
            town.things.append(thing)
            town.events.append(event)
    if record["work_status"] == "in_progress" and dice.chance(0.12):
        information = ancillary_of(record, centre_of(geometry), dice)
        reference = information["ancillary_info_reference_number"]
        town.things.append(Thing("ancillary", reference, information, work))
        town.spread.append(spread("ancillary-informations", information))


def _first_permit(record: dict[str, Any], geometry: dict[str, Any]) -> Thing:
    """The PAA from which a major permit went on."""
    work = record["work_reference_number"]
    before = {
        **record,
        "permit_reference_number": f"{work}-01",
        "work_category": "paa",
        "permit_status": "progressed",
        "actual_start_date": None,
        "actual_stop_date": None,
        "works_coordinates": geometry,
    }
    return Thing("permit", f"{work}-01", before, work)


def _of_plan(plan: dict[str, Any]) -> list[Thing]:
    work = plan["work_reference_number"]
    status = "cancelled" if plan["forward_plan_status"] == "cancelled" else "planned"
    names = (
        "work_reference_number",
        "promoter_swa_code",
        "highway_authority_swa_code",
        "workstream_prefix",
        "usrn",
        "street_name",
        "town",
        "area_name",
        "road_category",
        "works_location_description",
        "description_of_work",
        "works_coordinates",
        "date_created",
    )
    own = {**{name: plan[name] for name in names}, "work_status": status}
    reference = plan["forward_plan_reference_number"]
    return [Thing("work", work, own, work), Thing("forward_plan", reference, plan, work)]


def _of_authority(streets: Sequence[Street], today: date) -> list[Thing]:
    """Two areas of the county's, its sample targets, and a few files."""
    centre = [street.usrn for street in streets if street.kind in CENTRE_KINDS]
    estates = [street.usrn for street in streets if street.kind in {"avenues", "closes", "terraces"}]
    own, day = who.COUNTY.swa_code, at_midnight(today - timedelta(days=30))
    things = []
    for number, (name, usrns) in enumerate((("Town centre", centre), ("Estates", estates)), 1):
        area = {
            "geographical_area_reference_number": f"{own}-GA-{number}",
            "area_name": name,
            "file_id": number,
            "number_of_usrns": len(usrns),
            "usrns": usrns,
            "date_modified": day,
            "swa_code": own,
        }
        file = {
            "file_id": number,
            "name": f"{name}.csv",
            "created_date": day,
            "user_created_by": "authority@practice.example",
            "swa_code": own,
            "organisation_name": who.COUNTY.name,
            "belongs": True,
        }
        things += [Thing("area", f"{own}-GA-{number}", area), Thing("file", str(number), file)]
    for number, promoter in enumerate((who.WATER, who.GAS), 1):
        things.append(_target(number, promoter, day))
    return things


def _target(number: int, promoter: who.Organisation, day: str) -> Thing:
    own = who.COUNTY.swa_code
    reference = f"{own}-SIT-{number}"
    facts: dict[str, Any] = {
        "number": number,
        "sample_inspection_target_reference_number": reference,
        "authority": own,
        "closed": False,
        "promoter_org_ref": promoter.swa_code,
        "org_ref": promoter.swa_code,
        "promoter_name": promoter.name,
        "promoter_organisation": promoter.name,
        "organisation_name": promoter.name,
        "date_created": day,
        "inspection_units_baseline": 400,
        "inspection_rate": 10,
        "generated_b": 0,
        "generated_c": 0,
    }
    for letter, agreed in zip("abc", (20, 15, 15)):
        facts[f"agreed_category_{letter}"] = facts[f"target_{letter}"] = agreed
        facts[f"cap_category_{letter}"] = 50
        facts[f"actual_category_{letter}"] = facts[f"completed_{letter}"] = 0
    return Thing("sample_target", reference, facts)
