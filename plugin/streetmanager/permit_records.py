"""What the Work service answers: references, category, permits and works. Read tolerantly."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from .records import Flag, Moment, Number, Reading, Rows, Shape, Text, Texts, Whole


class WorkCreateResponse(Reading):
    """The references of a new work and its first permit."""

    work_reference_number: str
    permit_reference_number: str


class Duration(Reading):
    """How long the works last, in calendar and in working days."""

    calendar_days: Whole = None
    working_days: Whole = None


class WorkCategoryResponse(Reading):
    """The category that the service derives, and whether the dates are an early start."""

    work_category: str
    work_category_string: Text = None
    duration: Duration = Duration.model_construct()
    validity_period_end_date: Moment = None
    is_early_start: Flag = None


PermitCategory = WorkCategoryResponse


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


class PermitResponse(PermitSummary):
    """A permit in full. `works_coordinates` is GeoJSON in EPSG:27700, metres. The rest is in model_extra."""

    work_reference_number: str
    promoter_organisation: Text = None
    promoter_swa_code: Text = None
    promoter_contact_details: Text = None
    secondary_contact: Text = None
    secondary_contact_number: Text = None
    secondary_contact_email: Text = None
    additional_contact: Text = None
    additional_contact_number: Text = None
    additional_contact_email: Text = None
    highway_authority: Text = None
    highway_authority_swa_code: Text = None
    workstream_prefix: Text = None
    project_reference_number: Text = None

    work_type: Text = None
    work_type_string: Text = None
    work_status: Text = None
    work_status_string: Text = None
    application_type: Text = None
    application_type_string: Text = None
    activity_type: Text = None
    activity_type_string: Text = None
    description_of_work: Text = None
    additional_info: Text = None
    excavation: Flag = None
    immediate_risk: Flag = None

    street_name: Text = None
    town: Text = None
    area_name: Text = None
    usrn: Whole = None
    road_category: Whole = None
    works_location_description: Text = None
    works_coordinates: Shape = None
    location_types: Texts = []
    location_types_string: Texts = []
    permit_asds: Annotated[list[PermitDesignation], Rows] = []
    permit_not_selected_asds: Annotated[list[PermitDesignation], Rows] = []

    proposed_start_time: Moment = None
    proposed_end_time: Moment = None
    reasonable_period_end_date: Moment = None
    validity_period_end_date: Moment = None
    deadline_date: Moment = None
    date_created: Moment = None
    date_modified: Moment = None
    calendar_day_duration: Whole = None
    working_day_duration: Whole = None
    is_early_start: Flag = None
    early_start_pre_approval: Flag = None
    pre_approval_details: Text = None
    pre_approval_authoriser: Text = None
    early_start_reason: Text = None
    is_deemed: Flag = None

    traffic_management_type: Text = None
    traffic_management_type_string: Text = None
    traffic_management_plan: Flag = None
    is_ttro_required: Flag = None
    close_footway: Text = None
    close_footway_string: Text = None
    close_footpath: Text = None
    close_footpath_string: Text = None
    lane_rental_applicable: Flag = None
    environmental_health_notifiable: Flag = None
    emergency_contact_name: Text = None
    emergency_contact_number: Text = None

    collaborative_working: Flag = None
    collaboration_type: Text = None
    collaboration_type_string: Text = None
    collaboration_details: Text = None
    collaborative_works: Text = None
    permit_conditions: Annotated[list[PermitConditionAnswer], Rows] = []
    assessment_status: Text = None
    assessment_status_string: Text = None
    assessment_comments: Text = None
    assessment_discount: Number = None
    reasons_for_refusal: Texts = []
    reasons_for_refusal_string: Texts = []
    revoke_reason: Text = None


class WorkResponse(Reading):
    """A whole work, which only those concerned may read. `works_coordinates` is GeoJSON in EPSG:27700."""

    work_reference_number: str
    workstream_prefix: Text = None
    promoter_swa_code: Text = None
    promoter_organisation: Text = None
    highway_authority_swa_code: Text = None
    highway_authority: Text = None
    street_name: Text = None
    town: Text = None
    area_name: Text = None
    usrn: Whole = None
    road_category: Whole = None
    works_coordinates: Shape = None
    works_location_description: Text = None
    work_status: Text = None
    work_status_string: Text = None
    work_start_date: Moment = None
    work_end_date: Moment = None
    work_start_time: Moment = None
    work_end_time: Moment = None
    description_of_work: Text = None
    active_permit: Optional[PermitResponse] = None
    permits: Annotated[list[PermitSummary], Rows] = []
