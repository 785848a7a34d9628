"""Repairs of an outline as a whole: spikes, crowded vertices, heights, a line that wants a width."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely

from . import arcs
from .constructions import NotConstructible, corridor
from .findings import Context
from .positions import HEIGHTS, drawn, mapping
from .remark import counted
from .repaired import Repaired, distance_words, nothing_done
from .subject import Subject
from .tidying import Tidied, thinned_out, without_close, without_spikes

# What a trench with its working space takes up, where nothing else is said; metres.
USUAL_WIDTH = 2.0


def smooth_spikes(geometry: Mapping[str, Any] | None) -> Repaired:
    """Leaves out the tips of spikes, as long as a right shape is left."""
    found = without_spikes(Subject(geometry, Context()))
    return _tidied(geometry, found, "spike vertex", "spike vertices")


def drop_close(geometry: Mapping[str, Any] | None) -> Repaired:
    """Leaves out vertices less than a centimetre from the one before."""
    found = without_close(Subject(geometry, Context()))
    return _tidied(geometry, found, "vertex", "vertices")


def thin_out(geometry: Mapping[str, Any] | None, tolerance: float | None = None) -> Repaired:
    """Leaves out vertices that lie within tolerance metres of the outline without them.

    Without a tolerance the smallest that leaves no more than 500 vertices, half a metre at most.
    """
    found = thinned_out(Subject(geometry, Context()), tolerance)
    if found is None:
        return nothing_done(geometry)
    said = _tidied(geometry, found, "vertex", "vertices")
    words = f"{said.words} The tolerance was {distance_words(found.tolerance)}."
    return Repaired(said.geometry, words, said.moved)


def strip_heights(geometry: Mapping[str, Any] | None) -> Repaired:
    """Leaves out third coordinates; nothing moves."""
    if HEIGHTS not in drawn(geometry).oddities:
        return nothing_done(geometry)
    return Repaired(mapping(Subject(geometry, Context()).parts), "Left out the heights. Nothing moved.")


def straighten(geometry: Mapping[str, Any] | None) -> Repaired:
    """Makes short straight stretches of arcs, within a centimetre of them; the positions that were given stay."""
    made = arcs.straightened(geometry) if geometry is not None and arcs.is_curved(geometry) else None
    if made is None:
        return nothing_done(geometry)
    words = "Made straight stretches of the arcs. They lie within"
    return Repaired(made[0], f"{words} {distance_words(max(made[1], 0.0001))} of them.", made[1])


def line_to_corridor(geometry: Mapping[str, Any] | None, width: float | None = None) -> Repaired:
    """Gives a line a width (metres, 2 without one): the polygon of half of it to each side."""
    parts = Subject(geometry, Context()).parts
    if len(parts) != 1 or parts[0].kind != "LineString":
        return nothing_done(geometry)
    wide = USUAL_WIDTH if width is None else width
    try:
        band = corridor(parts[0].rings[0].tolist(), wide)
    except NotConstructible:
        return nothing_done(geometry)
    moved = _farthest(band, geometry)
    words = (
        f"Gave the line a width of {wide:g} m. Its outline lies up to {distance_words(moved)} from the line."
    )
    return Repaired(band, words, moved)


def _tidied(geometry: Any, found: Tidied | None, one: str, many: str) -> Repaired:
    if found is None:
        return nothing_done(geometry)
    return Repaired(
        mapping(found.parts),
        f"Left out {counted(found.left_out, one, many)}. Nothing moved by more than "
        f"{distance_words(max(found.moved, 0.0001))}.",
        found.moved,
    )


def _farthest(band: Mapping[str, Any], line: Any) -> float:
    corners = shapely.points(drawn(band).positions)
    return float(shapely.distance(corners, shapely.linestrings(drawn(line).positions)).max())
