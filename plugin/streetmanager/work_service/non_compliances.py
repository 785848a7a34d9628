"""Non-compliances: reinstatements that were found wanting, until they have been put right."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import PROMOTERS, operation
from ..service import Service
from ..versions import Version
from .non_compliance_records import NonComplianceResponseStatusRequest, PermitNonComplianceLinkRequest
from .non_compliance_replies import NonComplianceResponse

_WORK = "works/{work_reference_number}"
_NON_COMPLIANCE = _WORK + "/non-compliances/{non_compliance_reference_number}"


class NonCompliances(Service):
    """Non-compliances. They begin with an inspection that failed."""

    @operation("GET", _NON_COMPLIANCE, since=Version.V6)
    def get_non_compliance(
        self, work_reference_number: str, non_compliance_reference_number: str
    ) -> NonComplianceResponse:
        """Read a non-compliance in full, with its inspections and permits."""

    @operation("PUT", _NON_COMPLIANCE + "/status", since=Version.V6)
    def update_non_compliance_status(
        self,
        work_reference_number: str,
        non_compliance_reference_number: str,
        request: NonComplianceResponseStatusRequest,
    ) -> None:
        """Answer a non-compliance: a joint site meeting, works complete, passed, withdrawn."""

    @operation(
        "PUT",
        _WORK + "/permits/{permit_reference_number}/link-non-compliance",
        by=PROMOTERS,
        since=Version.V6,
    )
    def link_permit_to_non_compliance(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: PermitNonComplianceLinkRequest,
    ) -> None:
        """Link a permit to the non-compliance that its works mend."""
