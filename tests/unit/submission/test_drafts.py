"""Drafts on disk: nothing that was drawn or said is lost, and what was sent stays as it was sent."""

from __future__ import annotations

import math
import os
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from plugin.submission.draft import Draft
from plugin.submission.draft_failures import DraftSent, DraftsError, NoSuchDraft
from plugin.submission.drafts import DraftStore

ROOT = Path(__file__).resolve().parents[3]
SQUARE = [(470000.0, 310000.0), (470010.0, 310000.0), (470010.0, 310010.0), (470000.0, 310010.0)]
HOLE = [(470003.0, 310003.0), (470006.0, 310003.0), (470006.0, 310006.0)]


def begin(store: DraftStore, shape_type: str = "Polygon", **given: str) -> Draft:
    return store.new("permit_application", shape_type, "practice", "v2", **given)


def geometry_blob(store: DraftStore, identity: str) -> bytes | None:
    connection = sqlite3.connect(store.path)
    (found,) = connection.execute("SELECT geom FROM drafts WHERE id = ?", (identity,)).fetchone()
    connection.close()
    return found


def set_state(store: DraftStore, identity: str, state: str) -> None:
    with store.writing() as connection:
        connection.execute("UPDATE drafts SET state = ? WHERE id = ?", (state, identity))


def test_a_new_draft_is_on_disk_and_has_no_geometry(store):
    draft = begin(store, name="High Street mains")
    found = DraftStore(store.path).get(draft.id)
    assert (found.name, found.kind, found.environment, found.version) == (
        "High Street mains",
        "permit_application",
        "practice",
        "v2",
    )
    assert found.state == "draft" and found.geometry() is None and not found.deleted
    assert abs((datetime.now(timezone.utc) - found.created).total_seconds()) < 60


def test_a_draft_without_a_name_says_what_is_drawn(store):
    assert begin(store, "LineString").name.startswith("New line, ")


def test_another_shape_type_is_refused(store):
    with pytest.raises(ValueError, match="MultiPolygon"):
        begin(store, "MultiPolygon")


def test_every_vertex_is_on_disk_as_it_is_drawn(store):
    draft = begin(store)
    for count, vertex in enumerate(SQUARE, start=1):
        store.add_vertex(draft.id, *vertex)
        assert DraftStore(store.path).get(draft.id).vertices == SQUARE[:count]


def test_vertices_survive_the_process_being_killed(store):
    draft = begin(store, "LineString")
    store.close()
    child = (
        "import os, sys\n"
        "from plugin.submission.drafts import DraftStore\n"
        "store = DraftStore(sys.argv[1])\n"
        "for n in range(25): store.add_vertex(sys.argv[2], 470000.0 + n, 310000.125)\n"
        "os._exit(9)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", child, str(store.path), draft.id], cwd=ROOT, env=os.environ, timeout=60
    )
    assert ended.returncode == 9
    found = DraftStore(store.path).get(draft.id)
    assert found.vertices == [(470000.0 + n, 310000.125) for n in range(25)]


def test_coordinates_come_back_to_the_last_bit(store):
    draft = begin(store, "Point")
    store.add_vertex(draft.id, 470000.1 + 1e-9, 310000.3)
    assert store.get(draft.id).vertices == [(470000.1 + 1e-9, 310000.3)]


def test_a_point_moves_when_it_is_put_again(store):
    draft = begin(store, "Point")
    store.add_vertex(draft.id, 470000.0, 310000.0)
    store.add_vertex(draft.id, 470005.0, 310000.0)
    assert store.get(draft.id).geometry() == {"type": "Point", "coordinates": [470005.0, 310000.0]}


def test_not_a_number_is_kept_for_the_rules_to_find(store):
    draft = begin(store, "LineString")
    store.add_vertex(draft.id, math.nan, 310000.0)
    store.add_vertex(draft.id, math.inf, 310000.0)
    (first, second) = store.get(draft.id).vertices
    assert math.isnan(first[0]) and first[1] == 310000.0 and second[0] == math.inf


