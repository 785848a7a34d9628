"""The Event service, from version 6 on: what happened to works, and being told of it."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from datetime import datetime

from .event_records import PermitSearchReportingResponse, SubscriptionCreateResponse, WorkUpdateResponse
from .event_requests import PermitSearchRequest, SubscriptionCreateRequest, SubscriptionRemoveRequest
from .operations import operation
from .service import Service
from .versions import Version


class Event(Service):
    """What happened. Asking for permits in short belongs here too, since version 6."""

    name = "event"

    @operation("POST", "permits/search", since=Version.V6, reads=True)
    def get_permit_summaries(self, request: PermitSearchRequest) -> PermitSearchReportingResponse:
        """Find permits by the references of their works, in short; the next lot from `next_cursor` on."""

    @operation("GET", "works/updates", since=Version.V6)
    def get_works_updates(
        self,
        *,
        start_date: datetime | None = None,
        end_date: datetime | None = None,
        exclude_events_from: str | None = None,
        swa_code: str | None = None,
        workstream_prefix: list[str] | None = None,
        update_id: int | None = None,
        page_size: int | None = None,
    ) -> WorkUpdateResponse:
        """Ask what happened to works, by time or from an update on. `updates.Watch` asks it over and over."""

    @operation("POST", "api-notifications/subscribe", since=Version.V6)
    def subscribe_to_event(self, request: SubscriptionCreateRequest) -> SubscriptionCreateResponse:
        """Have an address of one's own called whenever something happens."""

    @operation("POST", "api-notifications/unsubscribe", since=Version.V6)
    def unsubscribe_to_event(self, request: SubscriptionRemoveRequest) -> None:
        """End being called."""
