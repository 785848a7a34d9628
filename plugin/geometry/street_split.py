"""A shape cut into one part for each street that it lies on: each place belongs to the street whose line is nearest.

Polygons are cut along the bisectors of the streets' lines, lines where the nearest street changes. What lies
across another street is not cut off by it: a junction belongs to the street that has more of the shape.
Geometries are GeoJSON-like, in EPSG:27700 metres.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.ops import substring

from .bisectors import bisectors
from .geojson import read
from .street_shares import NEAR, places_along, shares

# A part of less than a square metre, or of a line less than a metre, goes to its neighbour.
SLIVER = 1.0
# Lines are looked at this often for a change of the nearest street, and the place is then found to a millimetre.
STEP = 0.5
EXACTLY = 0.001
# How wide a way through a junction is tried, metres to each side of the street's line: the narrowest that will do.
WAYS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, NEAR)


@dataclass(frozen=True)
class StreetPart:
    """A piece of a shape, and the street that it belongs to: its place among the lines that were given."""

    street: int
    geometry: Mapping[str, Any]


def split(geometry: Any, lines: Sequence[Any]) -> list[StreetPart]:
    """The parts of a line or polygon by the streets of these lines (GeoJSON-like each, or None).

    In the order of the streets; a street may have several pieces, and none. Together they are the shape: lengths
    and areas add up. A point, and what no line is known for, stays in one piece (of the first street).
    """
    shape = _whole(geometry)
    if shape is None:
        return []
    known = [None if line is None else read(line).geometry for line in lines]
    placed = [place for place, line in enumerate(known) if line is not None]
    dimension = int(shapely.get_dimensions(shape))
    if len(placed) < 2 or dimension == 0:
        return [StreetPart(placed[0] if placed else 0, _mapping(part)) for part in shapely.get_parts(shape)]
    held = [known[place] for place in placed]
    cut = _lines_cut(shape, held) if dimension == 1 else _polygons_cut(shape, held)
    by_street = sorted(cut, key=lambda one: one[0])
    return [StreetPart(placed[street], _mapping(part)) for street, part in by_street]


def _whole(geometry: Any) -> Any:
    shape = read(geometry).geometry
    if shape is None or shapely.is_empty(shape):
        return None
    if shapely.get_dimensions(shape) < 2 or shapely.is_valid(shape):
        return shape
    parts = shapely.get_parts(shapely.make_valid(shape))
    areas = parts[shapely.get_dimensions(parts) == 2]
    return shapely.union_all(areas) if len(areas) else None


def _mapping(part: Any) -> Mapping[str, Any]:
    return dict(shapely.geometry.mapping(part))


Piece = tuple[int, Any]


# Lines


def _lines_cut(shape: Any, lines: Sequence[Any]) -> list[Piece]:
    pieces: list[Piece] = []
    for part in shapely.get_parts(shape):
        runs = _runs(part, lines)
        runs = _through_junctions(part, runs, lines)
        runs = _without_short_runs(runs)
        pieces += [(street, substring(part, start, end)) for street, start, end in runs]
    return pieces


Run = tuple[int, float, float]


def _runs(line: Any, lines: Sequence[Any]) -> list[Run]:
    """From where to where along a line which street is nearest."""
    length = float(shapely.length(line))
    distances = np.linspace(0.0, length, max(2, math.ceil(length / STEP) + 1))
    nearest = _nearest(shapely.line_interpolate_point(line, distances), lines).tolist()
    runs: list[Run] = []
    begun = 0.0
    for before, after, one, other in zip(distances, distances[1:], nearest, nearest[1:]):
        if one != other:
            change = _change(line, lines, float(before), float(after), one)
            runs.append((one, begun, change))
            begun = change
    runs.append((nearest[-1], begun, length))
    return runs


def _nearest(points: Any, lines: Sequence[Any]) -> np.ndarray:
    return np.array([shapely.distance(line, points) for line in lines]).argmin(axis=0)


def _change(line: Any, lines: Sequence[Any], before: float, after: float, street: int) -> float:
    while after - before > EXACTLY / 2:
        middle = (before + after) / 2
        if int(_nearest([shapely.line_interpolate_point(line, middle)], lines)[0]) == street:
            before = middle
        else:
            after = middle
    return (before + after) / 2


def _through_junctions(line: Any, runs: list[Run], lines: Sequence[Any]) -> list[Run]:
    """Give what only crosses another street to the street on both sides of it, if it is near to that one too."""
    changed = True
    while changed:
        changed = False
        for at in range(1, len(runs) - 1):
            (one, start, _), (_, crossing, end), (other, _, finish) = runs[at - 1 : at + 2]
            if one == other and _stays_near(line, crossing, end, lines[one]):
                runs = [*runs[: at - 1], (one, start, finish), *runs[at + 2 :]]
                changed = True
                break
    return runs


def _stays_near(line: Any, start: float, end: float, street: Any) -> bool:
    places = shapely.points(places_along(substring(line, start, end), STEP))
    return bool((shapely.distance(street, places) <= NEAR).all())


def _without_short_runs(runs: list[Run]) -> list[Run]:
    """Give what is shorter than a sliver to the longer of its neighbours."""
    while len(runs) > 1:
        at = min(range(len(runs)), key=lambda place: runs[place][2] - runs[place][1])
        if runs[at][2] - runs[at][1] >= SLIVER:
            break
        beside = [place for place in (at - 1, at + 1) if 0 <= place < len(runs)]
        to = max(beside, key=lambda place: runs[place][2] - runs[place][1])
        first, last = min(at, to), max(at, to)
        runs = [*runs[:first], (runs[to][0], runs[first][1], runs[last][2]), *runs[last + 1 :]]
        runs = _joined(runs)
    return runs


def _joined(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for street, start, end in runs:
        if joined and joined[-1][0] == street:
            joined[-1] = (street, joined[-1][1], end)
        else:
            joined.append((street, start, end))
    return joined


# Polygons


def _polygons_cut(shape: Any, lines: Sequence[Any]) -> list[Piece]:
    # GEOS sets the processor's flag for invalid numbers where a touch is too slight to matter.
    with np.errstate(invalid="ignore"):
        faces = _faces(shape, bisectors(shape, lines))
        owners = np.array([int(np.argmax(shares(face, lines))) for face in faces])
        by_street = {int(street): _together(faces[owners == street]) for street in np.unique(owners)}
        by_street = _with_ways_through(by_street, lines)
        pieces = [(street, part) for street, whole in by_street.items() for part in shapely.get_parts(whole)]
        return _without_slivers(_without_corners(pieces, lines))


def _faces(shape: Any, cuts: Sequence[Any]) -> np.ndarray:
    """The pieces into which lines cut a polygon; its own vertices stay where they are."""
    noded = shapely.union_all([shapely.boundary(shape), *cuts])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    shapely.prepare(shape)
    inside = faces[shapely.contains_properly(shape, shapely.point_on_surface(faces))]
    return inside if len(inside) else np.asarray(shapely.get_parts(shape))


def _together(parts: Any) -> Any:
    return shapely.union_all(np.asarray(parts, dtype=object))


def _with_ways_through(by_street: dict[int, Any], lines: Sequence[Any]) -> dict[int, Any]:
    """Where a street's part falls apart at a junction, let it through; the street with most goes first."""
    settled: set[int] = set()
    for street in sorted(by_street, key=lambda one: -float(shapely.area(by_street[one]))):
        settled.add(street)
        for wide in _ways(by_street, street, lines[street]):
            others = [other for other in by_street if other not in settled]
            pieces = shapely.get_num_geometries(by_street.get(street, shapely.Point()))
            if pieces < 2 or not others:
                break
            way = shapely.buffer(lines[street], wide, cap_style="flat")
            taken = [shapely.intersection(by_street[other], way) for other in others]
            larger = _areas(_together([by_street[street], *taken]))
            if shapely.get_num_geometries(larger) < pieces:
                left = {other: _areas(shapely.difference(by_street[other], way)) for other in others}
                by_street = {**by_street, **left, street: larger}
    return {street: part for street, part in by_street.items() if not shapely.is_empty(part)}


