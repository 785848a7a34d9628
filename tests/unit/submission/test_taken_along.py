"""A draft taken from one environment to another looks everything up afresh."""

from __future__ import annotations

from pathlib import Path

from plugin.submission.attachments import ATTACHMENTS
from plugin.submission.draft import Draft
from plugin.submission.drafts import DraftStore
from plugin.submission.taken_along import take_along
from tests.unit.submission.service_stand_in import answers


def drawn(store: DraftStore) -> Draft:
    draft = store.new(
        *("further_permit", "Point", "practice", "v2"), concerning={"work_reference_number": "ZA1"}
    )
    store.set_vertices(draft.id, [(470000, 310000)], True)
    draft.values = answers(
        **{"job_number": "J1", "named_usrn": 99900001, "confirmed": [{"sentence": "x", "shape": "y"}]},
        **{"original": {"excavation": True}, ATTACHMENTS: [{"path": "p"}], "work_reference_number": "ZA1"},
    )
    draft.usrn = 99900001
    draft.work_reference_number = "ZA00112345678"
    return store.keep(draft)


def test_in_another_environment_only_what_the_person_said_is_left(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.gpkg")
    taken = take_along(store, drawn(store), "production", "v6")
    held = store.get(taken.id)
    assert (held.environment, held.version, held.usrn) == ("production", "v6", None)
    assert held.concerning == {} and held.work_reference_number is None
    assert held.values["description_of_work"] == "Renew a water main" and held.values["job_number"] == "J1"
    assert ATTACHMENTS in held.values
    gone = ("usrn", "street_name", "road_category", "highway_authority_swa_code", "promoter_swa_code")
    others = ("workstream_prefix", "named_usrn", "original", "confirmed", "work_reference_number")
    assert not {*gone, *others} & set(held.values)
    assert held.vertices == [(470000, 310000)]


def test_in_another_version_of_the_same_all_is_left(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.gpkg")
    draft = drawn(store)
    held = take_along(store, draft, "practice", "v6")
    assert held.version == "v6" and held.values == draft.values and held.usrn == 99900001
    assert held.concerning == {"work_reference_number": "ZA1"}


def test_what_has_been_sent_stays_where_it_was_sent(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.gpkg")
    draft = drawn(store)
    with store.writing() as connection:
        connection.execute("UPDATE drafts SET state = 'submitted' WHERE id = ?", (draft.id,))
    assert take_along(store, store.get(draft.id), "production", "v6").environment == "practice"
