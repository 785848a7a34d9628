"""What a single rule has to say: the words, the places, and the repair, if there is one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

MOST_PLACES = 1000


class Remark(NamedTuple):
    """words for the user; places in EPSG:27700 metres; the repair's name or None; what is to be confirmed;
    the measure that the repair is offered with, metres."""

    words: str
    places: tuple[tuple[float, float], ...] = ()
    repair: str | None = None
    confirm: str = ""
    measure: float | None = None


def places_of(positions: np.ndarray) -> tuple[tuple[float, float], ...]:
    """Positions (n, 2) as places to mark; those that are not finite cannot be, and many more than a
    thousand need not be."""
    finite = positions[np.isfinite(positions).all(axis=1)]
    return tuple((float(e), float(n)) for e, n in finite[:MOST_PLACES])


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word: 1 place, 2 places, 1,234 places."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def metres(number: float) -> str:
    """A length in words: 0.35 m, 31 m, 1.25 km."""
    if number < 10:
        return f"{number:.2f} m".replace(".00 m", " m")
    return f"{number:,.0f} m" if number < 1000 else f"{number / 1000:,.2f} km"


def square_metres(number: float) -> str:
    """An area in words: 31.5 m², 1.25 ha."""
    return f"{number:,.1f} m²" if number < 10_000 else f"{number / 10_000:,.2f} ha"
