"""The built-in practice service, run inside this QGIS while it is wanted."""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from typing import Any

from . import profile_folder


class PracticeService:
    """Starts the practice service in a thread when it is first asked for; its state is kept in the profile."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._server: Any = None
        # The docks and an algorithm may ask at the same time.
        self._starting = threading.Lock()

    def address(self) -> str:
        """Where it answers, started if need be. Takes seconds the first time: not for the main thread.

        Raises OSError where the folder or a port cannot be had.
        """
        with self._starting:
            if self._server is None:
                from ..practice.server import PracticeServer

                server = PracticeServer(self._folder or profile_folder.folder("practice"))
                server.start()
                self._server = server
                # Furnishing the town made so many things that Python would look through all that QGIS holds in
                # the middle of the first search, for 75 ms. Now nobody waits.
                gc.collect()
            return str(self._server.address)

    @property
    def server(self) -> Any:
        """The running server, or None."""
        return self._server

    def stop(self) -> None:
        """Stop answering; what was submitted stays in the folder."""
        if self._server is not None:
            self._server.stop()
            self._server = None
