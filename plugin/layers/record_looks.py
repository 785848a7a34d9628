"""How records out of a file look: reinstatements by their status, works by what they do to traffic."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from . import traffic_impact
from .layer_words import tr

# The field that says what a record is called.
NAME = "called"
STATUS = ("reinstatement_status", "reinstatement_status_string", "status")
_REINSTATEMENTS = (
    ("interim", "Interim", "#f47738"),
    ("permanent", "Permanent", "#00703c"),
    ("", "Another status", "#505a5f"),
)
_WORKS = (
    (traffic_impact.ROAD_CLOSED, traffic_impact.ROAD_CLOSED, "#d4351c"),
    (traffic_impact.HELD_UP, traffic_impact.HELD_UP, "#f47738"),
    (traffic_impact.LITTLE, traffic_impact.LITTLE, "#00703c"),
    ("", "Another impact", "#505a5f"),
)
_OTHERS = {"activities": "#6f3c9e", "section_58s": "#912b88", "": "#1d70b8"}
# What is worth reading when the mouse rests on a record.
_TOLD = (
    *("reinstatement_status", "work_status", "event_type", "promoter", "promoter_organisation"),
    *("street_name", "street", "location_description", "reinstatement_date", "end_date"),
    *("proposed_start_date", "proposed_end_date", "traffic_management_type"),
)


def dress(layer: QgsVectorLayer, kind: str, dimension: int, names: Sequence[str]) -> None:
    """Give a layer its colours, its map tip and what its features are called by."""
    layer.setRenderer(_renderer(kind, dimension, names))
    layer.setDisplayExpression(f'coalesce("{NAME}", $id)')
    told = [name for name in _TOLD if name in names]
    lines = "".join(f"<br>[% coalesce(\"{name}\", '') %]" for name in told)
    layer.setMapTipTemplate(f"<b>[% coalesce(\"{NAME}\", '') %]</b>{lines}")


def _renderer(kind: str, dimension: int, names: Sequence[str]) -> QgsFeatureRenderer:
    if kind == "works":
        return _by(f'"{traffic_impact.IMPACT}"', _WORKS, dimension)
    status = next((name for name in STATUS if name in names), None)
    if kind == "reinstatements" and status is not None:
        words = f'lower("{status}")'
        held = f"CASE WHEN {words} LIKE '%interim%' THEN 'interim' WHEN {words} LIKE '%permanent%' THEN 'permanent' END"
        return _by(held, _REINSTATEMENTS, dimension)
    return QgsSingleSymbolRenderer(_symbol(dimension, _OTHERS.get(kind, _OTHERS[""])))


def _by(
    expression: str, looks: Sequence[tuple[str, str, str]], dimension: int
) -> QgsCategorizedSymbolRenderer:
    categories = [
        QgsRendererCategory(value, _symbol(dimension, colour), tr(words)) for value, words, colour in looks
    ]
    return QgsCategorizedSymbolRenderer(expression, categories)


def _symbol(dimension: int, colour: str) -> QgsSymbol:
    if dimension == 0:
        return QgsMarkerSymbol.createSimple(
            {
                "name": "square",
                "color": colour,
                "outline_color": "white",
                "outline_width": "0.4",
                "size": "2.6",
            }
        )
    if dimension == 1:
        return QgsLineSymbol.createSimple({"color": colour, "width": "1.2", "capstyle": "round"})
    return QgsFillSymbol.createSimple(
        {"color": f"{colour}", "style": "b_diagonal", "outline_color": colour, "outline_width": "0.6"}
    )
