"""The Reporting service: paged lists of what an organisation has, and what happened (until version 2)."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import datetime

from .event_records import WorkUpdate
from .event_requests import PermitSearchRequest
from .operations import Asked, operation
from .reporting_service.alterations import Alterations
from .reporting_service.inspections import Inspections
from .reporting_service.notices import Notices
from .reporting_service.others import Others
from .reporting_service.permit_rows import PermitSummaryResponse
from .reporting_service.permits import Permits
from .reporting_service.reinstatements import Reinstatements
from .versions import Version


class Reporting(Permits, Alterations, Reinstatements, Notices, Inspections, Others):
    """Paged lists. `paging.pages` and `paging.rows` go through them from the first page to the last."""

    name = "reporting"

    @operation("POST", "permits/search", until=Version.V2, reads=True)
    def get_permit_summaries(self, request: PermitSearchRequest) -> list[PermitSummaryResponse]:
        """Find permits by the references of their works, in short. From version 6 on it is the Event service's."""

    @operation(
        "GET",
        "works/updates",
        until=Version.V2,
        queries={
            "workstream_prefix": Asked(since=Version.V2),
            "update_id": Asked(since=Version.V2),
        },
    )
    def get_updates(
        self,
        *,
        start_date: datetime | None = None,
        end_date: datetime | None = None,
        previous_minutes: int | None = None,
        exclude_events_from: str | None = None,
        swa_code: str | None = None,
        workstream_prefix: list[str] | None = None,
        update_id: int | None = None,
    ) -> list[WorkUpdate]:
        """Ask what happened to works, by time or after an update. `updates.Watch` asks it over and over."""
