"""Two windows of QGIS on one drafts file: a draft is open in one of them, and nothing is spoilt or missed."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from plugin.submission.drafts import DraftStore
from plugin.submission.open_drafts import OpenDraft, kept_elsewhere

ROOT = Path(__file__).resolve().parents[3]
HOLDS = (
    "import sys, pathlib\n"
    "from plugin.submission.open_drafts import OpenDraft\n"
    "held = OpenDraft(pathlib.Path(sys.argv[1]))\n"
    "print(held.hold(sys.argv[2]), flush=True)\n"
    "sys.stdin.read()\n"
)


def other_window(store: DraftStore, identity: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(store.path), identity],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline().strip() == "True"
    return process


def begin(store: DraftStore, **given: str) -> str:
    return store.new("permit_application", "LineString", "practice", "v2", **given).id


def test_a_draft_is_open_in_one_window_until_that_lets_go_of_it(store):
    identity = begin(store)
    mine, theirs = OpenDraft(store.path), OpenDraft(store.path)
    assert mine.hold(identity) and mine.hold(identity) and mine.held == identity
    assert not mine.elsewhere(identity) and theirs.elsewhere(identity)
    assert not theirs.hold(identity) and theirs.held == ""
    mine.let_go()
    assert not theirs.elsewhere(identity) and theirs.hold(identity)
    theirs.let_go()
    assert list(store.path.parent.glob("*-open-*")) == []


def test_another_draft_takes_the_place_of_the_one_before(store):
    first, second = begin(store), begin(store)
    mine, theirs = OpenDraft(store.path), OpenDraft(store.path)
    assert mine.hold(first) and mine.hold(second)
    assert not theirs.elsewhere(first) and theirs.elsewhere(second)
    mine.let_go()


def test_a_window_that_was_killed_holds_nothing(store):
    identity = begin(store)
    process = other_window(store, identity)
    mine = OpenDraft(store.path)
    assert mine.elsewhere(identity) and not mine.hold(identity)
    process.kill()
    process.wait(timeout=20)
    assert not mine.elsewhere(identity)
    assert mine.hold(identity)
    mine.let_go()
    assert list(store.path.parent.glob("*-open-*")) == []


def test_what_another_window_keeps_is_noticed_and_what_this_one_keeps_is_not(store):
    before = kept_elsewhere(store)
    begin(store)
    assert kept_elsewhere(store) == before
    other = DraftStore(store.path)
    begin(other, name="Theirs")
    after = kept_elsewhere(store)
    assert after != before and kept_elsewhere(store) == after
    assert "Theirs" in [draft.name for draft in store.all()]


def test_two_windows_that_draw_at_once_lose_no_vertex(tmp_path):
    path = tmp_path / "drafts.gpkg"
    stores = [DraftStore(path), DraftStore(path)]
    identities = [begin(store) for store in stores]
    errors: list[Exception] = []

    def draw(store: DraftStore, identity: str) -> None:
        try:
            for number in range(60):
                store.add_vertex(identity, 470000.0 + number, 310000.0)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=draw, args=pair) for pair in zip(stores, identities)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    for identity in identities:
        assert [vertex[0] for vertex in stores[0].get(identity).vertices] == [470000.0 + n for n in range(60)]
    with stores[0].reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
