"""Files that go with a submission: what may go, and that each goes once, ahead of what names it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugin.streetmanager.errors import TimedOut
from plugin.submission import geopackage
from plugin.submission.attachments import (
    ATTACHMENTS,
    Attachment,
    as_answer,
    attached,
    attachment_at,
    odd_about,
    size_words,
    wrong_files,
    wrong_with,
)
from plugin.submission.drafts import DraftStore
from plugin.submission.uploads import FileNotSent, Uploads, send_files


def file(folder: Path, name: str, size: int = 2000) -> Attachment:
    path = folder / name
    with path.open("wb") as target:
        target.truncate(size)
    return attachment_at(path)


def test_they_are_kept_with_the_answers_and_come_back(tmp_path: Path) -> None:
    one = file(tmp_path, "plan.pdf")
    kept = json.loads(json.dumps({ATTACHMENTS: as_answer([one])}))
    assert attached(kept) == [one]
    assert attached({}) == [] and as_answer([]) is None
    assert attached({ATTACHMENTS: [{"path": "x"}, 7]}) == []


def test_what_cannot_go_is_said(tmp_path: Path) -> None:
    fine = file(tmp_path, "plan.pdf")
    assert wrong_with(fine) == "" and odd_about(fine) == ""
    assert "10 MB" in wrong_with(file(tmp_path, "big.pdf", 10 * 1024 * 1024 + 1))
    assert wrong_with(file(tmp_path, "just.pdf", 10 * 1024 * 1024)) == ""
    assert "empty" in wrong_with(file(tmp_path, "none.pdf", 0))
    assert "virus" in wrong_with(file(tmp_path, "Setup.EXE"))
    assert "already" in wrong_with(fine, [fine])
    gone = file(tmp_path, "gone.pdf")
    Path(gone.path).unlink()
    assert "no longer" in wrong_with(gone)


def test_a_hundred_megabytes_in_all(tmp_path: Path) -> None:
    many = [file(tmp_path, f"{place}.pdf", 10 * 1024 * 1024) for place in range(10)]
    assert wrong_files(many) == ""
    assert "100 MB" in wrong_files([*many, file(tmp_path, "last.pdf", 1)])


def test_the_unusual_may_go_but_is_said(tmp_path: Path) -> None:
    assert "unusual" in odd_about(file(tmp_path, "data.xyz"))
    assert "ending" in odd_about(file(tmp_path, "README"))


@pytest.mark.parametrize(("size", "words"), [(12, "1 KB"), (20480, "20 KB"), (3250000, "3.1 MB")])
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def store_with_draft(folder: Path) -> tuple[DraftStore, str]:
    store = DraftStore(folder / "drafts.gpkg")
    return store, store.new("permit_application", "Point", "practice", "v2").id


class Shelf:
    """Takes files, numbers them, and fails when told."""

    def __init__(self, key: str = "practice") -> None:
        self.environment = SimpleNamespace(key=key, address="https://example.org")
        self.work = self
        self.taken: list[str] = []
        self.deleted: list[int] = []
        self.fails: Exception | None = None

    def upload_file(self, sent: Any, promoter: str | None, progress: Any) -> Any:
        if self.fails:
            raise self.fails
        self.taken.append(f"{sent.name} {promoter or ''}".strip())
        if progress:
            progress(sent.size, sent.size)
        return SimpleNamespace(file_id=len(self.taken))

    def delete_file(self, number: int) -> None:
        self.deleted.append(number)


def test_what_has_gone_does_not_go_again(tmp_path: Path) -> None:
    store, draft = store_with_draft(tmp_path)
    shelf, uploads = Shelf(), Uploads(store)
    one, two = file(tmp_path, "one.pdf"), file(tmp_path, "two.pdf")
    told: list[tuple[str, int, int]] = []
    assert uploads.send(draft, [one], shelf, progress=lambda *said: told.append(said)) == [1]
    assert told == [("one.pdf", 2000, 2000)]
    shelf.fails = TimedOut(may_have_acted=True)
    with pytest.raises(TimedOut):
        uploads.send(draft, [one, two], shelf)
    shelf.fails = None
    assert Uploads(DraftStore(store.path)).send(draft, [one, two], shelf, "ZZ01") == [1, 2]
    assert shelf.taken == ["one.pdf", "two.pdf ZZ01"]


def test_another_environment_draft_or_content_is_another_file(tmp_path: Path) -> None:
    store, draft = store_with_draft(tmp_path)
    other = store.new("permit_application", "Point", "practice", "v2").id
    shelf, live, uploads = Shelf(), Shelf("production"), Uploads(store)
    one = file(tmp_path, "one.pdf")
    uploads.send(draft, [one], shelf)
    uploads.send(other, [one], shelf)
    uploads.send(draft, [one], live)
    file(tmp_path, "one.pdf", 3000)
    uploads.send(draft, [one], shelf)
    assert len(shelf.taken) == 3 and len(live.taken) == 1


def test_numbers_that_are_not_known_any_more_are_forgotten(tmp_path: Path) -> None:
    store, draft = store_with_draft(tmp_path)
    shelf, uploads = Shelf(), Uploads(store)
    one = file(tmp_path, "one.pdf")
    uploads.send(draft, [one], shelf)
    uploads.forget(draft)
    assert uploads.send(draft, [one], shelf) == [2]


def test_a_file_taken_back_is_deleted_there(tmp_path: Path) -> None:
    store, draft = store_with_draft(tmp_path)
    shelf, uploads = Shelf(), Uploads(store)
    one = file(tmp_path, "one.pdf")
    uploads.take_back(draft, [one], shelf)
    uploads.send(draft, [one], shelf)
    uploads.take_back(draft, [one], shelf)
    assert shelf.deleted == [1] and uploads.number(draft, one, "practice") is None


def test_a_file_that_is_gone_stops_everything(tmp_path: Path) -> None:
    store, draft = store_with_draft(tmp_path)
    shelf = Shelf()
    one = file(tmp_path, "one.pdf")
    Path(one.path).unlink()
    with pytest.raises(FileNotSent, match="nothing was sent"):
        Uploads(store).send(draft, [one], shelf)
    assert shelf.taken == []


def test_files_for_what_is_no_draft(tmp_path: Path) -> None:
    shelf = Shelf()
    assert send_files([file(tmp_path, "a.pdf"), file(tmp_path, "b.pdf")], shelf) == [1, 2]


def test_a_file_of_drafts_from_before_there_were_files_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "drafts.gpkg"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geopackage, "MIGRATIONS", geopackage.MIGRATIONS[:3])
        patch.setattr("plugin.submission.drafts.geopackage.MIGRATIONS", geopackage.MIGRATIONS)
        connection = sqlite3.connect(path, isolation_level=None)
        geopackage.bring_up_to_date(connection)
        connection.close()
    store, draft = store_with_draft(tmp_path)
    assert Uploads(store).number(draft, file(tmp_path, "a.pdf"), "practice") is None
