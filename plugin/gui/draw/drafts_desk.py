"""What is done with drafts: listed, opened, renamed, duplicated, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ...layers import draft_layer
from ..notices import Notices
from ..words import tr
from .drafts_on_map import DraftsOnMap
from .drafts_page import DraftsPage
from .drawing import Drawing


class DraftsDesk(QObject):
    """Does what the drafts' page and the draw page ask for. `open_` takes a draft up by its id; `put_down` is called
    before the draft at hand goes."""

    def __init__(
        self,
        drawing: Drawing,
        page: DraftsPage,
        notices: Notices,
        open_: Callable[[str], None],
        put_down: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._store = drawing.store
        self._page = page
        self._notices = notices
        self._open = open_
        self._put_down = put_down
        self.on_map = DraftsOnMap(drawing, self)
        page.shown.setChecked(self.on_map.on)
        page.opened.connect(open_)
        page.renamed.connect(self._rename)
        page.duplicated.connect(self._duplicate)
        page.deleted.connect(self.delete)
        page.on_map.connect(self.on_map.switch)
        drawing.changed.connect(self._renew)
        QgsProject.instance().readProject.connect(self._renew_saved)
        self._renew_saved()

    def _renew_saved(self, *_: object) -> None:
        """Extents that were saved with a project are in the drafts' file, and come back empty."""
        if not any(
            layer.customProperty(draft_layer.DRAFT) for layer in QgsProject.instance().mapLayers().values()
        ):
            return
        shapes = {draft.id: draft.geometry() for draft in self._store.all() if draft.sent and draft.finished}
        sent = {identity: shape for identity, shape in shapes.items() if shape is not None}
        draft_layer.renew_saved(QgsProject.instance(), sent, self._drawing.layer)

    def list_drafts(self) -> None:
        """Read the drafts and show them."""
        draft = self._drawing.draft
        at_hand = {draft.id: self._drawing.findings} if draft is not None else {}
        self._page.show_drafts(self._store.all(), at_hand, draft.id if draft is not None else None)

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
        made = self._store.duplicate(
            identity, tr("{name} (copy)").format(name=self._store.get(identity).name)
        )
        self._renewed()
        self._page.choose(made.id)

    def delete(self, identities: Sequence[str]) -> None:
        """Delete drafts, in a way that can be undone from the message bar."""
        draft = self._drawing.draft
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
        self.on_map.leave()
