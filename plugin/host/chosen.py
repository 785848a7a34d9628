"""What to sign in to and as whom: as it was typed or is stored, and the service that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import credentials, network, settings
from .practice_service import PracticeService

if TYPE_CHECKING:
    from ..streetmanager.client import StreetManager
    from ..streetmanager.environments import Environment

PRACTICE = "practice"
PLANNER = "planner@practice.example"
OF_PRACTICE = "@practice.example"


@dataclass(frozen=True)
class Chosen:
    """What to sign in to and as whom. The password lives here and in the session, in memory only.

    configuration: the id of the stored configuration that it came from, or empty. keep: the name under which
    what was typed is stored once it has been accepted, or empty.
    """

    environment: str
    version: str
    email: str
    password: str
    address: str = ""
    configuration: str = ""
    keep: str = ""

    def __repr__(self) -> str:
        """Says where, never who or with what."""
        return f"Chosen({self.environment}, {self.version})"


def saved() -> Chosen:
    """What the settings say to begin with, with the credentials that are stored for it. On the main thread.

    QGIS may ask for its master password. In practice any password will do; what is sent there is a word, no
    secret. Raises credentials.NotAvailable where nothing is stored, or it cannot be read.
    """
    environment, version = begin_environment(), begin_version()
    if environment == PRACTICE:
        last = settings.EMAIL.get()
        email = last if last.endswith(OF_PRACTICE) else PLANNER
        return Chosen(PRACTICE, version, email, PRACTICE)
    identity = settings.configuration_for(environment).get()
    if not identity:
        raise credentials.NotAvailable(
            "Nobody is signed in to Street Manager, and for the environment in the settings no credentials are "
            "stored in QGIS.",
            "Sign in in a dock of Works Extents; or sign in there once with credentials that are kept in QGIS's "
            "authentication database.",
        )
    loaded = credentials.load(identity)
    address = settings.CUSTOM_ADDRESS.get().strip() if environment == "custom" else address_of(environment)
    return Chosen(environment, version, loaded.email, loaded.password, address, identity)


def begin_environment() -> str:
    """The environment to begin with: what the options say, or else what was chosen last."""
    return settings.BEGIN_WITH.get() or settings.ENVIRONMENT.get()


def begin_version() -> str:
    """The version to begin with, by the options, or what was chosen last with the environment; "" for its usual."""
    version = settings.BEGIN_VERSION.get()
    if not version and begin_environment() == settings.ENVIRONMENT.get():
        return settings.VERSION.get()
    return version


def address_of(key: str) -> str:
    """The address of a live environment; empty for practice, and for an address of one's own."""
    live = _live(key)
    return live.address if live is not None else ""


def connection_for(chosen: Chosen) -> dict[str, Any]:
    """How to reach it, as streetmanager's Connection takes it. On the main thread."""
    proxies = network.proxies(chosen.address) if chosen.address else None
    return {"proxies": proxies, **network.connection()}


def service_of(
    chosen: Chosen,
    connection: dict[str, Any],
    practice: PracticeService,
    lost: Callable[[Any, Exception], None] = lambda session, error: None,
) -> StreetManager:
    """The service, not signed in yet. Not for the main thread: the practice service may have to be started.

    lost: called with the session and the error when the service no longer takes the account. ValueError where the
    address is none.
    """
    from ..streetmanager.client import StreetManager
    from ..streetmanager.session import Session
    from ..streetmanager.transport import Connection
    from ..streetmanager.versions import Version

    environment = _environment(chosen, practice)
    session = Session(
        environment,
        Version(chosen.version) if chosen.version else environment.default_version,
        chosen.email,
        chosen.password,
        Connection(**connection),
        lost=lambda error: lost(session, error),
    )
    return StreetManager(session)


def _environment(chosen: Chosen, practice: PracticeService) -> Environment:
    from ..streetmanager import environments

    if chosen.environment == PRACTICE:
        return environments.practice(practice.address())
    return _live(chosen.environment) or environments.custom(chosen.address)


def _live(key: str) -> Environment | None:
    from ..streetmanager import environments

    return {"sandbox": environments.SANDBOX, "production": environments.PRODUCTION}.get(key)
