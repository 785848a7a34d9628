"""Records out of a file as layers: reinstatements, works of notifications, whatever has places, all columns kept.

They are written into a GeoPackage of their own in a task, so that they are still there when the project is opened
again; the layers are then made on the main thread.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsLayerMetadata,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..geometry.geojson import read
from ..geometry.pasted import BREATH, PastedShape
from . import record_looks, traffic_impact
from .field_types import field
from .layer_words import tr

# What a layer says of itself: of which kind its records are.
RECORDS = "works_extents/from_file"
REINSTATEMENTS, WORKS, OTHERS = "reinstatements", "works", ""
TITLES = {
    REINSTATEMENTS: "Reinstatements",
    WORKS: "Works of notifications",
    "activities": "Activities of notifications",
    "section_58s": "Section 58s of notifications",
    OTHERS: "Shapes",
}
SHAPES = {2: ("polygons", "MultiPolygon"), 1: ("lines", "MultiLineString"), 0: ("points", "MultiPoint")}
_MULTI = {0: shapely.multipoints, 1: shapely.multilinestrings, 2: shapely.multipolygons}
AT_ONCE = 50
# A GeoPackage has these of its own.
_TAKEN = {"fid", "geom", "rowid"}
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,15})")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d+)?")
# Codes and references stay texts, whatever they look like.
_NAMES_ONLY = re.compile(r"code|reference|number|phone|easting|northing", re.I)


class CannotWrite(Exception):
    """The file of the layers could not be written; words, next_step."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.words = tr("The layers could not be written into {file}: {reason}.").format(
            file=path, reason=reason.strip().rstrip(".")
        )
        self.next_step = tr("Check that there is room on the disk, and try again.")


@dataclass(frozen=True)
class RecordTable:
    """A table that was written: where, of what kind, with which geometry, how many rows, and its headings."""

    path: Path
    table: str
    kind: str
    dimension: int
    rows: int
    headings: Mapping[str, str]
    account: tuple[str, ...]


def written(
    path: Path,
    shapes: Sequence[PastedShape],
    account: Sequence[str],
    stopped: Callable[[], bool] = lambda: False,
) -> list[RecordTable]:
    """Write shapes (EPSG:27700) into a new GeoPackage, a table for each kind and geometry; what was written.

    For a task. account: what the layers say of where they are from. Raises CannotWrite.
    """
    tables: dict[tuple[str, int], _Table] = {}
    for number, shape in enumerate(shapes):
        if number % AT_ONCE == 0:
            time.sleep(BREATH)
            if stopped():
                return []
        made = read(shape.geometry).geometry
        if made is not None and not shapely.is_empty(made):
            kind, dimension = (
                shape.kind if shape.kind in TITLES else OTHERS,
                int(shapely.get_dimensions(made)),
            )
            tables.setdefault((kind, dimension), _Table(kind, dimension)).add(number, shape, made)
    written = []
    for _, table in sorted(tables.items(), key=lambda one: (one[0][0], -one[0][1])):
        if stopped():
            break
        written.append(_written(path, table, shapes, account, stopped))
    return written


class _Table:
    """What goes into a table: the places of the shapes in what was read, their geometries as WKB, the columns."""

    def __init__(self, kind: str, dimension: int) -> None:
        self.kind, self.dimension = kind, dimension
        self.name = f"{kind or 'shapes'}_{SHAPES[dimension][0]}"
        self.places: list[int] = []
        self.wkbs: list[bytes] = []
        self._columns: dict[str, set[str]] = {}

    def add(self, place: int, shape: PastedShape, made: Any) -> None:
        """Take a shape in, which is `made` as a shapely geometry."""
        self.places.append(place)
        self.wkbs.append(bytes(shapely.to_wkb(_MULTI[self.dimension](shapely.get_parts(made)))))
        for heading, value in shape.columns.items():
            self._columns.setdefault(heading, set()).add(_looks(value))

    @property
    def columns(self) -> dict[str, str]:
        """The headings in their order, each with the type of its field."""
        return {heading: _type(heading, looks) for heading, looks in self._columns.items()}


def layer_of(table: RecordTable, name: str) -> QgsVectorLayer:
    """A written table as a styled layer. For the main thread."""
    layer = QgsVectorLayer(f"{table.path}|layername={table.table}", name, "ogr")
    for index, made in enumerate(layer.fields()):
        layer.setFieldAlias(index, table.headings.get(made.name(), made.name()))
    names = [made.name() for made in layer.fields()]
    record_looks.dress(layer, table.kind, table.dimension, names)
    layer.setReadOnly(True)
    layer.setCustomProperty(RECORDS, table.kind or "shapes")
    metadata = QgsLayerMetadata()
    metadata.setType("dataset")
    metadata.setTitle(name)
    metadata.setAbstract("\n".join(table.account))
    metadata.setHistory(list(table.account))
    metadata.setCrs(layer.crs())
    layer.setMetadata(metadata)
    return layer


