"""The permit application's fields on the works, the place and the dates: what, where and when."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Optional

from . import choices
from .fields import About, AllOf, When
from .permit_parts import PermitASD
from .records import Day, Writing
from .street_fields import AreaName, RoadCategory, StreetName, Town, Usrn

HS2_PROMOTER = "7374"
IS_HS2 = When("promoter_swa_code", HS2_PROMOTER)
EARLY = When("is_early_start", True)


class WhatWhereWhen(Writing):
    """What is to be done, where and when. `works_coordinates` is GeoJSON in EPSG:27700, metres."""

    work_type: Annotated[
        str,
        About(
            "Work type",
            "Planned works are applied for before they start. Immediate works are emergencies, or urgent.",
            "works",
            needed=True,
            choices=choices.WORK_TYPES,
            ask="Choose whether the works are planned or immediate.",
            source="WorkCreateRequest.work_type",
        ),
    ]
    immediate_risk: Annotated[
        Optional[bool],
        About(
            "Danger to people or property?",
            "Yes makes the works an immediate emergency, no makes them immediate and urgent.",
            "works",
            needed_when=When("work_type", "immediate"),
            shown_when=When("work_type", "immediate"),
            ask="Say whether there is a danger to people or property.",
            source="WorkCreateRequest.immediate_risk",
        ),
    ] = None
    application_type: Annotated[
        str,
        About(
            "Application type",
            "A permit where the authority runs a permit scheme, as nearly all do. Otherwise a notice.",
            "works",
            needed=True,
            choices=choices.APPLICATION_TYPES,
            ask="Choose a permit or a notice.",
            source="WorkCreateRequest.application_type",
        ),
    ]
    activity_type: Annotated[
        str,
        About(
            "Reason for the works",
            "What kind of job it is. It does not change the category.",
            "works",
            needed=True,
            choices=choices.ACTIVITY_TYPES,
            ask="Choose the reason for the works.",
            source="WorkCreateRequest.activity_type",
        ),
    ]
    description_of_work: Annotated[
        str,
        About(
            "Description",
            "What is going to be done, in words that somebody outside your trade understands.",
            "works",
            needed=True,
            longest=500,
            ask="Say what the works are, in up to 500 characters.",
            source="WorkCreateRequest.description_of_work",
        ),
    ]
    excavation: Annotated[
        bool,
        About(
            "Will the ground be opened?",
            "Yes if anything is dug up, however small.",
            "works",
            needed=True,
            ask="Say whether the ground will be opened.",
            source="WorkCreateRequest.excavation",
        ),
    ]
    workstream_prefix: Annotated[
        Optional[str],
        About(
            "Workstream",
            "The part of your organisation that the works belong to. Its three digits are in the reference.",
            "works",
            spelt="workstream",
            source="BR 3.1",
        ),
    ] = None
    work_reference_number: Annotated[
        Optional[str],
        About(
            "Work reference",
            "Stands on the board at the site, and cannot be changed later. "
            "Letters, digits, dashes and underscores.",
            "works",
            longest=24,
            spelt="reference",
            source="BR 3.1",
        ),
    ] = None
    project_reference_number: Annotated[
        Optional[str],
        About(
            "Project reference",
            "Your own reference for the project, if these works are part of one.",
            "works",
            longest=100,
            source="WorkCreateRequest.project_reference_number",
        ),
    ] = None

    works_coordinates: Annotated[
        dict[str, Any],
        About(
            "Extent",
            "The point, line or polygon that you drew on the map.",
            "place",
            needed=True,
            ask="Draw where the works will be.",
            source="WorkCreateRequest.works_coordinates",
        ),
    ]
    usrn: Usrn
    street_name: StreetName = None
    town: Town = None
    area_name: AreaName = None
    highway_authority_swa_code: Annotated[
        str,
        About(
            "Highway authority",
            "The authority that will assess the application: the street's primary notice authority. "
            "Where a street has several, choose the one for your stretch of it.",
            "place",
            needed=True,
            longest=4,
            ask="Choose the authority that will assess the application.",
            source="WorkCreateRequest.highway_authority_swa_code",
        ),
    ]
    road_category: RoadCategory = None
    works_location_description: Annotated[
        str,
        About(
            "Where exactly",
            "What somebody on foot needs to find the spot, such as outside number 12.",
            "place",
            needed=True,
            longest=500,
            ask="Say where on the street the works are, in up to 500 characters.",
            source="WorkCreateRequest.works_location_description",
        ),
    ]
    location_types: Annotated[
        list[str],
        About(
            "Part of the street",
            "Every part that the works take up.",
            "place",
            needed=True,
            unique=True,
            choices=choices.LOCATION_TYPES,
            ask="Choose at least one part of the street.",
            source="WorkCreateRequest.location_types",
        ),
    ]
    permit_asds: Annotated[
        Optional[list[PermitASD]],
        About(
            "Special designations that apply",
            "Choose only those that your works are in. Each choice is a declaration: it can change the fee "
            "and how long the permit is valid.",
            "place",
            source="WorkCreateRequest.permit_asds",
        ),
    ] = None

    proposed_start_date: Annotated[
        Day,
        About(
            "Start date",
            "The first day of the works on site.",
            "dates",
            needed=True,
            ask="Enter the date on which the works start.",
            source="WorkCreateRequest.proposed_start_date",
        ),
    ]
    proposed_start_time: Annotated[
        Optional[datetime],
        About(
            "Start time",
            "Needed only where the start date has passed. UK local time.",
            "dates",
            source="WorkCreateRequest.proposed_start_time",
            ask="The start date has passed: enter the time at which the works started.",
        ),
    ] = None
    proposed_end_date: Annotated[
        Day,
        About(
            "End date",
            "The last day of the works on site, with the street clear again at the end of it.",
            "dates",
            needed=True,
            ask="Enter the date on which the works end.",
            source="WorkCreateRequest.proposed_end_date",
        ),
    ]
    proposed_end_time: Annotated[
        Optional[datetime],
        About(
            "End time",
            "Needed only where the end date has passed. UK local time.",
            "dates",
            source="WorkCreateRequest.proposed_end_time",
            ask="The end date has passed: enter the time at which the works ended.",
        ),
    ] = None
    early_start_pre_approval: Annotated[
        Optional[bool],
        About(
            "Has the authority agreed to an early start?",
            "The works start with less notice than their category needs. "
            "The authority can have agreed to that beforehand.",
            "dates",
            needed_when=EARLY,
            shown_when=EARLY,
            ask="Say whether the authority has agreed to the early start.",
            source="BR 3.4.6",
        ),
    ] = None
    pre_approval_details: Annotated[
        Optional[str],
        About(
            "What was agreed",
            "When and how the authority agreed to the early start.",
            "dates",
            longest=500,
            needed_when=When("early_start_pre_approval", True),
            shown_when=AllOf(EARLY, When("early_start_pre_approval", True)),
            ask="Say what was agreed, in up to 500 characters.",
            source="BR 3.4.6",
        ),
    ] = None
    pre_approval_authoriser: Annotated[
        Optional[str],
        About(
            "Who agreed",
            "The name of the person at the authority.",
            "dates",
            longest=100,
            needed_when=When("early_start_pre_approval", True),
            shown_when=AllOf(EARLY, When("early_start_pre_approval", True)),
            ask="Enter who at the authority agreed.",
            source="BR 3.4.6",
        ),
    ] = None
    early_start_reason: Annotated[
        Optional[str],
        About(
            "Why an early start",
            "Why the works cannot wait until the notice has run.",
            "dates",
            longest=500,
            needed_when=When("early_start_pre_approval", False),
            shown_when=AllOf(EARLY, When("early_start_pre_approval", False)),
            ask="Say why the works have to start early, in up to 500 characters.",
            source="BR 3.4.6",
        ),
    ] = None
