"""Section 58 restrictions, which v6 has as records of their own: proposed, in force, cancelled, closed."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from ..books import must_assess, of_the_street, one_of, refuse_unless, street_of
from ..calls import Call
from ..categories import at_midnight, day_of
from ..operation import AUTHORITIES, serves
from ..refusals import invalid, not_found
from ..spread import spread
from ..town_section_58s import DAYS

ONWARDS = {"proposed": ["in_force", "cancelled"], "in_force": ["closed", "cancelled"]}


@serves(
    "POST",
    "work/section-58s",
    by=AUTHORITIES,
    asks="Section58CreateRequest",
    gives="Section58CreateResponse",
    status=201,
    versions="6",
)
def create(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """Nobody is to dig for a while from a day on."""
    street = street_of(call, body)
    must_assess(call, body["highway_authority_swa_code"])
    start = day_of(body["start_date"])
    if start < call.room.now().date():
        raise invalid({"start_date": "must not be in the past"})
    reference = f"{call.account.organisation.prefix}S58{secrets.randbelow(100_000_000):08d}"
    record = {
        **body,
        **of_the_street(body, street),
        "section_58_reference_number": reference,
        "section_58_status": "proposed",
        "date_created": call.now,
        "status_change_date": call.now,
        "end_date": at_midnight(start + timedelta(days=DAYS[body["restriction_duration"]])),
    }
    call.room.store.records.keep(spread("section-58s", record))
    return record


def _found(call: Call, reference: str) -> dict[str, Any]:
    found = call.room.store.records.record("section-58s", reference)
    if found is None:
        raise not_found("Section 58")
    return found[0]


@serves("GET", "work/section-58s/<section>", gives="Section58Response", versions="6")
def read(call: Call, body: dict[str, Any], section: str) -> dict[str, Any]:
    """Anyone signed in may."""
    return _found(call, section)


@serves(
    "PUT",
    "work/section-58s/<section>/status",
    by=AUTHORITIES,
    asks="Section58UpdateStatusRequest",
    versions="6",
)
def update(call: Call, body: dict[str, Any], section: str) -> None:
    """In force from a day on, cancelled, or over."""
    record, status = _found(call, section), body["status"]
    must_assess(call, record["highway_authority_swa_code"])
    one_of("status", status, ["in_force", "cancelled", "closed"])
    refuse_unless(
        status in ONWARDS.get(record["section_58_status"], ()),
        "Section 58 cannot take that status from its current one",
    )
    if status == "in_force":
        start = day_of(body["start_date"])
        record["start_date"] = at_midnight(start)
        record["end_date"] = at_midnight(start + timedelta(days=DAYS[record["restriction_duration"]]))
    record["section_58_status"] = status
    record["status_change_date"] = call.now
    record["cancellation_reason"] = body.get("cancellation_reason")
    call.room.store.records.keep(spread("section-58s", record))
