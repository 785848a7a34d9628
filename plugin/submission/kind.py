"""What can be submitted: each kind is a small declaration, and everything else follows from its request's model.

The form is made from the model, the outbox sends and settles by what is declared here, and the rules of the
geometry room know the kind by the same key (geometry.submission_kinds).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..streetmanager.operations import Operation, declared_in
from ..streetmanager.records import Writing
from ..streetmanager.versions import Version
from .lost_answers import LostAnswer

References = Mapping[str, str]


@dataclass(frozen=True)
class Told:
    """What the service says of something that it has taken: its category, if it has one, and sentences."""

    category: str = ""
    words: tuple[str, ...] = ()


def _nothing_more(references: References, service: Any) -> Told:
    return Told()


@dataclass(frozen=True)
class Kind:
    """One kind of submission.

    words: what it is called. begin: the words on the button that begins it. service: the client's service, a
    class with its operations. operation: the name of its method. reference: the main reference of its answer.
    shape, second_shape: the fields of the request that take the drawing and its second shape.
    lost: how a lost answer is settled. tell: what the service says once it was taken; errors of it are let be.
    """

    key: str
    words: str
    begin: str
    service: type
    operation: str
    reference: str
    lost: LostAnswer
    shape: str = "works_coordinates"
    second_shape: str = ""
    tell: Callable[[References, Any], Told] = _nothing_more

    @property
    def declared(self) -> Operation:
        """The operation as the client declares it: its roles and its versions."""
        return next(one for one in declared_in(self.service) if one.name == self.operation)

    @property
    def request(self) -> type[Writing]:
        """The model of the request, from which the form is made."""
        found = self.declared.request
        if found is None:
            raise TypeError(f"{self.operation} takes no record.")
        return found

    @property
    def concerning(self) -> tuple[str, ...]:
        """The references of what it hangs on (a work, a permit …), in the order of the operation's arguments."""
        declared = self.declared
        return tuple(name for name in declared.arguments if name in declared.in_path)

    @property
    def own_reference(self) -> bool:
        """Whether it carries a work reference that we choose (BR 3.1)."""
        return "work_reference_number" in self.request.model_fields and not self.concerning

    def send(self, service: Any, concerning: References, request: Writing) -> Any:
        """Send it, once; what the service answers."""
        act = getattr(getattr(service, self.declared.service), self.operation)
        return act(*(concerning[name] for name in self.concerning), request)

    def offered(self, version: Version, roles: frozenset[str] | set[str]) -> bool:
        """Whether a version has it and one of these roles may submit it."""
        declared = self.declared
        return declared.known_to(version) and bool(declared.roles & set(roles))
