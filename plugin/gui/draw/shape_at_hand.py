"""The whole shape of the draft at hand: edited, repaired and undone step by step, on the map and on disk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...geometry import repairs
from ...submission.draft import rings_of
from ..map_view import in_view, show_places
from .extent_layer import ExtentLayer, rounded_like
from .judging import Judged

if TYPE_CHECKING:
    from ...submission.draft import Draft
    from ...submission.drafts import DraftStore

MOST_STEPS = 100


class ShapeAtHand(Judged):
    """`changed` comes when the shape has changed or another draft has been taken up.

    `finished` comes when a sketch has become a whole shape, or a whole shape has changed: what hangs on the shape
    is then to be asked anew. kept_at: when it was last written to the disk.
    """

    finished = pyqtSignal()

    def __init__(self, iface: QgisInterface, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(iface.mapCanvas(), store, parent)
        self.kept_at: datetime | None = None
        self._extent = ExtentLayer(iface, lambda: self.draft, self)
        self._extent.edited.connect(self._take_edit)
        self._steps: list[dict[str, Any]] = []

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The extent's layer in the project, if it is there."""
        return self._extent.layer

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

    def repair(self, name: str, measure: float | None = None) -> repairs.Repaired | None:
        """Put a finding right; says what was done and how far anything moved. None where there is nothing drawn.

        measure: metres, for a repair that takes a measure.
        """
        if self.draft is None:
            return None
        repaired = repairs.repair(name, self.draft.geometry(), measure)
        if repaired.geometry is not None:
            self.replace(repaired.geometry)
        if not in_view(self._canvas, self.draft.vertices):
            self.show_all()  # it was not where it was meant to be
        return repaired

    def _step_back(self) -> bool:
        """Take the last edit or repair back; False where there is none."""
        if self.draft is None or len(self._steps) < 2:
            return False
        self._put(self.draft, self._steps[:-1])
        return True

    def edit_vertices(self) -> None:
        """Hand the shape to QGIS's vertex tool; every change is kept as it is made."""
        if self.draft is not None and not self.draft.sent and self.draft.finished:
            self._extent.edit(self.draft)

    def settle_edits(self) -> None:
        """End editing, so that QGIS has nothing left to ask about when it closes."""
        self._extent.settle()

    def _take_edit(self, geometry: dict[str, Any]) -> None:
        if self.draft is None or geometry == rounded_like(self.draft.geometry()):
            return
        try:
            rings_of(geometry)
        except ValueError:
            return
        self._put(self.draft, [*self._steps, geometry], on_map=False)

    def _show_on_map(self, draft: Draft) -> None:
        self._extent.show(draft)
        if draft.finished and not self._steps:
            self._steps = [draft.geometry() or {}]

    def show_all(self) -> None:
        """Bring the whole extent into view."""
        if self.draft is not None:
            show_places(self._canvas, self.draft.vertices)

    def reload(self) -> None:
        """Read the draft again: something else has written to it, its answers say."""
        if self.draft is not None:
            self.draft = self.store.get(self.draft.id)
            self._extent.seal(self.draft)
            self._check()

    def rename(self, name: str) -> None:
        """Give the draft another name. ValueError for an empty one."""
        if self.draft is not None:
            self.store.rename(self.draft.id, name)
            self.reload()

    def mark_submitted(self) -> None:
        """The extent has become a work: its layer says so, and the marks go."""
        if self.draft is None:
            return
        self._find_nothing()
        self._extent.seal(self.draft)
        self.changed.emit()
