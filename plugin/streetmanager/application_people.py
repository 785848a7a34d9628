"""The permit application's fields on traffic and people: what road users meet, and whom to ask."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from . import choices
from .application_place import WhatWhereWhen
from .fields import About, When
from .versions import Version

SIGNALS = When("traffic_management_type", "multi_way_signals", "two_way_signals")


class TrafficAndPeople(WhatWhereWhen):
    """What road users meet, and who answers for the works."""

    traffic_management_type: Annotated[
        str,
        About(
            "Traffic management",
            "What drivers meet at the works. If there are several, choose the one that holds them up most.",
            "traffic",
            needed=True,
            choices=choices.TRAFFIC_MANAGEMENT_TYPES,
            ask="Choose the traffic management.",
            source="WorkCreateRequest.traffic_management_type",
        ),
    ]
    is_ttro_required: Annotated[
        Optional[bool],
        About(
            "Is a traffic order needed?",
            "A temporary traffic regulation order, such as for closing a road. "
            "Planned works that need one are major works and need three months' notice.",
            "traffic",
            needed_when=When("work_type", "planned"),
            shown_when=When("work_type", "planned"),
            ask="Say whether a temporary traffic regulation order is needed.",
            source="WorkCreateRequest.is_ttro_required",
        ),
    ] = None
    emergency_contact_name: Annotated[
        Optional[str],
        About(
            "Emergency contact for the signals",
            "Who can be called at any hour if the signals fail.",
            "traffic",
            since=Version.V6,
            longest=100,
            needed_when=SIGNALS,
            shown_when=SIGNALS,
            ask="Enter who can be called if the signals fail.",
            source="WorkCreateRequest.emergency_contact_name, v6",
        ),
    ] = None
    emergency_contact_number: Annotated[
        Optional[str],
        About(
            "Their telephone number",
            "A number that is answered at any hour.",
            "traffic",
            since=Version.V6,
            longest=100,
            needed_when=SIGNALS,
            shown_when=SIGNALS,
            ask="Enter the number to call if the signals fail.",
            source="WorkCreateRequest.emergency_contact_number, v6",
        ),
    ] = None
    traffic_management_plan: Annotated[
        bool,
        About(
            "Is there a traffic management plan?",
            "A drawing of the signs, cones and barriers. It can be attached on the website.",
            "traffic",
            needed=True,
            ask="Say whether there is a traffic management plan.",
            source="WorkCreateRequest.traffic_management_plan",
        ),
    ]
    close_footway: Annotated[
        str,
        About(
            "Will the footway be closed?",
            "The pavement beside the road, and what pedestrians get instead.",
            "traffic",
            needed=True,
            choices=choices.FOOTWAY_CLOSURES,
            ask="Say whether the footway will be closed.",
            source="WorkCreateRequest.close_footway",
        ),
    ]
    close_footpath: Annotated[
        Optional[str],
        About(
            "Will a footpath be closed?",
            "A path away from the road. Closing one is first discussed with the highway authority.",
            "traffic",
            since=Version.V6,
            needed=True,
            choices=choices.FOOTPATH_CLOSURES,
            ask="Say whether a footpath will be closed.",
            source="WorkCreateRequest.close_footpath, v6",
        ),
    ] = None
    lane_rental_applicable: Annotated[
        bool,
        About(
            "Does lane rental apply?",
            "Some authorities charge by the day for works on their busiest streets at busy times.",
            "traffic",
            needed=True,
            ask="Say whether lane rental applies.",
            source="WorkCreateRequest.lane_rental_applicable",
        ),
    ]
    environmental_health_notifiable: Annotated[
        Optional[bool],
        About(
            "Must environmental health be told?",
            "Such as for noise at night.",
            "traffic",
            until=Version.V2,
            needed=True,
            ask="Say whether environmental health must be told.",
            source="WorkCreateRequest.environmental_health_notifiable, v1 and v2",
        ),
    ] = None

    promoter_swa_code: Annotated[
        str,
        About(
            "Promoter",
            "The organisation that the works are for.",
            "people",
            needed=True,
            longest=4,
            ask="Choose the organisation that the works are for.",
            source="WorkCreateRequest.promoter_swa_code",
        ),
    ]
    secondary_contact: Annotated[
        str,
        About(
            "Contact",
            "Who answers questions about the works.",
            "people",
            needed=True,
            longest=100,
            ask="Enter the name of somebody who answers questions about the works.",
            source="WorkCreateRequest.secondary_contact",
        ),
    ]
    secondary_contact_number: Annotated[
        str,
        About(
            "Contact's telephone number",
            "A number that is answered in working hours.",
            "people",
            needed=True,
            longest=100,
            ask="Enter the contact's telephone number.",
            source="WorkCreateRequest.secondary_contact_number",
        ),
    ]
    secondary_contact_email: Annotated[
        Optional[str],
        About(
            "Contact's email address",
            "Optional.",
            "people",
            longest=100,
            source="WorkCreateRequest.secondary_contact_email",
        ),
    ] = None
    additional_contact: Annotated[
        Optional[str],
        About(
            "Second contact",
            "Somebody else who can answer, such as the contractor on site.",
            "people",
            longest=100,
            source="WorkCreateRequest.additional_contact",
        ),
    ] = None
    additional_contact_number: Annotated[
        Optional[str],
        About(
            "Second contact's telephone number",
            "Optional.",
            "people",
            longest=100,
            source="WorkCreateRequest.additional_contact_number",
        ),
    ] = None
    additional_contact_email: Annotated[
        Optional[str],
        About(
            "Second contact's email address",
            "Optional.",
            "people",
            longest=100,
            source="WorkCreateRequest.additional_contact_email",
        ),
    ] = None
    internal_user_name: Annotated[
        Optional[str],
        About(
            "Your name",
            "Who is applying. Everybody in an organisation may share one account, so the service keeps it.",
            "people",
            longest={Version.V1: 50, Version.V6: 100},
            source="WorkCreateRequest.internal_user_name",
        ),
    ] = None
    internal_user_identifier: Annotated[
        Optional[str],
        About(
            "Your identifier",
            "Such as your staff number or user name.",
            "people",
            longest=100,
            source="WorkCreateRequest.internal_user_identifier",
        ),
    ] = None
