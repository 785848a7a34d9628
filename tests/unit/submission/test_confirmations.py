"""A confirmation holds for the sentence and the shape that it was given for, and for nothing else."""

from __future__ import annotations

from plugin.geometry.findings import Finding
from plugin.submission.confirmations import CONFIRMED, is_confirmed, outstanding, with_confirmation

FAR = Finding(
    "far_from_street", "warns", "Far.", confirm="The works are 120 m from LONG LANE, and that is right."
)
FARTHER = Finding(
    "far_from_street", "warns", "Far.", confirm="The works are 150 m from LONG LANE, and that is right."
)
PLAIN = Finding("hole", "warns", "It has 1 hole.")
HERE = {"type": "LineString", "coordinates": [[470_000, 310_000], [470_020, 310_000]]}
THERE = {"type": "LineString", "coordinates": [[470_000, 310_000], [470_020, 310_000.002]]}


def test_only_what_asks_for_it_has_to_be_confirmed():
    assert outstanding([FAR, PLAIN], {}, HERE) == [FAR]


def test_it_holds_for_that_shape_and_that_sentence():
    values = {"job_number": "1", CONFIRMED: with_confirmation(FAR, True, {}, HERE)}
    assert is_confirmed(FAR, values, HERE) and outstanding([FAR, PLAIN], values, HERE) == []
    assert is_confirmed(
        FAR, values, {**HERE, "coordinates": [[470_000.0, 310_000.0], [470_020.0, 310_000.0001]]}
    )
    assert outstanding([FAR], values, THERE) == [FAR] and outstanding([FARTHER], values, HERE) == [FARTHER]


def test_it_can_be_taken_back_and_others_stay():
    values = {CONFIRMED: with_confirmation(FAR, True, {}, HERE)}
    values[CONFIRMED] = with_confirmation(FAR, True, values, THERE)
    values[CONFIRMED] = with_confirmation(FAR, True, values, HERE)
    assert len(values[CONFIRMED]) == 2
    values[CONFIRMED] = with_confirmation(FAR, False, values, HERE)
    assert not is_confirmed(FAR, values, HERE) and is_confirmed(FAR, values, THERE)


def test_rubbish_in_its_place_confirms_nothing():
    for held in (None, "yes", [1, None], {"sentence": FAR.confirm}):
        assert outstanding([FAR], {CONFIRMED: held}, HERE) == [FAR]
