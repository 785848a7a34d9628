"""The steps between the click and the receipt at which a process is killed.

A step is a point, as tests.faults.points names them, and which time it is passed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step. point, turn: killed where the point is passed for this time, 1 for the first."""

    words: str
    point: str
    turn: int = 1


STEPS = (
    Step("before the attempt is written", "before begin"),
    Step("in the middle of writing the attempt", "sql INSERT INTO attempts"),
    Step("the attempt written, but not for good", "sql COMMIT"),
    Step("the attempt written, nothing sent", "after begin"),
    Step("a part of the headers sent", "in headers"),
    Step("the headers sent, and nothing else", "before body"),
    Step("everything sent, no answer awaited", "before answer"),
    Step("the answer come, but not read", "after answer"),
    Step("the answer read, not written", "before end"),
    Step("in the middle of writing the answer", "sql UPDATE drafts", 2),
    Step("the answer written, but not for good", "sql COMMIT", 2),
    Step("the answer written, the rest not asked", "after end"),
    Step("the rest asked, not written", "before end", 2),
    Step("in the middle of writing the rest", "sql COMMIT", 3),
    Step("the receipt written, the window not told", "after end", 2),
)
