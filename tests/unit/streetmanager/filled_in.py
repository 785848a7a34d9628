"""A permit application that is filled in right, for each version."""

from __future__ import annotations

from typing import Any

from plugin.streetmanager.versions import Version

PLANNED: dict[str, Any] = {
    "work_type": "planned",
    "is_ttro_required": False,
    "application_type": "permit",
    "activity_type": "utility_repair_and_maintenance_works",
    "description_of_work": "Mend a leak",
    "excavation": True,
    "works_coordinates": {"type": "Point", "coordinates": [470000.0, 310000.0]},
    "usrn": 99900001,
    "highway_authority_swa_code": "ZZ10",
    "works_location_description": "Outside number 12",
    "location_types": ["footway", "verge"],
    "proposed_start_date": "2026-12-07",
    "proposed_end_date": "2026-12-09",
    "traffic_management_type": "give_and_take",
    "traffic_management_plan": False,
    "close_footway": "no",
    "lane_rental_applicable": False,
    "promoter_swa_code": "ZZ01",
    "secondary_contact": "Ada Byron",
    "secondary_contact_number": "020 7946 0000",
    "collaborative_working": False,
}


def filled_in(version: Version, **changes: Any) -> dict[str, Any]:
    """The values of a form that can be sent in a version, with changes; None takes a value out."""
    values = dict(PLANNED)
    if version < Version.V6:
        values["environmental_health_notifiable"] = False
    else:
        values |= {
            "close_footpath": "no",
            "others_can_collaborate_on_work": False,
            "reason_for_non_collaboration": "Half a day's work",
        }
    values.update(changes)
    return {name: value for name, value in values.items() if value is not None}
