"""The service for an algorithm: the docks' session, or else one of its own with what is stored to sign in with.

No algorithm takes a password: parameters are written into logs, histories and models.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingFeedback

from ..host.chosen import PRACTICE, Chosen, connection_for, saved, service_of
from ..host.cutting_off import cut_off_by
from ..host.practice_service import PracticeService
from ..layers.layer_words import tr

if TYPE_CHECKING:
    from ..streetmanager.client import StreetManager

# Seconds. Five failures within five minutes lock an account: what was refused is not tried again sooner, so that a
# batch of many runs with an old password does not do that.
NOT_AGAIN_FOR = 300.0


@dataclass(frozen=True)
class Access:
    """A way to the service, found on the main thread. service: of the docks; otherwise what to sign in with."""

    service: StreetManager | None
    chosen: Chosen | None = None
    # A proxy's login may be in it.
    connection: dict[str, Any] | None = field(default=None, repr=False)


class Sessions:
    """Keeps the sessions that algorithms have opened, so that a batch signs in once.

    docks: gives the service of the docks, where somebody is signed in there.
    """

    def __init__(self, docks: Callable[[], StreetManager | None], practice: PracticeService) -> None:
        self._docks = docks
        self._practice = practice
        self._opened: dict[Chosen, StreetManager] = {}
        self._refused: dict[Chosen, tuple[Exception, float]] = {}
        self._lock = threading.Lock()

    def access(self) -> Access:
        """How to reach the service. On the main thread: QGIS may ask for its master password.

        Raises credentials.NotAvailable where nobody is signed in and nothing is stored.
        """
        held = self._docks()
        if held is not None:
            return Access(held)
        chosen = saved()
        return Access(None, chosen, connection_for(chosen))

    @contextlib.contextmanager
    def service(self, access: Access, feedback: QgsProcessingFeedback) -> Iterator[StreetManager]:
        """The service, on connections of its own, signed in; cut off at once when the run is cancelled. In any thread.

        Raises what signing in raises.
        """
        own = (access.service or self._signed_in(access, feedback)).fork()
        with cut_off_by(feedback, own):
            yield own

    def _signed_in(self, access: Access, feedback: QgsProcessingFeedback) -> StreetManager:
        chosen = access.chosen
        if chosen is None:
            raise ValueError("There is nothing to sign in with.")
        with self._lock:
            held = self._opened.get(chosen)
            if held is not None and held.session.signed_in:
                return held
            self._told_before(chosen)
            feedback.pushInfo(_where(chosen))
            service = service_of(chosen, access.connection or {}, self._practice)
            with cut_off_by(feedback, service):
                self._sign_in(chosen, service)
            # Its own connections are closed; those of its forks are opened when they are needed.
            self._opened[chosen] = service = type(service)(service.session)
            return service

    def _told_before(self, chosen: Chosen) -> None:
        error, when = self._refused.get(chosen, (None, 0.0))
        if error is not None and time.monotonic() - when < NOT_AGAIN_FOR:
            raise error

    def _sign_in(self, chosen: Chosen, service: StreetManager) -> None:
        from ..streetmanager.errors import StreetManagerError

        try:
            service.sign_in()
        except StreetManagerError as error:
            if error.status is not None and 300 <= error.status < 500:
                self._refused[chosen] = error, time.monotonic()
            raise
        self._refused.pop(chosen, None)

    def forget(self) -> None:
        """Forget the sessions that were opened here; the docks' is theirs."""
        for service in self._opened.values():
            service.session.forget()
        self._opened, self._refused = {}, {}


def _where(chosen: Chosen) -> str:
    if chosen.environment == PRACTICE:
        return tr(
            "Nobody is signed in, and the settings say practice: the practice service on this computer is asked. "
            "Its town and works are made up."
        )
    words = tr(
        "Nobody is signed in: signing in to {environment} with the credentials that are stored in QGIS."
    )
    return words.format(environment=chosen.environment.upper())
