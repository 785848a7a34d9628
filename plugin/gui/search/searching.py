"""One search at a time, off the main thread: a sweep for each kind of record, and the layers out of them."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import log, tasks
from ...host.sign_in import SignIn
from ..one_question import OneQuestion
from ..words import tr

if TYPE_CHECKING:
    from ...search.kinds import Kind
    from ...search.request import SearchRequest
    from ...search.result import SearchResult
    from ...search.sweep import Progress
    from ...streetmanager.client import StreetManager

TELL_EVERY = 0.1


@dataclass(frozen=True)
class Found:
    """What came of a search, by the key of the kind: the records, and what ended one early if anything did.

    A kind that the account may not see, or that failed before anything of it was found, is in `errors` only.
    layers: those of all kinds. into: the id of the search of the project that this one repeats, or "".
    """

    results: dict[str, SearchResult]
    layers: list[QgsVectorLayer]
    errors: dict[str, Exception] = field(default_factory=dict)
    into: str = ""


class Searching(OneQuestion):
    """Runs sweeps in a task.

    `progressed` tells how far all of it is (a Progress, counted over all kinds) and `asked` which boxes were
    asked for since (a list of (Box in EPSG:27700, whether it was refused)), at most ten times a second; then
    comes `found` (a Found) or `failed` (the error of a search that brought nothing at all), once.
    """

    progressed = pyqtSignal(object)
    asked = pyqtSignal(list)
    found = pyqtSignal(object)

    def __init__(self, sign_in: SignIn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in

    def make_ready(self) -> None:
        """Load what a search needs, off the main thread, before it is needed."""
        tasks.start(tasks.BackgroundTask(tr("Getting ready to search"), lambda task: _load()))

    def begin(
        self,
        request: SearchRequest,
        kinds: tuple[Kind, ...],
        crs: QgsCoordinateReferenceSystem,
        into: str = "",
    ) -> None:
        """Search for records of these kinds, one kind after the other; layers come in `crs`."""
        if self._sign_in.service is None:
            return
        service = self._sign_in.service.fork()
        self._ask(
            tr("Searching Street Manager"),
            lambda task: self._search(task, service, request, kinds, crs, into),
            service,
            self.found.emit,
        )

    def _search(
        self,
        task: tasks.BackgroundTask,
        service: StreetManager,
        request: SearchRequest,
        kinds: tuple[Kind, ...],
        crs: QgsCoordinateReferenceSystem,
        into: str,
    ) -> Found:
        from ...layers.search_layers import search_layers
        from ...search.several_kinds import nothing_at_all, sweep_kinds

        teller = _Teller(self)
        results, errors = sweep_kinds(service, request, kinds, teller.take)
        teller.tell()
        failure = nothing_at_all(results, errors, kinds)
        if failure is not None:
            raise failure
        layers = [
            layer for result in results.values() for layer in search_layers(result, crs, lambda: task.dropped)
        ]
        return Found(results, layers, errors, into)


class _Teller:
    """Tells how far a search is, now and then."""

    def __init__(self, searching: Searching) -> None:
        self._searching = searching
        self._last: Progress | None = None
        self._boxes: list[tuple[object, bool]] = []
        self._told = 0.0

    def take(self, progress: Progress) -> None:
        """One step."""
        self._last = progress
        self._boxes.append((progress.box, progress.refused))
        if time.monotonic() - self._told > TELL_EVERY:
            self.tell()

    def tell(self) -> None:
        """Tell what has not been told yet."""
        self._told = time.monotonic()
        if self._last is not None and self._boxes:
            self._searching.progressed.emit(self._last)
            self._searching.asked.emit(self._boxes)
            self._boxes = []


def _load() -> None:
    from ...layers import search_layers
    from ...search import sweep

    # So much was loaded that Python soon looks through all that QGIS holds, for 75 ms, during which nothing
    # else runs. It does so now, as the dock opens, and not in the middle of the first search.
    gc.collect()
    log.note(f"Ready to search: {sweep.__name__}, {search_layers.__name__}.")
