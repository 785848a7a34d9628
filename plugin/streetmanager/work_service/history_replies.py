"""What happened to a work, event by event."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Any

from pydantic import model_validator

from ..paging import Page
from ..records import Moment, Reading, Rows, Text, Whole


class WorkHistorySummaryResponse(Reading):
    """One event. `event` tells it; `details` says it to people; `object_reference` is what it happened to."""

    action_date: Moment = None
    topic: Text = None
    details: Text = None
    username: Text = None
    event: Text = None
    event_string: Text = None
    object_reference: Text = None
    parent_object_reference_number: Text = None
    update_id: Whole = None
    internal_user_identifier: Text = None
    internal_user_name: Text = None


class WorkHistoryResponse(Page):
    """A page of a work's history. v1 answers the whole list at once, which is then the only page."""

    rows: Annotated[list[WorkHistorySummaryResponse], Rows] = []

    @model_validator(mode="before")
    @classmethod
    def _whole_list(cls, found: Any) -> Any:
        return {"rows": found} if isinstance(found, list) else found
