"""The group of layers of a search in the project: put up, filled again, its features filtered and read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsFeature,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
)

from . import kept_search, themes
from .asked_search import GROUP, group_of
from .kind_fields import HS2_ACT_LIMITS, WORKS
from .reprojection import to_national_grid
from .search_layers import KIND, ROW, SHAPE, SHAPES

# What covers most lies lowest; works lie on top.
FROM_BELOW = (HS2_ACT_LIMITS, "section_58s", "forward_plans", "activities", WORKS)
# So many rows are told by their numbers, which somebody who opens the filter can read.
FEW = 100


def add(project: QgsProject, name: str, layers: Sequence[QgsVectorLayer]) -> QgsLayerTreeGroup:
    """A group of these layers above all others in the project."""
    group = project.layerTreeRoot().insertGroup(0, name)
    group.setCustomProperty(GROUP, "not known")
    project.addMapLayers(list(layers), False)
    for layer in sorted(layers, key=height):
        _put(group, layer, 0)
    # QGIS unfolds only what has something in it, and only when that is news.
    group.setExpanded(False)
    group.setExpanded(True)
    return group


def height(layer: QgsMapLayer) -> tuple[int, int]:
    """Where a layer lies in its group, from below: by kind, then polygons, lines, points."""
    kind, shape = layer.customProperty(KIND), layer.customProperty(SHAPE)
    return (
        FROM_BELOW.index(kind) if kind in FROM_BELOW else 0,
        list(SHAPES).index(shape) if shape in SHAPES else 0,
    )


def _put(group: QgsLayerTreeGroup, layer: QgsVectorLayer, index: int) -> QgsLayerTreeLayer:
    node = group.insertLayer(index, layer)
    # The works' legend is what people look for; the others' are unfolded when they want them.
    node.setExpanded(layer.customProperty(KIND) == WORKS and layer.customProperty(SHAPE) == "point")
    return node


def put_back(project: QgsProject, but: QgsLayerTreeGroup | None = None) -> None:
    """Hide and fold the searches of a project, but show and unfold one of them."""
    for group in project.layerTreeRoot().findGroups(True):
        if group.customProperty(GROUP):
            group.setItemVisibilityChecked(group == but)
            group.setExpanded(group == but)


def layers_in(group: QgsLayerTreeGroup) -> list[QgsVectorLayer]:
    """The layers of a search in its group, those on top last."""
    layers = [node.layer() for node in group.findLayers()]
    ours = [layer for layer in layers if layer is not None and layer.customProperty(KIND)]
    return sorted(ours, key=height)


def fill(project: QgsProject, group: QgsLayerTreeGroup, layers: Sequence[QgsVectorLayer]) -> None:
    """Put newly found layers in the place of the group's own, with the looks and the ticks that those had."""
    earlier = {(layer.customProperty(KIND), layer.customProperty(SHAPE)): layer for layer in layers_in(group)}
    project.addMapLayers(list(layers), False)
    for layer in sorted(layers, key=height):
        old = earlier.get((layer.customProperty(KIND), layer.customProperty(SHAPE)))
        node = group.findLayer(old.id()) if old is not None else None
        if old is None or node is None:
            _put(group, layer, 0)
            continue
        themes.copy(old, layer)
        parent = node.parent()
        new = parent.insertLayer(parent.children().index(node), layer)
        new.setItemVisibilityChecked(node.itemVisibilityChecked())
        new.setExpanded(node.isExpanded())
    project.removeMapLayers([layer.id() for layer in earlier.values()])


def file_of(layers: Sequence[QgsVectorLayer]) -> Path | None:
    """The file that a search is kept in; none where it is not."""
    return next((file for file in map(kept_search.file_of, layers) if file is not None), None)


def read_from(project: QgsProject, id_: str, path: Path) -> None:
    """Let the layers of a search in a project, by the search's id, read from a file that it was written into."""
    group = group_of(project, id_)
    for layer in layers_in(group) if group is not None else ():
        kept_search.read_from(layer, path)


def read_elsewhere(project: QgsProject, path: Path, own: Sequence[QgsVectorLayer]) -> list[QgsMapLayer]:
    """The layers of a project that read this file, besides one's own."""
    return [
        layer
        for layer in project.mapLayers().values()
        if layer not in own and isinstance(layer, QgsVectorLayer) and kept_search.file_of(layer) == path
    ]


def condition(rows: Sequence[int]) -> str:
    """A layer's filter that lets only these rows through, for QGIS's expressions and for SQLite alike.

    Many rows are one long text of ones and noughts: looking up a row in it takes no longer than in a short one.
    """
    if not len(rows):
        return f'"{ROW}" < 0'
    if len(rows) <= FEW:
        return f'"{ROW}" IN ({", ".join(map(str, sorted(rows)))})'
    marks = np.full(int(max(rows)) + 1, ord("0"), dtype=np.uint8)
    marks[np.asarray(rows, dtype=np.int64)] = ord("1")
    return f"substr('{marks.tobytes().decode('ascii')}', \"{ROW}\" + 1, 1) = '1'"


def extent_of(layer: QgsVectorLayer, feature: QgsFeature) -> Mapping[str, Any]:
    """A feature's shape as a GeoJSON-like mapping in EPSG:27700, exactly: metres, through OSTN15."""
    shape = shapely.force_2d(shapely.from_wkb(bytes(feature.geometry().asWkb())))
    moved = shapely.transform(shape, lambda coordinates: to_national_grid(coordinates, layer.crs()))
    return dict(shapely.geometry.mapping(moved))
