"""A sign-in that is shared by everything that calls the service: once, kept fresh, safe between threads."""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from .answers import record_from
from .environments import Environment
from .errors import (
    AccessRestricted,
    Cancelled,
    Forbidden,
    Invalid,
    NotFound,
    PreconditionFailed,
    SignInFailed,
    StreetManagerError,
    TooManyCalls,
)
from .party_records import AuthenticationResponse, OrganisationResponse, TokenRefreshResponse, UserResponse
from .transport import Connection, Transport
from .versions import Version

_TOKEN_LIFE = 60 * 60.0
_REFRESH_LIFE = 24 * 60 * 60.0
_FRESH_MARGIN = 5 * 60.0
_TURN = 0.05


class Session:
    """One account at one environment, in one version. Tokens and password are in memory only.

    It holds no connection: every call goes out on the transport of whoever calls, so that cancelling one
    task's calls leaves the others alone. `clock` gives seconds, for tests. `lost` is called, from whichever
    thread was calling, when the service no longer takes the account: calls then fail until `sign_in`.
    """

    def __init__(
        self,
        environment: Environment,
        version: Version,
        email: str,
        password: str,
        connection: Connection | None = None,
        clock: Callable[[], float] = time.monotonic,
        lost: Callable[[StreetManagerError], None] | None = None,
    ) -> None:
        self.environment = environment
        self.version = Version(version)
        self.email = email
        self.connection = connection or Connection()
        self.organisation_reference: str | None = None
        self.user: UserResponse | None = None
        self.organisation: OrganisationResponse | None = None
        self.internal_user_identifier = ""
        self.internal_user_name = ""
        self._password: str | None = password
        self._clock = clock
        self._lost = lost
        self._lock = threading.Lock()
        self._tokens: AuthenticationResponse | None = None
        self._fresh_until = 0.0
        self._refresh_until = 0.0
        self._round = 0
        self._by_refresh = False
        self._epoch = 0
        self._refused: StreetManagerError | None = None

    def __repr__(self) -> str:
        state = "signed in" if self.signed_in else "not signed in"
        return f"Session({self.environment.name}, {self.version}, {self.email}, {state})"

    @property
    def signed_in(self) -> bool:
        """Whether there are tokens. They may have run out, and are then renewed by the next call."""
        return self._tokens is not None

    @property
    def a_day_old(self) -> bool:
        """Whether the tokens can no longer be renewed: the next call signs in again with the password."""
        return self._tokens is not None and self._clock() >= self._refresh_until

    def transport(self) -> Transport:
        """A new transport to the session's environment, with its settings."""
        return Transport(self.environment.address, self.connection)

    def sign_in(self, transport: Transport | None = None) -> None:
        """Sign in now, and fetch the user and the organisation.

        Raises SignInFailed, AccountLocked, TemporaryPassword, PreconditionFailed (a suspended organisation)
        or what can go wrong with any call. An account that may not read its own user or organisation
        is signed in all the same.
        """
        line = transport or self.transport()
        self._turn(line)
        try:
            self._refused = None
            self._authenticate(line)
        finally:
            self._lock.release()
        self.user = self._profile(line, f"users/{quote(self.email, safe='@')}", UserResponse)
        reference = self.organisation_reference
        if reference:
            path = f"organisations/{quote(reference, safe='')}"
            self.organisation = self._profile(line, path, OrganisationResponse)

    def forget(self) -> None:
        """Forget tokens, password, user and organisation. The service is not told: others may share the account.

        Who still holds the session can make no call with it any more.
        """
        # Without the lock, which somebody whose sign-in hangs may hold: this must not wait for them.
        self._epoch += 1
        self._tokens = None
        self._password = None
        self._refused = SignInFailed("You have signed out.", "Sign in, then try again.")
        self.user = None
        self.organisation = None
        self.organisation_reference = None

    def sign_out_everywhere(self, transport: Transport | None = None) -> None:
        """End all tokens of the account at the service, on every computer, then forget them here."""
        line = transport or self.transport()
        if self._tokens is not None:
            self._hold(line, None)
            access = self._tokens.access_token if self._tokens else None
            self.call(line, "POST", "party", "logout", body={"access_token": access})
        self.forget()

    def person(self, name: str, longest: int | None = None) -> str | None:
        """Which person acts, as what is sent says it: `name` is a field; None where the settings do not tell."""
        return (getattr(self, name) or "").strip()[: longest or 50] or None

    def call(
        self,
        transport: Transport,
        method: str,
        service: str,
        path: str,
        **sent: Any,
    ) -> bytes:
        """One call with a token, signing in first where that is needed; the body of the answer.

        sent: params, body, file, form and progress, as Transport.send takes them.

        A token that the service does not accept is renewed, by the refresh token and then by signing in,
        and the call is sent again: it was not carried out. AccessRestricted is passed on as it is.
        """
        held = self._hold(transport, None)
        for last in (False, False, True):
            token, turn = held
            try:
                return self._send(transport, method, service, path, sent, token)
            except SignInFailed:
                if last:
                    raise
            held = self._hold(transport, turn)
        raise SignInFailed()

    def _send(
        self, transport: Transport, method: str, service: str, path: str, sent: dict[str, Any], token: str
    ) -> bytes:
        address = f"{self.version}/{service}/{path}"
        return transport.send(method, address, headers={"token": token}, **sent)

    def _turn(self, transport: Transport) -> None:
        # Somebody else may be signing in, and slowly; this one's cancel shall act at once all the same.
        while not self._lock.acquire(timeout=_TURN):
            if transport.cancelled:
                raise Cancelled()

    def _hold(self, transport: Transport, refused_round: int | None) -> tuple[str, int]:
        """A token and its round. `refused_round` is the round whose token was not accepted, or None."""
        self._turn(transport)
        try:
            if self._refused is not None:
                raise copy.copy(self._refused)
            stale = self._round == refused_round
            if self._tokens is None or (stale and self._by_refresh):
                self._authenticate(transport)
            elif stale or self._clock() >= self._fresh_until:
                self._renew(transport)
            return self._token(), self._round
        except StreetManagerError as error:
            # The sign-in may have been carried out, and what it was for certainly was not.
            error.may_have_acted = False
            raise
        finally:
            self._lock.release()

    def _token(self) -> str:
        return (self._tokens.id_token if self._tokens else None) or ""

    def _renew(self, transport: Transport) -> None:
        tokens = self._tokens
        usable = tokens is not None and tokens.refresh_token and self._clock() < self._refresh_until
        if not usable or tokens is None:
            self._authenticate(transport)
            return
        epoch = self._epoch
        try:
            address = f"{self.version}/party/refresh"
            data = transport.send("POST", address, body={"refresh_token": tokens.refresh_token})
            renewed = record_from(data, TokenRefreshResponse, writing=False)
        except (SignInFailed, AccessRestricted, Invalid, Forbidden, NotFound):
            self._authenticate(transport)
            return
        if not renewed.id_token:
            self._authenticate(transport)
            return
        renewed.access_token = renewed.access_token or tokens.access_token
        renewed.refresh_token = renewed.refresh_token or tokens.refresh_token
        self._take(renewed, epoch, by_refresh=True)

    def _authenticate(self, transport: Transport) -> None:
        epoch = self._epoch
        body = {"emailAddress": self.email, "password": self._password}
        try:
            data = transport.send("POST", f"{self.version}/work/authenticate", body=body)
            tokens = record_from(data, AuthenticationResponse, writing=False)
        except (Cancelled, TooManyCalls):
            raise
        except StreetManagerError as failed:
            error = _suspended(failed) if isinstance(failed, PreconditionFailed) else failed
            if error.status is not None and 300 <= error.status < 500:
                # Not tried again by itself: five failures would lock the account.
                self._refuse(error, epoch)
            raise error from None
        if not tokens.id_token:
            raise SignInFailed("Street Manager signed you in without giving a token.", "Try again.")
        self._take(tokens, epoch, by_refresh=False)
        self.organisation_reference = tokens.organisation_reference
        self._refresh_until = self._clock() + _REFRESH_LIFE - _FRESH_MARGIN

    def _refuse(self, error: StreetManagerError, epoch: int) -> None:
        if epoch != self._epoch:
            return
        had_signed_in = self._tokens is not None
        self._refused = error
        self._tokens = None
        if had_signed_in and self._lost is not None:
            self._lost(error)

    def _take(self, tokens: AuthenticationResponse, epoch: int, *, by_refresh: bool) -> None:
        if epoch != self._epoch:
            raise Cancelled("You signed out while a sign-in was under way.", "Sign in again.")
        self._tokens = tokens
        self._by_refresh = by_refresh
        self._fresh_until = self._clock() + _TOKEN_LIFE - _FRESH_MARGIN
        self._round += 1

    def _profile(self, transport: Transport, path: str, kind: Any) -> Any:
        try:
            return record_from(self.call(transport, "GET", "party", path), kind, writing=False)
        except (AccessRestricted, Forbidden, NotFound):
            return None


def _suspended(error: PreconditionFailed) -> PreconditionFailed:
    return PreconditionFailed(
        "Your organisation is suspended in Street Manager, so nobody in it can sign in.",
        "Ask your organisation's Street Manager administrator.",
        details=error.details,
        status=error.status,
    )
