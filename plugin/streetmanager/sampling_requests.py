"""What Sampling is sent, from version 6 on: targets, quarters, and the drawing of inspections."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Optional

from .acting_person import ActedBy
from .fields import About, Filled, Not, about
from .records import Writing

_SOURCE = "Sampling API, v6"


def _target(category: str, which: str) -> About:
    return About(
        f"Target of category {category}",
        f"Inspections {which}. The three together are at most the quarter's quota.",
        "inspection",
        needed=True,
        least=0,
        ask=f"Enter how many inspections of category {category} are to be made.",
        source=_SOURCE,
    )


class AnnualInspectionUnitsSummary(Writing):
    """How many inspection units a promoter had in a financial year."""

    financial_year_start_date: Annotated[
        datetime,
        About(
            "Financial year from",
            "Its first day.",
            "dates",
            needed=True,
            ask="Enter its first day.",
            source=_SOURCE,
        ),
    ]
    is_auto_calculated: Annotated[
        bool,
        About(
            "As the service counted them?",
            "No, if they were entered by hand.",
            "inspection",
            needed=True,
            ask="Say whether the service counted them.",
            source=_SOURCE,
        ),
    ]
    annual_inspection_units: Annotated[
        Optional[int],
        About(
            "Inspection units",
            "Of that year.",
            "inspection",
            least=0,
            source=_SOURCE,
        ),
    ] = None


class _Sampled(ActedBy):
    """A request of this service, which takes shorter names than the others of version 6."""

    internal_user_name: Annotated[
        Optional[str], replace(about(ActedBy, "internal_user_name"), longest=50, kind="")
    ] = None


class SampleInspectionTargetUpdateRequest(_Sampled):
    """What a target is from now on."""

    inspection_units_baseline: Annotated[
        Optional[int],
        About(
            "Inspection units, baseline",
            "Where the units of the years are not given.",
            "inspection",
            least=0,
            needed_when=Not(Filled("annual_inspection_units")),
            ask="Enter the baseline, or the units of the years.",
            source=_SOURCE,
        ),
    ] = None
    annual_inspection_units: Annotated[
        Optional[list[AnnualInspectionUnitsSummary]],
        About("Inspection units by year", "Where no baseline is given.", "inspection", source=_SOURCE),
    ] = None
    inspection_rate: Annotated[
        float,
        About(
            "Rate of inspection",
            "In percent, from 20 to 100.",
            "inspection",
            needed=True,
            least=20,
            most=100,
            decimals=2,
            ask="Enter the rate, from 20 to 100.",
            source=_SOURCE,
        ),
    ]
    target_a: Annotated[int, _target("A", "while the works go on")]
    target_b: Annotated[int, _target("B", "soon after the reinstatement")]
    target_c: Annotated[int, _target("C", "before the guarantee ends")]


class SampleInspectionTargetCreateRequest(SampleInspectionTargetUpdateRequest):
    """A new target for one promoter's works."""

    promoter_org_ref: Annotated[
        str,
        About(
            "Promoter",
            "The SWA code of the promoter whose works are inspected.",
            "people",
            needed=True,
            longest=4,
            ask="Enter the SWA code of the promoter.",
            source=_SOURCE,
        ),
    ]


class SampleInspectionStartQuarterRequest(_Sampled):
    """The quarter that is to begin."""

    start_date: Annotated[
        datetime,
        About(
            "Quarter from",
            "The first day of a quarter of the financial year.",
            "dates",
            needed=True,
            ask="Enter the first day of the quarter.",
            source=_SOURCE,
        ),
    ]


class GenerateSampleInspectionsRequest(Writing):
    """How many inspections are to be drawn."""

    sample_inspection_rate: Annotated[
        float,
        About(
            "Rate of inspection",
            "In percent.",
            "inspection",
            needed=True,
            decimals=2,
            ask="Enter the rate.",
            source=_SOURCE,
        ),
    ]
