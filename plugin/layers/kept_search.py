"""A search kept in a GeoPackage: layers with their fields, styles and metadata, written off the main thread."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDataProvider,
    QgsFeature,
    QgsFeatureSink,
    QgsMapLayer,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime

from . import themes
from .kind_fields import TITLES
from .layer_account import describe
from .layer_words import tr
from .search_layers import AT_ONCE, KIND, SHAPE, SHAPES, built

if TYPE_CHECKING:
    from ..search.result import SearchResult

# Seconds, for whoever else has the file open to be done with it.
WAIT = 30.0
# From this version on QGIS writes a time with its zone.
WRITES_ZONES = 34000


class CannotKeep(Exception):
    """The file could not be written. words: what happened; next_step: what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.words = tr("The search could not be written into {file}: {reason}").format(
            file=path.name, reason=reason.strip().rstrip(".") + "."
        )
        self.next_step = tr("The layers are as they were. Choose another name or folder.")


def table_of(layer: QgsMapLayer) -> str:
    """What the table of a search's layer is called in the file: "works_points"."""
    return f"{layer.customProperty(KIND)}_{SHAPES[layer.customProperty(SHAPE)][0]}"


def source_of(path: Path, table: str) -> str:
    """The source from which QGIS reads a table."""
    return f"{path}|layername={table}"


def file_of(layer: QgsMapLayer) -> Path | None:
    """The file that a layer is read from; none where it is a scratch layer."""
    if layer.providerType() != "ogr":
        return None
    decoded = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    return Path(decoded["path"]) if decoded.get("path") else None


def place_of(layer: QgsMapLayer) -> tuple[Path, str] | None:
    """The GeoPackage that a layer is read from, and its table there; none where it is read from elsewhere."""
    if layer.providerType() != "ogr":
        return None
    decoded = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path, table = Path(decoded.get("path") or ""), decoded.get("layerName")
    return (path, table) if path.suffix.lower() == ".gpkg" and table else None


