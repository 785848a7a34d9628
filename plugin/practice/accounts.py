"""Who may sign in to the practice service, and the tokens that say who is calling."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

from . import organisations
from .organisations import Organisation
from .refusals import Refusal, access_restricted, authentication_failed

FAILURES_THAT_LOCK = 5
LOCK_SECONDS = 300.0
REFRESH_LIFE = 86_400.0
WRONG = "wrong"


@dataclass(frozen=True)
class Account:
    """An account: any password but `wrong` opens it."""

    email: str
    first_name: str
    last_name: str
    role: str
    organisation: Organisation
    temporary: bool = False


ACCOUNTS = {
    account.email: account
    for account in (
        Account("planner@practice.example", "Petra", "Planner", "Planner", organisations.WATER),
        Account("gas@practice.example", "Gus", "Gasser", "Planner", organisations.GAS),
        Account("contractor@practice.example", "Connie", "Tract", "Contractor", organisations.CONTRACTING),
        Account("authority@practice.example", "Harry", "Way", "HighwayAuthority", organisations.COUNTY),
        Account("trunk@practice.example", "Tess", "Runk", "HighwayAuthority", organisations.TRUNK),
        Account("highspeed@practice.example", "Hugo", "Speed", "Planner", organisations.RAILWAY),
        Account("export@practice.example", "Xavier", "Port", "DataExport", organisations.WATER),
        Account("admin@practice.example", "Ada", "Min", "Admin", organisations.WATER),
        Account("council@practice.example", "Connor", "Cil", "Planner", organisations.COUNTY),
        Account("newcomer@practice.example", "Nia", "Comer", "Planner", organisations.WATER, temporary=True),
        Account("suspended@practice.example", "Sue", "Spended", "Planner", organisations.SUSPENDED),
    )
}


def acts_for(account: Account) -> tuple[str, ...]:
    """The SWA codes of the promoters for whom an account may submit works."""
    if account.role == "Contractor":
        return account.organisation.contracts
    return (account.organisation.swa_code,) if account.role == "Planner" else ()


@dataclass(frozen=True)
class Tokens:
    """What a sign-in gives. Never shown: no repr of its values."""

    identity: str
    access: str
    refresh: str

    def __repr__(self) -> str:
        return "Tokens(…)"


class FrontDoor:
    """Signs people in and knows who a token belongs to. Safe to use from many threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[str, list[float]] = {}
        self._locked_until: dict[str, float] = {}
        self._holders: dict[tuple[str, str], tuple[Account, float]] = {}

    def sign_in(self, email: str, offered: str, life: float) -> tuple[Account, Tokens]:
        """Sign in, or raise Refusal: 401, 412 (suspended), 423 (locked), 307 (temporary password)."""
        with self._lock:
            name = email.lower()
            if self._clock() < self._locked_until.get(name, 0.0):
                raise Refusal(423, "User account is locked. Please try again in 5 minutes")
            account = ACCOUNTS.get(name)
            if account is None or offered == WRONG or not offered:
                self._note_failure(name)
                raise authentication_failed()
            self._failures.pop(name, None)
            if account.organisation.status == "suspended":
                raise Refusal(412, "Organisation is suspended")
            if account.temporary:
                raise Refusal(307, "Temporary Redirect")
            refresh = self._give("refresh", account, REFRESH_LIFE)
            return account, Tokens(
                self._give("id", account, life), self._give("access", account, life), refresh
            )

    def _note_failure(self, name: str) -> None:
        """The fifth failure in five minutes locks the account for five minutes."""
        now = self._clock()
        recent = [moment for moment in self._failures.get(name, []) if now - moment < LOCK_SECONDS] + [now]
        self._failures[name] = recent
        if len(recent) >= FAILURES_THAT_LOCK:
            self._locked_until[name] = now + LOCK_SECONDS
            self._failures[name] = []

    def _give(self, kind: str, account: Account, life: float) -> str:
        made = secrets.token_urlsafe(32)
        self._holders[kind, made] = (account, self._clock() + life)
        return made

    def _holder(self, kind: str, offered: str) -> Account:
        account, until = self._holders.get((kind, offered), (None, 0.0))
        if account is None or self._clock() >= until:
            raise authentication_failed()
        return account

    def caller(self, offered: str | None) -> Account:
        """Whose id token this is; raises Refusal 401 where it is nobody's, or too old."""
        with self._lock:
            return self._holder("id", offered or "")

    def refresh(self, offered: str, life: float) -> tuple[str, str]:
        """A new id token and access token for a refresh token; raises Refusal 401."""
        with self._lock:
            account = self._holder("refresh", offered)
            return self._give("id", account, life), self._give("access", account, life)

    def sign_out_everywhere(self, offered: str) -> None:
        """End every token of the user whose access token this is; raises Refusal 401."""
        with self._lock:
            account = self._holder("access", offered)
            self._holders = {key: held for key, held in self._holders.items() if held[0] is not account}


def must_be(account: Account, *roles: str) -> None:
    """Raise Refusal 401 (access restricted) unless the account has one of the roles."""
    if account.role not in roles:
        raise access_restricted()
