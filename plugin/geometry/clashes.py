"""Which other works get in the way of proposed ones, or could be done together with them.

A clash is two works within 20 m with dates that overlap, ends included; or, with dates that overlap too, either
of them high-impact for traffic and both on one street or within 200 m (a road closure 500 m). Works that start
at nearly the same time on one street are an opportunity. What is refused, closed, cancelled, revoked or
progressed does not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import shapely

from . import geojson
from .context import Geometry
from .held_works import AFTER_ALL, BEFORE_ALL, HeldWorks
from .remark import metres, places_of
from .street_shares import NEAR

HIGH_IMPACT = frozenset(
    {"road_closure", "contra_flow", "lane_closure", "convoy_workings", "multi_way_signals", "two_way_signals"}
)
CLOSURE = "road_closure"
# What is not known counts, too: better one too many than one too few.
NOT_COUNTED = frozenset({"refused", "closed", "cancelled", "revoked", "progressed"})
MAJOR = frozenset({"major", "paa", "hs2_highway"})
IMMEDIATE = frozenset({"immediate_urgent", "immediate_emergency"})

CLOSE_BY, SAME_STREET, IN_REACH = 0, 1, 2


@dataclass(frozen=True)
class Distances:
    """How near, in metres and days, works get in each other's way, or could be done together."""

    close_by: float = 20.0
    high_impact: float = 200.0
    closure: float = 500.0
    days_apart: int = 30
    major_days_apart: int = 90


USUAL = Distances()


@dataclass(frozen=True)
class Proposal:
    """The works that are planned: where, when and how. start, end: both included; usrn None where not chosen.

    street: the chosen street's line. is_excavation: None where not known. work_reference: its own, if any.
    """

    geometry: Geometry | None
    start: date | None
    end: date | None
    traffic_management: str = ""
    usrn: int | None = None
    street: Geometry | None = None
    work_type: str = "planned"
    category: str = ""
    is_excavation: bool | None = None
    work_reference: str = ""


