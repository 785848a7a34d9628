"""How findings look on the map as a layer: by how bad they are, in a colour and a form of its own for each."""

from __future__ import annotations

from qgis.core import QgsCategorizedSymbolRenderer, QgsMarkerSymbol, QgsRendererCategory, QgsVectorLayer

from .layer_words import tr

# A form of its own for each, beside the colour, which not everybody can tell apart.
LOOKS = (
    ("stops", "#d4351c", "circle", "Stops sending"),
    ("warns", "#c25700", "triangle", "To be looked at"),
    ("tells", "#1d70b8", "square", "Worth knowing"),
)
FIELD = "severity"


def dress(layer: QgsVectorLayer) -> None:
    """Give a layer of findings, which has a field `severity`, its looks. For the main thread."""
    categories = []
    for severity, colour, form, words in LOOKS:
        symbol = QgsMarkerSymbol.createSimple(
            {
                "name": form,
                "color": "0,0,0,0",
                "outline_color": colour,
                "outline_width": "0.8",
                "size": "4.5",
            }
        )
        categories.append(QgsRendererCategory(severity, symbol, tr(words)))
    layer.setRenderer(QgsCategorizedSymbolRenderer(FIELD, categories))
    layer.setDisplayExpression('"words"')
