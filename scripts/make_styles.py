"""Makes the QML styles in resources/styles: of what a search found (see search_styles.py), drafts, the practice town.

Run with QGIS's Python after a change: `make styles`. The styles themselves are what the plugin loads.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The same order of attributes every time, so that a change shows only what has changed.
os.environ["QT_HASH_SEED"] = "0"

from qgis.core import (  # noqa: E402, the platform is chosen first
    QgsApplication,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor  # noqa: E402

from scripts.own_styles import OWN_STYLES  # noqa: E402
from scripts.search_styles import GEOMETRIES, STYLES, layer_of  # noqa: E402
from scripts.street_styles import STREET_STYLES  # noqa: E402

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "styles"

DRAFT = "#4c2c92"
SHAPES = {"Point": "point", "LineString": "line", "Polygon": "polygon"}


def draft_style(shape: str) -> QgsVectorLayer:
    """The extent being drawn, in a colour that no work has."""
    layer = QgsVectorLayer(f"{shape}?crs=EPSG:27700", "draft", "memory")
    symbols = {
        "Point": lambda: QgsMarkerSymbol.createSimple(
            {
                "name": "diamond",
                "color": DRAFT,
                "outline_color": "white",
                "outline_width": "0.4",
                "size": "4.5",
            }
        ),
        "LineString": lambda: QgsLineSymbol.createSimple({"color": DRAFT, "width": "1.2"}),
        "Polygon": lambda: QgsFillSymbol.createSimple(
            {"color": "76,44,146,60", "outline_color": DRAFT, "outline_width": "0.9"}
        ),
    }
    layer.setRenderer(QgsSingleSymbolRenderer(symbols[shape]()))
    return layer


def town_style() -> QgsVectorLayer:
    """The practice town's streets: white carriageways with grey kerbs, and their names."""
    layer = QgsVectorLayer(
        "LineString?crs=EPSG:27700&field=street:string&field=width:double", "town", "memory"
    )
    kerbs = {"color": "#9aa0a6", "line_width_unit": "RenderMetersInMapUnits", "capstyle": "round"}
    symbol = QgsLineSymbol.createSimple({**kerbs, "line_width": "6.5"})
    way = QgsLineSymbol.createSimple({**kerbs, "color": "#f7f3e8", "line_width": "5.5"}).takeSymbolLayer(0)
    symbol.appendSymbolLayer(way)
    widths = QgsSymbolLayer.Property.PropertyStrokeWidth
    symbol.symbolLayer(0).setDataDefinedProperty(widths, QgsProperty.fromExpression('"width" + 1'))
    symbol.symbolLayer(1).setDataDefinedProperty(widths, QgsProperty.fromField("width"))
    renderer = QgsSingleSymbolRenderer(symbol)
    renderer.setUsingSymbolLevels(True)
    symbol.symbolLayer(1).setRenderingPass(1)
    layer.setRenderer(renderer)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(street_names()))
    layer.setLabelsEnabled(True)
    return layer


def street_names() -> QgsPalLayerSettings:
    """Small grey capitals along the street, once one can read them."""
    names = QgsPalLayerSettings()
    names.fieldName = "street"
    names.placement = QgsPalLayerSettings.Placement.Curved
    names.scaleVisibility = True
    names.minimumScale = 6000
    names.maximumScale = 1
    looks = QgsTextFormat()
    looks.setSize(7)
    looks.setColor(QColor("#505a5f"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.6)
    looks.setBuffer(halo)
    names.setFormat(looks)
    return names


def main() -> None:
    """Write all styles."""
    application = QgsApplication([], False)
    application.initQgis()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for style in (*STYLES, *OWN_STYLES):
        for name in GEOMETRIES:
            write(layer_of(style, name), f"{style.name}_{name}.qml")
    for shape, name in SHAPES.items():
        write(draft_style(shape), f"draft_{name}.qml")
    write(town_style(), "practice_town.qml")
    for file, make in STREET_STYLES.items():
        write(make(), file)
    application.exitQgis()


def write(layer: QgsVectorLayer, name: str) -> None:
    """Only what this layer says: symbols, map tip, display name; no form and no fields of its own."""
    parts = QgsVectorLayer.StyleCategory
    wanted = parts.Symbology | parts.Labeling | parts.MapTips | parts.Rendering
    words, well = layer.saveNamedStyle(str(FOLDER / name), wanted)
    if not well:
        raise OSError(words)


if __name__ == "__main__":
    main()
