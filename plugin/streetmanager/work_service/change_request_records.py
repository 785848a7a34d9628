"""Changes to a permit: asked for by the promoter, imposed by the authority, and what the authority answers."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Optional

from ..acting_person import ActedBy
from ..fields import About, When
from ..permit_parts import PermitASD, PermitCondition
from ..records import Day
from ..versions import Version
from . import permit_choices as choices
from .application_fields import START_TIME, as_applied_for

_OF = as_applied_for("ChangeRequestCreateRequest")
_CHALLENGED = When("alteration_status", "granted_with_duration_challenge")
_SAME_PLACE: dict[str, Any] = {
    "needed": False,
    "help": "The point, line or polygon that you drew on the map. Left out, it stays where it is.",
    "source": "BR 4.3",
}


def _changed(name: str, **changes: Any) -> About:
    """A field of the application. v1 and v2 want the whole permit again, v6 only what changes."""
    found = _OF(name, **changes)
    if not found.needed:
        return found
    newer = {**found.later.get(Version.V6, {}), "needed": False}
    return _OF(name, **{**changes, "later": {**found.later, Version.V6: newer}})


class ChangeRequestCreateRequest(ActedBy):
    """A request to change a permit. v1 and v2 take all editable fields, loaded from the permit.

    An authority's may change conditions only (BR 4.2). Neither the street nor the authority can change (BR 4.3).
    """

    permit_alteration_reason: Annotated[
        Optional[str],
        About(
            "Why the permit has to change",
            "What changes, and why.",
            "change",
            until=Version.V2,
            needed=True,
            longest=500,
            ask="Say why the permit has to change, in up to 500 characters.",
            source="PermitAlterationCreateRequest.permit_alteration_reason, v1 and v2",
        ),
    ] = None
    change_request_reason: Annotated[
        Optional[str],
        About(
            "Why the permit has to change",
            "What changes, and why.",
            "change",
            since=Version.V6,
            needed=True,
            longest=500,
            ask="Say why the permit has to change, in up to 500 characters.",
            source="ChangeRequestCreateRequest.change_request_reason, v6",
        ),
    ] = None
    work_type: Annotated[Optional[str], _changed("work_type")] = None
    immediate_risk: Annotated[Optional[bool], _changed("immediate_risk")] = None
    application_type: Annotated[Optional[str], _changed("application_type")] = None
    activity_type: Annotated[Optional[str], _changed("activity_type")] = None
    description_of_work: Annotated[Optional[str], _changed("description_of_work")] = None
    excavation: Annotated[Optional[bool], _changed("excavation")] = None
    project_reference_number: Annotated[Optional[str], _changed("project_reference_number")] = None
    works_coordinates: Annotated[Optional[dict[str, Any]], _changed("works_coordinates", **_SAME_PLACE)] = (
        None
    )
    works_location_description: Annotated[Optional[str], _changed("works_location_description")] = None
    location_types: Annotated[Optional[list[str]], _changed("location_types")] = None
    permit_asds: Annotated[Optional[list[PermitASD]], _changed("permit_asds")] = None
    proposed_start_date: Annotated[Optional[Day], _changed("proposed_start_date")] = None
    proposed_start_time: Annotated[Optional[datetime], _changed("proposed_start_time", **START_TIME)] = None
    proposed_end_date: Annotated[Optional[Day], _changed("proposed_end_date")] = None
    proposed_end_time: Annotated[Optional[datetime], _changed("proposed_end_time")] = None
    early_start_pre_approval: Annotated[Optional[bool], _changed("early_start_pre_approval")] = None
    pre_approval_details: Annotated[Optional[str], _changed("pre_approval_details")] = None
    pre_approval_authoriser: Annotated[Optional[str], _changed("pre_approval_authoriser")] = None
    early_start_reason: Annotated[Optional[str], _changed("early_start_reason")] = None
    traffic_management_type: Annotated[Optional[str], _changed("traffic_management_type")] = None
    is_ttro_required: Annotated[Optional[bool], _changed("is_ttro_required")] = None
    emergency_contact_name: Annotated[Optional[str], _changed("emergency_contact_name")] = None
    emergency_contact_number: Annotated[Optional[str], _changed("emergency_contact_number")] = None
    traffic_management_plan: Annotated[Optional[bool], _changed("traffic_management_plan")] = None
    close_footway: Annotated[Optional[str], _changed("close_footway")] = None
    close_footpath: Annotated[Optional[str], _changed("close_footpath")] = None
    lane_rental_applicable: Annotated[Optional[bool], _changed("lane_rental_applicable")] = None
    environmental_health_notifiable: Annotated[
        Optional[bool], _changed("environmental_health_notifiable")
    ] = None
    secondary_contact: Annotated[Optional[str], _changed("secondary_contact")] = None
    secondary_contact_number: Annotated[Optional[str], _changed("secondary_contact_number")] = None
    secondary_contact_email: Annotated[Optional[str], _changed("secondary_contact_email")] = None
    additional_contact: Annotated[Optional[str], _changed("additional_contact")] = None
    additional_contact_number: Annotated[Optional[str], _changed("additional_contact_number")] = None
    additional_contact_email: Annotated[Optional[str], _changed("additional_contact_email")] = None
    collaborative_working: Annotated[Optional[bool], _changed("collaborative_working")] = None
    others_can_collaborate_on_work: Annotated[Optional[bool], _changed("others_can_collaborate_on_work")] = (
        None
    )
    reason_for_non_collaboration: Annotated[Optional[str], _changed("reason_for_non_collaboration")] = None
    can_collaborate_on_work_additional_details: Annotated[
        Optional[str], _changed("can_collaborate_on_work_additional_details")
    ] = None
    collaboration_type: Annotated[Optional[str], _changed("collaboration_type")] = None
    collaboration_types: Annotated[Optional[list[str]], _changed("collaboration_types")] = None
    collaboration_details: Annotated[Optional[str], _changed("collaboration_details")] = None
    collaborative_works: Annotated[Optional[str], _changed("collaborative_works")] = None
    is_primary_promoter: Annotated[Optional[bool], _changed("is_primary_promoter")] = None
    primary_promoter_permit_reference_number: Annotated[
        Optional[str], _changed("primary_promoter_permit_reference_number")
    ] = None
    estimated_number_of_network_days_saved: Annotated[
        Optional[int], _changed("estimated_number_of_network_days_saved")
    ] = None
    collaboration_contact_name: Annotated[Optional[str], _changed("collaboration_contact_name")] = None
    collaboration_contact_email: Annotated[Optional[str], _changed("collaboration_contact_email")] = None
    collaboration_contact_phone_number: Annotated[
        Optional[str], _changed("collaboration_contact_phone_number")
    ] = None
    permit_conditions: Annotated[Optional[list[PermitCondition]], _changed("permit_conditions")] = None
    additional_info: Annotated[Optional[str], _changed("additional_info")] = None
    file_ids: Annotated[Optional[list[int]], _changed("file_ids")] = None
    hs2_consultation_requested_response_date: Annotated[
        Optional[Day], _changed("hs2_consultation_requested_response_date")
    ] = None
    hs2_highway_emails: Annotated[Optional[list[str]], _changed("hs2_highway_emails")] = None


# Its name in v1 and v2.
PermitAlterationCreateRequest = ChangeRequestCreateRequest


class ChangeRequestImposeChangeRequest(ActedBy):
    """A highway authority's change to the conditions of a permit, which holds at once. v6."""

    change_request_reason: Annotated[
        str,
        About(
            "Why the conditions change",
            "",
            "change",
            needed=True,
            longest=500,
            ask="Say why the conditions change, in up to 500 characters.",
            source="ChangeRequestImposeChangeRequest.change_request_reason, v6",
        ),
    ]
    permit_conditions: Annotated[
        Optional[list[PermitCondition]],
        About(
            "Conditions",
            "All conditions that the permit has from now on, those that it keeps included.",
            "change",
            unique=True,
            source="BR 4.2",
        ),
    ] = None


