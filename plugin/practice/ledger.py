"""The records beside the works in the practice service's file: one table, each a kind, a reference, plain data."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SCHEMA = """
create table if not exists things (
    id integer primary key autoincrement, kind text not null, reference text not null collate nocase,
    work text not null collate nocase, made_up integer not null, record text not null, unique (kind, reference)
);
create index if not exists things_of_works on things (work, kind);
create table if not exists events (
    id integer primary key autoincrement, work text not null collate nocase, made_up integer not null,
    moment text not null, promoter text not null, authority text not null, record text not null
);
create index if not exists events_of_works on events (work);
create index if not exists events_by_moment on events (moment);
"""
KEEP = "insert or replace into things (kind, reference, work, made_up, record) values (?, ?, ?, 0, ?)"
FURNISH = "insert or ignore into things (kind, reference, work, made_up, record) values (?, ?, ?, 1, ?)"
NOTE = "insert into events (work, made_up, moment, promoter, authority, record) values (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Thing:
    """One record that is made up. work: the work it belongs to, or ""."""

    kind: str
    reference: str
    record: Mapping[str, Any]
    work: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happened to a work: for its history, and for those who poll."""

    work: str
    moment: str
    promoter: str
    authority: str
    record: Mapping[str, Any]


class Ledger:
    """The tables and how to ask them, on the connection of the store."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.RLock) -> None:
        self._connection = connection
        self._lock = lock
        connection.executescript(SCHEMA)

    def _rows(self, query: str, values: tuple[Any, ...]) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def get(self, kind: str, reference: str) -> dict[str, Any] | None:
        """One record."""
        found = self._rows("select record from things where kind = ? and reference = ?", (kind, reference))
        return json.loads(found[0][0]) if found else None

    def of_work(self, kind: str, work: str) -> list[dict[str, Any]]:
        """The records of a kind that belong to a work, oldest first."""
        query = "select record from things where work = ? and kind = ? order by id"
        return [json.loads(text) for (text,) in self._rows(query, (work, kind))]

    def all(self, kind: str) -> list[dict[str, Any]]:
        """Every record of a kind, oldest first."""
        found = self._rows("select record from things where kind = ? order by id", (kind,))
        return [json.loads(text) for (text,) in found]

    def keep(self, kind: str, reference: str, record: Mapping[str, Any], work: str = "") -> None:
        """Keep a record for good, in the place of the one that had its reference."""
        with self._lock:
            known = self._connection.execute(
                "update things set record = ?, made_up = 0 where kind = ? and reference = ?",
                (json.dumps(record), kind, reference),
            )
            if known.rowcount == 0:
                self._connection.execute(KEEP, (kind, reference, work, json.dumps(record)))

    def remove(self, kind: str, reference: str) -> bool:
        """Forget a record; whether there was one."""
        with self._lock:
            gone = self._connection.execute(
                "delete from things where kind = ? and reference = ?", (kind, reference)
            )
            return gone.rowcount > 0

    def next_number(self, kind: str) -> int:
        """A number that no record of the kind has: for those that are known by numbers."""
        query = "select coalesce(max(cast(reference as integer)), 1000) from things where kind = ?"
        return int(self._rows(query, (kind,))[0][0]) + 1

    def note(self, event: Event, made_up: bool = False) -> None:
        """Write down that something happened."""
        with self._lock:
            self._connection.execute(NOTE, _row(event, made_up))

    def events_of(self, work: str) -> list[dict[str, Any]]:
        """What happened to a work, the latest first, each with its `update_id`."""
        query = "select id, record from events where work = ? order by moment desc, id desc"
        return [{**json.loads(text), "update_id": number} for number, text in self._rows(query, (work,))]

    def updates(self, since: str, until: str, after: int, who: str) -> list[dict[str, Any]]:
        """What happened between two moments beyond an update_id to the works of an organisation, oldest first."""
        query = """select id, work, record from events where moment >= ? and moment <= ? and id > ?
         and (promoter = ? or authority = ?) order by id"""
        rows = self._rows(query, (since, until, after, who, who))
        return [
            {**json.loads(text), "work_reference_number": work, "update_id": number}
            for number, work, text in rows
        ]

    def hold(self, work: str) -> None:
        """Keep all that belongs to a work for good: somebody acted on it, so it must not move on with the rest."""
        with self._lock:
            self._connection.execute("update things set made_up = 0 where work = ?", (work,))
            self._connection.execute("update events set made_up = 0 where work = ?", (work,))

    def held_works(self) -> list[str]:
        """The references of works without a permit that stay as they are."""
        found = self._rows("select reference from things where kind = 'work' and not made_up", ())
        return [reference for (reference,) in found]

    def furnish(self, things: Iterable[Thing], events: Iterable[Event], held: set[str]) -> None:
        """Put these in the place of what was made up, within the caller's transaction; works in `held` stay."""
        execute = self._connection.execute
        execute("delete from things where made_up")
        execute("delete from events where made_up")
        self._connection.executemany(
            FURNISH,
            (
                (thing.kind, thing.reference, thing.work, json.dumps(thing.record))
                for thing in things
                if thing.work.lower() not in held
            ),
        )
        kept = (event for event in events if event.work.lower() not in held)
        self._connection.executemany(NOTE, (_row(event, True) for event in kept))


def _row(event: Event, made_up: bool) -> tuple[Any, ...]:
    who = (event.promoter, event.authority)
    return (event.work, int(made_up), event.moment, *who, json.dumps(event.record))
