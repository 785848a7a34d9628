"""All drafts as layers: points, lines and polygons, in the colour and dashes of what has become of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import shapely
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
)

from ..submission import standing
from ..submission.draft import Draft
from ..submission.kinds import KINDS
from .field_types import field

DRAFTS = "works_extents/drafts"
SHAPES = {"Polygon": "polygons", "LineString": "lines", "Point": "points"}
# By submission.standing.STANDINGS: its words, colour, and dash.
STATES = {
    standing.DRAFT: ("Draft", "#4c2c92", "dash"),
    standing.READY: ("Ready", "#1d70b8", "dash"),
    standing.UNFINISHED: ("Unfinished", "#4c2c92", "dot"),
    standing.HAS_FINDINGS: ("Has findings", "#d4351c", "dot"),
    standing.SENDING: ("Being sent", "#c25700", "dash dot"),
    standing.UNKNOWN: ("Outcome unknown", "#c25700", "dash dot"),
    standing.SUBMITTED: ("Submitted", "#00703c", "solid"),
    standing.REFUSED: ("Refused", "#d4351c", "dash"),
}
FIELDS = (
    ("id", "text", "Draft"),
    ("name", "text", "Name"),
    ("kind", "text", "For"),
    ("state", "text", "State"),
    ("environment", "text", "Environment"),
    ("version", "text", "Version"),
    ("changed", "moment", "Changed"),
    ("reference", "text", "Reference"),
)
MAP_TIP = """<b>[% "name" %]</b><br>[% "kind" %]<br>[% "state" %], [% "environment" %] [% "version" %]<br>
[% coalesce("reference", '') %]"""

Row = tuple[str, bytes, list[Any]]


def rows_of(
    drafts: Iterable[Draft],
    left_out: str | None = None,
    stands: Callable[[Draft], str] = standing.standing,
) -> dict[str, list[Row]]:
    """For each shape type the id, WKB (EPSG:27700) and attributes of each draft that can be shown.

    left_out: the id of the draft at hand, which has a layer of its own. stands: where a draft stands (one of
    submission.standing.STANDINGS). A draft of several points has a row for each. May run in any thread.
    """
    rows: dict[str, list[Row]] = {shape_type: [] for shape_type in SHAPES}
    for draft in drafts:
        shape = _shape(draft) if draft.id != left_out else None
        if shape is None:
            continue
        kind = KINDS.get(draft.kind)
        attributes = [
            draft.id,
            draft.name,
            kind.words if kind is not None else draft.kind,
            STATES[stands(draft)][0],
            draft.environment,
            draft.version,
            draft.changed,
            draft.reference,
        ]
        rows["Point" if shape.geom_type == "MultiPoint" else shape.geom_type].append(
            (draft.id, shapely.to_wkb(shape), attributes)
        )
    return rows


def _shape(draft: Draft) -> Any:
    """The draft's shape; of a sketch what there is of it; None where that is nothing."""
    vertices = draft.vertices
    if not vertices or not all(number == number for vertex in vertices for number in vertex):
        return None
    if len(vertices) == 1:
        return shapely.points(vertices[0])
    if draft.shape_type == "MultiPoint":
        return shapely.multipoints(vertices)
    if draft.shape_type == "Polygon" and draft.finished and len(vertices) > 2:
        return shapely.polygons(vertices, [hole for hole in draft.holes if len(hole) > 2] or None)
    if draft.shape_type == "MultiPoint":
        return shapely.multipoints(vertices)
    return shapely.linestrings(vertices)


def drafts_layer(shape_type: str, name: str) -> QgsVectorLayer:
    """An empty layer for all drafts of a type, EPSG:27700, read-only, in memory: the drafts' file has them."""
    # A point of this layer may be several: some kinds of submission take them.
    held = "MultiPoint" if shape_type == "Point" else shape_type
    layer = QgsVectorLayer(f"{held}?crs=EPSG:27700", name, "memory")
    layer.dataProvider().addAttributes([field(*column) for column in FIELDS])
    layer.updateFields()
    for index, (_, _, alias) in enumerate(FIELDS):
        layer.setFieldAlias(index, alias)
    layer.setRenderer(_renderer(shape_type))
    layer.setMapTipTemplate(MAP_TIP)
    layer.setDisplayExpression('"name"')
    layer.setReadOnly(True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.setCustomProperty(DRAFTS, shape_type)
    return layer


def fill(layer: QgsVectorLayer, rows: Iterable[Row]) -> None:
    """Make the layer hold these drafts and no others."""
    from qgis.PyQt.QtCore import QDateTime

    def plain(value: Any) -> Any:
        if isinstance(value, datetime):
            return QDateTime.fromMSecsSinceEpoch(round(value.timestamp() * 1000))
        return value

    features = []
    for _, wkb, attributes in rows:
        feature = QgsFeature(layer.fields())
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        feature.setGeometry(shape)
        feature.setAttributes([plain(value) for value in attributes])
        features.append(feature)
    provider = layer.dataProvider()
    provider.truncate()
    provider.addFeatures(features)
    layer.updateExtents()
    layer.dataChanged.emit()
    layer.triggerRepaint()


def _renderer(shape_type: str) -> QgsCategorizedSymbolRenderer:
    categories = [
        QgsRendererCategory(words, _symbol(shape_type, colour, dash), words)
        for words, colour, dash in STATES.values()
    ]
    return QgsCategorizedSymbolRenderer("state", categories)


def _symbol(shape_type: str, colour: str, dash: str) -> QgsSymbol:
    if shape_type == "Point":
        return QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": "white", "outline_color": colour, "outline_width": "0.8", "size": "3"}
        )
    if shape_type == "LineString":
        return QgsLineSymbol.createSimple({"color": colour, "width": "0.8", "line_style": dash})
    return QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": colour, "outline_width": "0.7", "outline_style": dash}
    )
