"""Section 74s: works that overrun, and what that costs."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, PROMOTERS, operation
from ..service import Service
from ..versions import Version
from .section_74_records import (
    Section74CreateRequest,
    Section74UpdateHAStatusRequest,
    Section74UpdatePromoterStatusRequest,
)
from .section_74_replies import Section74CreateResponse, Section74Response

_SECTION_74S = "works/{work_reference_number}/section-74s"
_SECTION_74 = _SECTION_74S + "/{section_74_reference_number}"


class Section74s(Service):
    """Section 74s."""

    @operation("POST", _SECTION_74S, by=AUTHORITIES, since=Version.V6)
    def create_section74(
        self, work_reference_number: str, request: Section74CreateRequest
    ) -> Section74CreateResponse:
        """Warn that works overrun."""

    @operation("GET", _SECTION_74, since=Version.V6)
    def get_section74(
        self, work_reference_number: str, section_74_reference_number: str
    ) -> Section74Response:
        """Read a section 74 in full."""

    @operation("PUT", _SECTION_74 + "/highway-authority-status", by=AUTHORITIES, since=Version.V6)
    def update_section74_ha_status(
        self,
        work_reference_number: str,
        section_74_reference_number: str,
        request: Section74UpdateHAStatusRequest,
    ) -> None:
        """Say as the authority how an overrun goes on: cleared, disputed, invoiced, resolved, withdrawn."""

    @operation("PUT", _SECTION_74 + "/promoter-status", by=PROMOTERS, since=Version.V6)
    def update_section74_promoter_status(
        self,
        work_reference_number: str,
        section_74_reference_number: str,
        request: Section74UpdatePromoterStatusRequest,
    ) -> None:
        """Answer as the promoter: acknowledged, put right, disputed, under review, agreed."""
