"""Whether and as whom the officer is signed in: one state, which all docks show and wait for."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from . import credentials, log, settings, tasks
from .acting import Acting, workstreams_of
from .chosen import Chosen, connection_for, service_of
from .practice_service import PracticeService
from .sign_in_failures import SignInFailures

if TYPE_CHECKING:
    from ..streetmanager.client import StreetManager

__all__ = ["Chosen", "SignIn", "State"]

# Milliseconds between two looks at the age of the sign-in, which ends after a day.
LOOK_EVERY = 60_000


class State(Enum):
    """Where signing in stands."""

    OUT = "signed out"
    SIGNING_IN = "signing in"
    IN = "signed in"
    DAY_OLD = "signed in more than a day ago"
    LOST = "no longer accepted"
    SIGNING_OUT = "signing out everywhere"


class SignIn(QObject):
    """The state machine of signing in.

    `changed` is sent after each change of state, of the promoter acted for and of its workstreams; `refused`
    with the error of an attempt that failed; `kept` with the error of credentials that could not be stored, or
    None.
    """

    changed = pyqtSignal()
    refused = pyqtSignal(object)
    kept = pyqtSignal(object)
    _session_lost = pyqtSignal(object, object)

    def __init__(self, practice: PracticeService | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.practice = practice or PracticeService()
        self.service: StreetManager | None = None
        self.acting = Acting(self)
        self.failures = SignInFailures()
        self.lost_by: Exception | None = None
        self._task: tasks.BackgroundTask | None = None
        self._signing_out = False
        self._ages = QTimer(self)
        self._ages.setInterval(LOOK_EVERY)
        self._ages.timeout.connect(self.look_at_age)
        self._day_old = False
        self._session_lost.connect(self._lose)
        self.acting.changed.connect(self.changed)

    @property
    def state(self) -> State:
        """Where signing in stands."""
        if self._task is not None:
            return State.SIGNING_OUT if self._signing_out else State.SIGNING_IN
        if self.service is None:
            return State.OUT
        if self.lost_by is not None:
            return State.LOST
        return State.DAY_OLD if self._day_old else State.IN

    @property
    def signed_in(self) -> bool:
        """Whether calls can be made."""
        return self.service is not None

    @property
    def signing_in(self) -> bool:
        """Whether an attempt is under way."""
        return self._task is not None and not self._signing_out

    @property
    def roles(self) -> set[str]:
        """The account's roles; empty where they are not known."""
        user = self.service.session.user if self.service is not None else None
        return set(user.roles) if user is not None else set()

    @property
    def may_apply(self) -> bool:
        """Whether the account may apply for permits: a promoter's or a contractor's (Works, by role)."""
        return not self.roles or bool({"Planner", "Contractor"} & self.roles)

    @property
    def workstreams(self) -> list[Any]:
        """The workstreams of the promoter that is acted for."""
        return self.acting.workstreams

    def start(self, chosen: Chosen) -> None:
        """Sign in, off the main thread. An attempt under way is given up for this one."""
        self.forget()
        connection = connection_for(chosen)
        acting_for = settings.ACTING_FOR.get()
        opened = _Opened()
        self._work(
            "Signing in to Street Manager",
            lambda: self._open(chosen, connection, acting_for, opened),
            lambda result: self._opened(chosen, *result),
            lambda error: self._not_opened(chosen, error),
            opened,
        )

    def _work(
        self,
        title: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        line: tasks.Line,
    ) -> None:
        self._task = tasks.start(
            tasks.BackgroundTask(title, lambda task: work(), done=done, failed=failed, line=line)
        )
        self.changed.emit()

    def _open(
        self, chosen: Chosen, connection: dict[str, Any], acting_for: str, opened: _Opened
    ) -> tuple[Any, ...]:
        service = service_of(chosen, connection, self.practice, self._session_lost.emit)
        opened.append(service)
        service.sign_in()
        return service, *workstreams_of(service, acting_for)

    def _opened(self, chosen: Chosen, service: StreetManager, promoter: str, workstreams: list[Any]) -> None:
        self._task = None
        self.service = service
        service.session.internal_user_identifier = settings.USER_IDENTIFIER.get()
        service.session.internal_user_name = settings.USER_NAME.get()
        self.acting.begin(service, promoter, workstreams)
        self.failures.forget(chosen.address, chosen.email)
        settings.ENVIRONMENT.set(chosen.environment)
        settings.VERSION.set(chosen.version)
        # Where the credentials are stored, the settings hold their id alone.
        settings.EMAIL.set("" if chosen.configuration else chosen.email)
        if chosen.environment == "custom":
            settings.CUSTOM_ADDRESS.set(chosen.address)
        if chosen.environment != "practice":
            settings.configuration_for(chosen.environment).set(chosen.configuration)
        self._ages.start()
        self.changed.emit()
        if chosen.keep:
            # QGIS may ask for its master password, and waits for that: not in the middle of a task's end.
            QTimer.singleShot(0, lambda: self._keep(chosen))

    def _keep(self, chosen: Chosen) -> None:
        try:
            identity = credentials.keep(chosen.keep, chosen.email, chosen.password)
        except credentials.NotAvailable as error:
            self.kept.emit(error)
            return
        settings.configuration_for(chosen.environment).set(identity)
        settings.EMAIL.set("")
        self.kept.emit(None)

    def _not_opened(self, chosen: Chosen, error: Exception) -> None:
        self._task = None
        self.failures.note(chosen.address, chosen.email, error)
        self.changed.emit()
        self.refused.emit(error)

    def sign_in_again(self) -> None:
        """Renew the sign-in as it is, with what is in memory: what is under way in the docks goes on."""
        if self.service is None or self._task is not None:
            return
        service = self.service
        own = service.fork()
        self._work(
            "Signing in to Street Manager again",
            own.sign_in,
            lambda nothing: self._renewed(),
            self._not_renewed,
            own,
        )

    def _renewed(self) -> None:
        self._task = None
        self.lost_by = None
        self._day_old = False
        self.changed.emit()

    def _not_renewed(self, error: Exception) -> None:
        self._task = None
        session = self.service.session if self.service is not None else None
        if session is not None and not session.signed_in:
            self.lost_by = error
        self.changed.emit()
        self.refused.emit(error)

    def _lose(self, session: Any, error: Exception) -> None:
        """The service no longer takes the account: its password was changed, it is locked or suspended."""
        if self.service is None or self.service.session is not session:
            return
        self.lost_by = error
        self.changed.emit()

    def look_at_age(self) -> None:
        """See whether the sign-in is a day old by now."""
        old = self.service is not None and self.service.session.a_day_old
        if old != self._day_old:
            self._day_old = old
            self.changed.emit()

    def sign_out_everywhere(self) -> None:
        """End all of the account's tokens, on every computer; then forget them here."""
        if self.service is None or self._task is not None:
            return
        own = self.service.fork()
        self._signing_out = True
        self._work(
            "Signing out of Street Manager everywhere",
            own.party.sign_out_everywhere,
            lambda nothing: self._signed_out(),
            self._not_signed_out,
            own,
        )

    def _signed_out(self) -> None:
        self._task = None
        log.note("Signed out everywhere.")
        self.forget()

    def _not_signed_out(self, error: Exception) -> None:
        self._task = None
        self._signing_out = False
        self.changed.emit()
        self.refused.emit(error)

    def forget(self) -> None:
        """Sign out here only: tokens are forgotten, other people on a shared account are not disturbed."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        self._ages.stop()
        self._signing_out = self._day_old = False
        self.lost_by = None
        self.acting.end()
        if self.service is not None:
            self.service.session.forget()
            self.service = None
        self.changed.emit()

    def close(self) -> None:
        """The plugin is going: forget, and stop the practice service."""
        self.blockSignals(True)
        self.forget()
        self.practice.stop()


class _Opened(list["StreetManager"]):
    """The service that a sign-in has got so far, if any: to be cut off, or its connections closed."""

    def cancel(self) -> None:
        """Cut the sign-in off."""
        for service in self:
            service.cancel()

    def close(self) -> None:
        """Close what waits for a next call."""
        for service in self:
            service.close()
