"""What is sent about historic works: those from before the service, made by their first inspection or notice."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Optional

from ..fields import About
from ..records import Writing
from ..street_fields import (
    AreaName,
    AuthorityOfStreet,
    LocationDescription,
    Promoter,
    RoadCategory,
    StreetName,
    Town,
    Usrn,
    WorksCoordinates,
)
from .fixed_penalty_notice_records import Offence
from .inspection_failures import HistoricFailureReasonDetails
from .inspection_records import FAILURES, Inspected


class HistoricWorks(Writing):
    """What historic works were, where and when. `works_coordinates` is GeoJSON in EPSG:27700, metres."""

    historical_permit_reference: Annotated[
        str,
        About(
            "Old reference",
            "The reference that the works had. It becomes their work reference here, and must be new to the "
            "service. Letters, digits, dashes and underscores.",
            "works",
            needed=True,
            longest=24,
            spelt="reference",
            ask="Enter the reference that the works had.",
            source="BR 15",
        ),
    ]
    description_of_work: Annotated[
        Optional[str],
        About("Description", "What the works were.", "works", longest=500, source="BR 15"),
    ] = None
    works_coordinates: WorksCoordinates
    usrn: Usrn
    street_name: StreetName = None
    town: Town = None
    area_name: AreaName = None
    road_category: RoadCategory = None
    highway_authority_swa_code: AuthorityOfStreet
    works_location_description: LocationDescription
    work_start_date: Annotated[
        Optional[datetime],
        About(
            "Works started",
            "Optional. UK local time.",
            "dates",
            time="past",
            source="BR 15",
        ),
    ] = None
    work_end_date: Annotated[
        Optional[datetime],
        About(
            "Works ended",
            "Optional. UK local time.",
            "dates",
            time="past",
            after="work_start_date",
            source="BR 15",
        ),
    ] = None
    promoter_swa_code: Promoter


class HistoricInspectionCreateRequest(Inspected, HistoricWorks):
    """An inspection of historic works, which makes them known (POST historic-works/inspections)."""

    failure_reason_details: Annotated[Optional[list[HistoricFailureReasonDetails]], FAILURES] = None


class HistoricFPNCreateRequest(Offence, HistoricWorks):
    """A fixed penalty notice for historic works (POST historic-works/fixed-penalty-notices)."""
