"""Ancillary information of a permit: signals, compounds and welfare facilities that stand elsewhere."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import PROMOTERS, operation
from ..service import Service
from ..versions import Version
from .ancillary_records import CreateAncillaryInfoRequest, RemoveAncillaryInfoRequest
from .ancillary_replies import (
    AncillaryInfoResponse,
    CreateAncillaryInfoResponse,
    RemoveAncillaryInfoResponse,
)

_ALL = "works/{work_reference_number}/permits/{permit_reference_number}/ancillary-informations"
_ONE = _ALL + "/{ancillary_info_reference_number}"


class AncillaryInformations(Service):
    """Ancillary information."""

    @operation("POST", _ALL, by=PROMOTERS, since=Version.V6)
    def create_ancillary_info(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: CreateAncillaryInfoRequest,
    ) -> CreateAncillaryInfoResponse:
        """Add ancillary information to a permit: up to ten points."""

    @operation("GET", _ONE, since=Version.V6)
    def get_ancillary_info(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        ancillary_info_reference_number: str,
    ) -> AncillaryInfoResponse:
        """Read ancillary information of a permit."""

    @operation("PUT", _ONE + "/remove", by=PROMOTERS, since=Version.V6)
    def remove_ancillary_info(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        ancillary_info_reference_number: str,
        request: RemoveAncillaryInfoRequest,
    ) -> RemoveAncillaryInfoResponse:
        """Remove ancillary information from a permit."""