@dataclass(frozen=True)
class Clash:
    """One work that gets in the way: its row among the works asked, a rank, how far, and all in words.

    why: the part of the words that says why it is one, without the work.
    """

    row: int
    reference: str
    permit_reference: str
    rank: int
    distance: float
    words: str
    places: tuple[tuple[float, float], ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Opportunity:
    """One work that could be done together: its row, how many days its start is away, and all in words.

    why: the part of the words that says why it is one, without the work.
    """

    row: int
    reference: str
    permit_reference: str
    days: int
    distance: float
    words: str
    places: tuple[tuple[float, float], ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Clashes:
    """Worst first. known is False where the works asked about were incomplete, or the dates are not known."""

    clashes: tuple[Clash, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    known: bool = True
    asked: datetime | None = None


def reach(distances: Distances = USUAL) -> float:
    """How far around a shape, in metres, works have to be asked for."""
    return max(distances.close_by, distances.high_impact, distances.closure)


def find(proposal: Proposal, works: HeldWorks, distances: Distances = USUAL) -> Clashes:
    """The clashes and opportunities of a proposal among works, ranked and in words. Never raises for a shape."""
    shape = geojson.read(proposal.geometry).geometry
    if shape is None or shapely.is_empty(shape) or proposal.start is None or proposal.end is None:
        return Clashes(known=False, asked=works.asked)
    if not shapely.is_valid(shape):
        shape = shapely.make_valid(shape)
    search = _Search(proposal, shape, works, distances)
    return Clashes(search.clashes(), search.opportunities(), works.complete, works.asked)


class _Search:
    """One question: the rows that matter, how far each is, and whether it is on the same street."""

    def __init__(
        self, proposal: Proposal, shape: shapely.Geometry, works: HeldWorks, distances: Distances
    ) -> None:
        self.proposal, self.works, self.distances = proposal, works, distances
        self.first = proposal.start.toordinal() if proposal.start else BEFORE_ALL
        self.last = proposal.end.toordinal() if proposal.end else AFTER_ALL
        line = geojson.read(proposal.street).geometry if proposal.street else None
        rows = self._near(shape, line)
        counted = ~np.isin(works.statuses[rows], list(NOT_COUNTED))
        own = proposal.work_reference.upper()
        if own:
            counted &= np.array([works.references[row].upper() != own for row in rows], dtype=bool)
        self.rows = rows[counted & self._in_time(rows)]
        shapely.prepare(shape)
        self.shape = shape
        self.away = shapely.distance(works.shapes[self.rows], shape)
        self.same_street = self._same_street(line)

    def _near(self, shape: shapely.Geometry, line: shapely.Geometry | None) -> np.ndarray:
        """Rows within reach, by their boxes, or on the same street however far."""
        found = [self._in_box(shape, reach(self.distances))]
        if self.proposal.usrn:
            found.append(np.flatnonzero(self.works.usrns == self.proposal.usrn))
        if line is not None:
            found.append(self._in_box(line, NEAR))
        rows = np.unique(np.concatenate(found))
        return rows[~shapely.is_missing(self.works.shapes[rows])]

    def _in_box(self, shape: shapely.Geometry, metres_around: float) -> np.ndarray:
        west, south, east, north = shapely.bounds(shape)
        box = shapely.box(
            west - metres_around, south - metres_around, east + metres_around, north + metres_around
        )
        return np.asarray(self.works.tree.query(box))

    def _in_time(self, rows: np.ndarray) -> np.ndarray:
        """Rows whose dates overlap, or whose start is near enough for working together."""
        longest = max(self.distances.days_apart, self.distances.major_days_apart)
        starting = np.abs(self.works.starts[rows] - self.first) <= longest
        return self._overlaps(rows) | starting

    def _overlaps(self, rows: np.ndarray) -> np.ndarray:
        return np.asarray((self.works.starts[rows] <= self.last) & (self.works.ends[rows] >= self.first))

    def _same_street(self, line: shapely.Geometry | None) -> np.ndarray:
        """By USRN; of works that carry none (versions 1 and 2), by the street's line."""
        usrns = self.works.usrns[self.rows]
        same = np.zeros(len(self.rows), dtype=bool)
        if self.proposal.usrn:
            same = usrns == self.proposal.usrn
        if line is not None:
            unknown = np.flatnonzero(usrns == 0)
            shapely.prepare(line)
            same[unknown] = shapely.distance(self.works.shapes[self.rows[unknown]], line) <= NEAR
        return same

    def clashes(self) -> tuple[Clash, ...]:
        works, rows = self.works, self.rows
        traffic = works.traffic[rows]
        ours = self.proposal.traffic_management
        closed = (traffic == CLOSURE) | (ours == CLOSURE)
        heavy = np.isin(traffic, list(HIGH_IMPACT)) | (ours in HIGH_IMPACT)
        far = np.where(closed, self.distances.closure, self.distances.high_impact)
        ranks = np.select(
            [self.away <= self.distances.close_by, heavy & self.same_street, heavy & (self.away <= far)],
            [CLOSE_BY, SAME_STREET, IN_REACH],
            -1,
        )
        hit = np.flatnonzero((ranks >= 0) & self._overlaps(rows))
        best = sorted(hit.tolist(), key=lambda at: (ranks[at], not closed[at], self.away[at], rows[at]))
        return tuple(self._clash(at, int(ranks[at])) for at in best)

    def _clash(self, at: int, rank: int) -> Clash:
        row, away = int(self.rows[at]), float(self.away[at])
        days = min(int(self.works.ends[row]), self.last) - max(int(self.works.starts[row]), self.first) + 1
        where = "On the same street" if rank == SAME_STREET else _distance(away)
        why = "" if rank == CLOSE_BY else f" ({_impact(self.works.words[row], self.works.traffic[row])})"
        said = f"{where}, with {days:,} {'day' if days == 1 else 'days'} in common{why}"
        words = f"{said}: {self._named(row)}."
        references = self.works.references[row], self.works.permits[row]
        return Clash(row, *references, rank, away, words, self._place(row), said)

    def opportunities(self) -> tuple[Opportunity, ...]:
        """Planned excavations on the same street that start at nearly the same time."""
        if self.proposal.is_excavation is False or self.proposal.work_type == "immediate":
            return ()
        works, rows = self.works, self.rows
        apart = np.abs(works.starts[rows] - self.first)
        large = works.plans[rows] | np.isin(works.categories[rows], list(MAJOR))
        large |= self.proposal.category in MAJOR
        allowed = np.where(large, self.distances.major_days_apart, self.distances.days_apart)
        planned = ~np.isin(works.categories[rows], list(IMMEDIATE))
        hit = np.flatnonzero(self.same_street & planned & (apart <= allowed))
        best = sorted(hit.tolist(), key=lambda at: (apart[at], self.away[at], rows[at]))
        return tuple(self._opportunity(at, int(apart[at])) for at in best)

    def _opportunity(self, at: int, days: int) -> Opportunity:
        row = int(self.rows[at])
        later = "on the same day" if not days else f"{days} {'day' if days == 1 else 'days'} apart"
        why = f"On the same street, starting {later}"
        words = f"Could be done together: on the same street, starting {later}: {self._named(row)}."
        return Opportunity(
            row,
            self.works.references[row],
            self.works.permits[row],
            days,
            float(self.away[at]),
            words,
            self._place(row),
            why,
        )

    def _named(self, row: int) -> str:
        works = self.works
        reference = works.permits[row] or works.references[row] or "a work without a reference"
        parts = [f"{reference} of {works.promoters[row]}" if works.promoters[row] else reference]
        if works.words[row]:
            parts.append(works.words[row].lower())
        parts.append(_dates(int(works.starts[row]), int(works.ends[row])))
        if works.plans[row]:
            parts.append("a forward plan")
        return ", ".join(part for part in parts if part)

    def _place(self, row: int) -> tuple[tuple[float, float], ...]:
        line = shapely.shortest_line(self.works.shapes[row], self.shape)
        return places_of(shapely.get_coordinates(line)[:1])


def _impact(words: str, traffic: str) -> str:
    return words.lower() if traffic in HIGH_IMPACT else "your own traffic management"


def _distance(away: float) -> str:
    return "In the same place" if away < 0.5 else f"{metres(round(away))} away"


def _dates(start: int, end: int) -> str:
    known = [_day(day) for day in (start, end) if day not in (BEFORE_ALL, AFTER_ALL)]
    return " to ".join(dict.fromkeys(known))


def _day(ordinal: int) -> str:
    return f"{date.fromordinal(ordinal):%d %B %Y}".lstrip("0")
