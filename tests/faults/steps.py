"""The steps between the click and the receipt at which a process is killed.

A step is a point, as tests.faults.points names them, and which time it is passed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step. point, turn: killed where the point is passed for this time, 1 for the first.

    acts: the service carries out what was sent, although nobody is there any more to hear of it.
    """

    words: str
    point: str
    turn: int = 1
    acts: bool = False


STEPS = (
    Step("before the attempt is written", "before begin"),
    Step("in the middle of writing the attempt", "sql INSERT INTO attempts"),
    Step("the attempt written, but not for good", "sql COMMIT"),
    Step("the attempt written, nothing sent", "after begin"),
    Step("a part of the headers sent", "in headers"),
    Step("the headers sent, and nothing else", "before body"),
    Step("everything sent, no answer awaited", "before answer", acts=True),
    Step("the answer come, but not read", "after answer", acts=True),
    Step("the answer read, not written", "before end", acts=True),
    Step("in the middle of writing the answer", "sql UPDATE drafts", 2, acts=True),
    Step("the answer written, but not for good", "sql COMMIT", 2, acts=True),
    Step("the answer written, the rest not asked", "after end", acts=True),
    Step("the rest asked, not written", "before end", 2, acts=True),
    Step("in the middle of writing the rest", "sql COMMIT", 3, acts=True),
    Step("the receipt written, the window not told", "after end", 2, acts=True),
)
