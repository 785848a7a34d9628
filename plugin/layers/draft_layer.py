"""The extent being drawn, as a layer that QGIS's own tools can edit and snap to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer, QgsWkbTypes

from ..host import profile_folder

STYLES = {
    "Point": "draft_point.qml",
    "MultiPoint": "draft_point.qml",
    "LineString": "draft_line.qml",
    "Polygon": "draft_polygon.qml",
}
DRAFT = "works_extents/draft"


class DraftLayer(QgsVectorLayer):
    """The layer of a draft. Every edit is in the drafts' file at once, so QGIS never asks whether to save it."""

    def isModified(self) -> bool:  # noqa: N802, QGIS's name
        """Never, as far as QGIS's questions go."""
        return False


def draft_layer(name: str, shape_type: str, identity: str) -> QgsVectorLayer:
    """An empty layer in EPSG:27700 for the extent of a draft, marked with the draft's id.

    Memory only: what is drawn is kept in the drafts' file.
    """
    layer = DraftLayer(f"{shape_type}?crs=EPSG:27700", name, "memory")
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.setCustomProperty(DRAFT, identity)
    layer.loadNamedStyle(str(profile_folder.resource("styles", STYLES[shape_type])))
    return layer


def holds(layer: QgsVectorLayer, shape_type: str) -> bool:
    """Whether the layer is one for this type of shape: a memory layer holds one type only."""
    return QgsWkbTypes.displayString(layer.wkbType()) == shape_type


def remove_earlier(project: QgsProject, identity: str) -> None:
    """Take a draft's layers out of a project: those left when it was put down, or loaded, empty, with the project."""
    layers = project.mapLayers().values()
    project.removeMapLayers([layer.id() for layer in layers if layer.customProperty(DRAFT) == identity])


def renew_saved(
    project: QgsProject, sent: Mapping[str, Mapping[str, Any]], at_hand: QgsVectorLayer | None
) -> None:
    """Put right the extents' layers that came with a project, empty: those that were sent show their shape again.

    sent: id to shape (EPSG:27700) of the drafts that were sent. The others are taken away: a draft that is
    opened again gets its layer then.
    """
    for identity, layer in list(project.mapLayers().items()):
        draft = layer.customProperty(DRAFT)
        if not draft or (at_hand is not None and identity == at_hand.id()):
            continue
        if draft in sent:
            show(layer, sent[draft])
            layer.setReadOnly(True)
        else:
            project.removeMapLayer(identity)


def show(layer: QgsVectorLayer, geometry: Mapping[str, Any] | None) -> None:
    """Make the layer hold this extent alone; where it is being edited, as one step that can be undone."""
    if layer.isEditable():
        layer.beginEditCommand("Extent")
        layer.deleteFeatures(list(layer.allFeatureIds()))
        if geometry is not None:
            layer.addFeature(_feature(layer, geometry))
        layer.endEditCommand()
        return
    provider = layer.dataProvider()
    provider.truncate()
    if geometry is not None:
        provider.addFeature(_feature(layer, geometry))
    layer.updateExtents()
    # Otherwise snapping and the vertex tool would go by the corners that were there before.
    layer.dataChanged.emit()
    layer.triggerRepaint()


def _feature(layer: QgsVectorLayer, geometry: Mapping[str, Any]) -> QgsFeature:
    feature = QgsFeature(layer.fields())
    shape = QgsGeometry()
    shape.fromWkb(shapely.to_wkb(shapely.geometry.shape(geometry)))
    feature.setGeometry(shape)
    return feature


def extent_of(layer: QgsVectorLayer) -> dict[str, Any] | None:
    """What the layer holds now, as a GeoJSON-like mapping in EPSG:27700; None where it holds nothing."""
    feature = next(layer.getFeatures(), None)
    if feature is None or feature.geometry().isNull():
        return None
    shape = shapely.from_wkb(bytes(feature.geometry().asWkb()))
    return dict(shapely.geometry.mapping(shape))
