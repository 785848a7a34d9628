"""A scheme on several streets becomes one draft a street, and one again."""

from __future__ import annotations

from datetime import date

import pytest
import shapely

from plugin.streetmanager.lookup_records import Street
from plugin.submission.draft_failures import DraftSent
from plugin.submission.scheme_split import bring_back, parts_of, split_draft
from plugin.submission.street_match import Candidate

E, N = 470_000, 310_000


def street(usrn, name, *vertices, authority="ZZ10"):
    return Street.model_validate(
        {
            "usrn": usrn,
            "street_descriptor": name,
            "town": "MARKET REHEARSAL",
            "street_line": {"type": "LineString", "coordinates": [[E + e, N + n] for e, n in vertices]},
            "primary_notice_authorities": [{"swa_code": authority, "name": "Rehearsal"}],
            "reinstatement_types": [{"reinstatement_type_code": 3}, {"reinstatement_type_code": 4}],
        }
    )


HIGH = street(99_900_001, "HIGH STREET", (0, 0), (100, 0))
LONG = street(99_900_002, "LONG LANE", (100, 0), (100, 100), authority="ZZ11")
MEWS = street(99_900_003, "THE MEWS", (50, 0), (50, 30))
CORNER = [(E + 20.0, N + 2.0), (E + 98.0, N + 2.0), (E + 98.0, N + 60.0)]


def candidates(*pairs):
    return [Candidate(one, 0.0, 0.0, share) for one, share in pairs]


@pytest.fixture
def draft(store):
    made = store.new("permit_application", "LineString", "practice", "v2", "High Street mains")
    store.set_vertices(made.id, CORNER, True)
    held = store.get(made.id)
    held.usrn = HIGH.usrn
    held.values = {
        "usrn": HIGH.usrn,
        "street_name": "HIGH STREET",
        "road_category": 4,
        "permit_asds": [{"special_desig_description": "x"}],
        "job_number": "J1",
        "description_of_work": "New main",
        "proposed_start_date": date(2026, 12, 1),
    }
    return store.keep(held)


def test_one_part_a_street_the_best_first(draft):
    parts = parts_of(draft.geometry(), candidates((HIGH, 0.57), (LONG, 0.43)))
    assert [(part.street.usrn, part.of) for part in parts] == [(HIGH.usrn, 1), (LONG.usrn, 1)]
    length = shapely.length(shapely.linestrings(CORNER))
    assert sum(part.measure for part in parts) == pytest.approx(length)
    assert parts[0].measure == pytest.approx(78, abs=0.01)


@pytest.mark.parametrize(
    "given",
    [
        candidates((HIGH, 1.0)),
        candidates((HIGH, 0.95), (MEWS, 0.05)),
        candidates((HIGH, 0.6), (LONG.model_copy(update={"street_line": None}), 0.4)),
        [],
    ],
)
def test_what_is_on_one_street_is_not_split(draft, given):
    assert parts_of(draft.geometry(), given) == []


def test_details_are_shared_and_what_a_street_says_is_not(store, draft):
    parts = parts_of(draft.geometry(), candidates((HIGH, 0.57), (LONG, 0.43)))
    first, second = (store.get(made) for made in split_draft(store, draft.id, parts))
    assert [first.name, second.name] == ["High Street mains: HIGH STREET", "High Street mains: LONG LANE"]
    assert [first.usrn, second.usrn] == [HIGH.usrn, LONG.usrn]
    for made in (first, second):
        assert made.finished and made.state == "draft" and made.environment == "practice"
        assert made.values["description_of_work"] == "New main"
        assert made.values["proposed_start_date"] == date(2026, 12, 1)
        assert "job_number" not in made.values and "permit_asds" not in made.values
    assert first.values["road_category"] == 4, "what was chosen for this street stays"
    assert second.values["street_name"] == "LONG LANE" and second.values["road_category"] is None
    assert second.values["highway_authority_swa_code"] == "ZZ11"
    assert [one.id for one in store.all(deleted=True)] == [draft.id]


def test_it_can_be_undone(store, draft):
    made = split_draft(store, draft.id, parts_of(draft.geometry(), candidates((HIGH, 0.57), (LONG, 0.43))))
    assert bring_back(store, draft.id, made) == []
    assert [one.id for one in store.all()] == [draft.id]
    assert store.get(draft.id).values == draft.values and store.get(draft.id).vertices == CORNER


def test_what_was_sent_meanwhile_stays(store, draft):
    made = split_draft(store, draft.id, parts_of(draft.geometry(), candidates((HIGH, 0.57), (LONG, 0.43))))
    with store.writing() as connection:
        connection.execute("UPDATE drafts SET state = 'submitted' WHERE id = ?", (made[0],))
    assert bring_back(store, draft.id, made) == [made[0]]
    assert {one.id for one in store.all()} == {draft.id, made[0]}


def test_what_is_being_sent_is_not_split(store, draft):
    parts = parts_of(draft.geometry(), candidates((HIGH, 0.57), (LONG, 0.43)))
    with store.writing() as connection:
        connection.execute("UPDATE drafts SET state = 'sending' WHERE id = ?", (draft.id,))
    with pytest.raises(DraftSent):
        split_draft(store, draft.id, parts)
    assert [one.id for one in store.all()] == [draft.id]


def test_a_street_in_two_pieces_numbers_them(store, draft):
    cross = shapely.union(shapely.box(10, -1, 90, 1), shapely.box(49, -30, 51, 30))
    shape = dict(shapely.geometry.mapping(shapely.transform(cross, lambda places: places + [E, N])))
    store.set_geometry(draft.id, shape)
    through = street(99_900_009, "CROSS STREET", (50, -50), (50, 50))
    parts = parts_of(shape, candidates((HIGH, 0.6), (through, 0.4)))
    names = [store.get(made).name for made in split_draft(store, draft.id, parts)]
    assert names == [
        "High Street mains: HIGH STREET",
        "High Street mains: CROSS STREET 1",
        "High Street mains: CROSS STREET 2",
    ]


def test_how_much_makes_a_part_can_be_said(draft):
    held = candidates((HIGH, 0.95), (LONG, 0.05))
    assert parts_of(draft.geometry(), held) == []
    assert {part.street.usrn for part in parts_of(draft.geometry(), held, 0.01)} == {HIGH.usrn, LONG.usrn}
