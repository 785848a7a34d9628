"""What is sent about an inspection: what was found, and when to come again."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About, AllOf, Filled, When
from ..records import Day
from ..street_fields import FILES
from ..versions import Version
from .inspection_choices import (
    DEFECTS_FIXED_ON_SITE,
    INSPECTION_CATEGORIES,
    INSPECTION_OUTCOMES,
    INSPECTION_TYPES,
)
from .inspection_failures import FailureReasonDetails

_FAILED = When("inspection_outcome", "failed_low", "failed_high", "failed")
_TO_EXPLAIN = When("inspection_outcome", "unable_to_complete_inspection", "non_compliant_with_conditions")
_LIVE = When("inspection_type", "live_site")
_LIVE_FAILED_HIGH = AllOf(_LIVE, When("inspection_outcome", "failed_high"))
_LIVE_FAILED = AllOf(_LIVE, When("inspection_outcome", "failed_low", "failed_high"))
_CALLED = When("was_call_logged", True)
_AGAIN = Filled("reinspection_date")

INSPECTION_TYPE = About(
    "Type of inspection",
    "What is looked at: the works while they go on, their reinstatement, or something that was found before.",
    "inspection",
    needed=True,
    choices=INSPECTION_TYPES,
    ask="Choose the type of inspection.",
    source="BR 10.2",
)
INSPECTION_CATEGORY = About(
    "Category",
    "A, B and C are sample inspections. Which categories go with a type, the service checks.",
    "inspection",
    choices=INSPECTION_CATEGORIES,
    source="BR 10.2",
)
CALL_LOGGED = About(
    "Was the promoter called?",
    "A failure on a live site is told to the promoter at once.",
    "findings",
    needed_when=_LIVE_FAILED_HIGH,
    shown_when=_LIVE_FAILED,
    ask="Say whether the promoter was called.",
    source="BR 10.3",
)
DEFECT_FIXED = About(
    "Was the defect mended on site?",
    "By the inspector, by the people there, or not yet.",
    "findings",
    choices=DEFECTS_FIXED_ON_SITE,
    needed_when=_LIVE_FAILED_HIGH,
    shown_when=_LIVE_FAILED,
    ask="Say whether the defect was mended on site.",
    source="BR 10.3",
)
REINSPECTION_DATE = About(
    "Inspect again on",
    "Optional. Today or later.",
    "again",
    time="from_today",
    source="BR 10.4",
)
REINSPECTION_TIME = About(
    "Inspect again at",
    "Optional. On the day of the next inspection, in UK local time.",
    "again",
    time="from_today",
    same_day_as="reinspection_date",
    shown_when=_AGAIN,
    source="BR 10.4",
)
FAILURES = About(
    "Why it failed",
    "Every reason, with the sites that it concerns and what was seen.",
    "findings",
    shown_when=_FAILED,
    source="BR 10.3",
)


class Inspected(ActedBy):
    """What every inspection says, of works of today or of long ago."""

    inspection_type: Annotated[str, INSPECTION_TYPE]
    inspection_category: Annotated[Optional[str], INSPECTION_CATEGORY] = None
    inspection_start_date: Annotated[
        datetime,
        About(
            "Inspected at",
            "The date and the time at which the inspection began, in UK local time.",
            "inspection",
            needed=True,
            time="past",
            ask="Enter when the inspection began.",
            source="inspection_start_date",
        ),
    ]
    username: Annotated[
        str,
        About(
            "Recorded by",
            "The name of the person who records this inspection.",
            "inspection",
            needed=True,
            longest={Version.V1: 50, Version.V6: 100},
            ask="Enter the name of the person who records this inspection.",
            source="username",
        ),
    ]
    inspector_name: Annotated[
        Optional[str],
        About(
            "Inspected by",
            "The inspector's name, where it is somebody else.",
            "inspection",
            longest=100,
            source="inspector_name",
        ),
    ] = None
    inspection_outcome: Annotated[
        str,
        About(
            "Outcome",
            "Which outcomes go with a type, the service checks.",
            "findings",
            needed=True,
            choices=INSPECTION_OUTCOMES,
            ask="Choose the outcome.",
            source="BR 10.3",
        ),
    ]
    inspection_outcome_details: Annotated[
        Optional[str],
        About(
            "Details of the outcome",
            "Why the inspection could not be completed, or which conditions were not kept.",
            "findings",
            longest=500,
            needed_when=_TO_EXPLAIN,
            shown_when=_TO_EXPLAIN,
            ask="Explain the outcome, in up to 500 characters.",
            source="BR 10.3",
        ),
    ] = None
    was_call_logged: Annotated[Optional[bool], CALL_LOGGED] = None
    call_logged_to: Annotated[
        Optional[str],
        About(
            "Who was called",
            "The person or the desk that took the call.",
            "findings",
            longest=100,
            needed_when=_CALLED,
            shown_when=_CALLED,
            ask="Enter who was called.",
            source="BR 10.3",
        ),
    ] = None
    call_logged_reference: Annotated[
        Optional[str],
        About(
            "Reference of the call",
            "As the promoter gave it.",
            "findings",
            longest=100,
            needed_when=_CALLED,
            shown_when=_CALLED,
            ask="Enter the reference that the promoter gave.",
            source="BR 10.3",
        ),
    ] = None
    call_logged_summary: Annotated[
        Optional[str],
        About(
            "What was said",
            "What was reported, and what was promised.",
            "findings",
            longest=500,
            needed_when=_CALLED,
            shown_when=_CALLED,
            ask="Say what was reported and promised, in up to 500 characters.",
            source="BR 10.3",
        ),
    ] = None
    defect_fixed_on_site: Annotated[Optional[str], DEFECT_FIXED] = None
    made_safe_by_ha: Annotated[
        Optional[bool],
        About(
            "Did the authority make it safe?",
            "Yes if the authority guarded or mended it itself, to be repaid by the owner.",
            "findings",
            needed_when=AllOf(
                When("inspection_type", "section_81"),
                When("inspection_outcome", "failed_high", "failed_low"),
            ),
            shown_when=When("inspection_type", "section_81"),
            ask="Say whether the authority made it safe.",
            source="made_safe_by_ha",
        ),
    ] = None
    reinspection_date: Annotated[Optional[Day], REINSPECTION_DATE] = None
    reinspection_date_time: Annotated[Optional[datetime], REINSPECTION_TIME] = None
    reinspection_type: Annotated[
        Optional[str],
        About(
            "Type of the next inspection",
            "Left blank, it is that of this one.",
            "again",
            choices=INSPECTION_TYPES,
            shown_when=_AGAIN,
            source="BR 10.2",
        ),
    ] = None
    reinspection_category: Annotated[
        Optional[str],
        About(
            "Category of the next inspection",
            "Left blank, it is that of this one.",
            "again",
            choices=INSPECTION_CATEGORIES,
            shown_when=_AGAIN,
            source="BR 10.2",
        ),
    ] = None
    additional_comments: Annotated[
        Optional[str],
        About(
            "Anything else",
            "What the promoter should know besides.",
            "more",
            longest=500,
            source="additional_comments",
        ),
    ] = None
    inspection_evidence: Annotated[
        bool,
        About(
            "Is there evidence of the inspection?",
            "Such as photographs, uploaded as files.",
            "more",
            needed=True,
            ask="Say whether there is evidence of the inspection.",
            source="inspection_evidence",
        ),
    ]
    file_ids: Annotated[
        Optional[list[int]],
        replace(
            FILES,
            needed_when=When("inspection_evidence", True),
            ask="Upload the evidence, or say that there is none.",
        ),
    ] = None


class InspectionCreateRequest(Inspected):
    """An inspection of a work (POST works/{work}/inspections)."""

    failure_reason_details: Annotated[Optional[list[FailureReasonDetails]], FAILURES] = None
    was_call_logged: Annotated[
        Optional[bool], replace(CALL_LOGGED, later={Version.V6: {"needed_when": _LIVE_FAILED}})
    ] = None
    defect_fixed_on_site: Annotated[
        Optional[str], replace(DEFECT_FIXED, later={Version.V6: {"needed_when": _LIVE_FAILED}})
    ] = None
    non_compliance_reference_number: Annotated[
        Optional[str],
        About(
            "Non-compliance",
            "The reference of the non-compliance that this inspection belongs to, if there is one.",
            "inspection",
            since=Version.V6,
            longest=106,
            shown_when=When("inspection_type", "reinstatement", "non_compliance_follow_up"),
            source="InspectionCreateRequest.non_compliance_reference_number, v6",
        ),
    ] = None
