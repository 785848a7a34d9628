"""The styles of streets and their special designations, for `make styles`."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

STREET = "#00703c"
# The codes of the National Street Gazetteer that decide when and how works may be done.
DESIGNATIONS = (
    (1, "Protected street", "#4c2c92", "solid"),
    (2, "Traffic-sensitive", "#d53880", "dash"),
    (3, "Special engineering difficulty", "#b58840", "dot"),
    (None, "Other special designation", "#505a5f", "dash dot"),
)
FIELDS = (
    "&field=code:integer&field=designation:string&field=when:string&field=street:string&field=usrn:integer"
)
# Since when a designation stands is in the map tip; the label says only at what times it holds.
LABEL = "concat(\"designation\", '\\n' || regexp_replace(\"times\", ', (from |until )?[0-9]+ [A-Z].*', ''))"
TIP = (
    "<b>[% coalesce(\"designation\", '') %]</b><br>[% coalesce(\"description\", '') %]<br>"
    '[% coalesce("place", \'\') %]<br>[% coalesce("times", \'\') %]<br>[% "street" %] ([% "usrn" %])'
)


def street_style() -> QgsVectorLayer:
    """A broad see-through line, so that works under it can be seen, with the street's name and USRN."""
    layer = QgsVectorLayer("MultiLineString?crs=EPSG:27700" + FIELDS, "streets", "memory")
    symbol = QgsLineSymbol.createSimple(
        {"color": STREET, "line_width": "2.6", "capstyle": "round", "joinstyle": "round"}
    )
    symbol.setOpacity(0.45)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    _label(layer, '"street" || \' · \' || "usrn"', STREET, QgsPalLayerSettings.Placement.Curved, True)
    layer.setMapTipTemplate(
        '<b>[% "street" %]</b><br>[% "town" %]<br>USRN [% "usrn" %]<br>[% coalesce("assessed_by", \'\') %]'
    )
    return layer


def line_style() -> QgsVectorLayer:
    """Beside the street's line: one side for what is traffic-sensitive, the other for the rest."""
    layer = QgsVectorLayer("MultiLineString?crs=EPSG:27700" + FIELDS, "designations", "memory")

    def symbol(code: int | None, colour: str, dash: str) -> QgsSymbol:
        return QgsLineSymbol.createSimple(
            {
                "color": colour,
                "line_width": "0.9",
                "line_style": dash,
                "offset": "-1.9" if code == 2 else "1.9",
            }
        )

    return _by_code(layer, symbol, QgsPalLayerSettings.Placement.Line)


def area_style() -> QgsVectorLayer:
    """Hatched, so that what lies under it can be seen."""
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:27700" + FIELDS, "designations", "memory")

    def symbol(code: int | None, colour: str, dash: str) -> QgsSymbol:
        return QgsFillSymbol.createSimple(
            {
                "color": colour,
                "style": "b_diagonal",
                "outline_color": colour,
                "outline_width": "0.6",
                "outline_style": dash,
            }
        )

    return _by_code(layer, symbol, QgsPalLayerSettings.Placement.Horizontal)


def point_style() -> QgsVectorLayer:
    """A small square."""
    layer = QgsVectorLayer("MultiPoint?crs=EPSG:27700" + FIELDS, "designations", "memory")

    def symbol(code: int | None, colour: str, dash: str) -> QgsSymbol:
        return QgsMarkerSymbol.createSimple(
            {
                "name": "square",
                "color": colour,
                "outline_color": "white",
                "outline_width": "0.4",
                "size": "3.4",
            }
        )

    return _by_code(layer, symbol, QgsPalLayerSettings.Placement.AroundPoint)


def _by_code(
    layer: QgsVectorLayer,
    symbol: Callable[[int | None, str, str], QgsSymbol],
    placement: QgsPalLayerSettings.Placement,
) -> QgsVectorLayer:
    renderer = QgsCategorizedSymbolRenderer("code")
    for code, words, colour, dash in DESIGNATIONS:
        renderer.addCategory(QgsRendererCategory(code, symbol(code, colour, dash), words))
    layer.setRenderer(renderer)
    _label(layer, LABEL, "#383f43", placement, False)
    layer.setMapTipTemplate(TIP)
    return layer


def _label(
    layer: QgsVectorLayer,
    words: str,
    colour: str,
    placement: QgsPalLayerSettings.Placement,
    bold: bool,
) -> None:
    label = QgsPalLayerSettings()
    label.fieldName = words
    label.isExpression = True
    label.placement = placement
    if not bold and placement == QgsPalLayerSettings.Placement.Line:
        label.dist = 2.5  # millimetres, clear of the lines beside the street
    label.scaleVisibility = True
    label.minimumScale = 12_000 if bold else 4_000
    label.maximumScale = 1
    looks = QgsTextFormat()
    looks.setSize(8 if bold else 7)
    looks.setColor(QColor(colour))
    font = looks.font()
    font.setBold(bold)
    looks.setFont(font)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.7)
    looks.setBuffer(halo)
    label.setFormat(looks)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(label))
    layer.setLabelsEnabled(True)


STREET_STYLES: dict[str, Callable[[], QgsVectorLayer]] = {
    "streets.qml": street_style,
    "designations_line.qml": line_style,
    "designations_polygon.qml": area_style,
    "designations_point.qml": point_style,
}
