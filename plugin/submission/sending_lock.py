"""A mark that somebody is sending a draft at this moment, which goes when their process goes.

A crash leaves a draft "sending" on disk. Whether another window is at work or one is gone, a time or a process
number cannot tell; a file's lock can, because the system lets go of it with the process. SQLite brings such
locks for every system.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def _file(drafts: Path, draft_id: str) -> Path:
    return drafts.with_name(f"{drafts.name}-sending-{draft_id}")


@contextmanager
def sending(drafts: Path, draft_id: str, wait: float = 1.0) -> Iterator[bool]:
    """Hold the mark of a draft of the file `drafts` while it is sent; False if somebody else holds it.

    OSError or sqlite3.Error where the folder cannot be written in.
    """
    path = _file(drafts, draft_id)
    connection = sqlite3.connect(str(path), timeout=wait, isolation_level=None)
    held = removed = False
    try:
        held = _held(connection)
        yield held
    finally:
        # By its holder, and while it holds it, or the next one's could be removed. Windows removes no open file,
        # nor one that another has opened since: there afterwards is as safe.
        removed = held and _removed(path)
        connection.close()
        if held and not removed:
            _removed(path)


def _removed(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False


def _held(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return True


def is_sent_by_somebody(drafts: Path, draft_id: str) -> bool:
    """Whether a process that is alive, this one or another, is sending the draft."""
    if not _file(drafts, draft_id).exists():
        return False
    with sending(drafts, draft_id, wait=0.0) as free:
        return not free
