"""Forward plans: major works announced long before they are applied for."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import PROMOTERS, operation
from ..service import Service
from .forward_plan_records import (
    ForwardPlanCancelRequest,
    ForwardPlanCreateRequest,
    ForwardPlanUpdateRequest,
)
from .forward_plan_replies import ForwardPlanCreateResponse, ForwardPlanResponse

_PLAN = "works/{work_reference_number}/forward-plans/{forward_plan_reference_number}"


class ForwardPlans(Service):
    """Forward plans. One that is raised becomes a permit with create_permit."""

    @operation("POST", "forward-plans", by=PROMOTERS)
    def create_forward_plan(self, request: ForwardPlanCreateRequest) -> ForwardPlanCreateResponse:
        """Announce major works with a forward plan, which creates a work. BR 3.3."""

    @operation("GET", _PLAN)
    def get_forward_plan(
        self, work_reference_number: str, forward_plan_reference_number: str
    ) -> ForwardPlanResponse:
        """Read a forward plan."""

    @operation("PUT", _PLAN, by=PROMOTERS)
    def update_forward_plan(
        self,
        work_reference_number: str,
        forward_plan_reference_number: str,
        request: ForwardPlanUpdateRequest,
    ) -> None:
        """Change a forward plan that is raised. What it said before is lost. BR 3.3."""

    @operation("PUT", _PLAN + "/cancel", by=PROMOTERS)
    def cancel_forward_plan(
        self,
        work_reference_number: str,
        forward_plan_reference_number: str,
        request: ForwardPlanCancelRequest,
    ) -> None:
        """Cancel a forward plan that is raised, and its work. BR 3.3."""
