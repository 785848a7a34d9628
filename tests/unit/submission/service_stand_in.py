"""A Street Manager that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from plugin.streetmanager.errors import Conflict, NotFound, TimedOut
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import (
    PermitResponse,
    WorkCreateRequest,
    WorkCreateResponse,
    WorkResponse,
)


def timed_out() -> TimedOut:
    return TimedOut(may_have_acted=True)


class WorkStandIn:
    """Holds works by reference. before, after: an error raised before or after a work is made."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.works: dict[str, dict[str, Any]] = {}
        self.sent: list[dict[str, Any]] = []
        self.before: Exception | None = None
        self.after: Exception | None = None
        self.reading: Exception | None = None
        self.reading_permits: Exception | None = None

    def create_work(self, request: WorkCreateRequest) -> WorkCreateResponse:
        body = request.to_wire(self.version)
        self.sent.append(body)
        if self.before:
            raise self.before
        reference = body["work_reference_number"]
        if reference.casefold() in self.works:
            raise Conflict(status=409)
        self.works[reference.casefold()] = body
        if self.after:
            raise self.after
        return WorkCreateResponse(work_reference_number=reference, permit_reference_number=f"{reference}-01")

    def _body(self, reference: str) -> dict[str, Any]:
        if reference.casefold() not in self.works:
            raise NotFound(status=404)
        return self.works[reference.casefold()]

    def get_work(self, reference: str) -> WorkResponse:
        if self.reading:
            raise self.reading
        body = self._body(reference)
        return WorkResponse(
            work_reference_number=body["work_reference_number"],
            promoter_swa_code=body["promoter_swa_code"],
            usrn=body["usrn"],
        )

    def get_permit(self, reference: str, permit_reference: str) -> PermitResponse:
        if self.reading_permits:
            raise self.reading_permits
        body = self._body(reference)
        return PermitResponse.model_validate(
            {
                **body,
                "permit_reference_number": permit_reference,
                "work_category": "standard",
                "permit_status": "submitted",
            }
        )


def stand_in(
    version: Version = Version.V2, key: str = "practice", address: str = "http://127.0.0.1:1"
) -> SimpleNamespace:
    environment = SimpleNamespace(key=key, name=key.title(), address=address, live=False)
    return SimpleNamespace(work=WorkStandIn(version), environment=environment, version=version)


def answers(**given: Any) -> dict[str, Any]:
    """A form filled in so that every version takes it."""
    filled = {
        "work_type": "planned",
        "application_type": "permit",
        "activity_type": "utility_repair_and_maintenance_works",
        "description_of_work": "Renew a water main",
        "excavation": True,
        "workstream_prefix": "001",
        "usrn": 99900001,
        "street_name": "HIGH STREET",
        "town": "MARKET REHEARSAL",
        "highway_authority_swa_code": "ZZ10",
        "road_category": 3,
        "works_location_description": "Outside number 12",
        "location_types": ["footway", "carriageway"],
        "proposed_start_date": date(2031, 6, 2),
        "proposed_end_date": date(2031, 6, 6),
        "traffic_management_type": "give_and_take",
        "is_ttro_required": False,
        "traffic_management_plan": False,
        "close_footway": "no",
        "close_footpath": "no",
        "lane_rental_applicable": False,
        "environmental_health_notifiable": False,
        "promoter_swa_code": "ZZ01",
        "secondary_contact": "A. Planner",
        "secondary_contact_number": "01632 960000",
        "collaborative_working": False,
        "others_can_collaborate_on_work": False,
        "reason_for_non_collaboration": "A small trench of our own",
    }
    return {**filled, **given}
