"""The layers of one's own works and their group in the project, which the next list is put into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsLayerMetadata,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from . import search_groups, themes
from .search_layers import built

if TYPE_CHECKING:
    from ..search.result import SearchResult

# The group's custom property that says which list it shows.
GROUP = "works_extents/my_works"


def own_work_layers(
    result: SearchResult,
    crs: QgsCoordinateReferenceSystem,
    title: str,
    theme: str,
    stopped: Callable[[], bool] = lambda: False,
) -> list[QgsVectorLayer]:
    """One styled layer for each kind of shape, in a CRS and a theme (a key of themes.OWN_THEMES); polygons first.

    Made in any thread and handed to the main one. title: what the list is called, for the layers' own account.
    """
    layers = []
    for layer in built(result, crs, stopped):
        themes.switch([layer], theme)
        _describe(layer, title, result)
        layer.moveToThread(QgsApplication.instance().thread())
        layers.append(layer)
    return layers


def _describe(layer: QgsVectorLayer, title: str, result: SearchResult) -> None:
    metadata = QgsLayerMetadata()
    metadata.setType("dataset")
    metadata.setTitle(layer.name())
    metadata.setLanguage("ENG")
    metadata.setCrs(layer.crs())
    account = [
        f"{title}, from Street Manager's reports: {result.environment_name}, version {result.version}.",
        f"Asked: {result.started.astimezone():%d %B %Y %H:%M}.",
        "Accuracy: coordinates as the service holds them; where this layer is in another CRS, carried over by "
        "OSTN15 to within a millimetre.",
    ]
    if result.cancelled or result.error is not None:
        account.append("Incomplete: the reading was stopped before its end.")
    account += result.notes
    metadata.setAbstract("\n".join(account))
    metadata.setHistory(account)
    layer.setMetadata(metadata)


def group_in(project: QgsProject) -> QgsLayerTreeGroup | None:
    """The group of one's own works; none where it is not there, or somebody has emptied it."""
    groups = project.layerTreeRoot().findGroups(True)
    return next((group for group in groups if group.customProperty(GROUP) and group.findLayers()), None)


def put_up(project: QgsProject, name: str, key: str, layers: Sequence[QgsVectorLayer]) -> QgsLayerTreeGroup:
    """Put layers into the group, in the place of those there: as they looked, where they are of the same list."""
    earlier = group_in(project)
    if earlier is not None and earlier.customProperty(GROUP) == key:
        search_groups.fill(project, earlier, layers)
        earlier.setName(name)
        return earlier
    group = project.layerTreeRoot().insertGroup(0, name)
    group.setCustomProperty(GROUP, key)
    project.addMapLayers(list(layers), False)
    for layer in sorted(layers, key=search_groups.height):
        _fold(group.insertLayer(0, layer))
    if earlier is not None:
        _take_out(project, earlier)
    # QGIS unfolds only what has something in it, and only when that is news.
    group.setExpanded(False)
    group.setExpanded(True)
    first = group.findLayers()
    if first:
        first[0].setExpanded(True)
    return group


def _fold(node: QgsLayerTreeLayer) -> None:
    """QGIS folds only what is news: a long legend counts as folded to begin with, and is shown unfolded."""
    node.setExpanded(True)
    node.setExpanded(False)


def take_away(project: QgsProject) -> None:
    """Take the group away: there is nothing to show."""
    group = group_in(project)
    if group is not None:
        _take_out(project, group)


def _take_out(project: QgsProject, group: QgsLayerTreeGroup) -> None:
    """Somebody's own layers that were dragged into it stay in the project."""
    ours = [layer.id() for layer in search_groups.layers_in(group)]
    project.removeMapLayers(ours)
    parent = group.parent()
    if not group.findLayers() and parent is not None:
        parent.removeChildNode(group)


def reach(layers: Sequence[QgsVectorLayer]) -> QgsRectangle:
    """What the layers' features reach over, in their CRS; a null rectangle where there are none."""
    found = QgsRectangle()
    found.setMinimal()
    for layer in layers:
        if layer.featureCount():
            found.combineExtentWith(layer.extent())
    return found
