"""Fixed penalty notices for offences on a work."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, operation
from ..service import Service
from ..versions import Version
from .fixed_penalty_notice_records import FPNCreateRequest, FPNStatusUpdateRequest
from .fixed_penalty_notice_replies import FPNCreateResponse, FPNResponse

_NOTICES = "works/{work_reference_number}/fixed-penalty-notices"
_NOTICE = _NOTICES + "/{fpn_reference_number}"


class FixedPenaltyNotices(Service):
    """Fixed penalty notices (FPN)."""

    @operation("POST", _NOTICES, by=AUTHORITIES)
    def create_fpn(self, work_reference_number: str, request: FPNCreateRequest) -> FPNCreateResponse:
        """Give a fixed penalty notice. BR 11."""

    @operation("GET", _NOTICE)
    def get_fpn(self, work_reference_number: str, fpn_reference_number: str) -> FPNResponse:
        """Read a fixed penalty notice in full. BR 11."""

    @operation("PUT", _NOTICE + "/status")
    def update_fpn_status(
        self, work_reference_number: str, fpn_reference_number: str, request: FPNStatusUpdateRequest
    ) -> None:
        """Accept, dispute, withdraw a fixed penalty notice, or log that it was paid. BR 11.2."""

    @operation("DELETE", _NOTICE, by=AUTHORITIES, since=Version.V6)
    def delete_fpn(self, work_reference_number: str, fpn_reference_number: str) -> None:
        """Delete a fixed penalty notice."""
