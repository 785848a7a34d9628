"""For which promoter an account acts, and in which of its workstreams: chosen once, for every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from . import settings, tasks

if TYPE_CHECKING:
    from ..streetmanager.client import StreetManager


class Acting(QObject):
    """A contractor's choice among its promoters, and anybody's among the workstreams that may be written to.

    `promoter` and `workstream` are what is chosen: the promoter's reference as Party has it, and three digits;
    either may be empty. `changed` is sent when one of them is, or when the workstreams have come.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.promoter = ""
        self.workstream = ""
        self.workstreams: list[Any] = []
        self.problem: Exception | None = None
        self._service: StreetManager | None = None
        self._task: tasks.BackgroundTask | None = None

    def begin(self, service: StreetManager, promoter: str, workstreams: list[Any]) -> None:
        """Somebody has signed in: with this promoter's workstreams, and the choices that were made last."""
        self.end()
        self._service = service
        self.promoter = promoter
        self._take(workstreams)

    def end(self) -> None:
        """Nobody is signed in any more."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        self._service = None
        self.promoter = self.workstream = ""
        self.workstreams = []
        self.problem = None

    @property
    def asking(self) -> bool:
        """Whether a promoter's workstreams are on their way."""
        return self._task is not None

    def promoters(self) -> list[tuple[str, str]]:
        """A contractor's promoters, reference and name; empty for everybody else."""
        return [(one.organisation_reference, one.name) for one in _contracts(self._service)]

    def promoter_name(self) -> str:
        """The name of the promoter that was chosen; empty where none was."""
        return dict(self.promoters()).get(self.promoter, "")

    def writable(self) -> list[tuple[str, str]]:
        """The workstreams that may be written to: three digits and a name."""
        from ..streetmanager.workstreams import writable

        return writable(self.workstreams, _user(self._service))

    def act_for(self, reference: str) -> None:
        """Act for this promoter from now on; its workstreams are asked for."""
        if self._service is None or reference == self.promoter:
            return
        if self._task is not None:
            self._task.drop()
        self.promoter = reference
        self.workstreams = []
        self.workstream = ""
        self.problem = None
        settings.ACTING_FOR.set(reference)
        own = self._service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(
                "Asking for the promoter's workstreams",
                lambda task: _asked(own, reference),
                done=self._told,
                failed=self._not_told,
                line=own,
            )
        )
        self.changed.emit()

    def work_in(self, workstream: str) -> None:
        """Begin new applications in this workstream; empty to choose each time."""
        if workstream != self.workstream:
            self.workstream = workstream
            settings.WORKSTREAM.set(workstream)
            self.changed.emit()

    def answers(self) -> dict[str, Any]:
        """What a form begins with: the promoter (as four characters) and the workstream, where they are chosen."""
        from ..submission.street_values import padded

        given = {
            "promoter_swa_code": padded(self.promoter) if self.promoter else "",
            "workstream_prefix": self.workstream,
        }
        return {name: value for name, value in given.items() if value}

    def _told(self, workstreams: list[Any]) -> None:
        self._task = None
        self._take(workstreams)
        self.changed.emit()

    def _not_told(self, error: Exception) -> None:
        self._task = None
        self.problem = error
        self.changed.emit()

    def _take(self, workstreams: list[Any]) -> None:
        self.workstreams = workstreams
        offered = [prefix for prefix, _ in self.writable()]
        last = settings.WORKSTREAM.get()
        self.workstream = last if last in offered else (offered[0] if len(offered) == 1 else "")


def workstreams_of(service: StreetManager, acting_for: str) -> tuple[str, list[Any]]:
    """The promoter to begin with, and its workstreams. In a task.

    A contractor begins with the promoter it acted for last, or with its only one; everybody else has the
    workstreams of the user, or of the organisation. An account without the right to list them has none.
    """
    contracts = [one.organisation_reference for one in _contracts(service)]
    user = service.session.user
    if user is not None and "Contractor" in user.roles:
        promoter = acting_for if acting_for in contracts else (contracts[0] if len(contracts) == 1 else "")
        return promoter, _asked(service, promoter) if promoter else []
    if user is not None and user.workstreams:
        return "", list(user.workstreams)
    return "", _asked(service, service.session.organisation_reference or "")


def _asked(service: StreetManager, reference: str) -> list[Any]:
    from ..streetmanager.errors import AccessRestricted, Forbidden, NotFound

    try:
        return list(service.party.get_workstreams(reference))
    except (AccessRestricted, Forbidden, NotFound):
        return []


def _contracts(service: StreetManager | None) -> list[Any]:
    from ..streetmanager.workstreams import promoters_of

    return list(promoters_of(_user(service)))


def _user(service: StreetManager | None) -> Any:
    return service.session.user if service is not None else None
