"""Who acted: the two fields that go with every request that changes something, stated once."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from .fields import About
from .records import Writing
from .versions import Version


class ActedBy(Writing):
    """A request that says which person acted. Left blank, the session fills them in from the settings."""

    internal_user_name: Annotated[
        Optional[str],
        About(
            "Your name",
            "Who does this. Everybody in an organisation may share one account, so the service keeps the name.",
            "people",
            longest={Version.V1: 50, Version.V6: 100},
            source="Delegated users",
        ),
    ] = None
    internal_user_identifier: Annotated[
        Optional[str],
        About(
            "Your identifier",
            "Such as your staff number or user name.",
            "people",
            longest=100,
            source="Delegated users",
        ),
    ] = None
