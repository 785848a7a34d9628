"""Side streets that grow from the old ones until they meet another street or run out of room."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy

from .curves import Line, heading, length, places
from .dice import Dice

STEP = 9.0
SAMPLE = 6.0


@dataclass(frozen=True)
class Habit:
    """How side streets of a part of town grow. Distances in metres."""

    spacing: float
    longest: float
    shortest: float
    clearance: float
    curl: float
    lean: float = 0.12


HABITS = {
    "core": Habit(spacing=104, longest=170, shortest=52, clearance=36, curl=0.0020),
    "terraces": Habit(spacing=60, longest=330, shortest=85, clearance=42, curl=0.0002, lean=0.03),
    "avenues": Habit(spacing=112, longest=380, shortest=90, clearance=44, curl=0.0040),
    "closes": Habit(spacing=108, longest=180, shortest=68, clearance=40, curl=0.0090),
    "works": Habit(spacing=140, longest=260, shortest=110, clearance=70, curl=0.0012),
}


def zone(east: float, north: float) -> str | None:
    """Which part of town a place lies in; None where no streets grow (meadow, fields beyond the bypass)."""
    radius = math.hypot(east, north)
    bearing = math.degrees(math.atan2(east, north)) % 360
    if radius < 335:
        return "core"
    if 222 < bearing < 268 or radius > 965 or abs(east) > 975 or abs(north) > 975:
        return None
    if 182 < bearing < 222:
        return "terraces" if radius < 640 else None
    if 118 < bearing < 182:
        if bearing < 138 and radius > 560:
            return "works"
        return "terraces" if radius < 520 and bearing > 140 else "closes"
    if 268 <= bearing < 318:
        return "closes"
    return "avenues" if radius < 700 else "closes"


@dataclass
class Grown:
    """A new street: its line, the part of town it began in, and whether it leads through."""

    line: Line
    zone: str
    through: bool


class Ground:
    """What is built on already, as points along the streets, to keep new streets clear of."""

    def __init__(self) -> None:
        self._points = numpy.empty((0, 2))
        self._open = numpy.empty(0, dtype=bool)

    def build(self, line: Line, may_be_joined: bool = True) -> None:
        """Put a street on the ground; nothing may join a bypass."""
        count = max(2, int(length(line) / SAMPLE) + 1)
        self._points = numpy.vstack([self._points, places(line, numpy.linspace(0, length(line), count))])
        self._open = numpy.concatenate([self._open, numpy.full(count, may_be_joined)])

    def near(self, east: float, north: float, reach: float) -> tuple[numpy.ndarray, numpy.ndarray]:
        """The built points within a square of this reach around a place, and which of them may be joined."""
        points = self._points
        close = (numpy.abs(points[:, 0] - east) < reach) & (numpy.abs(points[:, 1] - north) < reach)
        return points[close], self._open[close]


@dataclass(frozen=True)
class Way:
    """How a street sets out: bearing in radians, curl in radians a metre, whether it may join another."""

    bearing: float
    curl: float
    joins: bool


def _walk(ground: Ground, start: numpy.ndarray, way: Way, habit: Habit) -> tuple[list[numpy.ndarray], bool]:
    """Step out until something is too close; (positions, whether the way ends on another street)."""
    around, may_join = ground.near(float(start[0]), float(start[1]), habit.longest + habit.clearance + 20)
    path = [start]
    at, bearing, walked = start, way.bearing, 0.0
    while walked < habit.longest:
        at = at + STEP * numpy.array([math.sin(bearing), math.cos(bearing)])
        walked += STEP
        bearing += way.curl * STEP
        if zone(float(at[0]), float(at[1])) is None:
            return path[:-2], False
        gaps = numpy.hypot(around[:, 0] - at[0], around[:, 1] - at[1])
        nearest = int(numpy.argmin(gaps))
        if gaps[nearest] >= min(habit.clearance, 0.72 * walked):
            path.append(at)
            continue
        ahead = around[nearest] - at
        facing = ahead[0] * math.sin(bearing) + ahead[1] * math.cos(bearing)
        if way.joins and may_join[nearest] and walked > 45 and facing > 0.85 * gaps[nearest]:
            return [*path, at, around[nearest]] if gaps[nearest] > 6 else [*path, around[nearest]], True
        return path[:-1], False
    return path, False


def _side_street(
    ground: Ground, parent: Line, along: float, side: int, dice: Dice, joining: float
) -> Grown | None:
    start = places(parent, [along])[0]
    where = zone(float(start[0]), float(start[1]))
    if where is None:
        return None
    habit = HABITS[where]
    east, north = heading(parent, along)
    bearing = math.atan2(east, north) + side * math.pi / 2 + dice.bell(0, habit.lean)
    path, through = _walk(ground, start, Way(bearing, dice.bell(0, habit.curl), dice.chance(joining)), habit)
    if len(path) < 3:
        return None
    line = numpy.vstack(path)
    if length(line) < habit.shortest:
        return None
    return Grown(line, where, through)


def side_streets(ground: Ground, parent: Line, dice: Dice, joining: float) -> list[Grown]:
    """Grow what fits on both sides of a street, and put it on the ground.

    `joining` is the share of new streets that run on into another where they come near one; the rest end as closes.
    """
    grown: list[Grown] = []
    total = length(parent)
    for side in dice.shuffled([-1, 1]):
        along = dice.between(26, 60)
        while along < total - 22:
            street = _side_street(ground, parent, along, side, dice, joining)
            if street is not None:
                ground.build(street.line)
                grown.append(street)
            where = zone(*map(float, places(parent, [along])[0]))
            spacing = HABITS[where or "closes"].spacing
            along += spacing * dice.between(0.9, 1.2) if street is not None else 17.0
    return grown
