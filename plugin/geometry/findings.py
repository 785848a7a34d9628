"""What a check says, and what it has to know beside the shape."""

from __future__ import annotations

from dataclasses import dataclass

from .context import Context

__all__ = ["STOPS", "TELLS", "WARNS", "Context", "Finding"]

STOPS = "stops"
WARNS = "warns"
TELLS = "tells"


@dataclass(frozen=True)
class Finding:
    """One thing about a shape, in words for the user.

    code: the rule's own short name. severity: "stops" (must not be sent so), "warns" or "tells".
    places: positions in EPSG:27700 metres to mark on the map. repair: the name that `repairs.repair` takes,
    or None where only a person can mend it. confirm: what the user has to confirm, in words, before sending,
    or "" where reading it is enough. measure: metres to begin with, where the repair takes a measure.
    """

    code: str
    severity: str
    words: str
    places: tuple[tuple[float, float], ...] = ()
    repair: str | None = None
    confirm: str = ""
    measure: float | None = None
