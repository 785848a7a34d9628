"""What is new about one's works, in QGIS: looked at by hand and by itself, told, shown, remembered as seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from plugin.gui.my_works.news_panel import NewsPanel
from plugin.gui.my_works.news_words import told_words
from plugin.gui.my_works.watching import Watching
from plugin.host import settings, tasks
from plugin.search import news as news_room
from plugin.search.news import Look, News

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=timezone.utc)


class SomebodySignedIn(QObject):
    """Signed in to nothing, until `enter` says otherwise."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.service: Any = None
        self.acting = SimpleNamespace(promoter="")

    def enter(self, organisation: str) -> None:
        self.service = SimpleNamespace(
            environment=SimpleNamespace(key="practice", address=""),
            session=SimpleNamespace(organisation_reference=organisation, user=None),
            fork=lambda: SimpleNamespace(cancel=lambda: None, close=lambda: None),
        )
        self.changed.emit()


@pytest.fixture(autouse=True)
def nothing_kept(qgis_app: object) -> Iterator[None]:
    QgsSettings().remove("works_extents")
    yield
    QgsSettings().remove("works_extents")


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What each look is told to bring; each is asked with (what is wanted, the look before)."""
    made: list[Any] = []
    asked: list[Any] = []
    made.append(asked)

    def look(service: Any, wanted: Any, before: Look | None) -> Look:
        asked.append((wanted, before))
        return made.pop(1)

    monkeypatch.setattr(news_room, "look", look)
    # No other thread: what the task does is done at once.
    monkeypatch.setattr(tasks, "start", lambda task: (task.run(), task.finished(True), None)[2])
    return made


def a_look(minutes: int, last: int, *works: str) -> Look:
    moment = NOW + timedelta(minutes=minutes)
    return Look(tuple(News(work, "Permit granted", moment, False) for work in works), moment, last)


def test_what_nobody_has_seen_is_told_again_after_a_start(looks: list[Any]) -> None:
    sign_in = SomebodySignedIn()
    watching = Watching(sign_in)
    assert not watching.ready and watching.news == []
    sign_in.enter("ZZ01")
    looks += [a_look(0, 7), a_look(5, 9, "ZA1"), a_look(10, 12, "ZA2")]
    watching.look()
    assert watching.news == []
    watching.look()
    watching.look()
    assert [one.work_reference_number for one in watching.news] == ["ZA1", "ZA2"]
    watching.leave()
    again = SomebodySignedIn()
    again.enter("ZZ01")
    looks.append(a_look(20, 12, "ZA1", "ZA2"))
    second = Watching(again)
    second.look()
    asked = looks[0]
    assert asked[0][1] is None and asked[1][1].last == 7 and asked[-1][1].last == 7
    assert len(second.news) == 2
    second.seen()
    assert second.news == []
    looks.append(a_look(30, 12))
    third = Watching(again)
    third.look()
    assert looks[0][-1][1].last == 12 and looks[0][-1][1].moment == NOW + timedelta(minutes=20)


def test_each_organisation_has_its_own_news(looks: list[Any]) -> None:
    sign_in = SomebodySignedIn()
    watching = Watching(sign_in)
    sign_in.enter("ZZ01")
    looks += [a_look(0, 7, "ZA1")]
    watching.look()
    assert watching.news
    sign_in.enter("ZZ10")
    assert watching.news == []
    looks += [a_look(1, 8)]
    watching.look()
    assert looks[0][-1][1] is None and looks[0][-1][0].but == "ZZ10"


def test_switched_on_it_looks_by_itself_and_tells(looks: list[Any]) -> None:
    sign_in = SomebodySignedIn()
    watching = Watching(sign_in)
    told: list[Any] = []
    watching.told.connect(told.append)
    watching.switch(on=True)
    assert not watching._timer.isActive()
    looks += [a_look(0, 7, "ZA1")]
    sign_in.enter("ZZ01")
    assert watching._timer.isActive() and len(told) == 1 and len(told[0]) == 1
    watching.set_minutes(5)
    assert watching._timer.interval() == 300_000
    looks += [a_look(5, 8)]
    watching._timer.timeout.emit()
    assert len(told) == 1
    watching.switch(on=False)
    assert not watching._timer.isActive()


def test_by_hand_no_message_is_put_up(looks: list[Any]) -> None:
    sign_in = SomebodySignedIn()
    watching = Watching(sign_in)
    told: list[Any] = []
    watching.told.connect(told.append)
    sign_in.enter("ZZ01")
    looks += [a_look(0, 7, "ZA1")]
    watching.look()
    assert watching.news and told == []


def test_the_panel_says_what_is_new_and_what_went_wrong(
    looks: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in = SomebodySignedIn()
    watching = Watching(sign_in)
    panel = NewsPanel(watching)
    assert "Sign in" in panel.words.text() and not panel.now.isEnabled()
    sign_in.enter("ZZ01")
    looks += [a_look(0, 7, "ZA1", "ZA1", "ZA2")]
    panel.now.click()
    assert panel.fold.title() == "What is new (2)" and panel.list.topLevelItemCount() == 2
    assert panel.list.topLevelItem(0).text(0) == "ZA2"
    panel.tell_marked(1)
    assert "In bold in the list below: 1 work." in panel.words.text()
    panel.seen.click()
    assert panel.list.topLevelItemCount() == 0 and "Nothing new" in panel.words.text()

    def fails(*asked: Any) -> Look:
        raise OSError(5, "No way through")

    monkeypatch.setattr(news_room, "look", fails)
    panel.now.click()
    assert "No way through" in panel.words.text()


def test_the_area_is_kept_and_wanted(looks: list[Any]) -> None:
    sign_in = SomebodySignedIn()
    sign_in.enter("ZZ01")
    watching = Watching(sign_in)
    panel = NewsPanel(watching)
    asked: list[int] = []
    panel.area_asked.connect(lambda: asked.append(1))
    panel.in_area.click()
    assert asked == [1] and watching.box is None
    settings.WATCH_AREA.set("[469000, 309000, 471000, 311000]")
    panel.show_area()
    assert "469,000 to 471,000" in panel.area_words.text()
    looks += [a_look(0, 7)]
    watching.look()
    assert looks[0][-1][0].box.as_tuple() == (469000, 309000, 471000, 311000)
    settings.WATCH_AREA.set("nonsense")
    assert watching.box is None


def test_news_in_a_sentence() -> None:
    def told(*words: str) -> list[News]:
        return [News(f"ZA{number}", one, None, False) for number, one in enumerate(words)]

    assert told_words(told("A"), None) == "New about 1 work: A."
    assert told_words(told("A", "A", "B"), None) == "New about 3 works: A (2), B."
    assert told_words(told(*"ABCDE"), None) == "New about 5 works: A, B, C, and 2 more."
