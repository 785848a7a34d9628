"""pyproj in a thread of its own, for whoever is in a thread that Python did not start.

A QGIS task runs in a thread of Qt's. Python makes a new state for it at each task's beginning and throws it away
at its end, and with it what pyproj keeps for a thread; the second task that comes to pyproj then crashes the whole
of QGIS (pyproj 3.7 with PROJ 9.6, Debian 13). The main thread, and threads that Python started, keep their state.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])

_NAME = "works_extents_projections"
_lock = threading.Lock()
_made: list[ThreadPoolExecutor] = []


def projects(function: Function) -> Function:
    """Make a function that uses pyproj safe to be called from any thread: it waits for its result."""

    @functools.wraps(function)
    def called(*given: Any, **named: Any) -> Any:
        if _keeps_its_state():
            return function(*given, **named)
        return _thread().submit(function, *given, **named).result()

    return cast(Function, called)


def _keeps_its_state() -> bool:
    """Whether the thread is the main one, or this module's own."""
    here = threading.current_thread()
    return here is threading.main_thread() or here.name.startswith(_NAME)


def _thread() -> ThreadPoolExecutor:
    with _lock:
        if not _made:
            _made.append(ThreadPoolExecutor(max_workers=1, thread_name_prefix=_NAME))
        return _made[0]
