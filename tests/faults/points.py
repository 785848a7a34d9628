"""What a process passes while it sends: each point is told to `passed`, which may end the process there.

Nothing of the plugin is imported here: in QGIS it stands under another name.
"""

from __future__ import annotations

import http.client
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# Between two lines of these a process is killed too.
_TRACED = {
    str(ROOT / "plugin" / file)
    for file in (
        *("submission/outbox.py", "submission/attempts.py", "submission/sending_lock.py"),
        *("submission/drafts.py", "submission/lost_answers.py", "streetmanager/transport.py"),
    )
}


def die() -> None:
    """The process is gone, without a word to anybody."""
    os.kill(os.getpid(), signal.SIGKILL)


class Killer:
    """Counts how often each point is passed, and dies where it was told to."""

    def __init__(self, point: str, turn: int) -> None:
        self._point, self._turn = point, turn
        self._times: Counter[str] = Counter()

    def passed(self, point: str) -> None:
        """A point is passed now."""
        self._times[point] += 1
        if point == self._point and self._times[point] == self._turn:
            die()


def watch(attempts: Any, kind: Any, store: Any, killer: Killer) -> None:
    """Have the killer told of every point. For good: the process is there to die.

    attempts: the module of the submission room; kind: its class Kind; store: the drafts that are sent.
    """
    _around(attempts, "begin", killer)
    _around(attempts, "end", killer)
    with store.reading() as connection:
        connection.set_trace_callback(lambda text: killer.passed("sql " + _verb(text)))
    _on_the_wire(kind, killer)


def _verb(text: str) -> str:
    words = text.split()
    return " ".join(words[: {"INSERT": 3, "UPDATE": 2}.get(words[0], 1)])


def _around(module: Any, name: str, killer: Killer) -> None:
    plain: Callable[..., Any] = getattr(module, name)

    def watched(*given: Any, **named: Any) -> Any:
        killer.passed(f"before {name}")
        found = plain(*given, **named)
        killer.passed(f"after {name}")
        return found

    setattr(module, name, watched)


def _on_the_wire(kind: Any, killer: Killer) -> None:
    line = http.client.HTTPConnection
    plain_send, plain_answer, plain_kind = line.send, line.getresponse, kind.send
    under_way: list[int] = []

    def send(self: Any, data: Any) -> None:
        if under_way and self.sock is not None:
            under_way[0] += 1
            if under_way[0] == 1:
                plain_send(self, data[: len(data) // 2])
                killer.passed("in headers")
                plain_send(self, data[len(data) // 2 :])
                return
            killer.passed("before body")
        plain_send(self, data)

    def answer(self: Any) -> Any:
        if not under_way:
            return plain_answer(self)
        killer.passed("before answer")
        found = plain_answer(self)
        killer.passed("after answer")
        return found

    def kind_send(self: Any, *given: Any) -> Any:
        under_way.append(0)
        try:
            return plain_kind(self, *given)
        finally:
            under_way.clear()

    line.send, line.getresponse = send, answer  # type: ignore[method-assign]
    kind.send = kind_send


def watch_lines(killer: Killer) -> None:
    """Have the killer told of every line of what sends and keeps the books, as the point "line"."""

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            killer.passed("line")
        return line

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        return line if frame.f_code.co_filename in _TRACED else None

    sys.settrace(call)
