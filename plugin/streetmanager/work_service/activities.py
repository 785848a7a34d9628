"""Activities of a highway authority: skips, scaffolds, events and whatever else takes up the street."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import AUTHORITIES, operation
from ..service import Service
from .activity_records import ActivityCancelRequest, ActivityCreateRequest, ActivityUpdateRequest
from .activity_replies import ActivityCreateResponse, ActivityResponse

_ACTIVITY = "activity/{activity_reference_number}"


class Activities(Service):
    """Activities."""

    @operation("POST", "activity", by=AUTHORITIES)
    def create_activity(self, request: ActivityCreateRequest) -> ActivityCreateResponse:
        """Add an activity. BR 9.3."""

    @operation("GET", _ACTIVITY)
    def get_activity(self, activity_reference_number: str) -> ActivityResponse:
        """Read an activity in full, which anyone who is signed in may. NotFound where there is none."""

    @operation("PUT", _ACTIVITY, by=AUTHORITIES)
    def update_activity(self, activity_reference_number: str, request: ActivityUpdateRequest) -> None:
        """Change an activity of one's own organisation. Its place stays. BR 9.3."""

    @operation("PUT", _ACTIVITY + "/cancel", by=AUTHORITIES)
    def cancel_activity(self, activity_reference_number: str, request: ActivityCancelRequest) -> None:
        """Cancel an activity of one's own organisation. BR 9.3."""
