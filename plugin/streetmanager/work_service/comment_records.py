"""Comments on a work, and whether they were read."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About
from .activity_choices import COMMENT_TOPICS


class CommentCreateRequest(ActedBy):
    """A comment on a work, by those who are concerned with it."""

    topic: Annotated[
        str,
        About(
            "Topic",
            "What the comment is about. Only highway authorities can warn of an overrun.",
            "comment",
            needed=True,
            choices=COMMENT_TOPICS,
            ask="Choose what the comment is about.",
            source="BR 7.1",
        ),
    ]
    detail: Annotated[
        str,
        About(
            "Comment",
            "It cannot be changed or taken away later.",
            "comment",
            needed=True,
            longest=1500,
            ask="Write the comment, in up to 1,500 characters.",
            source="CommentCreateRequest.detail",
        ),
    ]
    is_internal: Annotated[
        Optional[bool],
        About(
            "Only for your own organisation?",
            "Yes keeps it from the other side. "
            "A promoter's contractors on the same workstream see it too. Left blank, it is no.",
            "comment",
            source="CommentCreateRequest.is_internal",
        ),
    ] = None


class CommentReadRequest(ActedBy):
    """The mark that a comment was read, by the organisation that it was for."""
