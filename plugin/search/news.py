"""What has happened to one's works since somebody last looked: by work, the latest last, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import shapely

from ..geometry.geojson import read
from ..streetmanager.event_requests import PermitSearchRequest
from ..streetmanager.records import words
from ..streetmanager.updates import Watch
from ..streetmanager.versions import Version
from .request import Box

# With these a work comes into being, as does any kind of works record.
_CREATED = frozenset({"permit_submitted", "paa_submitted", "forward_plan_submitted", "section_81_submitted"})
_RECORD_CREATED = "_works_record_created"
# So many works' permits are asked for at once; version 6 gives from 100 to 500 a page.
AT_ONCE = 100
# News of one look that are kept: after a long absence the oldest are none any more.
MOST = 2000
# How far back somebody looks who never looked before.
AT_FIRST = timedelta(days=1)


@dataclass(frozen=True)
class News:
    """One thing that happened to a work. told: in words. created: whether the work came into being with it."""

    work_reference_number: str
    told: str
    moment: datetime | None
    created: bool
    reference: str = ""


@dataclass(frozen=True)
class Wanted:
    """Of what somebody wants to be told.

    only_created: of works that came into being, and of nothing else. box: where (EPSG:27700 metres), None for
    everywhere. but: the organisation whose own doings are no news (SWA code), or "". swa_code: the promoter that a
    contractor asks for, or "".
    """

    only_created: bool = False
    box: Box | None = None
    but: str = ""
    swa_code: str = ""


@dataclass(frozen=True)
class Look:
    """What one look brought, oldest first. `moment` and `last` are where the next one goes on."""

    news: tuple[News, ...]
    moment: datetime
    last: int | None


def look(service: Any, wanted: Wanted, before: Look | None, now: datetime | None = None) -> Look:
    """See what has happened since the look before, or in the last day; nothing is missed and nothing told twice.

    service: a StreetManager, in any version. Raises StreetManagerErrors: the next look then asks for the same again.
    """
    moment = now or datetime.now(timezone.utc)
    since, last = (before.moment, before.last) if before is not None else (moment - AT_FIRST, None)
    asked = {"exclude_events_from": wanted.but, "swa_code": wanted.swa_code}
    watch = Watch(service, since, last, **{name: value for name, value in asked.items() if value})
    # By time, as version 1 goes, a look begins a little before the one before has ended.
    fresh = [one for one in watch.look(moment) if last is None or (one.update_id or last + 1) > last]
    news = [one for one in news_of(fresh) if one.created or not wanted.only_created]
    return Look(tuple(within(news, service, wanted.box)), moment, watch.last)


def news_of(updates: Iterable[Any]) -> list[News]:
    """Updates of the service (`event_records.WorkUpdate`) as news, oldest first; those of no work are left out."""
    told = [
        News(
            one.work_reference_number,
            words(one.event_type, one.event_type_string),
            one.update_date_time,
            _creates((one.event_type or "").lower()),
            one.object_reference_number or "",
        )
        for one in updates
        if one.work_reference_number
    ]
    return told[-MOST:]


def _creates(event: str) -> bool:
    return event in _CREATED or event.endswith(_RECORD_CREATED)


def within(news: list[News], service: Any, box: Box | None) -> list[News]:
    """The news of works that lie in a box (EPSG:27700 metres); None keeps all.

    Asks for the works' permits in short. A work whose place the service does not tell is kept: better once too often.
    """
    if box is None or not news:
        return news
    references = sorted({one.work_reference_number for one in news})
    area = shapely.box(*box.as_tuple())
    outside: set[str] = set()
    inside: set[str] = set()
    for row in _permits(service, references):
        shape = read(row.works_coordinates).geometry if row.works_coordinates else None
        if shape is None:
            continue
        (inside if shapely.intersects(area, shape) else outside).add(row.work_reference_number)
    gone = outside - inside
    return [one for one in news if one.work_reference_number not in gone]


def _permits(service: Any, references: list[str]) -> Iterator[Any]:
    for first in range(0, len(references), AT_ONCE):
        some = references[first : first + AT_ONCE]
        if Version(service.version) < Version.V6:
            yield from service.reporting.get_permit_summaries(
                PermitSearchRequest(work_reference_numbers=some)
            )
        else:
            yield from _pages_of(service, some)


def _pages_of(service: Any, references: list[str]) -> Iterator[Any]:
    cursor: int | None = None
    while True:
        request = PermitSearchRequest(work_reference_numbers=references, next_cursor=cursor, page_size=500)
        page = service.event.get_permit_summaries(request)
        yield from page.rows
        if not page.rows or page.next_cursor is None or page.next_cursor == cursor or len(page.rows) < 500:
            return
        cursor = page.next_cursor


def by_work(news: Iterable[News]) -> dict[str, list[News]]:
    """News by the work's reference, the work with the latest news last."""
    found: dict[str, list[News]] = {}
    for one in news:
        earlier = found.pop(one.work_reference_number, [])
        found[one.work_reference_number] = [*earlier, one]
    return found
