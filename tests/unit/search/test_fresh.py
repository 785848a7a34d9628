"""What a search made again has that it had not before."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from plugin.search.fresh import both, look, new_in, references_of, rows_of
from plugin.search.kinds import ACTIVITIES, HS2_ACT_LIMITS, WORKS
from plugin.search.request import Box, SearchRequest
from plugin.search.sweep import Sweep
from plugin.streetmanager.errors import ServiceFault
from plugin.streetmanager.versions import Version

REQUEST = SearchRequest(Box(470_000, 310_000, 470_500, 310_500), date(2026, 7, 1), date(2026, 7, 15))


class Service:
    """Works with these numbers, and no activities or, if `broken`, a fault."""

    def __init__(self, *numbers: int, broken: bool = False) -> None:
        self.numbers, self.broken, self.calls = numbers, broken, 0
        self.geojson, self.version = self, Version.V2
        self.environment = SimpleNamespace(name="Practice")

    def get_works(self, *asked: Any, **more: Any) -> dict[str, Any]:
        self.calls += 1
        point = {"type": "Point", "coordinates": [470_100, 310_100]}
        return {
            "features": [
                {
                    "type": "Feature",
                    "geometry": point,
                    "properties": {
                        "work_reference_number": f"W{number}",
                        "permit_reference_number": f"W{number}-01" if number else None,
                    },
                }
                for number in self.numbers
            ]
        }

    def get_activities(self, *asked: Any, **more: Any) -> dict[str, Any]:
        self.calls += 1
        if self.broken:
            raise ServiceFault("no", "later")
        return {"features": []}

    get_hs2_act_limits = get_works


def result(*numbers: int, kind: Any = WORKS) -> Any:
    sweep = Sweep(Service(*numbers), REQUEST, kind=kind)
    list(sweep.run())
    return sweep.result()


def test_what_is_new_is_told_by_the_references() -> None:
    before = references_of({"works": result(1, 2)})
    looked = look(Service(2, 3, 1), REQUEST, (WORKS, ACTIVITIES))
    assert looked.error is None and looked.calls == 2
    assert new_in(looked.references, before) == {"works": {("W3", "W3-01")}}
    assert new_in(before, looked.references) == {}
    # Of a kind of which nothing is known from before, nothing is new.
    assert new_in(looked.references, {}) == {}


def test_rows_without_a_reference_are_never_new() -> None:
    assert rows_of(result(0, 4)) == [None, ("W4", "W4-01")]
    assert rows_of(result(kind=WORKS)) == []
    assert rows_of(result(5, 6, kind=HS2_ACT_LIMITS)) == [None, None]
    assert references_of({"works": result(0, 4)}) == {"works": {("W4", "W4-01")}}


def test_a_fault_is_kept_and_the_rest_is_told() -> None:
    looked = look(Service(7, broken=True), REQUEST, (ACTIVITIES, WORKS))
    assert isinstance(looked.error, ServiceFault)
    assert looked.references["works"] == {("W7", "W7-01")}


def test_both() -> None:
    one, other = (
        references_of({"works": result(1)}),
        references_of({"works": result(2), "activities": result()}),
    )
    assert both(one, other) == {"works": {("W1", "W1-01"), ("W2", "W2-01")}, "activities": frozenset()}
