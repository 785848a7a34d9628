"""The Party service: users, organisations and their workstreams, and the tokens' end."""

# mypy: disable-error-code="empty-body"
from __future__ import annotations

from .operations import EVERYONE, PLANNERS, PROMOTERS, Asked, operation
from .party_records import (
    OrganisationResponse,
    OrganisationSummary,
    TokenRefreshResponse,
    UserResponse,
    WorkstreamCreateResponse,
    WorkstreamResponse,
)
from .party_requests import (
    LogoutRequest,
    TokenRefreshRequest,
    UpdateUserDetailsRequest,
    UserForgotPasswordRequest,
    UserResetPasswordRequest,
    WorkstreamCreateRequest,
    WorkstreamUpdateRequest,
)
from .service import Service


class Party(Service):
    """Who is who. An organisation's reference is its SWA code."""

    name = "party"

    @operation("GET", "users/{email}", by=EVERYONE, queries={"swa_code": Asked(wire="swaCode")})
    def get_user(self, email: str, swa_code: str | None = None) -> UserResponse:
        """Read a user.

        swa_code: the promoter for whom a contractor's user acts.
        """

    @operation("PUT", "users/{email}", by=EVERYONE)
    def update_user_details(self, email: str, request: UpdateUserDetailsRequest) -> None:
        """Change a user's name."""

    @operation("GET", "organisations", by=EVERYONE)
    def get_organisations(
        self, type: list[str] | None = None, query: str | None = None
    ) -> list[OrganisationSummary]:
        """Find organisations by kind (PROMOTER, HA, CONTRACTOR) and by a part of the name or SWA code."""

    @operation("GET", "organisations/{organisation_reference}", by=EVERYONE)
    def get_organisation(self, organisation_reference: str) -> OrganisationResponse:
        """Read an organisation."""

    @operation("GET", "organisations/{organisation_reference}/workstreams", by=PROMOTERS)
    def get_workstreams(self, organisation_reference: str) -> list[WorkstreamResponse]:
        """List the workstreams of an organisation."""

    @operation("GET", "organisations/{organisation_reference}/workstreams/{workstream_prefix}", by=EVERYONE)
    def get_workstream(self, organisation_reference: str, workstream_prefix: str) -> WorkstreamResponse:
        """Read a workstream of an organisation."""

    @operation("POST", "organisations/{organisation_reference}/workstreams", by=PLANNERS)
    def create_workstream(
        self, organisation_reference: str, request: WorkstreamCreateRequest
    ) -> WorkstreamCreateResponse:
        """Make a workstream. Administrators may."""

    @operation("PUT", "organisations/{organisation_reference}/workstreams/{workstream_prefix}", by=PLANNERS)
    def update_workstream(
        self, organisation_reference: str, workstream_prefix: str, request: WorkstreamUpdateRequest
    ) -> None:
        """Change what is said of a workstream. Administrators may."""

    @operation("POST", "refresh", signed=False, reads=True)
    def refresh(self, request: TokenRefreshRequest) -> TokenRefreshResponse:
        """Get new id and access tokens. The session does this by itself."""

    @operation("POST", "logout", signed=False)
    def logout(self, request: LogoutRequest) -> None:
        """End all tokens of an account, on every computer. `sign_out_everywhere` is what is usually meant."""

    @operation("POST", "forgot-password", signed=False)
    def forgot_password(self, request: UserForgotPasswordRequest) -> None:
        """Have a verification code sent to a user's email address."""

    @operation("POST", "reset-password", signed=False)
    def reset_password(self, request: UserResetPasswordRequest) -> None:
        """Set a new password with the code that came by email."""

    def sign_out_everywhere(self) -> None:
        """End all tokens of the account, on every computer, and forget them here."""
        self._session.sign_out_everywhere(self._transport)
