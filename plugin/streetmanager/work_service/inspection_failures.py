"""Why an inspection failed, as a record inside its request."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..fields import About
from ..records import Writing
from ..versions import Version
from .inspection_choices import FAILURE_REASONS


class Failure(Writing):
    """A reason why an inspection failed, and what was seen."""

    failure_reason: Annotated[
        str,
        About(
            "Reason",
            "",
            "findings",
            needed=True,
            choices=FAILURE_REASONS,
            ask="Choose the reason.",
            source="BR 10.3",
        ),
    ]
    details: Annotated[
        str,
        About(
            "What was seen",
            "",
            "findings",
            needed=True,
            longest=500,
            ask="Say what was seen, in up to 500 characters.",
            source="BR 10.3",
        ),
    ]


class FailureReasonDetails(Failure):
    """A reason why an inspection failed, with the sites that it concerns."""

    site_numbers: Annotated[
        Optional[list[int]],
        About(
            "Sites",
            "The numbers of the sites concerned. Needed once the work has a reinstatement.",
            "findings",
            until=Version.V2,
            source="FailureReasonDetails.site_numbers, v1 and v2",
        ),
    ] = None
    site_reference_numbers: Annotated[
        Optional[list[str]],
        About(
            "Sites",
            "The references of the sites concerned. Needed once the work has a reinstatement.",
            "findings",
            since=Version.V6,
            source="FailureReasonDetails.site_reference_numbers, v6",
        ),
    ] = None


class HistoricFailureReasonDetails(Failure):
    """A reason why an inspection of historic works failed."""

    site_name: Annotated[
        Optional[str],
        About("Site", "What the site is called.", "findings", longest=100, source="BR 15"),
    ] = None
