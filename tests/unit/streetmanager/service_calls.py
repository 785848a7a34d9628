"""The services over real HTTP to a small server, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version

from .small_servers import Call, Reply, SmallServer, serving

EVERY = list(Version)
BOX = (469000.0, 309000.5, 470000.0, 310000.0)


@contextmanager
def asking(version: Version, answer: Callable[[Call], Reply]) -> Iterator[tuple[StreetManager, SmallServer]]:
    def behaviour(call: Call) -> Reply:
        if call.path.endswith("/work/authenticate"):
            return Reply(body={"idToken": "id-1", "accessToken": "a", "organisationReference": "ZZ01"})
        return answer(call)

    with serving(behaviour) as server:
        quick = Connection(timeout_read=5, backoff=0.01)
        session = Session(practice(server.address), version, "ada@example.org", "rainy-day", quick)
        yield StreetManager(session), server


def replying(body: Any, status: int = 200) -> Callable[[Call], Reply]:
    return lambda call: Reply(status, body)


def street(usrn: int) -> dict[str, Any]:
    return {"usrn": float(usrn), "street_descriptor": f"STREET {usrn}"}
