"""Whether and as whom the officer is signed in: one state, which all docks show and wait for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from . import network, settings, tasks
from .practice_service import PracticeService

if TYPE_CHECKING:
    from ..streetmanager.client import StreetManager


@dataclass(frozen=True)
class Chosen:
    """What to sign in to and as whom. The password lives here and in the session, in memory only."""

    environment: str
    version: str
    email: str
    password: str
    address: str = ""

    def __repr__(self) -> str:
        """Says where, never who or with what."""
        return f"Chosen({self.environment}, {self.version})"


class SignIn(QObject):
    """The state machine of signing in: signed out, signing in, signed in.

    `changed` is sent after each change; `refused` with the error of an attempt that failed.
    """

    changed = pyqtSignal()
    refused = pyqtSignal(object)

    def __init__(self, practice: PracticeService | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.practice = practice or PracticeService()
        self.service: StreetManager | None = None
        self.workstreams: list[Any] = []
        self._task: tasks.BackgroundTask | None = None

    @property
    def signed_in(self) -> bool:
        """Whether calls can be made."""
        return self.service is not None

    @property
    def may_apply(self) -> bool:
        """Whether the account may apply for permits: a promoter's or a contractor's (Works, by role)."""
        user = self.service.session.user if self.service is not None else None
        return user is None or bool({"Planner", "Contractor"} & set(user.roles))

    @property
    def signing_in(self) -> bool:
        """Whether an attempt is under way."""
        return self._task is not None

    def start(self, chosen: Chosen) -> None:
        """Sign in, off the main thread. An attempt under way is given up for this one."""
        self.forget()
        proxies = network.proxies(chosen.address) if chosen.address else None
        connection = {"proxies": proxies, "ca_file": network.authorities_file(), "agent": network.agent()}
        opened: list[StreetManager] = []
        self._task = tasks.start(
            tasks.BackgroundTask(
                "Signing in to Street Manager",
                lambda task: self._open(chosen, connection, opened),
                done=lambda result: self._opened(chosen, *result),
                failed=self._failed,
                cut=lambda: _cancel(opened),
            )
        )
        self.changed.emit()

    def _open(self, chosen: Chosen, connection: dict[str, Any], opened: list) -> tuple[Any, list[Any]]:
        from ..streetmanager import environments
        from ..streetmanager.client import StreetManager
        from ..streetmanager.session import Session
        from ..streetmanager.transport import Connection
        from ..streetmanager.versions import Version

        fixed = {"sandbox": environments.SANDBOX, "production": environments.PRODUCTION}
        if chosen.environment == "practice":
            environment = environments.practice(self.practice.address())
        else:
            environment = fixed.get(chosen.environment) or environments.custom(chosen.address)
        version = Version(chosen.version) if chosen.version else environment.default_version
        session = Session(environment, version, chosen.email, chosen.password, Connection(**connection))
        service = StreetManager(session)
        opened.append(service)
        service.sign_in()
        return service, _workstreams(service)

    def _opened(self, chosen: Chosen, service: StreetManager, workstreams: list[Any]) -> None:
        self._task = None
        self.service = service
        self.workstreams = workstreams
        settings.ENVIRONMENT.set(chosen.environment)
        settings.VERSION.set(chosen.version)
        settings.EMAIL.set(chosen.email)
        if chosen.environment == "custom":
            settings.CUSTOM_ADDRESS.set(chosen.address)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.changed.emit()
        self.refused.emit(error)

    def forget(self) -> None:
        """Sign out here only: tokens are forgotten, other people on a shared account are not disturbed."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        if self.service is not None:
            self.service.session.forget()
            self.service = None
            self.workstreams = []
        self.changed.emit()

    def close(self) -> None:
        """The plugin is going: forget, and stop the practice service."""
        self.blockSignals(True)
        self.forget()
        self.practice.stop()


def _cancel(opened: list[StreetManager]) -> None:
    for service in opened:
        service.cancel()


def _workstreams(service: StreetManager) -> list[Any]:
    """The workstreams the person may write to; an account without the right to list them has none."""
    from ..streetmanager.errors import AccessRestricted, NotFound

    user = service.session.user
    if user is not None and user.workstreams:
        return list(user.workstreams)
    try:
        return list(service.party.get_workstreams(service.session.organisation_reference or ""))
    except (AccessRestricted, NotFound):
        return []
