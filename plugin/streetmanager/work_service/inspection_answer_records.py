"""What both sides say of an inspection afterwards: its outcome disputed or accepted, or all of it withdrawn."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About, When
from ..versions import Version
from .inspection_choices import INSPECTION_RESPONSES, REASONS_FOR_WITHDRAWAL


class InspectionWithdrawRequest(ActedBy):
    """That an inspection should not have been recorded (PUT …/inspections/{inspection}/withdraw, from v2)."""

    reason_for_withdrawal: Annotated[
        str,
        About(
            "Why it is withdrawn",
            "The promoter reads it. A corrected inspection is recorded anew.",
            "answer",
            since=Version.V2,
            needed=True,
            choices=REASONS_FOR_WITHDRAWAL,
            ask="Choose why the inspection is withdrawn.",
            source="InspectionWithdrawRequest.reason_for_withdrawal",
        ),
    ]
    withdrawal_details: Annotated[
        str,
        About(
            "Details",
            "What was wrong, and what holds instead.",
            "answer",
            since=Version.V2,
            needed=True,
            longest=500,
            ask="Say what was wrong, in up to 500 characters.",
            source="InspectionWithdrawRequest.withdrawal_details",
        ),
    ]


class InspectionOutcomeStatusRequest(ActedBy):
    """What one side says of an inspection's outcome (PUT …/inspections/{inspection}/status, v6)."""

    inspection_response_type: Annotated[
        str,
        About(
            "Your answer",
            "The promoter accepts or disputes the outcome. The authority answers a dispute.",
            "answer",
            since=Version.V6,
            needed=True,
            choices=INSPECTION_RESPONSES,
            ask="Choose your answer.",
            source="InspectionOutcomeStatusRequest.inspection_response_type, v6",
        ),
    ]
    inspection_response_reason: Annotated[
        Optional[str],
        About(
            "Reason",
            "Needed where the outcome is disputed, or the failed inspection is accepted.",
            "answer",
            since=Version.V6,
            longest=500,
            needed_when=When(
                "inspection_response_type",
                "inspection_outcome_disputed",
                "inspection_outcome_promoter_accepts_failed_inspection",
            ),
            ask="Give your reason, in up to 500 characters.",
            source="InspectionOutcomeStatusRequest.inspection_response_reason, v6",
        ),
    ] = None
