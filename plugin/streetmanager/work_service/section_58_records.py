"""What is sent about section 58s, which v6 has: streets that are not to be opened for a while."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Any, Optional

from ..acting_person import ActedBy
from ..fields import About, When
from ..records import Day
from ..street_fields import AreaName, AuthorityOfStreet, LocationTypes, StreetName, Town, Usrn
from .street_choices import RESTRICTION_DURATIONS, RESTRICTION_EXTENTS, SECTION_58_STATUSES

_IN_FORCE = When("status", "in_force")
_CANCELLED = When("status", "cancelled")


class Section58CreateRequest(ActedBy):
    """A restriction on opening a street after substantial works (POST section-58s, v6)."""

    start_date: Annotated[
        Day,
        About(
            "Starts on",
            "Today or later.",
            "dates",
            needed=True,
            time="from_today",
            ask="Enter the day on which the restriction starts.",
            source="Section58CreateRequest.start_date, v6",
        ),
    ]
    restriction_duration: Annotated[
        str,
        About(
            "Lasts for",
            "How long it may be depends on the works that it follows.",
            "dates",
            needed=True,
            choices=RESTRICTION_DURATIONS,
            ask="Choose how long the restriction lasts.",
            source="Section58CreateRequest.restriction_duration, v6",
        ),
    ]
    section_58_coordinates: Annotated[
        dict[str, Any],
        About(
            "Extent",
            "The line or polygon that you drew on the map.",
            "place",
            needed=True,
            shapes=("LineString", "Polygon"),
            ask="Draw a line or a polygon where the street is not to be opened.",
            source="Section58CreateRequest.section_58_coordinates, v6",
        ),
    ]
    restriction_extent: Annotated[
        str,
        About(
            "How much of the road",
            "The whole width of the road, or a part such as a footway.",
            "place",
            needed=True,
            choices=RESTRICTION_EXTENTS,
            ask="Choose the whole road or a part of it.",
            source="Section58CreateRequest.restriction_extent, v6",
        ),
    ]
    location_types: LocationTypes
    usrn: Usrn
    street_name: StreetName = None
    town: Town = None
    area_name: AreaName = None
    highway_authority_swa_code: AuthorityOfStreet
    contact_organisation: Annotated[
        Optional[str],
        About(
            "Organisation to ask",
            "Optional.",
            "people",
            longest=100,
            source="Section58CreateRequest.contact_organisation, v6",
        ),
    ] = None
    contact_details: Annotated[
        Optional[str],
        About(
            "Its contact details",
            "Optional. A telephone number or an email address.",
            "people",
            longest=100,
            source="Section58CreateRequest.contact_details, v6",
        ),
    ] = None
    additional_information: Annotated[
        Optional[str],
        About(
            "Anything else",
            "What promoters should know besides, such as works that are let through.",
            "more",
            longest=500,
            source="Section58CreateRequest.additional_information, v6",
        ),
    ] = None


class Section58UpdateStatusRequest(ActedBy):
    """How a restriction goes on (PUT section-58s/{section 58}/status, v6)."""

    status: Annotated[
        str,
        About(
            "New status",
            "A proposal is put in force once notice has been given. It can be cancelled or closed.",
            "answer",
            needed=True,
            choices=SECTION_58_STATUSES,
            ask="Choose the new status.",
            source="Section58UpdateStatusRequest.status, v6",
        ),
    ]
    start_date: Annotated[
        Optional[Day],
        About(
            "In force from",
            "The day from which the street is not to be opened.",
            "answer",
            needed_when=_IN_FORCE,
            shown_when=_IN_FORCE,
            ask="Enter the day from which the restriction is in force.",
            source="Section58UpdateStatusRequest.start_date, v6",
        ),
    ] = None
    cancellation_reason: Annotated[
        Optional[str],
        About(
            "Why it is cancelled",
            "Optional.",
            "answer",
            longest=500,
            shown_when=_CANCELLED,
            source="Section58UpdateStatusRequest.cancellation_reason, v6",
        ),
    ] = None
