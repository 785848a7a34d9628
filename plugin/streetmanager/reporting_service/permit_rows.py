"""What Reporting answers of permits, and works found by their reference. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..paging import Page
from ..records import Flag, Moment, Reading, Rows, Shape, Text, Whole


class PermitCondition(Reading):
    """A condition of a permit."""

    condition: Text = None
    condition_string: Text = None
    comment: Text = None


class PermitSummaryResponse(Reading):
    """A permit, as a list has it."""

    work_reference_number: Text = None
    permit_reference_number: Text = None
    promoter_swa_code: Text = None
    promoter_organisation: Text = None
    highway_authority: Text = None
    works_coordinates: Shape = None
    location_description: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    work_category: Text = None
    work_category_string: Text = None
    description_of_work: Text = None
    traffic_management_type: Text = None
    traffic_management_type_string: Text = None
    assessment_status: Text = None
    assessment_status_string: Text = None
    proposed_start_date: Moment = None
    proposed_end_date: Moment = None
    proposed_start_time: Moment = None
    proposed_end_time: Moment = None
    actual_start_date: Moment = None
    actual_end_date: Moment = None
    status: Text = None
    status_string: Text = None
    work_status: Text = None
    work_status_string: Text = None
    deadline_date: Moment = None
    date_created: Moment = None
    status_changed_date: Moment = None
    usrn: Whole = None
    is_active_permit: Flag = None
    permit_conditions: Annotated[list[PermitCondition], Rows] = []
    road_category: Whole = None
    is_traffic_sensitive: Flag = None
    has_no_final_reinstatement: Flag = None
    is_deemed: Flag = None
    excavation_carried_out: Flag = None
    is_early_start: Flag = None
    is_high_impact_traffic_management: Flag = None
    is_lane_rental: Flag = None
    lane_rental_assessment_outcome: Text = None
    lane_rental_assessment_outcome_string: Text = None
    lane_rental_charges_not_agreed: Flag = None
    lane_rental_charges_potentially_apply: Flag = None
    paa_to_pa_deadline_date: Moment = None
    activity_type: Text = None
    activity_type_string: Text = None
    reasonable_period_end_date: Moment = None


class PermitReportingResponse(Page):
    """A page of permits."""

    rows: Annotated[list[PermitSummaryResponse], Rows] = []


class PermitDurationChallengeSummaryResponse(Reading):
    """A permit whose duration was challenged, as a list has it."""

    work_reference_number: Text = None
    permit_reference_number: Text = None
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
    assessment_status_changed_date: Moment = None
    duration_challenge_review_status: Text = None
    duration_challenge_review_status_string: Text = None
    duration_challenge_review_update_date: Moment = None
    duration_challenge_non_acceptance_response_status: Text = None
    duration_challenge_non_acceptance_response_status_string: Text = None
    duration_challenge_non_acceptance_response_update_date: Moment = None
    duration_challenge_follow_up_review_complete: Flag = None
    work_status: Text = None
    work_status_string: Text = None


class PermitDurationChallengeReportingResponse(Page):
    """A page of permits whose duration was challenged."""

    rows: Annotated[list[PermitDurationChallengeSummaryResponse], Rows] = []


class WorkSearchResponse(Reading):
    """Works, found by their reference."""

    work_reference_number: Text = None
    location_description: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    work_status: Text = None
    work_status_string: Text = None
    work_start_date: Moment = None
    work_end_date: Moment = None
    work_start_time: Moment = None
    work_end_time: Moment = None


class WorkSearchReportingResponse(Reading):
    """The works that a reference found."""

    rows: Annotated[list[WorkSearchResponse], Rows] = []


class ReinstatementsDueSummaryResponse(Reading):
    """Works whose reinstatement is to be registered, as a list has it."""

    work_reference_number: Text = None
    permit_reference_number: Text = None
    organisation_name: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    work_stopped_date: Moment = None
    registration_due_date: Moment = None


class ReinstatementsDueReportingResponse(Page):
    """A page of works whose reinstatement is to be registered."""

    rows: Annotated[list[ReinstatementsDueSummaryResponse], Rows] = []
