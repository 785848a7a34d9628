"""The Work service's records: the permit application that creates a work, and what comes back."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from . import choices
from .application_people import TrafficAndPeople
from .application_place import HS2_PROMOTER, IS_HS2
from .fields import About, AllOf, AnyOf, Never, When
from .permit_parts import PermitASD, PermitCondition
from .permit_records import (
    Duration,
    PermitCategory,
    PermitResponse,
    PermitSummary,
    WorkCategoryResponse,
    WorkCreateResponse,
)
from .records import Day
from .versions import Version
from .work_service.work_replies import WorkResponse

__all__ = [
    "HS2_PROMOTER",
    "Duration",
    "PermitASD",
    "PermitCategory",
    "PermitCondition",
    "PermitResponse",
    "PermitSummary",
    "WorkCategoryResponse",
    "WorkCreateRequest",
    "WorkCreateResponse",
    "WorkResponse",
]

_TOGETHER = When("collaborative_working", True)
_ALONE = When("collaborative_working", False)
_OTHERS_MAY = AllOf(_ALONE, When("others_can_collaborate_on_work", True))
_OTHERS_MAY_NOT = AllOf(_ALONE, When("others_can_collaborate_on_work", False))
_SHARED = AnyOf(_TOGETHER, _OTHERS_MAY)


class WorkCreateRequest(TrafficAndPeople):
    """A permit application that creates a work (POST work/works), with every field of v1, v2 and v6."""

    collaborative_working: Annotated[
        bool,
        About(
            "Are you working together with others?",
            "Sharing the trench or the traffic management with another promoter's works.",
            "collaboration",
            needed=True,
            ask="Say whether you are working together with others.",
            source="WorkCreateRequest.collaborative_working",
        ),
    ]
    others_can_collaborate_on_work: Annotated[
        Optional[bool],
        About(
            "Could others join in?",
            "Whether another promoter could still share these works.",
            "collaboration",
            since=Version.V6,
            needed_when=_ALONE,
            shown_when=_ALONE,
            ask="Say whether others could join in.",
            source="WorkCreateRequest.others_can_collaborate_on_work, v6",
        ),
    ] = None
    reason_for_non_collaboration: Annotated[
        Optional[str],
        About(
            "Why others cannot join in",
            "",
            "collaboration",
            since=Version.V6,
            longest=500,
            needed_when=_OTHERS_MAY_NOT,
            shown_when=_OTHERS_MAY_NOT,
            ask="Say why others cannot join in, in up to 500 characters.",
            source="WorkCreateRequest.reason_for_non_collaboration, v6",
        ),
    ] = None
    can_collaborate_on_work_additional_details: Annotated[
        Optional[str],
        About(
            "What others need to know to join in",
            "",
            "collaboration",
            since=Version.V6,
            longest=500,
            needed_when=_OTHERS_MAY,
            shown_when=_OTHERS_MAY,
            ask="Say what others need to know, in up to 500 characters.",
            source="WorkCreateRequest.can_collaborate_on_work_additional_details, v6",
        ),
    ] = None
    collaboration_type: Annotated[
        Optional[str],
        About(
            "How you work together",
            "",
            "collaboration",
            choices=choices.COLLABORATION_TYPES,
            needed_when=_TOGETHER,
            shown_when=_TOGETHER,
            ask="Choose how you work together.",
            source="WorkCreateRequest.collaboration_type; v6 asks for collaboration_types instead",
            later={Version.V6: {"needed_when": None, "shown_when": Never()}},
        ),
    ] = None
    collaboration_types: Annotated[
        Optional[list[str]],
        About(
            "How the works are shared",
            "Every way that applies.",
            "collaboration",
            since=Version.V6,
            unique=True,
            choices=choices.COLLABORATION_TYPES,
            needed_when=_SHARED,
            shown_when=_SHARED,
            ask="Choose how the works are shared.",
            source="WorkCreateRequest.collaboration_types, v6",
        ),
    ] = None
    collaboration_details: Annotated[
        Optional[str],
        About(
            "What is done together",
            "With whom, and who does what.",
            "collaboration",
            longest=500,
            needed_when=_TOGETHER,
            shown_when=_TOGETHER,
            ask="Say what is done together, in up to 500 characters.",
            source="WorkCreateRequest.collaboration_details",
        ),
    ] = None
    collaborative_works: Annotated[
        Optional[str],
        About(
            "Work references of the others",
            "Optional.",
            "collaboration",
            longest=500,
            shown_when=_TOGETHER,
            source="WorkCreateRequest.collaborative_works",
        ),
    ] = None
    is_primary_promoter: Annotated[
        Optional[bool],
        About(
            "Are you the primary promoter?",
            "The one who leads, and whose permit the others refer to.",
            "collaboration",
            since=Version.V6,
            needed_when=_TOGETHER,
            shown_when=_TOGETHER,
            ask="Say whether you are the primary promoter.",
            source="WorkCreateRequest.is_primary_promoter, v6",
        ),
    ] = None
    primary_promoter_permit_reference_number: Annotated[
        Optional[str],
        About(
            "Permit reference of the primary promoter",
            "The service asks for it where you are the primary promoter.",
            "collaboration",
            since=Version.V6,
            longest=100,
            needed_when=AllOf(_TOGETHER, When("is_primary_promoter", True)),
            shown_when=AllOf(_TOGETHER, When("is_primary_promoter", True, False)),
            ask="Enter the permit reference of the primary promoter.",
            source="WorkCreateRequest.primary_promoter_permit_reference_number, v6",
        ),
    ] = None
    estimated_number_of_network_days_saved: Annotated[
        Optional[int],
        About(
            "Days on the street saved",
            "How many days of works the sharing saves, as you estimate it.",
            "collaboration",
            since=Version.V6,
            least=0,
            needed_when=AllOf(_TOGETHER, When("is_primary_promoter", False)),
            shown_when=AllOf(_TOGETHER, When("is_primary_promoter", False)),
            ask="Enter how many days the sharing saves.",
            source="WorkCreateRequest.estimated_number_of_network_days_saved, v6",
        ),
    ] = None
    collaboration_contact_name: Annotated[
        Optional[str],
        About(
            "Contact for sharing the works",
            "Whom another promoter can ask.",
            "collaboration",
            since=Version.V6,
            longest=100,
            needed_when=_SHARED,
            shown_when=_SHARED,
            ask="Enter whom another promoter can ask.",
            source="WorkCreateRequest.collaboration_contact_name, v6",
        ),
    ] = None
    collaboration_contact_email: Annotated[
        Optional[str],
        About(
            "Their email address",
            "Either this or a telephone number is needed.",
            "collaboration",
            since=Version.V6,
            longest=100,
            shown_when=_SHARED,
            source="WorkCreateRequest.collaboration_contact_email, v6",
        ),
    ] = None
    collaboration_contact_phone_number: Annotated[
        Optional[str],
        About(
            "Their telephone number",
            "Either this or an email address is needed.",
            "collaboration",
            since=Version.V6,
            longest=100,
            shown_when=_SHARED,
            source="WorkCreateRequest.collaboration_contact_phone_number, v6",
        ),
    ] = None

    permit_conditions: Annotated[
        Optional[list[PermitCondition]],
        About(
            "Conditions",
            "Conditions that you offer to keep to. The authority may ask for others.",
            "more",
            unique=True,
            source="WorkCreateRequest.permit_conditions",
        ),
    ] = None
    additional_info: Annotated[
        Optional[str],
        About(
            "Anything else",
            "What the authority should know besides.",
            "more",
            longest=500,
            source="WorkCreateRequest.additional_info",
        ),
    ] = None
    file_ids: Annotated[
        Optional[list[int]],
        About(
            "Files",
            "Numbers of files that were uploaded before. Each belongs to one record only.",
            "more",
            unique=True,
            source="WorkCreateRequest.file_ids",
        ),
    ] = None
    is_covid_19_response: Annotated[
        Optional[bool],
        About(
            "Are the works a response to COVID-19?",
            "",
            "more",
            until=Version.V2,
            source="WorkCreateRequest.is_covid_19_response, v1 and v2",
        ),
    ] = None
    hs2_in_act_limits: Annotated[
        Optional[bool],
        About(
            "Within the limits of the HS2 Act?",
            "",
            "more",
            needed_when=IS_HS2,
            shown_when=IS_HS2,
            ask="Say whether the works are within the limits of the HS2 Act.",
            source="WorkCreateRequest.hs2_in_act_limits",
        ),
    ] = None
    hs2_highway_exemption: Annotated[
        Optional[str],
        About(
            "HS2 exemption",
            "",
            "more",
            choices=choices.HS2_EXEMPTIONS,
            needed_when=AllOf(
                IS_HS2, When("work_type", "hs2_highway_works"), When("hs2_in_act_limits", True)
            ),
            shown_when=AllOf(IS_HS2, When("work_type", "hs2_highway_works"), When("hs2_in_act_limits", True)),
            ask="Choose the exemption, or that none applies.",
            source="WorkCreateRequest.hs2_highway_exemption",
        ),
    ] = None
    hs2_consultation_requested_response_date: Annotated[
        Optional[Day],
        About(
            "Answer to the HS2 consultation wanted by",
            "Today or later.",
            "more",
            shown_when=IS_HS2,
            source="WorkCreateRequest.hs2_consultation_requested_response_date",
        ),
    ] = None
    hs2_highway_emails: Annotated[
        Optional[list[str]],
        About(
            "Email addresses for HS2 highway works",
            "Up to two.",
            "more",
            longest=2,
            spelt="email",
            shown_when=IS_HS2,
            source="WorkCreateRequest.hs2_highway_emails",
        ),
    ] = None
    hs2_additional_usrns: Annotated[
        Optional[list[int]],
        About(
            "Further USRNs",
            "Up to ten other streets that the works reach.",
            "more",
            longest=10,
            least=100001,
            most=99999999,
            shown_when=IS_HS2,
            source="WorkCreateRequest.hs2_additional_usrns",
        ),
    ] = None
