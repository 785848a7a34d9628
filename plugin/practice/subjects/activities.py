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


def _in_order(call: Call, body: dict[str, Any]) -> None:
    start, end = day_of(body["start_date"]), day_of(body["end_date"])
    wrong = {}
    if start < call.room.now().date():
        wrong["start_date"] = "must not be in the past"
    if end < start:
        wrong["end_date"] = "must not be before start_date"
    if body["activity_activity_type"] == "other" and not body.get("activity_type_details"):
        wrong["activity_type_details"] = "activity_type_details is required"
    if wrong:
        raise invalid(wrong)


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
    _in_order(call, body)
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
    begun = body["start_date"] == record["start_date"]
    _in_order(call, {**body, "start_date": body["end_date"] if begun else body["start_date"]})
    record.update(body)
    call.room.store.records.keep(spread("activities", record))


@serves("PUT", f"{ACTIVITY}/cancel", by=AUTHORITIES, asks="ActivityCancelRequest")
def cancel(call: Call, body: dict[str, Any], activity: str) -> None:
    """It does not take place."""
    record = _open(call, activity)
    record.update({"cancelled": True, "cancelled_reason": body.get("cancellation_reason")})
    call.room.store.records.keep(spread("activities", record))
