"""The places where a Street Manager answers: SANDBOX, PRODUCTION, the practice service, and one's own."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from .versions import Version


@dataclass(frozen=True)
class Environment:
    """Where to send calls. `live` is true where what is submitted is real.

    A service's address is {address}/{version}/{service}/{path}.
    """

    key: str
    name: str
    address: str
    live: bool

    @property
    def default_version(self) -> Version:
        """The version to begin with: the newest where the live service answers, else the required one."""
        return Version.V2 if self.key == "practice" else Version.V6


SANDBOX = Environment("sandbox", "SANDBOX", "https://api.sandbox.manage-roadworks.service.gov.uk", live=False)
PRODUCTION = Environment("production", "PRODUCTION", "https://api.manage-roadworks.service.gov.uk", live=True)


def is_this_machine(host: str | None) -> bool:
    """Whether a host name can only mean the computer that asks (127.0.0.0/8, ::1, localhost)."""
    if not host:
        return False
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def practice(address: str) -> Environment:
    """The practice service, at an address on this machine such as http://127.0.0.1:4711.

    Raises ValueError, with a sentence for the user, where the address is not on this machine.
    """
    tidy = _checked(address)
    if not is_this_machine(urlsplit(tidy).hostname):
        raise ValueError("The practice service runs on this computer only. Give an address on 127.0.0.1.")
    return Environment("practice", "Practice", tidy, live=False)


def custom(address: str, name: str = "Custom") -> Environment:
    """A Street Manager at an address of one's own: https, or http on this machine.

    Taken as live, because nobody knows that it is not. Raises ValueError with a sentence for the user.
    """
    return Environment("custom", name, _checked(address), live=True)


def _checked(address: str) -> str:
    tidy = address.strip().rstrip("/")
    try:
        parts = urlsplit(tidy)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError("That is not an address. Enter one such as https://example.org.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError("That is not a full address. Enter one that starts with https://.")
    if parts.username or parts.password:
        raise ValueError("The address holds a name or a password. Enter it without, and sign in instead.")
    if parts.query or parts.fragment:
        raise ValueError("The address holds more than an address. Remove what follows the ? or the #.")
    if parts.scheme == "http" and not is_this_machine(host):
        raise ValueError(
            "That address is not secure. Enter one that starts with https://, "
            "or an http:// address on this computer."
        )
    return tidy
