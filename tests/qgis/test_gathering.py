"""What is gathered around an extent: which kinds, what is said of those that did not come, and what is asked again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject

from plugin.geometry.clashes import USUAL, Distances, Proposal
from plugin.gui.draw.clash_settings import ClashOptions, distances
from plugin.gui.draw.clashes_panel import state_words
from plugin.gui.draw.gathering import MOST_CALLS, Question, gather, kinds_around
from plugin.gui.draw.nearby_list import NearbyList, count_words, work_words
from plugin.gui.draw.works_dates import WorksDates
from plugin.host import settings
from plugin.layers import clash_layers
from plugin.practice.server import PracticeServer
from plugin.practice.town import CENTRE
from plugin.search.kinds import ALL
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.errors import AccessRestricted, Cancelled, NoConnection, TooManyResults
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version
from plugin.submission.gathered import Gathered
from plugin.submission.nearby_works import NearbyWork
from plugin.submission.surroundings import Surroundings

E, N = 470_000.0, 310_000.0
DAYS = date(2027, 5, 10), date(2027, 5, 14)
LINE = {"type": "LineString", "coordinates": [[E, N], [E + 40, N]]}
ASKED = Question(Proposal(LINE, *DAYS), USUAL)
CARD = {
    "works": {
        "work_reference_number": "ZG1",
        "permit_reference_number": "ZG1-01",
        "promoter_organisation": "Made-up Gas",
        "start_date": "2027-05-12T00:00:00.000Z",
        "end_date": "2027-05-20T00:00:00.000Z",
        "permit_status": "granted",
        "traffic_management_type": "road_closure",
    },
    "forward_plans": {
        "work_reference_number": "ZW1",
        "forward_plan_reference_number": "ZW1-FP1",
        "start_date": "2027-05-01T00:00:00.000Z",
        "end_date": "2027-08-01T00:00:00.000Z",
        "forward_plan_status": "raised",
    },
    "activities": {
        "activity_reference_number": "ZR1",
        "activity_type": "section58",
        "cancelled": False,
        "start_date": "2026-01-01T00:00:00.000Z",
        "end_date": "2028-01-01T00:00:00.000Z",
    },
    "section_58s": {
        "section_58_reference_number": "ZRS1",
        "section_58_status": "in_force",
        "start_date": "2026-01-01T00:00:00.000Z",
        "end_date": "2028-01-01T00:00:00.000Z",
        "location_types": ["carriageway"],
    },
    "hs2_act_limits": {},
}


class Service:
    """Holds one record of each kind at the extent; raises what it was given for a kind."""

    def __init__(self, version: Version = Version.V2, organisation: str = "ZZ01", **wrong: Exception) -> None:
        self.geojson = self
        self.version = version
        self.environment = SimpleNamespace(name="Held records")
        user = SimpleNamespace(roles=["Planner"])
        self.session = SimpleNamespace(user=user, organisation_reference=organisation)
        self.asked: Counter[str] = Counter()
        self.wrong = wrong

    def __getattr__(self, operation: str) -> Any:
        kind = next((kind for kind in ALL if kind.operation == operation), None)
        if kind is None:
            raise AttributeError(operation)

        def answer(*_asked: Any, **_named: Any) -> dict[str, Any]:
            self.asked[kind.key] += 1
            if kind.key in self.wrong:
                raise self.wrong[kind.key]
            area = [[E - 5, N - 5], [E + 99, N - 5], [E + 99, N + 9], [E - 5, N + 9], [E - 5, N - 5]]
            shape = {"type": "Polygon", "coordinates": [area]}
            return {"features": [{"type": "Feature", "geometry": shape, "properties": CARD[kind.key]}]}

        return answer


def gathered(service: Any, held: Gathered | None = None, question: Question = ASKED) -> Any:
    return gather(service, question, held or Gathered(), lambda: False)


def test_each_version_has_its_own_restrictions_and_only_a_railway_sees_limits() -> None:
    def kinds(*given: Any) -> list[str]:
        return [kind.key for kind in kinds_around(Service(*given))]  # type: ignore[arg-type]

    assert kinds(Version.V1) == ["works", "activities", "forward_plans"]
    assert kinds(Version.V6) == ["works", "forward_plans", "section_58s"]
    assert kinds(Version.V2, "7374") == ["works", "activities", "forward_plans", "hs2_act_limits"]
    for version in (Version.V1, Version.V6):
        found = gathered(Service(version, "7374")).surroundings
        assert found.complete and not found.notes and len(found.hs2_limits) >= 1
        assert [one.status for one in found.restrictions] == ["in_force"]
        assert [one.reference for one in found.works] == ["ZG1"]
        assert found.clashes.known and [one.reference for one in found.clashes.clashes] == ["ZG1", "ZW1"]


def test_what_is_known_is_not_asked_again_and_small_changes_need_nothing() -> None:
    service, held = Service(), Gathered()
    first = gathered(service, held)
    assert first.calls == sum(service.asked.values()) > 0
    assert gathered(service, held).calls == 0
    near = Question(Proposal({**LINE, "coordinates": [[E + 9, N], [E + 45, N + 9]]}, *DAYS), USUAL)
    assert gathered(service, held, near).calls == 0
    heavy = Question(Proposal(LINE, *DAYS, traffic_management="road_closure"), USUAL)
    assert gathered(service, held, heavy).calls == 0
    later = Question(Proposal(LINE, DAYS[0], DAYS[1] + timedelta(days=3)), USUAL)
    assert 0 < gathered(service, held, later).calls < first.calls
    moved = gathered(
        service, held, Question(Proposal({**LINE, "coordinates": [[E + 300, N], [E + 330, N]]}, *DAYS), USUAL)
    )
    assert moved.calls > 0 and moved.surroundings.restrictions == ()


def test_a_kind_that_may_not_be_seen_is_not_known_and_the_others_are() -> None:
    service = Service(forward_plans=AccessRestricted())
    found = gathered(service).surroundings
    assert not found.complete and not found.clashes.known and len(found.restrictions) == 1
    assert [one.reference for one in found.clashes.clashes] == ["ZG1"]
    assert len(found.notes) == 1 and found.notes[0].startswith("Forward plans here are not known.")
    words = state_words(found, gathered(service).nearby)
    assert "1 clash, and there may be more" in words and "Asked at" in words


def test_no_connection_is_tried_once_and_told_once() -> None:
    service = Service(works=NoConnection(), forward_plans=NoConnection(), activities=NoConnection())
    found = gathered(service).surroundings
    assert sum(service.asked.values()) == 1 and len(found.notes) == 1 and found.asked is None
    assert found.notes[0].startswith("Works, section 58 restrictions and forward plans here are not known.")
    assert state_words(found, []) == "Whether other works clash is not known."


def test_more_than_can_be_asked_for_is_not_known_never_none() -> None:
    service = Service(works=TooManyResults())
    found = gathered(service).surroundings
    assert service.asked["works"] <= MOST_CALLS and not found.complete and not found.clashes.known
    assert found.notes == ("Works here are not fully known: there are more than could be asked for.",)
    assert "No works" not in state_words(found, [])
    # Whoever asks again asks for that again.
    service.wrong.clear()
    assert gathered(service).surroundings.complete


def test_a_restriction_that_does_not_come_leaves_clashes_known() -> None:
    found = gathered(Service(activities=AccessRestricted())).surroundings
    assert not found.complete and found.clashes.known and found.restrictions == ()
    assert found.notes[0].startswith("Section 58 restrictions here are not known.")


def test_without_days_nothing_is_asked_and_that_is_said() -> None:
    service = Service()
    for start, end, words in ((None, None, "Say when"), (DAYS[1], DAYS[0], "before the first")):
        found = gathered(service, question=Question(Proposal(LINE, start, end), USUAL)).surroundings
        assert found.clashes is None and words in found.notes[0] and not service.asked
    assert state_words(Surroundings(), []) == "Whether other works clash is not known."


def test_who_gives_up_is_told_nothing() -> None:
    with pytest.raises(Cancelled):
        gather(Service(), ASKED, Gathered(), lambda: True)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("town")) as server:
        yield server


@pytest.mark.parametrize("version", list(Version))
def test_the_practice_town_has_something_around_its_market(town: PracticeServer, version: Version) -> None:
    session = Session(practice(town.address), version, "planner@practice.example", "any", Connection())
    session.sign_in()
    east, north = (float(one) for one in CENTRE)
    start = date.today() + timedelta(days=7)
    place = {"type": "Point", "coordinates": [east, north]}
    around = gathered(StreetManager(session), question=Question(Proposal(place, start, start), USUAL))
    found = around.surroundings
    assert found.complete and found.clashes.known and found.clashes.clashes
    assert around.calls < MOST_CALLS and found.asked is not None


def nearby() -> list[NearbyWork]:
    return gathered(Service()).nearby  # type: ignore[no-any-return]


def test_the_list_says_why_whose_and_when(qgis_app: object) -> None:
    works = nearby()
    assert count_words(works) == "2 clashes"
    assert work_words(works[0]).split("\n") == [
        "In the same place, with 3 days in common",
        "ZG1-01 · Made-up Gas",
        "12/05/2027 to 20/05/2027 · road closure",
    ]
    assert "forward plan" in work_words(works[1])
    assert work_words(works[0], True).endswith("In the form as worked on together.")
    listed = NearbyList()
    chosen: list[Any] = []
    listed.chosen.connect(chosen.append)
    listed.show_works(works)
    assert listed.count() == 2 and chosen[-1] is None
    listed.choose(works[1].key)
    assert chosen[-1] is works[1]
    listed.show_works(works[1:])
    assert listed.work() is works[1], "the chosen one is no longer chosen"
    listed.show_works(works[:1])
    assert listed.work() is None and chosen[-1] is None
    listed.show_works(works * 60)
    assert listed.count() == 101 and "20 more" in listed.item(100).text()


def test_layers_hold_each_work_in_its_place(qgis_app: object) -> None:
    rows = clash_layers.rows_of(nearby())
    assert {shape: len(held) for shape, held in rows.items()} == {"polygon": 2, "line": 0, "point": 0}
    layer = clash_layers.clash_layer("polygon", "Clashes")
    clash_layers.fill(layer, rows["polygon"])
    clash_layers.fill(layer, rows["polygon"])
    first = next(layer.getFeatures())
    assert layer.featureCount() == 2 and layer.crs().authid() == "EPSG:27700" and layer.readOnly()
    assert first["permit"] == "ZG1-01" and first["sort"] == "Clash" and first["start"] == "12/05/2027"
    assert first.geometry().boundingBox().xMinimum() == E - 5
    assert {category.value() for category in layer.renderer().categories()} == {
        "Clash",
        "Could be done together",
    }
    QgsProject.instance().addMapLayer(layer)


def test_the_works_take_as_long_when_their_first_day_moves(qgis_app: object) -> None:
    dates = WorksDates()
    told: list[Any] = []
    dates.changed.connect(lambda: told.append(dates.days()))
    dates.show_days(*DAYS)
    assert dates.days() == DAYS and told == []
    dates.start.setDate(dates.start.date().addDays(7))
    assert dates.days() == (DAYS[0] + timedelta(days=7), DAYS[1] + timedelta(days=7)) and len(told) == 1
    dates.end.setDate(dates.end.date().addDays(-20))
    assert not dates.problem.isHidden() and len(told) == 2
    dates.show_days(*DAYS)
    assert dates.problem.isHidden() and len(told) == 2


def test_distances_are_settings(qgis_app: object) -> None:
    assert distances() == USUAL
    options = ClashOptions()
    options.close_by.setValue(5)
    options.major_days.setValue(120)
    assert distances() == USUAL
    options.apply()
    try:
        assert distances() == Distances(close_by=5, major_days_apart=120)
        assert ClashOptions().close_by.value() == 5
        options.usual.click()
        options.apply()
        assert distances() == USUAL
    finally:
        settings.CLASH_CLOSE_BY.set(20)
        settings.CLASH_MAJOR_DAYS.set(90)
