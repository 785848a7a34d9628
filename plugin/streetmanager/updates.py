"""What happens to works, asked for over and over: by time at first, and from the last update on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from .client import StreetManager
from .event_records import WorkUpdate
from .versions import Version

# Asked again with every look by time: what was written a moment late would otherwise never be seen.
OVERLAP = timedelta(minutes=2)


def updates_between(
    client: StreetManager, start: datetime, end: datetime | None = None, **asked: Any
) -> Iterator[WorkUpdate]:
    """What happened from one moment to another (None: till now), in every version, each once.

    asked: exclude_events_from, swa_code, and from version 2 on workstream_prefix, as the operation takes them.
    """
    until = end or datetime.now(timezone.utc)
    if client.version < Version.V6:
        yield from client.reporting.get_updates(start_date=start, end_date=until, **asked)
        return
    yield from _pages(client, {"start_date": start, "end_date": until}, asked)


def updates_after(client: StreetManager, update_id: int, **asked: Any) -> Iterator[WorkUpdate]:
    """What happened after an update, from version 2 on. NotInThisVersion in version 1, which goes by time only."""
    if client.version >= Version.V6:
        found = _pages(client, {"update_id": update_id}, asked)
    else:
        found = _lots(client, update_id, asked)
    return (one for one in found if one.update_id is None or one.update_id > update_id)


def _lots(client: StreetManager, update_id: int, asked: dict[str, Any]) -> Iterator[WorkUpdate]:
    """Version 2 gives a lot at a time and does not say whether there is more: an empty one is the last."""
    while True:
        lot = client.reporting.get_updates(update_id=update_id, **asked)
        yield from lot
        newest = max((one.update_id for one in lot if one.update_id is not None), default=update_id)
        if newest <= update_id:
            return
        update_id = newest


def _pages(client: StreetManager, first: dict[str, Any], asked: dict[str, Any]) -> Iterator[WorkUpdate]:
    seen: set[int] = set()
    where = first
    while True:
        page = client.event.get_works_updates(**where, **asked)
        fresh = [one for one in page.rows if one.update_id not in seen]
        seen.update(one.update_id for one in fresh if one.update_id is not None)
        yield from fresh
        if page.next_update is None or not fresh:
            return
        where = {"update_id": page.next_update}


class Watch:
    """Looks at what has happened since its last look. Nothing is missed, and nothing is told twice.

    start: from when on. asked: as of `updates_between`. `last` is the newest update that was seen: kept and given
    again, a watch goes on where another one ended.
    """

    def __init__(self, client: StreetManager, start: datetime, last: int | None = None, **asked: Any) -> None:
        self._client = client
        self._since = start
        self._asked = asked
        self._seen: set[int] = set()
        self.last = last

    def look(self, now: datetime | None = None) -> list[WorkUpdate]:
        """What is new. Where a call fails, the next look asks for the same again."""
        moment = now or datetime.now(timezone.utc)
        if self.last is not None and self._client.version >= Version.V2:
            found = list(updates_after(self._client, self.last, **self._asked))
        else:
            found = list(updates_between(self._client, self._since - OVERLAP, moment, **self._asked))
        fresh = [one for one in found if self._is_new(one)]
        self._since = moment
        self._seen = {one.update_id for one in found if one.update_id is not None}
        self.last = max((*self._seen, self.last or 0)) or None
        return fresh

    def _is_new(self, one: WorkUpdate) -> bool:
        if one.update_id is None:
            return True
        if one.update_id in self._seen:
            return False
        # By time the look begins before the watch does.
        return self.last is not None or one.update_date_time is None or one.update_date_time >= self._since
