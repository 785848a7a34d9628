"""What is sent about non-compliances, which v6 has: reinstatements that were found wanting."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About, When
from .notice_choices import NON_COMPLIANCE_RESPONSES

_MEETING = When("non_compliance_response_status", "joint_site_meeting_suggested")


class NonComplianceResponseStatusRequest(ActedBy):
    """What one side says of a non-compliance (PUT …/non-compliances/{non-compliance}/status, v6)."""

    non_compliance_response_status: Annotated[
        str,
        About(
            "Your answer",
            "Which answers are open depends on which side you are, and on what was said last.",
            "answer",
            needed=True,
            choices=NON_COMPLIANCE_RESPONSES,
            ask="Choose your answer.",
            source="NonComplianceResponseStatusRequest.non_compliance_response_status, v6",
        ),
    ]
    jsm_suggested_date: Annotated[
        Optional[datetime],
        About(
            "Joint site meeting",
            "The date and the time that you suggest: today or later, in UK local time.",
            "answer",
            time="from_today",
            needed_when=_MEETING,
            shown_when=_MEETING,
            ask="Enter the date and the time that you suggest.",
            source="NonComplianceResponseStatusRequest.jsm_suggested_date, v6",
        ),
    ] = None
    response_details: Annotated[
        Optional[str],
        About(
            "Details",
            "Needed where it is withdrawn, or no joint site meeting is needed.",
            "answer",
            longest=500,
            needed_when=When("non_compliance_response_status", "withdrawn", "joint_site_meeting_not_needed"),
            ask="Say why, in up to 500 characters.",
            source="NonComplianceResponseStatusRequest.response_details, v6",
        ),
    ] = None


class PermitNonComplianceLinkRequest(ActedBy):
    """That a permit is for mending a non-compliance (PUT …/permits/{permit}/link-non-compliance, v6)."""

    non_compliance_reference_number: Annotated[
        str,
        About(
            "Non-compliance",
            "The reference of the non-compliance that the permit's works mend.",
            "works",
            needed=True,
            ask="Choose the non-compliance that the permit's works mend.",
            source="PermitNonComplianceLinkRequest.non_compliance_reference_number, v6",
        ),
    ]
