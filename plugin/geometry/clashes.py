"""placeholder"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Clash:
    words: str
    places: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Opportunity:
    words: str
    places: tuple[tuple[float, float], ...] = ()
