"""The vertices of drafts in the drafts' file: one row each, in order, ring by ring."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from .draft import Vertex

_INSERT = "INSERT INTO sketch_vertices (draft_id, ring, position, easting, northing) VALUES (?, ?, ?, ?, ?)"


def read(connection: sqlite3.Connection, identity: str) -> tuple[list[Vertex], list[list[Vertex]]]:
    """The outline of a draft and its holes, rings left unclosed."""
    rings: list[list[Vertex]] = [[]]
    rows = connection.execute(
        "SELECT ring, easting, northing FROM sketch_vertices WHERE draft_id = ? ORDER BY ring, position",
        (identity,),
    )
    for ring, easting, northing in rows:
        while len(rings) <= ring:
            rings.append([])
        rings[ring].append((_number(easting), _number(northing)))
    return rings[0], rings[1:]


def add(connection: sqlite3.Connection, identity: str, position: int, vertex: Vertex) -> None:
    """Put one vertex into the outline, at a position that is free."""
    connection.execute(_INSERT, (identity, 0, position, *vertex))


def clear(connection: sqlite3.Connection, identity: str) -> None:
    """Take all vertices away."""
    connection.execute("DELETE FROM sketch_vertices WHERE draft_id = ?", (identity,))


def write(connection: sqlite3.Connection, identity: str, rings: Iterable[Sequence[Vertex]]) -> None:
    """Put these rings, the outline first, in the place of what is there."""
    clear(connection, identity)
    connection.executemany(
        _INSERT,
        [
            (identity, ring, position, *vertex)
            for ring, run in enumerate(rings)
            for position, vertex in enumerate(run)
        ],
    )


def _number(stored: float | None) -> float:
    # SQLite keeps "not a number" as NULL.
    return float("nan") if stored is None else stored
