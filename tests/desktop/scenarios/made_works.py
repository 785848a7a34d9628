"""Works that a scenario needs in some state: applied for and granted through the client, as both sides would."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from works_extents.plugin.streetmanager.client import StreetManager  # type: ignore[import-not-found]
from works_extents.plugin.streetmanager.session import Session
from works_extents.plugin.streetmanager.work_records import WorkCreateRequest
from works_extents.plugin.streetmanager.work_service.assessment_records import PermitAssessmentUpdateRequest

HIGH_STREET = 99900003


def another(service: Any, email: str, version: str = "") -> Any:
    """The service as somebody else uses it, in the same version or another one."""
    from works_extents.plugin.streetmanager.transport import Connection
    from works_extents.plugin.streetmanager.versions import Version

    session = service.session
    spoken = Version(version) if version else service.version
    client = StreetManager(Session(session.environment, spoken, email, "practice", Connection()))
    client.sign_in()
    return client


def trench(easting: float, northing: float) -> dict[str, Any]:
    """A polygon of twelve metres by two (EPSG:27700)."""
    corners = [(0, 0), (12, 0), (12, 2), (0, 2), (0, 0)]
    return {"type": "Polygon", "coordinates": [[[easting + x, northing + y] for x, y in corners]]}


def granted(service: Any, place: tuple[float, float]) -> tuple[str, str]:
    """(work, permit): works of today, at a place, that the authority has granted."""
    today = _today(service)
    body = {
        "promoter_swa_code": "ZZ01",
        "highway_authority_swa_code": "ZZ10",
        "works_coordinates": trench(*place),
        "usrn": HIGH_STREET,
        "secondary_contact": "Works desk",
        "secondary_contact_number": "01632 960002",
        "proposed_start_date": today,
        "proposed_end_date": today + timedelta(days=2),
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
    if service.version.value == "v6":
        body |= {
            "close_footpath": "no",
            "others_can_collaborate_on_work": False,
            "reason_for_non_collaboration": "Too small to share",
        }
    else:
        body |= {"environmental_health_notifiable": False}
    made = service.work.create_work(WorkCreateRequest.model_validate(body))
    authority = another(service, "authority@practice.example")
    authority.work.update_assessment_status(
        made.work_reference_number,
        made.permit_reference_number,
        PermitAssessmentUpdateRequest(assessment_status="granted", assessment_discount=0),
    )
    return made.work_reference_number, made.permit_reference_number


def _today(service: Any) -> Any:
    from datetime import datetime, timezone

    from works_extents.plugin.streetmanager.uk_time import uk_day

    return uk_day(datetime.now(timezone.utc))
