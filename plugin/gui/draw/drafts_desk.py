"""What is done with drafts: listed, checked, opened, renamed, duplicated, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject

from ...layers import area_layer, draft_layer
from ...submission.standing import Checked, answers_missing
from ..map_view import show_places
from ..notices import Notices
from ..words import count, tr
from .draft_checks import DraftChecks
from .drafts_on_map import DraftsOnMap
from .drafts_page import DraftsPage
from .drawing import Drawing
from .other_windows import OtherWindows

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...submission.draft import Draft


class DraftsDesk(QObject):
    """Does what the drafts' page and the draw page ask for. `open_` takes a draft up by its id; `put_down` is called
    before the draft at hand goes; `service` is who can be asked, if anybody is signed in.

    windows: which drafts other windows of QGIS have open.
    """

    def __init__(
        self,
        drawing: Drawing,
        page: DraftsPage,
        notices: Notices,
        open_: Callable[[str], None],
        put_down: Callable[[], None],
        parent: QObject,
        service: Callable[[], StreetManager | None],
        canvas: QgsMapCanvas,
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._service = service
        self._drawing = drawing
        self._store = drawing.store
        self._page = page
        self._notices = notices
        self._open = open_
        self._put_down = put_down
        self.windows = OtherWindows(drawing, self)
        self.checks = DraftChecks(self._store, self)
        self.on_map = DraftsOnMap(drawing, self.checks.known, self)
        page.shown.setChecked(self.on_map.on)
        page.opened.connect(open_)
        page.renamed.connect(self._rename)
        page.duplicated.connect(self._duplicate)
        page.deleted.connect(self.delete)
        page.on_map.connect(self.on_map.switch)
        page.check.connect(self._check)
        page.stop.connect(self.checks.stop)
        page.zoom.connect(self._zoom)
        self.checks.looked.connect(self._known)
        self.checks.progress.connect(self._progress)
        self.checks.ended.connect(self._checked)
        self.windows.changed.connect(self._renew)
        self.windows.changed.connect(self.on_map.show_soon)
        drawing.changed.connect(self._renew)
        QgsProject.instance().readProject.connect(self._renew_saved)
        self._renew_saved()

    def _renew_saved(self, *_: object) -> None:
        """Extents that were saved with a project are in the drafts' file, and come back empty; lists of streets too."""
        area_layer.remove_saved(QgsProject.instance())
        if not any(
            layer.customProperty(draft_layer.DRAFT) for layer in QgsProject.instance().mapLayers().values()
        ):
            return
        shapes = {draft.id: draft.geometry() for draft in self._store.all() if draft.sent and draft.finished}
        sent = {identity: shape for identity, shape in shapes.items() if shape is not None}
        draft_layer.renew_saved(QgsProject.instance(), sent, self._drawing.layer)

    def list_drafts(self) -> None:
        """Read the drafts and show them."""
        draft, held = self._drawing.draft, self._store.all()
        self._know_at_hand()
        current = (draft.part_of or draft.id) if draft is not None else None
        self._page.show_drafts(held, self.checks.known, current)
        self.checks.look(held)

    def _know_at_hand(self) -> None:
        """Of the draft at hand all is known: it is judged at every step."""
        drawing, draft = self._drawing, self._drawing.draft
        if draft is None or draft.sent or draft.part_of:
            return
        stops = bool(drawing.stopped_by)
        missing = [] if stops else answers_missing(draft, datetime.now(timezone.utc))
        found = Checked(tuple(drawing.findings), tuple(missing), len(drawing.outstanding), around=True)
        self.checks.known.take(draft, found)

    def is_open_elsewhere(self, identity: str) -> bool:
        """Whether another window of QGIS has a draft open that can still change; then that is said."""
        draft = self._store.get(identity)
        if draft.sent or not self.windows.elsewhere(identity):
            return False
        self._notices.warn(
            tr("“{name}” is open in another window of QGIS. Go on with it there, or work on a copy.").format(
                name=draft.name
            ),
            tr("Open a copy"),
            lambda: self._open(self._copy(identity).id),
        )
        return True

    def _copy(self, identity: str) -> Draft:
        name = self._store.get(identity).name
        return self._store.duplicate(identity, tr("{name} (copy)").format(name=name))

    def _check(self, identities: Sequence[str]) -> None:
        self.checks.check([self._store.get(identity) for identity in identities], self._service())
        self._page.show_checking((0, len(identities)))

    def _known(self) -> None:
        self._page.show_known()
        self.on_map.show_soon()

    def _progress(self, done: int, number: int) -> None:
        if self.checks.busy:
            self._page.show_checking((done, number))
        self._page.show_known()

    def _checked(self) -> None:
        self._page.show_checking(None)
        self._known()

    def _zoom(self, identities: Sequence[str]) -> None:
        drafts = [self._store.get(identity) for identity in identities]
        show_places(self._canvas, [vertex for draft in drafts for vertex in draft.vertices])

    def _renew(self) -> None:
        if self._page.isVisible():
            self.list_drafts()

    def _rename(self, identity: str, name: str) -> None:
        draft = self._drawing.draft
        if draft is not None and draft.id == identity:
            self._drawing.rename(name)
        else:
            self._store.rename(identity, name)
        self._renewed()

    def _renewed(self) -> None:
        self.list_drafts()
        self.on_map.show_soon()

    def _duplicate(self, identity: str) -> None:
        made = self._copy(identity)
        self._renewed()
        self._page.choose(made.id)

    def delete(self, identities: Sequence[str]) -> None:
        """Delete drafts, in a way that can be undone from the message bar."""
        draft = self._drawing.draft
        there = [identity for identity in identities if self.windows.elsewhere(identity)]
        if there:
            self._notices.warn(
                tr("{drafts} open in another window of QGIS, and not deleted. Close it there first.").format(
                    drafts=count(len(there), tr("draft is"), tr("drafts are"))
                )
            )
        identities = [identity for identity in identities if identity not in there]
        if not identities:
            return
        names = [self._store.get(identity).name for identity in identities]
        at_hand = draft is not None and draft.id in identities
        for identity in identities:
            if at_hand and draft is not None and identity == draft.id:
                self._put_down()
                self._drawing.put_away()
            else:
                self._store.delete(identity)
        self._renewed()
        words = (
            tr("“{name}” was deleted.").format(name=names[0])
            if len(names) == 1
            else tr("{number} drafts were deleted.").format(number=len(names))
        )
        self._notices.tell(words, tr("Undo"), lambda: self._bring_back(identities, at_hand))

    def _bring_back(self, identities: Sequence[str], open_it: bool) -> None:
        for identity in identities:
            self._store.undelete(identity)
        if open_it and len(identities) == 1 and not self._page.isVisible():
            self._open(identities[0])
        self._renewed()

    def leave(self) -> None:
        """Let go of the map: the dock is going."""
        QgsProject.instance().readProject.disconnect(self._renew_saved)
        self._page.leave()
        self.checks.leave()
        self.windows.leave()
        self.on_map.leave()
