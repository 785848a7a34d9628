"""What is answered of events: what happened to works, and the reference of a subscription."""

from __future__ import annotations

from typing import Annotated

from .records import Moment, Reading, Rows, Text, Whole
from .reporting_service.permit_rows import PermitSummaryResponse


class WorkUpdate(Reading):
    """Something that happened: to which works, what, when. `update_id` only ever grows."""

    work_reference_number: Text = None
    update_date_time: Moment = None
    update_id: Whole = None
    event_type: Text = None
    event_type_string: Text = None
    object_type: Text = None
    object_type_string: Text = None
    parent_object_reference_number: Text = None
    object_reference_number: Text = None


class WorkUpdateResponse(Reading):
    """What happened, and from which update on to ask for more; None where there is no more yet."""

    rows: Annotated[list[WorkUpdate], Rows] = []
    next_update: Whole = None


class PermitSearchReportingResponse(Reading):
    """Permits in short, and from where the next lot comes."""

    rows: Annotated[list[PermitSummaryResponse], Rows] = []
    next_cursor: Whole = None


class SubscriptionCreateResponse(Reading):
    """The reference by which a subscription is ended."""

    subscription_reference_number: Text = None
