"""Activities of a highway authority: skips, scaffolds, events, in v1 and v2 section 58 restrictions too (BR 9)."""

from __future__ import annotations

import secrets
from typing import Any

from ..books import must_assess, of_the_street, refuse_unless, street_of
from ..calls import Call
from ..categories import day_of
from ..operation import AUTHORITIES, serves
from ..refusals import invalid, not_found
from ..spread import spread

ACTIVITY = "work/activity/<activity>"


@serves(
    "POST",
    "work/activity",
    by=AUTHORITIES,
    asks="ActivityCreateRequest",
    gives="ActivityCreateResponse",
    status=201,
)
def create(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """Something that takes up a street without being works."""
    street = street_of(call, body)
    reference = f"{call.account.organisation.prefix}ACT{secrets.randbelow(100_000_000):08d}"
    record = {
        **body,
        **of_the_street(body, street),
        "activity_reference_number": reference,
        "highway_authority_swa_code": call.account.organisation.swa_code,
        "cancelled": False,
        "date_created": call.now,
    }
    call.room.store.records.keep(spread("activities", record))
    return record


def _found(call: Call, reference: str) -> dict[str, Any]:
    found = call.room.store.records.record("activities", reference)
    if found is None:
        raise not_found("Activity")
    record, geometry = found
    return {**record, "activity_coordinates": geometry}


@serves("GET", ACTIVITY, gives="ActivityResponse")
def read(call: Call, body: dict[str, Any], activity: str) -> dict[str, Any]:
    """Anyone signed in may."""
    return _found(call, activity)


def _open(call: Call, reference: str) -> dict[str, Any]:
    record = _found(call, reference)
    must_assess(call, record["highway_authority_swa_code"])
    refuse_unless(not record["cancelled"], "Activity is cancelled")
    return record


@serves("PUT", ACTIVITY, by=AUTHORITIES, asks="ActivityUpdateRequest")
def update(call: Call, body: dict[str, Any], activity: str) -> None:
    """All but the place, which cannot be changed."""
    record = _open(call, activity)
    changed = "end_date" if body["start_date"] == record["start_date"] else "start_date"
    if day_of(body[changed]) < call.room.now().date():
        raise invalid({changed: "must not be in the past"})
    record.update(body)
    call.room.store.records.keep(spread("activities", record))


@serves("PUT", f"{ACTIVITY}/cancel", by=AUTHORITIES, asks="ActivityCancelRequest")
def cancel(call: Call, body: dict[str, Any], activity: str) -> None:
    """It does not take place."""
    record = _open(call, activity)
    record.update({"cancelled": True, "cancelled_reason": body.get("cancellation_reason")})
    call.room.store.records.keep(spread("activities", record))
