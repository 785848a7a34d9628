"""After a lost answer: what is new and says what was sent is ours, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from plugin.streetmanager.errors import NotFound
from plugin.submission.lost_answers import Changed, Held, Listed

LINE = {"type": "LineString", "coordinates": [[470000, 310000], [470020, 310000]]}
BODY = {
    "usrn": 99900001,
    "start_date": "2031-06-02T00:00:00.000Z",
    "activity_coordinates": LINE,
    "highway_authority_swa_code": "10",
}


def held(reference: str, **facts: Any) -> Held:
    same = {**BODY, "activity_coordinates": {**LINE, "coordinates": [[470000, 310000.1], [470020, 310000]]}}
    return Held({"activity_reference_number": reference}, {**same, **facts})


def way(*listed: Held) -> Listed:
    return Listed("activity_reference_number", lambda concerning, body, service: list(listed))


def test_what_is_new_and_equal_is_ours():
    found = way(held("A1"), held("A2")).look_up({}, [BODY], ["A1"], None)
    assert (found.verdict, found.references) == ("ours", {"activity_reference_number": "A2"})


def test_what_was_there_before_is_not_ours_however_equal():
    assert way(held("A1")).look_up({}, [BODY], ["A1"], None).verdict == "nothing"
    assert way(held("A1")).before({}, BODY, None) == ["A1"]


@pytest.mark.parametrize(
    "facts",
    [
        {"usrn": 99900002},
        {"start_date": "2031-06-09T00:00:00.000Z"},
        {"activity_coordinates": {"type": "LineString", "coordinates": [[470000, 310002], [470020, 310000]]}},
        {"activity_coordinates": {"type": "Point", "coordinates": [470000, 310000]}},
        {"highway_authority_swa_code": "0011"},
    ],
)
def test_what_differs_in_anything_is_not_ours(facts):
    assert way(held("A2", **facts)).look_up({}, [BODY], [], None).verdict == "nothing"


def test_written_otherwise_it_is_the_same():
    facts = {"highway_authority_swa_code": "0010", "start_date": "2031-06-01T23:00:00Z", "usrn": "99900001"}
    assert way(held("A2", **facts)).look_up({}, [BODY], [], None).verdict == "ours"


def test_what_is_not_shown_is_said_and_not_guessed():
    found = way(held("A2", usrn=None)).look_up({}, [BODY], [], None)
    assert found.verdict == "cannot say" and "A2" in found.words


def test_a_place_with_nothing_is_nothing():
    def none(concerning: Any, body: Any, service: Any) -> list[Held]:
        raise NotFound(status=404)

    assert Listed("activity_reference_number", none).look_up({}, [BODY], [], None).verdict == "nothing"


def test_a_change_is_ours_when_the_record_says_it():
    says = Changed(lambda concerning, service: {"usrn": 99900001})
    assert says.look_up({"activity_reference_number": "A1"}, [BODY], None, None).verdict == "ours"
    other = Changed(lambda concerning, service: {"usrn": 1})
    assert other.look_up({}, [BODY], None, None).verdict == "nothing"
