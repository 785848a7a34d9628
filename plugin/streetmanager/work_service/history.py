"""What happened to a work."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Iterator

from ..operations import Asked, operation
from ..paging import rows
from ..service import Service
from ..versions import Version
from .history_replies import WorkHistoryResponse, WorkHistorySummaryResponse


class History(Service):
    """The history of works."""

    @operation("GET", "works/{work_reference_number}/history", queries={"offset": Asked(since=Version.V2)})
    def get_work_history(self, work_reference_number: str, offset: int | None = None) -> WorkHistoryResponse:
        """Read what happened to a work, event by event.

        v1 answers all of it at once, later versions a page from `offset` on. BR 7.2.
        """

    def whole_history(self, work_reference_number: str) -> Iterator[WorkHistorySummaryResponse]:
        """All that happened to a work, in any version; a call for each page, as it is wanted."""
        if self.version < Version.V2:
            yield from self.get_work_history(work_reference_number).rows
            return
        yield from rows(self.get_work_history, work_reference_number)
