"""Answers to a challenge of how long works last, on a permit and on a change request. v6."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About, When
from ..records import Day
from . import permit_choices as choices


class PermitDurationChallengeReviewRequest(ActedBy):
    """A promoter's answer to an authority's challenge of how long the works last. v6."""

    review_status: Annotated[
        str,
        About(
            "Your answer",
            "Whether you accept the end date that the authority finds reasonable.",
            "answer",
            needed=True,
            choices=choices.DURATION_CHALLENGE_REVIEWS,
            ask="Choose whether you accept the challenge.",
            source="DurationChallengeReviewRequest.review_status, v6",
        ),
    ]
    reason_for_non_acceptance: Annotated[
        Optional[str],
        About(
            "Why you do not accept it",
            "",
            "answer",
            longest=500,
            needed_when=When("review_status", "duration_challenge_not_accepted"),
            shown_when=When("review_status", "duration_challenge_not_accepted"),
            ask="Say why you do not accept the challenge, in up to 500 characters.",
            source="DurationChallengeReviewRequest.reason_for_non_acceptance, v6",
        ),
    ] = None


class PermitDurationChallengeNonAcceptanceResponseRequest(ActedBy):
    """A highway authority's answer to a promoter who does not accept its duration challenge. v6."""

    non_acceptance_response_status: Annotated[
        str,
        About(
            "Your answer",
            "Whether you keep the end date that the promoter did not accept.",
            "answer",
            needed=True,
            choices=choices.NON_ACCEPTANCE_RESPONSES,
            ask="Choose whether the end of the reasonable period changes.",
            source="DurationChallengeNonAcceptanceResponseRequest.non_acceptance_response_status, v6",
        ),
    ]
    new_reasonable_period_end_date: Annotated[
        Optional[Day],
        About(
            "New end of the reasonable period",
            "",
            "answer",
            needed_when=When("non_acceptance_response_status", "reasonable_period_end_date_changed"),
            shown_when=When("non_acceptance_response_status", "reasonable_period_end_date_changed"),
            ask="Enter the new date by which the works should reasonably end.",
            source="DurationChallengeNonAcceptanceResponseRequest.new_reasonable_period_end_date, v6",
        ),
    ] = None
    non_acceptance_response_details: Annotated[
        str,
        About(
            "Details",
            "Why the date changes, or why it stays.",
            "answer",
            needed=True,
            longest=500,
            ask="Explain your answer, in up to 500 characters.",
            source="DurationChallengeNonAcceptanceResponseRequest.non_acceptance_response_details, v6",
        ),
    ]


class PermitAlterationDurationChallengeReviewRequest(PermitDurationChallengeReviewRequest):
    """A promoter's answer to the duration challenge of a change request. v6."""


class PermitAlterationDurationChallengeNonAcceptanceResponseRequest(
    PermitDurationChallengeNonAcceptanceResponseRequest
):
    """A highway authority's answer where a promoter does not accept the challenge of a change request. v6."""


# The newer names of the same records.
ChangeRequestDurationChallengeReviewRequest = PermitAlterationDurationChallengeReviewRequest
ChangeRequestDurationChallengeNonAcceptanceResponseRequest = (
    PermitAlterationDurationChallengeNonAcceptanceResponseRequest
)
