"""One search for several kinds: counted together, and one that fails does not spoil the others."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from plugin.search.kinds import ACTIVITIES, FORWARD_PLANS, WORKS
from plugin.search.request import Box, SearchRequest
from plugin.search.several_kinds import nothing_at_all, sweep_kinds
from plugin.streetmanager.errors import AccessRestricted, Cancelled, NoConnection, TimedOut
from plugin.streetmanager.versions import Version

REQUEST = SearchRequest(Box(470_000, 310_000, 471_000, 311_000), date(2026, 7, 1), date(2026, 7, 15))
THREE = (WORKS, ACTIVITIES, FORWARD_PLANS)


def service(**answers):
    """Holds so many records of each kind, or raises."""

    def answer(kind):
        def ask(*_asked, **_named):
            held = answers.get(kind.key, 0)
            if isinstance(held, Exception):
                raise held
            shape = {"type": "Point", "coordinates": [470_100, 310_100]}
            return {
                "features": [
                    {
                        "type": "Feature",
                        "geometry": shape,
                        "properties": dict.fromkeys(kind.references, f"Z{one}"),
                    }
                    for one in range(held)
                ]
            }

        return ask

    geojson = SimpleNamespace(**{kind.operation: answer(kind) for kind in THREE})
    return SimpleNamespace(
        geojson=geojson, version=Version.V6, environment=SimpleNamespace(name="Held records")
    )


def test_the_progress_is_counted_over_all_kinds():
    told = []
    results, errors = sweep_kinds(
        service(works=3, activities=2, forward_plans=1), REQUEST, THREE, told.append
    )
    assert {kind: len(result) for kind, result in results.items()} == {
        "works": 3,
        "activities": 2,
        "forward_plans": 1,
    }
    assert not errors
    assert [(one.boxes_done, one.boxes_expected, one.works_found) for one in told] == [
        (1, 3, 3),
        (2, 3, 5),
        (3, 3, 6),
    ]


def test_one_that_may_not_be_seen_does_not_spoil_the_others():
    results, errors = sweep_kinds(service(works=3, activities=AccessRestricted()), REQUEST, THREE)
    assert list(results) == ["works", "forward_plans"] and list(errors) == ["activities"]
    assert nothing_at_all(results, errors, THREE) is None


@pytest.mark.parametrize("error", [NoConnection(), TimedOut()])
def test_what_concerns_all_is_not_asked_again(error):
    results, errors = sweep_kinds(service(works=error, activities=2), REQUEST, THREE)
    assert not results and list(errors) == ["works", "activities", "forward_plans"]
    assert nothing_at_all(results, errors, THREE) is error


def test_stopped_means_every_kind_is_stopped():
    held = service(works=2, activities=Cancelled(), forward_plans=Cancelled())
    results, errors = sweep_kinds(held, REQUEST, THREE)
    assert [result.cancelled for result in results.values()] == [False, True, True] and not errors
