"""Work that has to be done on the main thread, in turns: QGIS goes on between one and the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer


class Turns(QObject):
    """Takes one thing after another. What is begun anew ends what went before; so does the parent's end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._queue: list[Any] = []
        self._act: Callable[[Any], None] = _nothing
        self._done: Callable[[], None] = _finished
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether something is still to be done."""
        return self._timer.isActive()

    def take(
        self, things: Iterable[Any], act: Callable[[Any], None], done: Callable[[], None] | None = None
    ) -> None:
        """Do `act(thing)` for each, a turn each, and then `done()`; the first at once."""
        self._queue, self._act, self._done = list(things), act, done or _finished
        self._timer.start()
        self._next()

    def stop(self) -> None:
        """Do no more."""
        self._timer.stop()
        self._queue = []

    def _next(self) -> None:
        if self._queue:
            self._act(self._queue.pop(0))
            return
        self._timer.stop()
        self._done()


def _nothing(thing: Any) -> None:
    """To begin with, nothing is to be done."""


def _finished() -> None:
    """Nobody waits for the end."""
