"""What is sent about ancillary information, which v6 has: what else of the works stands where."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Any, Optional

from ..acting_person import ActedBy
from ..fields import About, AllOf, Filled, Not, When
from .street_choices import ANCILLARY_TYPES, SIGNALS_OR_CONTROLS

_STANDS_SOMEWHERE = AllOf(
    Filled("ancillary_info_type"), Not(When("ancillary_info_type", SIGNALS_OR_CONTROLS))
)


class CreateAncillaryInfoRequest(ActedBy):
    """Signals, a compound or welfare facilities of a permit's works (POST …/ancillary-informations, v6)."""

    ancillary_info_type: Annotated[
        str,
        About(
            "What it is",
            "Signals or other traffic control, welfare facilities, or a compound away from the works.",
            "works",
            needed=True,
            choices=ANCILLARY_TYPES,
            ask="Choose what it is.",
            source="CreateAncillaryInfoRequest.ancillary_info_type, v6",
        ),
    ]
    ancillary_info_description: Annotated[
        str,
        About(
            "Description",
            "What will stand there, and for how long.",
            "works",
            needed=True,
            longest=500,
            ask="Say what will stand there, in up to 500 characters.",
            source="CreateAncillaryInfoRequest.ancillary_info_description, v6",
        ),
    ]
    ancillary_info_coordinates: Annotated[
        list[dict[str, Any]],
        About(
            "Points",
            "Up to ten points on the map.",
            "place",
            needed=True,
            longest=10,
            unique=True,
            shapes=("Point",),
            ask="Draw at least one point.",
            source="CreateAncillaryInfoRequest.ancillary_info_coordinates, v6",
        ),
    ]
    usrns: Annotated[
        list[int],
        About(
            "USRNs",
            "The streets that it stands in, up to 25.",
            "place",
            needed=True,
            longest=25,
            unique=True,
            least=100001,
            most=99999999,
            ask="Choose at least one street, or enter its USRN.",
            source="BR 1.4",
        ),
    ]
    location_description: Annotated[
        Optional[str],
        About(
            "Where exactly",
            "Needed for everything but signals and other traffic control.",
            "place",
            longest=500,
            needed_when=_STANDS_SOMEWHERE,
            ask="Say where it stands, in up to 500 characters.",
            source="CreateAncillaryInfoRequest.location_description, v6",
        ),
    ] = None


class RemoveAncillaryInfoRequest(ActedBy):
    """That it does not stand there any more (PUT …/ancillary-informations/{information}/remove, v6)."""

    ancillary_info_removal_reason: Annotated[
        str,
        About(
            "Why it is removed",
            "Such as that it stands there no more, or was added by mistake.",
            "answer",
            needed=True,
            longest=500,
            ask="Say why it is removed, in up to 500 characters.",
            source="RemoveAncillaryInfoRequest.ancillary_info_removal_reason, v6",
        ),
    ]