class PermitAlterationStatusUpdateRequest(ActedBy):
    """A highway authority's decision on a change request."""

    alteration_status: Annotated[
        str,
        About(
            "Decision",
            "A refusal leaves the permit as it is. "
            "Only the extension of works in progress can be granted with a challenge.",
            "answer",
            needed=True,
            choices=choices.CHANGE_REQUEST_STATUSES,
            ask="Choose what you decide.",
            source="BR 4.4",
        ),
    ]
    assessment_discount: Annotated[
        Optional[int],
        About(
            "Discount in per cent",
            "Off the fee for the change, from 0 to 100. Enter 0 for none.",
            "answer",
            least=0,
            most=100,
            needed_when=When("alteration_status", "granted"),
            shown_when=When("alteration_status", "granted", "granted_with_duration_challenge"),
            ask="Enter the discount in per cent, or 0 for none.",
            source="PermitAlterationStatusUpdateRequest.assessment_discount",
        ),
    ] = None
    reasonable_period_end_date: Annotated[
        Optional[Day],
        About(
            "End of the reasonable period",
            "On or after the end date of the permit, and before the one asked for.",
            "answer",
            needed_when=_CHALLENGED,
            shown_when=_CHALLENGED,
            ask="Enter the date by which the works should reasonably end.",
            source="BR 4.4",
        ),
    ] = None
    assessment_comments: Annotated[
        Optional[str],
        About(
            "Comments",
            "What the promoter should know about your decision. Needed with a refusal and with a challenge.",
            "answer",
            longest={Version.V1: 500, Version.V6: 1500},
            needed_when=When("alteration_status", "refused", "granted_with_duration_challenge"),
            ask="Explain the refusal, or why you challenge how long the works last.",
            source="PermitAlterationStatusUpdateRequest.assessment_comments",
        ),
    ] = None
