"""What the plugin remembers between sessions, in one place. Never a password or a token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from qgis.core import QgsSettings

T = TypeVar("T", str, int, float, bool)

PREFIX = "works_extents/"


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One remembered value: its key in QGIS's settings and what it is to begin with."""

    key: str
    default: T

    def get(self) -> T:
        """The value kept, or the default where there is none."""
        value: Any = QgsSettings().value(PREFIX + self.key, self.default, type(self.default))
        return value

    def set(self, value: T) -> None:
        """Keep the value for the next session."""
        QgsSettings().setValue(PREFIX + self.key, value)


ENVIRONMENT = Setting("connection/environment", "practice")
VERSION = Setting("connection/version", "")
EMAIL = Setting("connection/email", "")
CUSTOM_ADDRESS = Setting("connection/custom_address", "https://")
AUTHORITIES_FILE = Setting("connection/extra_certificate_authorities", "")
USER_IDENTIFIER = Setting("person/internal_user_identifier", "")
USER_NAME = Setting("person/internal_user_name", "")
SEARCH_DAYS = Setting("search/days_ahead", 14)
