"""Which of the found records are wanted: by words anywhere, by what a column says, by whose they are.

Pure functions on columns: they hide rows and change none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .sheet import Sheet

# Where a record says whose it is: by SWA code, or by the organisation's name.
CODE_COLUMNS = ("promoter_swa_code", "highway_authority_swa_code")
NAME_COLUMNS = ("promoter_organisation", "organisation_name", "highway_authority")


@dataclass(frozen=True)
class Owner:
    """Whose records are "mine": SWA codes and names of the organisations that the account acts for."""

    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, organisations: Iterable[tuple[str | None, str | None]]) -> Owner:
        """Out of (SWA code, name) of each organisation; either may be missing."""
        pairs = list(organisations)
        return cls(
            frozenset(_code(code) for code, _ in pairs if code),
            frozenset(name.strip().casefold() for _, name in pairs if name),
        )


@dataclass(frozen=True)
class Filters:
    """What is wanted. text: every word of it stands somewhere in the record, capitals or not.

    wanted: column -> the words of which a record's must be one; a column with none asks nothing.
    """

    text: str = ""
    wanted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    only_mine: bool = False

    @property
    def count(self) -> int:
        """How many filters are on: the text, each column that asks for something, and "only mine"."""
        return bool(self.text.split()) + sum(map(bool, self.wanted.values())) + self.only_mine


@dataclass(frozen=True)
class Option:
    """Something that a column says, and in how many records."""

    words: str
    count: int


def options(words: Sequence[str]) -> list[Option]:
    """All that a column says, in alphabetical order; "" (it says nothing) last."""
    counted = Counter(words)
    return [
        Option(said, counted[said]) for said in sorted(counted, key=lambda said: (not said, said.casefold()))
    ]


def matching(sheet: Sheet, filters: Filters, owner: Owner = Owner()) -> np.ndarray | None:  # noqa: B008, it is frozen
    """For each record whether it is wanted (booleans), or None where no filter is on: all are.

    A column that the sheet lacks asks nothing; nor does `only_mine` where no column says whose a record is.
    """
    masks = [
        _is_one_of(sheet.words(name), wanted)
        for name, wanted in filters.wanted.items()
        if wanted and name in sheet.names
    ]
    if filters.text.split():
        masks.append(_says(sheet.texts(), filters.text))
    if filters.only_mine:
        own = mine(sheet.attributes, sheet.count, owner)
        masks += [] if own is None else [own]
    return np.logical_and.reduce(masks) if masks else None


def tells_whose(attributes: Mapping[str, Sequence[Any]]) -> bool:
    """Whether any column says whose a record is."""
    return any(name in attributes for name in (*CODE_COLUMNS, *NAME_COLUMNS))


def mine(attributes: Mapping[str, Sequence[Any]], count: int, owner: Owner) -> np.ndarray | None:
    """For each record whether it is one of the owner's, as promoter or authority; None where nothing says so.

    SWA codes are compared without their leading noughts: "0010" and "10" are the same (Lookup).
    """
    if not tells_whose(attributes):
        return None
    found = np.zeros(count, dtype=bool)
    for name in CODE_COLUMNS:
        found |= _is_one_of(attributes.get(name), owner.codes, _code)
    for name in NAME_COLUMNS:
        found |= _is_one_of(attributes.get(name), owner.names, lambda value: str(value).strip().casefold())
    return found


def _is_one_of(values: Sequence[Any] | None, wanted: frozenset[str], read: Any = None) -> np.ndarray:
    if values is None:
        return np.zeros(1, dtype=bool)
    if read is None:
        return np.fromiter((value in wanted for value in values), bool, len(values))
    known = {value: value is not None and read(value) in wanted for value in set(values)}
    return np.fromiter((known[value] for value in values), bool, len(values))


def _says(texts: Sequence[str], text: str) -> np.ndarray:
    found = np.ones(len(texts), dtype=bool)
    for word in text.casefold().split():
        found &= np.fromiter((word in said for said in texts), bool, len(texts))
    return found


def _code(value: Any) -> str:
    return str(value).strip().casefold().lstrip("0")
