"""What a check says, and what it has to know beside the shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

STOPS = "stops"
WARNS = "warns"
TELLS = "tells"


@dataclass(frozen=True)
class Finding:
    """One thing about a shape, in words for the user.

    code: the rule's own short name. severity: "stops" (must not be sent so), "warns" or "tells".
    places: positions in EPSG:27700 metres to mark on the map. repair: the name that `repairs.repair` takes,
    or None where only a person can mend it.
    """

    code: str
    severity: str
    words: str
    places: tuple[tuple[float, float], ...] = ()
    repair: str | None = None


@dataclass(frozen=True)
class Context:
    """What a shape is for: the types that are taken, and the street that was chosen, if one was.

    street: the street's line as a GeoJSON-like geometry in EPSG:27700 (usually a MultiLineString).
    """

    types_allowed: tuple[str, ...] = ("Point", "LineString", "Polygon")
    street: Mapping[str, Any] | None = None
    street_name: str = ""
