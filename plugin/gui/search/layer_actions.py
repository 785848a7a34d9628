"""What can be done with a record from QGIS's own windows: its attribute table and what it identifies."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsFeature, QgsMapLayer
from qgis.gui import QgsGui, QgsMapLayerAction
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host import icons
from ...layers.search_layers import KIND
from ..words import tr
from .record_sheets import ON_A_WORK


class LayerActions(QObject):
    """Details, zoom, draw here, a work's record: offered for each feature of a search's layers, and for no others.

    Each tells the layer and the feature.
    """

    details = pyqtSignal(QgsMapLayer, QgsFeature)
    zoom = pyqtSignal(QgsMapLayer, QgsFeature)
    draw_here = pyqtSignal(QgsMapLayer, QgsFeature)
    record = pyqtSignal(QgsMapLayer, QgsFeature)

    def __init__(self, parent: QObject, has_details: Callable[[QgsMapLayer], bool]) -> None:
        """has_details: whether the tables hold what a layer shows."""
        super().__init__(parent)
        self._actions = [
            _Action(tr("Works Extents: details"), "search", self, self.details, has_details),
            _Action(tr("Works Extents: zoom to it"), "search", self, self.zoom, _of_a_search),
            _Action(tr("Works Extents: draw here"), "draw", self, self.draw_here, _of_a_search),
            _Action(tr("Works Extents: whole record"), "work", self, self.record, _of_a_work),
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
    return bool(layer.customProperty(KIND))


def _of_a_work(layer: QgsMapLayer) -> bool:
    return layer.customProperty(KIND) in ON_A_WORK


class _Action(QgsMapLayerAction):
    """An action for one feature, where `fits(layer)`."""

    def __init__(self, words: str, icon: str, parent: LayerActions, tell, fits) -> None:  # type: ignore[no-untyped-def]
        super().__init__(words, parent, QgsMapLayerAction.Target.SingleFeature, icons.icon(icon))
        self._fits = fits
        self.triggeredForFeature.connect(lambda layer, feature: tell.emit(layer, feature))

    def canRunUsingLayer(self, layer: QgsMapLayer, context: object = None) -> bool:  # noqa: N802, QGIS's name
        """Whether to offer it for a layer; newer QGIS gives a context too."""
        return layer is not None and self._fits(layer)
