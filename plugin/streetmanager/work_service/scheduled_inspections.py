"""Inspections that are planned for a day."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, operation
from ..service import Service
from .scheduled_inspection_records import ScheduledInspectionCreateRequest

_SCHEDULED = "works/{work_reference_number}/scheduled-inspections"


class ScheduledInspections(Service):
    """Planned inspections: a work has one at most."""

    @operation("POST", _SCHEDULED, by=AUTHORITIES)
    def create_scheduled_inspection(
        self, work_reference_number: str, request: ScheduledInspectionCreateRequest
    ) -> None:
        """Plan an inspection of a work. BR 10.4."""

    @operation("DELETE", _SCHEDULED, by=AUTHORITIES)
    def delete_scheduled_inspection(self, work_reference_number: str) -> None:
        """Take a work's planned inspection back. BR 10.4."""
