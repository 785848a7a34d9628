"""Section 81s: apparatus in the street that its owner has to mend. Permits are linked to them in assessment.py."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, operation
from ..service import Service
from ..versions import Version
from .section_81_records import (
    ReassignSection81Request,
    Section81CreateRequest,
    Section81StatusUpdateRequest,
)
from .section_81_replies import ReassignSection81Response, Section81CreateResponse, Section81Response

_SECTION_81 = "works/{work_reference_number}/section-81s/{section_81_reference_number}"


class Section81s(Service):
    """Section 81s."""

    @operation("POST", "section-81-works/section-81s", by=AUTHORITIES)
    def create_section81(self, request: Section81CreateRequest) -> Section81CreateResponse:
        """Issue a section 81, with the works made for it. BR 14.3."""

    @operation("GET", _SECTION_81)
    def get_section81(
        self, work_reference_number: str, section_81_reference_number: str
    ) -> Section81Response:
        """Read a section 81 in full. BR 14."""

    @operation("PUT", _SECTION_81 + "/status")
    def update_section81_status(
        self,
        work_reference_number: str,
        section_81_reference_number: str,
        request: Section81StatusUpdateRequest,
    ) -> None:
        """Acknowledge, accept, reject, resolve or cancel a section 81. BR 14.5."""

    @operation("PUT", _SECTION_81 + "/reassign-section-81", by=AUTHORITIES, since=Version.V2)
    def reassign_section81(
        self,
        work_reference_number: str,
        section_81_reference_number: str,
        request: ReassignSection81Request,
    ) -> ReassignSection81Response | None:
        """Give a section 81 to another organisation. BR 14. Where the service answers, with the new references."""
