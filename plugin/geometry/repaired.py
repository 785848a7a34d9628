"""What a repair gives back: the shape as it is now, and what was done, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .findings import Context
from .positions import Part
from .subject import Ring, Subject

NOTHING_DONE = "Nothing could be repaired."

Geometry = Mapping[str, Any]


@dataclass(frozen=True)
class Repaired:
    """The shape after a repair.

    words: what was done, what was lost by it, and how far anything moved. moved: how far in metres, at most, a
    point of the outline lies from where it was; 0.0 where nothing moved on the ground.
    """

    geometry: Geometry | None
    words: str
    moved: float = 0.0


def nothing_done(geometry: Geometry | None) -> Repaired:
    """The shape as it was."""
    return Repaired(geometry, NOTHING_DONE)


def rings_by_part(geometry: Any) -> list[tuple[Part, list[Ring]]]:
    """The parts that have any position, each with its rings."""
    subject = Subject(geometry, Context())
    return [(part, subject.rings_of(part)) for part in subject.parts]


def distance_words(moved: float) -> str:
    """How far anything moved, in words: 0.4 mm, 3.2 cm, 98 m."""
    if moved < 0.01:
        return f"{moved * 1000:.1f} mm"
    if moved < 1:
        return f"{moved * 100:.1f} cm"
    return f"{moved:.2f} m" if moved < 10 else f"{moved:,.0f} m"


def area_words(square_metres: float) -> str:
    """An area in words, never as nothing."""
    return "less than 0.1 m²" if square_metres < 0.1 else f"{square_metres:,.1f} m²"