def test_an_unfinished_polygon_is_open_and_a_finished_one_closed(store):
    draft = begin(store)
    store.set_vertices(draft.id, SQUARE[:2], False)
    assert store.get(draft.id).geometry() == {
        "type": "Polygon",
        "coordinates": [[list(v) for v in SQUARE[:2]]],
    }
    store.set_vertices(draft.id, SQUARE, True)
    ring = store.get(draft.id).geometry()["coordinates"][0]
    assert ring == [list(vertex) for vertex in [*SQUARE, SQUARE[0]]]


def test_a_closed_ring_is_not_closed_twice(store):
    draft = begin(store)
    store.set_vertices(draft.id, [*SQUARE, SQUARE[0]], True, [[*HOLE, HOLE[0]]])
    found = store.get(draft.id)
    assert found.vertices == SQUARE and found.holes == [HOLE]
    assert [len(ring) for ring in found.geometry()["coordinates"]] == [5, 4]


def test_a_repaired_geometry_with_holes_takes_the_drawings_place(store):
    draft = begin(store, "LineString")
    polygon = {
        "type": "Polygon",
        "coordinates": [[list(v) for v in [*SQUARE, SQUARE[0]]], [list(v) for v in [*HOLE, HOLE[0]]]],
    }
    store.set_geometry(draft.id, polygon)
    found = store.get(draft.id)
    assert found.geometry() == polygon and found.shape_type == "Polygon" and found.finished


def test_several_parts_are_no_draft(store):
    draft = begin(store)
    with pytest.raises(ValueError, match="MultiLineString"):
        store.set_geometry(draft.id, {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]]]})


def test_several_points_are_one_draft(store):
    draft = begin(store)
    points = {"type": "MultiPoint", "coordinates": [[470000.0, 310000.0], [470010.0, 310000.0]]}
    store.set_geometry(draft.id, points)
    found = store.get(draft.id)
    assert found.geometry() == points and found.shape_type == "MultiPoint" and found.finished


def test_answers_come_back_as_they_were_given_dates_too(store):
    draft = begin(store)
    draft.values = {
        "description_of_work": "Lay a main – 40 m",
        "proposed_start_date": date(2026, 12, 1),
        "proposed_start_time": datetime(2026, 12, 1, 8, 30, tzinfo=timezone.utc),
        "location_types": ["footway", "verge"],
        "permit_conditions": [{"condition": "NCT01a", "comment": None}],
        "excavation": True,
    }
    draft.usrn = 99900001
    draft.name, draft.state = "Renamed", "ready"
    store.keep(draft)
    found = DraftStore(store.path).get(draft.id)
    assert found.values == draft.values and found.usrn == 99900001
    assert (found.name, found.state) == ("Renamed", "ready")


def test_keeping_an_old_copy_does_not_undo_the_drawing(store):
    draft = begin(store)
    store.add_vertex(draft.id, *SQUARE[0])
    draft.values["excavation"] = False
    kept = store.keep(draft)
    assert kept.vertices == SQUARE[:1] and kept.values == {"excavation": False}


def test_an_answer_that_cannot_be_kept_says_so_and_changes_nothing(store):
    draft = begin(store, name="Before")
    draft.values["shape"], draft.name = object(), "After"
    with pytest.raises(TypeError):
        store.keep(draft)
    assert store.get(draft.id).name == "Before"


@pytest.mark.parametrize("state", ["sending", "submitted", "unknown"])
def test_what_was_sent_stays_as_it_was_sent(store, state):
    draft = begin(store)
    store.set_vertices(draft.id, SQUARE, True)
    set_state(store, draft.id, state)
    for change in (
        lambda: store.add_vertex(draft.id, 1, 2),
        lambda: store.set_vertices(draft.id, [], True),
        lambda: store.set_geometry(draft.id, {"type": "Point", "coordinates": [1, 2]}),
    ):
        with pytest.raises(DraftSent):
            change()
    draft.values, draft.name, draft.state = {"excavation": True}, "Renamed", "draft"
    kept = store.keep(draft)
    assert (kept.name, kept.state, kept.values, kept.vertices) == ("Renamed", state, {}, SQUARE)


