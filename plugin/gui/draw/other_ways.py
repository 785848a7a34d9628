"""The other ways to an extent than drawing: pasted, imported, dropped, split off; and the list where they appear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..map_view import show_places
from ..notices import Notices
from ..words import count, tr
from .coming_in import ComingIn
from .dropping import Drop, PasteKey
from .made_bar import ChosenMarks, MadeBar
from .split_offer import SplitOffer

if TYPE_CHECKING:
    from ...geometry.pasted import Pasted
    from ...submission.scheme_split import SchemePart
    from .draw_dock import DrawDock


class OtherWays(QObject):
    """Belongs to the draw dock. `as_layers` asks to put what was read, and is too much for drafts, on the map."""

    as_layers = pyqtSignal(object, str)

    def __init__(
        self, iface: QgisInterface, dock: DrawDock, notices: Notices, list_drafts: Callable[[], None]
    ) -> None:
        """list_drafts: shows the page with the list of drafts."""
        super().__init__(dock)
        self._dock = dock
        self._canvas = iface.mapCanvas()
        self._notices = notices
        self._list_drafts = list_drafts
        page, drafts = dock.draw_page, dock.drafts_page
        self.coming = ComingIn(self)
        self.coming.reading.connect(page.tell_mended)
        self.coming.refused.connect(self._refused)
        self.coming.taken.connect(self._take)
        self.coming.many.connect(self._too_many)
        page.tools.paste.connect(self.coming.paste)
        page.tools.bring_in.connect(lambda: self.coming.choose(dock))
        self._key = PasteKey(iface, page, self.coming.paste, lambda: dock.drawing.sketching)
        self._drop = Drop(dock, self.coming.take, self._may_take)
        self.offer = SplitOffer(dock.drawing, page.streets)
        page.streets.layout().addWidget(self.offer)
        page.streets.offered.connect(self.offer.look)
        self.offer.split.connect(self._split)
        self.bar = MadeBar(drafts)
        drafts.layout().insertWidget(1, self.bar)
        self._marks = ChosenMarks(self._canvas, self)
        drafts.list.itemSelectionChanged.connect(self._mark_chosen)
        dock.pages.currentChanged.connect(self._page_changed)
        dock.visibilityChanged.connect(self._mark_chosen)
        self._canvas.destinationCrsChanged.connect(self._mark_chosen)
        dock.beginning.several.connect(self.show_made)

    def _may_take(self) -> bool:
        """A form that is being filled in is not thrown aside for a file that slipped."""
        return self._dock.pages.currentWidget() in (self._dock.draw_page, self._dock.drafts_page)

    def _refused(self, words: str) -> None:
        self._dock.draw_page.tell_mended(words)
        if self._dock.pages.currentWidget() is not self._dock.draw_page:
            self._notices.warn(words)

    def _take(self, shapes: list, words: str) -> None:
        self._dock.beginning.draw_after(shapes, words)

    def _too_many(self, pasted: Pasted, name: str) -> None:
        self._notices.warn(
            tr("“{name}” holds {number:,} shapes, too many to make a draft of each.").format(
                name=name, number=len(pasted.shapes)
            ),
            tr("Put them on the map"),
            lambda: self.as_layers.emit(pasted, name),
        )

    def show_made(
        self, identities: Sequence[str], words: str, undo: Callable[[], None] | None = None
    ) -> None:
        """Show drafts that were just made: chosen in the list, in view on the map, with what there is to say."""
        self.bar.tell(words, undo)
        self._list_drafts()
        self._dock.drafts_page.choose(*identities)
        drafts = [self._dock.store.get(identity) for identity in identities]
        show_places(self._canvas, [vertex for draft in drafts for vertex in draft.vertices])

    def _split(self, parts: list[SchemePart]) -> None:
        from ...submission.draft_failures import DraftsError
        from ...submission.scheme_split import split_draft

        dock, draft = self._dock, self._dock.drawing.draft
        if draft is None or draft.sent or not parts:
            return
        dock.drawing.settle_edits()
        dock.streets.forget()
        dock.drawing.put_down()
        try:
            made = split_draft(dock.store, draft.id, parts)
        except DraftsError as error:
            dock.open(draft.id)
            self._notices.error(error)
            return
        dock.open(made[0])
        words = tr("“{name}” was split into {drafts}, with its details in each. It was put away.").format(
            name=draft.name, drafts=count(len(made), tr("draft"), tr("drafts"))
        )
        self.show_made(made, words, lambda: self._join(draft.id, made))

    def _join(self, identity: str, made: Sequence[str]) -> None:
        from ...submission.scheme_split import bring_back

        dock, draft = self._dock, self._dock.drawing.draft
        if draft is not None and draft.id in made:
            dock.streets.forget()
            dock.drawing.put_down()
        stays = bring_back(dock.store, identity, made)
        self.bar.tell("")
        dock.open(identity)
        dock.drafts.on_map.show_soon()
        if stays:
            self._notices.warn(
                tr("“{name}” is there again, but {drafts} of it stayed: sent already.").format(
                    name=dock.store.get(identity).name,
                    drafts=count(len(stays), tr("draft"), tr("drafts")),
                )
            )
            return
        self._notices.tell(
            tr("“{name}” is there again, and its parts were put away.").format(
                name=dock.store.get(identity).name
            ),
            tr("Undo"),
            lambda: self._part_again(identity, made),
        )

    def _part_again(self, identity: str, made: Sequence[str]) -> None:
        """Whoever had worked on the parts already has them back."""
        dock, draft = self._dock, self._dock.drawing.draft
        if draft is not None and draft.id == identity:
            dock.streets.forget()
            dock.drawing.put_down()
        for one in made:
            dock.store.undelete(one)
        dock.store.delete(identity)
        dock.open(made[0])
        self.show_made(made, tr("The parts are there again."), lambda: self._join(identity, made))

    def _page_changed(self) -> None:
        # What can be undone stays offered: somebody may first look at a part.
        if self._dock.pages.currentWidget() is not self._dock.drafts_page and not self.bar.undoes:
            self.bar.tell("")
        self._mark_chosen()

    def _mark_chosen(self, *_: object) -> None:
        dock = self._dock
        page = dock.drafts_page
        chosen = page.chosen() if page.isVisible() else []
        at_hand = dock.drawing.draft
        # The one at hand has a layer of its own.
        self._marks.show([dock.store.get(one) for one in chosen if at_hand is None or one != at_hand.id])

    def leave(self) -> None:
        """The dock is going: let go of the map and of what is under way."""
        self.coming.forget()
        self.offer.forget()
        self._key.leave()
        self._canvas.destinationCrsChanged.disconnect(self._mark_chosen)
        self._dock.visibilityChanged.disconnect(self._mark_chosen)
        self._marks.clear()
