"""What can be done with a record from QGIS's own windows: its attribute table and what it identifies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsMapLayer
from qgis.gui import QgsGui, QgsMapLayerAction
from qgis.PyQt.QtCore import QObject

from ...host import icons
from ...layers.kind_fields import MY_WORKS
from ...layers.search_layers import KIND
from ..words import tr
from .record_sheets import ON_A_WORK

if TYPE_CHECKING:
    from .followed_layers import FollowedLayers

Fits = Callable[[QgsMapLayer], bool]


class LayerActions(QObject):
    """Details, zoom, draw here, a work's record: offered for each feature of layers with records, and for no others.

    Layers that tables follow offer details, and do the rest by themselves.
    """

    def __init__(self, followed: FollowedLayers, fits: Fits | None = None) -> None:
        """followed: what carries them out. fits: for which layers, all with records of a search unless it is given."""
        super().__init__(followed)
        fits = fits or _of_a_search

        def has_details(layer: QgsMapLayer) -> bool:
            return layer in followed.layers

        def on_a_work(layer: QgsMapLayer) -> bool:
            return fits(layer) and layer.customProperty(KIND) in ON_A_WORK

        self._actions = [
            _Action(tr("Works Extents: details"), "search", self, followed.show_details, has_details),
            _Action(tr("Works Extents: zoom to it"), "search", self, followed.zoom_to_feature, fits),
            _Action(tr("Works Extents: draw here"), "draw", self, followed.draw_feature, fits),
            _Action(tr("Works Extents: whole record"), "work", self, followed.record_of, on_a_work),
        ]
        for action in self._actions:
            QgsGui.mapLayerActionRegistry().addMapLayerAction(action)

    def take_away(self) -> None:
        """Offer them no more."""
        for action in self._actions:
            QgsGui.mapLayerActionRegistry().removeMapLayerAction(action)
            action.deleteLater()
        self._actions = []


def _of_a_search(layer: QgsMapLayer) -> bool:
    kind = layer.customProperty(KIND)
    return bool(kind) and kind != MY_WORKS


class _Action(QgsMapLayerAction):
    """An action for one feature, where `fits(layer)`."""

    def __init__(
        self,
        words: str,
        icon: str,
        parent: LayerActions,
        act: Callable[[Any, QgsFeature], None],
        fits: Fits,
    ) -> None:
        super().__init__(words, parent, QgsMapLayerAction.Target.SingleFeature, icons.icon(icon))
        self._fits = fits
        self.triggeredForFeature.connect(lambda layer, feature: act(layer, feature))

    def canRunUsingLayer(self, layer: QgsMapLayer, context: object = None) -> bool:  # noqa: N802, QGIS's name
        """Whether to offer it for a layer; newer QGIS gives a context too."""
        return layer is not None and self._fits(layer)
