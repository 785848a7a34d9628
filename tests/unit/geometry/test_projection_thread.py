"""What uses pyproj runs in the main thread or in one other, whoever calls it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from plugin.geometry import national_grid
from plugin.geometry.projection_thread import projects


@projects
def where(deeper: bool = False) -> int:
    return where() if deeper else threading.get_ident()


@projects
def fails() -> None:
    raise ValueError("no such place")


def in_a_thread(function: object, *given: object) -> object:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *given).result(timeout=20)  # type: ignore[arg-type]


def test_the_main_thread_does_it_itself() -> None:
    assert where() == where(True) == threading.get_ident()


def test_all_other_threads_have_it_done_by_one() -> None:
    found = {in_a_thread(where, deeper) for deeper in (False, True, False)}
    assert len(found) == 1 and threading.get_ident() not in found


def test_an_error_comes_back() -> None:
    with pytest.raises(ValueError, match="no such place"):
        in_a_thread(fails)


def test_many_threads_at_once_get_their_own_answers() -> None:
    alone = [national_grid.to_etrs89(470_000 + n, 310_000) for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda n: national_grid.to_etrs89(470_000 + n, 310_000), range(40)))
    assert together == alone
