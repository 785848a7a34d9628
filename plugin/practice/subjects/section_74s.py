"""Section 74 (v6): works that overrun, the warning, and what it costs."""

from __future__ import annotations

from typing import Any

from ..books import find_permit, keep_part, note, own_work, part, refuse_unless
from ..calls import Call
from ..operation import AUTHORITIES, PROMOTERS, serves
from ..permit_facts import files_of
from ..refusals import invalid
from .files import take_files

SECTIONS = "work/works/<work>/section-74s"
ENDED = {"withdrawn", "resolved"}
PROMOTERS_EVENTS = {
    "acknowledge_overrun_warning": "section_74_warning_acknowledged",
    "acknowledge_draft_invoice": "section_74_draft_invoice_acknowledged",
}


@serves(
    "POST",
    SECTIONS,
    by=AUTHORITIES,
    asks="Section74CreateRequest",
    gives="Section74CreateResponse",
    status=201,
    versions="6",
)
def create(call: Call, body: dict[str, Any], work: str) -> dict[str, Any]:
    """A warning that works have overrun."""
    found = own_work(call, work)
    permit = find_permit(call, found, body["permit_reference_number"])
    refuse_unless(found.status in {"in_progress", "completed"}, "Work has not started")
    take_files(call, body.get("file_ids"))
    number = len(call.ledger.of_work("section_74", found.reference)) + 1
    reference = f"{found.reference}-S74-{number}"
    record = {
        **body,
        "permit_reference_number": permit["permit_reference_number"],
        "section_74_reference_number": reference,
        "work_reference_number": found.reference,
        "date_created": call.now,
        "ha_status": "warning_issued",
        "latest_ha_response_date": call.now,
    }
    keep_part(call, found, "section_74", reference, record)
    note(call, found, "section_74_warning_issued", "section_74", reference, "Section 74 warning")
    return record


@serves("GET", f"{SECTIONS}/<section>", gives="Section74Response", versions="6")
def read(call: Call, body: dict[str, Any], work: str, section: str) -> dict[str, Any]:
    """One warning and what became of it."""
    record = part(call, own_work(call, work), "section_74", section, "Section 74")
    return {**record, "files": files_of(call, record.get("file_ids"))}


def _answer(call: Call, body: dict[str, Any], work: str, section: str, who: str) -> None:
    found = own_work(call, work)
    record = part(call, found, "section_74", section, "Section 74")
    status = body["status"]
    if who == "ha" and status == "warning_issued":
        raise invalid({"status": "cannot be set again"})
    refuse_unless(record["ha_status"] not in ENDED, "Section 74 is settled already")
    record[f"{who}_status"] = status
    record[f"latest_{who}_response_date"] = call.now
    record[f"latest_{who}_additional_details"] = body.get("additional_details")
    record[f"{who}_reason_for_dispute"] = body.get("reason_for_dispute")
    renamed = {"number_of_days_overrun": "ha_response_number_of_days_overrun"}
    others = ("status", "additional_details", "reason_for_dispute")
    record.update({renamed.get(name, name): value for name, value in body.items() if name not in others})
    keep_part(call, found, "section_74", section, record)
    event = PROMOTERS_EVENTS.get(status, f"section_74_{status}")
    note(call, found, event, "section_74", section, "Section 74")


@serves(
    "PUT",
    f"{SECTIONS}/<section>/highway-authority-status",
    by=AUTHORITIES,
    asks="Section74UpdateHAStatusRequest",
    versions="6",
)
def authority_answers(call: Call, body: dict[str, Any], work: str, section: str) -> None:
    """The authority's side."""
    _answer(call, body, work, section, "ha")


@serves(
    "PUT",
    f"{SECTIONS}/<section>/promoter-status",
    by=PROMOTERS,
    asks="Section74UpdatePromoterStatusRequest",
    versions="6",
)
def promoter_answers(call: Call, body: dict[str, Any], work: str, section: str) -> None:
    """The promoter's side."""
    _answer(call, body, work, section, "promoter")