@pytest.mark.parametrize("state", ["sending", "submitted", "unknown"])
def test_a_further_shape_is_sent_with_the_whole(store, state):
    whole = begin(store)
    part = store.new("reinstatement", "Polygon", "practice", "v2", part_of=whole.id)
    store.set_vertices(part.id, SQUARE, True)
    assert not store.get(part.id).sent
    set_state(store, whole.id, state)
    held = store.get(part.id)
    assert held.sent and held.state == state
    with pytest.raises(DraftSent):
        store.sketch_again(part.id, "Polygon", [])
    held.values = {"for_field": "another"}
    assert store.keep(held).values == {}
    # Refused, all of it can be mended.
    set_state(store, whole.id, "refused")
    store.set_vertices(part.id, SQUARE[:3], True)
    assert store.keep(held).values == {"for_field": "another"}


def test_only_the_outbox_makes_a_draft_sent(store):
    draft = begin(store)
    draft.state = "submitted"
    assert store.keep(draft).state == "draft"
    draft.state = "posted"
    with pytest.raises(ValueError, match="posted"):
        store.keep(draft)


def test_deleting_puts_away_and_undeleting_brings_back(store):
    first, second = begin(store), begin(store)
    store.set_vertices(first.id, SQUARE, True)
    store.delete(first.id)
    assert [draft.id for draft in store.all()] == [second.id]
    assert [draft.id for draft in store.all(deleted=True)] == [first.id]
    assert geometry_blob(store, first.id) is None
    store.undelete(first.id)
    assert store.get(first.id).vertices == SQUARE and len(store.all()) == 2
    assert geometry_blob(store, first.id) is not None


def test_a_draft_that_is_being_sent_is_not_deleted(store):
    draft = begin(store)
    set_state(store, draft.id, "sending")
    with pytest.raises(DraftSent):
        store.delete(draft.id)


def test_the_draft_changed_last_comes_first(store):
    first, second = begin(store), begin(store)
    assert [draft.id for draft in store.all()] == [second.id, first.id]
    time.sleep(0.005)
    store.add_vertex(first.id, 1, 2)
    assert [draft.id for draft in store.all()] == [first.id, second.id]


def test_no_such_draft(store):
    for ask in (store.get, store.delete, store.undelete, lambda identity: store.add_vertex(identity, 1, 2)):
        with pytest.raises(NoSuchDraft):
            ask("nobody")


def test_threads_and_two_windows_lose_no_vertex(store):
    other = DraftStore(store.path)
    drafts = [begin(store, "LineString") for _ in range(4)]

    def draw(window: DraftStore, identity: str) -> None:
        for n in range(40):
            window.add_vertex(identity, float(n), 0.0)

    threads = [
        threading.Thread(target=draw, args=(window, draft.id))
        for window, draft in zip([store, other, store, other], drafts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [len(store.get(draft.id).vertices) for draft in drafts] == [40] * 4


def test_two_windows_that_open_a_new_file_at_once_make_it_once(tmp_path):
    path, opened, wrong = tmp_path / "drafts.gpkg", [], []
    barrier = threading.Barrier(6)

    def open_it() -> None:
        barrier.wait(30)
        try:
            opened.append(DraftStore(path))
        except DraftsError as error:
            wrong.append(error.details)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not wrong and len(opened) == 6
    assert begin(opened[0]).id == opened[5].all()[0].id


def test_a_vertex_is_kept_in_less_than_a_frame(store):
    draft = begin(store, "LineString")
    times = []
    for n in range(300):
        before = time.perf_counter()
        store.add_vertex(draft.id, 470000.0 + n, 310000.0)
        times.append(time.perf_counter() - before)
    assert sorted(times)[len(times) // 2] < 0.1


def test_a_file_that_another_program_keeps_to_itself_is_said_to_be(store, monkeypatch):
    draft = begin(store)
    with store.reading() as connection:
        connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DraftsError, match="another program"):
        store.add_vertex(draft.id, 1, 2)
    other.execute("ROLLBACK")
    store.add_vertex(draft.id, 1, 2)
    assert store.get(draft.id).vertices == [(1.0, 2.0)]
