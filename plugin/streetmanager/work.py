"""The Work service, made of its subjects: a file of work_service each."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from .operations import operation
from .party_records import AuthenticationResponse
from .party_requests import AuthenticationRequest
from .work_service.activities import Activities
from .work_service.alterations import Alterations
from .work_service.assessment import Assessment
from .work_service.comments import Comments
from .work_service.files import Files
from .work_service.forward_plans import ForwardPlans
from .work_service.history import History
from .work_service.permits import Permits
from .work_service.progress import Progress


class Work(
    Permits,
    Alterations,
    Assessment,
    Progress,
    ForwardPlans,
    Activities,
    Comments,
    Files,
    History,
):
    """Works, their permits, and all that happens to them."""

    name = "work"

    @operation("POST", "authenticate", signed=False)
    def authenticate(self, request: AuthenticationRequest) -> AuthenticationResponse:
        """Get tokens for an account. The session does this by itself."""
