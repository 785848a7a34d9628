"""How the layers of a search look: the works' three themes, switched together, and one look for each other kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from qgis.core import QgsMapLayer, QgsMapLayerStyle, QgsVectorLayer

from ..host import profile_folder
from .kind_fields import WORKS
from .layer_words import tr

TRAFFIC = "traffic"
STATUS = "status"
CATEGORY = "category"
# By key: what a theme is called, in the list of themes and among the layer's own styles.
THEMES = {TRAFFIC: "Traffic impact", STATUS: "Permit status", CATEGORY: "Work category"}
ONLY_LOOK = "Works Extents"


def dress(layer: QgsVectorLayer, kind: str, shape: str, theme: str = TRAFFIC) -> None:
    """Give a layer the looks of its kind and shape: each theme as a named style, one of them current."""
    styles = layer.styleManager()
    if kind != WORKS:
        QgsMapLayerStyle(_qml(f"{kind}_{shape}.qml")).writeToLayer(layer)
        styles.renameStyle(styles.currentStyle(), tr(ONLY_LOOK))
        return
    QgsMapLayerStyle(_qml(f"works_{theme}_{shape}.qml")).writeToLayer(layer)
    styles.renameStyle(styles.currentStyle(), tr(THEMES[theme]))
    for other in THEMES:
        if other != theme:
            styles.addStyle(tr(THEMES[other]), QgsMapLayerStyle(_qml(f"works_{other}_{shape}.qml")))


def switch(layers: Iterable[QgsMapLayer], theme: str) -> None:
    """Make a theme the current style of all layers that have it."""
    for layer in layers:
        styles = layer.styleManager()
        name = tr(THEMES[theme])
        if name in styles.styles() and styles.currentStyle() != name:
            styles.setCurrentStyle(name)


def copy(old: QgsMapLayer, new: QgsMapLayer) -> None:
    """Give a layer all the styles of another of the same kind and shape, as somebody may have changed them."""
    had, gets = old.styleManager(), new.styleManager()
    chosen, now = had.currentStyle(), gets.currentStyle()
    for name in had.styles():
        if name != now:
            gets.removeStyle(name)
            gets.addStyle(name, had.style(name))
    if chosen == now:
        had.style(chosen).writeToLayer(new)
    else:
        gets.setCurrentStyle(chosen)


def current(layers: Iterable[QgsMapLayer]) -> str | None:
    """The theme that the layers are in; none where they have none."""
    names = {layer.styleManager().currentStyle() for layer in layers}
    return next((theme for theme, words in THEMES.items() if tr(words) in names), None)


@cache
def _qml(name: str) -> str:
    return profile_folder.resource("styles", name).read_text(encoding="utf-8")
