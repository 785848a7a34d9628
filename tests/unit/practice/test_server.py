"""The service as a process and as a thread: what survives, and how it can be told to misbehave."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from plugin.practice.manners import Manners
from plugin.practice.server import PracticeServer

from .applications import application
from .caller import Caller, box
from .conftest import TODAY

Start = Callable[..., PracticeServer]
ROOT = Path(__file__).resolve().parents[3]


def _starts(server: PracticeServer) -> dict[str, str]:
    planner = Caller(server.address).sign_in()
    features = planner.get("geojson/works", **box(468_000, 308_000, 472_000, 312_000)).json()["features"]
    return {f["properties"]["work_reference_number"]: f["properties"]["start_date"] for f in features}


def test_what_was_submitted_is_there_tomorrow(start: Start) -> None:
    first = start(cap=100_000)
    reference = (
        Caller(first.address).sign_in().post("work/works", application()).json()["work_reference_number"]
    )
    before = _starts(first)
    first.stop()
    assert _starts(start(cap=100_000, today=TODAY + timedelta(days=1))) == before
    assert reference in before


def test_made_up_works_move_on_by_whole_weeks_and_submitted_ones_stay(start: Start) -> None:
    first = start(cap=100_000)
    reference = (
        Caller(first.address).sign_in().post("work/works", application()).json()["work_reference_number"]
    )
    before = _starts(first)
    first.stop()
    after = _starts(start(cap=100_000, today=TODAY + timedelta(days=24)))
    assert set(after) == set(before)
    assert after.pop(reference) == before.pop(reference)
    moved = {date.fromisoformat(after[key][:10]) - date.fromisoformat(before[key][:10]) for key in before}
    assert moved == {timedelta(weeks=3)}


def test_manners_change_while_it_runs(start: Start) -> None:
    server = start(manners=Manners(cap=3), delay=0.0)
    planner = Caller(server.address).sign_in()
    area = box(470_050, 309_800, 470_120, 309_900)
    assert planner.get("geojson/works", **area).status_code == 403
    server.manners.cap = 100
    assert planner.get("geojson/works", **area).status_code == 200
    server.manners.fault_status = 503
    assert planner.get("geojson/works", **area).json()["error"] == {"status": 503}
    server.manners.fault_status = None
    assert [call.status for call in server.answered[-3:]] == [403, 200, 503]


def test_too_many_calls_a_minute(start: Start) -> None:
    planner = Caller(start(calls_per_minute=4).address).sign_in()
    answers = [planner.get("party/organisations").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]


def test_the_connection_is_cut_after_the_work_was_made(start: Start) -> None:
    server = start()
    planner = Caller(server.address).sign_in()
    server.manners.drop_after_acting = True
    held = server.works_held()
    with pytest.raises(requests.ConnectionError):
        planner.post("work/works", application(work_reference_number="ZA00100000001"))
    assert server.works_held() == held + 1
    assert planner.get("work/works/ZA00100000001").status_code == 200
    server.manners.drop_after_acting = False
    assert planner.post("work/works", application(work_reference_number="ZA00100000001")).status_code == 409


@pytest.mark.parametrize(
    ("manner", "acts"),
    [
        ({"drop_before_acting": True}, False),
        ({"cut_answers": True}, True),
        ({"status_after_acting": 504}, True),
        ({"acting_takes": 0.6}, True),
    ],
    ids=lambda given: next(iter(given)) if isinstance(given, dict) else "",
)
def test_an_answer_can_be_lost_in_every_way(start: Start, manner: dict[str, Any], acts: bool) -> None:
    server = start()
    planner = Caller(server.address).sign_in()
    held = server.works_held()
    for name, value in manner.items():
        setattr(server.manners, name, value)
    began = time.monotonic()
    try:
        got = planner.post("work/works", application())
        status = got.status_code if got.json() else 0
    except requests.RequestException:
        status = 0
    lost = {"status_after_acting": 504, "acting_takes": 201}
    assert status == lost.get(next(iter(manner)), 0)
    assert server.works_held() == held + int(acts)
    assert time.monotonic() - began >= manner.get("acting_takes", 0)
    assert planner.get("party/organisations").status_code == 200
    assert server.under_way == 0


def test_a_late_answer_comes_after_the_act(start: Start) -> None:
    server = start()
    planner = Caller(server.address).sign_in()
    server.manners.answer_late = 20.0
    sent = threading.Thread(target=lambda: planner.post("work/works", application()), daemon=True)
    held = server.works_held()
    sent.start()
    until = time.monotonic() + 10
    while server.works_held() == held and time.monotonic() < until:
        time.sleep(0.02)
    assert server.works_held() == held + 1 and sent.is_alive()
    began = time.monotonic()
    server.stop()
    assert time.monotonic() - began < 5


def test_two_at_once_get_one_work(start: Start) -> None:
    server = start()
    planner = Caller(server.address).sign_in()
    statuses: list[int] = []
    body = application(work_reference_number="ZA00100000002")
    threads = [
        threading.Thread(target=lambda: statuses.append(planner.post("work/works", body).status_code))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [201, 409, 409, 409, 409, 409]


def test_only_this_machine_can_reach_it(service: PracticeServer) -> None:
    assert service.address.startswith("http://127.0.0.1:")


def test_a_port_that_is_taken_is_an_os_error(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use|access"):
        PracticeServer(tmp_path, port=taken.getsockname()[1]).start()


def test_nothing_is_said_on_the_console(start: Start, capfd: pytest.CaptureFixture[str]) -> None:
    planner = Caller(start().address).sign_in()
    planner.get("party/users/planner@practice.example")
    planner.get("nothing")
    assert capfd.readouterr() == ("", "")


def test_as_a_process_of_its_own(furnished: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "plugin.practice",
        "--port",
        "0",
        "--data",
        str(furnished),
        "--cap",
        "7",
        "--today",
        TODAY.isoformat(),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ}, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.fullmatch(r"Practice service on (http://127\.0\.0\.1:\d+)\n", said)
        assert found, said
        refused = Caller(found[1]).sign_in().get("geojson/works", **box(470_050, 309_800, 470_120, 309_900))
        assert "7" in refused.json()["message"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
