"""Private street notices: works in a street that no authority keeps up."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import PROMOTERS, operation
from ..service import Service
from ..versions import Version
from .private_street_records import PrivateStreetNoticeCancelRequest, PrivateStreetNoticeCreateRequest
from .private_street_replies import PrivateStreetNoticeCreateResponse, PrivateStreetNoticeResponse

_NOTICE = "works/{work_reference_number}/private-street-notices/{private_street_reference_number}"


class PrivateStreetNotices(Service):
    """Private street notices."""

    @operation("POST", "private-street-notices", by=PROMOTERS, since=Version.V6)
    def create_private_street_notice(
        self, request: PrivateStreetNoticeCreateRequest
    ) -> PrivateStreetNoticeCreateResponse:
        """Give notice of works in a private street, which creates the works."""

    @operation("GET", _NOTICE, since=Version.V6)
    def get_private_street_notice(
        self, work_reference_number: str, private_street_reference_number: str
    ) -> PrivateStreetNoticeResponse:
        """Read a private street notice in full."""

    @operation("PUT", _NOTICE + "/cancel", by=PROMOTERS, since=Version.V6)
    def cancel_private_street_notice(
        self,
        work_reference_number: str,
        private_street_reference_number: str,
        request: PrivateStreetNoticeCancelRequest,
    ) -> None:
        """Cancel a private street notice."""
