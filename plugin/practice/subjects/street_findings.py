"""What v6 knows of a street besides works: things that stand about for a permit, and what the ground is made of."""

from __future__ import annotations

import secrets
from typing import Any

from .. import organisations
from ..books import find_permit, keep, name_of, note, of_the_street, own_work, part, refuse_unless, street_of
from ..calls import Call
from ..operation import EVERYONE, PROMOTERS, serves
from ..permit_facts import files_of
from ..refusals import invalid, not_found
from ..spread import spread
from .files import take_files

INFORMATIONS = "work/works/<work>/permits/<permit>/ancillary-informations"


@serves(
    "POST",
    INFORMATIONS,
    by=PROMOTERS,
    asks="CreateAncillaryInfoRequest",
    gives="CreateAncillaryInfoResponse",
    status=201,
    versions="6",
)
def add_information(call: Call, body: dict[str, Any], work: str, permit: str) -> dict[str, Any]:
    """Signals, huts or materials that stand somewhere because of a permit."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    number = len(call.ledger.of_work("ancillary", found.reference)) + 1
    reference = f"{record['permit_reference_number']}-A{number}"
    information = {
        **body,
        "ancillary_info_reference_number": reference,
        "work_reference_number": found.reference,
        "permit_reference_number": record["permit_reference_number"],
        "promoter_swa_code": record["promoter_swa_code"],
        "ancillary_info_status": "added",
        "date_created": call.now,
    }
    call.ledger.keep("ancillary", reference, information, found.reference)
    call.room.store.records.keep(spread("ancillary-informations", information))
    keep(call, found)
    note(call, found, "ancillary_info_added", "permit", reference, "Ancillary information added")
    return information


@serves("GET", f"{INFORMATIONS}/<information>", gives="AncillaryInfoResponse", versions="6")
def read_information(
    call: Call, body: dict[str, Any], work: str, permit: str, information: str
) -> dict[str, Any]:
    """One of them."""
    return part(call, own_work(call, work), "ancillary", information, "Ancillary information")


@serves(
    "PUT",
    f"{INFORMATIONS}/<information>/remove",
    by=PROMOTERS,
    asks="RemoveAncillaryInfoRequest",
    gives="RemoveAncillaryInfoResponse",
    versions="6",
)
def remove_information(
    call: Call, body: dict[str, Any], work: str, permit: str, information: str
) -> dict[str, Any]:
    """It is gone from the street."""
    found = own_work(call, work)
    record = part(call, found, "ancillary", information, "Ancillary information")
    refuse_unless(record["ancillary_info_status"] == "added", "Ancillary information is removed already")
    record.update({"ancillary_info_status": "removed", "date_removed": call.now})
    record["ancillary_info_removal_reason"] = body["ancillary_info_removal_reason"]
    call.ledger.keep("ancillary", information, record, found.reference)
    call.room.store.records.keep(spread("ancillary-informations", record))
    keep(call, found)
    note(call, found, "ancillary_info_removed", "permit", information, "Ancillary information removed")
    return record


@serves(
    "POST",
    "work/material-classifications",
    by=EVERYONE,
    asks="MaterialClassificationCreateRequest",
    gives="MaterialClassificationCreateResponse",
    status=201,
    versions="6",
)
def classify(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """What a sample of the road told."""
    street = street_of(call, body)
    if body["highway_authority_swa_code"] not in organisations.ORGANISATIONS:
        raise invalid({"highway_authority_swa_code": "is not the SWA code of a highway authority"})
    take_files(call, [body["file_id"]] if "file_id" in body else None)
    own = call.account.organisation
    reference = f"{own.prefix}MC{secrets.randbelow(100_000_000):08d}"
    record = {
        **body,
        **of_the_street(body, street),
        "material_classification_reference_number": reference,
        "date_created": call.now,
        "ha_swa_code": body["highway_authority_swa_code"],
        "ha_organisation_name": name_of(body["highway_authority_swa_code"]),
        "raised_by_swa_code": own.swa_code,
        "raised_by_organisation_name": own.name,
    }
    call.ledger.keep("material", reference, record)
    call.room.store.records.keep(spread("material-classifications", record))
    return record


@serves(
    "GET",
    "work/material-classifications/<material>",
    gives="MaterialClassificationResponse",
    versions="6",
)
def read_material(call: Call, body: dict[str, Any], material: str) -> dict[str, Any]:
    """One sample."""
    found = call.ledger.get("material", material)
    if found is None:
        raise not_found("Material classification")
    files = files_of(call, [found["file_id"]] if found.get("file_id") else None)
    return {**found, "file": files[0] if files else None}
