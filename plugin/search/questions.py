"""The questions of a sweep, what a refused one is divided into, and how many there will be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Optional

from .request import Box

# Half the width of the strips in which shapes are looked for that lie across the border of two boxes.
REACH = 200.0
# Seams are refused as often as their own kind is, not as boxes are; no box is ever divided this often.
SEAM_DEPTH = 40
# So many answered questions are taken for granted at every depth, so that the first refusals, one under the
# other, do not multiply into thousands.
DOUBT = 3
# Days. Where an end is open, the other parts of it are made as though nothing lay further from the known end,
# or from the day of the search, than this. Works last five years at most (BR 3.2); what lies beyond stays in
# the outermost part, whose end is open too.
FURTHEST = 3652


@dataclass(frozen=True)
class Question:
    """One call: a box, days from start to end (both included), how often it was divided to get here.

    None is an open end. dated: whether the days matter at all. seam: it asks again along the border between
    two boxes. covered: a seam asks for all of it already.
    """

    box: Box
    start: date | None
    end: date | None
    depth: int = 0
    seam: bool = False
    covered: bool = False
    dated: bool = True

    @property
    def key(self) -> tuple[Box, date | None, date | None]:
        """Two questions with one key have one answer."""
        return self.box, self.start, self.end

    def divided(self, smallest: float) -> list[Question]:
        """The questions that together ask for the same, where this one was refused; none if it cannot be."""
        if self.seam:
            return (
                self._in(_lengths(self.box)) or self._halved() or self._in(_overlapping(self.box, smallest))
            )
        return self._in(self.box.pieces(smallest)) or self._halved()

    def seams(self, smallest: float) -> list[Question]:
        """What to ask for the shapes that lie across the borders which dividing its box makes.

        Strips along the borders; for a small box all of it, in fewer days or overlapping parts, and then
        nothing for the boxes that it is divided into.
        """
        if self.seam or self.covered or not self.box.pieces(smallest):
            return []
        whole = replace(self, depth=SEAM_DEPTH, seam=True)
        if _is_small(self.box):
            return whole.divided(smallest)
        strips = [replace(whole, box=strip) for strip in _strips(self.box, smallest)]
        # A strip as large as the box was refused with it already.
        return [seam for s in strips for seam in (s.divided(smallest) if s.box == self.box else [s])]

    def _in(self, boxes: tuple[Box, ...]) -> list[Question]:
        covered = self.covered or _is_small(self.box)
        return [replace(self, box=box, depth=self.depth + 1, covered=covered) for box in boxes]

    def _halved(self) -> list[Question]:
        return [
            replace(self, start=start, end=end, depth=self.depth + 1)
            for start, end in (halved_days(self.start, self.end) if self.dated else ())
        ]


Days = tuple[Optional[date], Optional[date]]


def halved_days(start: date | None, end: date | None) -> tuple[Days, ...]:
    """Two ranges of days that together hold the same works; none for a single day.

    An open end (None) stays open in the outer range.

    They share a day wherever they can, so that a work that begins and ends between the last moment of one
    and the first of the other, as a service that compares moments would see it, is not lost.
    """
    first, last = _closed(start, end)
    days = (last - first).days
    if days == 0:
        return ()
    if days == 1:
        return (start, first), (last, end)
    middle = first + timedelta(days=days // 2)
    return (start, middle), (middle, end)


def _closed(start: date | None, end: date | None) -> tuple[date, date]:
    """The first and the last day to divide between, where an end may be open."""
    today = datetime.now(timezone.utc).date()
    reach = timedelta(days=FURTHEST)
    first = start or min(today - reach, end or today)
    last = end or max(today + reach, start or today)
    return first, last


class Expectation:
    """How many calls there will be, learned from how often boxes of each depth were refused so far."""

    def __init__(self) -> None:
        self._asked: Counter[int] = Counter()
        self._became: Counter[int] = Counter()

    def learn(self, depth: int, became: int) -> None:
        """A question of this depth was answered (became 0), or refused and became so many."""
        self._asked[depth] += 1
        self._became[depth] += became

    def calls_for(self, questions: list[Question]) -> int:
        """The calls that these open questions will take, they included."""
        waiting = Counter(question.depth for question in questions)
        deepest = max([*waiting, *self._asked], default=0)
        each, total = 1.0, 0.0
        for depth in range(deepest, -1, -1):
            asked = self._asked[depth]
            each = 1.0 + self._became[depth] / (asked + DOUBT) * each
            total += waiting[depth] * each
        return max(len(questions), round(total))


def _is_small(box: Box) -> bool:
    return box.width <= 4 * REACH and box.height <= 4 * REACH


def _strips(box: Box, smallest: float) -> list[Box]:
    strips = []
    if box.width / 2 >= smallest:
        middle, reach = box.min_easting + box.width / 2, min(REACH, box.width / 2)
        strips.append(replace(box, min_easting=middle - reach, max_easting=middle + reach))
    if box.height / 2 >= smallest:
        middle, reach = box.min_northing + box.height / 2, min(REACH, box.height / 2)
        strips.append(replace(box, min_northing=middle - reach, max_northing=middle + reach))
    return strips


def _lengths(strip: Box) -> tuple[Box, ...]:
    """The two halves of a strip's length, overlapping, so that no shape within reach is cut by both."""
    if max(strip.width, strip.height) <= 4 * REACH:
        return ()
    if strip.width >= strip.height:
        return _overlapping_across(strip, REACH)
    return _overlapping_up(strip, REACH)


def _overlapping(box: Box, smallest: float) -> tuple[Box, ...]:
    """Its quarters or halves, each larger by a quarter of its side, so that small shapes lie in one."""
    across = _overlapping_across(box, box.width / 8) if box.width / 2 >= smallest else (box,)
    if box.height / 2 >= smallest:
        return tuple(part for half in across for part in _overlapping_up(half, box.height / 8))
    return across if len(across) > 1 else ()


def _overlapping_across(box: Box, reach: float) -> tuple[Box, ...]:
    middle = box.min_easting + box.width / 2
    return replace(box, max_easting=middle + reach), replace(box, min_easting=middle - reach)


def _overlapping_up(box: Box, reach: float) -> tuple[Box, ...]:
    middle = box.min_northing + box.height / 2
    return replace(box, max_northing=middle + reach), replace(box, min_northing=middle - reach)
