"""What the layers of a project still hold of what was found: columns and shapes again, as search_layers wrote them."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QDateTime, QTimeZone

from ..search.result import Group, SearchResult
from . import kept_search
from .found_rows import Places
from .kind_fields import COLUMNS, Column
from .reprojection import to_national_grid
from .search_layers import KIND, ROW, SHAPE, SHAPES

if TYPE_CHECKING:
    from ..search.request import SearchRequest

# After so many features whoever waits for Python's lock has a turn, of so many seconds at least.
A_TURN, BREATH = 100, 0.0005
AT_ONCE = 500

# As shapely takes them: the type, the coordinates, and where each part begins.
Ragged = tuple[shapely.GeometryType, np.ndarray, tuple[np.ndarray, ...]]


@dataclass(frozen=True)
class Question:
    """What was asked, of whom and when; found: by kind, how many records there were then, as far as is known."""

    request: SearchRequest
    environment: str
    version: str
    asked: datetime | None
    found: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class HeldLayer:
    """A layer as it is now, to be read in any thread."""

    id: str
    kind: str
    shape: str
    crs: QgsCoordinateReferenceSystem
    by_the_clock: bool
    place: tuple[Path, str] | None
    source: QgsVectorLayerFeatureSource | None


@dataclass(frozen=True)
class ProjectResults:
    """The results by kind, and by the id of each layer which of its features shows which row."""

    results: dict[str, SearchResult]
    places: dict[str, Places]


@dataclass(frozen=True)
class _Read:
    layer: HeldLayer
    fids: np.ndarray
    numbers: np.ndarray
    columns: dict[str, list[Any]]
    wkbs: list[bytes | None]


def held(layers: Sequence[QgsVectorLayer]) -> list[HeldLayer]:
    """The layers of these that hold anything, all of it, whatever filter is on. For the main thread."""
    found = []
    for layer in layers:
        names = (layer.customProperty(KIND), layer.customProperty(SHAPE))
        if not layer.isValid() or ROW not in layer.fields().names() or not _known(*names):
            continue
        place = kept_search.place_of(layer)
        if place is None and layer.subsetString():
            layer.setSubsetString("")
        if place is None and not layer.featureCount():
            continue
        # Before it wrote zones, QGIS wrote what the clock said.
        by_the_clock = layer.providerType() == "ogr" and Qgis.QGIS_VERSION_INT < kept_search.WRITES_ZONES
        source = None if place else QgsVectorLayerFeatureSource(layer)
        found.append(HeldLayer(layer.id(), *names, layer.crs(), by_the_clock, place, source))
    return found


def _known(kind: str, shape: str) -> bool:
    return kind in COLUMNS and shape in SHAPES


def read(
    layers: Sequence[HeldLayer], question: Question, stopped: Callable[[], bool] = lambda: False
) -> ProjectResults:
    """The records that the layers show, in the order in which they were found. For a task.

    A record without a place was in no layer, and is not among them; what the columns of a kind do not name, neither.
    Raises OSError or sqlite3.Error where a file cannot be read.
    """
    results: dict[str, SearchResult] = {}
    places: dict[str, Places] = {}
    by_kind: dict[str, list[HeldLayer]] = {kind: [] for kind in question.found if kind in COLUMNS}
    for layer in layers:
        by_kind.setdefault(layer.kind, []).append(layer)
    # QGIS changes how a file is locked whenever it opens and closes it, and who reads it then may see nothing.
    folder = Path(tempfile.mkdtemp(prefix="works_extents_"))
    try:
        copies = _copies(folder, layers)
        for kind, own in by_kind.items():
            parts = [_layer(layer, copies, stopped) for layer in own]
            if stopped():
                break
            results[kind] = _together(kind, parts, question, places)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return ProjectResults(results, places)


def _copies(folder: Path, layers: Sequence[HeldLayer]) -> dict[Path, Path]:
    files = dict.fromkeys(layer.place[0] for layer in layers if layer.place is not None)
    copies = {file: folder / f"{number}.gpkg" for number, file in enumerate(files)}
    for file, copied in copies.items():
        kept_search.copy(file, copied)
    return copies


def _layer(layer: HeldLayer, copies: Mapping[Path, Path], stopped: Callable[[], bool]) -> _Read:
    source: Any = layer.source
    if layer.place is not None:
        source = QgsVectorLayer(kept_search.source_of(copies[layer.place[0]], layer.place[1]), "", "ogr")
        if not source.isValid():
            raise OSError(source.error().message())
    fields = source.fields()
    columns = [column for column in COLUMNS[layer.kind] if fields.indexFromName(column.name) >= 0]
    readers = [read for column in columns for read in _readers(column, fields, layer.by_the_clock)]
    held: dict[str, list[Any]] = {name: [] for name, _, _ in readers}
    at = fields.indexFromName(ROW)
    fids, numbers, shapes = [], [], []
    for count, feature in enumerate(source.getFeatures()):
        if count % A_TURN == 0:
            time.sleep(BREATH)
            if stopped():
                break
        values = feature.attributes()
        fids.append(feature.id())
        numbers.append(int(values[at]))
        shapes.append(None if feature.geometry().isNull() else bytes(feature.geometry().asWkb()))
        for name, index, plain in readers:
            held[name].append(plain(values[index]))
    return _Read(
        layer,
        np.asarray(fids, dtype=np.int64),
        np.asarray(numbers, dtype=np.int64),
        held,
        shapes,
    )


def _readers(column: Column, fields: Any, by_the_clock: bool) -> list[tuple[str, int, Callable[[Any], Any]]]:
    """For a column and the words beside it: the name in the result, the field, and what makes its value plain."""
    plain = _PLAIN.get(column.type, _text)
    if column.type == "moment":
        plain = _Moments(by_the_clock)
    found: list[tuple[str, int, Callable[[Any], Any]]] = [
        (column.name, fields.indexFromName(column.name), _text if column.choice else plain)
    ]
    words = fields.indexFromName(column.name + "_words")
    if column.choice and words >= 0:
        found.append((column.name + "_string", words, _text))
    return found


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _yes_no(value: Any) -> bool | None:
    return bool(value) if isinstance(value, (bool, int)) else None


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, (int, float)) else None


_PLAIN: dict[str, Callable[[Any], Any]] = {"text": _text, "whole": _whole, "yes_no": _yes_no}


class _Moments:
    """QGIS's times as aware datetimes, each worked out once."""

    def __init__(self, by_the_clock: bool) -> None:
        self._by_the_clock = by_the_clock
        self._zone = QTimeZone(b"Europe/London")
        self._known: dict[int, datetime] = {}

    def __call__(self, value: Any) -> datetime | None:
        if not isinstance(value, QDateTime) or value.isNull():
            return None
        if self._by_the_clock:
            value = QDateTime(value.date(), value.time(), self._zone)
        moment = int(value.toMSecsSinceEpoch())
        if moment not in self._known:
            self._known[moment] = datetime.fromtimestamp(moment / 1000, timezone.utc)
        return self._known[moment]


