"""Activities of a highway authority: skips, scaffolds, events and whatever else takes up the street."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Optional

from ..acting_person import ActedBy
from ..fields import About, When
from ..records import Day
from .activity_choices import ACTIVITY_KINDS
from .application_fields import as_applied_for

_OF = as_applied_for("ActivityCreateRequest")
_UPDATED = as_applied_for("ActivityUpdateRequest")
_OTHER = When("activity_activity_type", "other")

_NAME = About(
    "Name",
    "What people know it by, such as the name of the event.",
    "works",
    needed=True,
    longest=100,
    ask="Enter a name for the activity.",
    source="ActivityCreateRequest.activity_name",
)
_KIND = About(
    "Kind of activity",
    "What takes up the street.",
    "works",
    needed=True,
    choices=ACTIVITY_KINDS,
    ask="Choose the kind of activity.",
    source="BR 9.3",
)
_KIND_DETAILS = About(
    "What it is",
    "In a few words.",
    "works",
    longest=100,
    needed_when=_OTHER,
    shown_when=_OTHER,
    ask="Say what it is, in up to 100 characters.",
    source="BR 9.3",
)
_START_DATE = About(
    "Start date",
    "The first day on which it takes up the street.",
    "dates",
    needed=True,
    ask="Enter the date on which the activity starts.",
    source="ActivityCreateRequest.start_date",
)
_START_TIME = About(
    "Start time",
    "Optional, on the start date. UK local time.",
    "dates",
    same_day_as="start_date",
    source="ActivityCreateRequest.start_time",
)
_END_DATE = About(
    "End date",
    "The last day on which it takes up the street.",
    "dates",
    needed=True,
    ask="Enter the date on which the activity ends.",
    source="ActivityCreateRequest.end_date",
)
_END_TIME = About(
    "End time",
    "Optional, on the end date. UK local time.",
    "dates",
    same_day_as="end_date",
    source="ActivityCreateRequest.end_time",
)
_WHERE = About(
    "Where exactly",
    "What somebody on foot needs to find the spot, such as outside number 12.",
    "place",
    needed=True,
    longest=500,
    ask="Say where on the street it is, in up to 500 characters.",
    source="ActivityCreateRequest.activity_location_description",
)
_PARTS: dict[str, Any] = {"help": "Every part that the activity takes up."}
_TRAFFIC: dict[str, Any] = {
    "help": "What drivers meet. If there are several, choose the one that holds them up most."
}
_TOGETHER: dict[str, Any] = {
    "label": "Could others work there at the same time?",
    "help": "Whether works can be fitted in with the activity.",
    "ask": "Say whether others could work there at the same time.",
}
_CONTACT = About(
    "Contact",
    "Optional. Who answers questions about the activity.",
    "people",
    longest=100,
    source="ActivityCreateRequest.contact_name",
)
_CONTACT_DETAILS = About(
    "How to reach them",
    "Optional. A telephone number or an email address.",
    "people",
    longest=100,
    source="ActivityCreateRequest.contact_details",
)
_MORE: dict[str, Any] = {"help": "What else people should know."}
_COMING: dict[str, Any] = {"time": "from_today", "help": f"{_START_DATE.help} Today or later."}


class ActivityCreateRequest(ActedBy):
    """A new activity. Its place cannot be changed later (BR 9.3)."""

    activity_name: Annotated[str, _NAME]
    activity_activity_type: Annotated[str, _KIND]
    activity_type_details: Annotated[Optional[str], _KIND_DETAILS] = None
    activity_coordinates: Annotated[
        dict[str, Any],
        _OF(
            "works_coordinates",
            help="The point, line or polygon that you drew on the map. It cannot be changed later.",
            ask="Draw where the activity will be.",
            source="BR 9.3",
        ),
    ]
    usrn: Annotated[
        int, _OF("usrn", help="The unique street reference number of the street that it takes up.")
    ]
    street_name: Annotated[Optional[str], _OF("street_name")] = None
    town: Annotated[Optional[str], _OF("town")] = None
    area_name: Annotated[Optional[str], _OF("area_name")] = None
    road_category: Annotated[Optional[int], _OF("road_category")] = None
    activity_location_description: Annotated[str, _WHERE]
    location_types: Annotated[list[str], _OF("location_types", **_PARTS)]
    start_date: Annotated[Day, replace(_START_DATE, **_COMING)]
    start_time: Annotated[Optional[datetime], _START_TIME] = None
    end_date: Annotated[Day, _END_DATE]
    end_time: Annotated[Optional[datetime], _END_TIME] = None
    traffic_management_type: Annotated[str, _OF("traffic_management_type", **_TRAFFIC)]
    collaborative_working: Annotated[bool, _OF("collaborative_working", **_TOGETHER)]
    contact_name: Annotated[Optional[str], _CONTACT] = None
    contact_details: Annotated[Optional[str], _CONTACT_DETAILS] = None
    additional_info: Annotated[Optional[str], _OF("additional_info", **_MORE)] = None


class ActivityUpdateRequest(ActedBy):
    """A changed activity. All of it is sent again; its place stays (BR 9.3)."""

    activity_name: Annotated[str, _NAME]
    activity_activity_type: Annotated[str, _KIND]
    activity_type_details: Annotated[Optional[str], _KIND_DETAILS] = None
    activity_location_description: Annotated[str, _WHERE]
    location_types: Annotated[list[str], _UPDATED("location_types", **_PARTS)]
    start_date: Annotated[Day, _START_DATE]
    start_time: Annotated[Optional[datetime], _START_TIME] = None
    end_date: Annotated[Day, _END_DATE]
    end_time: Annotated[Optional[datetime], _END_TIME] = None
    traffic_management_type: Annotated[str, _UPDATED("traffic_management_type", **_TRAFFIC)]
    collaborative_working: Annotated[bool, _UPDATED("collaborative_working", **_TOGETHER)]
    contact_name: Annotated[Optional[str], _CONTACT] = None
    contact_details: Annotated[Optional[str], _CONTACT_DETAILS] = None
    additional_info: Annotated[Optional[str], _UPDATED("additional_info", **_MORE)] = None


class ActivityCancelRequest(ActedBy):
    """The cancelling of an activity by the authority that added it."""

    cancellation_reason: Annotated[
        Optional[str],
        About(
            "Why it is cancelled",
            "Optional.",
            "answer",
            longest=500,
            source="ActivityCancelRequest.cancellation_reason",
        ),
    ] = None
