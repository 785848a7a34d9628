"""The locator: what is offered for a text, asked in QGIS's own thread, and what is done with it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsFeedback, QgsLocator, QgsLocatorContext, QgsLocatorResult, QgsProcessingFeedback
from qgis.PyQt.QtCore import QEventLoop, QTimer

from plugin.geometry.places import Place
from plugin.gui import locator
from plugin.gui.locator import PLACE, STREET, WORK, WorksLocator
from plugin.practice.server import SEED
from plugin.practice.town import build_town
from plugin.processing.sessions import Sessions
from plugin.streetmanager.client import StreetManager


class Desk:
    """Keeps what was chosen; in a way signed in, or not."""

    def __init__(self, service: StreetManager | None = None) -> None:
        self.service = service
        self.chosen: list[tuple[str, Any]] = []
        self.filter = WorksLocator(lambda: self.service, lambda *found: self.chosen.append(found))
        self.bar = QgsLocator()
        self.bar.registerFilter(self.filter)

    def offered(self, text: str) -> list[QgsLocatorResult]:
        """What is offered for a text, as QGIS asks: on a copy, in a thread."""
        found: list[QgsLocatorResult] = []
        loop = QEventLoop()

        def take(result: QgsLocatorResult) -> None:
            # What is handed over is gone when this ends.
            found.append(QgsLocatorResult(result))

        self.bar.foundResult.connect(take)
        self.bar.finished.connect(loop.quit)
        self.bar.fetchResults(text, QgsLocatorContext())
        QTimer.singleShot(90_000, loop.quit)
        if self.bar.isRunning():
            loop.exec()
        self.bar.foundResult.disconnect(take)
        return found


@pytest.fixture
def signed_in(qgis_app: object, practising: Any, provider: Any) -> Iterator[StreetManager]:
    sessions = Sessions(lambda: None, practising)
    with sessions.service(sessions.access(), QgsProcessingFeedback(False)) as service:
        yield service
    sessions.forget()


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("wex SK 70000 10000", "SK 70000 10000", (470_000, 310_000)),
        ("wex 470000, 310000", "SK 70000 10000", (470_000, 310_000)),
        ("wex SK7010", "SK 70500 10500", (470_000, 310_000)),
    ],
)
def test_a_place_is_offered_without_being_signed_in(
    qgis_app: object, text: str, words: str, place: tuple[float, float]
) -> None:
    desk = Desk()
    (offer,) = desk.offered(text)
    assert offer.displayString == words and f"{place[0] + 500 * ('7010' in text)}" in offer.description
    desk.filter.triggerResult(offer)
    ((kind, found),) = desk.chosen
    assert kind == PLACE and isinstance(found, Place) and (found.easting, found.northing) == place


@pytest.mark.parametrize("text", ["SK 70000 10000", "wex", "wex H", "wex HIGH STREET", "wex ZA00100000001"])
def test_nothing_else_is_offered_to_nobody_nor_without_the_prefix(qgis_app: object, text: str) -> None:
    assert Desk().offered(text) == []


def test_a_reference_and_a_street_are_offered_when_signed_in(signed_in: StreetManager) -> None:
    desk = Desk(signed_in)
    street = build_town(SEED)[0]
    (work,) = desk.offered("wex ZA00100000001-01")
    assert work.displayString == "ZA00100000001-01" and "record" in work.description
    named = desk.offered(f"wex {street.name.lower()}")
    assert f"{street.name} ({street.usrn})" in [one.displayString for one in named]
    (by_number,) = desk.offered(f"wex {street.usrn}")
    assert by_number.displayString == f"{street.name} ({street.usrn})"
    for offer in (work, by_number):
        desk.filter.triggerResult(offer)
    assert desk.chosen == [(WORK, "ZA00100000001-01"), (STREET, street.usrn)]
    assert desk.offered("wex 99999998") == [] and desk.offered("wex 12") == []


def test_it_asks_in_a_thread_and_a_failure_ends_nothing(
    signed_in: StreetManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[threading.Thread] = []

    def fail(text: str, service: StreetManager) -> Iterator[locator.Offer]:
        asked.append(threading.current_thread())
        raise ValueError("made up")
        yield

    monkeypatch.setattr(locator, "streets", fail)
    desk = Desk(signed_in)
    assert desk.offered("wex HIGH STREET") == []
    assert asked and threading.main_thread() not in asked


def test_what_is_cancelled_offers_nothing(signed_in: StreetManager) -> None:
    filter_, feedback = WorksLocator(lambda: signed_in, lambda *found: None), QgsFeedback()
    found: list[Any] = []
    filter_.resultFetched.connect(found.append)
    feedback.cancel()
    filter_.fetchResults("HIGH STREET", QgsLocatorContext(), feedback)
    assert found == []


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("ZA00100000001", True),
        ("ZA00100000001-01", True),
        ("RE1234567-rs", True),
        ("HIGH STREET", False),
        ("A47", False),
        ("99900012", False),
        ("LANE_ENDS", False),
    ],
)
def test_what_may_be_a_reference(text: str, like: bool) -> None:
    assert locator.is_like_reference(text) is like
