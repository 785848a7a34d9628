"""The extent at hand: drawn, edited, repaired, undone, and kept on disk at every step."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgisInterface, QgsMapTool
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..geometry import repairs, rules
from ..geometry.findings import STOPS, Context, Finding
from ..host import positions
from ..layers import draft_layer
from ..submission.draft import rings_of
from .finding_marks import FindingMarks
from .sketch_tool import FEWEST, SketchTool
from .words import tr

if TYPE_CHECKING:
    from ..submission.drafts import Draft, DraftStore

MOST_STEPS = 100


class Drawing(QObject):
    """One draft and its place on the map.

    `changed` comes when the shape has changed or another draft has been taken up; `finished` when a sketch has
    become a whole shape, or a whole shape has changed: what hangs on the shape is then to be asked anew.
    """

    changed = pyqtSignal()
    finished = pyqtSignal()

    def __init__(self, iface: QgisInterface, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self.store = store
        self.draft: Draft | None = None
        self.findings: list[Finding] = []
        self.street: Mapping[str, Any] | None = None
        self.street_name = ""
        self.kept_at: datetime | None = None
        self.marks = FindingMarks(self._canvas)
        self._tool: SketchTool | None = None
        self._layer: QgsVectorLayer | None = None
        self._steps: list[dict[str, Any]] = []
        self._watching = True
        self._edited = QTimer(self)
        self._edited.setSingleShot(True)
        self._edited.setInterval(0)  # the vertex tool says one move up to three times
        self._edited.timeout.connect(self._take_edit)
        QgsProject.instance().cleared.connect(self._project_cleared)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The extent's layer in the project, if it is there."""
        return self._layer

    @property
    def sketching(self) -> bool:
        """Whether a shape is being drawn and is not whole yet."""
        return self._tool is not None and self._canvas.mapTool() is self._tool

    def begin(self, shape_type: str, environment: str, version: str) -> None:
        """Begin a new extent: the next clicks on the map draw it."""
        self._leave_draft()
        self._take_up(self.store.new("permit_application", shape_type, environment, version))
        self._sketch(shape_type, [])

    def open(self, identity: str) -> None:
        """Take up a draft again; one that was not whole can be drawn on."""
        self._leave_draft()
        self._take_up(self.store.get(identity))
        self._bring_into_view()

    def go_on_drawing(self) -> None:
        """Draw on where an unfinished sketch was left."""
        if self.draft is not None and not self.draft.finished:
            self._sketch(self.draft.shape_type, list(self.draft.vertices))

    def _take_up(self, draft: Draft) -> None:
        self.draft = draft
        self.street, self.street_name = None, ""
        self._steps = []
        self._show_on_map(draft)
        self._check()

    def _sketch(self, shape_type: str, vertices: list[tuple[float, float]]) -> None:
        tool = SketchTool(self._iface, shape_type)
        tool.sketched.connect(self._sketched)
        tool.ended.connect(self._ended)
        tool.left.connect(self.changed)
        self._tool = tool
        self._canvas.setMapTool(tool)
        if vertices:
            tool.go_on_from(vertices)
        self.changed.emit()

    def _sketched(self, vertices: list[tuple[float, float]]) -> None:
        if self.draft is None:
            return
        if len(vertices) == len(self.draft.vertices) + 1:
            self.store.add_vertex(self.draft.id, *vertices[-1])
        else:
            self.store.set_vertices(self.draft.id, vertices, False)
        self._kept(self.draft, on_map=False)

    def _ended(self, vertices: list[tuple[float, float]]) -> None:
        if self.draft is None:
            return
        self.store.set_vertices(self.draft.id, vertices, True)
        self._canvas.unsetMapTool(self._tool)
        self._tool = None
        self._steps = []
        self._kept(self.draft)
        self.finished.emit()

    def _kept(self, draft: Draft, on_map: bool = True) -> None:
        """The shape is on disk: show and check what is there."""
        self.draft = self.store.get(draft.id)
        self.kept_at = datetime.now(timezone.utc)
        if on_map:
            self._show_on_map(self.draft)
        self._check()

    def _put(self, draft: Draft, steps: list[dict[str, Any]], on_map: bool = True) -> None:
        """Make the last of these steps the shape."""
        self.store.set_geometry(draft.id, steps[-1])
        self._steps = steps[-MOST_STEPS:]
        self._kept(draft, on_map)
        self.finished.emit()

    def replace(self, geometry: Mapping[str, Any]) -> None:
        """Put another whole shape in the place of this one: one step that can be undone."""
        if self.draft is None or self.draft.sent:
            return
        self._put(self.draft, [*self._steps, dict(geometry)])

    def repair(self, name: str) -> repairs.Repaired | None:
        """Put a finding right; says what was done and how far anything moved. None where nothing could be done."""
        if self.draft is None:
            return None
        repaired = repairs.repair(name, self.draft.geometry())
        if repaired.geometry is not None:
            self.replace(repaired.geometry)
        return repaired

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.sketching or len(self._steps) > 1

    def undo(self) -> None:
        """Take the last step back: a vertex while drawing, an edit or a repair afterwards."""
        if self._tool is not None and self.sketching:
            self._tool.take_back()
            return
        if self.draft is None or len(self._steps) < 2:
            return
        self._put(self.draft, self._steps[:-1])

    def edit_vertices(self) -> None:
        """Hand the shape to QGIS's vertex tool; every change is kept as it is made."""
        if self.draft is None or self.draft.sent or not self.draft.finished:
            return
        layer = self._layer_in_project(self.draft)
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
        self.settle_edits()

    def settle_edits(self) -> None:
        """End editing, so that QGIS has nothing left to ask about when it closes."""
        self._take_edit_now()
        if self._layer is not None and self._layer.isEditable():
            self._layer.commitChanges()

    def _take_edit_now(self) -> None:
        if self._edited.isActive():
            self._edited.stop()
            self._take_edit()

    def _before_roll_back(self) -> None:
        """QGIS throws a layer's edits away when a project closes; these are the draft's, and stay in it."""
        self._take_edit_now()
        self._watching = False
        QTimer.singleShot(0, self._show_after_roll_back)

    def _show_after_roll_back(self) -> None:
        self._watching = True
        if self._layer is not None and self.draft is not None:
            self._show_on_map(self.draft)

    def _take_edit(self) -> None:
        if self.draft is None or self._layer is None:
            return
        geometry = draft_layer.extent_of(self._layer)
        if geometry is None or geometry == _rounded_like(self.draft.geometry()):
            return
        try:
            rings_of(geometry)
        except ValueError:
            return
        self._put(self.draft, [*self._steps, geometry], on_map=False)

    def _layer_in_project(self, draft: Draft) -> QgsVectorLayer:
        if self._layer is not None:
            return self._layer
        project = QgsProject.instance()
        positions.receive_national_grid(project)
        draft_layer.remove_earlier(project, draft.id)
        layer = draft_layer.draft_layer(_layer_name(draft), draft.shape_type, draft.id)
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)
        layer.geometryChanged.connect(self._layer_edited)
        layer.featureAdded.connect(self._layer_edited)
        layer.beforeRollBack.connect(self._before_roll_back)
        layer.willBeDeleted.connect(self._layer_gone)
        self._layer = layer
        self._seal(draft)
        return layer

    def _seal(self, draft: Draft) -> None:
        """What was sent is no longer edited, with QGIS's tools neither."""
        if self._layer is not None:
            self._layer.setName(_layer_name(draft))
            self._layer.setReadOnly(draft.sent)

    def _layer_edited(self, *_: object) -> None:
        if self._watching and self._layer is not None and self._layer.isEditable():
            self._edited.start()

    def _project_cleared(self) -> None:
        """Another project: the draft stays on disk, and can be taken up again there."""
        self._layer = None
        self.put_down()

    def _layer_gone(self) -> None:
        self._layer = None

    def _show_on_map(self, draft: Draft) -> None:
        whole = draft.geometry() if draft.finished else None
        self._watching = False
        draft_layer.show(self._layer_in_project(draft), whole)
        self._watching = True
        if whole is not None and not self._steps:
            self._steps = [whole]

    def stand_on(self, street: Mapping[str, Any] | None, name: str) -> None:
        """The chosen street's line (EPSG:27700), which the shape is checked against; none where none is chosen."""
        self.street, self.street_name = street, name
        self._check()

    def _check(self) -> None:
        self.findings = self._findings()
        self.marks.show(self.findings)
        self.changed.emit()

    def _findings(self) -> list[Finding]:
        draft = self.draft
        if draft is None:
            return []
        if not draft.finished:
            return _findings_so_far(draft)
        return rules.check(draft.geometry(), Context(street=self.street, street_name=self.street_name))

    @property
    def stopped_by(self) -> list[Finding]:
        """The findings that stop sending."""
        return [finding for finding in self.findings if finding.severity == STOPS]

    def show_places(self, finding: Finding) -> None:
        """Bring a finding's places into view."""
        if not finding.places:
            return
        eastings, northings = zip(*finding.places)
        self._canvas_to(QgsRectangle(min(eastings), min(northings), max(eastings), max(northings)))

    def _bring_into_view(self) -> None:
        if self.draft is None or not self.draft.vertices:
            return
        eastings, northings = zip(*self.draft.vertices)
        self._canvas_to(QgsRectangle(min(eastings), min(northings), max(eastings), max(northings)))

    def _canvas_to(self, box: QgsRectangle) -> None:
        box.grow(max(25.0, 0.5 * max(box.width(), box.height())))
        crs = self._canvas.mapSettings().destinationCrs()
        self._canvas.setExtent(positions.box_to_canvas(box, crs) if crs.isValid() else box)
        self._canvas.refresh()

    def reload(self) -> None:
        """Read the draft again: something else has written to it."""
        if self.draft is not None:
            self.draft = self.store.get(self.draft.id)
            self._seal(self.draft)
            self.changed.emit()

    def put_away(self) -> None:
        """Delete the draft, in a way that can be undone."""
        if self.draft is None:
            return
        identity = self.draft.id
        self.put_down()
        self.store.delete(identity)
        self.changed.emit()

    def put_down(self) -> None:
        """Have no draft at hand; what was submitted stays on the map."""
        self._leave_draft()
        self.changed.emit()

    def mark_submitted(self) -> None:
        """The extent has become a work: its layer says so, and the marks go."""
        if self.draft is None:
            return
        self.findings = []
        self.marks.clear()
        self._seal(self.draft)
        self.changed.emit()

    def _leave_draft(self) -> None:
        self.settle_edits()
        if self._tool is not None:
            self._canvas.unsetMapTool(self._tool)
            self._tool = None
        if self._layer is not None:
            self._layer.willBeDeleted.disconnect(self._layer_gone)
            if self.draft is not None and not self.draft.sent:
                QgsProject.instance().removeMapLayer(self._layer.id())
                self._canvas.refresh()
        self._layer = None
        self.draft = None
        self.findings = []
        self.marks.clear()

    def leave(self) -> None:
        """Let go of the map: the plugin is going. What was drawn is on disk."""
        QgsProject.instance().cleared.disconnect(self._project_cleared)
        self._leave_draft()
        self._hear_no_tools()
        self.marks.leave()


def _layer_name(draft: Draft) -> str:
    if draft.state == "submitted":
        return tr("Submitted: {permit}").format(permit=draft.permit_reference_number or "")
    return tr("Extent: {name}").format(name=draft.name)


def _findings_so_far(draft: Draft) -> list[Finding]:
    """What can be said of a sketch: as if it ended here, once there is enough of it."""
    if len(draft.vertices) < FEWEST[draft.shape_type]:
        return []
    return rules.check(replace(draft, finished=True).geometry())


def _rounded_like(geometry: dict[str, Any] | None) -> dict[str, Any] | None:
    """The shape as shapely writes it, to be compared with what a layer holds."""
    import shapely

    return dict(shapely.geometry.mapping(shapely.geometry.shape(geometry))) if geometry is not None else None