def keep(
    path: Path,
    results: Mapping[str, SearchResult],
    crs: QgsCoordinateReferenceSystem,
    fresh: bool,
    stopped: Callable[[], bool] = lambda: False,
) -> list[str]:
    """Write what a search found into a file; the names of the tables are returned. For a thread of its own.

    fresh: the file is to hold this search and nothing else; otherwise the search is in it already: its tables
    are replaced, those that hold nothing now are dropped, and what else is in the file stays. Either all of it
    is written or nothing; where `stopped`, nothing. Raises CannotKeep.
    """
    if not path.parent.is_dir():
        raise CannotKeep(path, tr("There is no folder {folder}").format(folder=path.parent))
    folder = Path(tempfile.mkdtemp(prefix="works_extents_"))
    try:
        # QGIS and GDAL change how a file is locked while they write, and who reads it then may see nothing.
        beside = folder / path.name
        if not fresh:
            copy(path, beside)
        written = _write(beside, results, crs, stopped)
        if stopped() or not written:
            return []
        if fresh:
            _remove(path)
        copy(beside, path)
    except (OSError, sqlite3.Error) as error:
        raise CannotKeep(path, getattr(error, "strerror", None) or str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return written


def copy(source: Path, target: Path) -> None:
    """All of one database into another, at once for whoever reads it. Raises sqlite3.Error."""
    with (
        closing(sqlite3.connect(source, timeout=WAIT)) as out,
        closing(sqlite3.connect(target, timeout=WAIT)) as to,
    ):
        out.backup(to)
        to.execute("PRAGMA journal_mode = DELETE")


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _write(
    path: Path,
    results: Mapping[str, SearchResult],
    crs: QgsCoordinateReferenceSystem,
    stopped: Callable[[], bool],
) -> list[str]:
    written: list[str] = []
    replacing = path.exists()
    for kind, result in results.items():
        for layer in built(result, crs, stopped):
            if stopped():
                return written
            written.append(_write_table(path, layer))
            _dress_table(path, layer, kind, result, replacing)
    _drop_others(path, written)
    return written


def _write_table(path: Path, layer: QgsVectorLayer) -> str:
    table = table_of(layer)
    actions = QgsVectorFileWriter.ActionOnExistingFile
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = table
    options.fileEncoding = "UTF-8"
    exists = path.exists()
    options.actionOnExistingFile = actions.CreateOrOverwriteLayer if exists else actions.CreateOrOverwriteFile
    writer = QgsVectorFileWriter.create(
        str(path), layer.fields(), layer.wkbType(), layer.crs(), QgsCoordinateTransformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise CannotKeep(path, writer.errorMessage())
    features = list(layer.getFeatures())
    if Qgis.QGIS_VERSION_INT >= WRITES_ZONES:
        _in_utc(features, layer)
    for first in range(0, len(features), AT_ONCE):
        if not writer.addFeatures(features[first : first + AT_ONCE], QgsFeatureSink.Flag.FastInsert):
            raise CannotKeep(path, writer.errorMessage())
    # It writes what it still holds as it goes.
    del writer
    return table


def _in_utc(features: list[QgsFeature], layer: QgsVectorLayer) -> None:
    """Times as a GeoPackage is to hold them. An older QGIS writes what the clock says, and reads it so."""
    moments = [index for index, field in enumerate(layer.fields()) if field.typeName().lower() == "datetime"]
    for feature in features:
        for index in moments:
            value = feature.attribute(index)
            if isinstance(value, QDateTime):
                feature.setAttribute(index, value.toUTC())


def _dress_table(path: Path, layer: QgsVectorLayer, kind: str, result: SearchResult, replacing: bool) -> None:
    """Into the file too: headings, styles and metadata, for whoever opens it elsewhere."""
    source = source_of(path, table_of(layer))
    kept = QgsVectorLayer(source, layer.name(), "ogr")
    if not kept.isValid():
        raise CannotKeep(path, kept.error().message())
    for field in layer.fields():
        kept.setFieldAlias(kept.fields().indexFromName(field.name()), field.alias())
    themes.dress(kept, kind, layer.customProperty(SHAPE))
    describe(kept, kind, result)
    metadata = kept.metadata()
    _save_styles(kept, replacing)
    del kept
    QgsProviderRegistry.instance().saveLayerMetadata("ogr", source, metadata)


def _save_styles(layer: QgsVectorLayer, replacing: bool) -> None:
    styles = layer.styleManager()
    first = styles.currentStyle()
    if replacing:
        # QGIS 3.22 would ask in a dialog before it replaced a style. The layer's own come first in the list.
        own, ids, *_ = layer.listStylesInDatabase()
        for id_ in ids[: max(own, 0)]:
            layer.deleteStyleFromDatabase(id_)
    for name in styles.styles():
        styles.setCurrentStyle(name)
        # QGIS 4 has it under another name.
        save = getattr(layer, "saveStyleToDatabaseV2", None) or layer.saveStyleToDatabase
        save(name, "", name == first, "")
    styles.setCurrentStyle(first)


def _drop_others(path: Path, written: list[str]) -> None:
    """Drop tables of ours that this time nothing was found for."""
    if not path.exists():
        return
    connection = QgsProviderRegistry.instance().providerMetadata("ogr").createConnection(str(path), {})
    ours = {f"{kind}_{words}" for kind in TITLES for words, _ in SHAPES.values()}
    for table in connection.tables():
        if table.tableName() in ours - set(written):
            connection.dropVectorTable("", table.tableName())


def read_from(layer: QgsVectorLayer, path: Path) -> bool:
    """Let a layer of the project read from the file, as it looks now. Whether that went well."""
    options = QgsDataProvider.ProviderOptions()
    layer.setDataSource(source_of(path, table_of(layer)), layer.name(), "ogr", options)
    return layer.isValid()
