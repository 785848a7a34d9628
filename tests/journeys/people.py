"""Who takes part in a journey: both sides and a contractor, in one version, and the steps that many begin with."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from typing import Any

import pytest

from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.errors import (
    AccessRestricted,
    Conflict,
    Invalid,
    NotFound,
    NotInThisVersion,
    PreconditionFailed,
    StreetManagerError,
)
from plugin.streetmanager.fields import fields_in
from plugin.streetmanager.files import FileToSend
from plugin.streetmanager.paging import rows
from plugin.streetmanager.permit_records import PermitResponse
from plugin.streetmanager.session import Session
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import WorkCreateRequest
from plugin.streetmanager.work_service.assessment_records import PermitAssessmentUpdateRequest
from plugin.streetmanager.work_service.further_permit_records import PermitCreateRequest
from plugin.streetmanager.work_service.progress_records import WorkStartUpdateRequest, WorkStopUpdateRequest
from plugin.streetmanager.work_service.work_replies import WorkResponse
from tests.contract.definitions import AT_HAND
from tests.contract.watching import Watched, watching_client

TODAY = date(2026, 11, 25)  # a Wednesday without bank holidays near
MIDNIGHT = datetime(2026, 11, 25, tzinfo=timezone.utc)
A_SECOND_LATER = datetime(2026, 11, 25, 0, 0, 1, tzinfo=timezone.utc)

WATER, GAS, COUNTY = "ZZ01", "ZZ02", "ZZ10"
HIGH_STREET = 99900003
POINT: dict[str, Any] = {"type": "Point", "coordinates": [470062.0, 309883.0]}
TRENCH: dict[str, Any] = {
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
# What an error is, by the status with which the service says so.
TYPES: dict[int, type[StreetManagerError]] = {
    400: Invalid,
    401: AccessRestricted,
    404: NotFound,
    409: Conflict,
    412: PreconditionFailed,
}

_APPLICATION: dict[str, Any] = {
    "promoter_swa_code": WATER,
    "highway_authority_swa_code": COUNTY,
    "works_coordinates": TRENCH,
    "usrn": HIGH_STREET,
    "secondary_contact": "Works desk",
    "secondary_contact_number": "01632 960002",
    "proposed_start_date": TODAY,
    "proposed_end_date": date(2026, 11, 27),
    "early_start_pre_approval": True,
    "pre_approval_details": "Agreed by telephone",
    "pre_approval_authoriser": "Harry Way",
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
    "close_footpath": "no",
    "environmental_health_notifiable": False,
    "others_can_collaborate_on_work": False,
    "reason_for_non_collaboration": "Too small to share",
    "works_location_description": "Outside number 4",
    "workstream_prefix": "001",
}
IN_GOOD_TIME: dict[str, Any] = {
    "early_start_pre_approval": None,
    "pre_approval_details": None,
    "pre_approval_authoriser": None,
    "early_start_reason": None,
}


@dataclass
class Cast:
    """The people of a journey, each signed in by the client. `watched` holds what was wrong on the wire."""

    version: Version
    promoter: StreetManager
    gas: StreetManager
    contractor: StreetManager
    authority: StreetManager
    watched: Watched = field(default_factory=Watched)

    @property
    def v6(self) -> bool:
        """Whether it is v6."""
        return self.version is Version.V6

    @property
    def has_v2(self) -> bool:
        """Whether it has what came with v2."""
        return self.version >= Version.V2

    def application(self, **changes: Any) -> WorkCreateRequest:
        """A permit application of this version: it begins today unless said otherwise."""
        return application(self.version, **changes)

    def apply(self, by: StreetManager | None = None, **changes: Any) -> tuple[str, str]:
        """(work, permit) of a fresh application, the promoter's own unless said otherwise."""
        made = (by or self.promoter).work.create_work(self.application(**changes))
        return made.work_reference_number, made.permit_reference_number

    def grant(self, work: str, permit: str) -> None:
        """The authority grants a permit."""
        self.authority.work.update_assessment_status(work, permit, GRANT)

    def granted(self, by: StreetManager | None = None, **changes: Any) -> tuple[str, str]:
        """The same as `apply`, granted."""
        work, permit = self.apply(by, **changes)
        self.grant(work, permit)
        return work, permit

    def started(self, by: StreetManager | None = None, **changes: Any) -> tuple[str, str]:
        """The same as `granted`, begun at midnight."""
        work, permit = self.granted(by, **changes)
        (by or self.promoter).work.update_actual_start_date(work, START)
        return work, permit

    def stopped(self, by: StreetManager | None = None, **changes: Any) -> tuple[str, str]:
        """The same as `started`, and ended at once."""
        work, permit = self.started(by, **changes)
        (by or self.promoter).work.update_actual_stop_date(work, STOP)
        return work, permit

    def further(self, **changes: Any) -> PermitCreateRequest:
        """A further permit on a work, without a place of its own unless said otherwise."""
        values = {**_APPLICATION, "works_coordinates": None, **changes}
        return PermitCreateRequest(**of_version(PermitCreateRequest, self.version, values))

    def permit(self, work: str, permit: str) -> PermitResponse:
        """A permit as it is now."""
        return self.promoter.work.get_permit(work, permit)

    def work(self, work: str, by: StreetManager | None = None) -> WorkResponse:
        """A work as it is now."""
        return (by or self.promoter).work.get_work(work)

    def states(self, work: str, permit: str) -> tuple[str | None, str | None]:
        """(work status, permit status) as they are now."""
        return self.work(work).work_status, self.permit(work, permit).permit_status

    def events(self, work: str, by: StreetManager | None = None) -> list[str | None]:
        """What happened to a work, the latest first."""
        return [one.event for one in (by or self.promoter).work.whole_history(work)]

    def file(self, by: StreetManager | None = None, swa_code: str | None = None) -> int:
        """The number of a fresh file."""
        sent = FileToSend("photo.jpg", secrets.token_bytes(40))
        number = (by or self.promoter).work.upload_file(sent, swa_code=swa_code).file_id
        assert number is not None
        return int(number)


