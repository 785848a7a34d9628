"""Makes the QML styles in resources/styles out of what is said here: colours, sizes, words, map tips.

Run with QGIS's Python after a change: `make styles`. The styles themselves are what the plugin loads.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # noqa: E402, the platform is chosen first
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor  # noqa: E402

STYLES = Path(__file__).resolve().parents[1] / "resources" / "styles"

# The words are those of plugin/layers/works_fields.py; a test holds the two together.
IMPACTS = (("Road closed", "#d4351c"), ("Signals or lane closed", "#f47738"), ("Little or none", "#00703c"))
FIELDS = (
    "work_reference_number",
    "permit_reference_number",
    "promoter_organisation",
    "work_category_words",
    "traffic_management_type_words",
    "permit_status_words",
    "traffic_impact",
    "start_date",
    "end_date",
)
# From this scale outwards a work of a few metres is too small to see, and a marker stands for it.
TOO_SMALL_FROM = 2500

MAP_TIP = """<b>[% "permit_reference_number" %]</b><br>
[% "promoter_organisation" %]<br>
[% "work_category_words" %], [% lower("permit_status_words") %]<br>
[% "traffic_management_type_words" %]<br>
[% format_date("start_date", 'dd/MM/yyyy') %] to [% format_date("end_date", 'dd/MM/yyyy') %]"""


def marker(colour: str, size: str = "2.6") -> QgsMarkerSymbol:
    """A dot with a white edge, seen on any background."""
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": colour, "outline_color": "white", "outline_width": "0.3", "size": size}
    )


def only_when_small(layer: QgsSymbolLayer) -> QgsSymbolLayer:
    """Draw this part only where the works themselves are too small to see."""
    shown = QgsProperty.fromExpression(f"@map_scale > {TOO_SMALL_FROM}")
    layer.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyLayerEnabled, shown)
    return layer


def point(colour: str) -> QgsSymbol:
    """A work that is a point."""
    return marker(colour, "3")


def line(colour: str) -> QgsSymbol:
    """A work that is a line: cased, and a dot in its middle from far away."""
    symbol = QgsLineSymbol.createSimple({"color": "white", "width": "1.5", "capstyle": "round"})
    symbol.appendSymbolLayer(
        QgsLineSymbol.createSimple({"color": colour, "width": "0.9", "capstyle": "round"}).takeSymbolLayer(0)
    )
    dots = QgsMarkerLineSymbolLayer()
    dots.setPlacement(QgsMarkerLineSymbolLayer.Placement.CentralPoint)
    dots.setSubSymbol(marker(colour))
    symbol.appendSymbolLayer(only_when_small(dots))
    return symbol


def polygon(colour: str) -> QgsSymbol:
    """A work that is an area: see-through, and a dot in its middle from far away."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    symbol = QgsFillSymbol.createSimple(
        {"color": f"{red},{green},{blue},90", "outline_color": colour, "outline_width": "0.5"}
    )
    dot = QgsCentroidFillSymbolLayer()
    dot.setPointOnSurface(True)
    dot.setSubSymbol(marker(colour))
    symbol.appendSymbolLayer(only_when_small(dot))
    return symbol


WORKS = {"point": ("Point", point), "line": ("LineString", line), "polygon": ("Polygon", polygon)}
DRAFT = "#4c2c92"


def works_style(shape: str, symbol) -> QgsVectorLayer:  # type: ignore[no-untyped-def]
    """Works by what they do to traffic, least first so that closures lie on top."""
    fields = "&".join(f"field={name}:string" for name in FIELDS)
    layer = QgsVectorLayer(f"{shape}?crs=EPSG:27700&{fields}", "works", "memory")
    categories = [QgsRendererCategory(words, symbol(colour), words) for words, colour in IMPACTS]
    renderer = QgsCategorizedSymbolRenderer("traffic_impact", categories)
    layer.setRenderer(renderer)
    layer.setMapTipTemplate(MAP_TIP)
    layer.setDisplayExpression('"permit_reference_number"')
    return layer


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
    STYLES.mkdir(parents=True, exist_ok=True)
    for name, (shape, symbol) in WORKS.items():
        write(works_style(shape, symbol), f"works_{name}.qml")
    for shape, name in (("Point", "point"), ("LineString", "line"), ("Polygon", "polygon")):
        write(draft_style(shape), f"draft_{name}.qml")
    write(town_style(), "practice_town.qml")
    application.exitQgis()


def write(layer: QgsVectorLayer, name: str) -> None:
    """Only what this layer says: symbols, map tip, display name; no form and no fields of its own."""
    parts = QgsVectorLayer.StyleCategory
    wanted = parts.Symbology | parts.Labeling | parts.MapTips | parts.Rendering
    words, well = layer.saveNamedStyle(str(STYLES / name), wanted)
    if not well:
        raise OSError(words)


if __name__ == "__main__":
    main()
