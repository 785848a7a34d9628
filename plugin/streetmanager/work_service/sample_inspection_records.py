"""What v2 is sent about targets for sample inspections. From v6 on they are the Sampling service's."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About

_SOURCE = "SampleInspectionTarget, v2"
_BELOW = {"a": "during the works", "b": "soon after the reinstatement", "c": "before the guarantee ends"}


def _agreed(category: str) -> About:
    letter = category.upper()
    return About(
        f"Category {letter} agreed",
        f"How many inspections {_BELOW[category]} were agreed with the promoter.",
        "inspection",
        needed=True,
        least=0,
        ask=f"Enter how many inspections of category {letter} were agreed.",
        source=_SOURCE,
    )


def _cap(category: str, *, needed: bool) -> About:
    letter = category.upper()
    return About(
        f"Category {letter} cap",
        "From 0 to 100." if needed else "From 0 to 100. Left blank, it is 0.",
        "inspection",
        needed=needed,
        least=0,
        most=100,
        ask=f"Enter the cap of category {letter}.",
        source=_SOURCE,
    )


class AgreedInspections(ActedBy):
    """How many inspections of each category were agreed."""

    agreed_category_a: Annotated[int, _agreed("a")]
    agreed_category_b: Annotated[int, _agreed("b")]
    agreed_category_c: Annotated[int, _agreed("c")]


class SampleInspectionTargetCreateRequest(AgreedInspections):
    """A target for a promoter's works (POST sample-inspection-targets, v2)."""

    promoter_org_ref: Annotated[
        str,
        About(
            "Promoter",
            "The SWA code of the promoter whose works are inspected.",
            "people",
            needed=True,
            longest=4,
            ask="Choose the promoter whose works are inspected.",
            source=_SOURCE,
        ),
    ]
    cap_category_a: Annotated[Optional[int], _cap("a", needed=False)] = None
    cap_category_b: Annotated[Optional[int], _cap("b", needed=False)] = None
    cap_category_c: Annotated[Optional[int], _cap("c", needed=False)] = None


class SampleInspectionTargetUpdateRequest(AgreedInspections):
    """What a target is now (PUT sample-inspection-targets/{target}, v2)."""

    cap_category_a: Annotated[int, _cap("a", needed=True)]
    cap_category_b: Annotated[int, _cap("b", needed=True)]
    cap_category_c: Annotated[int, _cap("c", needed=True)]


class SampleInspectionTargetCloseRequest(ActedBy):
    """That a target is closed (PUT sample-inspection-targets/{target}/close, v2)."""
