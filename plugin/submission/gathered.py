"""The records that were gathered around drafts so far, each once, and the ground that they stand for."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import shapely

from .asked_ground import Ground, left_to_ask
from .surroundings import Placed

# Permits are granted and refused all day: what is older than this is asked for anew.
FRESH = timedelta(minutes=15)


@dataclass(frozen=True)
class Answered:
    """Ground that was answered for, whole, and when."""

    ground: Ground
    asked: datetime


class Gathered:
    """What the service has told so far in this session. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answered: dict[str, list[Answered]] = {}
        self._records: dict[str, dict[Any, Placed]] = {}

    def forget(self) -> None:
        """Ask for everything again next time."""
        with self._lock:
            self._answered, self._records = {}, {}

    def forget_old(self, now: datetime, fresh: timedelta = FRESH) -> None:
        """Forget everything of a kind of which some is too old: works may have come, gone or moved since.

        Of a kind that was never answered whole, all: it is asked for again in any case.
        """
        with self._lock:
            for kind, answers in list(self._answered.items()):
                if any(now - one.asked > fresh for one in answers):
                    del self._answered[kind]
            self._records = {kind: held for kind, held in self._records.items() if kind in self._answered}

    def left(self, kind: str, need: Ground, spare: float = 0.0) -> list[Ground]:
        """What of a need is still to be asked for."""
        with self._lock:
            before = [one.ground for one in self._answered.get(kind, ())]
        return left_to_ask(need, before, spare)

    def take(self, kind: str, references: Sequence[str], ground: Ground, result: Any) -> None:
        """Take in what a search brought (search.result.SearchResult) for a piece of ground.

        references: the properties that together tell one record from another. Of an incomplete result the
        records are kept, and the ground counts as not answered.
        """
        found = list(placed_of(result))
        with self._lock:
            held = self._records.setdefault(kind, {})
            for placed in found:
                held[_key(placed, references)] = placed
            if result.complete:
                self._answered.setdefault(kind, []).append(Answered(ground, result.started))

    def records(self, kind: str) -> list[Placed]:
        """All records of a kind that are held."""
        with self._lock:
            return list(self._records.get(kind, {}).values())

    def asked(self, kind: str, need: Ground) -> datetime | None:
        """When the oldest answer was given that a need rests on; None where there is none."""
        with self._lock:
            answers = list(self._answered.get(kind, ()))
        times = [one.asked for one in answers if shapely.intersects(one.ground.area, need.area)]
        return min(times, default=None)


def placed_of(result: Any) -> Iterable[Placed]:
    """The records of a search's result, each with its shape (shapely) or None."""
    shapes = np.full(len(result), None, dtype=object)
    for group in result.groups.values():
        if len(group):
            shapes[group.rows] = group.shapes()
    columns = list(result.attributes.items())
    for row, shape in enumerate(shapes):
        yield {name: column[row] for name, column in columns}, shape


def _key(placed: Placed, references: Sequence[str]) -> Any:
    properties, shape = placed
    key = tuple(properties.get(name) for name in references)
    if key and all(isinstance(part, str) for part in key):
        return key
    return repr(sorted(properties.items(), key=lambda item: item[0])), shapely.to_wkb(shape)


def columns_of(records: Sequence[Placed]) -> dict[str, list[Any]]:
    """Records as columns: wire name to one value a record, None where it has none."""
    names = dict.fromkeys(name for properties, _ in records for name in properties)
    return {name: [properties.get(name) for properties, _ in records] for name in names}
