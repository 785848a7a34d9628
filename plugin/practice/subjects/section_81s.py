"""Section 81: apparatus in the street that is in bad repair, reported by the authority (BR 14)."""

from __future__ import annotations

from typing import Any

from .. import organisations
from ..books import (
    Work,
    find_permit,
    free_reference,
    keep_part,
    keep_permit,
    must_assess,
    name_of,
    note,
    of_the_street,
    one_of,
    own_work,
    part,
    refuse_unless,
    street_of,
)
from ..calls import Call
from ..operation import AUTHORITIES, EVERYONE, PROMOTERS, serves
from ..permit_facts import files_of, people
from ..refusals import invalid, not_found
from .files import take_files

SECTION_81 = "work/works/<work>/section-81s/<section>"
OPEN = {"issued", "acknowledged", "accepted", "rejected"}
PROMOTERS_SET = {
    "acknowledged": {"issued"},
    "accepted": {"issued", "acknowledged"},
    "accepted_fixed": {"issued", "acknowledged", "accepted"},
    "rejected": {"issued", "acknowledged"},
}
AUTHORITY_SETS = {
    "issued": {"rejected", "accepted_fixed"},
    "resolved_by_ha": OPEN | {"accepted_fixed"},
    "cancelled": OPEN,
}
EVENTS = {"issued": "section_81_submitted"}


