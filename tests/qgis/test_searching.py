"""Several kinds of record one after the other: what is kept, what is told, and in what words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem

from plugin.gui.search.search_words import (
    counted,
    days_words,
    gap_words,
    group_name,
    kinds_words,
    outcome_words,
    short_days,
)
from plugin.gui.search.searching import Found, Searching
from plugin.search.kinds import ACTIVITIES, ALL, FORWARD_PLANS, SECTION_58S, WORKS
from plugin.search.request import Box, SearchRequest
from plugin.search.result import TOO_MANY, Gap
from plugin.streetmanager.errors import AccessRestricted, Cancelled, NoConnection, ServiceFault
from plugin.streetmanager.versions import Version

REQUEST = SearchRequest(Box(470_000, 310_000, 471_000, 311_000), date(2026, 7, 1), date(2026, 7, 15))
THREE = (WORKS, ACTIVITIES, FORWARD_PLANS)
GRID = QgsCoordinateReferenceSystem("EPSG:27700")


def record(number: int, **references: str) -> dict[str, Any]:
    shape = {"type": "Point", "coordinates": [470_100 + number, 310_100]}
    return {"type": "Feature", "geometry": shape, "properties": references}


class Service:
    """Answers each kind with some records, or raises what it was given."""

    def __init__(self, **answers: Any) -> None:
        self.geojson = self
        self.version = Version.V6
        self.environment = SimpleNamespace(name="Held records")
        self.asked: list[str] = []
        self._answers = answers

    def __getattr__(self, operation: str) -> Any:
        kind = next((kind for kind in ALL if kind.operation == operation), None)
        if kind is None:
            raise AttributeError(operation)

        def answer(*_asked: Any, **_named: Any) -> dict[str, Any]:
            self.asked.append(kind.key)
            held = self._answers.get(kind.key, 0)
            if isinstance(held, Exception):
                raise held
            features = [record(i, **dict.fromkeys(kind.references, f"Z{i}")) for i in range(held)]
            return {"features": features}

        return answer


def searched(
    service: Service, kinds: Any = THREE, request: SearchRequest = REQUEST
) -> tuple[Found, list[Any]]:
    searching = Searching(SimpleNamespace(service=None))  # type: ignore[arg-type]
    told: list[Any] = []
    searching.progressed.connect(told.append)
    task = SimpleNamespace(dropped=False)
    return searching._search(task, service, request, kinds, GRID, "earlier"), told  # type: ignore[arg-type]


def test_all_kinds_come_with_their_layers(qgis_app: Any) -> None:
    found, told = searched(Service(works=3, activities=2, forward_plans=1))
    assert {kind: len(result) for kind, result in found.results.items()} == {
        "works": 3,
        "activities": 2,
        "forward_plans": 1,
    }
    assert len(found.layers) == 3 and not found.errors and found.into == "earlier"
    assert (told[-1].boxes_done, told[-1].boxes_expected, told[-1].works_found) == (3, 3, 6)


def test_a_kind_that_may_not_be_seen_does_not_spoil_the_others(qgis_app: Any) -> None:
    service = Service(works=3, activities=AccessRestricted(), forward_plans=1)
    found, _ = searched(service)
    assert list(found.results) == ["works", "forward_plans"]
    assert list(found.errors) == ["activities"]
    words = outcome_words(found.results, found.errors)
    assert "3 works, 1 forward plan: complete · 2 calls" in words
    assert words.endswith("\nActivities: your account may not see these.")


def test_a_fault_of_one_kind_is_told_and_the_next_is_asked(qgis_app: Any) -> None:
    service = Service(works=ServiceFault(), activities=2)
    found, _ = searched(service)
    assert service.asked == ["works", "activities", "forward_plans"]
    assert "Works: Street Manager has a fault" in outcome_words(found.results, found.errors)


def test_without_a_connection_nothing_more_is_asked(qgis_app: Any) -> None:
    service = Service(works=2, activities=NoConnection(), forward_plans=1)
    found, _ = searched(service)
    assert service.asked == ["works", "activities"]
    assert list(found.results) == ["works"] and list(found.errors) == ["activities", "forward_plans"]


def test_nothing_at_all_is_a_failure(qgis_app: Any) -> None:
    with pytest.raises(NoConnection):
        searched(Service(works=NoConnection()))
    with pytest.raises(AccessRestricted):
        searched(Service(works=AccessRestricted()), (WORKS,))


def test_stopped_means_every_kind_is_stopped(qgis_app: Any) -> None:
    found, _ = searched(Service(works=2, activities=Cancelled(), forward_plans=Cancelled()))
    assert [result.cancelled for result in found.results.values()] == [False, True, True]
    assert "stopped before its end" in outcome_words(found.results)


def test_a_reference_is_of_one_kind(qgis_app: Any) -> None:
    found, _ = searched(
        Service(section_58s=1), (WORKS, FORWARD_PLANS, SECTION_58S), SearchRequest.by_reference("Z0")
    )
    assert list(found.results) == ["section_58s"]
    assert "Section 58s · Held records · Z0" in group_name(found.results["section_58s"])
    found, _ = searched(Service(), (WORKS, FORWARD_PLANS), SearchRequest.by_reference("Z0"))
    assert found == Found({}, [], {}, "earlier")


def test_what_is_missing_is_said(qgis_app: Any) -> None:
    found, _ = searched(Service(works=3), (WORKS,))
    gap = Gap(Box(470_000, 310_000, 470_010, 310_010), None, date(2016, 1, 1), TOO_MANY)
    result = replace(found.results["works"], gaps=(gap,) * 12)
    assert "incomplete, as 12 boxes could not be had" in outcome_words({"works": result})
    lines = gap_words(result)
    assert len(lines) == 11 and lines[-1] == "and 2 more"
    assert lines[0] == (
        "Works: eastings 470000 to 470010, northings 310000 to 310010, up to 1 January 2016: "
        "More here in one day than the service gives in one answer."
    )


def test_words_of_days_and_kinds() -> None:
    first, last = date(2026, 12, 1), date(2026, 12, 15)
    assert days_words(first, last) == "1 December 2026 to 15 December 2026"
    assert days_words(first, first) == "1 December 2026"
    assert days_words(first, None) == "from 1 December 2026 on"
    assert days_words(None, last) == "up to 15 December 2026"
    assert days_words(None, None) == short_days(None, None) == "any time"
    assert short_days(first, last) == "1 Dec to 15 Dec" and short_days(first, None) == "from 1 Dec on"
    assert kinds_words([]) == "Nothing" and kinds_words(["works"]) == "Works"
    assert kinds_words(["activities", "works", "section_58s"]) == "Activities and 2 more"
    assert counted("activities", 1) == "1 activity" and counted("works", 1012) == "1,012 works"
