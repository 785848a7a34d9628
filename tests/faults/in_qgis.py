"""The faults in the real QGIS program: it is killed while it sends, started again, and settled by the dock."""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugin.practice.server import PracticeServer
from plugin.submission.drafts import DraftStore
from scripts.in_qgis import Result, run

from .ground import rest
from .points import ROOT
from .tally import Tally

SCENARIO = ROOT / "tests" / "desktop" / "scenarios" / "killed_while_sending.py"


@dataclass(frozen=True)
class Kill:
    """Where QGIS is killed. acts: whether the service carries it out all the same. left: the draft's state then."""

    words: str
    point: str
    acts: bool
    left: str
    turn: int = 1


KILLS = (
    Kill("before the attempt is written", "before begin", False, "draft"),
    Kill("the attempt written, nothing sent", "after begin", False, "sending"),
    Kill("while sending", "before body", False, "sending"),
    Kill("sent, no answer awaited", "before answer", True, "sending"),
    Kill("after the answer, before it is written", "before end", True, "sending"),
    Kill("after it is written", "after end", True, "submitted"),
)


@dataclass
class InQgis:
    """A profile in which QGIS is killed again and again, and the service to which it sends."""

    profile: Path
    server: PracticeServer
    folder: Path
    kills: Sequence[Kill] = KILLS
    tally: Tally = field(default_factory=Tally)

    def carry_out(self) -> Tally:
        """Kill it at every step; each start settles what the one before left behind."""
        before, carried_out = self.server.works_held(), 0
        for number, kill in enumerate(self.kills):
            result = self._start(number, kill.point, kill.turn)
            self._expect(
                result.returncode not in (0, 1, 124), kill, f"QGIS ended with {result.returncode}", result
            )
            self._look_back(number, result)
            # QGIS is dead, and the service may still be at work on what it had sent.
            with contextlib.suppress(TimeoutError):
                rest(
                    self.server,
                    lambda kill=kill, so_far=before + number: (
                        self.server.works_held() - so_far >= int(kill.acts)
                    ),
                )
            carried_out = self.server.works_held() - before - number
            self._expect(carried_out == int(kill.acts), kill, f"the service has {carried_out} of it", result)
            self._look_at_drafts(number, kill, result)
            self.tally.kills += 1
            self.tally.by_fault[f"QGIS killed: {kill.words}"] += 1
            self.tally.by_kind["permit_application"] += 1
        result = self._start(len(self.kills), "", 1)
        self._look_back(len(self.kills), result)
        held = self.server.works_held() - before
        last = self.kills[-1]
        self._expect(result.returncode == 0, last, f"QGIS ended with {result.returncode}", result)
        self._expect(
            held == len(self.kills), last, f"the service has {held} works of {len(self.kills)}", result
        )
        self.tally.doubled = max(0, held - len(self.kills))
        self.tally.undone = max(0, len(self.kills) - held)
        return self.tally

    def _start(self, number: int, point: str, turn: int) -> Result:
        ids, pictures = self.folder / "ids.json", self.folder / "pictures"
        given = [self.server.address, str(ids), str(len(self.kills)), str(number), point, str(turn)]
        given += [str(Path(__file__).parent), str(pictures)]
        return run(SCENARIO, profile=self.profile, arguments=given)

    def _look_back(self, number: int, result: Result) -> None:
        """What the dock made of the one before."""
        if number == 0:
            return
        before = self.kills[number - 1]
        told = re.search(r"ENDED (\[.*\])", result.output)
        if told is None:
            self._expect(False, before, "it was not brought to its end", result)
            return
        identity, began, ended, reference = json.loads(told[1])
        wanted = "unknown" if before.left == "sending" else before.left
        self._expect(began == wanted, before, f"QGIS found it {began}", result)
        self._expect(ended == "submitted" and bool(reference), before, f"in the end it is {ended}", result)
        if before.left == "sending":
            self.tally.settled += int(ended == "submitted")

    def _look_at_drafts(self, number: int, kill: Kill, result: Result) -> None:
        told = re.search(r"DRAFTS (\{.*\})", result.output)
        if told is None:
            self._expect(False, kill, "it never came to sending", result)
            return
        kept, drawn = self._kept(), json.loads(told[1])
        lost = [
            identity for identity, content in drawn.items() if not _all_there(content, kept.get(identity))
        ]
        self.tally.drafts_lost += len(lost)
        self._expect(not lost, kill, f"drafts are not as they were: {lost}", result)
        identity = json.loads((self.folder / "ids.json").read_text(encoding="utf-8"))[number]
        state = self._state(identity)
        self._expect(state == kill.left, kill, f"the draft was left {state}", result)
        self.tally.unknown += int(state == "sending")

    def _file(self) -> Path:
        return next(self.profile.rglob("drafts.gpkg"))

    def _kept(self) -> dict[str, Any]:
        store = DraftStore(self._file())
        try:
            kept = {
                one.id: [
                    one.name,
                    one.vertices,
                    one.usrn,
                    {name: str(value) for name, value in one.values.items()},
                ]
                for one in store.all()
            }
        finally:
            store.close()
        return dict(json.loads(json.dumps(kept)))

    def _state(self, identity: str) -> str:
        connection = sqlite3.connect(str(self._file()))
        try:
            row = connection.execute("SELECT state FROM drafts WHERE id = ?", (identity,)).fetchone()
        finally:
            connection.close()
        return str(row[0]) if row else "gone"

    def _expect(self, holds: bool, kill: Kill, otherwise: str, result: Result) -> None:
        if not holds:
            told = result.output[-1500:]
            self.tally.wrong.append(f"QGIS killed {kill.words}: {otherwise}. {told}")


def _all_there(drawn: list[Any], kept: list[Any] | None) -> bool:
    """Whether all that was drawn and typed is kept; as what it was sent is noted beside it."""
    return kept is not None and drawn[:3] == kept[:3] and drawn[3].items() <= kept[3].items()
