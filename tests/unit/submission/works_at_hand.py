"""The practice service as both sides use it, and works in the state that a test needs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from plugin.practice.server import PracticeServer
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import WorkCreateRequest
from plugin.streetmanager.work_service.assessment_records import PermitAssessmentUpdateRequest

TODAY = date(2026, 11, 25)
TRENCH = {
    "type": "Polygon",
    "coordinates": [[[470060.0, 309880.0], [470064.0, 309880.0], [470064.0, 309886.0], [470060.0, 309880.0]]],
}


def signed_in(server: PracticeServer, version: Version, who: str = "planner") -> StreetManager:
    """The client of an account of the practice service."""
    session = Session(
        practice(server.address), version, f"{who}@practice.example", "anything", Connection(timeout_read=10)
    )
    client = StreetManager(session)
    client.sign_in()
    return client


def granted(promoter: StreetManager, authority: StreetManager, **changes: Any) -> tuple[str, str]:
    """(work, permit): works that begin today, granted."""
    body: dict[str, Any] = {
        "promoter_swa_code": "ZZ01",
        "highway_authority_swa_code": "ZZ10",
        "works_coordinates": TRENCH,
        "usrn": 99900003,
        "secondary_contact": "Works desk",
        "secondary_contact_number": "01632 960002",
        "proposed_start_date": TODAY,
        "proposed_end_date": TODAY + timedelta(days=2),
        "early_start_pre_approval": True,
        "pre_approval_details": "Agreed by telephone",
        "pre_approval_authoriser": "A. Warden",
        "early_start_reason": "A burst that cannot wait",
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
    if promoter.version >= Version.V6:
        body |= {
            "close_footpath": "no",
            "others_can_collaborate_on_work": False,
            "reason_for_non_collaboration": "Too small to share",
        }
    else:
        body |= {"environmental_health_notifiable": False}
    made = promoter.work.create_work(WorkCreateRequest.model_validate(body | changes))
    references = made.work_reference_number, made.permit_reference_number
    grant = PermitAssessmentUpdateRequest(assessment_status="granted", assessment_discount=0)
    authority.work.update_assessment_status(*references, grant)
    return references
