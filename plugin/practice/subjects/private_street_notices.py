"""Notices of works in private streets (v6)."""

from __future__ import annotations

from typing import Any

from ..books import Work, keep_part, new_work, note, own_work, part, refuse_unless
from ..calls import Call
from ..operation import PROMOTERS, serves
from ..permit_facts import files_of, people, spans
from .files import take_files

NOTICE = "work/works/<work>/private-street-notices/<notice>"


@serves(
    "POST",
    "work/private-street-notices",
    by=PROMOTERS,
    asks="PrivateStreetNoticeCreateRequest",
    gives="PrivateStreetNoticeCreateResponse",
    status=201,
    versions="6",
)
def create(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """A notice makes a work without a permit."""
    own = {
        **new_work(call, body),
        "works_location_description": body["works_location_description"],
        "description_of_work": body["description_of_work"],
        "works_coordinates": body["works_coordinates"],
        "work_status": "planned",
    }
    take_files(call, body.get("file_ids"))
    notice = {
        **body,
        **own,
        "private_street_reference_number": f"{own['work_reference_number']}-PSN1",
        "private_street_status": "issued",
        "date_modified": call.now,
    }
    work = Work(own, body["works_coordinates"], False)
    number = notice["private_street_reference_number"]
    keep_part(call, work, "private_street_notice", number, notice)
    note(call, work, "private_street_submitted", "private_street", number, "Private street notice")
    return notice


@serves("GET", NOTICE, gives="PrivateStreetNoticeResponse", versions="6")
def read(call: Call, body: dict[str, Any], work: str, notice: str) -> dict[str, Any]:
    """One notice."""
    found = own_work(call, work)
    record = part(call, found, "private_street_notice", notice, "Private street notice")
    return {
        **record,
        **people(record),
        **spans(record),
        "work_status": found.status,
        "files": files_of(call, record.get("file_ids")),
    }


@serves("PUT", f"{NOTICE}/cancel", by=PROMOTERS, asks="PrivateStreetNoticeCancelRequest", versions="6")
def cancel(call: Call, body: dict[str, Any], work: str, notice: str) -> None:
    """The works do not take place."""
    found = own_work(call, work)
    record = part(call, found, "private_street_notice", notice, "Private street notice")
    refuse_unless(record["private_street_status"] == "issued", "Private street notice is cancelled already")
    record.update({"private_street_status": "cancelled", "date_modified": call.now})
    found.record["work_status"] = "cancelled"
    keep_part(call, found, "private_street_notice", notice, record)
    note(call, found, "private_street_cancelled", "private_street", notice, "Private street notice cancelled")
