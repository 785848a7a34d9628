"""What the drawing is for: the kind of submission, what it hangs on, and which of its shapes is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu

from ...host.sign_in import SignIn
from ...streetmanager.fields import about
from ...streetmanager.operations import EVERYONE
from ...streetmanager.versions import Version
from ...submission.draft_kind import become, part_for, parts_of
from ...submission.kinds import KINDS, kind_of, offered_kinds
from ...submission.originals import PLACE_STAYS
from ..environment_band import role_words
from ..withheld import withheld_kinds
from ..words import tr
from .beside_shapes import BesideShapes
from .concerning_desk import OF_ORIGINAL, ConcerningDesk, original_shape
from .draw_page import DrawPage
from .drawing import KIND, Drawing
from .street_lookup import StreetLookup

if TYPE_CHECKING:
    from ...streetmanager.lookup_records import Street
    from ...submission.draft import Draft
    from ...submission.kind import Kind

LONGEST_NAME = 100


class KindDesk(QObject):
    """Keeps the draw page to what the kind at hand takes. `changed` comes when something of it has changed."""

    changed = pyqtSignal()

    def __init__(
        self,
        iface: QgisInterface,
        drawing: Drawing,
        page: DrawPage,
        sign_in: SignIn,
        streets: StreetLookup,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._page = page
        self._sign_in = sign_in
        self._streets = streets
        self._beside = BesideShapes(iface.mapCanvas())
        self._menu = QMenu(page.apply_menu)
        page.apply_menu.setMenu(self._menu)
        page.kinds.chosen.connect(self.choose)
        page.shapes.chosen.connect(self.switch)
        page.shapes.take_away.connect(lambda _: drawing.take_away())
        drawing.changed.connect(self.refresh)
        drawing.finished.connect(self._stand)
        sign_in.changed.connect(self._signed_in_or_out)
        self.concerning = ConcerningDesk(self, iface.mapCanvas(), drawing, page, sign_in)
        self._signed_in_or_out()

    @property
    def kind(self) -> Kind:
        """The kind of the draft at hand, or of the next one."""
        draft = self._drawing.whole
        return kind_of(draft.kind if draft is not None else self._drawing.kind)

    @property
    def version(self) -> Version:
        """The version that is spoken, or that the draft was made for."""
        service, draft = self._sign_in.service, self._drawing.draft
        if service is not None:
            return Version(service.version)
        return Version(str(draft.version)) if draft is not None else Version.V2

    @property
    def street(self) -> Street | None:
        """The street of what the draft at hand hangs on; the chosen one where it is chosen by the drawing."""
        draft = self._drawing.whole
        if self.kind.asks_street or draft is None:
            return self._page.streets.street()
        return self.concerning.street_of(draft.id)

    def offered(self) -> list[Kind]:
        """The kinds that the account may submit; where nobody is signed in, a permit application."""
        if self._sign_in.service is None:
            return [KINDS[KIND]]
        return offered_kinds(self.version, self._roles())

    def _roles(self) -> set[str]:
        """The account's roles; all of them where they are not known."""
        return self._sign_in.roles or set(EVERYONE)

    def _tell_withheld(self) -> None:
        line = self._page.kinds.withheld
        if self._sign_in.service is None:
            line.say(tr("Sign in to see what else your account may submit."))
            return
        line.tell(withheld_kinds(KINDS.values(), self.version, self._roles(), lambda kind: tr(kind.words)))

    def _signed_in_or_out(self) -> None:
        self.concerning.drop()
        keys = [kind.key for kind in self.offered()]
        if self._sign_in.service is not None and self._drawing.kind not in keys and keys:
            self._drawing.kind = keys[0]
        self.refresh()

    def refresh(self) -> None:
        """Show what the kind at hand takes."""
        kind, offered = self.kind, self.offered()
        shown = offered if kind in offered else [*offered, kind]
        self._page.kinds.offer(shown, kind.key)
        self._tell_withheld()
        self._fill_menu(offered, kind)
        draft = self._drawing.whole
        types = () if draft is not None and draft.values.get(PLACE_STAYS) else kind.shapes_taken(self.version)
        self._page.tools.allow(types, kind.several)
        self._page.tools.setVisible(bool(types))
        self._page.show_kind(tr(kind.begin), kind.asks_street, self._undrawn_words(kind, draft))
        self.concerning.show(kind, draft)
        self._beside.show(original_shape(draft), self._other_shapes(kind, draft))
        self._show_shapes(kind, draft)
        self.changed.emit()

    def _undrawn_words(self, kind: Kind, draft: Draft | None) -> str:
        """What it means that nothing is drawn."""
        if draft is not None and draft.values.get(PLACE_STAYS):
            return tr("After a refusal the place cannot be another one: nothing is drawn.")
        if not kind.shape:
            return tr("Nothing has to be drawn.")
        if not kind.shape_needed(self.version):
            return tr(
                "Nothing is drawn, so that the place stays as it is. Draw another one only if it changes."
            )
        return tr("Nothing is drawn yet. Choose what to draw, then click on the map.")

    def _fill_menu(self, offered: list[Kind], kind: Kind) -> None:
        self._page.apply_menu.setVisible(len(offered) > 1)
        if [action.data() for action in self._menu.actions()] == [one.key for one in offered]:
            return
        self._menu.clear()
        self._menu.setToolTipsVisible(True)
        for one in offered:
            action = self._menu.addAction(tr(one.begin))
            action.setData(one.key)
            action.setToolTip(tr(one.help))
            action.triggered.connect(lambda _=False, key=one.key: self.choose(key))

    def _other_shapes(self, kind: Kind, draft: Draft | None) -> list[Any]:
        """The finished shapes of the same submission that are not at hand."""
        if draft is None or not kind.more_shapes:
            return []
        every = [draft, *parts_of(self._drawing.store, draft.id).values()]
        at_hand = self._drawing.draft
        return [one.geometry() for one in every if at_hand is None or one.id != at_hand.id]

    def _show_shapes(self, kind: Kind, draft: Draft | None) -> None:
        switch, at_hand = self._page.shapes, self._drawing.draft
        if draft is None or at_hand is None or not kind.more_shapes:
            optional = draft is not None and bool(kind.shape) and not kind.shape_needed(self.version)
            switch.offer([], "", False)
            switch.setVisible(optional and bool(draft and draft.vertices and not draft.sent))
            switch.away.setVisible(True)
            return
        parts = parts_of(self._drawing.store, draft.id)
        drawn = {kind.shape: draft, **parts}
        shapes = [(name, self._shape_words(kind, name, drawn.get(name))) for name in kind.shapes]
        part = at_hand.part_of is not None
        switch.offer(shapes, self._field_at_hand(kind), part and bool(at_hand.vertices) and not at_hand.sent)

    def _shape_words(self, kind: Kind, name: str, draft: Draft | None) -> str:
        label = tr(about(kind.request, name, self.version).label)
        if draft is not None and draft.finished:
            return tr("{shape}: drawn").format(shape=label)
        return tr("{shape}: as the first").format(shape=label) if name in kind.as_the_first else label

    def _field_at_hand(self, kind: Kind) -> str:
        at_hand, draft = self._drawing.draft, self._drawing.whole
        if at_hand is None or draft is None or at_hand.part_of is None:
            return kind.shape
        parts = parts_of(self._drawing.store, draft.id)
        return next((name for name, part in parts.items() if part.id == at_hand.id), kind.shape)

    def switch(self, name: str) -> None:
        """Have another of the submission's shapes at hand, by the field of the request."""
        draft, kind = self._drawing.whole, self.kind
        if draft is None or name == self._field_at_hand(kind):
            return
        if name == kind.shape:
            self._drawing.open(draft.id)
        else:
            part = part_for(self._drawing.store, draft, name, draft.shape_type)
            self._drawing.open(part.id)
        self._streets.stand_again()
        self.concerning.stand()

    def _stand(self) -> None:
        """What was drawn lies on the street of what it hangs on, or of the submission's own shape."""
        at_hand = self._drawing.draft
        if at_hand is not None and at_hand.part_of is not None and self.kind.asks_street:
            self._streets.stand_again()
        else:
            self.concerning.stand()

    def to_the_whole(self) -> None:
        """Have the submission's own shape at hand, and none of its further ones."""
        self.switch(self.kind.shape)

    def choose(self, key: str) -> None:
        """Make the draft at hand, or the next one, one of this kind."""
        if key == self.kind.key:
            self.refresh()
            return
        self.concerning.drop()
        self._page.concerning.clear()
        self.to_the_whole()
        draft, kind = self._drawing.draft, kind_of(key)
        self._drawing.kind = key
        if draft is not None and draft.sent:
            self._drawing.put_down()
        elif draft is not None:
            kept = {name: draft.concerning[name] for name in kind.concerning if name in draft.concerning}
            become(self._drawing.store, draft.id, key, kept if set(kept) == set(kind.concerning) else {})
            for name in OF_ORIGINAL:
                draft.values.pop(name, None)
            self._drawing.store.keep(draft)
            self._drawing.reload()
            self._streets.look_soon()
        if self._drawing.draft is None and not kind.shape and kind.hangs_on is None:
            self.begin_undrawn(tr(kind.words), {})
        self.refresh()
        if kind.hangs_on is not None:
            self._page.concerning.reference.setFocus()
            self._page.concerning.reference.selectAll()

    @property
    def here(self) -> tuple[str, str]:
        """The environment and the version for which a draft is made now."""
        service = self._sign_in.service
        return (service.environment.key, service.version.value) if service else ("practice", "v2")

    def begin_undrawn(self, name: str, concerning: Mapping[str, str]) -> Draft:
        """Begin a draft of the kind at hand of which nothing is drawn yet."""
        types = self.kind.shapes_taken(self.version) or ("LineString",)
        shape_type = "LineString" if "LineString" in types else types[0]
        begun = self._drawing.begin_undrawn(shape_type, *self.here, name[:LONGEST_NAME], concerning)
        self._page.list_drafts()
        return begun

    def begin_kind(self, key: str, concerning: Mapping[str, str]) -> None:
        """Begin a submission of a kind; concerning: what it hangs on, by name, all of it or as much as is known."""
        if self._drawing.draft is not None:
            self._drawing.put_down()
        self.choose(key)
        self.concerning.begin(kind_of(key), concerning)

    def nothing_yet(self) -> str:
        """What has to be there before the form is opened, in words; empty where all is."""
        kind, draft, at_hand = self.kind, self._drawing.whole, self._drawing.draft
        if kind.hangs_on is not None and (draft is None or set(draft.concerning) != set(kind.concerning)):
            return tr("Find first what it is for. Enter above: {asked}.").format(
                asked=tr(kind.hangs_on.asked).lower()
            )
        drawn = draft is not None and draft.finished
        sketched = [one for one in (draft, at_hand) if one is not None and one.vertices and not one.finished]
        if sketched or (not drawn and kind.shape_needed(self.version)) or draft is None:
            return tr("Draw the extent of the works first.")
        return ""

    def may_not(self) -> str:
        """Why the account may not submit this, in words; empty where it may."""
        kind = self.kind
        if kind in self.offered():
            return ""
        if not kind.declared.known_to(self.version):
            return tr("Version {version} of Street Manager has no such thing: {kind}.").format(
                version=self.version.value, kind=tr(kind.words).lower()
            )
        roles = " ".join(role_words(role) for role in sorted(self._sign_in.roles))
        by = tr("promoters") if kind.for_promoter else tr("highway authorities")
        return tr("This is for {who} to submit. This account's role is: {role}.").format(who=by, role=roles)

    def leave(self) -> None:
        """Let go of the map: the dock is going."""
        self.concerning.drop()
        self._beside.clear()
