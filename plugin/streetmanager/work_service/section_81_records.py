"""What is sent about section 81s: apparatus in the street that its owner has to mend."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About, AllOf, Filled, Not, When
from ..records import Day
from ..street_fields import (
    FILES,
    AreaName,
    AuthorityOfStreet,
    LocationDescription,
    LocationTypes,
    RoadCategory,
    StreetName,
    Town,
    Usrn,
    WorksCoordinates,
)
from ..versions import Version
from .inspection_records import REINSPECTION_DATE, REINSPECTION_TIME
from .notice_choices import (
    SECTION_81_SEVERITIES,
    SECTION_81_STATUSES,
    SECTION_81_TYPES,
    SECTION_81_WORK_TYPES,
)

_OWNED = AllOf(
    Filled("section_81_type"),
    Not(When("section_81_type", "unattributed_works_completed", "unattributed_works_live_site")),
)
_ONLY_WHERE_OWNED = {Version.V6: {"needed": False, "needed_when": _OWNED, "shown_when": _OWNED}}


class Section81CreateRequest(ActedBy):
    """A section 81, with the works made for it (POST section-81-works/section-81s)."""

    section_81_type: Annotated[
        str,
        About(
            "What is wrong",
            "The kind of apparatus, or works that nobody owns to.",
            "notice",
            needed=True,
            choices=SECTION_81_TYPES,
            ask="Choose what is wrong.",
            source="BR 14.3",
        ),
    ]
    other_type_details: Annotated[
        Optional[str],
        About(
            "What it is",
            "Optional.",
            "notice",
            longest=100,
            shown_when=When("section_81_type", "other"),
            source="BR 14.3",
        ),
    ] = None
    section_81_severity: Annotated[
        Optional[str],
        About(
            "Severity",
            "High where it is a danger to those who use the street.",
            "notice",
            needed=True,
            choices=SECTION_81_SEVERITIES,
            ask="Choose how severe it is.",
            source="BR 14.3",
            later=_ONLY_WHERE_OWNED,
        ),
    ] = None
    made_safe_by_ha: Annotated[
        Optional[bool],
        About(
            "Did the authority make it safe?",
            "Yes if the authority guarded or mended it itself, to be repaid by the owner.",
            "notice",
            needed=True,
            ask="Say whether the authority made it safe.",
            source="BR 14.3",
            later=_ONLY_WHERE_OWNED,
        ),
    ] = None
    additional_details: Annotated[
        str,
        About(
            "Details",
            "What was seen, and what has to be done.",
            "notice",
            needed=True,
            longest=500,
            ask="Say what was seen, in up to 500 characters.",
            source="BR 14.3",
        ),
    ]
    inspection_date: Annotated[
        Day,
        About(
            "Seen on",
            "The day of the inspection: today or earlier.",
            "inspection",
            needed=True,
            time="to_today",
            ask="Enter the day of the inspection.",
            source="BR 14.3",
        ),
    ]
    inspector_name: Annotated[
        Optional[str],
        About("Inspector", "Optional.", "inspection", longest=100, source="inspector_name"),
    ] = None
    inspector_contact_number: Annotated[
        Optional[str],
        About(
            "Inspector's telephone number",
            "Optional.",
            "inspection",
            longest=100,
            source="inspector_contact_number",
        ),
    ] = None
    works_coordinates: WorksCoordinates
    usrn: Usrn
    street_name: StreetName = None
    town: Town = None
    area_name: AreaName = None
    road_category: RoadCategory = None
    highway_authority_swa_code: AuthorityOfStreet
    location_description: LocationDescription
    location_types: LocationTypes
    promoter_swa_code: Annotated[
        str,
        About(
            "Owner of the apparatus",
            "The organisation that has to mend it.",
            "people",
            needed=True,
            longest=4,
            ask="Choose the organisation that has to mend it.",
            source="promoter_swa_code",
        ),
    ]
    reinspection_date: Annotated[Optional[Day], REINSPECTION_DATE] = None
    reinspection_date_time: Annotated[Optional[datetime], REINSPECTION_TIME] = None
    section_81_evidence: Annotated[
        Optional[bool],
        About(
            "Is there evidence?",
            "Such as photographs, uploaded as files.",
            "more",
            since=Version.V2,
            needed=True,
            ask="Say whether there is evidence.",
            source="Section81CreateRequest.section_81_evidence, from v2",
        ),
    ] = None
    file_ids: Annotated[
        Optional[list[int]],
        replace(
            FILES,
            since=Version.V2,
            needed_when=When("section_81_evidence", True),
            ask="Upload the evidence, or say that there is none.",
        ),
    ] = None


class Section81StatusUpdateRequest(ActedBy):
    """How a section 81 goes on (PUT …/section-81s/{section 81}/status)."""

    section_81_status: Annotated[
        str,
        About(
            "New status",
            "The owner acknowledges, accepts, mends or rejects. The authority resolves or cancels.",
            "answer",
            needed=True,
            choices=SECTION_81_STATUSES,
            ask="Choose the new status.",
            source="BR 14.5",
        ),
    ]
    status_reason: Annotated[
        Optional[str],
        About(
            "Reason",
            "Needed where it is rejected, mended, resolved or cancelled.",
            "answer",
            longest=500,
            needed_when=When(
                "section_81_status", "rejected", "accepted_fixed", "resolved_by_ha", "cancelled"
            ),
            ask="Give the reason, in up to 500 characters.",
            source="BR 14.5",
        ),
    ] = None
    work_type: Annotated[
        Optional[str],
        About(
            "How it will be mended",
            "Under a permit, or by works that need no notice.",
            "answer",
            choices=SECTION_81_WORK_TYPES,
            needed_when=When("section_81_status", "accepted"),
            shown_when=When("section_81_status", "accepted"),
            ask="Choose how it will be mended.",
            source="BR 14.5",
        ),
    ] = None


class ReassignSection81Request(ActedBy):
    """That a section 81 goes to another organisation (PUT …/reassign-section-81, from v2)."""

    new_organisation_reference: Annotated[
        str,
        About(
            "New owner",
            "The SWA code of the organisation that the apparatus belongs to.",
            "answer",
            since=Version.V2,
            needed=True,
            longest=4,
            ask="Choose the organisation that the apparatus belongs to.",
            source="BR 14",
        ),
    ]
