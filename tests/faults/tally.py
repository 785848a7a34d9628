"""What was tried, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """kills: processes killed. dropped: answers lost in one way or another. drafts_lost: drafts of which anything
    was missing afterwards. doubled: submissions that the service carried out more than once. unknown: outcomes that
    were left unknown. settled: those of them that were settled rightly, once and only once.

    undone: submissions that came to nothing in the end. wrong: what was not as it ought to be, in sentences.
    by_fault, by_kind: how often each was tried.
    """

    kills: int = 0
    dropped: int = 0
    drafts_lost: int = 0
    doubled: int = 0
    undone: int = 0
    unknown: int = 0
    settled: int = 0
    wrong: list[str] = field(default_factory=list)
    by_fault: Counter[str] = field(default_factory=Counter)
    by_kind: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: Tally) -> Tally:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self

    @property
    def well(self) -> bool:
        """Whether nothing was lost or doubled, and all was settled rightly."""
        nothing = (self.drafts_lost, self.doubled, self.undone, len(self.wrong))
        return not any(nothing) and self.settled == self.unknown

    def as_json(self) -> dict[str, Any]:
        """As it is written down."""
        return {
            name: dict(value) if isinstance(value, Counter) else value for name, value in vars(self).items()
        }

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Tally:
        """What as_json wrote."""
        counters = {name: Counter(told[name]) for name in ("by_fault", "by_kind")}
        return cls(**{**told, **counters})


def together(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    whole = Tally()
    for one in tallies:
        whole += one
    return whole
