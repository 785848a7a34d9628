"""What is sent about material classifications, which v6 has: what a sample of the street was found to be."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Any, Optional

from ..acting_person import ActedBy
from ..fields import About, AllOf, Among, When
from ..records import Day
from ..street_fields import (
    AreaName,
    AuthorityOfStreet,
    LocationDescription,
    LocationTypes,
    StreetName,
    Town,
    Usrn,
)
from .street_choices import CLASSIFICATIONS, HAZARDS, LAYERS

_HAZARDOUS = When("material_classification_classification", "hazardous")
_OTHER_HAZARD = AllOf(_HAZARDOUS, Among("hazardous_material_type", "other"))


class MaterialClassificationCreateRequest(ActedBy):
    """What a sample of a street was found to be (POST material-classifications, v6)."""

    material_classification_classification: Annotated[
        str,
        About(
            "Classification",
            "Whether what is dug up has to be treated as hazardous waste.",
            "findings",
            needed=True,
            choices=CLASSIFICATIONS,
            ask="Choose hazardous or not hazardous.",
            source="MaterialClassificationCreateRequest.material_classification_classification, v6",
        ),
    ]
    hazardous_material_type: Annotated[
        Optional[list[str]],
        About(
            "What is hazardous in it",
            "Everything that was found.",
            "findings",
            choices=HAZARDS,
            needed_when=_HAZARDOUS,
            shown_when=_HAZARDOUS,
            ask="Choose what is hazardous in it.",
            source="MaterialClassificationCreateRequest.hazardous_material_type, v6",
        ),
    ] = None
    hazardous_material_type_other_description: Annotated[
        Optional[str],
        About(
            "What else is hazardous",
            "The substance as the laboratory names it.",
            "findings",
            longest=500,
            needed_when=_OTHER_HAZARD,
            shown_when=_OTHER_HAZARD,
            ask="Say what else is hazardous, in up to 500 characters.",
            source="MaterialClassificationCreateRequest.hazardous_material_type_other_description, v6",
        ),
    ] = None
    layer_affected: Annotated[
        list[str],
        About(
            "Layers",
            "Every layer that the sample stands for.",
            "findings",
            needed=True,
            choices=LAYERS,
            ask="Choose at least one layer.",
            source="MaterialClassificationCreateRequest.layer_affected, v6",
        ),
    ]
    sample_date: Annotated[
        Day,
        About(
            "Sample taken on",
            "Today or earlier.",
            "dates",
            needed=True,
            time="to_today",
            ask="Enter the day on which the sample was taken.",
            source="MaterialClassificationCreateRequest.sample_date, v6",
        ),
    ]
    material_classification_coordinates: Annotated[
        dict[str, Any],
        About(
            "Place of the sample",
            "The point that you drew on the map.",
            "place",
            needed=True,
            shapes=("Point",),
            ask="Draw the point where the sample was taken.",
            source="MaterialClassificationCreateRequest.material_classification_coordinates, v6",
        ),
    ]
    location_description: LocationDescription
    location_types: LocationTypes
    usrn: Usrn
    street_name: StreetName = None
    town: Town = None
    area_name: AreaName = None
    highway_authority_swa_code: AuthorityOfStreet
    file_id: Annotated[
        Optional[int],
        About(
            "File",
            "The number of one file that was uploaded before, such as the laboratory's report.",
            "more",
            source="MaterialClassificationCreateRequest.file_id, v6",
        ),
    ] = None
