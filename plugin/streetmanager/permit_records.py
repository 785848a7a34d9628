"""What the Work service answers of permits: references, category, and a permit in full. Read tolerantly."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from .file_summary import FileSummaryResponse
from .records import Flag, Maybe, Moment, Number, Reading, Rows, Shape, Text, Texts, Whole, Wholes
from .work_service.ancillary_replies import AncillaryInfoSummaryResponse
from .work_service.non_compliance_summary import NonComplianceSummaryResponse
from .work_service.permit_part_replies import (
    ChangeRequestSummaryResponse,
    Duration,
    DurationChallenged,
    InterestedParty,
    LinkedSection81,
    PermitAlterationSummaryResponse,
    PermitCollaborationInfo,
    PermitConditionAnswer,
    PermitDesignation,
    PermitSummary,
)

__all__ = [
    "Duration",
    "PermitCategory",
    "PermitConditionAnswer",
    "PermitDesignation",
    "PermitResponse",
    "PermitSummary",
    "WorkCategoryResponse",
    "WorkCreateResponse",
]


class WorkCreateResponse(Reading):
    """The references of a new work and its first permit."""

    work_reference_number: str
    permit_reference_number: str


class WorkCategoryResponse(Reading):
    """The category that the service derives, and whether the dates are an early start."""

    work_category: str
    work_category_string: Text = None
    duration: Duration = Duration.model_construct()
    validity_period_end_date: Moment = None
    is_early_start: Flag = None


PermitCategory = WorkCategoryResponse


class PermitApplied(Reading):
    """What was applied for, as far as it can change: on a permit, and on what a change request proposes."""

    secondary_contact: Text = None
    secondary_contact_number: Text = None
    secondary_contact_email: Text = None
    additional_contact: Text = None
    additional_contact_number: Text = None
    additional_contact_email: Text = None
    project_reference_number: Text = None

    work_type: Text = None
    work_type_string: Text = None
    work_category: Text = None
    work_category_string: Text = None
    application_type: Text = None
    application_type_string: Text = None
    activity_type: Text = None
    activity_type_string: Text = None
    description_of_work: Text = None
    additional_info: Text = None
    excavation: Flag = None
    immediate_risk: Flag = None
    works_location_description: Text = None
    location_types: Texts = []
    location_types_string: Texts = []
    permit_asds: Annotated[list[PermitDesignation], Rows] = []
    files: Annotated[list[FileSummaryResponse], Rows] = []

    proposed_start_date: Moment = None
    proposed_start_time: Moment = None
    proposed_end_date: Moment = None
    proposed_end_time: Moment = None
    reasonable_period_end_date: Moment = None
    validity_period_end_date: Moment = None
    calendar_day_duration: Whole = None
    working_day_duration: Whole = None
    is_early_start: Flag = None
    early_start_pre_approval: Flag = None
    pre_approval_details: Text = None
    pre_approval_authoriser: Text = None
    early_start_reason: Text = None

    traffic_management_type: Text = None
    traffic_management_type_string: Text = None
    traffic_management_plan: Flag = None
    is_ttro_required: Flag = None
    close_footway: Text = None
    close_footway_string: Text = None
    close_footpath: Text = None
    close_footpath_string: Text = None
    lane_rental_applicable: Flag = None
    emergency_contact_name: Text = None
    emergency_contact_number: Text = None

    collaborative_working: Flag = None
    collaboration_type: Text = None
    collaboration_type_string: Text = None
    collaboration_types: Texts = []
    collaboration_types_string: Texts = []
    collaboration_details: Text = None
    collaborative_works: Text = None
    collaboration_contact_name: Text = None
    collaboration_contact_email: Text = None
    collaboration_contact_phone_number: Text = None
    is_primary_promoter: Flag = None
    primary_promoter_permit_reference_number: Text = None
    estimated_number_of_network_days_saved: Number = None
    others_can_collaborate_on_work: Flag = None
    reason_for_non_collaboration: Text = None
    can_collaborate_on_work_additional_details: Text = None
    potential_clash_with_other_works: Flag = None

    hs2_consultation_requested_response_date: Moment = None
    hs2_highway_emails: Texts = []


class PermitAssessed(Reading):
    """What the authority said of a permit."""

    assessment_status: Text = None
    assessment_status_string: Text = None
    assessment_comments: Text = None
    assessment_discount: Number = None
    assessment_discount_reason: Text = None
    reasons_for_refusal: Texts = []
    reasons_for_refusal_string: Texts = []
    pending_change_details: Text = None
    revoke_reason: Text = None
    ever_modification_requested: Flag = None
    is_duration_challenged: Flag = None
    is_deemed: Flag = None
    is_lane_rental: Flag = None
    lane_rental_assessment_outcome: Text = None
    lane_rental_assessment_outcome_string: Text = None
    lane_rental_assessment_additional_details: Text = None
    lane_rental_assessment_charge_band: Text = None
    lane_rental_assessment_charge_band_string: Text = None
    lane_rental_assessment_chargeable_days: Number = None
    lane_rental_assessment_charges_agreed: Flag = None


class PermitResponse(PermitApplied, PermitAssessed, DurationChallenged, PermitSummary):
    """A permit in full. `works_coordinates` and `street_line` are GeoJSON in EPSG:27700, metres."""

    work_reference_number: str
    workstream_prefix: Text = None
    promoter_organisation: Text = None
    promoter_swa_code: Text = None
    promoter_contact_details: Text = None
    highway_authority: Text = None
    highway_authority_swa_code: Text = None
    interested_parties: Annotated[list[InterestedParty], Rows] = []

    work_status: Text = None
    work_status_string: Text = None
    permit_cancellation_reason: Text = None
    permit_cancellation_reason_string: Text = None
    permit_cancellation_reason_other: Text = None
    excavation_carried_out: Flag = None
    final_reinstatement: Flag = None
    sliding_end_date_candidate: Flag = None

    street_name: Text = None
    town: Text = None
    area_name: Text = None
    usrn: Whole = None
    road_category: Whole = None
    road_category_is_active: Flag = None
    street_line: Shape = None
    usrn_contains_hazardous_material: Flag = None
    works_coordinates: Shape = None
    permit_not_selected_asds: Annotated[list[PermitDesignation], Rows] = []

    deadline_date: Moment = None
    date_created: Moment = None
    date_modified: Moment = None
    reinstatement_registration_due_date: Moment = None

    environmental_health_notifiable: Flag = None
    current_traffic_management_type: Text = None
    current_traffic_management_type_string: Text = None
    current_traffic_management_update_date: Moment = None
    current_traffic_management_emergency_contact_name: Text = None
    current_traffic_management_emergency_contact_number: Text = None

    permit_conditions: Annotated[list[PermitConditionAnswer], Rows] = []
    permit_alterations: Annotated[list[PermitAlterationSummaryResponse], Rows] = []
    change_requests: Annotated[list[ChangeRequestSummaryResponse], Rows] = []
    linked_section_81: Annotated[Optional[LinkedSection81], Maybe] = None
    linked_non_compliance: Annotated[Optional[NonComplianceSummaryResponse], Maybe] = None
    ancillary_informations: Annotated[list[AncillaryInfoSummaryResponse], Rows] = []
    collaborating_permits: Annotated[list[PermitCollaborationInfo], Rows] = []
    primary_promoter_work_reference_number: Text = None

    is_covid_19_response: Flag = None
    hs2_in_act_limits: Flag = None
    hs2_highway_exemption: Text = None
    hs2_highway_exemption_string: Text = None
    hs2_additional_usrns: Wholes = []
    hs2_is_consultation: Flag = None
    hs2_is_consent: Flag = None
    hs2_acknowledged: Flag = None
    hs2_acknowledged_date_time: Moment = None
