"""One search for several kinds of record, one kind after the other: what was found, and what could not be had."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..streetmanager import errors
from .kinds import Kind
from .request import SearchRequest
from .result import SearchResult
from .sweep import Progress, Sweep


def sweep_kinds(
    service: Any,
    request: SearchRequest,
    kinds: Sequence[Kind],
    tell: Callable[[Progress], None] = lambda progress: None,
) -> tuple[dict[str, SearchResult], dict[str, Exception]]:
    """What was found, by the key of the kind, and what ended a kind early, if anything did.

    A kind that failed before anything of it was found is among the errors only. tell: called after every call to
    the service, with the progress counted over all kinds. Raises no StreetManagerError.
    """
    results: dict[str, SearchResult] = {}
    errors_by_kind: dict[str, Exception] = {}
    tally = _Tally(len(kinds))
    for kind in kinds:
        if any(concerns_all(error) for error in errors_by_kind.values()):
            errors_by_kind[kind.key] = next(iter(errors_by_kind.values()))
            continue
        sweep = Sweep(service, request, kind=kind)
        # What stops a sweep is kept in it, beside what was found before.
        with contextlib.suppress(errors.StreetManagerError):
            for progress in tally.counted(sweep.run()):
                tell(progress)
        if sweep.error is not None:
            errors_by_kind[kind.key] = sweep.error
        if sweep.error is None or len(sweep.result()):
            results[kind.key] = sweep.result()
    if request.reference:  # a reference is of one kind: it need not be said that it is none of the others
        results = {key: result for key, result in results.items() if len(result) or result.cancelled}
    return results, errors_by_kind


def nothing_at_all(
    results: dict[str, SearchResult], errors_by_kind: dict[str, Exception], kinds: Sequence[Kind]
) -> Exception | None:
    """The error of a search that brought nothing, because every kind failed; None where it did not."""
    if not errors_by_kind or len(errors_by_kind) < len(kinds) or any(map(len, results.values())):
        return None
    return next(iter(errors_by_kind.values()))


def concerns_all(error: Exception) -> bool:
    """Whether asking for another kind of record would fail in the same way."""
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


class _Tally:
    """Adds the progress of sweeps that follow one another."""

    def __init__(self, kinds: int) -> None:
        self._to_come = kinds
        self._last: Progress | None = None

    def counted(self, steps: Iterator[Progress]) -> Iterator[Progress]:
        """The steps of one sweep, counted after those of the sweeps before it."""
        before = self._last
        self._to_come -= 1
        for progress in steps:
            self._last = self._added(progress, before)
            yield self._last

    def _added(self, progress: Progress, before: Progress | None) -> Progress:
        # Of a kind that comes later only one call is known to come.
        done, found = (before.boxes_done, before.works_found) if before else (0, 0)
        return replace(
            progress,
            boxes_done=done + progress.boxes_done,
            boxes_expected=done + progress.boxes_expected + self._to_come,
            works_found=found + progress.works_found,
        )
