"""How the layers of a search look: the works' themes, switched together, and one look for each other kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from qgis.core import QgsMapLayer, QgsMapLayerStyle, QgsVectorLayer

from ..host import profile_folder
from .kind_fields import MY_WORKS, WORKS
from .layer_words import tr

TRAFFIC = "traffic"
STATUS = "status"
CATEGORY = "category"
# By key: what a theme is called, in the list of themes and among the layer's own styles.
THEMES = {TRAFFIC: "Traffic impact", STATUS: "Permit status", CATEGORY: "Work category"}
# One's own works have two more.
STANDING = "standing"
TODAY = "today"
OWN_THEMES = {STANDING: "How it stands", TODAY: "Daily map", **THEMES}
ONLY_LOOK = "Works Extents"


def themes_of(kind: str) -> dict[str, str]:
    """The themes of a kind of record, by key, with what each is called; none where it has but one look."""
    return {WORKS: THEMES, MY_WORKS: OWN_THEMES}.get(kind, {})


def dress(layer: QgsVectorLayer, kind: str, shape: str, theme: str = "") -> None:
    """Give a layer the looks of its kind and shape: each theme as a named style, one of them current."""
    styles = layer.styleManager()
    offered = themes_of(kind)
    if not offered:
        QgsMapLayerStyle(_qml(f"{kind}_{shape}.qml")).writeToLayer(layer)
        styles.renameStyle(styles.currentStyle(), tr(ONLY_LOOK))
        return
    first = theme or next(iter(offered))
    QgsMapLayerStyle(_qml(_file(first, shape))).writeToLayer(layer)
    styles.renameStyle(styles.currentStyle(), tr(offered[first]))
    for other in offered:
        if other != first:
            styles.addStyle(tr(offered[other]), QgsMapLayerStyle(_qml(_file(other, shape))))


def _file(theme: str, shape: str) -> str:
    return f"{'works' if theme in THEMES else 'my_works'}_{theme}_{shape}.qml"


def switch(layers: Iterable[QgsMapLayer], theme: str) -> None:
    """Make a theme the current style of all layers that have it."""
    for layer in layers:
        styles = layer.styleManager()
        name = tr(OWN_THEMES[theme])
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
    return next((theme for theme, words in OWN_THEMES.items() if tr(words) in names), None)


@cache
def _qml(name: str) -> str:
    return profile_folder.resource("styles", name).read_text(encoding="utf-8")
