"""One call to the practice service: what was asked, who asks, and what the room knows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from werkzeug.wrappers import Request, Response

from ..streetmanager.versions import Version
from .accounts import Account, FrontDoor, must_be
from .categories import at_moment
from .gazetteer import Gazetteer
from .ledger import Ledger
from .manners import Manners
from .queries import Query
from .refusals import authentication_failed, invalid
from .store import Store

SUBMITTERS = ("Planner", "Contractor")
READERS = ("Planner", "Contractor", "HighwayAuthority")
PARTY_READERS = (*READERS, "Admin")
LATEST = "v6"


@dataclass(frozen=True)
class Room:
    """Everything that outlives a call."""

    store: Store
    streets: Gazetteer
    door: FrontDoor
    manners: Manners
    now: Callable[[], datetime]


@dataclass(frozen=True)
class Call:
    """A call as a handler sees it."""

    request: Request
    version: str
    room: Room
    account_of: Account | None = None
    asked: Mapping[str, Any] = field(default_factory=dict)

    @property
    def account(self) -> Account:
        """Who calls, once that is settled."""
        if self.account_of is None:
            raise authentication_failed()
        return self.account_of

    @property
    def ledger(self) -> Ledger:
        """The records beside the works."""
        return self.room.store.ledger

    @property
    def now(self) -> str:
        """The moment as the service writes it."""
        return at_moment(self.room.now())

    @property
    def spoken(self) -> Version:
        """The version as the client's room names it."""
        return Version(self.version)

    @property
    def query(self) -> Query:
        """The parameters of the address."""
        return Query(self.request.args)

    def caller(self, *roles: str) -> Account:
        """Who calls; raises Refusal 401, of either kind."""
        account = self.room.door.caller(self.request.headers.get("token"))
        must_be(account, *roles)
        return account

    def body(self) -> Any:
        """The JSON of the call; raises Refusal 400."""
        try:
            return json.loads(self.request.get_data(), parse_constant=_no_number)
        except ValueError:
            raise invalid({"body": "must be JSON"}) from None

    def texts(self, *names: str) -> list[str]:
        """Members of the body that must be texts; raises Refusal 400 that names the missing."""
        body = self.body()
        given = body if isinstance(body, dict) else {}
        missing = {
            name: f"{name} is required"
            for name in names
            if not isinstance(given.get(name), str) or not given[name]
        }
        if missing:
            raise invalid(missing)
        return [given[name] for name in names]


def _no_number(text: str) -> Any:
    raise ValueError(text)


def answer(content: Any, status: int = 200) -> Response:
    """Plain data, or JSON that is ready, as an answer."""
    ready = content if isinstance(content, bytes) else json.dumps(content, separators=(",", ":")).encode()
    return Response(ready, status, mimetype="application/json")
