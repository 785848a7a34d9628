"""What the practice service remembers, in one SQLite file: made-up works and submitted ones, boxes in an R*Tree."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import shapely

from .answers_geojson import features, work_end, work_start
from .categories import day_of
from .ledger import Event, Ledger, Thing
from .made_records import MadeRecord
from .record_table import RecordTable
from .town_works import MadeWork
from .work_shapes import place_of

SCHEMA = """
create table if not exists facts (name text primary key, value text not null);
create table if not exists works (
    id integer primary key, reference text not null unique collate nocase, made_up integer not null,
    start_day integer not null, end_day integer not null,
    shape blob not null, geometry text not null, record text not null
);
create table if not exists features (
    id integer not null references works (id) on delete cascade, version text not null, feature text not null,
    primary key (id, version)
) without rowid;
create virtual table if not exists boxes using rtree (id, min_easting, max_easting, min_northing, max_northing);
"""
KEEP_WORK = """insert or ignore into works (reference, made_up, start_day, end_day, shape, geometry, record)
 values (?, ?, ?, ?, ?, ?, ?)"""
COUNT_INSIDE = """select count(*) from (select 1 from boxes join works using (id)
 where min_easting >= ? and max_easting <= ? and min_northing >= ? and max_northing <= ?
 and start_day <= ? and end_day >= ? limit ?)"""
NEAR = """select feature, shape from boxes join works using (id) join features using (id)
 where min_easting <= ? and max_easting >= ? and min_northing <= ? and max_northing >= ?
 and start_day <= ? and end_day >= ? and version = ? order by works.id"""
FEATURE = "select feature, shape from works join features using (id) where reference = ? and version = ?"
CONCERNED = ("promoter_swa_code", "highway_authority_swa_code")
NEVER, ALWAYS = -1, 10_000_000
Box = tuple[float, float, float, float]


class TooMany(Exception):
    """More works than asked for."""


class ReferenceTaken(Exception):
    """The work reference exists already; they are not case-sensitive."""


@dataclass(frozen=True)
class Days:
    """From a day to a day, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def bounds(self) -> tuple[int, int]:
        """(the last day on which works may start, the first day on which they may end) as ordinals."""
        last = self.end.toordinal() if self.end else ALWAYS
        return last, self.start.toordinal() if self.start else NEVER


def _row(work: MadeWork, shape: shapely.Geometry, made_up: bool) -> tuple[Any, ...]:
    record = work.record
    days = [day_of(moment).toordinal() for moment in (work_start(record), work_end(record))]
    texts = json.dumps(work.geometry), json.dumps(record)
    return (record["work_reference_number"], int(made_up), *days, shapely.to_wkb(shape), *texts)


