"""Looks up the streets under the extent whenever it changes, and settles what the chosen one says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer

from ...host import settings, tasks
from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ...submission import street_values
from ...submission.kinds import KINDS
from ...submission.taken_along import NAMED, belongs_to, take_along
from ..form.service_words import designation_words
from ..notices import Notices
from ..words import tr
from .draft_words import environment_words
from .drawing import Drawing
from .street_choice import StreetChoice

if TYPE_CHECKING:
    from ...layers.gazetteer_layer import OwnGazetteer
    from ...streetmanager.client import StreetManager
    from ...submission.draft import Draft
    from ...submission.street_match import StreetMatch

LOOK_AFTER = 400


class StreetLookup(QObject):
    """Asks which streets the shape is on, a moment after it has changed; an earlier question is given up."""

    def __init__(
        self, drawing: Drawing, choice: StreetChoice, sign_in: SignIn, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._choice = choice
        self._sign_in = sign_in
        self._notices = notices
        self._known: dict[Any, Any] = {}
        self._known_for: Any = None
        # What the service said of each street of the user's own gazetteer.
        self._details: dict[int, Any] = {}
        self._not_read = ""
        self._task: tasks.BackgroundTask | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_AFTER)
        self._later.timeout.connect(self._look)
        drawing.finished.connect(self._later.start)
        sign_in.changed.connect(self._signed_in_or_out)
        choice.chosen.connect(self._chosen)
        choice.wanted.connect(self._look_by_usrn)

    @property
    def busy(self) -> bool:
        """Whether the streets are being looked up, or are about to be."""
        return self._task is not None or self._later.isActive()

    def _signed_in_or_out(self) -> None:
        self._drop()  # what was asked by an earlier session would only say that this one has ended
        self.look_soon()

    def look_soon(self) -> None:
        """Look the streets up in a moment, where there is a shape to look them up for."""
        draft = self._drawing.draft
        if draft is not None and draft.finished and not draft.sent:
            self._later.start()

    def forget(self) -> None:
        """Another shape, or none: there is nothing to choose from yet."""
        self._later.stop()
        self._drop()
        self._choice.say("")

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _look(self) -> None:
        draft, service = self._drawing.draft, self._sign_in.service
        self._drop()
        if draft is None or not draft.finished or draft.sent or draft.part_of is not None:
            return
        if not KINDS[draft.kind].asks_street:
            self._choice.say("")
            return
        if service is None:
            self._choice.say(tr("Sign in to see which streets the shape is on."))
            return
        if self._drawing.stopped_by:
            self._choice.say(tr("Put the shape right first; then its streets are looked up."))
            return
        draft = self._taken_along(draft, service)
        if self._known_for is not service:
            self._known, self._known_for, self._details = {}, service, {}
        self._choice.say(tr("Looking up the streets …"))
        own, geometry, known = service.fork(), draft.geometry(), self._known
        named, details, gazetteer = draft.values.get(NAMED), self._details, self._own_gazetteer()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Looking up streets"),
                lambda task: _streets_of(own, geometry, known, named, gazetteer, details),
                done=self._found,
                failed=self._not_found,
                line=own,
            )
        )

    def _taken_along(self, draft: Draft, service: StreetManager) -> Draft:
        """A draft belongs to one environment and version: in another, everything is looked up afresh."""
        here = (service.environment.key, service.version.value)
        if belongs_to(draft, *here):
            return draft
        before = draft.environment
        self._drawing.draft = take_along(self._drawing.store, draft, *here)
        if before != here[0]:
            told = tr(
                "This draft was made for {before}. Its street, promoter and workstream are chosen afresh."
            )
            self._notices.tell(told.format(before=environment_words(before)))
        return self._drawing.draft

    def _own_gazetteer(self) -> OwnGazetteer | None:
        """The layer that the settings name, if there is one and it is there."""
        from ...layers import gazetteer_layer, line_layers

        try:
            return gazetteer_layer.chosen(
                QgsProject.instance(), settings.GAZETTEER_SOURCE.get(), settings.GAZETTEER_FIELD.get()
            )
        except line_layers.CannotRead as error:
            self._tell_not_read(str(error))
            return None

    def _tell_not_read(self, why: str) -> None:
        """Said once: Street Manager alone answers as well."""
        if why and why != self._not_read:
            told = tr("Your own gazetteer was not asked. {why} Street Manager was asked alone.")
            self._notices.warn(told.format(why=why))
        self._not_read = why

    def _found(self, found: tuple[StreetMatch, bool, str]) -> None:
        self._task = None
        match, named_found, not_read = found
        if not_read:
            self._tell_not_read(not_read)
        draft = self._drawing.draft
        if draft is None:
            return
        answers = draft.values
        self._choice.show_match(
            match, draft.usrn, answers.get("highway_authority_swa_code"), answers.get("road_category")
        )
        if not named_found:
            self._choice.other.say(
                tr("The gazetteer has no street {usrn}. Check the number.").format(usrn=answers.get(NAMED))
            )

    def stand_again(self) -> None:
        """Another of the same submission's shapes is at hand: it lies on the street that was chosen."""
        draft, choice = self._drawing.draft, self._choice
        if choice.street() is None or draft is None:
            self.look_soon()
        elif draft.part_of is None:
            self._chosen()
        else:
            self._drawing.stand_on(choice.street(), choice.streets(), choice.authority_code())

    def _look_by_usrn(self, usrn: int) -> None:
        """The person named a street: it is offered and chosen, however far away it is."""
        draft = self._drawing.draft
        if draft is None or draft.sent:
            return
        draft.values[NAMED] = draft.usrn = usrn
        self._drawing.draft = self._drawing.store.keep(draft)
        self._look()

    def _not_found(self, error: Exception) -> None:
        self._task = None
        self._choice.say(error_words(error))
        self._notices.error(error, again=self._look)

    def _chosen(self) -> None:
        draft, choice = self._drawing.draft, self._choice
        if draft is None or draft.sent:
            return
        street = choice.street()
        if street is None:
            self._drawing.stand_on(None, choice.streets())
            return
        told = street_values.values_from_street(street, choice.authority_code(), choice.reinstatement_type())
        draft.values.update(told)
        draft.usrn = street.usrn
        self._drawing.draft = self._drawing.store.keep(draft)
        choice.show_designations(
            [designation_words(one) for one in street_values.designations(street, draft.geometry())]
        )
        self._drawing.stand_on(street, choice.streets(), choice.authority_code())


def _streets_of(
    service: Any,
    geometry: Any,
    known: dict[Any, Any],
    named: int | None,
    gazetteer: OwnGazetteer | None,
    details: dict[int, Any],
) -> tuple[StreetMatch, bool, str]:
    """In the task: the streets under the shape, with the one that was named; whether that exists; and why the
    user's own gazetteer could not be asked."""
    from ...layers.line_layers import CannotRead
    from ...streetmanager.errors import NotFound
    from ...submission.own_gazetteer import match_with_own
    from ...submission.street_match import match, with_street

    not_read = ""
    if gazetteer is None:
        found = match(service, geometry, known)
    else:
        try:
            streets = gazetteer.streets_around(geometry)
        except CannotRead as error:
            streets, not_read = [], str(error)
        found = match_with_own(service, geometry, known, streets, details)
    if named is None or named in [candidate.street.usrn for candidate in found.candidates]:
        return found, True, not_read
    try:
        return with_street(found, service.lookup.get_street(named), geometry), True, not_read
    except NotFound:
        return found, False, not_read
