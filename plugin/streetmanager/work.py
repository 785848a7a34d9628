"""The Work service, made of its subjects: a file of work_service each."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from .operations import operation
from .party_records import AuthenticationResponse
from .party_requests import AuthenticationRequest
from .work_service.activities import Activities
from .work_service.alterations import Alterations
from .work_service.ancillary_informations import AncillaryInformations
from .work_service.assessment import Assessment
from .work_service.comments import Comments
from .work_service.files import Files
from .work_service.fixed_penalty_notices import FixedPenaltyNotices
from .work_service.forward_plans import ForwardPlans
from .work_service.geographical_areas import GeographicalAreas
from .work_service.historic import Historic
from .work_service.history import History
from .work_service.inspections import Inspections
from .work_service.material_classifications import MaterialClassifications
from .work_service.non_compliances import NonCompliances
from .work_service.non_notifiable import NonNotifiable
from .work_service.permits import Permits
from .work_service.private_street_notices import PrivateStreetNotices
from .work_service.progress import Progress
from .work_service.sample_inspections import SampleInspections
from .work_service.scheduled_inspections import ScheduledInspections
from .work_service.section_58s import Section58s
from .work_service.section_74s import Section74s
from .work_service.section_81s import Section81s
from .work_service.sites import Sites


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
    AncillaryInformations,
    FixedPenaltyNotices,
    GeographicalAreas,
    Historic,
    Inspections,
    MaterialClassifications,
    NonCompliances,
    NonNotifiable,
    PrivateStreetNotices,
    SampleInspections,
    ScheduledInspections,
    Section58s,
    Section74s,
    Section81s,
    Sites,
):
    """Works, their permits, and all that happens to them."""

    name = "work"

    @operation("POST", "authenticate", signed=False)
    def authenticate(self, request: AuthenticationRequest) -> AuthenticationResponse:
        """Get tokens for an account. The session does this by itself."""