def _ways(by_street: Mapping[int, Any], street: int, line: Any) -> list[float]:
    """Widths to try: as wide as the street's own part is where it comes to the junction, then from the narrowest."""
    part = by_street.get(street)
    if part is None or shapely.get_num_geometries(part) < 2:
        return []
    between = [
        shapely.intersection(other, shapely.buffer(line, NEAR))
        for key, other in by_street.items()
        if key != street
    ]
    beside = shapely.intersection(part, shapely.buffer(_together(between), SLIVER))
    places = shapely.points(shapely.get_coordinates(beside))
    own = float(shapely.distance(line, places).max()) if len(places) else 0.0
    return [min(own, NEAR), *WAYS] if own > 0 else list(WAYS)


def _without_corners(pieces: list[Piece], lines: Sequence[Any]) -> list[Piece]:
    """Give a piece beyond a junction, all of it near to a neighbour's street too, to that neighbour."""
    kept = sorted(pieces, key=lambda piece: float(shapely.area(piece[1])))
    at = 0
    while at < len(kept):
        street, part = kept[at]
        is_the_largest = not any(other == street for other, _ in kept[at + 1 :])
        beside = [] if is_the_largest else _neighbours(kept, at)
        to = next((place for place in beside if _all_near(part, lines[kept[place][0]])), None)
        if to is None:
            at += 1
            continue
        owner = kept[to][0]
        joined = _together([part, kept[to][1]])
        kept = [one for place, one in enumerate(kept) if place not in (at, to)]
        kept = sorted([*kept, (owner, joined)], key=lambda piece: float(shapely.area(piece[1])))
        at = 0
    return kept


