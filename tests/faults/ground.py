"""Where it is tried: a practice service, people signed in to it, and drafts that are ready to be sent."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugin.practice.manners import Manners
from plugin.practice.server import PracticeServer
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version
from plugin.submission.action_kinds import ACTION_KINDS
from plugin.submission.draft import Draft
from plugin.submission.drafts import DraftStore
from plugin.submission.kind import Kind
from plugin.submission.kinds import KINDS, kind_of
from plugin.submission.outbox import Outcome
from tests.unit.submission.kinds_desk import TODAY, KindsDesk
from tests.unit.submission.works_at_hand import granted

# Times are scaled down: who waits no longer than this for an answer stands for one who waits a minute.
TIME_OUT = 0.25
# Seconds: how long a busy machine takes to come to rest is no finding.
PATIENCE = 60
PASSWORD_OF_ALL = "anything"  # pragma: allowlist secret -- the practice service takes any
ROLES = frozenset({"Planner", "HighwayAuthority"})
_SIGNING_IN = ("/authenticate", "/refresh", "/nsg/streets/search", "/work/files")


# Of what is done to a work on record: what is posted, what takes it into another state, and what is said of it.
ACTIONS: dict[str, dict[str, Any]] = {
    "comment": {"topic": "GENERAL", "detail": "The barriers are moved on Monday"},
    "permit_cancelling": {"permit_status": "cancelled"},
    "work_start": {"actual_start_date": datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=timezone.utc)},
}


class FaultsDesk(KindsDesk):
    """A desk at which things are done to works on record, too."""

    def ready(self, key: str) -> Draft:
        """A draft that can be sent, with what it hangs on made first."""
        if key not in ACTIONS:
            return super().ready(key)
        made = granted(
            *(self.planner, self.authority),
            proposed_start_date=TODAY,
            proposed_end_date=TODAY + timedelta(days=2),
        )
        kind = ACTION_KINDS[key]
        concerning = dict(zip(kind.concerning, made))
        draft = self.store.new(
            key, "Point", "practice", self.version.value, kind.words, concerning=concerning
        )
        draft.values = ACTIONS[key]
        return self.store.keep(draft)

    def request(self, draft: Draft) -> Any:
        """What it makes."""
        if draft.kind not in ACTIONS:
            return super().request(draft)
        return kind_of(draft.kind).request.model_validate(draft.values)

    def send(self, draft: Draft) -> Outcome:
        """Send it as whoever may."""
        return self.outbox.send(draft, self.request(draft), self.service_for(kind_of(draft.kind)))


@dataclass
class Ground:
    """A running practice service in one version."""

    server: PracticeServer
    version: Version
    folder: Path
    people: dict[str, StreetManager] = field(default_factory=dict)
    hasty_people: dict[str, StreetManager] = field(default_factory=dict)
    desks: int = 0
    _usual: dict[str, dict[str, int]] = field(default_factory=dict)

    def desk(self) -> FaultsDesk:
        """A desk with a drafts file of its own."""
        self.desks += 1
        folder = self.folder / f"{self.desks:012d}"
        folder.mkdir(parents=True)
        return FaultsDesk(self.server, self.version, folder, services=self.people)

    def __post_init__(self) -> None:
        for name in ("planner", "authority"):
            self.people[name] = self.signed_in(name)

    def signed_in(self, name: str, time_out: float = 10.0) -> StreetManager:
        """Somebody signed in, who waits so many seconds for an answer."""
        connection = Connection(timeout_read=time_out, retries=1, backoff=0.01)
        place = practice(self.server.address)
        service = StreetManager(Session(place, self.version, email_of(name), PASSWORD_OF_ALL, connection))
        service.sign_in()
        return service

    def hasty(self, kind: Kind) -> StreetManager:
        """Whoever submits a kind, but waiting no longer than TIME_OUT for an answer."""
        name = who(kind)
        if name not in self.hasty_people:
            self.hasty_people[name] = self.signed_in(name, TIME_OUT)
        return self.hasty_people[name]

    @contextmanager
    def behaving(self, manners: Mapping[str, Any]) -> Iterator[None]:
        """The service behaves like this for calls that come meanwhile."""
        usual = vars(replace(self.server.manners))
        vars(self.server.manners).update(manners)
        try:
            yield
        finally:
            vars(self.server.manners).update({name: usual[name] for name in vars(Manners())})

    def quiet(self, at_least: int = 0) -> None:
        """Wait until the service has done with all that has come in, and carried out so much. TimeoutError."""
        rest(self.server, lambda: self.carried_out() >= at_least)

    def carried_out(self) -> int:
        """How many calls it has carried out that change anything, since `forget_answered`."""
        return sum(
            1
            for call in self.server.answered
            if call.method != "GET" and call.status < 300 and not call.path.endswith(_SIGNING_IN)
        )

    def held(self) -> dict[str, int]:
        """How many it holds of each kind of record, files left out."""
        held = self.server.all_held()
        return {kind: number for kind, number in held.items() if kind not in ("file", "content")}

    def usual(self, key: str) -> dict[str, int]:
        """By how much it holds more after a kind was submitted without any fault."""
        if key not in self._usual:
            desk = self.desk()
            draft = desk.ready(key)
            before = self.held()
            desk.submitted(draft)
            self._usual[key] = more(before, self.held())
            desk.store.close()
        return self._usual[key]


def rest(server: PracticeServer, done: Callable[[], bool]) -> None:
    """Wait until a service has done with all that has come in, and `done` says so too. TimeoutError."""
    until = time.monotonic() + PATIENCE
    calm = 0
    while calm < 3:
        if time.monotonic() > until:
            raise TimeoutError("The practice service does not come to rest.")
        # A call of somebody who is gone may still wait at the door: one that comes after it is let in later.
        door = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=PATIENCE)
        door.request("GET", "/")
        door.getresponse().read()
        door.close()
        calm = calm + 1 if done() and not server.under_way else 0


def more(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """By how much each number has grown, where it has."""
    grown = {name: number - before.get(name, 0) for name, number in after.items()}
    return {name: number for name, number in grown.items() if number}


def who(kind: Kind) -> str:
    """The practice account that submits a kind."""
    return "planner" if "Planner" in kind.who else "authority"


def email_of(name: str) -> str:
    """The address that a practice account signs in with."""
    return f"{name}@practice.example"


def kinds_in(version: Version) -> list[str]:
    """The keys of every kind that a version has, and of some of what is done to works."""
    return [key for key in (*KINDS, *ACTIONS) if kind_of(key).offered(version, ROLES)]


def repeats_safely(kind: Kind) -> bool:
    """Whether to carry it out twice leaves things as to carry it out once: a PUT."""
    return kind.declared.method == "PUT"


# What sending changes of a draft; all the rest stays as it was.
_OF_SENDING = ("state", "work_reference_number", "reference", "message", "changed", "environment")


def content_of(store: DraftStore) -> dict[str, dict[str, Any]]:
    """Everything that people drew and typed, draft by draft."""
    with store.reading() as connection:
        identities = [row["id"] for row in connection.execute("SELECT id FROM drafts").fetchall()]
    return {identity: _content(store.get(identity)) for identity in identities}


def _content(draft: Draft) -> dict[str, Any]:
    return {name: value for name, value in vars(draft).items() if name not in _OF_SENDING}
