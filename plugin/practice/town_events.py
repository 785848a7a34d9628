"""The made-up works' histories: what the record of a work shows to have happened, as events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from .categories import at_moment
from .ledger import Event

PROMOTERS_DESK = "works@practice.example"
AUTHORITYS_DESK = "permits@practice.example"
ASSESSED = {
    "granted": "granted",
    "closed": "granted",
    "progressed": "granted",
    "revoked": "granted",
    "refused": "refused",
    "permit_modification_request": "modification_request",
    "under_assessment": "under_assessment",
}
WORDS = {
    "submitted": "Application submitted",
    "granted": "Permit granted",
    "deemed": "Permit deemed granted",
    "refused": "Permit refused",
    "modification_request": "Permit modification requested",
    "under_assessment": "Under assessment",
    "cancelled": "Permit cancelled",
    "revoked": "Permit revoked",
}


def happened(
    record: Mapping[str, Any],
    moment: str,
    event: str,
    kind: str,
    reference: str,
    words: str,
    *,
    by_authority: bool,
) -> Event:
    """One event of a work."""
    promoter, authority = record["promoter_swa_code"], record["highway_authority_swa_code"]
    facts = {
        "action_date": moment,
        "topic": words,
        "details": words,
        "username": AUTHORITYS_DESK if by_authority else PROMOTERS_DESK,
        "event": event,
        "object_reference": reference,
        "object_type": kind,
        "author": authority if by_authority else promoter,
    }
    return Event(record["work_reference_number"], moment, promoter, authority, facts)


def _between(first: str, last: str, share: float) -> str:
    start, end = (datetime.fromisoformat(text.replace("Z", "+00:00")) for text in (first, last))
    return at_moment(start + max(timedelta(0), end - start) * share)


def life_of(record: Mapping[str, Any], now: str) -> Iterator[Event]:
    """Applied for, assessed, begun, ended: as far as a work's record says that it got."""
    reference = record["permit_reference_number"]
    kind = "paa" if record["work_category"] == "paa" else "permit"
    applied, status = record["date_created"], record["permit_status"]

    def event(moment: str, name: str, by_authority: bool) -> Event:
        words = WORDS[name]
        special = f"permit_{name}" if name in {"modification_request", "under_assessment"} else ""
        return happened(
            record, moment, special or f"{kind}_{name}", kind, reference, words, by_authority=by_authority
        )

    yield event(applied, "submitted", False)
    before = min(now, record["actual_start_date"] or record["deadline_date"])
    if record.get("is_deemed"):
        yield event(record["deadline_date"], "deemed", True)
    elif status in ASSESSED:
        yield event(_between(applied, before, 0.6), ASSESSED[status], True)
    if status in {"cancelled", "revoked"}:
        yield event(_between(applied, before, 0.8), status, status == "revoked")
    for name, moment in (("start", record["actual_start_date"]), ("stop", record["actual_stop_date"])):
        if moment and moment <= now:
            words = f"Work {name} logged"
            yield happened(
                record, moment, f"work_{name}_logged", "work", reference, words, by_authority=False
            )
