"""The works that clash with an extent, or could be done together with it, as layers beside the extent's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import shapely
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from .field_types import field
from .layer_words import tr

if TYPE_CHECKING:
    from ..submission.nearby_works import NearbyWork

# What a layer and its group say of themselves.
CLASHES = "works_extents/clashes"
SHAPES = ("polygon", "line", "point")
_TYPES = {"point": "MultiPoint", "line": "MultiLineString", "polygon": "MultiPolygon"}
_MULTI = {"point": shapely.multipoints, "line": shapely.multilinestrings, "polygon": shapely.multipolygons}
# What the map calls a sort: its words, colour, and marker.
SORTS = {
    "clash": ("Clash", "#c25700", "triangle"),
    "together": ("Could be done together", "#1d70b8", "circle"),
}
FIELDS = (
    ("sort", "text", "What"),
    ("why", "text", "Why"),
    ("reference", "text", "Work reference"),
    ("permit", "text", "Permit or plan"),
    ("promoter", "text", "Promoter"),
    ("start", "text", "Start"),
    ("end", "text", "End"),
    ("traffic", "text", "Traffic management"),
    ("distance", "number", "Metres away"),
)
MAP_TIP = """<b>[% "sort" %]</b><br>[% "why" %]<br>[% "permit" %] · [% "promoter" %]<br>
[% "start" %] to [% "end" %] · [% "traffic" %]"""
# Labels of works that lie side by side only cover each other on a smaller scale.
LABELS_FROM = 4000

Row = tuple[bytes, list[Any]]


def rows_of(works: Iterable[NearbyWork]) -> dict[str, list[Row]]:
    """For each kind of shape the WKB (EPSG:27700) and the attributes of each work. May run in any thread."""
    rows: dict[str, list[Row]] = {shape: [] for shape in SHAPES}
    for work in works:
        placed = _multi(work.shape)
        if placed is not None:
            rows[placed[0]].append((shapely.to_wkb(placed[1]), _attributes(work)))
    return rows


def _multi(shape: Any) -> tuple[str, Any] | None:
    """The parts of a shape that have the most dimensions, as one multi-part shape of that kind."""
    parts = shapely.get_parts(shape) if shape is not None else []
    if not len(parts):
        return None
    dimensions = shapely.get_dimensions(parts)
    kind = ("point", "line", "polygon")[int(dimensions.max())]
    return kind, _MULTI[kind](parts[dimensions == dimensions.max()])


def _attributes(work: NearbyWork) -> list[Any]:
    return [
        SORTS[work.sort][0],
        "; ".join(work.why),
        work.reference,
        work.permit,
        work.promoter,
        _day(work.start),
        _day(work.end),
        tr("Forward plan") if work.plan else work.traffic,
        round(work.distance, 1),
    ]


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day is not None else ""


def clash_layer(shape: str, name: str) -> QgsVectorLayer:
    """An empty layer for works of one kind of shape, EPSG:27700, read-only, in memory. For the main thread."""
    layer = QgsVectorLayer(f"{_TYPES[shape]}?crs=EPSG:27700", name, "memory")
    layer.dataProvider().addAttributes([field(*column) for column in FIELDS])
    layer.updateFields()
    for index, (_, _, alias) in enumerate(FIELDS):
        layer.setFieldAlias(index, alias)
    layer.setRenderer(_renderer(shape))
    layer.setLabeling(_labels())
    layer.setLabelsEnabled(True)
    layer.setMapTipTemplate(MAP_TIP)
    layer.setDisplayExpression('"permit"')
    layer.setReadOnly(True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.setCustomProperty(CLASHES, shape)
    return layer


def fill(layer: QgsVectorLayer, rows: Iterable[Row]) -> None:
    """Make the layer hold these works and no others."""
    features = []
    for wkb, attributes in rows:
        feature = QgsFeature(layer.fields())
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        feature.setGeometry(shape)
        feature.setAttributes(attributes)
        features.append(feature)
    provider = layer.dataProvider()
    provider.truncate()
    provider.addFeatures(features)
    layer.updateExtents()
    layer.dataChanged.emit()
    layer.triggerRepaint()


def _renderer(shape: str) -> QgsCategorizedSymbolRenderer:
    categories = [
        QgsRendererCategory(words, _symbol(shape, colour, marker), tr(words))
        for words, colour, marker in SORTS.values()
    ]
    return QgsCategorizedSymbolRenderer("sort", categories)


def _symbol(shape: str, colour: str, marker: str) -> QgsSymbol:
    if shape == "point":
        return QgsMarkerSymbol.createSimple(
            {"name": marker, "color": colour, "outline_color": "white", "outline_width": "0.4", "size": "4.4"}
        )
    if shape == "line":
        return QgsLineSymbol.createSimple({"color": colour, "width": "1.4", "capstyle": "round"})
    hatch = "b_diagonal" if marker == "triangle" else "f_diagonal"
    return QgsFillSymbol.createSimple(
        {"style": hatch, "color": colour, "outline_color": colour, "outline_width": "0.7"}
    )


def _labels() -> QgsVectorLayerSimpleLabeling:
    settings = QgsPalLayerSettings()
    settings.fieldName = "permit"
    settings.scaleVisibility = True
    settings.minimumScale = LABELS_FROM
    text = QgsTextFormat()
    text.setSize(8)
    text.setColor(QColor("#383f43"))
    around = QgsTextBufferSettings()
    around.setEnabled(True)
    around.setSize(0.8)
    text.setBuffer(around)
    settings.setFormat(text)
    return QgsVectorLayerSimpleLabeling(settings)
