"""Permits on a work: applying for one, reading them, their category, what they cost, how long works last."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from datetime import date, datetime

from ..choices import ACTIVITY_TYPES, WORK_TYPES
from ..operations import PROMOTERS, Asked, operation
from ..permit_records import PermitResponse, PermitSummary, WorkCategoryResponse, WorkCreateResponse
from ..service import Service
from ..versions import Version
from ..work_records import WorkCreateRequest
from .fee_replies import FeeMatrixResponse
from .further_permit_records import PermitCreateRequest, PermitCreateResponse
from .permit_part_replies import DurationCalculationResponse
from .work_replies import WorkResponse

_WORK = "works/{work_reference_number}"


class Permits(Service):
    """Works and their permits."""

    @operation("POST", "works", by=PROMOTERS)
    def create_work(self, request: WorkCreateRequest) -> WorkCreateResponse:
        """Apply for a permit, which creates a work. Sent once, never repeated.

        Raises NotComplete before sending where this version needs more; Invalid with `fields`; Conflict
        where the work reference is taken. Where `may_have_acted` of an error is true, the work may exist.
        """

    @operation("GET", _WORK)
    def get_work(self, work_reference_number: str) -> WorkResponse:
        """Read a whole work. AccessRestricted where one is not concerned, NotFound where there is none."""

    @operation("POST", _WORK + "/permits", by=PROMOTERS)
    def create_permit(self, work_reference_number: str, request: PermitCreateRequest) -> PermitCreateResponse:
        """Apply for a further permit on a work, or for the first one of a forward plan.

        To progress an authorisation too. Conflict where the work has a permit that is submitted or in progress.
        BR 3.4.5, BR 3.4.11.
        """

    @operation("GET", _WORK + "/permits/{permit_reference_number}")
    def get_permit(self, work_reference_number: str, permit_reference_number: str) -> PermitResponse:
        """Read a permit in full, which anyone who is signed in may."""

    @operation("GET", _WORK + "/earliest-permit", since=Version.V6)
    def get_earliest_permit(self, work_reference_number: str) -> PermitSummary:
        """Read the first permit of a work."""

    @operation(
        "GET",
        "permits/category",
        queries={
            "work_type": Asked(needed=Version.V1, choices=WORK_TYPES),
            "work_reference_number": Asked({Version.V6: "workReferenceNumber"}),
            "activity_type": Asked(since=Version.V6, choices=ACTIVITY_TYPES),
        },
    )
    def get_work_category(
        self,
        work_type: str,
        proposed_start_date: date | datetime | None = None,
        proposed_end_date: date | datetime | None = None,
        is_ttro_required: bool | None = None,
        immediate_risk: bool | None = None,
        work_reference_number: str | None = None,
        activity_type: str | None = None,
    ) -> WorkCategoryResponse:
        """Ask which category a permit would have, how long it lasts, and whether it is an early start. BR 3.4.3."""

    def get_permit_category(
        self,
        work_type: str,
        start: date | datetime | None = None,
        end: date | datetime | None = None,
        is_ttro_required: bool | None = None,
        immediate_risk: bool | None = None,
        work_reference_number: str | None = None,
    ) -> WorkCategoryResponse:
        """The same as get_work_category, with shorter names for the dates."""
        return self.get_work_category(
            work_type, start, end, is_ttro_required, immediate_risk, work_reference_number
        )

    @operation("GET", "duration", queries={"start_date": Asked("startDate"), "end_date": Asked("endDate")})
    def calculate_duration(
        self, start_date: date | datetime | None = None, end_date: date | datetime | None = None
    ) -> DurationCalculationResponse:
        """Ask how many calendar and working days lie between two dates. BR 1.2."""

    @operation("GET", "fee-matrix/{organisation_reference}", since=Version.V6)
    def get_fee_matrix(self, organisation_reference: str) -> FeeMatrixResponse:
        """Read what an authority charges, by its SWA code."""
