"""Email addresses and passwords as QGIS keeps them: encrypted, in its authentication database, by an id.

All of it on the main thread: QGIS may ask for its master password, which it does at most once a call here.
"""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsApplication, QgsAuthManager, QgsAuthMethodConfig

BASIC = "Basic"


class NotAvailable(Exception):
    """Credentials that cannot be read or kept. `words` say why, `next_step` what to do; neither holds a secret."""

    def __init__(self, words: str, next_step: str) -> None:
        super().__init__(words)
        self.words = words
        self.next_step = next_step


@dataclass(frozen=True)
class Stored:
    """A configuration in the database, as it may be shown."""

    identity: str
    name: str


@dataclass(frozen=True)
class Loaded:
    """What a configuration holds. In memory only, and never shown."""

    email: str
    password: str

    def __repr__(self) -> str:
        """Says nothing of what it holds."""
        return "Loaded(…)"


def stored() -> list[Stored]:
    """The user names with passwords ("Basic") that the database holds, by name. Needs no master password."""
    manager = _manager()
    if manager.isDisabled():
        return []
    found = manager.availableAuthMethodConfigs()
    kept = [Stored(identity, one.name()) for identity, one in found.items() if one.method() == BASIC]
    return sorted(kept, key=lambda one: one.name.lower())


def load(identity: str) -> Loaded:
    """The email address and password of a configuration.

    QGIS asks for its master password if it has not done so since it was started. Raises NotAvailable.
    """
    manager = _unlocked()
    config = QgsAuthMethodConfig()
    if identity not in manager.configIds() or not manager.loadAuthenticationConfig(identity, config, True):
        raise NotAvailable(
            "The stored credentials are not in QGIS's authentication database any more.",
            "Choose others, or type them.",
        )
    email, password = config.config("username").strip(), config.config("password")
    if config.method() != BASIC or not email or not password:
        raise NotAvailable(
            f"“{config.name()}” does not hold both an email address and a password.",
            "Complete it in QGIS's options, under Authentication, or choose others.",
        )
    return Loaded(email, password)


def keep(name: str, email: str, password: str) -> str:
    """Store an email address and password as a new configuration; its id is returned. Raises NotAvailable."""
    manager = _unlocked()
    config = QgsAuthMethodConfig(BASIC)
    config.setName(_free_name(name))
    config.setConfig("username", email)
    config.setConfig("password", password)
    answer = manager.storeAuthenticationConfig(config)
    # The configuration comes back beside the answer from QGIS 3.20 on.
    done, kept = answer if isinstance(answer, tuple) else (answer, config)
    if not done:
        raise NotAvailable(
            "QGIS could not write to its authentication database, so the credentials were not stored.",
            "They are kept in memory until QGIS is closed.",
        )
    return str(kept.id())


def _manager() -> QgsAuthManager:
    return QgsApplication.authManager()


def _unlocked() -> QgsAuthManager:
    manager = _manager()
    if manager.isDisabled():
        raise NotAvailable(
            "QGIS's authentication database cannot be used in this session.",
            "Type the email address and password instead; they are kept in memory only.",
        )
    if not manager.setMasterPassword(True):
        raise NotAvailable(
            "QGIS's authentication database stayed locked, because its master password was not given.",
            "Try again, or type the email address and password; they are then kept in memory only.",
        )
    return manager


def _free_name(name: str) -> str:
    taken = {one.name for one in stored()}
    number = 2
    free = name
    while free in taken:
        free = f"{name} {number}"
        number += 1
    return free
