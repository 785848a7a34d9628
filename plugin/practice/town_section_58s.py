"""Made-up section 58 restrictions: streets that nobody may dig up for a while after they were resurfaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from . import organisations
from .categories import at_midnight
from .dice import Dice
from .made_records import MadeRecord
from .spread import spread
from .town import AREA, TOWN, Street
from .town_activities import of_record
from .work_shapes import Spot, carriageway_at, line_at

RESTRICTIONS = 46
DAYS = {"six_months": 182, "one_year": 365, "two_years": 730, "three_years": 1095}


def made_up_section_58s(streets: Sequence[Street], seed: int, monday: date) -> list[MadeRecord]:
    """The restrictions around a Monday, each twice: v6 has them as such, v1 and v2 as activities."""
    dice = Dice(seed, stream=4)
    usual = [street for street in streets if street.kind != "bypass" and 60 < street.metres < 700]
    made: list[MadeRecord] = []
    for street in dice.shuffled(usual)[:RESTRICTIONS]:
        made += _restriction(street, dice, monday)
    return made


def _restriction(street: Street, dice: Dice, monday: date) -> list[MadeRecord]:
    duration = dice.weighted(
        [("six_months", 0.1), ("one_year", 0.3), ("two_years", 0.3), ("three_years", 0.3)]
    )
    proposed = dice.chance(0.3)
    ahead = dice.whole(20, 110) if proposed else -dice.whole(1, int(DAYS[duration] * 1.15))
    start = monday + timedelta(days=ahead)
    end = start + timedelta(days=DAYS[duration])
    status = "proposed" if proposed else "in_force" if end >= monday else "closed"
    status = "cancelled" if dice.chance(0.06) else status
    whole = dice.chance(0.6)
    spot = Spot(street, street.metres * (0.5 if whole else 0.4), 0.0, False)
    metres = street.metres - 2.0 if whole else street.metres * dice.between(0.3, 0.6)
    geometry = carriageway_at(spot, metres) or line_at(spot, metres)
    number = dice.whole(0, 99_999_999)
    reference = f"{organisations.COUNTY.prefix}S58{number:08d}"
    facts: dict[str, Any] = {
        "section_58_reference_number": reference,
        "usrn": street.usrn,
        "street_name": street.name,
        "town": TOWN,
        "area_name": AREA,
        "section_58_coordinates": geometry,
        "contact_organisation": organisations.ORGANISATIONS[street.main_authority].name,
        "contact_details": "01632 960010",
        "highway_authority_swa_code": street.main_authority,
        "start_date": at_midnight(start),
        "end_date": at_midnight(end),
        "section_58_status": status,
        "status_change_date": at_midnight(min(start, monday)),
        "date_created": at_midnight(min(start, monday) - timedelta(days=7)),
        "restriction_duration": duration,
        "restriction_extent": "whole_road" if whole else "part_of_the_road",
        "location_types": ["carriageway"],
        "additional_information": "Resurfaced; ask the authority before any works are planned.",
    }
    record = _as_activity(street, facts, number, whole)
    return [spread("section-58s", facts), of_record(record, geometry, (start, end), ("v1", "v2"))]


def _as_activity(street: Street, facts: dict[str, Any], number: int, whole: bool) -> dict[str, Any]:
    extent = "All" if whole else "Part"
    return {
        "activity_reference_number": f"{organisations.COUNTY.prefix}ACT{number:08d}",
        "usrn": street.usrn,
        "street_name": street.name,
        "town": TOWN,
        "area_name": AREA,
        "road_category": street.reinstatement_types[0][0],
        "activity_name": "Section 58 restriction after resurfacing",
        "activity_activity_type": "section58",
        "start_date": facts["start_date"],
        "end_date": facts["end_date"],
        "location_types": ["carriageway"],
        "activity_location_description": f"{extent} of {street.name.title()}",
        "traffic_management_type": "no_carriageway_incursion",
        "collaborative_working": False,
        "cancelled": facts["section_58_status"] == "cancelled",
        "highway_authority_swa_code": street.main_authority,
    }
