"""What Reporting answers of change requests. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..paging import Page
from ..records import Flag, Moment, Reading, Rows, Text, Whole


class AlterationSummaryResponse(Reading):
    """A change request, as a list has it."""

    work_reference_number: Text = None
    permit_reference_number: Text = None
    alteration_reference_number: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    location_description: Text = None
    highway_authority: Text = None
    promoter: Text = None
    work_status: Text = None
    work_status_string: Text = None
    proposed_start_date: Moment = None
    proposed_end_date: Moment = None
    proposed_start_time: Moment = None
    proposed_end_time: Moment = None
    work_category: Text = None
    work_category_string: Text = None
    alteration_status: Text = None
    alteration_status_string: Text = None
    alteration_type: Text = None
    alteration_type_string: Text = None
    date_created: Moment = None
    deadline_date: Moment = None
    status_changed_date: Moment = None
    lane_rental_assessment_outcome: Text = None
    lane_rental_assessment_outcome_string: Text = None
    lane_rental_charges_not_agreed: Flag = None
    lane_rental_charges_potentially_apply: Flag = None


class AlterationReportingResponse(Page):
    """A page of change requests."""

    rows: Annotated[list[AlterationSummaryResponse], Rows] = []


class AlterationDurationChallengeSummaryResponse(Reading):
    """A change request whose duration was challenged, as a list has it."""

    work_reference_number: Text = None
    permit_reference_number: Text = None
    alteration_reference_number: Text = None
    location_description: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    usrn: Whole = None
    promoter_swa_code: Text = None
    promoter_organisation: Text = None
    highway_authority: Text = None
    proposed_start_date: Moment = None
    proposed_end_date: Moment = None
    proposed_start_time: Moment = None
    proposed_end_time: Moment = None
    actual_start_date: Moment = None
    actual_end_date: Moment = None
    reasonable_period_end_date: Moment = None
    status_changed_date: Moment = None
    duration_challenge_review_status: Text = None
    duration_challenge_review_status_string: Text = None
    duration_challenge_review_update_date: Moment = None
    duration_challenge_non_acceptance_response_status: Text = None
    duration_challenge_non_acceptance_response_status_string: Text = None
    duration_challenge_non_acceptance_response_update_date: Moment = None
    duration_challenge_follow_up_review_complete: Flag = None
    work_status: Text = None
    work_status_string: Text = None


class AlterationDurationChallengeReportingResponse(Page):
    """A page of change requests whose duration was challenged."""

    rows: Annotated[list[AlterationDurationChallengeSummaryResponse], Rows] = []
