"""What there is now of a search that was not there before, told by the records' references."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from ..streetmanager.errors import StreetManagerError
from .kinds import Kind, kind_of
from .request import SearchRequest
from .result import SearchResult
from .sweep import Sweep

# By kind, the references of records: of each all that together tell it from the others.
References = Mapping[str, frozenset[tuple[Any, ...]]]


@dataclass(frozen=True)
class Looked:
    """What one look found, how many calls it took, and the error that ended it early, if one did."""

    references: References
    moment: datetime
    calls: int
    error: StreetManagerError | None = None


def look(service: Any, request: SearchRequest, kinds: Iterable[Kind]) -> Looked:
    """Ask the same again. service: a StreetManager. What one error concerns is left out, and what was found is told."""
    moment = datetime.now(timezone.utc)
    found: dict[str, frozenset[tuple[Any, ...]]] = {}
    calls, error = 0, None
    for kind in kinds:
        sweep = Sweep(service, request, kind=kind)
        with contextlib.suppress(StreetManagerError):  # the sweep keeps it, beside what was found before
            for _ in sweep.run():
                calls += 1
        found.update(references_of({kind.key: sweep.result()}))
        error = error or sweep.error
    return Looked(found, moment, calls, error)


def references_of(results: Mapping[str, SearchResult]) -> References:
    """The references of all records that were found; of kinds that have none, nothing."""
    return {
        kind: frozenset(reference for reference in rows_of(result) if reference is not None)
        for kind, result in results.items()
    }


def rows_of(result: SearchResult) -> list[tuple[Any, ...] | None]:
    """For each row its record's references; none where one is missing."""
    columns = [result.attributes.get(name) for name in kind_of(result.kind).references]
    if not columns or any(column is None for column in columns):
        return [None] * len(result)
    rows = zip(*(column for column in columns if column is not None))
    return [row if all(row) else None for row in rows]


def new_in(now: References, before: References) -> References:
    """What is there now and was not before; kinds of which nothing is known from before have nothing new."""
    fresh = {kind: found - before[kind] for kind, found in now.items() if kind in before}
    return {kind: found for kind, found in fresh.items() if found}


def both(one: References, other: References) -> References:
    """What is in one or the other."""
    return {
        kind: one.get(kind, frozenset()) | other.get(kind, frozenset())
        for kind in dict.fromkeys((*one, *other))
    }
