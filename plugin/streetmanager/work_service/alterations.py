"""Change requests: asked for, imposed, decided, challenged."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, PROMOTERS, operation
from ..service import Service
from ..versions import Version
from .change_request_records import (
    ChangeRequestCreateRequest,
    ChangeRequestImposeChangeRequest,
    PermitAlterationStatusUpdateRequest,
)
from .change_request_replies import PermitAlterationCreateResponse, PermitAlterationResponse
from .duration_challenge_records import (
    PermitAlterationDurationChallengeNonAcceptanceResponseRequest,
    PermitAlterationDurationChallengeReviewRequest,
)

_ALTERATIONS = "works/{work_reference_number}/permits/{permit_reference_number}/alterations"
_ALTERATION = _ALTERATIONS + "/{permit_alteration_reference_number}"


class Alterations(Service):
    """Change requests, which v1, v2 and the addresses of v6 call alterations."""

    @operation("POST", _ALTERATIONS)
    def create_permit_alteration(
        self, work_reference_number: str, permit_reference_number: str, request: ChangeRequestCreateRequest
    ) -> PermitAlterationCreateResponse:
        """Ask for a change to a permit, or extend works. An authority's holds at once, for conditions only.

        Conflict where one is pending already. BR 4.
        """

    @operation("POST", _ALTERATIONS + "/impose", by=AUTHORITIES, since=Version.V6)
    def impose_change(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        request: ChangeRequestImposeChangeRequest,
    ) -> PermitAlterationCreateResponse:
        """Impose a change of the conditions on a permit. BR 4.2."""

    @operation("GET", _ALTERATION)
    def get_permit_alteration(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        permit_alteration_reference_number: str,
    ) -> PermitAlterationResponse:
        """Read a change request: the permit before it and with it, and what was decided."""

    @operation("PUT", _ALTERATION + "/status", by=AUTHORITIES)
    def update_permit_alteration_status(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        permit_alteration_reference_number: str,
        request: PermitAlterationStatusUpdateRequest,
    ) -> None:
        """Grant or refuse a change request, or grant it and challenge the duration. BR 4.4."""

    @operation("PUT", _ALTERATION + "/duration-challenge-review", by=PROMOTERS, since=Version.V6)
    def duration_challenge_review(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        permit_alteration_reference_number: str,
        request: PermitAlterationDurationChallengeReviewRequest,
    ) -> None:
        """Accept the duration challenge of a change request, or not."""

    @operation(
        "PUT", _ALTERATION + "/duration-challenge-non-acceptance-response", by=AUTHORITIES, since=Version.V6
    )
    def duration_challenge_non_acceptance_response(
        self,
        work_reference_number: str,
        permit_reference_number: str,
        permit_alteration_reference_number: str,
        request: PermitAlterationDurationChallengeNonAcceptanceResponseRequest,
    ) -> None:
        """Answer a promoter who does not accept the duration challenge of a change request."""
