"""The application for a further permit on a work: to progress an authorisation or a plan, or to come back."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Optional

from ..acting_person import ActedBy
from ..fields import About
from ..permit_parts import PermitASD, PermitCondition
from ..records import Day, Reading
from ..versions import Version
from .application_fields import START_TIME, as_applied_for

_OF = as_applied_for("PermitCreateRequest")
_SAME_PLACE: dict[str, Any] = {
    "needed": False,
    "help": "The point, line or polygon that you drew on the map. Left out, it stays where the work is. "
    "After a refusal it cannot be changed.",
    "source": "BR 3.4.11",
}


class PermitCreateRequest(ActedBy):
    """An application for a further permit on a work. Street, promoter and authority are those of the work.

    The form's values may name them (`promoter_swa_code`): conditions look at it, and it is not sent.
    """

    work_type: Annotated[str, _OF("work_type")]
    immediate_risk: Annotated[Optional[bool], _OF("immediate_risk")] = None
    application_type: Annotated[str, _OF("application_type")]
    activity_type: Annotated[str, _OF("activity_type")]
    description_of_work: Annotated[str, _OF("description_of_work")]
    excavation: Annotated[bool, _OF("excavation")]
    workstream_prefix: Annotated[Optional[str], _OF("workstream_prefix")] = None
    project_reference_number: Annotated[Optional[str], _OF("project_reference_number")] = None
    works_coordinates: Annotated[Optional[dict[str, Any]], _OF("works_coordinates", **_SAME_PLACE)] = None
    works_location_description: Annotated[str, _OF("works_location_description")]
    location_types: Annotated[list[str], _OF("location_types")]
    permit_asds: Annotated[Optional[list[PermitASD]], _OF("permit_asds")] = None
    proposed_start_date: Annotated[Day, _OF("proposed_start_date")]
    proposed_start_time: Annotated[Optional[datetime], _OF("proposed_start_time", **START_TIME)] = None
    proposed_end_date: Annotated[Day, _OF("proposed_end_date")]
    proposed_end_time: Annotated[Optional[datetime], _OF("proposed_end_time")] = None
    early_start_pre_approval: Annotated[Optional[bool], _OF("early_start_pre_approval")] = None
    pre_approval_details: Annotated[Optional[str], _OF("pre_approval_details")] = None
    pre_approval_authoriser: Annotated[Optional[str], _OF("pre_approval_authoriser")] = None
    early_start_reason: Annotated[Optional[str], _OF("early_start_reason")] = None
    traffic_management_type: Annotated[str, _OF("traffic_management_type")]
    is_ttro_required: Annotated[Optional[bool], _OF("is_ttro_required")] = None
    emergency_contact_name: Annotated[Optional[str], _OF("emergency_contact_name")] = None
    emergency_contact_number: Annotated[Optional[str], _OF("emergency_contact_number")] = None
    traffic_management_plan: Annotated[bool, _OF("traffic_management_plan")]
    close_footway: Annotated[str, _OF("close_footway")]
    close_footpath: Annotated[Optional[str], _OF("close_footpath")] = None
    lane_rental_applicable: Annotated[bool, _OF("lane_rental_applicable")]
    environmental_health_notifiable: Annotated[Optional[bool], _OF("environmental_health_notifiable")] = None
    secondary_contact: Annotated[str, _OF("secondary_contact")]
    secondary_contact_number: Annotated[str, _OF("secondary_contact_number")]
    secondary_contact_email: Annotated[Optional[str], _OF("secondary_contact_email")] = None
    additional_contact: Annotated[Optional[str], _OF("additional_contact")] = None
    additional_contact_number: Annotated[Optional[str], _OF("additional_contact_number")] = None
    additional_contact_email: Annotated[Optional[str], _OF("additional_contact_email")] = None
    collaborative_working: Annotated[bool, _OF("collaborative_working")]
    others_can_collaborate_on_work: Annotated[Optional[bool], _OF("others_can_collaborate_on_work")] = None
    reason_for_non_collaboration: Annotated[Optional[str], _OF("reason_for_non_collaboration")] = None
    can_collaborate_on_work_additional_details: Annotated[
        Optional[str], _OF("can_collaborate_on_work_additional_details")
    ] = None
    collaboration_type: Annotated[Optional[str], _OF("collaboration_type")] = None
    collaboration_types: Annotated[Optional[list[str]], _OF("collaboration_types")] = None
    collaboration_details: Annotated[Optional[str], _OF("collaboration_details")] = None
    collaborative_works: Annotated[Optional[str], _OF("collaborative_works")] = None
    is_primary_promoter: Annotated[Optional[bool], _OF("is_primary_promoter")] = None
    primary_promoter_permit_reference_number: Annotated[
        Optional[str], _OF("primary_promoter_permit_reference_number")
    ] = None
    estimated_number_of_network_days_saved: Annotated[
        Optional[int], _OF("estimated_number_of_network_days_saved")
    ] = None
    collaboration_contact_name: Annotated[Optional[str], _OF("collaboration_contact_name")] = None
    collaboration_contact_email: Annotated[Optional[str], _OF("collaboration_contact_email")] = None
    collaboration_contact_phone_number: Annotated[
        Optional[str], _OF("collaboration_contact_phone_number")
    ] = None
    permit_conditions: Annotated[Optional[list[PermitCondition]], _OF("permit_conditions")] = None
    additional_info: Annotated[Optional[str], _OF("additional_info")] = None
    file_ids: Annotated[Optional[list[int]], _OF("file_ids")] = None
    is_covid_19_response: Annotated[Optional[bool], _OF("is_covid_19_response")] = None
    hs2_in_act_limits: Annotated[Optional[bool], _OF("hs2_in_act_limits")] = None
    hs2_highway_exemption: Annotated[Optional[str], _OF("hs2_highway_exemption")] = None
    hs2_consultation_requested_response_date: Annotated[
        Optional[Day], _OF("hs2_consultation_requested_response_date")
    ] = None
    hs2_highway_emails: Annotated[Optional[list[str]], _OF("hs2_highway_emails")] = None
    hs2_additional_usrns: Annotated[Optional[list[int]], _OF("hs2_additional_usrns")] = None
    non_compliance_reference_number: Annotated[
        Optional[str],
        About(
            "Non-compliance that the works put right",
            "Optional. Its reference: one of the same work, and not resolved yet.",
            "works",
            since=Version.V6,
            longest=106,
            source="PermitCreateRequest.non_compliance_reference_number, v6",
        ),
    ] = None


class PermitCreateResponse(Reading):
    """The reference of the new permit."""

    permit_reference_number: str
