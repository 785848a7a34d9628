"""An operation of the API as data: declared on a service's method, which is then what carries it out.

The body of such a method is its docstring. Everything else follows from the declaration, the arguments'
names and the annotations: names in the path's braces go into the address, `request` is the body, `file`
is uploaded (and `progress` told of it), all others are the query. The reply is read by the return annotation:
a Reading record, a list of them, dict[str, Any], bytes, or None.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from types import SimpleNamespace
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from .choices import Choices
from .records import Reading, Writing
from .versions import Version, spoken

PROMOTERS = frozenset({"Planner", "Contractor"})
PLANNERS = frozenset({"Planner"})
AUTHORITIES = frozenset({"HighwayAuthority"})
PLANNERS_AND_AUTHORITIES = PLANNERS | AUTHORITIES
EVERYONE = PROMOTERS | AUTHORITIES
DATA_EXPORT = frozenset({"DataExport"})

_IN_BRACES = re.compile(r"\{(\w+)\}")
_NOT_ASKED = ("self", "request", "file", "progress")

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Asked:
    """How a query parameter is asked, where its own name in every version does not say it all.

    wire: its name in the address, one for all versions or by the version from which it holds.
    since, until: the first and last version that take it. needed: from which version it must be there
    (Version.V1 for all). choices: its closed list. in_form: from which version it stands in an upload's form.
    """

    wire: str | Mapping[Version, str] = ""
    since: Version | None = None
    until: Version | None = None
    needed: Version | None = None
    choices: Choices | None = None
    in_form: Version | None = None

    def known_to(self, version: Version) -> bool:
        """Whether a version takes it."""
        return spoken(version, self.since, self.until)

    def needed_in(self, version: Version) -> bool:
        """Whether a version requires it."""
        return self.needed is not None and version >= self.needed and self.known_to(version)

    def name_in(self, version: Version, own: str) -> str:
        """Its name in a version's addresses; `own` is the argument's name."""
        return _in_version(self.wire, version) or own


@dataclass(frozen=True)
class Reply:
    """What an operation answers. kind: record, records, object (plain data), file (bytes) or nothing.

    optional: it may also answer nothing, as in a version before the record came.
    """

    kind: str
    model: type[Reading] | None = None
    optional: bool = False


@dataclass(frozen=True, eq=False)
class Operation:
    """One operation. `path` is the address after the service's name, with arguments' names in braces."""

    name: str
    method: str
    path: str
    function: Callable[..., Any] = field(repr=False)
    service: str = ""
    roles: frozenset[str] = EVERYONE
    since: Version | None = None
    until: Version | None = None
    paths: Mapping[Version, str] = field(default_factory=dict)
    asked: Mapping[str, Asked] = field(default_factory=dict)
    files: bool = False
    signed: bool = True
    reads: bool = False

    def known_to(self, version: Version) -> bool:
        """Whether a version has it."""
        return spoken(version, self.since, self.until)

    def path_in(self, version: Version) -> str:
        """The path as a version has it."""
        return _in_version(self.paths, version) or self.path

    @property
    def words(self) -> str:
        """What it does, in the first line of its docstring."""
        return (inspect.getdoc(self.function) or "").split("\n")[0]

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """The names of all of its arguments, in order."""
        return tuple(name for name in inspect.signature(self.function).parameters if name != "self")

    @cached_property
    def in_path(self) -> frozenset[str]:
        """The arguments that go into its address in one version or another."""
        return frozenset(
            name for path in (self.path, *self.paths.values()) for name in _IN_BRACES.findall(path)
        )

    @cached_property
    def queries(self) -> Mapping[str, Asked]:
        """Its query parameters by the arguments' names, in order."""
        said = (name for name in self.arguments if name not in _NOT_ASKED)
        names = (name for name in said if name in self.asked or name not in self.in_path)
        return {name: self.asked.get(name, Asked()) for name in names}

    def query_type(self, name: str) -> str:
        """The annotation of a query parameter as it is written, without `| None`."""
        return str(self.function.__annotations__[name]).replace("Optional[", "").replace(" | None", "")

    @cached_property
    def request(self) -> type[Writing] | None:
        """The record of its body, or None where it has no body."""
        found = self._annotation("request")
        return found if isinstance(found, type) and issubclass(found, Writing) else None

    @property
    def request_needed(self) -> bool:
        """Whether it cannot go without its body."""
        return (
            self.request is not None
            and inspect.signature(self.function).parameters["request"].default is inspect.Parameter.empty
        )

    @cached_property
    def reply(self) -> Reply:
        """What it answers."""
        found = self._annotation("return")
        if get_origin(found) is list:
            return Reply("records", get_args(found)[0])
        if get_origin(found) is dict:
            return Reply("object")
        if isinstance(found, type) and issubclass(found, Reading):
            return Reply("record", found, "None" in str(self.function.__annotations__["return"]))
        return Reply("file" if found is bytes else "nothing")

    def _annotation(self, name: str) -> Any:
        """One annotation, evaluated by itself: the others may be written in a way that Python 3.9 cannot read."""
        written = self.function.__annotations__.get(name)
        if isinstance(written, str):
            written = written.replace(" | None", "").replace("None | ", "")
        bare = SimpleNamespace(__annotations__={name: written})
        space = getattr(self.function, "__globals__", {})
        return None if written in (None, "None") else get_type_hints(bare, space)[name]


