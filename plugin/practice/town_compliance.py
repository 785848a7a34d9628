"""Made-up inspections, fixed penalty notices, comments and changes of some of the works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from .categories import at_midnight, day_of
from .dice import Dice
from .ledger import Event, Thing
from .subjects.inspections import EVENTS
from .town_events import AUTHORITYS_DESK, PROMOTERS_DESK, happened

Made = Iterator[tuple[Thing, Event]]
OUTCOMES = [
    ("passed", 0.68),
    ("failed_low", 0.14),
    ("failed_high", 0.06),
    ("unable_to_complete_inspection", 0.06),
    ("works_in_progress", 0.06),
]
FAILURES = {
    "live_site": ("live_site_signage", "live_site_barriers", "live_site_pedestrian_provision"),
    "reinstatement": (
        "reinstatement_depression",
        "reinstatement_edge_sealant",
        "reinstatement_texture_depth",
    ),
}
OFFENCES = (
    ("offence_code_08", "Works without a permit on two days"),
    ("offence_code_09", "Signals were used that the permit does not allow"),
    ("offence_code_05", "No notice of the works was given in time"),
)
SAID = (
    ("GENERAL", "Please make sure that the bins can be collected on Thursday."),
    ("GENERAL", "The residents were told by letter."),
    ("CHANGE_REQUEST", "Two more days are needed because of rock."),
    ("INSPECTION", "The barriers were put right at once."),
)
FAILED = {"failed_low", "failed_high"}


def inspected(record: dict[str, Any], today: date, dice: Dice) -> Made:
    """Now and then somebody from the authority comes by."""
    started = record.get("actual_start_date")
    if not started or not dice.chance(0.07):
        return
    work, stopped = record["work_reference_number"], record.get("actual_stop_date")
    done = stopped is not None and dice.chance(0.5)
    day = day_of(stopped if done and stopped else started) + timedelta(days=dice.whole(1, 40) if done else 0)
    day = min(day, today - timedelta(days=1))
    kind = "reinstatement" if done else "live_site"
    outcome = dice.weighted(OUTCOMES)
    facts = _facts(work, day, kind, outcome, dice)
    reference = str(facts["inspection_reference_number"])
    words = f"Inspection: {outcome.replace('_', ' ')}"
    event = happened(
        record,
        facts["date_created"],
        EVENTS.get(outcome, "inspection_failed"),
        "inspection",
        reference,
        words,
        by_authority=True,
    )
    if outcome in FAILED:
        opened = _non_compliance(facts)
        facts["non_compliance_reference_number"] = opened.reference
        yield opened, event
        yield _again(facts, max(day + timedelta(days=10), today + timedelta(days=2))), event
    yield Thing("inspection", reference, facts, work), event


def _facts(work: str, day: date, kind: str, outcome: str, dice: Dice) -> dict[str, Any]:
    """What the inspector recorded."""
    facts: dict[str, Any] = {
        "inspection_reference_number": f"{work}-I1",
        "work_reference_number": work,
        "inspection_type": kind,
        "inspection_category": dice.one_of(("b", "c", "routine")) if kind == "reinstatement" else "a",
        "inspection_start_date": f"{day}T10:{dice.whole(10, 59)}:00.000Z",
        "inspection_outcome": outcome,
        "inspection_evidence": False,
        "username": AUTHORITYS_DESK,
        "inspector_name": dice.one_of(("Ivy Spector", "Cole Road", "Dee Fect")),
        "date_created": f"{day}T15:05:00.000Z",
        "date_modified": f"{day}T15:05:00.000Z",
        "inspection_status": "recorded",
        "is_auto_accepted": False,
    }
    if outcome in FAILED:
        reason = {"failure_reason": dice.one_of(FAILURES[kind]), "details": "Seen from the footway"}
        facts["failure_reason_details"] = [reason]
    if outcome == "unable_to_complete_inspection":
        facts["inspection_outcome_details"] = "A parked lorry stood over it"
    return facts


def _non_compliance(inspection: dict[str, Any]) -> Thing:
    work = inspection["work_reference_number"]
    reference = f"{work}-NC1"
    facts = {
        "non_compliance_reference_number": reference,
        "work_reference_number": work,
        "date_created": inspection["date_created"],
        "non_compliance_status": "issued",
        "ha_response_status": "issued",
        "ha_response_update_date": inspection["date_created"],
        "inspections": [inspection["inspection_reference_number"]],
    }
    return Thing("non_compliance", reference, facts, work)


def _again(inspection: dict[str, Any], day: date) -> Thing:
    work = inspection["work_reference_number"]
    facts = {
        "work_reference_number": work,
        "inspection_start_date": at_midnight(day),
        "inspection_type": inspection["inspection_type"],
        "inspection_category": "follow_up",
        "inspection_status": "scheduled",
        "date_created": inspection["date_created"],
        "date_modified": inspection["date_created"],
    }
    return Thing("scheduled_inspection", work, facts, work)


def fined(record: dict[str, Any], today: date, dice: Dice) -> Made:
    """Seldom a fixed penalty notice."""
    started = record.get("actual_start_date")
    if not started or not dice.chance(0.016):
        return
    code, words = dice.one_of(OFFENCES)
    day = min(day_of(started) + timedelta(days=dice.whole(0, 3)), today - timedelta(days=1))
    status = dice.weighted([("issued", 0.4), ("accepted", 0.2), ("paid_discounted", 0.3), ("disputed", 0.1)])
    work = record["work_reference_number"]
    moment = f"{day}T16:{dice.whole(10, 59)}:00.000Z"
    reference = f"{work}-FPN1"
    facts = {
        "fpn_reference_number": reference,
        "work_reference_number": work,
        "permit_reference_number": record["permit_reference_number"],
        "fpn_offence_type": code,
        "offence_code": code,
        "offence_date": at_midnight(day),
        "offence_details": words,
        "authorised_officer": "Penny Notice",
        "officer_contact_details": "01632 960010",
        "officer_address": "County Hall, Market Place",
        "representations_contact": "Street works manager",
        "representations_contact_address": "County Hall, Market Place",
        "payment_methods": ["bank_transfer", "card_payment"],
        "issue_date_time": moment,
        "fpn_status": status,
        "status_changed_date": moment,
        "location": record["works_location_description"],
    }
    event = happened(
        record, moment, "fpn_submitted", "fpn", reference, "Fixed penalty notice", by_authority=True
    )
    yield Thing("fpn", reference, facts, work), event


def commented(record: dict[str, Any], now: str, dice: Dice) -> Made:
    """Somebody says something."""
    if not dice.chance(0.04):
        return
    topic, detail = dice.one_of(SAID)
    by_authority = dice.chance(0.5)
    author = record["highway_authority_swa_code" if by_authority else "promoter_swa_code"]
    work = record["work_reference_number"]
    moment = min(record.get("actual_start_date") or record["date_created"], now)
    reference = f"{work}-C1"
    facts = {
        "comment_reference_number": reference,
        "work_reference_number": work,
        "comment_topic": topic,
        "topic": topic,
        "detail": detail,
        "author_email_address": AUTHORITYS_DESK if by_authority else PROMOTERS_DESK,
        "author_organisation_ref": author,
        "author_organisation_reference": author,
        "date_created": moment,
        "is_read": False,
        "is_internal": False,
    }
    event = happened(
        record, moment, "comment_submitted", "comment", reference, "Comment", by_authority=by_authority
    )
    yield Thing("comment", reference, facts, work), event


def changed_later(record: dict[str, Any], geometry: dict[str, Any], now: str, dice: Dice) -> Made:
    """Some want to stay a little longer; some of those have their answer."""
    if record["permit_status"] != "granted" or record["work_category"] == "paa" or not dice.chance(0.05):
        return
    permit, work = record["permit_reference_number"], record["work_reference_number"]
    reference = f"{permit}-CR1"
    end = day_of(record["proposed_end_date"]) + timedelta(days=dice.whole(2, 5))
    waits = dice.chance(0.6)
    moment = min(record.get("actual_start_date") or record["date_created"], now)
    facts = {
        "permit_alteration_reference_number": reference,
        "permit_reference_number": permit,
        "work_reference_number": work,
        "date_created": moment,
        "deadline_date": record["deadline_date"],
        "status_changed_date": moment,
        "alteration_status": "submitted" if waits else "refused",
        "alteration_type": "WORK_EXTENSION"
        if record["work_status"] == "in_progress"
        else "PROMOTER_CHANGE_REQUEST",
        "permit_alteration_reason": "The ground is harder than expected",
        "assessment_comments": None if waits else "There is a market on those days",
        "permit_status": record["permit_status"],
        "original_permit": record,
        "original_coordinates": geometry,
        "change": {"proposed_end_date": at_midnight(end)},
        "new_coordinates": None,
    }
    event = happened(
        record,
        moment,
        "alteration_submitted",
        "change_request",
        reference,
        "Change request",
        by_authority=False,
    )
    yield Thing("alteration", reference, facts, work), event
