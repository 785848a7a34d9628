"""The drafts' file: opened, brought up to date, and written one transaction at a time.

The plugin reads and writes it through this alone. Other programs, and QGIS, may open it and look.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import geopackage
from .draft_failures import DraftsError, failure_words

# How long a write waits for another window's. One takes 0.1 ms, an outbox's one sync of the disk.
BUSY_SECONDS = 5.0


class DraftsFile:
    """A GeoPackage with one connection, which one thread uses at a time."""

    def __init__(self, path: str | Path) -> None:
        """Open the file, making it and its folder if they are not there. DraftsError if it cannot be used."""
        self.path = Path(path)
        self._lock = threading.RLock()
        with self.in_words():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                str(self.path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._connection.row_factory = sqlite3.Row
            try:
                self._open()
            except BaseException:
                self._connection.close()
                raise

    def _open(self) -> None:
        # On a network drive SQLite may not be able to, and keeps the slower mode that it has.
        geopackage.write_ahead(self._connection, BUSY_SECONDS)
        self._connection.execute("PRAGMA synchronous = NORMAL")
        if geopackage.bring_up_to_date(self._connection) > len(geopackage.MIGRATIONS):
            raise DraftsError(
                f"The drafts in {self.path} were kept by a newer Works Extents, so this one leaves them "
                "alone. Update the plugin to go on with them."
            )
        # GDAL looks for the GeoPackage's mark in the file itself, where it is not while all is in the log.
        self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Close the file. The store is of no use afterwards."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def writing(self, durably: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction on the file, for this room only. DraftsError if it could not be written.

        durably: it is on the disk itself when this returns, and survives the machine's power failing.
        """
        with self._lock, self.in_words():
            connection = self._connection
            if durably:
                connection.execute("PRAGMA synchronous = FULL")
            try:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
            finally:
                if durably:
                    connection.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection while no other thread uses it, for this room only."""
        with self._lock, self.in_words():
            yield self._connection

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """Whatever the file or the disk refuses becomes a DraftsError."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise DraftsError(failure_words(self.path, error), str(error)) from error