def operation(
    method: str,
    path: str,
    *,
    by: frozenset[str] = EVERYONE,
    since: Version | None = None,
    until: Version | None = None,
    paths: Mapping[Version, str] | None = None,
    queries: Mapping[str, Asked] | None = None,
    files: bool = False,
    signed: bool = True,
    reads: bool = False,
) -> Callable[[F], F]:
    """Declare a method of a Service as an operation, and let the declaration carry it out.

    by: the roles that may (Admin apart, which comes on top). since, until: the versions that have it.
    paths: where the address differs, by the version from which it does. queries: what argument names alone
    do not say. files: it uploads `file`. signed: False where it goes without a token. reads: a POST that
    changes nothing.

    The method raises NotInThisVersion before anything is sent, where its operation or one of the
    arguments is none of the session's version; NotComplete where something is missing; otherwise
    what the call brings.
    """

    def declare(function: F) -> F:
        declared = Operation(
            function.__name__,
            method,
            path,
            function,
            roles=by,
            since=since,
            until=until,
            paths=paths or {},
            asked=queries or {},
            files=files,
            signed=signed,
            reads=reads or method == "GET",
        )
        signature = inspect.signature(function)

        @wraps(function)
        def carried_out(self: Any, *args: Any, **kwargs: Any) -> Any:
            given = dict(signature.bind(self, *args, **kwargs).arguments)
            given.pop("self")
            return self.carry_out(declared, given)

        carried_out.operation = declared  # type: ignore[attr-defined]
        return cast(F, carried_out)

    return declare


def declared(kind: type, name: str) -> Operation:
    """The declaration of one of a service's operations, by the method's name."""
    found = getattr(kind, name).operation
    if not isinstance(found, Operation):
        raise TypeError(f"{name} is no operation.")
    return found


def declared_in(kind: type) -> list[Operation]:
    """The operations of one service's class, with the service's name, in the order of their names."""
    found = (getattr(getattr(kind, name), "operation", None) for name in dir(kind))
    service = str(getattr(kind, "name", ""))
    return [replace(one, service=service) for one in found if isinstance(one, Operation)]


def operations_of(version: Version | None = None) -> list[Operation]:
    """Every operation of every service that a version has; with None, of all versions together."""
    # Imported here because the services are made of what stands above.
    from .client import SERVICES

    every = [one for kind in SERVICES for one in declared_in(kind)]
    return [one for one in every if version is None or one.known_to(version)]


def _in_version(by_version: str | Mapping[Version, str], version: Version) -> str:
    if isinstance(by_version, str):
        return by_version
    reached = [start for start in sorted(by_version) if start <= version]
    return by_version[reached[-1]] if reached else ""
