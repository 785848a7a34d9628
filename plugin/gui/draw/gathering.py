"""In a task: asks the service for what lies around an extent, and makes of it what the dock shows and judges by."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import shapely

from ...geometry import clashes
from ...geometry.clashes import Clashes, Distances, Proposal
from ...geometry.held_works import together
from ...host.error_words import error_words
from ...layers.clash_layers import Row, rows_of
from ...search.kinds import Kind, kind_of, kinds_for
from ...search.request import Box, SearchRequest
from ...search.several_kinds import concerns_all
from ...search.sweep import Sweep
from ...streetmanager import errors
from ...submission.asked_ground import ALWAYS, Ground
from ...submission.clash_question import (
    FORWARD_PLANS,
    HS2_LIMITS,
    RESTRICTIONS,
    WORKS,
    Need,
    held_from,
    needs_of,
)
from ...submission.gathered import Gathered
from ...submission.nearby_works import NearbyWork, nearby_works
from ...submission.surroundings import Surroundings, known_works_of, limits_of, restrictions_of
from ..words import tr

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager

# Metres asked for beyond what is needed, so that the next small change of the shape needs nothing new.
SPARE = 50.0
# Where more calls of a kind than this are needed, not all is asked for: that is said.
MOST_CALLS = 80


@dataclass(frozen=True)
class Question:
    """What is to be known: around which proposal, by which distances. Two that are alike have one answer."""

    proposal: Proposal
    distances: Distances


@dataclass(frozen=True)
class Around:
    """The answer: what the rules are told, and the list. calls: how many it took.

    rows: the list as layers.clash_layers takes it.
    """

    question: Question
    surroundings: Surroundings
    nearby: list[NearbyWork] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    calls: int = 0


def kinds_around(service: StreetManager) -> list[Kind]:
    """The kinds to ask for in this version, of those that this account may see."""
    session = service.session
    roles = session.user.roles if session.user is not None else ()
    organisation = session.organisation_reference or ""
    wanted = (WORKS, FORWARD_PLANS, HS2_LIMITS)
    offered = kinds_for(service.version.value, organisation, roles)
    # From v6 on restrictions are records of their own, and activities of that type are no longer made.
    restrictions = next(key for key in RESTRICTIONS if key in [kind.key for kind in offered])
    return [kind for kind in offered if kind.key in (*wanted, restrictions)]


def gather(
    service: StreetManager, question: Question, gathered: Gathered, given_up: Callable[[], bool]
) -> Around:
    """Ask for what is not known yet, and judge by all that is. Only Cancelled is raised.

    What cannot be asked is in the notes, and what rests on it is not known.
    """
    now = datetime.now(timezone.utc)
    gathered.forget_old(now)
    kinds = kinds_around(service)
    needs, whole_street = needs_of(question.proposal, [kind.key for kind in kinds], question.distances)
    asking = _Asking(service, gathered, given_up)
    for need in needs:
        asking.ask(need)
    return _around(question, gathered, needs, asking, whole_street)


class _Asking:
    """Asks for one need after the other; remembers what went wrong, by kind."""

    def __init__(self, service: StreetManager, gathered: Gathered, given_up: Callable[[], bool]) -> None:
        self._service = service
        self._gathered = gathered
        self._given_up = given_up
        self._calls: Counter[str] = Counter()
        self.errors: dict[str, Exception] = {}

    @property
    def calls(self) -> int:
        """How many calls there were."""
        return sum(self._calls.values())

    def ask(self, need: Need) -> None:
        """Ask for the pieces of a need that are not known yet."""
        kind = kind_of(need.kind)
        for piece in self._gathered.left(need.kind, need.ground, SPARE):
            if need.kind in self.errors or self._all_fail(need.kind) or self._calls[need.kind] >= MOST_CALLS:
                return
            self._sweep(kind, piece)

    def _all_fail(self, kind: str) -> bool:
        """Whether what went wrong before goes wrong for every kind."""
        error = next((one for one in self.errors.values() if concerns_all(one)), None)
        if error is not None:
            self.errors[kind] = error
        return error is not None

    def _sweep(self, kind: Kind, piece: Ground) -> None:
        sweep = Sweep(self._service, _request(piece), kind=kind)
        with contextlib.suppress(errors.StreetManagerError):  # the sweep keeps it
            for _ in sweep.run():
                self._calls[kind.key] += 1
                if self._calls[kind.key] >= MOST_CALLS:
                    break
        if self._given_up():
            raise errors.Cancelled
        result = sweep.result()
        self._gathered.take(kind.key, kind.references, piece, result)
        if sweep.error is not None:
            self.errors[kind.key] = sweep.error


def _request(piece: Ground) -> SearchRequest:
    outline = None if piece.is_box else dict(shapely.geometry.mapping(piece.area))
    if (piece.first, piece.last) == ALWAYS:
        return SearchRequest(Box(*piece.box), None, None, outline)
    return SearchRequest(Box(*piece.box), piece.first, piece.last, outline)


def _around(
    question: Question, gathered: Gathered, needs: Sequence[Need], asking: _Asking, whole_street: bool
) -> Around:
    if not needs:
        return Around(question, Surroundings(notes=(_no_question(question.proposal),)))
    missing = {need.kind for need in needs if gathered.left(need.kind, need.ground)}
    asked = min(filter(None, (gathered.asked(need.kind, need.ground) for need in needs)), default=None)
    works, plans = gathered.records(WORKS), gathered.records(FORWARD_PLANS)
    known = whole_street and not missing & {WORKS, FORWARD_PLANS}
    held = together(
        held_from(works, WORKS, complete=known, asked=asked),
        held_from(plans, FORWARD_PLANS, complete=known, asked=asked),
    )
    found: Clashes = clashes.find(question.proposal, held, question.distances)
    here = {need.kind: need.ground.area for need in reversed(needs)}
    near = {kind: _within(gathered.records(kind), area) for kind, area in here.items()}
    surroundings = Surroundings(
        asked=asked,
        complete=not missing and whole_street,
        restrictions=tuple(one for kind in RESTRICTIONS for one in restrictions_of(near.get(kind, ()))),
        works=known_works_of(_within(works, _place(needs))),
        hs2_limits=limits_of(near.get(HS2_LIMITS, ())),
        clashes=found,
        notes=tuple(_notes(needs, missing, asking, whole_street)),
    )
    nearby = nearby_works(found, [*works, *plans], len(works))
    return Around(question, surroundings, nearby, rows_of(nearby), asking.calls)


def _place(needs: Sequence[Need]) -> Any:
    """Where duplicates would lie: the ground along the street and around the shape."""
    return next(need.ground.area for need in reversed(needs) if need.kind == WORKS)


def _within(records: Sequence[Any], area: Any) -> list[Any]:
    """The records that lie in an area; those without a place lie nowhere."""
    return [placed for placed in records if placed[1] is not None and shapely.intersects(placed[1], area)]


def _no_question(proposal: Proposal) -> str:
    if proposal.start is None or proposal.end is None:
        return tr("Say when the works are to be: other works are looked for in those days.")
    if proposal.end < proposal.start:
        return tr("The last day is before the first: put the days right, then other works are looked for.")
    return tr("There is no shape to look around.")


def _notes(needs: Sequence[Need], missing: set[str], asking: _Asking, whole_street: bool) -> Iterator[str]:
    """What is not known, and why: kinds that have one reason are told together."""
    reasons: dict[str, list[str]] = {}
    for kind in dict.fromkeys(need.kind for need in needs):
        if kind in asking.errors:
            why = tr("{Kinds} here are not known. {why}").replace("{why}", error_words(asking.errors[kind]))
            reasons.setdefault(why, []).append(_kind_words(kind))
        elif kind in missing:
            why = tr("{Kinds} here are not fully known: there are more than could be asked for.")
            reasons.setdefault(why, []).append(_kind_words(kind))
    for why, kinds in reasons.items():
        together = tr(" and ").join(filter(None, (", ".join(kinds[:-1]), kinds[-1])))
        yield why.replace("{Kinds}", together[:1].upper() + together[1:])
    if not whole_street:
        yield tr("Of the street only what lies within 2 km of the extent was asked for.")


def _kind_words(kind: str) -> str:
    return {
        WORKS: tr("works"),
        FORWARD_PLANS: tr("forward plans"),
        HS2_LIMITS: tr("HS2 limits"),
    }.get(kind, tr("section 58 restrictions"))
