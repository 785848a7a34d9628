"""Finds what a submission hangs on, begins it from what is on record, and keeps both together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import shapely
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject

from ...geometry import geojson
from ...host import tasks
from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ...submission.changes import ORIGINAL
from ...submission.draft_kind import become
from ...submission.originals import ORIGINAL_SHAPE, ORIGINAL_WORDS, PLACE_STAYS
from ..map_view import show_places
from ..words import tr
from .draw_page import DrawPage
from .drawing import Drawing

if TYPE_CHECKING:
    from ...streetmanager.lookup_records import Street
    from ...submission.draft import Draft
    from ...submission.kind import HangsOn, Kind
    from ...submission.originals import Candidate, Original
    from .kind_desk import KindDesk

# The answers of a draft that come of what it hangs on and are no fields of its request.
OF_ORIGINAL = (ORIGINAL, ORIGINAL_SHAPE, ORIGINAL_WORDS, PLACE_STAYS)

Found = tuple[list["Candidate"], "Original | None", "Street | None", str]


class ConcerningDesk(QObject):
    """The panel's other half: asks the service in a task, one question at a time."""

    def __init__(
        self, kinds: KindDesk, canvas: QgsMapCanvas, drawing: Drawing, page: DrawPage, sign_in: SignIn
    ) -> None:
        super().__init__(kinds)
        self._kinds = kinds
        self._canvas = canvas
        self._drawing = drawing
        self._panel = page.concerning
        self._sign_in = sign_in
        self._candidates: list[Candidate] = []
        self._task: tasks.BackgroundTask | None = None
        # The streets of drafts that hang on something, which are not chosen on the page.
        self._streets: dict[str, Street | None] = {}
        # The reference of the one that is chosen in another dock; set by who has both.
        self.chosen_elsewhere: Callable[[], str] = str
        self._panel.wanted.connect(self.find)
        self._panel.take_chosen.connect(self._find_chosen)
        self._panel.picked.connect(self._picked)
        self._panel.take_over.connect(self._take_over)
        self._panel.show_place.connect(self._show_original)

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._task is not None

    def street_of(self, identity: str) -> Street | None:
        """The street of what a draft hangs on, as far as it has been looked up in this session."""
        return self._streets.get(identity)

    def show(self, kind: Kind, draft: Draft | None) -> None:
        """Show what a draft of a kind hangs on."""
        self._panel.setVisible(kind.hangs_on is not None)
        if kind.hangs_on is None:
            return
        self._panel.ask_for(tr(kind.hangs_on.asked))
        values = draft.values if draft is not None else {}
        open_ = draft is None or not draft.sent
        may_take = open_ and not values.get(PLACE_STAYS) and bool(kind.shape) and not kind.several
        self._panel.show_original(
            values.get(ORIGINAL_WORDS) or (), bool(values.get(ORIGINAL_SHAPE)), may_take
        )
        for widget in (self._panel.reference, self._panel.find, self._panel.chosen, self._panel.choice):
            widget.setEnabled(open_)

    def begin(self, kind: Kind, concerning: Mapping[str, str]) -> None:
        """Begin with what is known of what it hangs on: all of it, or a reference to find the rest by."""
        known = [concerning[name] for name in reversed(kind.concerning) if concerning.get(name)]
        if kind.hangs_on is None or not known:
            return
        self._panel.reference.setText(known[0])
        if set(kind.concerning) <= set(concerning):
            references = {name: concerning[name] for name in kind.concerning}
            self._ask(lambda hangs_on, service: _whole(hangs_on, references, service))
        else:
            self.find(known[0])

    def find(self, reference: str) -> None:
        """Look up what the submission is to hang on, by a reference as somebody typed it."""
        self._panel.offer([])
        self._ask(lambda hangs_on, service: _found(hangs_on, reference, service))

    def _find_chosen(self) -> None:
        reference = self.chosen_elsewhere()
        if not reference:
            self._panel.say(tr("Choose a work first, in the table of the search or on the map."))
            return
        self._panel.reference.setText(reference)
        self.find(reference)

    def _picked(self, place: int) -> None:
        if not 1 <= place <= len(self._candidates):
            return
        references = self._candidates[place - 1].references
        self._ask(lambda hangs_on, service: _whole(hangs_on, references, service))

    def _ask(self, work: Callable[[HangsOn, Any], Found]) -> None:
        hangs_on, service = self._kinds.kind.hangs_on, self._sign_in.service
        self.drop()
        if hangs_on is None:
            return
        if service is None:
            self._panel.say(tr("Sign in first."))
            return
        self._panel.say(tr("Looking it up …"))
        own = service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Looking up what it hangs on"),
                lambda task: work(hangs_on, own),
                done=self._take_found,
                failed=self._not_found,
                line=own,
            )
        )

    def _not_found(self, error: Exception) -> None:
        self._task = None
        self._panel.say(error_words(error))

    def _take_found(self, found: Found) -> None:
        self._task = None
        candidates, original, street, why_not = found
        self._panel.say(why_not)
        if candidates:
            self._candidates = candidates
            self._panel.offer(candidates)
        if original is not None:
            self._take(original, street)

    def _take(self, original: Original, street: Street | None) -> None:
        """The submission hangs on this from now on, and begins with what it says."""
        kind, store = self._kinds.kind, self._drawing.store
        self._kinds.to_the_whole()
        draft = self._drawing.draft
        if draft is None or draft.sent:
            main = next(iter(reversed(list(original.references.values()))), "")
            draft = self._kinds.begin_undrawn(f"{tr(kind.words)} · {main}", original.references)
        else:
            draft = become(store, draft.id, kind.key, original.references)
        draft.values = {name: value for name, value in draft.values.items() if name not in OF_ORIGINAL}
        draft.values.update(original.values)
        draft.values[ORIGINAL_WORDS] = list(original.words)
        if original.geometry is not None:
            draft.values[ORIGINAL_SHAPE] = dict(original.geometry)
        if kind.changes:
            draft.values[ORIGINAL] = self._on_record(kind, original)
        draft.usrn = original.usrn if original.usrn is not None else draft.usrn
        draft.environment, draft.version = self._kinds.here
        self._streets[draft.id] = street
        store.keep(draft)
        self._drawing.reload()
        if kind.changes and kind.shape_needed(self._kinds.version) and not draft.vertices:
            self._take_over()
        self.stand()
        if not draft.vertices:
            self._show_original()
        self._kinds.refresh()

    def _on_record(self, kind: Kind, original: Original) -> dict[str, Any]:
        """The answers on record, as those of the submission are compared with them."""
        asked = kind.request.model_fields
        held = {name: value for name, value in original.values.items() if name in asked}
        if original.geometry is not None and kind.shape:
            held[kind.shape] = dict(original.geometry)
        return held

    def stand(self) -> None:
        """A draft that hangs on something lies on its street, which is looked up where it is not known yet."""
        draft, kind = self._drawing.whole, self._kinds.kind
        if draft is None or draft.sent or kind.hangs_on is None or kind.asks_street:
            return
        street = self._streets.get(draft.id)
        if street is not None:
            self._drawing.stand_on(street, [street])
        elif draft.usrn is not None and draft.id not in self._streets:
            self._look_up_street(draft.id, draft.usrn)

    def _look_up_street(self, identity: str, usrn: int) -> None:
        service = self._sign_in.service
        if service is None or self._task is not None:
            return
        own = service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Looking up what it hangs on"),
                lambda task: _street(usrn, own),
                done=lambda street: self._take_street(identity, street),
                failed=self._not_found,
                line=own,
            )
        )

    def _take_street(self, identity: str, street: Street | None) -> None:
        self._task = None
        self._streets[identity] = street
        self.stand()

    def _take_over(self) -> None:
        shape = original_shape(self._drawing.whole)
        if shape is None:
            return
        try:
            self._drawing.take_shape(geojson.write(shape))
        except geojson.NotWritable as error:
            self._panel.say(str(error))

    def _show_original(self) -> None:
        shape = geojson.read(original_shape(self._drawing.whole)).geometry
        if shape is not None:
            show_places(self._canvas, shapely.get_coordinates(shape).tolist())

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        if self._task is not None:
            self._task.drop()
            self._task = None