GRANT = PermitAssessmentUpdateRequest(assessment_status="granted", assessment_discount=0)
START = WorkStartUpdateRequest(actual_start_date=MIDNIGHT)
STOP = WorkStopUpdateRequest(actual_stop_date=A_SECOND_LATER)


def application(version: Version, **changes: Any) -> WorkCreateRequest:
    """A permit application of a version: it begins today unless said otherwise."""
    return WorkCreateRequest(**of_version(WorkCreateRequest, version, {**_APPLICATION, **changes}))


def of_version(model: type[Any], version: Version, values: dict[str, Any]) -> dict[str, Any]:
    """Those values that a request has in a version; None takes one out."""
    known = fields_in(model, version)
    return {name: value for name, value in values.items() if value is not None and name in known}


def refused(
    status: int, call: Callable[..., Any], *given: Any, fields: tuple[str, ...] = (), **asked: Any
) -> None:
    """A call that the service refuses with a status, a 400 with exactly these fields, and does not carry out."""
    with pytest.raises(TYPES[status]) as found:
        call(*given, **asked)
    assert found.value.status == status
    assert set(found.value.fields) == set(fields)
    assert not found.value.may_have_acted


def not_in_this_version(call: Callable[..., Any], *given: Any, **asked: Any) -> None:
    """A call that this version does not have: the client says so, and sends nothing."""
    with pytest.raises(NotInThisVersion):
        call(*given, **asked)


def listed(ask: Callable[..., Any], work: str, most: int = 2, **asked: Any) -> list[Any]:
    """The rows of a report that are of a work, from its first pages."""
    found: list[Any] = []
    for place, row in enumerate(rows(ask, **asked)):
        if row.work_reference_number == work:
            found.append(row)
        if place >= most * 25:
            break
    return found


def signed_in(address: str, version: Version, name: str, watched: Watched) -> StreetManager:
    """A client whose every call is held against the definitions, where they are to hand."""
    if AT_HAND:
        return watching_client(address, version, name, watched)
    client = StreetManager(Session(practice(address), version, f"{name}@practice.example", "anything"))
    client.sign_in()
    return client
