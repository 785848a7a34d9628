"""Fields that many requests share, each stated once: the street, the parties, files, an inspection's place."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Any, Optional

from . import choices
from .fields import About

Usrn = Annotated[
    int,
    About(
        "USRN",
        "The unique street reference number of the street.",
        "place",
        needed=True,
        least=100001,
        most=99999999,
        ask="Choose the street, or enter its USRN.",
        source="BR 1.4",
    ),
]
StreetName = Annotated[
    Optional[str],
    About(
        "Street",
        "As the gazetteer has it. Left blank, the service fills it in from the USRN.",
        "place",
        longest=100,
        source="street_name",
    ),
]
Town = Annotated[
    Optional[str],
    About(
        "Town",
        "As the gazetteer has it. Left blank, the service fills it in from the USRN.",
        "place",
        longest=100,
        source="town",
    ),
]
AreaName = Annotated[
    Optional[str],
    About(
        "Area",
        "The locality, as the gazetteer has it. Left blank, the service fills it in from the USRN.",
        "place",
        longest=100,
        source="area_name",
    ),
]
RoadCategory = Annotated[
    Optional[int],
    About(
        "Reinstatement type",
        "How heavily the street is built. Where a street has several, choose the one for your stretch. "
        "Left blank, the service fills it in.",
        "place",
        choices=choices.REINSTATEMENT_TYPES,
        least=0,
        most=10,
        source="BR 1.4",
    ),
]
WorksCoordinates = Annotated[
    dict[str, Any],
    About(
        "Extent",
        "The point, line or polygon that you drew on the map.",
        "place",
        needed=True,
        ask="Draw where the works are.",
        source="works_coordinates",
    ),
]
LocationTypes = Annotated[
    list[str],
    About(
        "Part of the street",
        "Every part that is taken up.",
        "place",
        needed=True,
        unique=True,
        choices=choices.LOCATION_TYPES,
        ask="Choose at least one part of the street.",
        source="location_types",
    ),
]
LocationDescription = Annotated[
    str,
    About(
        "Where exactly",
        "What somebody on foot needs to find the spot, such as outside number 12.",
        "place",
        needed=True,
        longest=500,
        ask="Say where on the street it is, in up to 500 characters.",
        source="location_description",
    ),
]
AuthorityOfStreet = Annotated[
    str,
    About(
        "Highway authority",
        "The authority that the street belongs to.",
        "place",
        needed=True,
        longest=4,
        ask="Choose the highway authority.",
        source="highway_authority_swa_code",
    ),
]
Promoter = Annotated[
    str,
    About(
        "Promoter",
        "The organisation that the works are for.",
        "people",
        needed=True,
        longest=4,
        ask="Choose the organisation that the works are for.",
        source="promoter_swa_code",
    ),
]
FILES = About(
    "Files",
    "Numbers of files that were uploaded before. Each belongs to one record only.",
    "more",
    unique=True,
    source="file_ids",
)
