"""What the four services share: calls with the session's tokens on one transport."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from .records import on_the_wire
from .session import Session
from .transport import Transport
from .versions import Version


class Service:
    """One service of the API. `name` stands in its addresses."""

    name = ""

    def __init__(self, session: Session, transport: Transport) -> None:
        self._session = session
        self._transport = transport

    @property
    def version(self) -> Version:
        """The version that is spoken."""
        return self._session.version

    def _get(self, path: str, **params: Any) -> bytes:
        return self._session.call(self._transport, "GET", self.name, path, params=params)

    def _post(self, path: str, body: Mapping[str, Any]) -> bytes:
        return self._session.call(self._transport, "POST", self.name, path, body=body)


def in_path(value: object) -> str:
    """A value as one step of an address."""
    return quote(str(value), safe="@")


def in_query(moment: date | datetime | None) -> str | None:
    """A day or a moment as a query takes it."""
    return None if moment is None else str(on_the_wire(moment, Version.V6))
