"""Whom an application is for: one's own organisation, or one that a contractor acts for, with its workstreams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import tasks
from ...streetmanager.workstreams import promoters_of, writable
from ...submission.street_values import padded
from ..words import tr

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...streetmanager.party_records import OrganisationResponse


class Promoters(QObject):
    """`told` comes when a contractor's chosen promoter is known, `failed` with the error where it cannot be asked.

    `chosen` is the organisation; none while a contractor's is not known. workstreams: those to begin with.
    """

    told = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, service: StreetManager, workstreams: list[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._service = service
        self._workstreams = workstreams
        self._task: tasks.BackgroundTask | None = None
        self.contracts = promoters_of(service.session.user)
        self.chosen: OrganisationResponse | None = None if self.contracts else service.session.organisation

    def ask(self, code: str | None) -> None:
        """Ask for the promoter of this code, where it is one that a contractor acts for."""
        known = (one.organisation_reference for one in self.contracts)
        reference = next((one for one in known if padded(one) == code), None)
        if reference is None:
            return
        self.leave()
        own = self._service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Asking for the promoter"),
                lambda task: (own.party.get_organisation(reference), own.party.get_workstreams(reference)),
                done=self._take,
                failed=self.failed.emit,
                line=own,
            )
        )

    def _take(self, told: tuple[Any, list[Any]]) -> None:
        self._task = None
        self.chosen, self._workstreams = told
        self.told.emit()

    def offered(self) -> list[tuple[str, str]]:
        """The codes (as four characters) and names to choose from."""
        known = self.contracts or ([self.chosen] if self.chosen is not None else [])
        return [(padded(one.organisation_reference), one.name) for one in known]

    @property
    def workstreams(self) -> list[Any]:
        """The promoter's workstreams, as Party has them."""
        return self._workstreams

    def writable(self) -> list[tuple[str, str]]:
        """The workstreams that the person may write to: three digits and words."""
        offered = writable(self._workstreams, self._service.session.user)
        return [(prefix, f"{prefix} {name}") for prefix, name in offered]

    def leave(self) -> None:
        """Ask nothing any more."""
        if self._task is not None:
            self._task.drop()
            self._task = None
