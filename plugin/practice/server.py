"""The practice service as a server on this machine: 127.0.0.1, real HTTP, state in a folder."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from ..streetmanager.uk_time import uk_day
from .accounts import FrontDoor
from .application import Answered, Application
from .calls import Room
from .gazetteer import Gazetteer
from .manners import Manners
from .record_table import Wanted
from .store import Box, Days, Store
from .town import Street, build_town
from .town_act_limits import act_limits
from .town_activities import made_up_activities
from .town_forward_plans import made_up_forward_plans
from .town_ledger import made_up_ledger
from .town_section_58s import made_up_section_58s
from .town_works import made_up_works

SEED = 3
FILE = "town.sqlite"
# Another number makes a folder of an older town be furnished anew; what was submitted stays.
EDITION = "4"
WEEK = timedelta(days=7)


class _SilentHandler(WSGIRequestHandler):
    """Says nothing: the addresses hold people's email addresses."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 -- the name is werkzeug's
        """Write no log."""


class PracticeServer:
    """A Street Manager to practise on. Use as a context manager, or with start() and stop().

    folder: where the state is kept. port: 0 takes any free one. today: the day it takes today to be.
    clock: seconds, for how long tokens hold and accounts stay locked. Further keywords change the manners.
    """

    def __init__(
        self,
        folder: Path,
        manners: Manners | None = None,
        port: int = 0,
        *,
        today: date | None = None,
        clock: Any = time.time,
        **changes: Any,
    ) -> None:
        self.manners = replace(manners or Manners(), **changes) if changes else manners or Manners()
        self._folder = Path(folder)
        self._port = port
        self._today = today
        self._clock = clock
        self._server: BaseWSGIServer | None = None
        self._thread: threading.Thread | None = None
        self._store: Store | None = None
        self._application: Application | None = None

    def start(self) -> PracticeServer:
        """Furnish the town if need be (a second or two) and answer from now on.

        Raises OSError where the folder cannot be written or the port is taken.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        # Werkzeug leaves the whole program where a port is taken, so the port is taken here.
        with socket.create_server(("127.0.0.1", self._port)) as listener:
            application = self._open()
            self._server = make_server(
                "127.0.0.1",
                self._port,
                application,
                threaded=True,
                request_handler=_SilentHandler,
                fd=listener.fileno(),
            )
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.05},
            name="practice service",
            daemon=True,
        )
        self._thread.start()
        return self

    def _open(self) -> Application:
        streets = build_town(SEED)
        self._store = Store(self._folder / FILE)
        self._furnish(self._store, streets)
        room = Room(self._store, Gazetteer(streets), FrontDoor(self._clock), self.manners, self.now)
        self._application = Application(room)
        return self._application

    def now(self) -> datetime:
        """The moment that the service takes it to be, aware."""
        moment = datetime.now(timezone.utc)
        return moment if self._today is None else datetime.combine(self._today, moment.timetz())

    def _furnish(self, store: Store, streets: Sequence[Street]) -> None:
        """Made-up works lie around a Monday: this week's in a new folder; an old one's move on by whole weeks."""
        today = uk_day(self.now())
        monday = today - timedelta(days=today.weekday())
        noted = store.fact("monday")
        fresh = noted is not None and timedelta(0) <= today - date.fromisoformat(noted) < WEEK
        if fresh and store.fact("edition") == EDITION:
            return
        works = made_up_works(streets, SEED, monday, today)
        plans = made_up_forward_plans(streets, SEED, monday)
        ledger = made_up_ledger(streets, works, plans, SEED, today)
        records = [
            *made_up_activities(streets, SEED, monday),
            *made_up_section_58s(streets, SEED, monday),
            *plans,
            *act_limits(),
            *ledger.spread,
        ]
        facts = {"monday": monday.isoformat(), "edition": EDITION}
        store.put_made_up(works, facts, records, ledger.things, ledger.events)

    @property
    def address(self) -> str:
        """Where it answers, such as http://127.0.0.1:50123."""
        if self._server is None:
            raise RuntimeError("The practice service is not running.")
        return f"http://127.0.0.1:{self._server.socket.getsockname()[1]}"

    @property
    def answered(self) -> list[Answered]:
        """The latest calls, oldest first."""
        return list(self._application.answered) if self._application else []

    def forget_answered(self) -> None:
        """Begin the list of calls anew."""
        if self._application is not None:
            self._application.answered.clear()

    @property
    def under_way(self) -> int:
        """How many calls it is at work on, those included whose callers are gone."""
        return self._application.under_way if self._application else 0

    def all_held(self) -> dict[str, int]:
        """How many works and records of every other kind it holds, straight from its tables."""
        if self._store is None:
            raise RuntimeError("The practice service is not running.")
        return self._store.counts()

    def works_held(self, box: Box | None = None, start: date | None = None, end: date | None = None) -> int:
        """How many works it holds in a box (metres, EPSG:27700) from a day to a day, straight from its table."""
        if self._store is None:
            raise RuntimeError("The practice service is not running.")
        return self._store.count(box, Days(start, end))

    def records_held(self, kind: str, version: str, box: Box, days: Days) -> int:
        """How many activities, forward-plans, section-58s or hs2-act-limits a version has in a box."""
        if self._store is None:
            raise RuntimeError("The practice service is not running.")
        return len(self._store.records.features_in(box, Wanted(kind, version, days.bounds())))

    def stop(self) -> None:
        """Stop answering and let go of the folder; what was submitted stays there."""
        if self._application is not None:
            self._application.stop()
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join(timeout=5)
            self._server.server_close()
            self._server = self._thread = None
        if self._store is not None:
            self._store.close()
            self._store = None

    def __enter__(self) -> PracticeServer:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
