"""What puts uploaded files on a work."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated

from ..acting_person import ActedBy
from ..fields import About


class AddFileToWorkRequest(ActedBy):
    """Uploaded files that are to belong to a work."""

    file_ids: Annotated[
        list[int],
        About(
            "Files",
            "Numbers of files that were uploaded before. Each belongs to one record only, "
            "and a work can have 100 MB of them.",
            "more",
            needed=True,
            unique=True,
            ask="Upload at least one file first.",
            source="BR 1.5",
        ),
    ]
