"""What is sent about sites and their reinstatements."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Optional

from ..acting_person import ActedBy
from ..fields import About, AnyOf, Filled, MoreThan, When
from ..records import Day
from ..street_fields import (
    FILES,
    AreaName,
    AuthorityOfStreet,
    LocationDescription,
    LocationTypes,
    Promoter,
    RoadCategory,
    StreetName,
    Town,
    Usrn,
    WorksCoordinates,
)
from ..versions import Version
from .site_choices import REINSTATEMENT_STATUSES, REINSTATEMENT_TYPES

EXCAVATION = When("reinstatement_type", "excavation")
HOLES = When("reinstatement_type", "bar_holes", "core_holes", "pole_testing")
_LARGE = AnyOf(MoreThan("length", 10), MoreThan("width", 10))
_EVIDENCE = When("reinstatement_evidence", True)

_TYPE = About(
    "Kind of site",
    "Bar holes, core holes and pole testing are only for works that need no notice.",
    "site",
    needed=True,
    choices=REINSTATEMENT_TYPES,
    ask="Choose what was opened.",
    source="BR 16.2",
)
_STATUS = About(
    "Status of the reinstatement",
    "An interim reinstatement is made permanent within six months.",
    "site",
    needed=True,
    choices=REINSTATEMENT_STATUSES,
    ask="Choose interim or permanent.",
    source="BR 8.4",
)
_DATE = About(
    "Date of the reinstatement",
    "The day on which it was finished: after the works started, and before they ended.",
    "site",
    needed=True,
    time="past",
    ask="Enter the date on which the reinstatement was finished.",
    source="BR 8.3",
)
_DEPTH = About(
    "Depth in metres",
    "How deep the excavation was, up to 99.99.",
    "site",
    needed_when=EXCAVATION,
    least=0,
    most=99.99,
    decimals=2,
    ask="Enter how deep the excavation was.",
    source="BR 8.3",
)
_LENGTH = About(
    "Length in metres",
    "How long the reinstatement is, up to 9999.99. Over 10 metres it needs a second extent.",
    "site",
    needed_when=EXCAVATION,
    least=0,
    most=9999.99,
    decimals=2,
    ask="Enter how long the reinstatement is.",
    source="BR 8.3",
)
_WIDTH = About(
    "Width in metres",
    "How wide the reinstatement is, up to 99.99. Over 10 metres it needs a second extent.",
    "site",
    needed_when=EXCAVATION,
    least=0,
    most=99.99,
    decimals=2,
    ask="Enter how wide the reinstatement is.",
    source="BR 8.3",
)
_FINAL = About(
    "Is it the last reinstatement of the works?",
    "With the last one, the registration of the works is complete.",
    "site",
    needed_when=EXCAVATION,
    ask="Say whether it is the last reinstatement of the works.",
    source="BR 8.3",
)
_NUMBER_OF_HOLES = About(
    "Number of holes",
    "Up to 100.",
    "site",
    needed_when=HOLES,
    least=0,
    most=100,
    ask="Enter the number of holes.",
    source="BR 16.2",
)
_EXTENT = About(
    "Extent of the reinstatement",
    "The point, line or polygon that you drew on the map.",
    "place",
    needed=True,
    ask="Draw where the reinstatement is.",
    source="reinstatement_coordinates",
)
_SECOND_EXTENT = About(
    "Second extent",
    "A second point, line or polygon, such as its other end. A reinstatement that is more than 10 metres "
    "long or wide needs one.",
    "place",
    needed_when=_LARGE,
    ask="The reinstatement is more than 10 metres long or wide: draw its second extent.",
    source="BR 8.3",
)
_HAS_EVIDENCE = About(
    "Is there evidence of the reinstatement?",
    "Such as photographs, uploaded as files.",
    "more",
    needed=True,
    ask="Say whether there is evidence of the reinstatement.",
    source="reinstatement_evidence",
)
_EVIDENCE_FILES = replace(FILES, needed_when=_EVIDENCE, ask="Upload the evidence, or say that there is none.")
_INSPECTION_UNITS = About(
    "Inspection units",
    "By how many units the works count for sample inspections. Left blank, it stays as it was, or is 1.",
    "more",
    until=Version.V2,
    least=0,
    most=999,
    source="BR 6.6",
)
_PERMIT = About(
    "Permit",
    "The reference of the permit under which the reinstatement was made.",
    "works",
    since=Version.V6,
    longest=100,
    source="permit_reference_number, v6",
)


class Reinstated(ActedBy):
    """What every reinstatement says. Coordinates are GeoJSON in EPSG:27700, metres."""

    reinstatement_status: Annotated[str, _STATUS]
    reinstatement_date: Annotated[Day, _DATE]
    reinstatement_coordinates: Annotated[dict[str, Any], _EXTENT]
    secondary_reinstatement_coordinates: Annotated[Optional[dict[str, Any]], _SECOND_EXTENT] = None
    location_description: LocationDescription
    location_types: LocationTypes
    reinstatement_evidence: Annotated[bool, _HAS_EVIDENCE]
    file_ids: Annotated[Optional[list[int]], _EVIDENCE_FILES] = None
    inspection_units: Annotated[Optional[int], _INSPECTION_UNITS] = None


class SiteCreateRequest(Reinstated):
    """A site with its first reinstatement (POST works/{work}/sites)."""

    reinstatement_type: Annotated[str, _TYPE]
    permit_reference_number: Annotated[Optional[str], _PERMIT] = None
    depth: Annotated[Optional[float], replace(_DEPTH, shown_when=EXCAVATION)] = None
    length: Annotated[Optional[float], replace(_LENGTH, shown_when=EXCAVATION)] = None
    width: Annotated[Optional[float], replace(_WIDTH, shown_when=EXCAVATION)] = None
    final_reinstatement: Annotated[Optional[bool], replace(_FINAL, shown_when=EXCAVATION)] = None
    number_of_holes: Annotated[Optional[int], replace(_NUMBER_OF_HOLES, shown_when=HOLES)] = None


class ReinstatementCreateRequest(Reinstated):
    """A further reinstatement at a site (POST works/{work}/sites/{site}/reinstatements).

    What is needed depends on the site's reinstatement_type, which is no field of this request: where it is
    among the values, it counts.
    """

    permit_reference_number: Annotated[Optional[str], _PERMIT] = None
    depth: Annotated[Optional[float], _DEPTH] = None
    length: Annotated[Optional[float], _LENGTH] = None
    width: Annotated[Optional[float], _WIDTH] = None
    final_reinstatement: Annotated[Optional[bool], _FINAL] = None
    number_of_holes: Annotated[Optional[int], _NUMBER_OF_HOLES] = None
    response_to_remedial_works: Annotated[
        Optional[bool],
        About(
            "Does it answer a call for remedial works?",
            "Yes if an inspection found the earlier reinstatement wanting.",
            "more",
            since=Version.V6,
            needed_when=Filled("base_courses_affected"),
            ask="Say whether it answers a call for remedial works.",
            source="ReinstatementCreateRequest.response_to_remedial_works, v6",
        ),
    ] = None
    base_courses_affected: Annotated[
        Optional[bool],
        About(
            "Were the base courses affected?",
            "Yes if more than the surface was made anew.",
            "more",
            since=Version.V6,
            needed_when=Filled("response_to_remedial_works"),
            ask="Say whether the base courses were affected.",
            source="ReinstatementCreateRequest.base_courses_affected, v6",
        ),
    ] = None


class NonNotifiableSiteCreateRequest(Reinstated):
    """A site of works that need no notice, which creates the works (POST non-notifiable-works/sites)."""

    reinstatement_type: Annotated[str, _TYPE]
    number_of_holes: Annotated[int, replace(_NUMBER_OF_HOLES, needed=True, needed_when=None)]
    promoter_swa_code: Promoter
    workstream_prefix: Annotated[
        Optional[str],
        About(
            "Workstream",
            "The part of your organisation that the works belong to. Left blank, it is the default one.",
            "works",
            spelt="workstream",
            source="BR 3.1",
        ),
    ] = None
    work_reference_number: Annotated[
        Optional[str],
        About(
            "Work reference",
            "Letters, digits, dashes and underscores. Left blank, the service makes one up.",
            "works",
            longest=24,
            spelt="reference",
            source="BR 3.1",
        ),
    ] = None
    works_coordinates: WorksCoordinates
    usrn: Usrn
    street_name: StreetName = None
    town: Town = None
    area_name: AreaName = None
    road_category: RoadCategory = None
    highway_authority_swa_code: AuthorityOfStreet


class SubsumeSiteRequest(ActedBy):
    """That a site has gone into another works' site (PUT works/{work}/sites/{site}/subsume, v6)."""

    subsume_reason: Annotated[
        str,
        About(
            "Why it is subsumed",
            "Whose later works took up the same ground, and when.",
            "site",
            since=Version.V6,
            needed=True,
            longest=500,
            ask="Say why the site is subsumed, in up to 500 characters.",
            source="SubsumeSiteRequest.subsume_reason, v6",
        ),
    ]


class InspectionUnitsUpdateRequest(ActedBy):
    """By how many units a work counts for sample inspections (PUT works/{work}/inspection-units)."""

    inspection_units: Annotated[
        int,
        replace(
            _INSPECTION_UNITS,
            help="By how many units the works count for sample inspections. There has to be a site.",
            needed=True,
            ask="Enter the number of inspection units.",
        ),
    ]
