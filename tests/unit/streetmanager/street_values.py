"""Values of requests on sites, inspections and notices that are right, and what is wrong with changed ones."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from pydantic import BaseModel

from plugin.streetmanager.problems import problems
from plugin.streetmanager.versions import Version

NOW = datetime(2026, 11, 21, 12, tzinfo=timezone.utc)
EVERY = list(Version)
OLDER = [Version.V1, Version.V2]
V6 = [Version.V6]
POINT: dict[str, Any] = {"type": "Point", "coordinates": [470000.0, 310000.0]}
LINE: dict[str, Any] = {"type": "LineString", "coordinates": [[470000.0, 310000.0], [470012.0, 310000.0]]}

STREET: dict[str, Any] = {
    "promoter_swa_code": "ZZ01",
    "highway_authority_swa_code": "ZZ10",
    "works_coordinates": POINT,
    "usrn": 99900001,
}
EXCAVATION: dict[str, Any] = {
    "reinstatement_type": "excavation",
    "reinstatement_status": "interim",
    "reinstatement_date": "2026-11-20",
    "reinstatement_coordinates": POINT,
    "location_description": "Outside number 12",
    "location_types": ["footway"],
    "reinstatement_evidence": False,
    "depth": 0.75,
    "length": 10,
    "width": 0.6,
    "final_reinstatement": True,
}
HOLES: dict[str, Any] = {
    **{name: EXCAVATION[name] for name in list(EXCAVATION)[:7]},
    "reinstatement_type": "bar_holes",
    "number_of_holes": 4,
}
INSPECTION: dict[str, Any] = {
    "inspection_type": "live_site",
    "inspection_start_date": "2026-11-21T09:30:00Z",
    "inspection_outcome": "passed",
    "inspection_evidence": False,
    "username": "Ada Byron",
}
OFFENCE: dict[str, Any] = {
    "offence_code": "offence_code_08",
    "offence_date": "2026-11-20T14:05:00Z",
    "offence_details": "Working without a permit",
    "authorised_officer": "Grace Brewster",
    "officer_contact_details": "020 7946 0001",
    "fpn_evidence": False,
}
OFFENCE_SINCE_V2: dict[str, Any] = {
    **OFFENCE,
    "officer_address": "County Hall",
    "representations_contact": "Street works desk",
    "representations_contact_address": "County Hall",
    "payment_methods": ["card_payment"],
}


def wrong(model: type[BaseModel], version: Version, values: dict[str, Any], **changes: Any) -> list[str]:
    """The fields with which something is wrong after the changes; None takes a value out."""
    changed = {name: value for name, value in {**values, **changes}.items() if value is not None}
    return [found.field for found in problems(model, changed, version, NOW)]
