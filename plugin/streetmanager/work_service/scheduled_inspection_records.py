"""What is sent to have a work inspected on a day to come."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About
from ..records import Day
from .inspection_records import INSPECTION_CATEGORY, INSPECTION_TYPE


class ScheduledInspectionCreateRequest(ActedBy):
    """That a work is to be inspected on a day (POST works/{work}/scheduled-inspections)."""

    scheduled_inspection_type: Annotated[str, INSPECTION_TYPE]
    scheduled_inspection_category: Annotated[Optional[str], INSPECTION_CATEGORY] = None
    scheduled_inspection_date: Annotated[
        Day,
        About(
            "Inspect on",
            "Today or later.",
            "inspection",
            needed=True,
            time="from_today",
            ask="Enter the day of the inspection.",
            source="BR 10.4",
        ),
    ]
    scheduled_inspection_date_time: Annotated[
        Optional[datetime],
        About(
            "Inspect at",
            "Optional. On the day of the inspection, in UK local time.",
            "inspection",
            time="from_today",
            same_day_as="scheduled_inspection_date",
            source="BR 10.4",
        ),
    ] = None
