"""What was found of one kind as words, a column at a time: what a table shows, sorts, filters and writes out.

Nothing is an object a row. A column's words are made once for each different value, and only when they are asked
for; so are its ranks for sorting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
        value, strings = self.values(name)[row], self.attributes.get(name + "_string")
        return "" if value is None else self._say[name](value, strings[row] if strings else None)

    def words(self, name: str) -> list[str]:
        """A column in words, one text a record."""
        found = self._words.get(name)
        if found is None:
            found = self._words[name] = self._column(name)
        return found

    def _column(self, name: str) -> list[str]:
        say, values, strings = self._say[name], self.values(name), self.attributes.get(name + "_string")
        try:
            if strings is None:
                said = {value: say(value, None) for value in set(values) if value is not None}
                return [said.get(value, "") for value in values]
            pairs = list(zip(values, strings))
            both = {pair: say(*pair) for pair in set(pairs) if pair[0] is not None}
            return [both.get(pair, "") for pair in pairs]
        except TypeError:  # a list is no key
            strings = strings or [None] * self.count
            return ["" if pair[0] is None else say(*pair) for pair in zip(values, strings)]

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


def prepare(sheets: Iterable[Sheet]) -> None:
    """Make the words of all columns now: in another thread, before somebody waits for them."""
    for sheet in sheets:
        sheet.texts()


def _keys(values: Sequence[Any]) -> list[Any] | None:
    """The values themselves where they can be compared with each other: all dates, or all numbers."""
    kinds = {type(value) for value in values if value is not None}
    if kinds and (all(issubclass(kind, date) for kind in kinds) or kinds <= {int, float}):
        return list(values)
    return None
