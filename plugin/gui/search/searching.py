"""One search at a time, off the main thread: a sweep for each kind of record, and the layers out of them."""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import log, tasks
from ...host.sign_in import SignIn
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


class Searching(QObject):
    """Runs sweeps in a task.

    `progressed` tells how far all of it is (a Progress, counted over all kinds) and `asked` which boxes were
    asked for since (a list of (Box in EPSG:27700, whether it was refused)), at most ten times a second; then
    comes `found` (a Found) or `failed` (the error of a search that brought nothing at all), once.
    """

    progressed = pyqtSignal(object)
    asked = pyqtSignal(list)
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
        self.drop()
        service = self._sign_in.service.fork()
        self._service = service
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Searching Street Manager"),
                lambda task: self._search(task, service, request, kinds, crs, into),
                done=self._done,
                failed=self._failed,
                line=service,
            )
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

        results, errors = self._swept(service, request, kinds)
        if errors and not any(len(result) for result in results.values()) and len(errors) == len(kinds):
            raise next(iter(errors.values()))
        layers = [
            layer for result in results.values() for layer in search_layers(result, crs, lambda: task.dropped)
        ]
        return Found(results, layers, errors, into)

    def _swept(
        self, service: StreetManager, request: SearchRequest, kinds: tuple[Kind, ...]
    ) -> tuple[dict[str, SearchResult], dict[str, Exception]]:
        from ...search.sweep import Sweep
        from ...streetmanager.errors import StreetManagerError

        results: dict[str, SearchResult] = {}
        errors: dict[str, Exception] = {}
        tally = _Tally(self, len(kinds))
        for kind in kinds:
            if any(concerns_all(error) for error in errors.values()):
                errors[kind.key] = next(iter(errors.values()))
                continue
            sweep = Sweep(service, request, kind=kind)
            with contextlib.suppress(StreetManagerError):  # the sweep keeps it, beside what was found before
                tally.count(sweep.run())
            if sweep.error is not None:
                errors[kind.key] = sweep.error
            if sweep.error is None or len(sweep.result()):
                results[kind.key] = sweep.result()
        tally.tell()
        if request.reference:  # a reference is of one kind: it need not be said that it is none of the others
            results = {key: result for key, result in results.items() if len(result) or result.cancelled}
        return results, errors

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


class _Tally:
    """Adds the progress of sweeps that follow one another, and tells it now and then."""

    def __init__(self, searching: Searching, kinds: int) -> None:
        self._searching = searching
        self._to_come = kinds
        self._before: Progress | None = None
        self._last: Progress | None = None
        self._boxes: list[tuple[object, bool]] = []
        self._told = 0.0

    def count(self, steps: Iterator[Progress]) -> None:
        """Go through one sweep."""
        self._before = self._last
        self._to_come -= 1
        for progress in steps:
            self._boxes.append((progress.box, progress.refused))
            self._last = self._added(progress)
            if time.monotonic() - self._told > TELL_EVERY:
                self.tell()

    def _added(self, progress: Progress) -> Progress:
        # Of a kind that comes later only one call is known to come.
        done, found = (self._before.boxes_done, self._before.works_found) if self._before else (0, 0)
        return replace(
            progress,
            boxes_done=done + progress.boxes_done,
            boxes_expected=done + progress.boxes_expected + self._to_come,
            works_found=found + progress.works_found,
        )

    def tell(self) -> None:
        """Tell what has not been told yet."""
        self._told = time.monotonic()
        if self._last is not None and self._boxes:
            self._searching.progressed.emit(self._last)
            self._searching.asked.emit(self._boxes)
            self._boxes = []


def concerns_all(error: Exception) -> bool:
    """Whether asking for another kind of record would fail in the same way."""
    from ...streetmanager import errors

    return isinstance(
        error,
        (
            errors.NoConnection,
            errors.ProxyRefused,
            errors.SignInFailed,
            errors.TimedOut,
            errors.TooManyCalls,
            errors.UntrustedCertificate,
        ),
    )


def _load() -> None:
    from ...layers import search_layers
    from ...search import sweep

    # So much was loaded that Python soon looks through all that QGIS holds, for 75 ms, during which nothing
    # else runs. It does so now, as the dock opens, and not in the middle of the first search.
    gc.collect()
    log.note(f"Ready to search: {sweep.__name__}, {search_layers.__name__}.")
