"""The drafts file itself: a GeoPackage by the book, brought up to date, and never spoilt."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from plugin.submission import geopackage
from plugin.submission.draft import Draft
from plugin.submission.draft_failures import DraftsError
from plugin.submission.drafts import DraftStore

ROOT = Path(__file__).resolve().parents[3]
SQUARE = [(470000.0, 310000.0), (470010.0, 310000.0), (470010.0, 310010.0), (470000.0, 310010.0)]
HOLE = [(470003.0, 310003.0), (470006.0, 310003.0), (470006.0, 310006.0)]


def geometry_blob(store: DraftStore, identity: str) -> bytes | None:
    connection = sqlite3.connect(store.path)
    (found,) = connection.execute("SELECT geom FROM drafts WHERE id = ?", (identity,)).fetchone()
    connection.close()
    return found


def begin(store: DraftStore, shape_type: str = "Polygon", **given: str) -> Draft:
    return store.new("permit_application", shape_type, "practice", "v2", **given)


def test_the_file_says_that_it_is_a_geopackage_in_the_national_grid(store):
    connection = sqlite3.connect(store.path)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"GPKG", "big")
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 10300
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute(
        "SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY table_name"
    ).fetchall() == [("attempts", "attributes", None), ("drafts", "features", 27700)]
    assert connection.execute(
        "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = 27700"
    ).fetchone() == ("EPSG", 27700)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    ("shape_type", "vertices", "finished", "words"),
    [
        ("Point", SQUARE[:1], True, "POINT (470000 310000)"),
        ("MultiPoint", SQUARE[:2], True, "MULTIPOINT (470000 310000, 470010 310000)"),
        ("LineString", SQUARE[:2], True, "LINESTRING (470000 310000, 470010 310000)"),
        ("LineString", SQUARE[:1], False, "POINT (470000 310000)"),
        ("Polygon", SQUARE[:2], False, "LINESTRING (470000 310000, 470010 310000)"),
        ("Polygon", SQUARE[:2], True, "LINESTRING (470000 310000, 470010 310000)"),
        (
            "Polygon",
            SQUARE[:3],
            True,
            "POLYGON ((470000 310000, 470010 310000, 470010 310010, 470000 310000))",
        ),
    ],
)
def test_blobs_hold_the_shape_and_its_box(store, shape_type, vertices, finished, words):
    import shapely

    draft = begin(store, shape_type)
    store.set_vertices(draft.id, vertices, finished)
    found = geometry_blob(store, draft.id)
    assert found is not None and found[:3] == b"GP\x00"
    assert int.from_bytes(found[4:8], "little") == geopackage.NATIONAL_GRID
    shape = shapely.from_wkb(found[40:])
    assert shapely.to_wkt(shape, trim=True) == words
    import struct

    west, east, south, north = struct.unpack("<4d", found[8:40])
    assert (west, south, east, north) == shape.bounds


def test_a_hole_is_in_the_blob(store):
    import shapely

    draft = begin(store)
    store.set_vertices(draft.id, SQUARE, True, [HOLE])
    shape = shapely.from_wkb((geometry_blob(store, draft.id) or b"")[40:])
    assert shape.area == pytest.approx(100 - 4.5)


def test_a_newer_file_is_left_alone(store):
    draft = begin(store)
    with store.writing() as connection:
        connection.execute("UPDATE schema_version SET version = 999")
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(DraftsError, match="newer Works Extents"):
        DraftStore(store.path)
    assert store.path.read_bytes() == before and draft.id.encode() in before


def test_an_older_file_is_brought_up_to_date_and_keeps_its_drafts(store, monkeypatch):
    draft = begin(store)
    store.close()
    step = "ALTER TABLE drafts ADD COLUMN later TEXT"
    monkeypatch.setattr(
        geopackage, "MIGRATIONS", (*geopackage.MIGRATIONS, lambda connection: connection.execute(step))
    )
    newer = DraftStore(store.path)
    assert newer.get(draft.id).name == draft.name
    with newer.reading() as connection:
        assert geopackage.version_of(connection) == len(geopackage.MIGRATIONS)
        assert connection.execute("SELECT later FROM drafts").fetchall()[0][0] is None
    DraftStore(store.path).close()


def test_a_step_that_fails_leaves_the_older_file(store, monkeypatch):
    draft = begin(store)
    store.close()

    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE drafts ADD COLUMN half TEXT")
        connection.execute("SELECT nothing")

    with monkeypatch.context() as patch:
        patch.setattr(geopackage, "MIGRATIONS", (*geopackage.MIGRATIONS, fails))
        with pytest.raises(DraftsError):
            DraftStore(store.path)
    again = DraftStore(store.path)
    assert again.get(draft.id).id == draft.id
    with again.reading() as connection:
        assert "half" not in [row[1] for row in connection.execute("PRAGMA table_info(drafts)")]


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "drafts.gpkg"
    path.write_bytes(b"not a database at all, but long enough to be looked at" * 100)
    before = path.read_bytes()
    with pytest.raises(DraftsError, match="damaged"):
        DraftStore(path)
    assert path.read_bytes() == before


def test_somebody_elses_database_is_not_touched(tmp_path):
    path = tmp_path / "theirs.gpkg"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.commit()
    with pytest.raises(DraftsError, match="something else"):
        DraftStore(path)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert names == {"theirs"} and connection.execute("PRAGMA application_id").fetchone()[0] == 0


def test_an_extent_that_another_program_noted_is_taken_away_when_the_drawing_changes(store):
    draft = begin(store, "LineString")
    with store.writing() as connection:
        connection.execute("UPDATE gpkg_contents SET min_x = 1, min_y = 1, max_x = 2, max_y = 2")
    store.add_vertex(draft.id, 470000, 310000)
    with store.reading() as connection:
        row = connection.execute(
            "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'drafts'"
        ).fetchone()
    assert list(row) == [None] * 4


class Busy:
    """A connection on which another window turns the log on at the same moment, so many times."""

    def __init__(self, times: int, words: str = "database is locked") -> None:
        self.times, self.words = times, words

    def execute(self, statement: str) -> None:
        self.times -= 1
        if self.times >= 0:
            raise sqlite3.OperationalError(self.words)


def test_a_window_waits_for_another_that_turns_the_log_on():
    busy = Busy(2)
    geopackage.write_ahead(busy, 5.0)
    assert busy.times == -1


def test_it_does_not_wait_for_ever_or_for_anything_else():
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        geopackage.write_ahead(Busy(1000), 0.0)
    full = Busy(1000, "disk I/O error")
    with pytest.raises(sqlite3.OperationalError, match="disk"):
        geopackage.write_ahead(full, 5.0)
    assert full.times == 999
