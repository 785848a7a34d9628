"""Permit applications that a service accepts, in each version."""

from __future__ import annotations

from typing import Any

HIGH_STREET = 99900003
TRENCH = {
    "type": "Polygon",
    "coordinates": [
        [
            [470060.0, 309880.0],
            [470064.0, 309880.0],
            [470064.0, 309886.0],
            [470060.0, 309886.0],
            [470060.0, 309880.0],
        ]
    ],
}


def application(version: str = "v2", **changes: Any) -> dict[str, Any]:
    """A small planned work on the High Street in good time."""
    body: dict[str, Any] = {
        "promoter_swa_code": "ZZ01",
        "highway_authority_swa_code": "ZZ10",
        "works_coordinates": TRENCH,
        "usrn": HIGH_STREET,
        "secondary_contact": "Works desk",
        "secondary_contact_number": "01632 960002",
        "proposed_start_date": "2027-01-11T00:00:00.000Z",
        "proposed_end_date": "2027-01-13T00:00:00.000Z",
        "description_of_work": "Renew a stop tap",
        "excavation": True,
        "traffic_management_plan": False,
        "lane_rental_applicable": False,
        "collaborative_working": False,
        "activity_type": "utility_asset_works",
        "traffic_management_type": "give_and_take",
        "application_type": "permit",
        "location_types": ["footway"],
        "work_type": "planned",
        "is_ttro_required": False,
        "close_footway": "no",
        "works_location_description": "Outside number 4",
        "workstream_prefix": "001",
    }
    if version == "v6":
        body |= {
            "close_footpath": "no",
            "others_can_collaborate_on_work": False,
            "reason_for_non_collaboration": "Too small to share",
        }
    else:
        body |= {"environmental_health_notifiable": False}
    return {name: value for name, value in (body | changes).items() if value is not None}
