"""Made-up forward plans: large works that promoters say they will do one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from . import organisations as who
from .categories import at_midnight
from .dice import Dice
from .made_records import MadeRecord
from .spread import spread
from .town import AREA, TOWN, Street
from .work_shapes import Spot, carriageway_at, half_width, line_at, point_at

PLANS = 130
PLANNED = {
    "ZZ01": ("Renew the trunk main", "Lay a new rising main", "Replace lead services along the street"),
    "ZZ02": ("Replace iron gas main with plastic", "Reinforce the medium pressure network"),
    "ZZ04": ("Build a fibre network", "Lay spine duct to the new estate"),
    "ZZ05": ("Lay a high voltage cable to the substation", "Move overhead lines underground"),
    "ZZ10": ("Rebuild the carriageway", "Make a cycle track", "Improve the junction"),
}
PROMOTERS = [(who.WATER, 0.3), (who.GAS, 0.2), (who.TELECOMS, 0.2), (who.ELECTRIC, 0.12), (who.COUNTY, 0.18)]


def made_up_forward_plans(streets: Sequence[Street], seed: int, monday: date) -> list[MadeRecord]:
    """The forward plans around a Monday: a few about now, most in the next two years."""
    dice = Dice(seed, stream=3)
    usual = [street for street in streets if street.kind != "bypass" and street.metres > 80]
    return [_plan(dice.one_of(usual), dice, monday) for _ in range(PLANS)]


def _plan(street: Street, dice: Dice, monday: date) -> MadeRecord:
    promoter = dice.weighted(PROMOTERS)
    ahead = int(dice.weighted([(dice.between(-60, 14), 0.25), (dice.between(14, 760), 0.75)]))
    start = monday + timedelta(days=ahead)
    end = start + timedelta(days=dice.whole(15, 190))
    later = [("raised", 0.92), ("cancelled", 0.08)]
    status = dice.weighted(later if ahead > 60 else [("progressed", 0.6), *later])
    work = f"{promoter.prefix}001{dice.whole(0, 99_999_999):08d}"
    geometry = _shape(street, promoter, dice)
    where = street.reinstatement_types[0][0]
    return spread(
        "forward-plans",
        {
            "forward_plan_reference_number": f"{work}-FP1",
            "work_reference_number": work,
            "promoter_swa_code": promoter.swa_code,
            "highway_authority_swa_code": street.main_authority,
            "workstream_prefix": "001",
            "usrn": street.usrn,
            "street_name": street.name,
            "town": TOWN,
            "area_name": AREA if dice.chance(0.9) else None,
            "road_category": where,
            "start_date": at_midnight(start),
            "end_date": at_midnight(end),
            "date_created": at_midnight(min(start, monday) - timedelta(days=40)),
            "description_of_work": dice.one_of(PLANNED[promoter.swa_code]),
            "works_location_description": f"Along {street.name.title()}, exact place to be settled",
            "forward_plan_status": status,
            "works_coordinates": geometry,
        },
    )


def _shape(street: Street, promoter: who.Organisation, dice: Dice) -> dict[str, Any]:
    spot = Spot(street, street.metres / 2, dice.one_of((-1, 1)) * half_width(street) * 0.5, False)
    metres = street.metres * dice.between(0.4, 0.95)
    if promoter is who.COUNTY:
        return carriageway_at(spot, metres) or line_at(spot, metres)
    return point_at(spot) if dice.chance(0.12) else line_at(spot, metres)
