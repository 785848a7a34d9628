"""QGIS's locator bar: a work by its reference, a street by its name or USRN, a place as officers write it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult

from ..host import icons, log
from ..host.cutting_off import cut_off_by
from .words import tr

if TYPE_CHECKING:
    from ..streetmanager.client import StreetManager

WORK, STREET, PLACE = "work", "street", "place"
# QGIS keeps one and two letters for itself.
PREFIX = "wex"
SHORTEST = 3
# A reference has an organisation's two letters, three digits and at least one more sign (BR 3.1).
SHORTEST_REFERENCE = 6
USRN_DIGITS = range(6, 9)
MOST_STREETS = 30
# Milliseconds after the last key, before the service is asked.
ASK_AFTER = 300

# What it is, its words, what stands beside them, and what tells it apart.
Offer = tuple[str, str, str, Any]


class WorksLocator(QgsLocatorFilter):
    """Looks in a thread of QGIS's; `act` is called on the main thread with what was chosen, its kind first.

    service: gives the service where somebody is signed in; without one only places are offered. `act` gets a
    reference for WORK, a USRN for STREET, and a geometry.places.Place for PLACE.
    """

    def __init__(self, service: Callable[[], StreetManager | None], act: Callable[[str, Any], None]) -> None:
        super().__init__()
        self._service = service
        self._act = act
        # Typing anywhere else in the locator asks nobody.
        self.setUseWithoutPrefix(False)
        # QGIS 3.22 has this beside the delay of its own only.
        delay = getattr(self, "setFetchResultsDelay", None)
        if delay is not None:
            delay(ASK_AFTER)

    def clone(self) -> WorksLocator:
        """One for a thread."""
        return WorksLocator(self._service, self._act)

    def name(self) -> str:
        """Its id."""
        return "works_extents"

    def displayName(self) -> str:  # noqa: N802, QGIS's name
        """What it is called in the locator's list."""
        return tr("Works Extents: works, streets and places")

    def prefix(self) -> str:
        """What to type before what is looked for."""
        return PREFIX

    def fetchResults(  # noqa: N802, QGIS's name
        self, text: str, context: QgsLocatorContext, feedback: QgsFeedback
    ) -> None:
        """In a thread: offer what the text may mean."""
        try:
            for offer in self._offers(text.strip(), feedback):
                if feedback.isCanceled():
                    return
                self.resultFetched.emit(self._result(offer))
        except Exception as error:  # none may end QGIS's own thread
            if not feedback.isCanceled():
                log.problem(tr("Looking for what was typed in the locator"), error)

    def _offers(self, text: str, feedback: QgsFeedback) -> Iterator[Offer]:
        if len(text) < 2:
            return
        place = list(places(text))
        yield from place
        service = self._service()
        if service is None or place or len(text) < SHORTEST:
            return
        if is_like_reference(text):
            yield WORK, text.upper(), tr("A work: its record"), text
            return
        own = service.fork()
        with cut_off_by(feedback, own):
            yield from streets(text, own)

    def _result(self, offer: Offer) -> QgsLocatorResult:
        kind, words, beside, found = offer
        result = QgsLocatorResult(self, words, json.dumps([kind, found]))
        result.description = beside
        result.icon = icons.icon({WORK: "work", STREET: "street", PLACE: "point"}[kind])
        return result

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802, QGIS's name
        """On the main thread: show what was chosen."""
        # QGIS 3.22 has it as a value, later ones as a function.
        held = result.userData
        kind, found = json.loads(held() if callable(held) else held)
        if kind == PLACE:
            from ..geometry.places import Place

            found = Place(*found)
        self._act(kind, found)


def places(text: str) -> Iterator[Offer]:
    """The place that a text names, if it names one."""
    from ..geometry.places import PlaceRefused, parse, words_of

    try:
        place = parse(text)
    except PlaceRefused:
        return
    middle = place.easting + place.side / 2, place.northing + place.side / 2
    written = words_of(*middle)
    yield (
        PLACE,
        written.grid_reference or written.metres,
        f"{written.metres} · {written.degrees}",
        list(place),
    )


def is_like_reference(text: str) -> bool:
    """Whether a text may be the reference of a work, a permit, or another part of a work."""
    from ..search.asking import is_reference

    has = any(sign.isdigit() for sign in text) and any(sign.isalpha() for sign in text)
    return has and len(text) >= SHORTEST_REFERENCE and is_reference(text)


def streets(text: str, service: StreetManager) -> Iterator[Offer]:
    """The streets of a USRN, or of a name, as Street Manager's gazetteer has them."""
    from ..streetmanager.errors import NotFound

    if text.isdigit():
        if len(text) not in USRN_DIGITS:
            return
        try:
            street = service.lookup.get_street(int(text))
        except NotFound:
            return
        yield _street(street)
    else:
        for summary in service.lookup.search(text)[:MOST_STREETS]:
            yield _street(summary)


def _street(street: Any) -> Offer:
    where = ", ".join(part for part in (street.town, street.area) if part)
    return STREET, f"{street.street_descriptor} ({street.usrn})", where, street.usrn
