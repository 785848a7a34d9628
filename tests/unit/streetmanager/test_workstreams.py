"""For whom an account acts, and which workstreams it may write to."""

from __future__ import annotations

from typing import Any

from plugin.streetmanager.party_records import UserResponse, WorkstreamResponse
from plugin.streetmanager.workstreams import promoters_of, writable

OWN = [
    {"workstream_prefix": "001", "workstream_name": "Mains", "access_level": "full_write"},
    {"workstream_prefix": "003", "workstream_name": "Records", "access_level": "read_only"},
]
WATER = {"organisation_reference": "ZZ01", "name": "Made-up Water"}


def user(*roles: str, **more: Any) -> UserResponse:
    return UserResponse.model_validate({"roles": list(roles), **more})


def of_organisation(*prefixes: str, **more: Any) -> list[WorkstreamResponse]:
    return [
        WorkstreamResponse.model_validate({"prefix": prefix, "name": "Mains", **more}) for prefix in prefixes
    ]


def test_a_user_s_own_workstreams_say_what_may_be_written_to() -> None:
    planner = user("Planner", workstreams=OWN)
    assert writable(planner.workstreams, planner) == [("001", "Mains")]


def test_an_organisation_s_are_looked_up_in_the_user_s_own() -> None:
    planner = user("Planner", workstreams=OWN)
    assert writable(of_organisation("001", "003"), planner) == [("001", "Mains")]


def test_what_nobody_says_anything_of_may_be_written_to() -> None:
    planner = user("Planner", workstreams=[*OWN, {"workstream_prefix": "005"}])
    assert [prefix for prefix, _ in writable(of_organisation("002", "005"), planner)] == ["002", "005"]
    assert writable(of_organisation("003"), None) == [("003", "Mains")]
    assert writable(planner.workstreams, planner)[1] == ("005", "")


def test_a_contractor_s_own_list_says_nothing_of_a_promoter_s() -> None:
    contractor = user("Contractor", workstreams=OWN, contracts=[WATER])
    assert writable(of_organisation("001", "003"), contractor) == [("001", "Mains"), ("003", "Mains")]


def test_one_that_is_no_longer_in_use_is_not_offered() -> None:
    assert writable(of_organisation("001", status="inactive"), user("Planner")) == []
    assert writable(of_organisation("001", status="active"), user("Planner")) == [("001", "Mains")]


def test_only_a_contractor_acts_for_promoters() -> None:
    assert [one.name for one in promoters_of(user("Contractor", contracts=[WATER]))] == ["Made-up Water"]
    assert promoters_of(user("Planner", contracts=[WATER])) == []
    assert promoters_of(None) == []
