"""One's own works, as the Reporting service lists them: page after page, without the cap of a search by area."""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from ..streetmanager.errors import Cancelled, StreetManagerError
from ..streetmanager.uk_time import uk_day
from ..streetmanager.versions import Version
from .columns import Columns
from .kinds import Kind
from .request import ENGLAND, SearchRequest
from .result import SearchResult
from .work_lists import WorkList, on_the_day, standing

MY_WORKS = Kind("my_works", "", ("work_reference_number", "permit_reference_number"), "")
# As the GeoJSON service calls them: layers, tables and styles are the same for both.
NAMES = {
    "proposed_start_date": "start_date",
    "proposed_end_date": "end_date",
    "proposed_start_time": "start_time",
    "proposed_end_time": "end_time",
    "date_created": "created_date",
    "status": "permit_status",
    "status_string": "permit_status_string",
}
# They are shapes and records of their own, which no column can hold.
NO_COLUMN = frozenset({"works_coordinates", "permit_conditions"})
CHANGED = (
    "The list changed while it was read, page by page. Refresh it to be sure that nothing is missing from it."
)


@dataclass(frozen=True)
class PagesRead:
    """How far it is: pages read, permits kept, and how many there are in all (None where nobody knows)."""

    pages: int
    kept: int
    read: int
    total: int | None


class OwnWorks:
    """The permits of one list. `run` makes the calls, `result` says at any time what was found so far."""

    def __init__(
        self,
        service: Any,
        wanted: WorkList,
        swa_code: str = "",
        now: datetime | None = None,
        areas: tuple[str, ...] = (),
    ) -> None:
        """service: a StreetManager (its reporting, environment and version are used).

        swa_code: the promoter that a contractor asks for, or "" for all of one's own. now: the moment whose UK day is
        "today". areas: references of geographical areas; where given, only works in their streets.
        """
        self._service = service
        self._wanted = wanted
        self._today = uk_day(now or datetime.now(timezone.utc))
        self._version = Version(service.version)
        self._always: dict[str, Any] = {"swa_code": swa_code} if swa_code else {}
        if areas:
            self._always["geographical_area_reference_number"] = list(areas)
        if self._version >= Version.V6:
            self._always["include_total_count"] = True
        self._columns = Columns(kind=MY_WORKS)
        self._calls = 0
        self._seen: set[tuple[Any, Any]] = set()
        self._slipped = self._cancelled = False
        self.error: StreetManagerError | None = None
        self._started = self._finished = datetime.now(timezone.utc)
        # A result may be asked for while another thread is at work on the next page.
        self._lock = threading.RLock()

    def run(self) -> Generator[PagesRead, None, None]:
        """Read page after page; yields after each.

        Being cancelled ends it quietly. Any other StreetManagerError is kept in `error` and raised; what was read
        stays.
        """
        try:
            for asked in self._wanted.asks(self._version, self._today):
                yield from self._pages(asked)
        except Cancelled:
            self._cancelled = True
        except StreetManagerError as error:
            self.error = error
            raise
        except GeneratorExit:
            self._cancelled = True
            raise
        finally:
            self._finished = datetime.now(timezone.utc)

    def _pages(self, asked: Mapping[str, Any]) -> Generator[PagesRead, None, None]:
        """The pages of one question. Each begins with the last row of the one before.

        Where it does not, the list has moved on meanwhile and rows may have slipped between the two: a page further
        back is read then.
        """
        offset, last = 0, None
        while True:
            page = self._page(asked, offset)
            if last is not None and page.rows and _key(page.rows[0]) != last:
                offset = max(0, offset - len(page.rows))
                page = self._page(asked, offset)
                self._slipped |= not any(_key(row) in self._seen for row in page.rows)
            rows = page.rows
            with self._lock:
                self._keep(rows)
            yield PagesRead(self._calls, self._columns.count, len(self._seen), _total(page))
            if not rows or page.pagination is None or not page.pagination.has_next_page:
                return
            last = _key(rows[-1]) if len(rows) > 1 else None
            offset += max(1, len(rows) - 1)

    def _page(self, asked: Mapping[str, Any], offset: int) -> Any:
        self._calls += 1
        return self._service.reporting.get_permits(**asked, **self._always, offset=offset)

    def _keep(self, rows: list[Any]) -> None:
        for row in rows:
            self._seen.add(_key(row))
            record = row.model_dump(exclude_none=True)
            if self._wanted.keeps(record, self._today):
                self._columns.add(self._feature(record))

    def _feature(self, record: Mapping[str, Any]) -> dict[str, Any]:
        properties = {
            NAMES.get(name, name): _plain(value) for name, value in record.items() if name not in NO_COLUMN
        }
        properties["standing"] = standing(record, self._today)
        properties["today"] = on_the_day(record, self._today)
        return {"type": "Feature", "geometry": record.get("works_coordinates"), "properties": properties}

    def result(self) -> SearchResult:
        """What was read so far, as a copy of its own."""
        with self._lock:
            columns = self._columns
            return SearchResult(
                request=SearchRequest(ENGLAND, None, None),
                version=self._version.value,
                environment_name=str(self._service.environment.name),
                started=self._started,
                finished=self._finished,
                calls=self._calls,
                attributes={name: list(column) for name, column in columns.attributes.items()},
                groups=columns.groups(),
                odd=columns.odd,
                cancelled=self._cancelled,
                error=self.error,
                notes=(CHANGED,) if self._slipped else (),
                count=columns.count,
                kind=MY_WORKS.key,
            )


def _key(row: Any) -> tuple[Any, Any]:
    return row.work_reference_number, row.permit_reference_number


def _plain(value: Any) -> Any:
    """Moments as text, which is how columns take them."""
    return value.isoformat() if isinstance(value, datetime) else value


def _total(page: Any) -> int | None:
    return None if page.at_ceiling else page.total
