"""Drafts files as each earlier version of the plugin left them: nothing of them is lost, and the outbox goes on.

The files in earlier_drafts were written by the code of their time, and are kept as SQL. They are never changed: with
a new step in geopackage.MIGRATIONS comes one file more.
"""

from __future__ import annotations

import sqlite3
import threading
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from plugin.submission import geopackage
from plugin.submission.draft import Draft
from plugin.submission.draft_kind import parts_of
from plugin.submission.drafts import DraftStore
from plugin.submission.outbox import AlreadySent, Outbox, Submitted, Unknown
from tests.unit.submission.desk import APPLICANT, START, Clock
from tests.unit.submission.service_stand_in import stand_in

FILES = sorted((Path(__file__).parent / "earlier_drafts").glob("version_*.sql"))
VERSIONS = [int(file.stem.rpartition("_")[2]) for file in FILES]
EVERY = pytest.mark.parametrize("version", VERSIONS)


def as_it_was(folder: Path, version: int) -> Path:
    """The drafts file of a version of the tables, as its plugin left it."""
    path = folder / "drafts.gpkg"
    connection = sqlite3.connect(path)
    connection.executescript(FILES[VERSIONS.index(version)].read_text(encoding="utf-8"))
    assert connection.execute("SELECT version FROM schema_version").fetchone() == (version,)
    connection.close()
    return path


def named(store: DraftStore, name: str) -> Draft:
    return next(draft for draft in store.all() if draft.name == name)


def tables(connection: sqlite3.Connection) -> dict[str, list[tuple]]:
    """Every column of every table, without the order in which they were added."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: sorted(tuple(row)[1:] for row in connection.execute(f"PRAGMA table_info({name})"))
        for name in names
    }


def test_there_is_a_file_of_every_version_so_far():
    assert len(geopackage.MIGRATIONS) == VERSIONS[-1], "Keep a file as the version before your step left it."
    assert list(range(1, VERSIONS[-1] + 1)) == VERSIONS


@EVERY
def test_an_earlier_file_ends_up_with_the_same_tables_as_a_new_one(tmp_path, version):
    store = DraftStore(as_it_was(tmp_path, version))
    with store.reading() as connection, DraftStore(tmp_path / "new.gpkg").reading() as new:
        assert tables(connection) == tables(new)
        assert geopackage.version_of(connection) == len(geopackage.MIGRATIONS)
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@EVERY
def test_every_draft_of_an_earlier_file_is_there_as_it_was(tmp_path, version):
    store = DraftStore(as_it_was(tmp_path, version))
    names = {"Submitted", "Unknown", "Refused", "Killed", "With a hole", "A sketch"}
    names |= {"A corridor"} if version >= 2 else set()
    names |= {"A site"} if version >= 3 else set()
    assert {draft.name for draft in store.all()} == names
    assert [draft.name for draft in store.all(deleted=True)] == ["Deleted"]
    held = named(store, "With a hole")
    assert (held.environment, held.version, held.usrn, held.finished) == ("production", "v6", 99900001, True)
    assert held.vertices[0] == (470000.123, 310000.5) and len(held.vertices) == 4
    assert held.holes == [[(470003.0, 310003.0), (470006.0, 310003.0), (470006.0, 310006.0)]]
    assert held.values == {
        "description_of_work": "It's a “main”; half filled in",
        "proposed_start_date": date(2031, 6, 2),
        "actual": datetime(2031, 6, 2, 9, 30, tzinfo=timezone.utc),
    }
    assert (held.kind, held.concerning, held.part_of, held.construction) == (
        "permit_application",
        {},
        None,
        None,
    )
    sketch = named(store, "A sketch")
    assert not sketch.finished and sketch.vertices == [(470000.1 + 1e-9, 310000.3), (470001.0, 310002.0)]
    if version >= 2:
        assert named(store, "A corridor").construction == {"tool": "corridor", "width": 2.0}
    if version >= 3:
        site = named(store, "A site")
        assert site.concerning == {"work_reference_number": "ZA001JOB"}
        (second,) = parts_of(store, site.id).values()
        assert second.vertices == [(470030.0, 310000.0)]


@EVERY
def test_what_was_sent_by_an_earlier_version_is_known_and_never_sent_again(tmp_path, version):
    store = DraftStore(as_it_was(tmp_path, version))
    outbox = Outbox(store, Clock())
    submitted = named(store, "Submitted")
    receipt = outbox.receipt(submitted.id)
    assert submitted.state == "submitted" and submitted.reference == f"{submitted.work_reference_number}-01"
    assert receipt is not None
    assert receipt.work_reference_number == submitted.work_reference_number
    assert receipt.permit_reference_number == submitted.reference and receipt.words
    assert named(store, "Refused").state == "refused" and "ZA002LOST1" in named(store, "Refused").message
    for name in ("Submitted", "Unknown", "Killed"):
        with pytest.raises(AlreadySent):
            send(outbox, store, named(store, name))
    assert [attempt.kind for attempt in outbox.attempts(submitted.id)] == ["permit_application"]


@EVERY
def test_an_outcome_that_an_earlier_version_left_unknown_is_settled(tmp_path, version):
    store = DraftStore(as_it_was(tmp_path, version))
    outbox = Outbox(store, Clock())
    # The window of the one that was being sent is gone: making the outbox has said so.
    assert {named(store, name).state for name in ("Unknown", "Killed")} == {"unknown"}
    service = stand_in()
    (attempt,) = outbox.attempts(named(store, "Unknown").id)
    service.work.works["za002lost1"] = attempt.body
    outcome = outbox.settle(named(store, "Unknown"), service)
    assert isinstance(outcome, Submitted) and outcome.receipt.permit_reference_number == "ZA002LOST1-01"
    assert named(store, "Unknown").reference == "ZA002LOST1-01"
    outcome = outbox.settle(named(store, "Killed"), service)
    assert isinstance(outcome, Unknown) and named(store, "Killed").state == "unknown"


@EVERY
def test_two_windows_that_open_an_earlier_file_at_once_bring_it_up_to_date_once(tmp_path, version):
    path, errors = as_it_was(tmp_path, version), []
    together = threading.Barrier(4)

    def open_it() -> None:
        together.wait()
        try:
            DraftStore(path).close()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(DraftStore(path).all()) >= 6


def send(outbox: Outbox, store: DraftStore, draft: Draft) -> None:
    from plugin.streetmanager.versions import Version
    from plugin.submission.requests import request_from

    request = request_from(draft, APPLICANT, Version.V2, now=START)
    outbox.send(draft, request, stand_in())
