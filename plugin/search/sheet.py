"""What was found of one kind as words, a column at a time: what a table shows, sorts, filters and writes out.

Nothing is an object a row. A column's words are made once for each different value, and only when they are asked
for; so are its ranks for sorting.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

# A value and the service's own words for it (its `..._string`, or None) -> what an officer reads.
Say = Callable[[Any, Any], str]


class Sheet:
    """The columns of `count` records. attributes: wire name -> one value a record, as in a SearchResult.

    columns: the names of the columns there are, each with what says its values in words. None is "" always.
    """

    def __init__(
        self, attributes: Mapping[str, Sequence[Any]], count: int, columns: Mapping[str, Say]
    ) -> None:
        self.attributes = attributes
        self.count = count
        self._say = dict(columns)
        self._cells: dict[str, dict[Hashable, str]] = {name: {} for name in columns}
        self._words: dict[str, list[str]] = {}
        self._ranks: dict[str, np.ndarray] = {}
        self._texts: list[str] | None = None

    @property
    def names(self) -> list[str]:
        """The columns, in their order."""
        return list(self._say)

    def values(self, name: str) -> Sequence[Any]:
        """A column as the service gave it; None throughout where it gave none."""
        return self.attributes.get(name) or [None] * self.count

    def cell(self, name: str, row: int) -> str:
        """One cell in words."""
        whole = self._words.get(name)
        if whole is not None:
            return whole[row]
        strings = self.attributes.get(name + "_string")
        return self._cell(name, self.values(name)[row], strings[row] if strings else None)

    def _cell(self, name: str, value: Any, string: Any) -> str:
        if value is None:
            return ""
        known = self._cells[name]
        try:
            said = known.get((value, string))
        except TypeError:  # a list is no key
            return self._say[name](value, string)
        if said is None:
            said = known[(value, string)] = self._say[name](value, string)
        return said

    def words(self, name: str) -> list[str]:
        """A column in words, one text a record."""
        found = self._words.get(name)
        if found is None:
            values = self.values(name)
            strings = self.attributes.get(name + "_string") or [None] * self.count
            found = self._words[name] = [self._cell(name, *pair) for pair in zip(values, strings)]
        return found

    def texts(self) -> list[str]:
        """All that a record says, folded so that capitals make no difference, one text a record."""
        if self._texts is None:
            columns = [self.words(name) for name in self._say]
            self._texts = ["\n".join(cells).casefold() for cells in zip(*columns)] if columns else []
        return self._texts

    def order(self, name: str, *, descending: bool = False) -> np.ndarray:
        """The rows sorted by a column: dates and numbers as such, all else by its words; blanks always last.

        Rows that are alike stay in the order in which they were found.
        """
        ranks = self._ranks_of(name)
        blank = ranks < 0
        keys = np.where(blank, np.iinfo(np.int64).max, -ranks if descending else ranks)
        return np.argsort(keys, kind="stable")

    def _ranks_of(self, name: str) -> np.ndarray:
        found = self._ranks.get(name)
        if found is None:
            keys = _keys(self.values(name)) or [text.casefold() or None for text in self.words(name)]
            rank = {key: place for place, key in enumerate(sorted({key for key in keys if key is not None}))}
            rank[None] = -1
            found = self._ranks[name] = np.fromiter((rank[key] for key in keys), np.int64, self.count)
        return found


def _keys(values: Sequence[Any]) -> list[Any] | None:
    """The values themselves where they can be compared with each other: all dates, or all numbers."""
    kinds = {type(value) for value in values if value is not None}
    if kinds and (all(issubclass(kind, date) for kind in kinds) or kinds <= {int, float}):
        return list(values)
    return None
