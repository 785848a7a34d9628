"""Drafts renamed, duplicated, and constructed: what is taken along and what is not."""

from __future__ import annotations

import pytest

from plugin.submission import geopackage
from plugin.submission.draft_failures import DraftSent, NoSuchDraft
from plugin.submission.drafts import DraftStore

LINE = [(470000.0, 310000.0), (470020.0, 310000.0)]
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[470000, 310000], [470010, 310000], [470010, 310010], [470000, 310000]]],
}
HOLED = {
    "type": "Polygon",
    "coordinates": [
        [[470000, 310000], [470010, 310000], [470010, 310010], [470000, 310000]],
        [[470006, 310002], [470008, 310004], [470008, 310002], [470006, 310002]],
    ],
}
CORRIDOR = {"tool": "corridor", "width": 2.5}


def begin(store, shape_type="Polygon", **given):
    return store.new("permit_application", shape_type, "practice", "v2", **given)


def set_state(store, identity, state):
    with store.writing() as connection:
        connection.execute("UPDATE drafts SET state = ? WHERE id = ?", (state, identity))


@pytest.mark.parametrize("state", ["draft", "submitted", "sending"])
def test_a_draft_is_renamed_in_any_state_and_nothing_else_changes(store, state):
    draft = begin(store, name="Old")
    store.set_geometry(draft.id, SQUARE)
    set_state(store, draft.id, state)
    before = store.get(draft.id)
    renamed = store.rename(draft.id, "  High Street\nmains ")
    assert renamed.name == "High Street mains"
    assert (renamed.changed, renamed.state, renamed.vertices) == (before.changed, state, before.vertices)


def test_a_draft_is_not_renamed_to_nothing_nor_one_that_is_not_there(store):
    draft = begin(store, name="Old")
    with pytest.raises(ValueError, match="name"):
        store.rename(draft.id, "  ")
    assert store.get(draft.id).name == "Old"
    with pytest.raises(NoSuchDraft):
        store.rename("none", "New")
    assert len(store.rename(draft.id, "x" * 300).name) == 100


def test_a_duplicate_has_the_extent_and_the_answers_and_no_references(store):
    draft = begin(store, name="Mains")
    store.set_geometry(draft.id, HOLED)
    draft = store.get(draft.id)
    draft.values = {"job_number": "J1", "description_of_work": "Mend a leak"}
    draft.usrn = 99900001
    store.keep(draft)
    set_state(store, draft.id, "submitted")
    copy = store.duplicate(draft.id, "Mains (copy)")
    assert copy.id != draft.id and copy.name == "Mains (copy)" and copy.state == "draft"
    assert copy.geometry() == store.get(draft.id).geometry() and copy.finished and len(copy.holes) == 1
    assert copy.values == {"description_of_work": "Mend a leak"} and copy.usrn == 99900001
    assert copy.reference is None and copy.work_reference_number is None
    store.add_vertex(copy.id, 470005, 310020)
    assert len(store.get(draft.id).vertices) == 3 and len(store.all()) == 2


def test_a_sketch_with_a_construction_is_on_disk_with_it_and_can_be_duplicated(store):
    draft = begin(store, "LineString", construction=CORRIDOR)
    store.add_vertex(draft.id, *LINE[0])
    found = DraftStore(store.path).get(draft.id)
    assert found.construction == CORRIDOR and not found.finished and found.vertices == LINE[:1]
    copy = store.duplicate(draft.id, "copy")
    assert copy.construction == CORRIDOR and copy.vertices == LINE[:1] and not copy.finished


def test_a_shape_that_was_constructed_stands_by_itself_and_can_be_sketched_again(store):
    draft = begin(store, "LineString", construction=CORRIDOR)
    store.set_vertices(draft.id, LINE, False)
    store.set_geometry(draft.id, SQUARE)
    made = store.get(draft.id)
    assert made.shape_type == "Polygon" and made.finished and made.construction is None
    store.sketch_again(draft.id, "LineString", LINE, CORRIDOR)
    again = store.get(draft.id)
    assert (again.shape_type, again.finished, again.construction) == ("LineString", False, CORRIDOR)
    assert again.vertices == LINE
    set_state(store, draft.id, "submitted")
    with pytest.raises(DraftSent):
        store.sketch_again(draft.id, "LineString", LINE, CORRIDOR)


def test_a_file_of_the_first_version_keeps_its_drafts(tmp_path, monkeypatch):
    path = tmp_path / "old.gpkg"
    with monkeypatch.context() as patch:
        patch.setattr(geopackage, "MIGRATIONS", geopackage.MIGRATIONS[:1])
        old = DraftStore(path)
        with old.writing() as connection:
            connection.execute(
                "INSERT INTO drafts (id, kind, name, shape_type, environment, version, created, changed, finished,"
                " state, message, deleted, form_values) VALUES ('a', 'permit_application', 'Kept', 'Point',"
                " 'practice', 'v2', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 0, 'draft', '', 0, '{}')"
            )
        old.close()
    store = DraftStore(path)
    assert store.get("a").name == "Kept" and store.get("a").construction is None
    store.add_vertex("a", 470000, 310000)
    assert begin(store, construction=CORRIDOR).construction == CORRIDOR


def test_the_drafts_changed_last_are_listed_alone_where_so_many_are_asked_for(store):
    for number in range(4):
        begin(store, name=str(number))
    assert [draft.name for draft in store.all(most=2)] == ["3", "2"]
    assert len(store.all()) == 4
