"""Several windows of QGIS on one drafts file: a draft is open in one of them, and each sees what the others keep.

What says that a draft is open is the lock of a file beside the drafts, which the system lets go of with the process,
however that ends (sending_lock tells why).
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from .drafts import DraftStore
from .sending_lock import is_locked


class OpenDraft:
    """The draft that this window has open. Only from one thread."""

    def __init__(self, drafts: Path) -> None:
        """drafts: the drafts' file."""
        self._drafts = drafts
        self._held = ""
        self._lock: sqlite3.Connection | None = None

    @property
    def held(self) -> str:
        """The id of the draft; empty for none."""
        return self._held

    def elsewhere(self, identity: str) -> bool:
        """Whether another window has this draft open. False, too, where the folder knows no locks."""
        if identity == self._held:
            return False
        try:
            return is_locked(self._file(identity))
        except sqlite3.Error:
            return False

    def hold(self, identity: str) -> bool:
        """Have this draft open, and no longer the one before; False where another window has it."""
        if identity == self._held:
            return True
        self.let_go()
        path = self._file(identity)
        try:
            lock = sqlite3.connect(str(path), timeout=0.0, isolation_level=None, check_same_thread=False)
        except sqlite3.Error:
            return True  # no locks here: then as if there were one window
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            lock.close()
            return "locked" not in str(error)
        self._held, self._lock = identity, lock
        return True

    def let_go(self) -> None:
        """Have none open."""
        if self._lock is None:
            return
        path, lock = self._file(self._held), self._lock
        self._held, self._lock = "", None
        lock.close()
        # Where another window looks at it just now, Windows keeps it. It is empty, and its lock is gone.
        with suppress(OSError):
            path.unlink()

    def _file(self, identity: str) -> Path:
        return self._drafts.with_name(f"{self._drafts.name}-open-{identity}")


def kept_elsewhere(store: DraftStore) -> int:
    """A number that is another one whenever another window has written to the file. DraftsError."""
    with store.reading() as connection:
        return int(connection.execute("PRAGMA data_version").fetchone()[0])
