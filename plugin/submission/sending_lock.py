"""A mark that an attempt is being sent at this moment, which goes when the process that sends it goes.

A crash leaves a draft "sending" on disk. Whether another window is at work or one is gone, a time or a process
number cannot tell; a file's lock can, because the system lets go of it with the process. SQLite brings such
locks for every system. Every attempt has a file of its own, whose name nobody knows before it is locked.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def _file(drafts: Path, mark: str) -> Path:
    return drafts.with_name(f"{drafts.name}-sending-{mark}")


@contextmanager
def sending(drafts: Path) -> Iterator[str]:
    """Hold a new mark beside the file `drafts` while something is sent, and give its name.

    sqlite3.Error where the folder cannot be written in.
    """
    mark = uuid.uuid4().hex
    path = _file(drafts, mark)
    connection = sqlite3.connect(str(path), timeout=0.0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield mark
    finally:
        connection.close()
        # Where another window looks at it just now, Windows keeps it. It is empty, and its lock is gone.
        with suppress(OSError):
            path.unlink()


def is_held(drafts: Path, mark: str) -> bool:
    """Whether the process that holds a mark, this one or another, is alive and has not finished sending."""
    return is_locked(_file(drafts, mark))


def is_locked(path: Path) -> bool:
    """Whether a process, this one or another, keeps a file locked. One that nobody keeps is taken away."""
    if not path.exists():
        return False
    connection = sqlite3.connect(str(path), timeout=0.0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        # Any other error comes of its holder's removing it under our hands.
        return "locked" in str(error)
    finally:
        connection.close()
    with suppress(OSError):
        path.unlink()
    return False
