"""A process of which others are made that send something and are killed at a step.

It has everything loaded, so that one that is made of it takes no time. It runs no threads, and opens no file and no
connection: whoever is made of it opens their own. Errands come as JSON, a line each; what became of them goes back.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, timezone
from types import TracebackType

from pydantic import BaseModel

from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.records import Reading, Writing
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version
from plugin.submission import attempts
from plugin.submission.action_kinds import ACTION_KINDS
from plugin.submission.draft import Draft
from plugin.submission.draft_kind import parts_of
from plugin.submission.drafts import DraftStore
from plugin.submission.kind import Kind
from plugin.submission.kinds import kind_of
from plugin.submission.outbox import Outbox
from plugin.submission.requests import applicant_for, request_from

from .points import ROOT, Killer, watch, watch_lines

KILLED = -9
PASSWORD_OF_ALL = "anything"  # pragma: allowlist secret -- the practice service takes any


@dataclass(frozen=True)
class Errand:
    """What to do with which draft, and where to die. act: "send", "settle" or "resend"; minutes: so much later."""

    drafts: str
    draft: str
    address: str
    version: str
    email: str
    point: str
    turn: int
    act: str = "send"
    minutes: float = 0.0


class Nursery:
    """The process, to be used as a context manager."""

    def __enter__(self) -> Nursery:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=30)

    def run(self, errand: Errand) -> int:
        """Have an errand run; KILLED, or 0 where it came to its end alive. RuntimeError where it failed."""
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        if pipe_in is None or pipe_out is None:
            raise RuntimeError("The nursery has no pipes.")
        pipe_in.write(json.dumps(asdict(errand)) + "\n")
        pipe_in.flush()
        status = int(pipe_out.readline() or "1")
        if status not in (0, KILLED):
            raise RuntimeError(f"A sender ended with {status}, at {errand.act} of {errand.draft}.")
        return status


def _warm_up() -> None:
    # Records are built when they are first used; each process would do it for itself.
    for model in (*_all(Reading), *_all(Writing)):
        model.model_rebuild()


def _all(model: type[BaseModel]) -> list[type[BaseModel]]:
    below = [found for one in model.__subclasses__() for found in _all(one)]
    return [*model.__subclasses__(), *below]


def _send(errand: Errand) -> None:
    version = Version(errand.version)
    session = Session(
        practice(errand.address), version, errand.email, PASSWORD_OF_ALL, Connection(timeout_read=10)
    )
    service = StreetManager(session)
    service.sign_in()
    store = DraftStore(errand.drafts)
    draft = store.get(errand.draft)
    outbox = Outbox(store, lambda: datetime.now(timezone.utc) + timedelta(minutes=errand.minutes))
    request = _request(draft, session, store)
    killer = Killer(errand.point, errand.turn)
    if errand.point == "line":
        watch_lines(killer)
    else:
        watch(attempts, Kind, store, killer)
    if errand.act == "send":
        outbox.send(draft, request, service)
    elif errand.act == "settle":
        outbox.settle(draft, service)
    else:
        outbox.resend(draft, service)


def _request(draft: Draft, session: Session, store: DraftStore) -> Writing:
    if draft.kind in ACTION_KINDS:
        return kind_of(draft.kind).request.model_validate(draft.values)
    applicant = applicant_for(session.organisation, session.user, session.email)
    return request_from(draft, applicant, session.version, False, parts=parts_of(store, draft.id))


def _run(errand: Errand) -> int:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _send(errand)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended)


def main() -> None:
    """Run errands until there are no more."""
    _warm_up()
    for line in sys.stdin:
        print(_run(Errand(**json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
