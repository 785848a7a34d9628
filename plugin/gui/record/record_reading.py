"""Reads a work's record off the main thread: what is known at once first, then the rest; more when it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import tasks
from ...host.sign_in import SignIn
from ..words import tr

if TYPE_CHECKING:
    from ...search.record_parts import Part
    from ...search.work_record import WorkRecord
    from ...streetmanager.client import StreetManager


class RecordReading(QObject):
    """One record at a time; what was asked before is given up.

    `told` brings a WorkRecord, each time a more complete one. `failed` the error of one that could not be read.
    `part_told` brings a Part in full, `part_failed` its key and the error. `history_told` brings events and whether
    they are all; `history_failed` the error.
    """

    told = pyqtSignal(object)
    failed = pyqtSignal(object)
    part_told = pyqtSignal(object)
    part_failed = pyqtSignal(str, object)
    history_told = pyqtSignal(object, bool)
    history_failed = pyqtSignal(object)
    # From the thread that reads: which reading it was, and what is known.
    _came = pyqtSignal(int, object)

    def __init__(self, sign_in: SignIn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._task: tasks.BackgroundTask | None = None
        self._more: dict[str, tasks.BackgroundTask] = {}
        self._number = 0
        self._came.connect(self._arrived)

    @property
    def busy(self) -> bool:
        """Whether a record is being read."""
        return self._task is not None

    def read(self, reference: str) -> None:
        """Read the record of a work, by its reference or that of a part of it."""
        service = self._sign_in.service
        if service is None:
            return
        self.drop()
        self._number += 1
        number, own = self._number, service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Reading the record of {reference}").format(reference=reference),
                lambda task: _read(own, reference, lambda record: self._came.emit(number, record)),
                done=self._ended,
                failed=self._failed,
                line=own,
            )
        )

    def _arrived(self, number: int, record: WorkRecord) -> None:
        if number == self._number and self._task is not None:
            self.told.emit(record)

    def _ended(self, record: WorkRecord) -> None:
        self._task = None
        self.told.emit(record)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)

    def read_part(self, record: WorkRecord, part: Part) -> None:
        """Read a part of a record in full."""
        self._ask(
            part.key,
            tr("Reading {reference}").format(reference=part.reference),
            lambda service: _read_part(service, record, part),
            self.part_told.emit,
            lambda error: self.part_failed.emit(part.key, error),
        )

    def read_history(self, reference: str) -> None:
        """Read all of a work's history."""
        self._ask(
            "history",
            tr("Reading the history of {reference}").format(reference=reference),
            lambda service: _history(service, reference),
            lambda found: self.history_told.emit(*found),
            self.history_failed.emit,
        )

    def _ask(
        self,
        key: str,
        title: str,
        question: Callable[[StreetManager], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        service = self._sign_in.service
        if service is None or key in self._more:
            return
        own = service.fork()

        def told(found: Any) -> None:
            self._more.pop(key, None)
            done(found)

        def not_told(error: Exception) -> None:
            self._more.pop(key, None)
            failed(error)

        self._more[key] = tasks.start(
            tasks.BackgroundTask(title, lambda task: question(own), done=told, failed=not_told, line=own)
        )

    def drop(self) -> None:
        """Wait for nothing any more."""
        for task in (self._task, *self._more.values()):
            if task is not None:
                task.drop()
        self._task, self._more = None, {}


def _read(service: StreetManager, reference: str, told: Callable[[WorkRecord], None]) -> WorkRecord:
    from ...search import work_record

    return work_record.read(service, reference, told)


def _read_part(service: StreetManager, record: WorkRecord, part: Part) -> Part:
    from ...search import work_record

    return work_record.read_part(service, record, part)


def _history(service: StreetManager, reference: str) -> tuple[list[Any], bool]:
    from ...search import work_record

    return work_record.history(service, reference)
