"""Arcs made straight: what CAD and some layers hold as curves, and Street Manager takes as straight stretches only.

A curve is GeoJSON-like as far as it can be: {"type": "CircularString", "coordinates": [...]}, and CompoundCurve,
CurvePolygon, MultiCurve and MultiSurface with their members under "geometries". An arc goes through three of the
positions, of which the last begins the next one (OGC Simple Features: CircularString).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

# Within a centimetre, with what the rounding to the millimetre may add.
WITHIN = 0.009
# Nine tenths of a centimetre as degrees of latitude; of longitude it is less.
WITHIN_DEGREES = 8e-8
CIRCULAR = "CircularString"
CURVES = frozenset({CIRCULAR, "CompoundCurve", "CurvePolygon", "MultiCurve", "MultiSurface"})
# No arc on a street needs more; a radius of millions of metres would.
MOST_PIECES = 20_000
DEEPEST = 12
_BY_SMALL_LETTERS = {name.lower(): name for name in (*CURVES, "GeometryCollection")}

Positions = Sequence[Sequence[float]]


def is_curved(geometry: Any, deeper: int = DEEPEST) -> bool:
    """Whether it is, or holds, a type that may have arcs. Never raises."""
    kind = _kind(geometry)
    if kind == "GeometryCollection" and deeper:
        return any(is_curved(member, deeper - 1) for member in _members(geometry))
    return kind in CURVES


def straightened(geometry: Mapping[str, Any], within: float = WITHIN) -> tuple[dict[str, Any], float] | None:
    """The geometry with straight stretches for arcs, and how far, at most, they lie from them.

    within: no farther than this, in the geometry's own units (metres, or degrees). The positions that are given
    stay. None where what is there cannot be read as curves.
    """
    try:
        made = _straight(geometry, within, DEEPEST)
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        return None
    return made


def _straight(geometry: Any, within: float, deeper: int) -> tuple[dict[str, Any], float]:
    kind = _kind(geometry)
    if deeper == 0:
        raise ValueError("nested too deep")
    if kind is None:
        return dict(geometry), 0.0
    if kind in (CIRCULAR, "CompoundCurve"):
        line, moved = _line(geometry, within, deeper)
        return {"type": "LineString", "coordinates": line}, moved
    members = _members(geometry)
    if not members:
        raise ValueError("no members")
    if kind == "CurvePolygon":
        rings = [_line(member, within, deeper - 1) for member in members]
        return {"type": "Polygon", "coordinates": [ring for ring, _ in rings]}, max(m for _, m in rings)
    made = [_straight(member, within, deeper - 1) for member in members]
    moved = max(far for _, far in made)
    if kind == "GeometryCollection":
        return {"type": kind, "geometries": [one for one, _ in made]}, moved
    single = {"MultiCurve": "LineString", "MultiSurface": "Polygon"}[kind]
    if any(one["type"] != single for one, _ in made):
        raise ValueError("a member of another type")
    return {"type": f"Multi{single}", "coordinates": [one["coordinates"] for one, _ in made]}, moved


def _line(geometry: Any, within: float, deeper: int) -> tuple[list[list[float]], float]:
    """The positions of a line, an arc, or lines and arcs joined end to end."""
    if deeper == 0:
        raise ValueError("nested too deep")
    kind = _kind(geometry)
    if kind == CIRCULAR:
        return _arcs(geometry["coordinates"], within)
    if kind != "CompoundCurve":
        if str(geometry["type"]).lower() != "linestring":
            raise ValueError("no line")
        return [list(place[:2]) for place in geometry["coordinates"]], 0.0
    joined: list[list[float]] = []
    moved = 0.0
    for member in _members(geometry):
        line, far = _line(member, within, deeper - 1)
        joined += line[1:] if joined and line and joined[-1] == line[0] else line
        moved = max(moved, far)
    if not joined:
        raise ValueError("no members")
    return joined, moved


def _arcs(positions: Positions, within: float) -> tuple[list[list[float]], float]:
    places = np.array([place[:2] for place in positions], dtype=float)
    if len(places) < 3 or len(places) % 2 == 0 or not np.isfinite(places).all():
        raise ValueError("an arc goes through three positions")
    line, moved = [places[0].tolist()], 0.0
    for first in range(0, len(places) - 2, 2):
        stretch, far = _arc(places[first], places[first + 1], places[first + 2], within)
        line += stretch
        moved = max(moved, far)
    return line, moved


def _arc(
    start: np.ndarray, middle: np.ndarray, end: np.ndarray, within: float
) -> tuple[list[list[float]], float]:
    """The positions after the start, and how far the stretches lie from the arc."""
    if (start == end).all():
        # A whole circle: the second position lies opposite the first.
        centre = (start + middle) / 2
        sweeps = [math.pi, math.pi]
    else:
        found = _centre(start, middle, end)
        if found is None:
            return [middle.tolist(), end.tolist()], 0.0
        centre = found
        sweeps = _sweeps(start - centre, middle - centre, end - centre)
    radius = float(np.hypot(*(start - centre)))
    line: list[list[float]] = []
    moved = 0.0
    for from_, to, sweep in ((start, middle, sweeps[0]), (middle, end, sweeps[1])):
        pieces = _pieces(radius, abs(sweep), within)
        moved = max(moved, radius * (1 - math.cos(sweep / pieces / 2)))
        first = math.atan2(from_[1] - centre[1], from_[0] - centre[0])
        angles = first + sweep * np.arange(1, pieces) / pieces
        between = centre + radius * np.column_stack([np.cos(angles), np.sin(angles)])
        line += [*between.tolist(), to.tolist()]
    return line, moved


def _centre(start: np.ndarray, middle: np.ndarray, end: np.ndarray) -> np.ndarray | None:
    """Of the circle through three places; None where they lie on a line, as near as it can be told."""
    one, other = middle - start, end - start
    across = one[0] * other[1] - one[1] * other[0]
    longest = max(float(one @ one), float(other @ other))
    if abs(across) <= 1e-12 * longest or not math.isfinite(across):
        return None
    left, right = float(one @ one), float(other @ other)
    east = (other[1] * left - one[1] * right) / (2 * across)
    north = (one[0] * right - other[0] * left) / (2 * across)
    return np.asarray(start + np.array([east, north]))


def _sweeps(start: np.ndarray, middle: np.ndarray, end: np.ndarray) -> list[float]:
    """How far the arc turns from start to middle and on to the end, radians, positive anticlockwise."""
    at = [math.atan2(place[1], place[0]) for place in (start, middle, end)]
    first, whole = (at[1] - at[0]) % math.tau, (at[2] - at[0]) % math.tau
    if first < whole:
        return [first, whole - first]
    return [first - math.tau, whole - first]


def _pieces(radius: float, sweep: float, within: float) -> int:
    """How many stretches keep within so much of an arc."""
    if within >= radius:
        return max(1, math.ceil(sweep / (math.pi / 2)))
    return min(MOST_PIECES, max(1, math.ceil(sweep / (2 * math.acos(1 - within / radius)))))


def _members(geometry: Any) -> list[Any]:
    held = geometry.get("geometries") if isinstance(geometry, Mapping) else None
    return list(held) if isinstance(held, (list, tuple)) else []


def _kind(geometry: Any) -> str | None:
    named = geometry.get("type") if isinstance(geometry, Mapping) else None
    return _BY_SMALL_LETTERS.get(named.lower()) if isinstance(named, str) else None
