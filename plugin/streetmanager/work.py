"""The Work service: submitting permit applications, and reading works and permits."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from .answers import object_from, record_from
from .operations import PROMOTERS, operation
from .party_records import AuthenticationResponse
from .service import Service, in_path, in_query
from .versions import Version
from .work_records import (
    PermitResponse,
    WorkCategoryResponse,
    WorkCreateRequest,
    WorkCreateResponse,
    WorkResponse,
)


class Work(Service):
    """Works and their permits."""

    name = "work"

    def authenticate(self, email: str, password: str) -> AuthenticationResponse:
        """Tokens for an account. The session does this by itself."""
        body = {"emailAddress": email, "password": password}
        data = self._transport.send("POST", f"{self.version}/work/authenticate", body=body)
        return record_from(data, AuthenticationResponse)

    @operation("POST", "works", by=PROMOTERS)
    def create_work(self, request: WorkCreateRequest) -> WorkCreateResponse:
        """Apply for a permit, which creates a work. Sent once, never repeated.

        Raises NotComplete before sending where this version needs more; Invalid with `fields`; Conflict
        where the work reference is taken. Where `may_have_acted` of an error is true, the work may exist.
        """

    def get_work(self, work_reference_number: str) -> WorkResponse:
        """A whole work. AccessRestricted where one is not concerned, NotFound where there is none."""
        return record_from(self._get(f"works/{in_path(work_reference_number)}"), WorkResponse)

    def get_permit(self, work_reference_number: str, permit_reference_number: str) -> PermitResponse:
        """A permit in full, which anyone who is signed in may read."""
        work, permit = in_path(work_reference_number), in_path(permit_reference_number)
        return record_from(self._get(f"works/{work}/permits/{permit}"), PermitResponse)

    def get_activity(self, activity_reference_number: str) -> dict[str, Any]:
        """An activity in full, as plain data, which anyone who is signed in may read. NotFound where none."""
        return object_from(self._get(f"activity/{in_path(activity_reference_number)}"))

    def get_permit_category(
        self,
        work_type: str,
        start: date | datetime | None = None,
        end: date | datetime | None = None,
        is_ttro_required: bool | None = None,
        immediate_risk: bool | None = None,
        work_reference_number: str | None = None,
    ) -> WorkCategoryResponse:
        """The category that the service would give, the duration, and whether it is an early start."""
        newer = self.version >= Version.V6
        reference = "workReferenceNumber" if newer else "work_reference_number"
        data = self._get(
            "permits/category",
            work_type=work_type,
            proposed_start_date=in_query(start),
            proposed_end_date=in_query(end),
            is_ttro_required=is_ttro_required,
            immediate_risk=immediate_risk,
            **{reference: work_reference_number},
        )
        return record_from(data, WorkCategoryResponse)
