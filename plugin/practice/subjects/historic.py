"""Works from before the service, known by what an authority finds of them (BR 15)."""

from __future__ import annotations

from typing import Any

from .. import organisations
from ..books import TAKEN, Work, keep, must_assess, note, of_the_street, refuse_unless, street_of
from ..calls import Call
from ..operation import AUTHORITIES, serves
from ..refusals import invalid
from .fixed_penalty_notices import add_notice
from .inspections import add_inspection

OF_THE_WORK = (
    "promoter_swa_code",
    "highway_authority_swa_code",
    "works_location_description",
    "description_of_work",
    "work_start_date",
    "work_end_date",
)


def _work(call: Call, body: dict[str, Any]) -> Work:
    street = street_of(call, body)
    must_assess(call, body["highway_authority_swa_code"])
    if body["promoter_swa_code"] not in organisations.ORGANISATIONS:
        raise invalid({"promoter_swa_code": "is not the SWA code of a promoter"})
    reference = body["historical_permit_reference"]
    taken = call.room.store.has(reference) or call.ledger.get("work", reference) is not None
    refuse_unless(not taken, TAKEN)
    record = {
        "work_reference_number": reference,
        **{name: body.get(name) for name in OF_THE_WORK},
        **of_the_street(body, street),
        "workstream_prefix": "001",
        "work_status": "historical",
        "date_created": call.now,
    }
    work = Work(record, body["works_coordinates"], False)
    keep(call, work)
    note(call, work, "historic_works_record_created", "work", reference, "Work created")
    return work


@serves(
    "POST",
    "work/historic-works/inspections",
    by=AUTHORITIES,
    asks="HistoricInspectionCreateRequest",
    gives="HistoricInspectionCreateResponse",
    status=201,
)
def inspection(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """An inspection, and the work that it is of."""
    return add_inspection(call, _work(call, body), body)


@serves(
    "POST",
    "work/historic-works/fixed-penalty-notices",
    by=AUTHORITIES,
    asks="HistoricFPNCreateRequest",
    gives="HistoricFPNCreateResponse",
    status=201,
)
def notice(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """A fixed penalty notice, and the work that it is for."""
    return add_notice(call, _work(call, body), body)
