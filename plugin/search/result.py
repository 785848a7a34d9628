"""What a search brought: columns, not objects, and what it could not get and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np
import shapely

from ..streetmanager.errors import StreetManagerError
from .request import Box, SearchRequest

TOO_MANY = "More here in one day than the service gives in one answer."
NOT_ASKED = "Not asked: the search stopped before it came here."


@dataclass(frozen=True)
class Gap:
    """A box (EPSG:27700 metres) and days, both included, of which the search knows nothing, and why.

    None is an open end of the days.
    """

    box: Box
    start: date | None
    end: date | None
    reason: str


@dataclass(frozen=True)
class Group:
    """The works of one kind of shape, as shapely.from_ragged_array takes them.

    rows: for each shape the row of its work in the columns. type: its shapely.GeometryType (a MULTI one
    where any of them has several parts). coordinates: (n, 2), EPSG:27700 metres. offsets: as by
    shapely.to_ragged_array.
    """

    rows: np.ndarray
    type: shapely.GeometryType
    coordinates: np.ndarray
    offsets: tuple[np.ndarray, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def shapes(self) -> np.ndarray:
        """The shapely geometries, in the order of `rows`."""
        return np.asarray(shapely.from_ragged_array(self.type, self.coordinates, self.offsets))


@dataclass(frozen=True)
class SearchResult:
    """The records of one kind that a search found so far, in the order found; len() counts them.

    attributes: wire name -> one entry a record; None where absent, aware datetimes where dates. groups has
    "point", "line" and "polygon" always; a record without any place is in none of them. odd: records whose
    shape or dates were not written as the definitions say. gaps: what is missing, and why. kind: the key of
    a search.kinds.Kind. from_project: read back out of the layers of a project, not had from the service.
    """

    request: SearchRequest
    version: str
    environment_name: str
    started: datetime
    finished: datetime
    calls: int
    attributes: dict[str, list[Any]]
    groups: dict[str, Group]
    gaps: tuple[Gap, ...] = ()
    duplicates_dropped: int = 0
    odd: int = 0
    cancelled: bool = False
    error: StreetManagerError | None = None
    notes: tuple[str, ...] = ()
    count: int = field(default=0)
    kind: str = "works"
    from_project: bool = False

    def __len__(self) -> int:
        return self.count

    @property
    def complete(self) -> bool:
        """Whether every box and day asked for was answered, and nothing is known to be missing."""
        return not (self.gaps or self.cancelled or self.error or self.notes)
