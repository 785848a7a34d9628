"""What can be submitted: each kind is a small declaration, and everything else follows from its request's model.

The form is made from the model, the outbox sends and settles by what is declared here, and the rules of the
geometry room know the kind by the same key (geometry.submission_kinds).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from ..streetmanager.fields import fields_in
from ..streetmanager.operations import PROMOTERS, Operation, declared_in
from ..streetmanager.records import Reading, Writing
from ..streetmanager.versions import Version, spoken
from .lost_answers import LostAnswer
from .originals import Candidate, Original

if TYPE_CHECKING:
    from ..streetmanager.party_records import OrganisationResponse, UserResponse

References = Mapping[str, str]
# The fields of requests that carry a reference of ours, which becomes the work's (BR 3.1, BR 15).
OWN_FIELDS = ("work_reference_number", "historical_permit_reference")


@dataclass(frozen=True)
class Told:
    """What the service says of something that it has taken: its category, if it has one, and sentences."""

    category: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Circumstances:
    """Who begins a submission, and when. organisation: the promoter that it is for, None where a contractor has
    yet to choose it; an authority's own for what authorities submit. workstreams: of Party."""

    organisation: OrganisationResponse | None
    user: UserResponse | None
    workstreams: Sequence[Any]
    today: date


@cache
def _declared(service: type, operation: str) -> Operation:
    return next(one for one in declared_in(service) if one.name == operation)


def _nothing_more(references: References, service: Any) -> Told:
    return Told()


def _nothing_yet(circumstances: Circumstances) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class HangsOn:
    """How a kind finds what it hangs on. asked: what to ask the person for, a few words.

    find: a reference as it was typed, and the service → what there is to choose from; NotFound, AccessRestricted,
    NothingToHangOn. read: the references of what was chosen → it in full.
    """

    asked: str
    find: Callable[[str, Any], list[Candidate]]
    read: Callable[[References, Any], Original]


@dataclass(frozen=True)
class Kind:
    """One kind of submission.

    words: what it is called. begin: the words on the button that begins it. help: when it is the right one.
    service: the client's service, a class with its operations. operation: the name of its method.
    reference: the main reference of its answer; other_names: what other versions call it.
    shape: the field of the request that takes the drawing, "" where nothing is drawn; more_shapes: those that take
    further shapes, each drawn for itself; as_the_first: those of them that are the first shape where nothing else
    is drawn. several: the shape is a list of points.
    lost: how a lost answer is settled. tell: what the service says once it was taken; errors of it are let be.
    begins_with: the answers to begin with. hangs_on: how it finds what it hangs on.
    changes: it changes what it hangs on, so that its answers are compared with those on record.
    asks: the only fields that its form asks for; None for all. roles, since, until: narrower than its operation's.
    gathers_under: the GeoJSON types of what is drawn only to gather answers under it, and never sent.
    model, deliver: where its request is no record of the operation's: the model, and how it is sent.
    """

    key: str
    words: str
    begin: str
    service: type
    operation: str
    reference: str
    lost: LostAnswer
    shape: str = "works_coordinates"
    more_shapes: tuple[str, ...] = ()
    as_the_first: tuple[str, ...] = ()
    several: bool = False
    tell: Callable[[References, Any], Told] = _nothing_more
    help: str = ""
    other_names: tuple[str, ...] = ()
    begins_with: Callable[[Circumstances], Mapping[str, Any]] = _nothing_yet
    hangs_on: HangsOn | None = None
    changes: bool = False
    asks: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    since: Version | None = None
    until: Version | None = None
    gathers_under: tuple[str, ...] = ()
    model: type[Writing] | None = None
    deliver: Callable[[Any, References, Any], Any] | None = None

    @property
    def declared(self) -> Operation:
        """The operation as the client declares it: its roles and its versions."""
        return _declared(self.service, self.operation)

    @property
    def request(self) -> type[Writing]:
        """The model of the request, from which the form is made."""
        found = self.model or self.declared.request
        if found is None:
            raise TypeError(f"{self.operation} takes no record.")
        return found

    @property
    def concerning(self) -> tuple[str, ...]:
        """The references of what it hangs on (a work, a permit …), in the order of the operation's arguments."""
        declared = self.declared
        return tuple(name for name in declared.arguments if name in declared.in_path)

    @property
    def shapes(self) -> tuple[str, ...]:
        """The fields of the request that take what is drawn, the draft's own first."""
        return (self.shape, *self.more_shapes) if self.shape else ()

    def shape_needed(self, version: Version) -> bool:
        """Whether it cannot go without a drawing."""
        about = fields_in(self.request, version).get(self.shape) if self.shape else None
        return about is not None and about.needed

    def shapes_taken(self, version: Version) -> tuple[str, ...]:
        """The GeoJSON types that can be drawn for it; none where nothing is."""
        about = fields_in(self.request, version).get(self.shape) if self.shape else None
        return about.shapes if about is not None else self.gathers_under

    @property
    def asks_street(self) -> bool:
        """Whether its street is chosen by the drawing; otherwise it is that of what it hangs on."""
        return bool(self.shape) and "usrn" in self.request.model_fields

    @property
    def own_field(self) -> str:
        """The field that carries a reference that we choose, so that it can be found again; "" without one."""
        if self.concerning:
            return ""
        return next((name for name in OWN_FIELDS if name in self.request.model_fields), "")

    @property
    def own_reference(self) -> bool:
        """Whether it carries a work reference that we make up (BR 3.1)."""
        return self.own_field == OWN_FIELDS[0]

    @property
    def who(self) -> frozenset[str]:
        """The roles that may submit it."""
        return self.declared.roles if self.roles is None else self.roles & self.declared.roles

    @property
    def for_promoter(self) -> bool:
        """Whether the promoter that it names is the one who sends it, or whom a contractor acts for."""
        return self.who <= PROMOTERS

    def send(self, service: Any, concerning: References, request: Any) -> Any:
        """Send it, once; what the service answers."""
        if self.deliver is not None:
            return self.deliver(service, concerning, request)
        act = getattr(getattr(service, self.declared.service), self.operation)
        return act(*(concerning[name] for name in self.concerning), request)

    def references_in(self, reply: Any) -> dict[str, str]:
        """The references that a reply gives, by name; the main one by the same name in every version."""
        if not isinstance(reply, Reading):
            return {}
        found = {
            name: str(value)
            for name, value in reply.model_dump().items()
            if name.endswith(("reference_number", "site_number")) and value is not None
        }
        for name in self.other_names:
            other = found.pop(name, None)
            if other is not None:
                found.setdefault(self.reference, other)
        return found

    def offered(self, version: Version, roles: frozenset[str] | set[str]) -> bool:
        """Whether a version has it and one of these roles may submit it."""
        known = self.declared.known_to(version) and spoken(version, self.since, self.until)
        return known and bool(self.who & set(roles))