def original_shape(draft: Draft | None) -> Mapping[str, Any] | None:
    """The shape (EPSG:27700) of what a draft hangs on."""
    found = draft.values.get(ORIGINAL_SHAPE) if draft is not None else None
    return found if isinstance(found, Mapping) else None


def _found(hangs_on: HangsOn, reference: str, service: Any) -> Found:
    """In the task: what is found under a reference; of one alone all of it, and its street."""
    from ...submission.originals import NothingToHangOn

    try:
        candidates = hangs_on.find(reference, service)
    except NothingToHangOn as error:
        return [], None, None, str(error)
    if len(candidates) != 1:
        return candidates, None, None, ""
    return _whole(hangs_on, candidates[0].references, service)


def _whole(hangs_on: HangsOn, references: Mapping[str, str], service: Any) -> Found:
    """In the task: what a submission hangs on in full, and its street."""
    from ...submission.originals import NothingToHangOn

    try:
        original = hangs_on.read(references, service)
    except NothingToHangOn as error:
        return [], None, None, str(error)
    return [], original, _street(original.usrn, service) if original.usrn is not None else None, ""


def _street(usrn: int, service: Any) -> Street | None:
    """In the task: a street. Without it its designations are not offered, and nothing else is amiss."""
    from ...streetmanager.errors import StreetManagerError

    try:
        found: Street = service.lookup.get_street(usrn)
    except StreetManagerError:
        return None
    return found
