"""Chance that falls the same way every time: the town must be the same town tomorrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy

Thing = TypeVar("Thing")


class Dice:
    """Throws from one seed. Only the generator's plain `random` is used, which numpy keeps stable."""

    def __init__(self, seed: int, stream: int = 0) -> None:
        self._generator = numpy.random.Generator(numpy.random.PCG64([seed, stream]))
        self._ready: list[float] = []

    def fraction(self) -> float:
        """A number from 0 up to, and without, 1."""
        if not self._ready:
            self._ready = self._generator.random(4096).tolist()
        return self._ready.pop()

    def between(self, low: float, high: float) -> float:
        """A number between two others."""
        return low + (high - low) * self.fraction()

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.fraction() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in this share of throws."""
        return self.fraction() < share

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """One of several, all as likely."""
        return things[int(self.fraction() * len(things))]

    def weighted(self, things: Sequence[tuple[Thing, float]]) -> Thing:
        """One of several (thing, weight)."""
        mark = self.fraction() * sum(weight for _, weight in things)
        for thing, weight in things:
            mark -= weight
            if mark < 0:
                return thing
        return things[-1][0]

    def bell(self, middle: float, spread: float) -> float:
        """A number near the middle, seldom more than twice the spread away."""
        return middle + spread * (self.fraction() + self.fraction() + self.fraction() - 1.5) * 2.0

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """The same things in another order."""
        return [things[index] for _, index in sorted((self.fraction(), i) for i in range(len(things)))]
