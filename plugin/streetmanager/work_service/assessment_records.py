"""What is decided about a permit: assessment, cancelling, discount, lane rental."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About, AllOf, AnyOf, Not, When
from ..records import Day
from ..versions import Version
from . import permit_choices as choices

_GRANTED = When("assessment_status", "granted")
_REFUSED = When("assessment_status", "refused")
_CHALLENGED = When("is_duration_challenged", True)
# work_category comes from the permit; it is no field of the request.
_WITH_DISCOUNT = AllOf(_GRANTED, Not(When("work_category", "hs2_highway")))
_CHARGEABLE = When("outcome", "chargeable")


class PermitAssessmentUpdateRequest(ActedBy):
    """A highway authority's decision on a permit application, or the revoking of a permit."""

    assessment_status: Annotated[
        str,
        About(
            "Decision",
            "Changes can be asked for once, and not of a provisional advance authorisation. "
            "Only a granted permit whose works have not stopped can be revoked.",
            "answer",
            needed=True,
            choices=choices.ASSESSMENT_STATUSES,
            ask="Choose what you decide.",
            source="BR 3.4.7, BR 5",
        ),
    ]
    assessment_discount: Annotated[
        Optional[int],
        About(
            "Discount in per cent",
            "Off the permit fee, from 0 to 100. Enter 0 for none.",
            "answer",
            least=0,
            most=100,
            needed_when=_WITH_DISCOUNT,
            shown_when=_WITH_DISCOUNT,
            ask="Enter the discount in per cent, or 0 for none.",
            source="PermitAssessmentUpdateRequest.assessment_discount",
        ),
    ] = None
    is_duration_challenged: Annotated[
        Optional[bool],
        About(
            "Do you challenge how long the works last?",
            "Only for immediate works: the permit is granted, with an end date that you find reasonable.",
            "answer",
            shown_when=_GRANTED,
            source="BR 3.4.7",
        ),
    ] = None
    reasonable_period_end_date: Annotated[
        Optional[Day],
        About(
            "End of the reasonable period",
            "At least two working days after the start of the works.",
            "answer",
            needed_when=AllOf(_GRANTED, _CHALLENGED),
            shown_when=AllOf(_GRANTED, _CHALLENGED),
            ask="Enter the date by which the works should reasonably end.",
            source="PermitAssessmentUpdateRequest.reasonable_period_end_date",
        ),
    ] = None
    reasons_for_refusal: Annotated[
        Optional[list[str]],
        About(
            "Reasons for refusal",
            "The codes of the national guidance, from one to five of them.",
            "answer",
            longest=5,
            unique=True,
            choices=choices.REASONS_FOR_REFUSAL,
            needed_when=_REFUSED,
            shown_when=_REFUSED,
            ask="Choose from one to five reasons for the refusal.",
            source="PermitAssessmentUpdateRequest.reasons_for_refusal",
        ),
    ] = None
    pending_change_details: Annotated[
        Optional[str],
        About(
            "What has to change",
            "What the promoter has to change before the permit can be granted.",
            "answer",
            longest=500,
            needed_when=When("assessment_status", "permit_modification_request"),
            shown_when=When("assessment_status", "permit_modification_request"),
            ask="Say what has to change, in up to 500 characters.",
            source="PermitAssessmentUpdateRequest.pending_change_details",
        ),
    ] = None
    revoke_reason: Annotated[
        Optional[str],
        About(
            "Why the permit is revoked",
            "",
            "answer",
            longest=500,
            needed_when=When("assessment_status", "revoked"),
            shown_when=When("assessment_status", "revoked"),
            ask="Say why the permit is revoked, in up to 500 characters.",
            source="BR 5",
        ),
    ] = None
    additional_comments: Annotated[
        Optional[str],
        About(
            "Comments",
            "What the promoter should know about your decision. Needed with a refusal and with a challenge.",
            "answer",
            longest={Version.V1: 500, Version.V6: 1500},
            needed_when=AnyOf(_REFUSED, AllOf(_GRANTED, _CHALLENGED)),
            ask="Explain the refusal, or why you challenge how long the works last.",
            source="PermitAssessmentUpdateRequest.additional_comments",
        ),
    ] = None


