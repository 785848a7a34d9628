"""Which feature of which layer shows a row of a result, both ways, for ten thousands of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsFeatureRequest, QgsVectorLayer

from .search_layers import KIND, ROW, SearchLayer

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE = -1


@dataclass(frozen=True)
class Places:
    """Of a layer that was read back: its features' ids, the row that each shows, and for each row of the result what
    the layer calls it: the number in its own field, as it was when the search was made."""

    fids: np.ndarray
    rows: np.ndarray
    numbers: np.ndarray


class FoundRows:
    """The layers of a search and the rows that they show."""

    def __init__(self) -> None:
        self._layers: dict[str, QgsVectorLayer] = {}
        self._numbers: dict[str, np.ndarray] = {}
        self._rows: dict[str, np.ndarray] = {}
        self._fids: dict[str, np.ndarray] = {}
        # By kind and layer id, the feature's id of each row.
        self._homes: dict[str, dict[str, np.ndarray]] = {}

    @property
    def layers(self) -> list[QgsVectorLayer]:
        """The layers, those on top last."""
        return list(self._layers.values())

    def add(self, layer: QgsVectorLayer, as_built: bool = False, places: Places | None = None) -> None:
        """Take in a layer, or what it holds now.

        One that was just built says its rows, and says them still (as_built) once it has been written into a
        file; of one that was read back `places` says them; any other is read through.
        """
        id_ = layer.id()
        if as_built:
            self._numbers.pop(id_, None)
        if places is not None:
            self._numbers[id_] = places.numbers
            fids, rows = places.fids, places.rows
        elif isinstance(layer, SearchLayer) and (as_built or layer.providerType() == "memory"):
            fids, rows = _known(layer)
        else:
            fids, rows = self._read(layer)
        self._layers[id_], self._fids[id_], self._rows[id_] = layer, fids, rows
        home = np.full(int(rows.max()) + 1 if len(rows) else 0, NONE, dtype=np.int64)
        home[rows] = fids
        self._homes.setdefault(layer.customProperty(KIND), {})[id_] = home

    def _read(self, layer: QgsVectorLayer) -> tuple[np.ndarray, np.ndarray]:
        fids, numbers = _read(layer)
        known = self._numbers.get(layer.id())
        if known is None:
            return fids, numbers
        there = np.isin(numbers, known)
        return fids[there], np.searchsorted(known, numbers[there])

    def numbers(self, layer: QgsVectorLayer, rows: Sequence[int]) -> Sequence[int]:
        """What a layer calls these rows in its own field."""
        known = self._numbers.get(layer.id())
        return rows if known is None else known[np.asarray(rows, dtype=np.int64)].tolist()

    def forget(self, ids: Iterable[str]) -> None:
        """Drop layers by their ids."""
        for id_ in set(ids) & set(self._layers):
            del self._layers[id_], self._rows[id_], self._fids[id_]
            self._numbers.pop(id_, None)
            for homes in self._homes.values():
                homes.pop(id_, None)

    def of_kind(self, kind: str) -> list[QgsVectorLayer]:
        """The layers of one kind of record."""
        return [self._layers[id_] for id_ in self._homes.get(kind, {})]

    def place(self, kind: str, row: int) -> tuple[QgsVectorLayer, int] | None:
        """The layer and the feature's id of a row."""
        for id_, fids in self.fids(kind, [row]).items():
            if fids:
                return self._layers[id_], fids[0]
        return None

    def fids(self, kind: str, rows: Sequence[int]) -> dict[str, list[int]]:
        """By layer id, the ids of the features that show these rows."""
        wanted = np.asarray(rows, dtype=np.int64)
        found = {}
        for id_, home in self._homes.get(kind, {}).items():
            fids = home[wanted[(wanted >= 0) & (wanted < len(home))]]
            found[id_] = fids[fids != NONE].tolist()
        return found

    def rows(self, layer: QgsVectorLayer, fids: Sequence[int]) -> list[int]:
        """The rows that features of a layer show, in the order of the rows."""
        if layer.id() not in self._rows or not fids:
            return []
        chosen = np.isin(self._fids[layer.id()], np.asarray(fids, dtype=np.int64))
        return np.sort(self._rows[layer.id()][chosen]).tolist()


def _known(layer: SearchLayer) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(1, len(layer.rows) + 1), np.asarray(layer.rows, dtype=np.int64)


def _read(layer: QgsVectorLayer) -> tuple[np.ndarray, np.ndarray]:
    at = layer.fields().indexFromName(ROW)
    request = QgsFeatureRequest().setSubsetOfAttributes([at])
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    pairs = [(feature.id(), int(feature.attribute(at))) for feature in layer.getFeatures(request)]
    array = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    return array[:, 0], array[:, 1]