def title(table: RecordTable) -> str:
    """What the layer of a table is called."""
    return f"{tr(TITLES[table.kind])}: {tr(SHAPES[table.dimension][0])}"


def _written(
    path: Path,
    table: _Table,
    shapes: Sequence[PastedShape],
    account: Sequence[str],
    stopped: Callable[[], bool],
) -> RecordTable:
    columns = table.columns
    names = _names(list(columns))
    own = _own_fields(table.kind)
    fields = QgsFields()
    for made in (*(field(names[heading], type_, heading) for heading, type_ in columns.items()), *own):
        fields.append(made)
    writer = _writer(path, table.name, fields, SHAPES[table.dimension][1])
    for first in range(0, len(table.places), AT_ONCE):
        if stopped():
            break
        some = range(first, min(first + AT_ONCE, len(table.places)))
        features = [
            _feature(fields, columns, table.kind, shapes[table.places[at]], table.wkbs[at]) for at in some
        ]
        time.sleep(BREATH)
        if not writer.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            raise CannotWrite(path, writer.errorMessage())
    # It writes what it still holds as it goes.
    del writer
    headings = {names[heading]: _words(heading) for heading in columns}
    headings |= {made.name(): made.alias() for made in own}
    return RecordTable(
        path, table.name, table.kind, table.dimension, len(table.places), headings, tuple(account)
    )


def _own_fields(kind: str) -> list[QgsField]:
    made = [field(record_looks.NAME, "text", tr("Called"))]
    if kind == WORKS:
        made.append(field(traffic_impact.IMPACT, "text", tr("Traffic impact")))
    return made


def _writer(path: Path, table: str, fields: QgsFields, drawn: str) -> QgsVectorFileWriter:
    actions = QgsVectorFileWriter.ActionOnExistingFile
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = table
    options.fileEncoding = "UTF-8"
    options.actionOnExistingFile = (
        actions.CreateOrOverwriteLayer if path.exists() else actions.CreateOrOverwriteFile
    )
    writer = QgsVectorFileWriter.create(
        str(path),
        fields,
        QgsWkbTypes.parseType(drawn),
        QgsCoordinateReferenceSystem("EPSG:27700"),
        QgsCoordinateTransformContext(),
        options,
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise CannotWrite(path, writer.errorMessage())
    return writer


def _feature(
    fields: QgsFields, columns: Mapping[str, str], kind: str, shape: PastedShape, wkb: bytes
) -> QgsFeature:
    feature = QgsFeature(fields)
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    feature.setGeometry(geometry)
    values = [_value(shape.columns.get(heading), type_) for heading, type_ in columns.items()]
    values.append(shape.name or None)
    if kind == WORKS:
        values.append(traffic_impact.impact(_traffic(shape.columns)))
    feature.setAttributes(values)
    return feature


def _traffic(columns: Mapping[str, Any]) -> str:
    """The traffic management as a code: messages write it as a code, or only in words."""
    told = columns.get("traffic_management_type_ref") or columns.get("traffic_management_type") or ""
    return re.sub(r"[^a-z0-9]+", "_", str(told).lower()).strip("_")


def _names(columns: Sequence[str]) -> dict[str, str]:
    """A field's name for each heading: plain, each once, whatever the case."""
    names: dict[str, str] = {}
    taken = set(_TAKEN) | {record_looks.NAME, traffic_impact.IMPACT}
    for heading in columns:
        plain = re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_") or "column"
        name, number = plain, 2
        while name in taken:
            name, number = f"{plain}_{number}", number + 1
        taken.add(name)
        names[heading] = name
    return names


def _words(heading: str) -> str:
    """A heading as an officer reads it: reinstatement_status is Reinstatement status."""
    plain = heading.replace("_", " ").strip() if "_" in heading else heading
    return plain[:1].upper() + plain[1:]


def _looks(value: Any) -> str:
    """What a value looks like: nothing, a whole number, a number, or a text."""
    told = "" if value is None else str(value).strip()
    if not told:
        return "nothing"
    if _WHOLE.fullmatch(told):
        return "whole"
    return "number" if _NUMBER.fullmatch(told) else "text"


def _type(heading: str, looks: Collection[str]) -> str:
    told = set(looks) - {"nothing"}
    if _NAMES_ONLY.search(heading) or not told or "text" in told:
        return "text"
    return "number" if "number" in told else "whole"


def _value(value: Any, type_: str) -> Any:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if type_ == "whole":
        return int(str(value).strip())
    if type_ == "number":
        return float(str(value).strip())
    return value if isinstance(value, str) else str(value)
