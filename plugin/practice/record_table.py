"""The records that are no works, in a table of their own in the practice service's file."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import shapely

from .made_records import MadeRecord
from .work_shapes import place_of

SCHEMA = """
create table if not exists records (
    id integer primary key, kind text not null, reference text not null collate nocase, part text not null,
    start_day integer not null, end_day integer not null,
    shape blob not null, geometry text not null, record text not null, features text not null
);
create index if not exists records_by_reference on records (kind, reference);
create index if not exists records_by_kind on records (kind, start_day);
"""
COLUMNS = "pragma table_info(records)"
TELL_APART = "alter table records add column made_up integer not null default 1"
KEEP = """insert into records
 (kind, reference, part, start_day, end_day, shape, geometry, record, features, made_up)
 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
FIND = """select features, shape from records where kind = ? and start_day <= ? and end_day >= ?
 and (? is null or reference = ?) and (? is null or part = ?) order by id"""
NEVER, ALWAYS = -1, 10_000_000


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a kind in a version; days as (the last on which it may start, the first on which it
    may end); a reference and a part, where they matter.
    """

    kind: str
    version: str
    days: tuple[int, int] = field(default=(ALWAYS, NEVER))
    reference: str | None = None
    part: str | None = None


class RecordTable:
    """The table and how to ask it, on the connection of the store: a few hundred rows, no tree needed."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.RLock) -> None:
        self._connection = connection
        self._lock = lock
        connection.executescript(SCHEMA)
        if "made_up" not in {column[1] for column in connection.execute(COLUMNS)}:
            connection.execute(TELL_APART)

    def put(self, records: Iterable[MadeRecord]) -> None:
        """Put these in the place of all that were made up, within the caller's transaction."""
        execute = self._connection.execute
        execute("delete from records where made_up")
        kept = {tuple(row) for row in execute("select kind, lower(reference) from records")}
        new = (record for record in records if (record.kind, record.reference.lower()) not in kept)
        self._connection.executemany(KEEP, (_row(record, True) for record in new))

    def keep(self, record: MadeRecord) -> None:
        """Keep a record for good, in the place of the one that had its reference."""
        gone = "delete from records where kind = ? and reference = ?"
        with self._lock:
            self._connection.execute(gone, (record.kind, record.reference))
            self._connection.execute(KEEP, _row(record, False))

    def every(self, kind: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """(the record in full, its geometry) of a kind, oldest first."""
        query = "select record, geometry from records where kind = ? order by id"
        with self._lock:
            rows = self._connection.execute(query, (kind,)).fetchall()
        return [(json.loads(record), json.loads(shape)) for record, shape in rows]

    def features_in(self, box: tuple[float, float, float, float], wanted: Wanted) -> list[str]:
        """The texts of the features that intersect a box (EPSG:27700 metres)."""
        asked = (wanted.reference, wanted.reference, wanted.part, wanted.part)
        with self._lock:
            rows = self._connection.execute(FIND, (wanted.kind, *wanted.days, *asked)).fetchall()
        hits = shapely.intersects(shapely.from_wkb([wkb for _, wkb in rows]), shapely.box(*box))
        found = [json.loads(texts).get(wanted.version) for (texts, _), hit in zip(rows, hits) if hit]
        return [text for text in found if text is not None]

    def record(self, kind: str, reference: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """(the record in full, its geometry) by its reference."""
        query = "select record, geometry from records where kind = ? and reference = ?"
        with self._lock:
            found = self._connection.execute(query, (kind, reference)).fetchone()
        return (json.loads(found[0]), json.loads(found[1])) if found else None


def _row(made: MadeRecord, made_up: bool) -> tuple[Any, ...]:
    days = (
        made.start.toordinal() if made.start else NEVER,
        made.end.toordinal() if made.end else ALWAYS,
    )
    return (
        made.kind,
        made.reference,
        made.part,
        *days,
        shapely.to_wkb(place_of(made.geometry)),
        json.dumps(made.geometry),
        json.dumps(made.record),
        json.dumps(made.features),
        int(made_up),
    )
