"""What is sent about private street notices, which v6 has: works in a street that no authority keeps up."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Optional

from ..acting_person import ActedBy
from ..fields import About
from ..records import Day
from .application_fields import as_applied_for

_OF = as_applied_for("PrivateStreetNoticeCreateRequest")


class PrivateStreetNoticeCreateRequest(ActedBy):
    """A notice of works in a private street, with the works made for it (POST private-street-notices, v6)."""

    description_of_work: Annotated[str, _OF("description_of_work")]
    excavation: Annotated[bool, _OF("excavation")]
    workstream_prefix: Annotated[Optional[str], _OF("workstream_prefix")] = None
    work_reference_number: Annotated[Optional[str], _OF("work_reference_number")] = None
    project_reference_number: Annotated[Optional[str], _OF("project_reference_number")] = None
    works_coordinates: Annotated[dict[str, Any], _OF("works_coordinates")]
    usrn: Annotated[int, _OF("usrn")]
    street_name: Annotated[Optional[str], _OF("street_name")] = None
    town: Annotated[Optional[str], _OF("town")] = None
    area_name: Annotated[Optional[str], _OF("area_name")] = None
    road_category: Annotated[Optional[int], _OF("road_category")] = None
    highway_authority_swa_code: Annotated[
        str,
        _OF(
            "highway_authority_swa_code",
            help="The authority whose area the street is in.",
            ask="Choose the authority whose area the street is in.",
        ),
    ]
    works_location_description: Annotated[str, _OF("works_location_description")]
    location_types: Annotated[list[str], _OF("location_types", unique=False)]
    proposed_start_date: Annotated[Day, _OF("proposed_start_date")]
    proposed_start_time: Annotated[
        Optional[datetime], _OF("proposed_start_time", help="Optional. UK local time.")
    ] = None
    proposed_end_date: Annotated[Day, _OF("proposed_end_date")]
    proposed_end_time: Annotated[
        Optional[datetime], _OF("proposed_end_time", help="Optional. UK local time.")
    ] = None
    traffic_management_type: Annotated[str, _OF("traffic_management_type")]
    traffic_management_plan: Annotated[bool, _OF("traffic_management_plan")]
    close_footway: Annotated[str, _OF("close_footway")]
    close_footpath: Annotated[str, _OF("close_footpath")]
    emergency_contact_name: Annotated[Optional[str], _OF("emergency_contact_name", needed_when=None)] = None
    emergency_contact_number: Annotated[Optional[str], _OF("emergency_contact_number", needed_when=None)] = (
        None
    )
    promoter_swa_code: Annotated[str, _OF("promoter_swa_code")]
    secondary_contact: Annotated[str, _OF("secondary_contact")]
    secondary_contact_number: Annotated[str, _OF("secondary_contact_number")]
    secondary_contact_email: Annotated[Optional[str], _OF("secondary_contact_email")] = None
    additional_contact: Annotated[Optional[str], _OF("additional_contact")] = None
    additional_contact_number: Annotated[Optional[str], _OF("additional_contact_number")] = None
    additional_contact_email: Annotated[Optional[str], _OF("additional_contact_email")] = None
    file_ids: Annotated[Optional[list[int]], _OF("file_ids")] = None


class PrivateStreetNoticeCancelRequest(ActedBy):
    """That the works will not take place (PUT …/private-street-notices/{notice}/cancel, v6)."""

    cancellation_reason: Annotated[
        str,
        About(
            "Why the notice is cancelled",
            "Both sides and the authority read it.",
            "answer",
            needed=True,
            longest=500,
            ask="Say why the notice is cancelled, in up to 500 characters.",
            source="PrivateStreetNoticeCancelRequest.cancellation_reason, v6",
        ),
    ]
