"""One list at a time, read off the main thread: the permits, page after page, and the layers out of them."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import tasks
from ...host.sign_in import SignIn
from ..one_question import OneQuestion
from ..words import tr

if TYPE_CHECKING:
    from ...search.own_works import OwnWorks, PagesRead
    from ...search.result import SearchResult
    from ...streetmanager.client import StreetManager

TELL_EVERY = 0.1


@dataclass(frozen=True)
class Asked:
    """What was asked for: the key of the list, what it is called, and the theme that its layers come in."""

    key: str
    title: str
    theme: str


@dataclass(frozen=True)
class Gathered:
    """What came of it: the permits, their layers, and what ended it early if anything did."""

    asked: Asked
    result: SearchResult
    layers: list[QgsVectorLayer]
    error: Exception | None = None


class GatheringWorks(OneQuestion):
    """Reads lists in a task.

    `progressed` tells how far it is (a PagesRead), at most ten times a second; then comes `gathered` (a Gathered),
    or `failed` with the error of a list of which nothing could be read.
    """

    progressed = pyqtSignal(object)
    gathered = pyqtSignal(object)

    def __init__(self, sign_in: SignIn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in

    def begin(self, asked: Asked, crs: QgsCoordinateReferenceSystem) -> None:
        """Read a list; what was being read is given up. Layers come in `crs`."""
        if self._sign_in.service is None:
            return
        service = self._sign_in.service.fork()
        promoter = self._sign_in.acting.promoter
        self._ask(
            tr("Reading your works from Street Manager"),
            lambda task: self._read(task, service, promoter, asked, crs),
            service,
            self.gathered.emit,
        )

    def _read(
        self,
        task: tasks.BackgroundTask,
        service: StreetManager,
        promoter: str,
        asked: Asked,
        crs: QgsCoordinateReferenceSystem,
    ) -> Gathered:
        from ...layers.own_work_layers import own_work_layers
        from ...search.own_works import OwnWorks
        from ...search.work_lists import list_of
        from ...streetmanager.errors import StreetManagerError

        works = OwnWorks(service, list_of(asked.key), promoter)
        with contextlib.suppress(StreetManagerError):  # kept in works.error, beside what was read before
            self._follow(works)
        result = works.result()
        if works.error is not None and not len(result):
            raise works.error
        layers = own_work_layers(result, crs, asked.title, asked.theme, lambda: task.dropped)
        return Gathered(asked, result, layers, works.error)

    def _follow(self, works: OwnWorks) -> None:
        told = 0.0
        last: PagesRead | None = None
        for last in works.run():
            if time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                self.progressed.emit(last)
        if last is not None:
            self.progressed.emit(last)
