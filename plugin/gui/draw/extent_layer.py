"""The extent's own layer in the project: shown, handed to QGIS's vertex tool, sealed once it was sent."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsMapTool
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...host import positions
from ...layers import draft_layer
from ..words import tr

if TYPE_CHECKING:
    from ...submission.draft import Draft


class ExtentLayer(QObject):
    """One layer for the draft at hand. `edited` tells what a tool of QGIS's has made of it (EPSG:27700)."""

    edited = pyqtSignal(dict)

    def __init__(self, iface: QgisInterface, current: Callable[[], Draft | None], parent: QObject) -> None:
        """current: the draft at hand, asked when the layer has to be shown again."""
        super().__init__(parent)
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._current = current
        self.layer: QgsVectorLayer | None = None
        self._watching = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)  # the vertex tool says one move up to three times
        self._later.timeout.connect(self._tell)

    def show(self, draft: Draft) -> None:
        """Show the draft's shape, if it is whole; an empty layer otherwise."""
        whole = draft.geometry() if draft.finished else None
        self._watching = False
        draft_layer.show(self._in_project(draft), whole)
        self._watching = True

    def _in_project(self, draft: Draft) -> QgsVectorLayer:
        if self.layer is not None and draft_layer.holds(self.layer, draft.shape_type):
            return self.layer
        project = QgsProject.instance()
        positions.receive_national_grid(project)
        if self.layer is not None:
            self._let_go(self.layer)
        draft_layer.remove_earlier(project, draft.id)
        layer = draft_layer.draft_layer(layer_name(draft), draft.shape_type, draft.id)
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)
        layer.geometryChanged.connect(self._touched)
        layer.featureAdded.connect(self._touched)
        layer.beforeRollBack.connect(self._before_roll_back)
        layer.willBeDeleted.connect(self._gone)
        self.layer = layer
        self.seal(draft)
        return layer

    def seal(self, draft: Draft) -> None:
        """What was sent is no longer edited, with QGIS's tools neither; the name says what became of it."""
        if self.layer is not None:
            self.layer.setName(layer_name(draft))
            self.layer.setReadOnly(draft.sent)

    def edit(self, draft: Draft) -> None:
        """Hand the shape to QGIS's vertex tool; `edited` comes with every change."""
        layer = self._in_project(draft)
        layer.startEditing()
        self._iface.setActiveLayer(layer)
        self._iface.actionVertexToolActiveLayer().trigger()
        self._hear_no_tools()
        self._canvas.mapToolSet.connect(self._tool_changed)

    def _hear_no_tools(self) -> None:
        with contextlib.suppress(TypeError):  # heard only while the vertex tool is at work
            self._canvas.mapToolSet.disconnect(self._tool_changed)

    def _tool_changed(self, new: QgsMapTool, old: QgsMapTool) -> None:
        self._hear_no_tools()
        self.settle()

    def settle(self) -> None:
        """End editing, so that QGIS has nothing left to ask about when it closes."""
        self._tell_now()
        if self.layer is not None and self.layer.isEditable():
            self.layer.commitChanges()

    def _touched(self, *_: object) -> None:
        if self._watching and self.layer is not None and self.layer.isEditable():
            self._later.start()

    def _tell_now(self) -> None:
        if self._later.isActive():
            self._later.stop()
            self._tell()

    def _tell(self) -> None:
        geometry = draft_layer.extent_of(self.layer) if self.layer is not None else None
        if geometry is not None:
            self.edited.emit(geometry)

    def _before_roll_back(self) -> None:
        """QGIS throws a layer's edits away when a project closes; these are the draft's, and stay in it."""
        self._tell_now()
        self._watching = False
        QTimer.singleShot(0, self._show_after_roll_back)

    def _show_after_roll_back(self) -> None:
        self._watching = True
        draft = self._current()
        if self.layer is not None and draft is not None:
            self.show(draft)

    def _gone(self) -> None:
        self.layer = None

    def forget(self) -> None:
        """The project has been cleared, and the layer with it."""
        self.layer = None

    def put_down(self, stays: bool) -> None:
        """Let go of the layer; it stays in the project or goes."""
        self.settle()
        if self.layer is None:
            return
        if stays:
            self.layer.willBeDeleted.disconnect(self._gone)
        else:
            self._let_go(self.layer)
        self.layer = None

    def _let_go(self, layer: QgsVectorLayer) -> None:
        layer.willBeDeleted.disconnect(self._gone)
        if layer.isEditable():
            layer.commitChanges()
        QgsProject.instance().removeMapLayer(layer.id())
        self._canvas.refresh()

    def leave(self) -> None:
        """Hear nothing any more: the plugin is going."""
        self._hear_no_tools()


def layer_name(draft: Draft) -> str:
    """What the layer tree calls the extent."""
    if draft.state == "submitted" and draft.part_of is None:
        return tr("Submitted: {permit}").format(permit=draft.reference or "")
    return tr("Extent: {name}").format(name=draft.name)


def rounded_like(geometry: dict[str, Any] | None) -> dict[str, Any] | None:
    """The shape as shapely writes it, to be compared with what a layer holds."""
    import shapely

    return dict(shapely.geometry.mapping(shapely.geometry.shape(geometry))) if geometry is not None else None
