"""The records inside a permit application: a special designation that applies, and a condition."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from . import choices
from .fields import About
from .records import Day, Writing
from .versions import Version

_FROM_STREET = "As Lookup gives it for the street."


class PermitASD(Writing):
    """A special designation of the street that is declared to apply. It takes no geometry."""

    street_special_desig_code: Annotated[
        int,
        About(
            "Designation",
            _FROM_STREET,
            "place",
            needed=True,
            choices=choices.DESIGNATION_CODES,
            ask="Choose the designation.",
            source="PermitASD.street_special_desig_code",
        ),
    ]
    special_desig_location_text: Annotated[
        Optional[str],
        About(
            "Where on the street",
            _FROM_STREET,
            "place",
            longest=255,
            source="PermitASD.special_desig_location_text",
        ),
    ] = None
    special_desig_description: Annotated[
        Optional[str],
        About(
            "Description", _FROM_STREET, "place", longest=300, source="PermitASD.special_desig_description"
        ),
    ] = None
    special_desig_start_date: Annotated[
        Optional[Day],
        About("From", _FROM_STREET, "place", source="PermitASD.special_desig_start_date"),
    ] = None
    special_desig_start_time: Annotated[
        Optional[int],
        About(
            "From, time of day",
            "Hours and minutes as one number: 730 is half past seven.",
            "place",
            least=0,
            most=2400,
            source="PermitASD.special_desig_start_time",
        ),
    ] = None
    special_desig_end_date: Annotated[
        Optional[Day],
        About("To", _FROM_STREET, "place", source="PermitASD.special_desig_end_date"),
    ] = None
    special_desig_end_time: Annotated[
        Optional[int],
        About(
            "To, time of day",
            "Hours and minutes as one number: 1830 is half past six in the evening.",
            "place",
            least=0,
            most=2400,
            source="PermitASD.special_desig_end_time",
        ),
    ] = None
    special_desig_periodicity_code: Annotated[
        Optional[int],
        About(
            "On which days",
            _FROM_STREET,
            "place",
            choices=choices.PERIODICITY_CODES,
            source="PermitASD.special_desig_periodicity_code",
        ),
    ] = None


class PermitCondition(Writing):
    """A national condition that the promoter offers to keep to."""

    condition: Annotated[
        str,
        About(
            "Condition",
            "One of the national conditions for permits.",
            "more",
            needed=True,
            choices=choices.PERMIT_CONDITIONS,
            ask="Choose the condition.",
            source="PermitCondition.condition",
        ),
    ]
    comment: Annotated[
        Optional[str],
        About(
            "What it means here",
            "How the condition will be kept on these works.",
            "more",
            longest={Version.V1: 500, Version.V6: 1500},
            source="PermitCondition.comment",
        ),
    ] = None
