"""What a highway authority does with a permit: grants, refuses, asks for changes, revokes, and what goes with it."""

from __future__ import annotations

from typing import Any

from ..books import Work, find_permit, keep_permit, note, one_of, own_work, refuse_unless
from ..calls import Call
from ..operation import AUTHORITIES, serves

PERMIT = "work/works/<work>/permits/<permit>"
WAITING = {"submitted", "under_assessment", "permit_modification_request"}
# Outcome: (from which permit statuses, the new one, the event of a permit).
OUTCOMES = {
    "granted": (WAITING, "granted", "granted"),
    "refused": (WAITING, "refused", "refused"),
    "permit_modification_request": (
        {"submitted", "under_assessment"},
        "permit_modification_request",
        "modification_request",
    ),
    "revoked": ({"granted"}, "revoked", "revoked"),
}
NOTED = (
    "additional_comments",
    "reasons_for_refusal",
    "assessment_discount",
    "revoke_reason",
    "pending_change_details",
    "reasonable_period_end_date",
    "is_duration_challenged",
)


def _permit(call: Call, work: str, permit: str) -> tuple[Work, dict[str, Any]]:
    found = own_work(call, work)
    return found, find_permit(call, found, permit)


def _changed(
    call: Call, work: Work, permit: dict[str, Any], event: str, topic: str, details: str = ""
) -> None:
    permit["status_changed_date"] = call.now
    keep_permit(call, work, permit)
    paa = permit["work_category"] == "paa" and event.startswith("permit_")
    if paa and event != "permit_modification_request":
        event = event.replace("permit_", "paa_", 1)
    kind = "paa" if permit["work_category"] == "paa" else "permit"
    note(call, work, event, kind, permit["permit_reference_number"], topic, details)


@serves("PUT", f"{PERMIT}/assessment", by=AUTHORITIES, asks="PermitAssessmentUpdateRequest")
def assess(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """Grant, refuse, ask for a modification, or revoke (BR 3.4.7, 5)."""
    found, record = _permit(call, work, permit)
    outcome = body["assessment_status"]
    one_of("assessment_status", outcome, list(OUTCOMES))
    allowed, status, event = OUTCOMES[outcome]
    refuse_unless(record["permit_status"] in allowed, "Permit cannot be assessed in its current status")
    record.update({name: body[name] for name in NOTED if name in body})
    record["assessment_comments"] = body.get("additional_comments")
    record["assessment_status"] = outcome
    record["permit_status"] = status
    challenged = bool(body.get("is_duration_challenged"))
    if outcome == "permit_modification_request":
        record["ever_modification_requested"] = True
    if outcome == "revoked" and record is found.record and found.status == "planned":
        record["work_status"] = "cancelled"
    name = f"permit_{event}" + ("_with_duration_challenge" if challenged and outcome == "granted" else "")
    _changed(call, found, record, name, "Assessment", f"Permit {outcome.replace('_', ' ')}")


@serves(
    "PUT",
    f"{PERMIT}/under-assessment",
    by=AUTHORITIES,
    asks="MarkPermitAsUnderAssessmentRequest",
    versions="6",
)
def under_assessment(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """Somebody at the authority has taken it up."""
    found, record = _permit(call, work, permit)
    refuse_unless(record["permit_status"] == "submitted", "Permit is not waiting to be assessed")
    record["permit_status"] = "under_assessment"
    _changed(call, found, record, "permit_under_assessment", "Under assessment")


@serves("PUT", f"{PERMIT}/permit-discount", by=AUTHORITIES, asks="PermitDiscountUpdateRequest")
def discount(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """Another discount after the permit was granted."""
    found, record = _permit(call, work, permit)
    refuse_unless(
        record["permit_status"] in {"granted", "closed", "progressed"}, "Permit has not been granted"
    )
    record["assessment_discount"] = body["assessment_discount"]
    record["assessment_discount_reason"] = body.get("assessment_discount_reason")
    _changed(call, found, record, "permit_discount_updated", "Discount updated")


@serves(
    "PUT", f"{PERMIT}/lane-rental-assessments", by=AUTHORITIES, asks="PermitLaneRentalAssessmentUpdateRequest"
)
def lane_rental(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """Whether lane rental is charged (BR 12.2)."""
    found, record = _permit(call, work, permit)
    names = ("outcome", "additional_details", "charge_band", "chargeable_days", "charges_agreed")
    record.update({f"lane_rental_assessment_{name}": body.get(name) for name in names})
    record["is_lane_rental"] = body["outcome"] in {"chargeable", "potentially_chargeable"}
    _changed(call, found, record, "lane_rental_assessed", "Lane rental assessment")


@serves("PUT", f"{PERMIT}/hs2_acknowledgement", by=AUTHORITIES, asks="HS2AcknowledgementRequest")
def acknowledge(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """The authority has seen HS2's highway works."""
    found, record = _permit(call, work, permit)
    refuse_unless(record["work_category"] == "hs2_highway", "Permit is not for HS2 highway works")
    record.update({"hs2_acknowledged": True, "hs2_acknowledged_date_time": call.now})
    _changed(call, found, record, "permit_hs2_acknowledged", "HS2 permit acknowledged")
