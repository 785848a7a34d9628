"""What the plugin remembers between sessions, in one place. Never a password or a token."""

from __future__ import annotations

import json
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


# What was chosen last. For SANDBOX, PRODUCTION and one's own address the id of a configuration in QGIS's
# authentication database stands beside it, see configuration_for; what is in the configuration never does.
ENVIRONMENT = Setting("connection/environment", "practice")
VERSION = Setting("connection/version", "")
EMAIL = Setting("connection/email", "")
CUSTOM_ADDRESS = Setting("connection/custom_address", "https://")
ACTING_FOR = Setting("connection/acting_for_swa_code", "")
WORKSTREAM = Setting("connection/workstream", "")
# What to begin with, by the page in QGIS's options. Empty: what was chosen last.
BEGIN_WITH = Setting("connection/begin_with_environment", "")
BEGIN_VERSION = Setting("connection/begin_with_version", "")
AUTHORITIES_FILE = Setting("connection/extra_certificate_authorities", "")
# Seconds.
CONNECT_TIMEOUT = Setting("connection/connect_timeout", 10)
READ_TIMEOUT = Setting("connection/read_timeout", 60)
USER_IDENTIFIER = Setting("person/internal_user_identifier", "")
USER_NAME = Setting("person/internal_user_name", "")
SEARCH_DAYS = Setting("search/days_ahead", 14)
# A key of layers.themes.THEMES.
THEME = Setting("search/theme", "traffic")
EXPORT_FOLDER = Setting("search/export_folder", "")
# Metres and days, as geometry.clashes.USUAL has them to begin with.
CLASH_CLOSE_BY = Setting("clashes/close_by", 20)
CLASH_HIGH_IMPACT = Setting("clashes/high_impact", 200)
CLASH_CLOSURE = Setting("clashes/closure", 500)
CLASH_DAYS = Setting("clashes/days_apart", 30)
CLASH_MAJOR_DAYS = Setting("clashes/major_days_apart", 90)
# A file, as QGIS opens it, or "layer:" and the name of a project's layer; and its field with USRNs.
GAZETTEER_SOURCE = Setting("streets/gazetteer_source", "")
GAZETTEER_FIELD = Setting("streets/gazetteer_field", "")
OPEN_DOCKS = Setting("docks/open", "")
# A key of search.work_lists.LISTS.
MY_WORKS_LIST = Setting("my_works/list", "awaiting")
# Being told what is new about one's works, every so many minutes.
WATCH = Setting("my_works/watch", False)
WATCH_MINUTES = Setting("my_works/watch_minutes", 15)
WATCH_ONLY_CREATED = Setting("my_works/watch_only_created", False)
WATCH_OWN_DOINGS = Setting("my_works/watch_own_doings", False)
WATCH_IN_AREA = Setting("my_works/watch_in_area", False)
# West, south, east and north in EPSG:27700 metres, as a JSON list.
WATCH_AREA = Setting("my_works/watch_area", "")


def configuration_for(environment: str) -> Setting[str]:
    """The id of the authentication configuration that was used last with an environment; empty for none."""
    return Setting(f"connection/authentication_configuration/{environment}", "")


def last_look(whose: str) -> Setting[str]:
    """When somebody last saw what is new about an organisation's works, and up to which update (JSON)."""
    return Setting(f"my_works/last_look/{whose}", "")


def table_columns(kind: str) -> Setting[str]:
    """Which columns of a kind's table are shown, in which order and how wide (JSON)."""
    return Setting(f"search/columns/{kind}", "")


def filters(kind: str) -> Setting[str]:
    """The filters of a kind that stay as they were left (JSON)."""
    return Setting(f"search/filters/{kind}", "")


def kept_record(setting: Setting[str]) -> dict[str, Any]:
    """What was kept as JSON; nothing where that cannot be read."""
    try:
        found = json.loads(setting.get() or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
