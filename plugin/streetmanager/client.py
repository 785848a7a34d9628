"""Street Manager as one object: its services, on one session and one transport."""

from __future__ import annotations

from .environments import Environment
from .event import Event
from .export import Export
from .geojson import GeoJson
from .lookup import Lookup
from .party import Party
from .reporting import Reporting
from .sampling import Sampling
from .service import Service
from .session import Session
from .transport import Transport
from .versions import Version
from .work import Work

SERVICES: tuple[type[Service], ...] = (Work, GeoJson, Lookup, Party, Reporting, Export, Event, Sampling)


class StreetManager:
    """The services for one task. `fork` gives the next task its own, which shares the sign-in."""

    def __init__(self, session: Session, transport: Transport | None = None) -> None:
        self.session = session
        self._transport = transport or session.transport()
        self.work = Work(session, self._transport)
        self.geojson = GeoJson(session, self._transport)
        self.lookup = Lookup(session, self._transport)
        self.party = Party(session, self._transport)
        self.reporting = Reporting(session, self._transport)
        self.export = Export(session, self._transport)
        self.event = Event(session, self._transport)
        self.sampling = Sampling(session, self._transport)

    def __repr__(self) -> str:
        return f"StreetManager({self.session!r})"

    @property
    def environment(self) -> Environment:
        """Where calls go."""
        return self.session.environment

    @property
    def version(self) -> Version:
        """The version that is spoken."""
        return self.session.version

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._transport.cancelled

    def sign_in(self) -> None:
        """Sign the session in on this client's connections, so that `cancel` stops it."""
        self.session.sign_in(self._transport)

    def fork(self) -> StreetManager:
        """Another client on the same session, with its own sockets: its `cancel` cuts only its calls."""
        return StreetManager(self.session, self._transport.fork())

    def pause(self, seconds: float) -> None:
        """Wait, as between two looks at something that takes its time. Raises Cancelled at once on `cancel`."""
        self._transport.pause(seconds)

    def cancel(self) -> None:
        """Stop this client's calls at once, from any thread; later ones raise Cancelled."""
        self._transport.cancel()

    def close(self) -> None:
        """Close the connections that wait for a next call."""
        self._transport.close()
