"""What is decided about a permit, and what is noted on it."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, PROMOTERS, operation
from ..service import Service
from ..versions import Version
from .assessment_records import (
    PermitAssessmentUpdateRequest,
    PermitDiscountUpdateRequest,
    PermitLaneRentalAssessmentUpdateRequest,
    PermitStatusUpdateRequest,
)
from .duration_challenge_records import (
    PermitDurationChallengeNonAcceptanceResponseRequest,
    PermitDurationChallengeReviewRequest,
)
from .permit_note_records import (
    CurrentTrafficManagementTypeRequest,
    HS2AcknowledgementRequest,
    LinkSection81ToPermitRequest,
    LinkSection81ToPermitResponse,
    MarkPermitAsUnderAssessmentRequest,
    UnlinkSection81FromPermitRequest,
)

_PERMIT = "works/{work_reference_number}/permits/{permit_reference_number}"


class Assessment(Service):
    """Decisions on permits, their charges, and the links and notes on them."""

    @operation("PUT", _PERMIT + "/assessment", by=AUTHORITIES)
    def update_assessment_status(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: PermitAssessmentUpdateRequest,
    ) -> None:
        """Grant or refuse a permit, ask for changes to it, or revoke it. BR 3.4.7, BR 5."""

    @operation("PUT", _PERMIT + "/under-assessment", by=AUTHORITIES, since=Version.V6)
    def mark_permit_as_under_assessment(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: MarkPermitAsUnderAssessmentRequest | None = None,
    ) -> None:
        """Say that the assessment of an application has begun."""

    @operation("PUT", _PERMIT + "/status", by=PROMOTERS)
    def update_permit_status(
        self, work_reference_number: str, permit_reference_number: str, request: PermitStatusUpdateRequest
    ) -> None:
        """Cancel a permit or an application. BR 3.4.9."""

    @operation("PUT", _PERMIT + "/permit-discount", by=AUTHORITIES)
    def update_permit_discount(
        self, work_reference_number: str, permit_reference_number: str, request: PermitDiscountUpdateRequest
    ) -> None:
        """Change the discount on a permit after its assessment."""

    @operation("PUT", _PERMIT + "/lane-rental-assessments", by=AUTHORITIES)
    def update_permit_lane_rental_assessment(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: PermitLaneRentalAssessmentUpdateRequest,
    ) -> None:
        """Assess the lane rental charges of a permit. BR 12.2."""

    @operation("PUT", _PERMIT + "/duration-challenge-review", by=PROMOTERS, since=Version.V6)
    def update_permit_duration_challenge_review(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: PermitDurationChallengeReviewRequest,
    ) -> None:
        """Accept the duration challenge of a permit, or not."""

    @operation(
        "PUT", _PERMIT + "/duration-challenge-non-acceptance-response", by=AUTHORITIES, since=Version.V6
    )
    def update_permit_duration_challenge_non_acceptance_response(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: PermitDurationChallengeNonAcceptanceResponseRequest,
    ) -> None:
        """Answer a promoter who does not accept the duration challenge of a permit."""

    @operation("PUT", _PERMIT + "/hs2_acknowledgement", by=AUTHORITIES)
    def acknowledge_hs2_permit(
        self, work_reference_number: str, permit_reference_number: str, request: HS2AcknowledgementRequest
    ) -> None:
        """Acknowledge an HS2 consultation application."""

    @operation("PUT", _PERMIT + "/current-traffic-management-type", by=PROMOTERS, since=Version.V6)
    def update_current_traffic_management_type(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: CurrentTrafficManagementTypeRequest,
    ) -> None:
        """Say which traffic management there is at the works at present."""

    @operation("POST", _PERMIT + "/link-section-81", by=PROMOTERS, since=Version.V2)
    def link_section81_to_permit(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: LinkSection81ToPermitRequest,
    ) -> LinkSection81ToPermitResponse:
        """Link a permit to the section 81 notice that it answers."""

    @operation("POST", _PERMIT + "/unlink-section-81", by=PROMOTERS, since=Version.V2)
    def unlink_section81_from_permit(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: UnlinkSection81FromPermitRequest,
    ) -> None:
        """Take the link between a permit and a section 81 notice away."""
