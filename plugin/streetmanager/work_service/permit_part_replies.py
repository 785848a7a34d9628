"""The records inside permits and works: designations, conditions, links, and what a list says of one."""

from __future__ import annotations

from ..records import Flag, Moment, Reading, Text, Whole


class Duration(Reading):
    """How long works last, in calendar and in working days."""

    calendar_days: Whole = None
    working_days: Whole = None


DurationCalculationResponse = Duration


class PermitDesignation(Reading):
    """A special designation on a permit."""

    street_special_desig_code: Whole = None
    street_special_desig_code_string: Text = None
    special_desig_location_text: Text = None
    special_desig_description: Text = None
    special_desig_start_date: Moment = None
    special_desig_start_time: Whole = None
    special_desig_end_date: Moment = None
    special_desig_end_time: Whole = None
    special_desig_periodicity_code: Whole = None
    special_desig_periodicity_code_string: Text = None


class PermitConditionAnswer(Reading):
    """A condition on a permit."""

    condition: Text = None
    condition_string: Text = None
    comment: Text = None


class PermitSummary(Reading):
    """A permit as a work lists it."""

    permit_reference_number: str
    proposed_start_date: Moment = None
    proposed_end_date: Moment = None
    actual_start_date: Moment = None
    actual_stop_date: Moment = None
    permit_status: Text = None
    permit_status_string: Text = None
    work_category: Text = None
    work_category_string: Text = None


class DurationChallenged(Reading):
    """How a challenge of the duration went on, on a permit and on a change request. v6."""

    duration_challenge_review_status: Text = None
    duration_challenge_review_status_string: Text = None
    duration_challenge_reason_for_non_acceptance: Text = None
    duration_challenge_review_update_date: Moment = None
    duration_challenge_non_acceptance_response_status: Text = None
    duration_challenge_non_acceptance_response_status_string: Text = None
    duration_challenge_non_acceptance_response_details: Text = None
    duration_challenge_non_acceptance_response_update_date: Moment = None
    duration_challenge_non_acceptance_response_new_reasonable_period_end_date: Moment = None
    duration_challenge_non_acceptance_response_old_reasonable_period_end_date: Moment = None
    duration_challenge_follow_up_review_complete: Flag = None


class PermitAlterationSummaryResponse(Reading):
    """A change request as a permit lists it, by its older name."""

    permit_alteration_reference_number: Text = None
    date_created: Moment = None
    deadline_date: Moment = None
    alteration_status: Text = None
    alteration_status_string: Text = None
    alteration_type: Text = None
    alteration_type_string: Text = None


class ChangeRequestSummaryResponse(Reading):
    """A change request as a permit lists it. v6."""

    change_request_reference_number: Text = None
    date_created: Moment = None
    deadline_date: Moment = None
    change_request_status: Text = None
    change_request_status_string: Text = None
    change_request_type: Text = None
    change_request_type_string: Text = None


class LinkedSection81(Reading):
    """The section 81 notice that a permit is linked to, and its work."""

    work_reference_number: Text = None
    section_81_reference_number: Text = None


class InterestedParty(Reading):
    """An organisation that asked to be told of works here. v6."""

    name: Text = None
    swa_code: Text = None


class PermitCollaborationInfo(Reading):
    """Another promoter's permit that shares these works. v6."""

    work_reference_number: Text = None
    permit_reference_number: Text = None
    date_created: Moment = None
    promoter_organisation_name: Text = None
