"""Inspections of a work, and what both sides say of their outcome."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, operation
from ..service import Service
from ..versions import Version
from .inspection_answer_records import InspectionOutcomeStatusRequest, InspectionWithdrawRequest
from .inspection_records import InspectionCreateRequest
from .inspection_replies import InspectionCreateResponse, InspectionResponse

_INSPECTIONS = "works/{work_reference_number}/inspections"
_INSPECTION = _INSPECTIONS + "/{inspection_reference_number}"


class Inspections(Service):
    """Inspections. An inspection is made again by a new one, on the day that the first named."""

    @operation("POST", _INSPECTIONS, by=AUTHORITIES)
    def create_inspection(
        self, work_reference_number: str, request: InspectionCreateRequest
    ) -> InspectionCreateResponse:
        """Record an inspection of a work. BR 10."""

    @operation("GET", _INSPECTION)
    def get_inspection(
        self, work_reference_number: str, inspection_reference_number: str
    ) -> InspectionResponse:
        """Read an inspection in full. BR 10."""

    @operation("PUT", _INSPECTION + "/withdraw", by=AUTHORITIES, since=Version.V2)
    def withdraw_inspection(
        self,
        work_reference_number: str,
        inspection_reference_number: str,
        request: InspectionWithdrawRequest,
    ) -> None:
        """Withdraw an inspection that should not have been recorded. BR 10."""

    @operation("PUT", _INSPECTION + "/status", since=Version.V6)
    def update_inspection_outcome_status(
        self,
        work_reference_number: str,
        inspection_reference_number: str,
        request: InspectionOutcomeStatusRequest,
    ) -> None:
        """Accept or dispute an inspection's outcome, or answer a dispute."""

    @operation("DELETE", _INSPECTION, by=AUTHORITIES, since=Version.V6)
    def delete_inspection(self, work_reference_number: str, inspection_reference_number: str) -> None:
        """Delete an inspection."""
