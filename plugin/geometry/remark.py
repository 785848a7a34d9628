"""What a single rule has to say: the words, the places, and the repair, if there is one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

MOST_PLACES = 1000


class Remark(NamedTuple):
    """words for the user; places in EPSG:27700 metres; the repair's name or None."""

    words: str
    places: tuple[tuple[float, float], ...] = ()
    repair: str | None = None


def places_of(positions: np.ndarray) -> tuple[tuple[float, float], ...]:
    """Positions (n, 2) as places to mark; those that are not finite cannot be, and many more than a
    thousand need not be."""
    finite = positions[np.isfinite(positions).all(axis=1)]
    return tuple((float(e), float(n)) for e, n in finite[:MOST_PLACES])


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word: 1 place, 2 places, 1,234 places."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
