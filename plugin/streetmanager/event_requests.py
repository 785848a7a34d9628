"""What is asked and ordered of events: permits by their works, and being told of what happens."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from .acting_person import ActedBy
from .fields import About
from .records import Writing
from .versions import Version


class PermitSearchRequest(Writing):
    """Which works' permits are wanted."""

    work_reference_numbers: Annotated[
        Optional[list[str]],
        About(
            "Work references",
            "Up to 1,000 different ones.",
            "works",
            longest=1000,
            unique=True,
            source="Works API: permit search",
        ),
    ] = None
    next_cursor: Annotated[
        Optional[int],
        About(
            "From where",
            "As the last answer said.",
            "more",
            since=Version.V6,
            source="Event API: permit search, v6",
        ),
    ] = None
    page_size: Annotated[
        Optional[int],
        About(
            "How many at once",
            "From 100 to 500.",
            "more",
            since=Version.V6,
            least=100,
            most=500,
            source="Event API: permit search, v6",
        ),
    ] = None


class SubscriptionCreateRequest(ActedBy):
    """An address of one's own that is to be called whenever something happens."""

    api_endpoint: Annotated[
        str,
        About(
            "Address",
            "Where your own system takes the calls.",
            "notice",
            needed=True,
            longest=2048,
            ask="Enter the address that is to be called.",
            source="Event API: notifications, v6",
        ),
    ]
    subscription_description: Annotated[
        Optional[str],
        About(
            "Description", "What you call it.", "notice", longest=100, source="Event API: notifications, v6"
        ),
    ] = None


class SubscriptionRemoveRequest(ActedBy):
    """Which subscription is to end."""

    subscription_reference_number: Annotated[
        Optional[str],
        About(
            "Subscription",
            "The reference that it was given.",
            "notice",
            source="Event API: notifications, v6",
        ),
    ] = None
