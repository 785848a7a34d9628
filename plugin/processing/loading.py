"""Layers that a run puts on the map: in the order in which a search's layers lie, what covers most below."""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
)


class Loading:
    """What one run loads. To be kept until the layers are on the map."""

    def __init__(self, context: QgsProcessingContext) -> None:
        self._context = context
        self._heights: dict[str, int] = {}
        self._placers: list[_Placer] = []

    def load(self, source: str, name: str, output: str, height: int) -> None:
        """Put a layer (its id, or where it is read from) on the map after the run; the highest on top."""
        project = self._context.project()
        if project is None:
            return
        details = QgsProcessingContext.LayerDetails(name, project, output)
        if hasattr(details, "layerSortKey"):
            details.layerSortKey = height
        else:  # QGIS 3.22
            placer = _Placer(self._heights, height)
            self._placers.append(placer)
            details.setPostProcessor(placer)
        self._context.addLayerToLoadOnCompletion(source, details)


class _Placer(QgsProcessingLayerPostProcessorInterface):
    """Moves a layer that was just put on top below those of its run that are to lie higher."""

    def __init__(self, heights: dict[str, int], height: int) -> None:
        super().__init__()
        self._heights = heights
        self._height = height

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """On the main thread, once the layer is on the map."""
        self._heights[layer.id()] = self._height
        node = context.project().layerTreeRoot().findLayer(layer.id())
        if node is None:
            return
        parent = node.parent()
        above = [
            place
            for place, one in enumerate(parent.children())
            if self._heights.get(getattr(one, "layerId", str)(), 0) > self._height
        ]
        if above and parent.children().index(node) < max(above):
            parent.insertChildNode(max(above) + 1, node.clone())
            parent.removeChildNode(node)
