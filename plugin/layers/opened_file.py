"""The shapes in a file: of text, as it would be pasted, or of any kind that QGIS can open. For a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ..geometry import arcs
from ..geometry.pasted import Given, NotPasted, PackedShapes, Pasted, PastedShape, told_apart
from ..geometry.pasted_files import ARCHIVE_ENDING, TEXT_ENDINGS, shapes_in
from ..geometry.pasted_json import NAMED_BY
from ..geometry.pasted_shape import NAMES
from .layer_words import tr
from .taken_shapes import has_arcs, in_national_grid, straight

GEOJSON_ENDINGS = frozenset({".geojson", ".json"})
# A text of JSON is read in one piece, and Python's lock with it; from this size on QGIS reads it.
LARGE_JSON = 2_000_000
# So many features are carried over to the National Grid at a time.
AT_ONCE = 500


class NotOpened(Exception):
    """There is nothing in the file that could be taken; words: what is wrong, next_step: what to do."""

    def __init__(self, words: str, next_step: str = "") -> None:
        super().__init__(" ".join(part for part in (words, next_step) if part))
        self.words = words
        self.next_step = next_step


def shapes_of_file(path: Path, stopped: Callable[[], bool] = lambda: False) -> Pasted:
    """The shapes of a file in EPSG:27700, exactly, with their columns, and how they were taken. Raises NotOpened."""
    if not path.is_file():
        raise NotOpened(
            tr("{file} is no file that can be read.").format(file=path.name), tr("Choose another one.")
        )
    as_text = _is_text(path)
    try:
        if as_text:
            return shapes_in(path, stopped)
        return by_qgis(path, stopped)
    except OSError as error:
        raise NotOpened(
            tr("{file} cannot be read: {reason}.").format(file=path.name, reason=error.strerror or error),
            tr("Close it elsewhere, or choose another one."),
        ) from error
    except NotPasted as error:
        if as_text and path.suffix.lower() != ARCHIVE_ENDING:
            return _after_all(path, error, stopped)
        raise NotOpened(f"{path.name}: {error}") from error


def _is_text(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending in GEOJSON_ENDINGS:
        return path.stat().st_size < LARGE_JSON or _is_list(path)
    return ending in TEXT_ENDINGS or (ending == ARCHIVE_ENDING and not _shapes_zipped(path))


def _is_list(path: Path) -> bool:
    """Whether a file of JSON is a list, or several values: those are read one by one."""
    with path.open("rb") as file:
        start = file.read(2000).lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"[") or b'"object_data"' in start or b'"Message"' in start


def _shapes_zipped(path: Path) -> bool:
    import zipfile

    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(
            Path(name).suffix.lower() in (".shp", ".gpkg", ".tab", ".mif") for name in archive.namelist()
        )


def _after_all(path: Path, error: NotPasted, stopped: Callable[[], bool]) -> Pasted:
    """What cannot be read as text may be something that QGIS knows: another CRS, another way of writing."""
    try:
        return by_qgis(path, stopped)
    except NotOpened:
        raise NotOpened(f"{path.name}: {error}") from error


def by_qgis(path: Path, stopped: Callable[[], bool] = lambda: False) -> Pasted:
    """The shapes of a file that QGIS can open, all its layers; those without a CRS are told by their numbers."""
    shapes = PackedShapes()
    told: list[str] = []
    left_out = 0
    for layer in _layers(path):
        if stopped():
            break
        found = _without_crs(layer, path) if not layer.crs().isValid() else _with_crs(layer, path, stopped)
        shapes.extend(found.shapes)
        left_out += found.left_out
        if found.shapes:
            told.append(found.words)
    if not shapes:
        raise NotOpened(
            tr("There is no shape in {file} that QGIS can read.").format(file=path.name),
            tr("Choose another file."),
        )
    words = told[0] if len(told) == 1 else tr("{number:,} shapes.").format(number=len(shapes))
    if len(told) > 1:
        words = " ".join([words, *dict.fromkeys(told)])
    if left_out:
        words += " " + tr("{number:,} without a place left out.").format(number=left_out)
    return Pasted(shapes, words, left_out)


def _layers(path: Path) -> Iterator[QgsVectorLayer]:
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    # QGIS would ask in a dialog, and not in this thread.
    options.skipCrsValidation = True
    for source, name in _sublayers(path):
        layer = QgsVectorLayer(source, name, "ogr", options)
        if layer.isValid() and layer.isSpatial():
            yield layer


def _sublayers(path: Path) -> list[tuple[str, str]]:
    flags = Qgis.SublayerQueryFlag.ResolveGeometryType
    details = QgsProviderRegistry.instance().providerMetadata("ogr").querySublayers(str(path), flags)
    return [(one.uri(), one.name() or path.stem) for one in details] or [(str(path), path.stem)]


def _with_crs(layer: QgsVectorLayer, path: Path, stopped: Callable[[], bool]) -> Pasted:
    crs = layer.crs()
    was = crs.authid() or crs.description() or tr("a CRS of its own")
    words = was if not crs.authid() else f"{crs.authid()} ({crs.description()})"
    shapes = PackedShapes()
    left_out, curved = 0, False
    for features in _batches(layer, stopped):
        placed = [feature for feature in features if not feature.geometry().isNull()]
        if not placed:
            left_out += len(features)
            continue
        made = in_national_grid([feature.geometry() for feature in placed], crs)
        curved = curved or any(has_arcs(feature.geometry()) for feature in placed)
        left_out += len(features) - len(placed)
        for feature, shape in zip(placed, made):
            places = shapely.get_coordinates(shape)
            if not len(places) or not np.isfinite(places).all():
                left_out += 1
                continue
            columns = _columns(layer, feature)
            name = _name(columns, layer, path, len(shapes))
            shapes.append(PastedShape(dict(shapely.geometry.mapping(shape)), words, name, columns))
    said = tr("{number:,} taken from {crs}.").format(number=len(shapes), crs=words)
    if crs.authid() != "EPSG:27700":
        said += " " + tr("Converted exactly to the National Grid.")
    if curved:
        said += " " + tr("Arcs were made straight stretches, within 1 cm of them.")
    return Pasted(shapes, said, left_out)


def _without_crs(layer: QgsVectorLayer, path: Path) -> Pasted:
    """A drawing, say, that does not say what its numbers are."""
    given = []
    for number, feature in enumerate(layer.getFeatures()):
        columns = _columns(layer, feature)
        name = _name(columns, layer, path, number)
        geometry = feature.geometry()
        made = {} if geometry.isNull() else _as_it_stands(geometry)
        given.append(Given(made, None, name, bool(made) and has_arcs(geometry), columns))
    try:
        return told_apart(given)
    except NotPasted:
        return Pasted((), "", len(given))


def _as_it_stands(geometry: QgsGeometry) -> dict[str, Any]:
    box = geometry.boundingBox()
    farthest = max(abs(box.xMinimum()), abs(box.xMaximum()), abs(box.yMinimum()), abs(box.yMaximum()))
    plain = straight(geometry, arcs.WITHIN_DEGREES if farthest <= 180.0 else arcs.WITHIN)
    shape = shapely.force_2d(shapely.from_wkb(bytes(plain.asWkb())))
    return dict(shapely.geometry.mapping(shape))


def _batches(layer: QgsVectorLayer, stopped: Callable[[], bool]) -> Iterator[list[QgsFeature]]:
    held: list[QgsFeature] = []
    for feature in layer.getFeatures(QgsFeatureRequest()):
        held.append(feature)
        if len(held) == AT_ONCE:
            yield held
            held = []
        if stopped():
            return
    if held:
        yield held


def _columns(layer: QgsVectorLayer, feature: QgsFeature) -> dict[str, Any]:
    names = [field.name() for field in layer.fields()]
    return {name: _plain(value) for name, value in zip(names, feature.attributes())}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (QDate, QTime, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate) if value.isValid() else None
    # QGIS's NULL is a value of no type.
    if getattr(value, "isNull", bool)():
        return None
    return str(value)


def _name(columns: dict[str, Any], layer: QgsVectorLayer, path: Path, number: int) -> str:
    found = (columns.get(name) for name in (*NAMES, *NAMED_BY, "Layer"))
    called = next((name for name in found if isinstance(name, str) and name.strip()), "")
    if called:
        return called
    return f"{path.stem} {number + 1}" if layer.name() == path.stem else f"{layer.name()} {number + 1}"