def _all_near(part: Any, line: Any) -> bool:
    return bool((shapely.distance(line, shapely.points(shapely.get_coordinates(part))) <= NEAR).all())


def _neighbours(pieces: Sequence[Piece], at: int) -> list[int]:
    """The pieces that share some of their outline with one of them, those that share most first."""
    outline = shapely.boundary(pieces[at][1])
    shared = [
        0.0 if place == at else float(shapely.length(shapely.intersection(outline, shapely.boundary(other))))
        for place, (_, other) in enumerate(pieces)
    ]
    beside = [
        place
        for place, length in enumerate(shared)
        if length > 0 and shapely.get_num_geometries(_together([pieces[at][1], pieces[place][1]])) == 1
    ]
    return sorted(beside, key=lambda place: -shared[place])


def _areas(shape: Any) -> Any:
    """What has an area of it, as one polygon or several."""
    parts = shapely.get_parts(shape)
    return _together(parts[shapely.get_dimensions(parts) == 2])


def _without_slivers(pieces: list[Piece]) -> list[Piece]:
    """Give a piece of less than a square metre to the one that it shares most of its outline with.

    What touches no other stays: nothing is to be lost.
    """
    kept = sorted(pieces, key=lambda piece: float(shapely.area(piece[1])))
    at = 0
    while at < len(kept) and float(shapely.area(kept[at][1])) < SLIVER:
        beside = _neighbours(kept, at)
        if not beside:
            at += 1
            continue
        owner, neighbour = kept[beside[0]]
        joined = _together([kept[at][1], neighbour])
        kept = [one for place, one in enumerate(kept) if place not in (at, beside[0])]
        kept = sorted([*kept, (owner, joined)], key=lambda piece: float(shapely.area(piece[1])))
        at = 0
    return kept
