"""The Party service: users, organisations and their workstreams, and the tokens' end."""

from __future__ import annotations

from .answers import record_from, records_from
from .party_records import OrganisationResponse, TokenRefreshResponse, UserResponse, WorkstreamResponse
from .service import Service, in_path


class Party(Service):
    """Who is who."""

    name = "party"

    def get_user(self, email: str, swa_code: str | None = None) -> UserResponse:
        """A user. swa_code: the promoter for whom a contractor's user acts."""
        return record_from(self._get(f"users/{in_path(email)}", swaCode=swa_code), UserResponse)

    def get_organisation(self, reference: str) -> OrganisationResponse:
        """An organisation by its SWA code."""
        return record_from(self._get(f"organisations/{in_path(reference)}"), OrganisationResponse)

    def get_workstreams(self, reference: str) -> list[WorkstreamResponse]:
        """The workstreams of an organisation, by its SWA code."""
        path = f"organisations/{in_path(reference)}/workstreams"
        return records_from(self._get(path), WorkstreamResponse)

    def refresh(self, refresh_token: str) -> TokenRefreshResponse:
        """New id and access tokens. The session does this by itself."""
        body = {"refresh_token": refresh_token}
        data = self._transport.send("POST", f"{self.version}/party/refresh", body=body)
        return record_from(data, TokenRefreshResponse)

    def logout(self) -> None:
        """End all tokens of the account, on every computer, and forget them here."""
        self._session.sign_out_everywhere(self._transport)
