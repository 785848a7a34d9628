"""Gathers an area of records through a service that refuses to answer more than so many at a time.

A box that is refused is quartered; one that cannot shrink further has its days halved; what is refused for
one day at one spot is a gap, and said. Nothing depends on how many the service answers at most, nor on
whether it counts shapes that only touch a box: what comes twice is dropped, and if no shape found shows that
touching is enough, the borders between the boxes are asked for on their own.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

import shapely

from ..geometry.geojson import read
from ..streetmanager.errors import Cancelled, StreetManagerError, TooManyResults
from .asking import ask
from .columns import Columns
from .kinds import WORKS, Kind
from .questions import Expectation, Question
from .request import Box, SearchRequest
from .result import NOT_ASKED, TOO_MANY, Gap, SearchResult

# A shape that reaches out of its box by less than this may only have been rounded.
ROUNDING = 0.01

ONLY_WITHIN = (
    "The service gives only works that lie wholly inside the box asked for. Long works that lie across "
    "the borders of several boxes, and works that reach out of the area, may be missing."
)


@dataclass(frozen=True)
class Progress:
    """How far a sweep is: calls made and expected in all, records found, the last box, whether refused."""

    boxes_done: int
    boxes_expected: int
    works_found: int
    box: Box
    refused: bool


class Sweep:
    """One search of an area. `run` makes the calls, `result` says at any time what was found so far."""

    def __init__(
        self, service: Any, request: SearchRequest, smallest: float = 10.0, kind: Kind = WORKS
    ) -> None:
        """service: a StreetManager (its geojson, work, environment and version are used).

        kind: what is searched for. smallest: no box is made smaller than this, in metres. ValueError if it
        is not above zero, or if the request's outline is no polygon.
        """
        if not smallest > 0:
            raise ValueError("The smallest box must be larger than nothing.")
        self.request = request
        self.error: StreetManagerError | None = None
        self.kind = kind
        self._service = service
        self._version = str(getattr(service.version, "value", service.version))
        self._environment_name = str(service.environment.name)
        self._smallest = smallest
        self._outline = _area_of(request.outline)
        self._columns = Columns(self._outline, kind)
        self._open = [Question(request.area, request.start, request.end, dated=kind.dated)]
        self._seams: list[Question] = []
        self._asked: set[tuple[Box, date | None, date | None]] = set()
        self._gaps: list[Gap] = []
        self._unsure: list[Gap] = []
        self._expectation = Expectation()
        self._calls = 0
        self._reached_out = False
        self._only_within = False
        self._cancelled = False
        self._started = self._finished = datetime.now(timezone.utc)
        # A result may be asked for while another thread is at work on the next answer.
        self._lock = threading.RLock()

    def run(self) -> Generator[Progress, None, None]:
        """Make the calls, depth first; yields after every one.

        Being cancelled ends it quietly. Any other StreetManagerError than TooManyResults is kept in `error`
        and raised; what was found stays. After either, running it again goes on where it stopped.
        """
        self._cancelled, self.error = False, None
        try:
            while self._next() is not None:
                yield self._ask()
        except Cancelled:
            self._cancelled = True
        except StreetManagerError as error:
            self.error = error
            raise
        except GeneratorExit:
            # Whoever stops asking for more has cancelled it, unless there was no more.
            self._cancelled = self._next() is not None
            raise
        finally:
            self._finished = datetime.now(timezone.utc)

    def result(self) -> SearchResult:
        """What was found so far, as a copy of its own; what is still open is among its gaps."""
        with self._lock:
            columns = self._columns
            return SearchResult(
                request=self.request,
                version=self._version,
                environment_name=self._environment_name,
                started=self._started,
                finished=self._finished,
                calls=self._calls,
                attributes={name: list(column) for name, column in columns.attributes.items()},
                groups=columns.groups(),
                gaps=self._missing(),
                duplicates_dropped=columns.duplicates_dropped,
                odd=columns.odd,
                cancelled=self._cancelled,
                error=self.error,
                notes=(ONLY_WITHIN,) if self._only_within else (),
                count=columns.count,
                kind=self.kind.key,
            )

    def _missing(self) -> tuple[Gap, ...]:
        gaps = list(self._gaps)
        if self._only_within:
            gaps += self._unsure
        gaps += [
            Gap(question.box, question.start, question.end, NOT_ASKED)
            for question in reversed(self._open)
            if not question.seam and question.key not in self._asked
        ]
        return tuple(gaps)

    def _next(self) -> Question | None:
        with self._lock:
            while self._open and self._is_settled(self._open[-1]):
                self._open.pop()
            if not self._open and self._seams and not self._reached_out:
                self._open, self._seams = [seam for seam in self._seams if self._matters(seam.box)], []
                return self._next()
            return self._open[-1] if self._open else None

    def _is_settled(self, question: Question) -> bool:
        return question.key in self._asked or (question.seam and self._reached_out)

    def _ask(self) -> Progress:
        question = self._open[-1]
        try:
            features = ask(
                self._service, self.kind, question.box, question.start, question.end, self.request.reference
            )
        except TooManyResults:
            with self._lock:
                return self._refused(question)
        with self._lock:
            return self._answered(question, features)

    def _answered(self, question: Question, features: list[Any]) -> Progress:
        before = self._columns.count
        for feature in features:
            bounds = self._columns.add(feature)
            if bounds is not None and not question.box.covers(bounds, ROUNDING):
                self._reached_out = True
        if question.seam and self._columns.count > before:
            self._only_within = True
        return self._done(question, [], refused=False)

    def _refused(self, question: Question) -> Progress:
        parts = question.divided(self._smallest)
        self._seams += question.seams(self._smallest)
        if not parts:
            gap = Gap(question.box, question.start, question.end, TOO_MANY)
            (self._unsure if question.seam else self._gaps).append(gap)
        return self._done(question, [part for part in parts if self._matters(part.box)], refused=True)

    def _done(self, question: Question, parts: list[Question], *, refused: bool) -> Progress:
        # Only now, so that a question that failed is still open and is asked again.
        self._open.pop()
        self._asked.add(question.key)
        self._open += reversed(parts)
        self._calls += 1
        self._expectation.learn(question.depth, len(parts))
        return Progress(
            boxes_done=self._calls,
            boxes_expected=self._calls + self._expectation.calls_for(self._open),
            works_found=self._columns.count,
            box=question.box,
            refused=refused,
        )

    def _matters(self, box: Box) -> bool:
        return self._outline is None or bool(shapely.intersects(self._outline, shapely.box(*box.as_tuple())))


def _area_of(outline: Mapping[str, Any] | None) -> shapely.Geometry | None:
    if outline is None:
        return None
    shape = read(outline).geometry
    if shape is None or shapely.get_dimensions(shape) != 2:
        raise ValueError("The outline to search in is not a polygon. Draw one with at least three corners.")
    shape = shapely.make_valid(shape)
    shapely.prepare(shape)
    return shape
