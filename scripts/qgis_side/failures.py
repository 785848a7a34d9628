"""What goes wrong in a run, wherever it happens, written to the output and counted."""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from collections.abc import Sequence
from types import ModuleType, TracebackType
from typing import Any

seen: list[str] = []
# What QGIS's log was told as a warning, or as worse.
warned: list[str] = []
_listeners: list[Any] = []


def watch(timeout: float) -> None:
    """End the run with the stacks of all threads after `timeout` seconds, and hear QGIS's log."""
    faulthandler.enable(2)
    faulthandler.dump_traceback_later(timeout, exit=True, file=2)
    _hear_the_log()
    _open_no_dialog()


def note_exceptions() -> None:
    """Note every exception that nobody catches: QGIS itself would only show a message bar."""
    sys.excepthook = _note
    threading.excepthook = lambda given: _note(given.exc_type, given.exc_value, given.exc_traceback)
    sys.unraisablehook = lambda given: _note(given.exc_type, given.exc_value, given.exc_traceback)


def note(words: str) -> None:
    """Write a failure to the output and count it."""
    seen.append(words)
    print(f"FAILURE {words}", flush=True)


def hide(packages: Sequence[str]) -> None:
    """Make the named packages look as if they were not installed."""
    if packages:
        sys.meta_path.insert(0, _Hidden(packages))


class _Hidden:
    def __init__(self, packages: Sequence[str]) -> None:
        self._packages = set(packages)

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> None:
        if name.partition(".")[0] in self._packages:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _note(kind: Any, value: BaseException | None, trace: TracebackType | None) -> None:
    note("".join(traceback.format_exception(kind, value, trace)))


def _hear_the_log() -> None:
    from qgis.core import Qgis, QgsApplication

    def heard(message: str, tag: str, level: Any, *_: Any) -> None:
        if tag == "Python error":
            note(message)
        elif level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical):
            warned.append(message)
            print(f"QGIS [{tag}] {message}", flush=True)

    log = QgsApplication.messageLog()
    # QGIS 4 sends nothing but the second.
    if hasattr(log, "messageReceivedWithFormat"):
        log.messageReceivedWithFormat.connect(heard)
    else:
        log.messageReceived[str, str, Qgis.MessageLevel].connect(heard)
    # Kept, or the connection would go with it.
    _listeners.append(heard)


def _open_no_dialog() -> None:
    """Keep QGIS from showing a plugin's failure in a dialog, which would wait for a person."""
    import qgis.utils

    qgis.utils.open_stack_dialog = lambda *given, **named: None
