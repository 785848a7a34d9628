"""Works that need no notice, known only by the site that they leave (BR 16)."""

from __future__ import annotations

from typing import Any

from ..books import Work, free_reference, keep, may_promote, note, of_the_street, street_of, workstream
from ..calls import Call
from ..operation import PROMOTERS, serves
from .sites import add_site


@serves(
    "POST",
    "work/non-notifiable-works/sites",
    by=PROMOTERS,
    asks="NonNotifiableSiteCreateRequest",
    gives="NonNotifiableSiteCreateResponse",
    status=201,
)
def create(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """A site and the work that it is all there is of."""
    street = street_of(call, body)
    promoter = may_promote(call, body["promoter_swa_code"])
    prefix = workstream(call, promoter, body.get("workstream_prefix"))
    reference = free_reference(call, promoter, prefix, body.get("work_reference_number"))
    record = {
        "work_reference_number": reference,
        "promoter_swa_code": promoter.swa_code,
        "highway_authority_swa_code": body["highway_authority_swa_code"],
        "workstream_prefix": prefix,
        **of_the_street(body, street),
        "works_location_description": body["location_description"],
        "description_of_work": "Non-notifiable works",
        "work_status": "non_notifiable",
        "date_created": call.now,
    }
    work = Work(record, body["works_coordinates"], False)
    keep(call, work)
    note(call, work, "non_notifiable_works_record_created", "work", reference, "Work created")
    return add_site(call, work, body)
