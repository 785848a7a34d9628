"""Fixed penalty notices: issued, accepted or disputed, paid, withdrawn (BR 11)."""

from __future__ import annotations

from typing import Any

from ..books import Work, keep, keep_part, note, one_of, own_work, part, refuse_unless
from ..calls import Call
from ..operation import AUTHORITIES, EVERYONE, serves
from ..permit_facts import files_of, people
from .files import take_files

NOTICES = "work/works/<work>/fixed-penalty-notices"
# Who may set what, from which statuses.
PROMOTERS_SET = {"accepted": {"issued", "disputed"}, "disputed": {"issued"}}
AUTHORITY_SETS = {
    "issued": {"disputed"},
    "paid": {"issued", "accepted", "disputed"},
    "paid_discounted": {"issued", "accepted", "disputed"},
    "withdrawn": {"issued", "accepted", "disputed"},
}
EVENTS = {"issued": "fpn_submitted", "paid_discounted": "fpn_paid"}


@serves("POST", NOTICES, by=AUTHORITIES, asks="FPNCreateRequest", gives="FPNCreateResponse", status=201)
def create(call: Call, body: dict[str, Any], work: str) -> dict[str, Any]:
    """An offence and its penalty."""
    return add_notice(call, own_work(call, work), body)


def add_notice(call: Call, work: Work, body: dict[str, Any]) -> dict[str, Any]:
    """A further notice on a work."""
    take_files(call, body.get("file_ids"))
    number = len(call.ledger.of_work("fpn", work.reference)) + 1
    reference = f"{work.reference}-FPN{number}"
    record = {
        **body,
        "fpn_reference_number": reference,
        "work_reference_number": work.reference,
        "fpn_offence_type": body["offence_code"],
        "issue_date_time": call.now,
        "fpn_status": "issued",
        "status_changed_date": call.now,
        "location": work.record.get("works_location_description") or work.record["street_name"],
    }
    keep_part(call, work, "fpn", reference, record)
    note(call, work, "fpn_submitted", "fpn", reference, "Fixed penalty notice")
    return record


@serves("GET", f"{NOTICES}/<notice>", gives="FPNResponse")
def read(call: Call, body: dict[str, Any], work: str, notice: str) -> dict[str, Any]:
    """One notice."""
    found = own_work(call, work)
    record = part(call, found, "fpn", notice, "Fixed penalty notice")
    return {**record, **people(found.record), "files": files_of(call, record.get("file_ids"))}


@serves("PUT", f"{NOTICES}/<notice>/status", by=EVERYONE, asks="FPNStatusUpdateRequest")
def update(call: Call, body: dict[str, Any], work: str, notice: str) -> None:
    """The promoter accepts or disputes; the authority takes the money, holds to it, or withdraws."""
    found = own_work(call, work)
    record = part(call, found, "fpn", notice, "Fixed penalty notice")
    status = body["fpn_status"]
    allowed = AUTHORITY_SETS if call.account.role == "HighwayAuthority" else PROMOTERS_SET
    one_of("fpn_status", status, list(allowed))
    refuse_unless(
        record["fpn_status"] in allowed[status],
        "Fixed penalty notice cannot take that status from its current one",
    )
    record.update({"fpn_status": status, "status_changed_date": call.now})
    record["status_reason"] = body.get("status_reason")
    keep_part(call, found, "fpn", notice, record)
    details = body.get("status_reason") or ""
    note(call, found, EVENTS.get(status, f"fpn_{status}"), "fpn", notice, "Fixed penalty notice", details)


@serves("DELETE", f"{NOTICES}/<notice>", by=AUTHORITIES, versions="6")
def delete(call: Call, body: dict[str, Any], work: str, notice: str) -> None:
    """One's own notice, issued by mistake, before it is answered."""
    found = own_work(call, work)
    record = part(call, found, "fpn", notice, "Fixed penalty notice")
    refuse_unless(record["fpn_status"] == "issued", "Fixed penalty notice was answered already")
    call.ledger.remove("fpn", notice)
    keep(call, found)
    note(call, found, "fpn_deleted", "fpn", notice, "Fixed penalty notice deleted")
