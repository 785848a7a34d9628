"""Made-up sites of works that have begun: where the street was closed again, for now or for good."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .categories import at_midnight, day_of
from .dice import Dice
from .ledger import Thing
from .subjects.sites import guaranteed_until
from .work_shapes import place_of

SHARE = 0.4
# Metres of an excavation beyond which a second shape is given, too.
LONG = 10


def _size(geometry: dict[str, Any], dice: Dice) -> tuple[float, float]:
    """Metres long and wide, as the shape has it."""
    if geometry["type"] == "Point":
        return round(dice.between(0.6, 2.0), 2), round(dice.between(0.6, 1.2), 2)
    shape = place_of(geometry)
    if geometry["type"] == "LineString":
        return round(shape.length, 2), round(dice.between(0.4, 0.8), 2)
    length = shape.length / 2
    return round(max(0.5, length - shape.area / length), 2), round(max(0.3, shape.area / length), 2)


def _ends(geometry: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """One place, and a second one for what is long: the two ends of it."""
    if geometry["type"] == "Point":
        return {"type": "Point", "coordinates": geometry["coordinates"][:2]}, None
    line = geometry["coordinates"] if geometry["type"] == "LineString" else geometry["coordinates"][0]
    far = {"type": "Point", "coordinates": list(line[len(line) // 2][:2])}
    flat = [list(place[:2]) for place in line]
    if geometry["type"] == "LineString":
        return {"type": "LineString", "coordinates": flat}, far
    closed = flat if flat[0] == flat[-1] else [*flat, flat[0]]
    return {"type": "Polygon", "coordinates": [closed]}, far


def _reinstatement(
    record: dict[str, Any], geometry: dict[str, Any], days: tuple[date, date], status: str, dice: Dice
) -> dict[str, Any]:
    day, today = days
    length, width = _size(geometry, dice)
    near, far = _ends(geometry)
    made: dict[str, Any] = {
        "permit_reference_number": record.get("permit_reference_number"),
        "reinstatement_status": status,
        "reinstatement_date": at_midnight(day),
        "depth": round(dice.between(0.3, 1.9), 2),
        "length": length,
        "width": width,
        "reinstatement_coordinates": near,
        "location_description": record["works_location_description"],
        "location_types": record["location_types"],
        "reinstatement_evidence": False,
        "date_created": at_midnight(min(day + timedelta(days=dice.whole(0, 4)), today)),
        "response_to_remedial_works": False,
    }
    if length > LONG and far is not None:
        made["secondary_reinstatement_coordinates"] = far
    made["date_modified"] = made["date_created"]
    made["end_date"] = guaranteed_until(made)
    return made


def _later(first: dict[str, Any], today: date, dice: Dice) -> dict[str, Any] | None:
    """An interim one made permanent some months after."""
    day = day_of(first["reinstatement_date"]) + timedelta(days=dice.whole(30, 170))
    if first["reinstatement_status"] != "interim" or day >= today or dice.chance(0.3):
        return None
    moved = {"reinstatement_status": "permanent", "reinstatement_date": at_midnight(day)}
    made = {**first, **moved, "date_created": at_midnight(day), "date_modified": at_midnight(day)}
    return {**made, "end_date": guaranteed_until(made)}


def site_of(record: dict[str, Any], geometry: dict[str, Any], today: date, dice: Dice) -> Thing | None:
    """The site of some works that dug; None for the others."""
    started = record.get("actual_start_date")
    if not record["excavation"] or not started or not dice.chance(SHARE):
        return None
    ended = record.get("actual_stop_date")
    day = day_of(ended) if ended else max(day_of(started), today - timedelta(days=1))
    return site_on(record, geometry, min(day, today), today, dice)


def site_on(
    record: dict[str, Any],
    geometry: dict[str, Any],
    day: date,
    today: date,
    dice: Dice,
    kind: str = "excavation",
) -> Thing:
    """A site that was first reinstated on a day."""
    work = record["work_reference_number"]
    reference = f"{work}-S1"
    status = "interim" if dice.chance(0.35) else "permanent"
    first = _reinstatement(record, geometry, (day, today), status, dice)
    if kind != "excavation":
        first = {name: value for name, value in first.items() if name not in {"depth", "length", "width"}}
        first["number_of_holes"] = dice.whole(1, 9)
    again = _later(first, today, dice)
    listed = [first] if again is None else [first, again]
    for number, one in enumerate(listed, 1):
        one["reinstatement_reference_number"] = f"{reference}-R{number}"
        one["is_active_reinstatement"] = number == len(listed)
    site = {
        "site_number": 1,
        "site_reference_number": reference,
        "work_reference_number": work,
        "permit_reference_number": record.get("permit_reference_number"),
        "reinstatement_type": kind,
        "is_subsumed": False,
        "reinstatements_so_far": len(listed),
        "reinstatements": listed,
    }
    return Thing("site", reference, site, work)
