"""One search at a time, off the main thread: the sweep, and the layers out of it."""

from __future__ import annotations

import contextlib
import gc
import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..host import log, tasks
from ..host.sign_in import SignIn
from .area_chooser import SearchArea
from .words import tr

if TYPE_CHECKING:
    from ..search.result import SearchResult
    from ..streetmanager.client import StreetManager

TELL_EVERY = 0.1


@dataclass(frozen=True)
class Found:
    """What came of a search: the works, their layers, and what ended it early if anything did."""

    result: SearchResult
    layers: list[QgsVectorLayer]
    error: Exception | None


class Searching(QObject):
    """Runs a sweep in a task. `progressed` comes at most ten times a second; then `found` or `failed`, once."""

    progressed = pyqtSignal(object)
    found = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, sign_in: SignIn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._task: tasks.BackgroundTask | None = None
        self._service: StreetManager | None = None

    def make_ready(self) -> None:
        """Load what a search needs, off the main thread, before it is needed."""
        tasks.start(tasks.BackgroundTask(tr("Getting ready to search"), lambda task: _load()))

    @property
    def busy(self) -> bool:
        """Whether a search is under way."""
        return self._task is not None

    def begin(self, area: SearchArea, start: date, end: date, crs: QgsCoordinateReferenceSystem) -> None:
        """Search an area for a span of days; layers come in `crs`."""
        if self._sign_in.service is None:
            return
        self.drop()
        service = self._sign_in.service.fork()
        self._service = service
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Searching works"),
                lambda task: self._search(service, area, start, end, crs),
                done=self._done,
                failed=self._failed,
                cut=service.cancel,
            )
        )

    def _search(
        self,
        service: StreetManager,
        area: SearchArea,
        start: date,
        end: date,
        crs: QgsCoordinateReferenceSystem,
    ) -> Found:
        from ..layers.works_layers import works_layers
        from ..search.request import Box, SearchRequest
        from ..search.sweep import Sweep
        from ..streetmanager.errors import StreetManagerError

        box = Box(area.box.xMinimum(), area.box.yMinimum(), area.box.xMaximum(), area.box.yMaximum())
        sweep = Sweep(service, SearchRequest(box, start, end, area.outline))
        told = 0.0
        with contextlib.suppress(StreetManagerError):  # the sweep keeps it, beside what was found before
            for progress in sweep.run():
                if time.monotonic() - told > TELL_EVERY:
                    told = time.monotonic()
                    self.progressed.emit(progress)
        result = sweep.result()
        if sweep.error is not None and not len(result):
            raise sweep.error
        return Found(result, works_layers(result, crs), sweep.error)

    def cancel(self) -> None:
        """Stop at once, and keep what was found: the sweep's calls are cut off, and it ends by itself."""
        if self._service is not None:
            self._service.cancel()

    def drop(self) -> None:
        """Stop at once, and tell nobody."""
        if self._task is not None:
            self._task.drop()
        self._task = self._service = None

    def _done(self, found: Found) -> None:
        self._task = self._service = None
        self.found.emit(found)

    def _failed(self, error: Exception) -> None:
        self._task = self._service = None
        self.failed.emit(error)


def _load() -> None:
    from ..layers import works_layers
    from ..search import sweep

    # So much was loaded that Python soon looks through all that QGIS holds, for 75 ms, during which nothing
    # else runs. It does so now, as the dock opens, and not in the middle of the first search.
    gc.collect()
    log.note(f"Ready to search: {sweep.__name__}, {works_layers.__name__}.")
