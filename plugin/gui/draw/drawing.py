"""Drawing: a draft is begun, sketched click by click, taken up again and put down, and kept on disk at every step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...geometry import sketches
from ...submission.draft import rings_of
from .shape_at_hand import ShapeAtHand
from .sketching import Sketching

if TYPE_CHECKING:
    from ...submission.draft import Draft
    from ...submission.drafts import DraftStore

KIND = "permit_application"

Vertices = Sequence[Sequence[float]]


class Drawing(ShapeAtHand):
    """One draft and its place on the map.

    While something is drawn `measured` tells its measures in words, `refused` why no shape can be made of it, and
    `lines_wanted` the places (easting, northing) near which a street's line is to be drawn along.
    """

    measured = pyqtSignal(str)
    refused = pyqtSignal(str)
    lines_wanted = pyqtSignal(list)

    def __init__(self, iface: QgisInterface, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(iface, store, parent)
        self._sketching = Sketching(iface, self)
        self._sketching.sketched.connect(self._sketched)
        self._sketching.ended.connect(self._ended)
        self._sketching.made.connect(self._made)
        self._sketching.measured.connect(self.measured)
        self._sketching.refused.connect(self.refused)
        self._sketching.left.connect(self._left)
        # What was drawn before the last click made it whole: undoing the first step goes back to drawing.
        self._sketch_before: Draft | None = None
        # What the next extent that is begun is for.
        self.kind = KIND
        QgsProject.instance().cleared.connect(self._project_cleared)

    @property
    def sketching(self) -> bool:
        """Whether a shape is being drawn and is not whole yet."""
        return self._sketching.at_work

    def begin(
        self,
        shape_type: str,
        environment: str,
        version: str,
        construction: Mapping[str, Any] | None = None,
    ) -> None:
        """Begin a new extent: the next clicks on the map draw it.

        construction: what the clicks become a shape by (geometry.sketches); the clicks themselves are then a
        line, and the name tells the shape that they will be. A draft of which nothing is drawn yet, or one of
        several shapes, is drawn itself, and no other begun.
        """
        if self.draft is not None and self._is_to_draw(self.draft):
            draft = self.draft
            self._sketching.put_down()
        else:
            self._leave_draft()
            draft = self.store.new(self.kind, shape_type, environment, version)
        drawn_as = "LineString" if construction is not None else shape_type
        self.store.sketch_again(draft.id, drawn_as, [], construction)
        self._take_up(self.store.get(draft.id))
        self._sketch([])

    def _is_to_draw(self, draft: Draft) -> bool:
        if draft.sent:
            return False
        return draft.part_of is not None or (not draft.vertices and not self.sketching)

    def begin_undrawn(
        self, shape_type: str, environment: str, version: str, name: str, concerning: Mapping[str, str]
    ) -> Draft:
        """Begin a draft of the kind at hand of which nothing is drawn yet: the next shape is drawn for it."""
        self._leave_draft()
        draft = self.store.new(self.kind, shape_type, environment, version, name, concerning=concerning)
        self._take_up(draft)
        return draft

    def take_shape(self, geometry: Mapping[str, Any]) -> None:
        """Make a shape (EPSG:27700) that is there already the one at hand, whatever was drawn so far."""
        if self.draft is None or self.draft.sent:
            return
        self._sketching.put_down()
        self._put(self.draft, [*self._steps, dict(geometry)])

    def take_away(self) -> None:
        """Have nothing drawn any more."""
        if self.draft is None or self.draft.sent:
            return
        self._extent.settle()
        self.store.sketch_again(self.draft.id, self.draft.shape_type, [])
        self._take_up(self.store.get(self.draft.id))

    def start_from(
        self, shapes: Sequence[tuple[str, Mapping[str, Any]]], environment: str, version: str
    ) -> list[str]:
        """Make a draft of each named whole shape (EPSG:27700), and take the first up; their ids are returned.

        ValueError where a shape is not one point, line or polygon; then there are no drafts at all.
        """
        held = [(name, geometry, rings_of(geometry)[0]) for name, geometry in shapes]
        identities = []
        if len(held) == 1 and self.draft is not None and self._is_to_draw(self.draft):
            self.take_shape(held[0][1])
            return [self.draft.id]
        for name, geometry, shape_type in held:
            draft = self.store.new(self.kind, shape_type, environment, version, name)
            self.store.set_geometry(draft.id, geometry)
            identities.append(draft.id)
        if identities:
            self.open(identities[0])
            self.kept_at = datetime.now(timezone.utc)
            self.finished.emit()
        return identities

    def open(self, identity: str) -> None:
        """Take up a draft again; one that was not whole can be drawn on."""
        self._leave_draft()
        self._take_up(self.store.get(identity))
        self.show_all()

    def go_on_drawing(self) -> None:
        """Draw on where an unfinished sketch was left."""
        if self.draft is not None and not self.draft.finished:
            self._sketch(list(self.draft.vertices))

    def _take_up(self, draft: Draft) -> None:
        self.draft = draft
        self._know_nothing()
        self._steps = []
        self._sketch_before = None
        self._show_on_map(draft)
        self._check()

    def _sketch(self, vertices: list[tuple[float, float]]) -> None:
        if self.draft is not None:
            self._sketching.begin(self.draft.shape_type, self.draft.construction, vertices)
            self.changed.emit()

    def _left(self) -> None:
        self.measured.emit("")
        self.changed.emit()

    def _sketched(self, vertices: list[tuple[float, float]]) -> None:
        draft = self.draft
        if draft is None:
            return
        if len(vertices) == len(draft.vertices) + 1 and vertices[:-1] == draft.vertices:
            self.store.add_vertex(draft.id, *vertices[-1])
        else:
            self.store.set_vertices(draft.id, vertices, False)
        self._kept(draft, on_map=False)
        if draft.construction is not None and draft.construction["tool"] == sketches.PARALLEL:
            self.lines_wanted.emit(vertices[:2])

    @property
    def construction(self) -> dict[str, Any] | None:
        """What the sketch at hand is to become a shape by."""
        return self.draft.construction if self.draft is not None else None

    def construct_by(self, **measures: Any) -> None:
        """Change measures of the sketch's construction: a width, a side, the street's lines. Kept at once."""
        draft = self.draft
        if draft is None or draft.sent or draft.finished or draft.construction is None:
            return
        construction = {**draft.construction, **measures}
        if construction == draft.construction:
            return
        self.store.sketch_again(draft.id, draft.shape_type, draft.vertices, construction)
        self._kept(draft, on_map=False)
        self._sketching.construct_by(construction)

    def add_vertices(self, vertices: Vertices) -> None:
        """Typed places (easting, northing) in the place of clicks, while something is being drawn."""
        self._sketching.add(vertices)

    def end_sketch(self) -> None:
        """Make what is drawn so far the whole shape, as a right click does."""
        self._sketching.end()

    def put_vertices(self, rings: Sequence[Vertices]) -> None:
        """Put other vertices in the place of what there is: outline and holes, unclosed, as the draft has them."""
        draft = self.draft
        if draft is None or draft.sent or not rings:
            return
        if draft.finished:
            changed = replace(
                draft,
                vertices=[(e, n) for e, n in rings[0]],
                holes=[[(e, n) for e, n in r] for r in rings[1:]],
            )
            geometry = changed.geometry()
            if geometry is not None:
                self.replace(geometry)
        elif self.sketching:
            self._sketching.put(rings[0])
        else:
            self.store.set_vertices(draft.id, rings[0], False)
            self._kept(draft, on_map=False)

    def _ended(self, vertices: list[tuple[float, float]]) -> None:
        if self.draft is None:
            return
        self._sketch_before = self.draft
        self.store.set_vertices(self.draft.id, vertices, True)
        self._whole(self.draft)

    def _made(self, geometry: dict[str, Any]) -> None:
        draft = self.draft
        if draft is None:
            return
        self._sketch_before = draft
        self.store.set_geometry(draft.id, geometry)
        self._whole(draft)

    def _whole(self, draft: Draft) -> None:
        self._sketching.put_down()
        self._steps = []
        self._kept(draft)
        self.finished.emit()

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.sketching or len(self._steps) > 1 or self._sketch_before is not None

    def undo(self) -> None:
        """Take the last step back: a vertex while drawing, an edit or a repair afterwards."""
        if self.sketching:
            self._sketching.take_back()
            return
        if self.draft is None or self.draft.sent:
            return
        if not self._step_back() and self._sketch_before is not None:
            self._draw_again(self._sketch_before)

    def _draw_again(self, before: Draft) -> None:
        """Go back to before the last click made the shape whole."""
        most = 1 if before.shape_type == "Point" else None
        if before.construction is not None:
            most = sketches.most(before.construction)
        vertices = before.vertices[:-1] if len(before.vertices) == most else before.vertices
        self._extent.settle()
        self.store.sketch_again(before.id, before.shape_type, vertices, before.construction)
        self._take_up(self.store.get(before.id))
        self._sketch(list(vertices))

    def _project_cleared(self) -> None:
        """Another project: the draft stays on disk, and can be taken up again there."""
        self._extent.forget()
        self.put_down()

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

    def _leave_draft(self) -> None:
        self._sketching.put_down()
        draft = self.draft
        self._extent.put_down(stays=draft is None or (draft.sent and draft.part_of is None))
        self.draft = None
        self._know_nothing()
        self._find_nothing()

    def leave(self) -> None:
        """Let go of the map: the plugin is going. What was drawn is on disk."""
        QgsProject.instance().cleared.disconnect(self._project_cleared)
        self._leave_draft()
        self._extent.leave()
        self.marks.leave()