class Store:
    """The file and how to ask it. One connection behind a lock: every question takes milliseconds."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, timeout=10, isolation_level=None)
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = normal")
        self._connection.execute("pragma foreign_keys = on")
        self._connection.executescript(SCHEMA)
        self.records = RecordTable(self._connection, self._lock)
        self.ledger = Ledger(self._connection, self._lock)
        self._acting = 0

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def fact(self, name: str) -> str | None:
        """Something noted earlier."""
        found = self._one("select value from facts where name = ?", (name,))
        return found[0] if found else None

    def _one(self, query: str, values: tuple[Any, ...]) -> Any:
        with self._lock:
            return self._connection.execute(query, values).fetchone()

    def _all(self, query: str, values: tuple[Any, ...]) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def put_made_up(
        self,
        works: Iterable[MadeWork],
        facts: dict[str, str],
        records: Iterable[MadeRecord] = (),
        things: Iterable[Thing] = (),
        events: Iterable[Event] = (),
    ) -> None:
        """Put these in the place of all made-up works so far; submitted ones stay. A submitted reference wins."""
        with self.acting():
            execute = self._connection.execute
            execute("delete from boxes where id in (select id from works where made_up)")
            execute("delete from works where made_up")
            held = {reference.lower() for (reference,) in execute("select reference from works")}
            held |= {reference.lower() for reference in self.ledger.held_works()}
            for work in works:
                self._insert(work, made_up=True)
            self.records.put(records)
            self.ledger.furnish(things, events, held)
            for name, value in facts.items():
                execute("insert or replace into facts values (?, ?)", (name, value))

    @contextmanager
    def acting(self) -> Iterator[None]:
        """All or nothing, nobody in between, and on the disk when done. May be entered while acting already."""
        with self._lock:
            if self._acting:
                yield
                return
            self._acting = 1
            try:
                with _Transaction(self._connection):
                    yield
            finally:
                self._acting = 0

    def _insert(self, work: MadeWork, made_up: bool) -> bool:
        shape = place_of(work.geometry)
        execute = self._connection.execute
        added = execute(KEEP_WORK, _row(work, shape, made_up))
        if added.rowcount == 0:
            return False
        number = added.lastrowid
        west, south, east, north = shape.bounds
        execute("insert into boxes values (?, ?, ?, ?, ?)", (number, west, east, south, north))
        texts = features(work.record, work.geometry, shape)
        self._connection.executemany(
            "insert into features values (?, ?, ?)", ((number, version, texts[version]) for version in texts)
        )
        return True

    def submit(self, work: MadeWork) -> None:
        """Keep a submitted work for good; raises ReferenceTaken."""
        with self.acting():
            if not self._insert(work, made_up=False):
                raise ReferenceTaken

    def replace(self, work: MadeWork) -> None:
        """Keep a work, as it is now, for good and in the place of what it was, with all that belongs to it."""
        reference = work.record["work_reference_number"]
        with self.acting():
            (number,) = self._one("select id from works where reference = ?", (reference,))
            self._connection.execute("delete from boxes where id = ?", (number,))
            self._connection.execute("delete from works where id = ?", (number,))
            self._insert(work, made_up=False)
            self.ledger.hold(reference)

    def works_of(self, who: Iterable[str]) -> list[MadeWork]:
        """The works that organisations (SWA codes) promote or are the authority for, oldest first."""
        codes = set(who)
        rows: dict[int, tuple[str, str]] = {}
        for code in codes:
            # A first sieve, so that not all three thousand have to be read.
            query = "select id, record, geometry from works where record like ?"
            likely = self._all(query, (f'%_swa_code": "{code}"%',))
            rows.update({number: (record, shape) for number, record, shape in likely})
        found = [MadeWork(json.loads(rows[n][0]), json.loads(rows[n][1])) for n in sorted(rows)]
        return [work for work in found if {work.record[name] for name in CONCERNED} & codes]

    def has(self, reference: str) -> bool:
        """Whether a work of this reference exists."""
        return self._one("select 1 from works where reference = ?", (reference,)) is not None

    def work(self, reference: str) -> MadeWork | None:
        """One work by its reference."""
        found = self._one("select record, geometry from works where reference = ?", (reference,))
        return MadeWork(json.loads(found[0]), json.loads(found[1])) if found else None

    def feature(self, reference: str, version: str) -> list[tuple[str, bytes]]:
        """[(feature text, WKB)] of the work of this reference, or nothing."""
        return self._all(FEATURE, (reference, version))

    def features_in(self, box: Box, days: Days, version: str, cap: int) -> list[str]:
        """The texts of the features that intersect a box, at most `cap`; raises TooMany beyond."""
        inside = self._one(COUNT_INSIDE, (*_inside(box), *days.bounds(), cap + 1))[0]
        if inside > cap:
            raise TooMany
        near = self._all(NEAR, (*_around(box), *days.bounds(), version))
        shapes = shapely.from_wkb([wkb for _, wkb in near])
        found = [text for (text, _), hit in zip(near, shapely.intersects(shapes, shapely.box(*box))) if hit]
        if len(found) > cap:
            raise TooMany
        return found

    def counts(self) -> dict[str, int]:
        """How many works, other things and records with a place there are of each kind."""
        query = """select 'works', count(*) from works union all select kind, count(*) from things group by kind
         union all select kind || ' on the map', count(*) from records group by kind"""
        return dict(self._all(query, ()))

    def count(self, box: Box | None, days: Days) -> int:
        """How many works there are, told from the table itself and not by way of the R*Tree."""
        rows = self._all("select shape from works where start_day <= ? and end_day >= ?", days.bounds())
        if box is None:
            return len(rows)
        shapes = shapely.from_wkb([wkb for (wkb,) in rows])
        return int(shapely.intersects(shapes, shapely.box(*box)).sum())


def _inside(box: Box) -> Box:
    """The box for shapes surely inside it: the R*Tree's figures are rounded to a few centimetres."""
    west, south, east, north = box
    return west + 0.1, east - 0.1, south + 0.1, north - 0.1


def _around(box: Box) -> Box:
    west, south, east, north = box
    return east, west, north, south


class _Transaction:
    """All or nothing, and on the disk when done."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("begin immediate")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._connection.execute("commit" if kind is None else "rollback")