class PermitStatusUpdateRequest(ActedBy):
    """A promoter's cancelling of a permit or an application."""

    permit_status: Annotated[
        str,
        About(
            "New status",
            "An application or a permit can be cancelled until works start is logged, "
            "immediate works until works stop is.",
            "answer",
            needed=True,
            choices=choices.PERMIT_STATUSES,
            ask="Choose the new status.",
            source="BR 3.4.9",
        ),
    ]
    permit_cancellation_reason: Annotated[
        Optional[str],
        About(
            "Why it is cancelled",
            "Optional.",
            "answer",
            since=Version.V6,
            choices=choices.PERMIT_CANCELLATION_REASONS,
            source="PermitStatusUpdateRequest.permit_cancellation_reason, v6",
        ),
    ] = None
    permit_cancellation_reason_other: Annotated[
        Optional[str],
        About(
            "The other reason",
            "",
            "answer",
            since=Version.V6,
            needed_when=When("permit_cancellation_reason", "other"),
            shown_when=When("permit_cancellation_reason", "other"),
            ask="Say what the other reason is.",
            source="PermitStatusUpdateRequest.permit_cancellation_reason_other, v6",
        ),
    ] = None
    additional_comments: Annotated[
        Optional[str],
        About(
            "Comments",
            "What the authority should know besides.",
            "answer",
            longest=500,
            source="PermitStatusUpdateRequest.additional_comments",
        ),
    ] = None


class PermitDiscountUpdateRequest(ActedBy):
    """A highway authority's later change to the discount on a permit."""

    assessment_discount: Annotated[
        int,
        About(
            "Discount in per cent",
            "Off the permit fee, from 0 to 100, in place of the one given with the decision.",
            "charges",
            needed=True,
            least=0,
            most=100,
            ask="Enter the discount in per cent.",
            source="PermitDiscountUpdateRequest.assessment_discount",
        ),
    ]
    assessment_discount_reason: Annotated[
        Optional[str],
        About(
            "Why the discount changes",
            "Optional.",
            "charges",
            longest=500,
            source="PermitDiscountUpdateRequest.assessment_discount_reason",
        ),
    ] = None


class PermitLaneRentalAssessmentUpdateRequest(ActedBy):
    """A highway authority's assessment of the lane rental charges of a permit."""

    outcome: Annotated[
        str,
        About(
            "Lane rental",
            "Whether the works are charged for the time that they take up the street.",
            "charges",
            needed=True,
            choices=choices.LANE_RENTAL_OUTCOMES,
            ask="Choose how lane rental applies.",
            source="BR 12.1",
        ),
    ]
    charge_band: Annotated[
        Optional[str],
        About(
            "Charge band",
            "Optional. The bands are those of your own scheme.",
            "charges",
            choices=choices.LANE_RENTAL_CHARGE_BANDS,
            shown_when=_CHARGEABLE,
            source="BR 12.2",
        ),
    ] = None
    chargeable_days: Annotated[
        Optional[int],
        About(
            "Chargeable days",
            "Optional. How many days are charged.",
            "charges",
            least=1,
            most=10000,
            shown_when=_CHARGEABLE,
            source="BR 12.2",
        ),
    ] = None
    charges_agreed: Annotated[
        Optional[bool],
        About(
            "Are the charges agreed?",
            "Whether the promoter has agreed to them.",
            "charges",
            needed_when=_CHARGEABLE,
            shown_when=_CHARGEABLE,
            ask="Say whether the charges are agreed.",
            source="PermitLaneRentalAssessmentUpdateRequest.charges_agreed",
        ),
    ] = None
    additional_details: Annotated[
        Optional[str],
        About(
            "Details",
            "Optional.",
            "charges",
            longest=500,
            source="PermitLaneRentalAssessmentUpdateRequest.additional_details",
        ),
    ] = None