def _together(
    kind: str, parts: Sequence[_Read], question: Question, places: dict[str, Places]
) -> SearchResult:
    numbers = np.concatenate([part.numbers for part in parts]) if parts else np.empty(0, dtype=np.int64)
    known, order = np.unique(numbers, return_index=True)
    groups = _groups()
    for part in parts:
        rows = np.searchsorted(known, part.numbers)
        places[part.layer.id] = Places(part.fids, rows, known)
        _add(groups, part, rows)
    asked = question.asked or datetime.now(timezone.utc)
    names = list(dict.fromkeys(name for part in parts for name in part.columns))
    attributes = {name: _column(parts, name, order) for name in names}
    return SearchResult(
        request=question.request,
        version=question.version,
        environment_name=question.environment,
        started=asked,
        finished=asked,
        calls=0,
        attributes=attributes,
        groups=groups,
        count=len(known),
        kind=kind,
        from_project=True,
    )


def _column(parts: Sequence[_Read], name: str, order: np.ndarray) -> list[Any]:
    whole: list[Any] = []
    for part in parts:
        whole += part.columns.get(name) or [None] * len(part.fids)
    return [whole[place] for place in order.tolist()]


def _groups() -> dict[str, Group]:
    from ..search.columns import Columns

    return Columns().groups()


def _add(groups: dict[str, Group], part: _Read, rows: np.ndarray) -> None:
    """Python's garbage collector looks through thousands of shapes while QGIS waits: a few are made at a time."""
    placed: list[np.ndarray] = []
    pieces: list[Ragged] = []
    for first in range(0, len(part.wkbs), AT_ONCE):
        shapes = shapely.from_wkb(np.asarray(part.wkbs[first : first + AT_ONCE], dtype=object))
        there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
        placed.append(there)
        if there.any():
            pieces.append(shapely.to_ragged_array(shapely.force_2d(shapes[there])))
    for type_, coordinates, offsets in _joined(pieces):
        metres = to_national_grid(coordinates, part.layer.crs)
        groups[part.layer.shape] = Group(rows[np.concatenate(placed)], type_, metres, offsets)


def _joined(pieces: Sequence[Ragged]) -> list[Ragged]:
    """Shapes in ragged arrays, piece by piece, as those of one; none where there are none."""
    if not pieces:
        return []
    if (
        len({type_ for type_, _, _ in pieces}) > 1
    ):  # what several parts have is written so throughout, as a rule
        shapes = [shapely.from_ragged_array(*piece) for piece in pieces]
        type_, coordinates, offsets = shapely.to_ragged_array(np.concatenate(shapes))
        return [(type_, coordinates, tuple(offsets))]
    levels = []
    for level in range(len(pieces[0][2])):
        parts = [piece[2][level] for piece in pieces]
        before = np.cumsum([0, *(int(part[-1]) for part in parts[:-1])])
        levels.append(np.concatenate([[0], *(part[1:] + shift for part, shift in zip(parts, before))]))
    return [(pieces[0][0], np.concatenate([piece[1] for piece in pieces]), tuple(levels))]
