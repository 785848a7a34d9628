"""Every kind of record, gathered from the practice service through the plugin's own client, in every version."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from plugin.practice.server import PracticeServer
from plugin.practice.store import Days
from plugin.search import kinds
from plugin.search.asking import is_reference
from plugin.search.request import Box, SearchRequest
from plugin.search.sweep import Sweep
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.errors import AccessRestricted
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version

TODAY = date(2026, 11, 25)
TOWN = Box(468_700, 308_700, 471_300, 311_300)
COLLECTIONS = {
    "activities": "activities",
    "forward_plans": "forward-plans",
    "section_58s": "section-58s",
    "hs2_act_limits": "hs2-act-limits",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with PracticeServer(tmp_path_factory.mktemp("practice"), today=TODAY, cap=60) as running:
        yield running


def client(server, version, name="authority"):
    session = Session(
        practice(server.address), version, f"{name}@practice.example", "anything", Connection(timeout_read=10)
    )
    return StreetManager(session)


def swept(service, request, kind):
    sweep = Sweep(service, request, kind=kind)
    list(sweep.run())
    return sweep.result()


REFERENCED = [(version, kind) for version in Version for kind in kinds.kinds_in(version) if kind.reference]
CASES = [
    (version, kind) for version in Version for kind in kinds.kinds_in(version) if kind is not kinds.WORKS
]


@pytest.mark.parametrize(("version", "kind"), CASES, ids=lambda value: getattr(value, "key", str(value)))
@pytest.mark.parametrize("days", [(0, 14), (None, 0), (0, None), (None, None)], ids=str)
def test_all_there_is_of_a_kind_once(server, version, kind, days):
    start, end = (None if number is None else TODAY + timedelta(days=number) for number in days)
    result = swept(client(server, version), SearchRequest(TOWN, start, end), kind)
    asked = Days(start, end) if kind.dated else Days()
    held = server.records_held(COLLECTIONS[kind.key], str(version), TOWN.as_tuple(), asked)
    assert len(result) == held > 5
    assert result.kind == kind.key and result.complete and result.odd == 0
    assert sum(len(group) for group in result.groups.values()) == len(result)
    if kind.references:
        rows = list(zip(*(result.attributes[name] for name in kind.references)))
        assert len(set(rows)) == len(rows)


def test_the_limits_of_both_phases_and_which_is_which(server):
    request = SearchRequest(TOWN, None, None)
    newest = swept(client(server, Version.V6, "highspeed"), request, kinds.HS2_ACT_LIMITS)
    older = swept(client(server, Version.V2, "highspeed"), request, kinds.HS2_ACT_LIMITS)
    assert set(newest.attributes["phase"]) == {"phase_1", "phase_2a"}
    assert len(newest) == len(older) and "phase" not in older.attributes


def test_limits_that_the_account_may_not_see(server):
    sweep = Sweep(
        client(server, Version.V2, "planner"), SearchRequest(TOWN, None, None), kind=kinds.HS2_ACT_LIMITS
    )
    with pytest.raises(AccessRestricted):
        list(sweep.run())
    assert len(sweep.result()) == 0 and isinstance(sweep.result().error, AccessRestricted)


@pytest.mark.parametrize(("version", "kind"), REFERENCED, ids=lambda value: getattr(value, "key", str(value)))
def test_one_by_its_reference_wherever_it_is(server, version, kind):
    service = client(server, version, "planner")
    some = swept(service, SearchRequest(Box(470_000, 310_000, 470_400, 310_400), None, None), kind)
    row = len(some) // 2
    reference = some.attributes[kind.reference][row]
    one = swept(service, SearchRequest.by_reference(reference), kind)
    assert set(one.attributes[kind.reference]) == {reference}
    where = next(iter(group for group in one.groups.values() if len(group)))
    there = next(iter(group for group in some.groups.values() if row in group.rows))
    assert where.shapes()[0].equals(there.shapes()[list(there.rows).index(row)])
    for name in ("start_date", "activity_type", "forward_plan_status", "section_58_status"):
        if name in some.attributes:
            assert one.attributes[name][0] == some.attributes[name][row], name
    assert one.calls == 1 and one.complete
    assert len(swept(service, SearchRequest.by_reference("ZZ99"), kind)) == 0


def test_a_work_by_the_reference_of_its_permit(server):
    service = client(server, Version.V2, "planner")
    some = swept(service, SearchRequest(Box(470_000, 310_000, 470_200, 310_200), None, None), kinds.WORKS)
    permit = some.attributes["permit_reference_number"][0]
    one = swept(service, SearchRequest.by_reference(permit.lower()), kinds.WORKS)
    assert one.attributes["permit_reference_number"] == [permit]


@pytest.mark.parametrize("text", ["ZA00112345678", "za001-JOB_1-02", "ZR0"])
def test_what_can_be_a_reference(text):
    assert is_reference(text)


@pytest.mark.parametrize("text", ["", "ZA", "ZA 001", "ZA001/2", "é" * 5, "A" * 41, "ZA001\n"])
def test_what_cannot_be_a_reference(text):
    assert not is_reference(text)


def test_which_kinds_there_are_for_whom():
    def keys(*account):
        return [kind.key for kind in kinds.kinds_for(*account)]

    assert keys("v1", "1234", ["Planner"]) == ["works", "activities", "forward_plans"]
    assert keys("v6", "1234", ["Planner"]) == ["works", "activities", "forward_plans", "section_58s"]
    assert (
        keys("v2", "7374", ["Planner"])[-1] == keys("v2", "10", ["HighwayAuthority"])[-1] == "hs2_act_limits"
    )
    assert kinds.kind_of("section_58s") is kinds.SECTION_58S
    with pytest.raises(KeyError):
        kinds.kind_of("potholes")
