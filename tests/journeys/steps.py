"""Steps of journeys that are spelt differently by version: change requests above all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plugin.streetmanager.permit_records import PermitResponse
from plugin.streetmanager.work_service.change_request_records import ChangeRequestCreateRequest
from plugin.submission.recorded_answers import recorded_answers

from .people import Cast


def changed(cast: Cast, work: str, permit: str, **changes: Any) -> ChangeRequestCreateRequest:
    """A change request: in v1 and v2 all that may be edited, loaded from the permit, in v6 what is to change."""
    reason = "change_request_reason" if cast.v6 else "permit_alteration_reason"
    held: dict[str, Any] = {}
    if not cast.v6:
        found = cast.permit(work, permit)
        held = recorded_answers(found, ChangeRequestCreateRequest, cast.version)
    return ChangeRequestCreateRequest(**{**held, reason: "More room", **changes})


def reference_of(made: Any) -> str:
    """The reference of a change request that was made, by the name that its version gave it."""
    found = made.change_request_reference_number or made.permit_alteration_reference_number
    assert found
    return str(found)


@dataclass(frozen=True)
class Told:
    """What is told of a change request, by one name in every version."""

    kind: str | None
    status: str | None
    before: PermitResponse
    after: Any


def alteration_of(cast: Cast, work: str, permit: str, reference: str) -> Told:
    """A change request, with the permit before it and with it."""
    got = cast.promoter.work.get_permit_alteration(work, permit, reference)
    kind = got.change_request_type or got.alteration_type
    status = got.change_request_status or got.alteration_status
    assert got.original is not None and got.proposed is not None
    return Told(kind, status, got.original, got.proposed)
