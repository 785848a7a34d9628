"""A client whose every answer is held against the definitions on its way in: for journeys through a service.

watched = Watched()
client = watching_client(server.address, Version.V2, "planner", watched)
...
assert watched.wrong == []
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection, Transport
from plugin.streetmanager.versions import Version

from .definitions import Defined, defined
from .schemas_checked import faults


@dataclass
class Watched:
    """What was seen: the operations that were carried out, by version and name, and what was wrong with them.

    beside: somebody else's opinion of v6, (service, record's name, value) -> what is wrong.
    """

    carried_out: dict[Version, set[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    beside: Callable[[str, str, Any], list[str]] | None = None

    def look(self, method: str, path: str, body: Any, answer: bytes) -> None:
        """Look at a call that was carried out. path: version, service and the rest, without a query."""
        version, service, rest = path.split("/", 2)
        one = _defined(Version(version), service, method, rest)
        where = f"{version} {service} {method} {rest}"
        if one is None:
            self.wrong.append(f"{where}: is not defined")
            return
        self.carried_out.setdefault(one.version, set()).add(f"{service}.{one.name}")
        if one.body and body is not None:
            self.wrong += [f"{where}: sent {said}" for said in faults(body, one.version, service, one.body)]
        said = _wrong_answer(one, answer)
        self.wrong += [f"{where}: {line}" for line in said]
        if self.beside is not None and one.version is Version.V6:
            self.wrong += [
                f"{where}: {line}" for line in self._beside(one, body, answer if not said else b"")
            ]

    def _beside(self, one: Defined, body: Any, answer: bytes) -> list[str]:
        assert self.beside is not None
        found = self.beside(one.service, one.body, body) if one.body and body is not None else []
        if answer and one.answer not in ("", "file"):
            found = [*found, *self.beside(one.service, one.answer, json.loads(answer))]
        return found


def _wrong_answer(one: Defined, answer: bytes) -> list[str]:
    if one.answer == "file":
        return []
    if not one.answer:
        return ["answered with a body, where none is defined"] if answer.strip() else []
    try:
        body = json.loads(answer)
    except ValueError:
        return [f"answered without JSON, where {one.answer} is defined"]
    return faults(body, one.version, one.service, one.answer)


@cache
def _paths(version: Version, service: str, method: str) -> tuple[tuple[list[str], Defined], ...]:
    found = [one for one in defined(version) if (one.service, one.method) == (service, method)]
    # Steps that are spelt out come before those that vary: works/updates before works/{}.
    return tuple(sorted(((one.path.split("/"), one) for one in found), key=lambda pair: pair[0].count("{}")))


def _defined(version: Version, service: str, method: str, rest: str) -> Defined | None:
    steps = rest.split("/")
    for path, one in _paths(version, service, method):
        if len(path) == len(steps) and all(mine in ("{}", yours) for mine, yours in zip(path, steps)):
            return one
    return None


class WatchingTransport(Transport):
    """A transport that shows every call that was carried out."""

    def __init__(self, address: str, connection: Connection | None, watched: Watched) -> None:
        super().__init__(address, connection)
        self._watched = watched

    def send(self, method: str, path: str, *, body: Any = None, **sent: Any) -> bytes:
        answer = super().send(method, path, body=body, **sent)
        self._watched.look(method, path, body if isinstance(body, Mapping) else None, answer)
        return answer

    def fork(self) -> WatchingTransport:
        return WatchingTransport(self.address, self.connection, self._watched)


def watching_client(address: str, version: Version, account: str, watched: Watched) -> StreetManager:
    """A client of a practice service, signed in as planner, contractor, authority or another of its accounts."""
    session = Session(practice(address), version, f"{account}@practice.example", "anything")
    client = StreetManager(session, WatchingTransport(address, session.connection, watched))
    client.sign_in()
    return client