@serves(
    "POST",
    "work/section-81-works/section-81s",
    by=AUTHORITIES,
    asks="Section81CreateRequest",
    gives="Section81CreateResponse",
    status=201,
)
def create(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """A report makes a work of the promoter whose apparatus it is."""
    street = street_of(call, body)
    must_assess(call, body["highway_authority_swa_code"])
    promoter = organisations.ORGANISATIONS.get(body["promoter_swa_code"])
    if promoter is None or not promoter.workstreams:
        raise invalid({"promoter_swa_code": "is not the SWA code of a promoter"})
    return _add(call, body, of_the_street(body, street), promoter, body["works_coordinates"])


def _add(
    call: Call,
    body: dict[str, Any],
    where: dict[str, Any],
    promoter: organisations.Organisation,
    geometry: dict[str, Any],
) -> dict[str, Any]:
    take_files(call, body.get("file_ids"))
    prefix = promoter.workstreams[0].prefix
    reference = free_reference(call, promoter, prefix, None)
    own = {
        "work_reference_number": reference,
        "promoter_swa_code": promoter.swa_code,
        "highway_authority_swa_code": body["highway_authority_swa_code"],
        "workstream_prefix": prefix,
        **where,
        "works_location_description": body["location_description"],
        "description_of_work": body["additional_details"],
        "date_created": call.now,
    }
    work = Work({**own, "work_status": "section_81"}, geometry, False)
    section = {
        **body,
        **own,
        "works_coordinates": geometry,
        "section_81_reference_number": f"{reference}-S81",
        "section_81_status": "issued",
        "status_changed_date": call.now,
    }
    keep_part(call, work, "section_81", section["section_81_reference_number"], section)
    note(call, work, "section_81_works_record_created", "work", reference, "Work created")
    note(
        call,
        work,
        "section_81_submitted",
        "section_81",
        section["section_81_reference_number"],
        "Section 81",
    )
    return section


@serves("GET", SECTION_81, gives="Section81Response")
def read(call: Call, body: dict[str, Any], work: str, section: str) -> dict[str, Any]:
    """One report."""
    found = own_work(call, work)
    record = part(call, found, "section_81", section, "Section 81")
    return {
        **record,
        **people(record),
        "area": record.get("area_name"),
        "files": files_of(call, record.get("file_ids")),
    }


@serves("PUT", f"{SECTION_81}/status", by=EVERYONE, asks="Section81StatusUpdateRequest")
def update(call: Call, body: dict[str, Any], work: str, section: str) -> None:
    """The promoter acknowledges, accepts or rejects; the authority settles, or takes it back (BR 14.5)."""
    found = own_work(call, work)
    record = part(call, found, "section_81", section, "Section 81")
    status = body["section_81_status"]
    authority = call.account.role == "HighwayAuthority"
    allowed = AUTHORITY_SETS if authority else PROMOTERS_SET
    one_of("section_81_status", status, list(allowed))
    refuse_unless(
        record["section_81_status"] in allowed[status],
        "Section 81 cannot take that status from its current one",
    )
    record.update({"section_81_status": status, "status_changed_date": call.now})
    if not authority:
        record["promoter_response"] = body.get("status_reason")
        record["promoter_status"] = status
        record["promoter_status_changed_date"] = call.now
    if status == "accepted":
        record["section_81_work_type"] = body["work_type"]
    keep_part(call, found, "section_81", section, record)
    details = body.get("status_reason") or ""
    event = EVENTS.get(status, f"section_81_{status}")
    note(call, found, event, "section_81", section, "Section 81", details)


def _section(call: Call, reference: str) -> tuple[Work, dict[str, Any]]:
    record = call.ledger.get("section_81", reference)
    if record is None:
        raise not_found("Section 81")
    return own_work(call, record["work_reference_number"]), record


@serves(
    "POST",
    "work/works/<work>/permits/<permit>/link-section-81",
    by=PROMOTERS,
    asks="LinkSection81ToPermitRequest",
    gives="LinkSection81ToPermitResponse",
    status=201,
    versions="26",
)
def link(call: Call, body: dict[str, Any], work: str, permit: str) -> dict[str, Any]:
    """A permit under which the report is dealt with."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    other, section = _section(call, body["section_81_reference_number"])
    refuse_unless(not record.get("linked_section_81"), "Permit is linked to a section 81 already")
    refuse_unless(not section.get("linked_permit"), "Section 81 is linked to a permit already")
    section_work, reference = section["work_reference_number"], section["section_81_reference_number"]
    record["linked_section_81"] = {
        "work_reference_number": section_work,
        "section_81_reference_number": reference,
    }
    section["linked_permit"] = {
        "work_reference_number": found.reference,
        "permit_reference_number": record["permit_reference_number"],
    }
    keep_permit(call, found, record)
    keep_part(call, other, "section_81", reference, section)
    note(
        call,
        found,
        "section_81_linked_to_permit",
        "permit",
        record["permit_reference_number"],
        "Section 81 linked",
    )
    return {"section_81_work_reference_number": section_work, "section_81_reference_number": reference}


@serves(
    "POST",
    "work/works/<work>/permits/<permit>/unlink-section-81",
    by=PROMOTERS,
    asks="UnlinkSection81FromPermitRequest",
    versions="26",
)
def unlink(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """They do not belong together after all."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    other, section = _section(call, body["section_81_reference_number"])
    reference = section["section_81_reference_number"]
    linked = (record.get("linked_section_81") or {}).get("section_81_reference_number")
    refuse_unless(linked == reference, "Permit is not linked to that section 81")
    record["linked_section_81"] = section["linked_permit"] = None
    keep_permit(call, found, record)
    keep_part(call, other, "section_81", reference, section)
    note(
        call,
        found,
        "section_81_unlinked_from_permit",
        "permit",
        record["permit_reference_number"],
        "Section 81 unlinked",
        body["unlink_reason"],
    )


@serves(
    "PUT",
    f"{SECTION_81}/reassign-section-81",
    by=AUTHORITIES,
    asks="ReassignSection81Request",
    versions="26",
)
def reassign(call: Call, body: dict[str, Any], work: str, section: str) -> None:
    """It is another promoter's apparatus."""
    found = own_work(call, work)
    record = part(call, found, "section_81", section, "Section 81")
    new = organisations.ORGANISATIONS.get(body["new_organisation_reference"])
    if new is None or not new.workstreams:
        raise invalid({"new_organisation_reference": "is not the reference of a promoter"})
    refuse_unless(new.swa_code != record["promoter_swa_code"], "Section 81 is with that organisation already")
    refuse_unless(record["section_81_status"] in OPEN - {"accepted"}, "Section 81 is settled already")
    refuse_unless(not record.get("linked_permit"), "Section 81 is linked to a permit", 412)
    before = name_of(record["promoter_swa_code"])
    for one in (record, found.record):
        one["promoter_swa_code"] = new.swa_code
        one["workstream_prefix"] = new.workstreams[0].prefix
    record.update({"section_81_status": "issued", "status_changed_date": call.now, "promoter_status": None})
    keep_part(call, found, "section_81", section, record)
    details = f"From {before} to {new.name}"
    note(call, found, "section_81_reassigned", "section_81", section, "Section 81 reassigned", details)
