"""How often an account has failed to sign in: the service locks it at the fifth time within five minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

LIMIT = 5
SPAN = timedelta(minutes=5)


def _now() -> datetime:
    return datetime.now(timezone.utc)


class SignInFailures:
    """Counts this QGIS's own attempts; others on the same account may have failed too."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock
        self._failed: dict[tuple[str, str], list[datetime]] = {}
        self._account = ("", "")
        self._locked_seen: datetime | None = None

    def note(self, address: str, email: str, error: Exception) -> None:
        """An attempt has failed, with this error."""
        from ..streetmanager.errors import AccountLocked, SignInFailed

        self._account = (address, email.lower())
        now = self._clock()
        if isinstance(error, SignInFailed):
            self._failed[self._account] = [*self._recent(now), now]
        self._locked_seen = now if isinstance(error, AccountLocked) else None

    def forget(self, address: str, email: str) -> None:
        """The account has signed in: the count begins anew."""
        self._failed.pop((address, email.lower()), None)
        self._locked_seen = None

    def _recent(self, now: datetime) -> list[datetime]:
        return [moment for moment in self._failed.get(self._account, []) if now - moment < SPAN]

    @property
    def count(self) -> int:
        """How often the account that was tried last has failed within the last five minutes, from here."""
        return len(self._recent(self._clock()))

    @property
    def unlocks(self) -> datetime | None:
        """When the account that was tried last is open again at the latest, if it was found locked.

        Five minutes after the fifth failure, if that was ours; otherwise five minutes after it was found locked.
        """
        if self._locked_seen is None:
            return None
        own = self._failed.get(self._account, [])
        recent = [moment for moment in own if self._locked_seen - moment < SPAN]
        return (recent[-1] if len(recent) >= LIMIT else self._locked_seen) + SPAN
