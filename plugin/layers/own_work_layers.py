"""The layers of one's own works and their group in the project, which the next list is put into."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
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
from .asked_search import moment_of
from .kind_fields import MY_WORKS
from .search_layers import built

if TYPE_CHECKING:
    from ..search.result import SearchResult
    from .project_results import Question

# The group's custom property that says which list it shows.
GROUP = "works_extents/my_works"
# And the one that says of whom and when it was asked, and how many permits it had.
READ = "works_extents/my_works_read"


@dataclass(frozen=True)
class ReadList:
    """A list that was read: its key, what it is called, of whom and when it was asked, how many permits it had."""

    key: str
    title: str
    environment: str
    version: str
    asked: str
    count: int

    def question(self) -> Question:
        """What there is to know of it when its layers are read back."""
        from ..search.request import ENGLAND, SearchRequest
        from .project_results import Question

        return Question(
            SearchRequest(ENGLAND, None, None),
            self.environment,
            self.version,
            moment_of(self.asked),
            {MY_WORKS: self.count},
        )


def remember(group: QgsLayerTreeGroup, key: str, title: str, result: SearchResult) -> None:
    """Write into the project what list a group shows."""
    version = str(getattr(result.version, "value", result.version))
    asked = result.started.isoformat()
    read = ReadList(key, title, result.environment_name, version, asked, len(result))
    group.setCustomProperty(READ, json.dumps(asdict(read)))


def read_list(group: QgsLayerTreeGroup) -> ReadList | None:
    """What list a group shows; none where the project does not say."""
    try:
        return ReadList(**json.loads(group.customProperty(READ, "")))
    except (TypeError, ValueError):
        return None


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
