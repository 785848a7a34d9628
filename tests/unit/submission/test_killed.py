"""A process that dies while it sends, and one that only takes its time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugin.submission.draft_failures import DraftSent
from plugin.submission.drafts import DraftStore
from plugin.submission.outbox import AlreadySent, Outbox, Submitted
from tests.unit.submission.desk import Desk

ROOT = Path(__file__).resolve().parents[3]

KILLED = """
import os, sys
sys.path.insert(0, sys.argv[3])
from plugin.submission.drafts import DraftStore
from plugin.submission.outbox import Outbox
from plugin.submission.requests import Applicant, request_from
from tests.unit.submission.service_stand_in import stand_in
from datetime import datetime, timezone
store = DraftStore(sys.argv[1])
draft = store.get(sys.argv[2])
service = stand_in()
now = datetime(2031, 5, 1, tzinfo=timezone.utc)
request = request_from(draft, Applicant("ZZ01", "ZA"), service.version, now=now)
def stop(_request):
    print(request.work_reference_number, flush=True)
    {how}
service.work.create_work = stop
Outbox(store).send(draft, request, service)
"""


def child(desk: Desk, how: str) -> subprocess.Popen:
    script = KILLED.replace("{how}", how)
    return subprocess.Popen(
        [sys.executable, "-c", script, str(desk.store.path), desk.draft.id, str(ROOT)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ,
    )


def test_a_process_that_is_killed_between_attempt_and_answer_leaves_it_unknown(desk):
    killed = child(desk, "os._exit(9)")
    said, _ = killed.communicate(timeout=60)
    assert killed.returncode == 9
    assert desk.kept.state == "sending"
    again = Outbox(DraftStore(desk.store.path), desk.clock)
    found = desk.kept
    assert found.state == "unknown" and found.work_reference_number == said.strip()
    assert "nobody knows whether it arrived" in found.message
    with pytest.raises(AlreadySent):
        again.send(found, desk.request, desk.service)
    assert [attempt.body["usrn"] for attempt in again.attempts(found.id)] == [99900001]
    assert [path.name for path in desk.store.path.parent.glob("*-sending-*")] == []


def test_another_window_that_is_still_sending_is_not_taken_for_a_dead_one(desk):
    sending = child(desk, "sys.stdin.readline(); os._exit(9)")
    try:
        assert sending.stdout is not None and sending.stdin is not None
        sending.stdout.readline()
        assert Outbox(DraftStore(desk.store.path)).recover() == []
        assert desk.kept.state == "sending"
        with pytest.raises(AlreadySent):
            desk.send()
        with pytest.raises(DraftSent):
            desk.store.delete(desk.draft.id)
    finally:
        sending.communicate("\n", timeout=60)
    assert Outbox(DraftStore(desk.store.path)).recover() == []
    assert desk.kept.state == "unknown"


def test_a_window_that_sends_is_not_taken_for_a_dead_one_by_itself(desk):
    states = []
    create = desk.service.work.create_work

    def open_another(request):
        Outbox(DraftStore(desk.store.path))
        states.append(desk.kept.state)
        return create(request)

    desk.service.work.create_work = open_another
    assert isinstance(desk.send(), Submitted) and states == ["sending"]


def test_no_file_is_left_beside_the_drafts(desk):
    desk.send()
    names = {path.name for path in desk.store.path.parent.iterdir()}
    assert names <= {"drafts.gpkg", "drafts.gpkg-wal", "drafts.gpkg-shm"}
