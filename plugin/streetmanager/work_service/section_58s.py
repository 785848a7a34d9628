"""Section 58s: streets that are not to be opened for a while after substantial works."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, operation
from ..service import Service
from ..versions import Version
from .section_58_records import Section58CreateRequest, Section58UpdateStatusRequest
from .section_58_replies import Section58CreateResponse, Section58Response

_SECTION_58 = "section-58s/{section_58_reference_number}"


class Section58s(Service):
    """Section 58s."""

    @operation("POST", "section-58s", by=AUTHORITIES, since=Version.V6)
    def create_section58(self, request: Section58CreateRequest) -> Section58CreateResponse:
        """Propose that a street is not to be opened for a while."""

    @operation("GET", _SECTION_58, since=Version.V6)
    def get_section58(self, section_58_reference_number: str) -> Section58Response:
        """Read a section 58 in full."""

    @operation("PUT", _SECTION_58 + "/status", by=AUTHORITIES, since=Version.V6)
    def update_section58_status(
        self, section_58_reference_number: str, request: Section58UpdateStatusRequest
    ) -> None:
        """Put a section 58 in force, cancel or close it."""
